"""`kill -9` in a check, an import or a migration: what was done stays, the next run does the rest, and nothing doubles."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from sqlalchemy import Row, func, make_url, select

from tests.running import environment, page, service, write_config
from tests.store.conftest import a_database
from tests.store.test_migrations import DATABASES, assert_as_the_schema_says, assert_filled, backups, bring_back
from tests.test_check import Site
from tosmon.store import open_store
from tosmon.store.schema import checks, documents, findings, ledger, packs, runs, snapshots, versions

if sys.platform == "win32":
    pytest.skip("Windows has no fork, by which these runs begin", allow_module_level=True)

from tests.store.dying import KILLED

GRANT = "We may use the content you upload to train our artificial intelligence models."
DENIAL = "We do not use your content to train artificial intelligence models."
KILLS = 5


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended."""

    code: int
    steps: int
    stdout: str
    stderr: str


class Mortal:
    """Runs tosmon in a folder, in processes that can be killed at a step."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.store.dying"],
            cwd=root,
            env=environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str, last: int = 0) -> Done:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([str(self.folder), last, *arguments]) + "\n")
        self._process.stdin.flush()
        done = Done(*json.loads(self._process.stdout.readline()))
        assert done.code == (KILLED if last else done.code), done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def close(self) -> None:
        self._process.communicate()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mortal]:
    opened = Mortal(tmp_path_factory.mktemp("mortal"))
    yield opened
    opened.close()


@pytest.fixture
def mortal(loaded: Mortal, tmp_path: Path) -> Mortal:
    loaded.folder = tmp_path
    return loaded


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


def memory(url: str, *, times: bool) -> dict[str, list[Row[Any]]]:
    """All that is remembered of the documents, in an order of its own; the times only where they are not those of the runs."""
    said = [ledger.c[name] for name in "fingerprint kind text lead section rules language attributes marks present".split()]
    seen = [ledger.c.first_seen, ledger.c.last_seen] if times else []
    found = [findings.c[name] for name in "change severity fingerprint text version previous before live".split()]
    read = [versions.c[name] for name in "number sha256 size title language reader rules technical".split()]
    queries = {
        "documents": select(documents.c.key, documents.c.url, documents.c.version, documents.c.page_sha256, documents.c.etag),
        "snapshots": select(documents.c.key, snapshots.c.sha256, snapshots.c.status, snapshots.c.believed).join_from(
            snapshots, documents
        ),
        "versions": select(documents.c.key, *read, *[versions.c.observed_at] * times).join_from(versions, documents),
        "ledger": select(documents.c.key, *said, *seen).join_from(ledger, documents),
        "findings": select(documents.c.key, *found, *[findings.c.observed_at] * times).join_from(findings, documents),
        "packs": select(packs.c.sha256, packs.c.size),
        "runs that are on": select(runs.c.active).where(runs.c.active),
    }
    with open_store(url) as store, store._engine.connect() as connection:
        return {name: sorted(connection.execute(query), key=repr) for name, query in queries.items()}


@pytest.fixture
def copies(kind: str, empty_url: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """Makes a copy of the database of the test each time it is called."""
    with ExitStack() as stack:

        def copy() -> str:
            if kind == "sqlite":
                target = tmp_path / f"{uuid.uuid4().hex}.db"
                shutil.copyfile(tmp_path / "tosmon.db", target)
                return f"sqlite:///{target}"
            return stack.enter_context(a_database(request.getfixturevalue("server"), str(make_url(empty_url).database)))

        yield copy


def assert_every_kill_is_survived(
    mortal: Mortal,
    copies: Callable[[], str],
    *job: str,
    times: bool,
    before: Callable[[], object] = lambda: None,
    after: Callable[[str], object] = lambda _: None,
) -> None:
    """Kill a job at steps all over it, let it run again, and find what is remembered where nobody was killed."""
    whole = copies()
    calm = mortal.run("--database", whole, *job)
    wanted = memory(whole, times=times)
    assert all(wanted[name] for name in ("versions", "ledger", "findings"))
    for last in Random(5).sample(range(1, calm.steps + 1), KILLS):
        url = copies()
        before()
        mortal.run("--database", url, *job, last=last)
        after(url)
        again = mortal.run("--database", url, *job)
        assert "is in use by" not in again.stderr.replace("was in use by", "")
        assert memory(url, times=times) == wanted, last


def test_a_check_killed_at_any_step_loses_at_most_the_document_in_hand_and_word_of_those_unchanged_before_it(
    mortal: Mortal, copies: Callable[[], str], empty_url: str, site: Site, tmp_path: Path
) -> None:
    watched = [service(name, site.set(f"/{name}", page(DENIAL))) for name in ("Plum", "Quince", "Rowan", "Sloe")]
    write_config(tmp_path, *watched, concurrency=1)
    assert mortal.run("--database", empty_url, "check").code == 0
    site.set("/Plum", page(DENIAL, GRANT))
    site.set("/Quince", page(GRANT))
    site.set("/Rowan", "", status=503)
    write_config(tmp_path, *watched, service("Tayberry", site.set("/Tayberry", page(GRANT))), concurrency=1)

    def hardly_any_is_lost(url: str) -> None:
        asked = {request.path for request, _ in site.server.log} & site.pages.keys()
        with open_store(url) as store, store._engine.connect() as connection:
            done = connection.execute(select(func.count()).select_from(checks)).scalar_one() - len(watched)
        unwritten = {"/Sloe"} & asked
        assert len(asked - unwritten) - 1 <= done <= len(asked)

    survived = partial(assert_every_kill_is_survived, before=site.server.clear_log, after=hardly_any_is_lost)
    survived(mortal, copies, "check", times=False)


def test_an_import_killed_at_any_step_loses_at_most_the_version_in_hand(
    mortal: Mortal, copies: Callable[[], str], empty_url: str, tmp_path: Path
) -> None:
    write_config(tmp_path)
    open_store(empty_url).close()
    for name in ("Plum", "Quince"):
        place = tmp_path / "archive" / name / "Terms_of_Use"
        place.mkdir(parents=True)
        for day, said in enumerate([(DENIAL,), (DENIAL, GRANT), (), (GRANT,)], 1):
            (place / f"2024020{day}T030000Z.html").write_text(page(*said), encoding="utf-8")
    assert_every_kill_is_survived(mortal, copies, "import", "archive", times=True)


def test_a_migration_killed_at_any_step_is_done_by_the_next_command(
    mortal: Mortal, copies: Callable[[], str], empty_url: str
) -> None:
    bring_back(DATABASES / "0001.sql", empty_url)
    whole = copies()
    steps = mortal.run("--database", whole, "status").steps
    for last in Random(5).sample(range(1, steps + 1), KILLS):
        url = copies()
        mortal.run("--database", url, "status", last=last)
        assert mortal.run("--database", url, "status").code == 0
        with open_store(url) as store:
            assert_filled(store)
            assert_as_the_schema_says(store)
        assert not url.startswith("sqlite:") or backups(Path(str(make_url(url).database)))


def test_half_a_backup_of_a_killed_process_is_not_in_the_way(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/tosmon.db"
    bring_back(DATABASES / "0001.sql", url)
    (tmp_path / "tosmon.db.backup-partial").write_bytes(b"half a backup")
    with open_store(url) as store:
        assert_filled(store)
    (backup,) = backups(tmp_path / "tosmon.db")
    assert backup.name.startswith("tosmon.db.backup-0001-")
    with open_store(f"sqlite:///{backup}") as store:
        assert_filled(store)

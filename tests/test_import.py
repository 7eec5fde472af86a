"""What `tosmon import` makes of folders and repositories of past versions."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.repositories import Git, terms
from tests.running import command, environment, page, tosmon, write_config

GRANT = "We may use your songs to train artificial intelligence."
BAN = "You must not use our service to train AI models."
SERVICES = ("Apple", "Birch", "Cedar")
FIRST, NEW, TECHNICAL = (
    "First record of Orchard Terms",
    "Record new changes of Orchard Terms",
    "Apply technical or declaration upgrade on Orchard Terms",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_config(tmp_path)
    return tmp_path


def asked(home: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(home / "tosmon.db")) as database:
        return database.execute(query).fetchall()


def findings(home: Path) -> list[tuple[str, str, str]]:
    """Change, day and sentence of every finding, oldest first."""
    rows = [json.loads(line) for line in tosmon(home, "findings", "--all", "--format", "jsonl").stdout.splitlines()]
    return [(row["change"], row["observed_at"][:10], row["text"]) for row in reversed(rows)]


def everything(home: Path) -> list[tuple[Any, ...]]:
    tables = ("documents", "versions", "snapshots", "checks", "findings", "ledger", "packs")
    return [row for table in tables for row in asked(home, f"select * from {table} order by 1")]


def history(git: Git) -> None:
    git.commit("Initial commit", "2023-12-01T00:00:00Z", README="# Versions")
    git.commit(FIRST, "2024-01-01T03:00:00+02:00", Orchard__Terms=terms())
    git.commit(NEW, "2024-02-12T03:00:00Z", Orchard__Terms=terms(GRANT))
    git.commit("First record of Grove Terms", "2024-02-13T03:00:00Z", **{"Grove__Terms of Use": terms(BAN)})


def test_a_repository_is_imported_with_the_days_of_its_commits(home: Path) -> None:
    history(Git(home / "archive"))
    done = tosmon(home, "import", "archive")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 documents: 3 versions added.\n", "")
    assert findings(home) == [("added", "2024-02-12", GRANT), ("baseline", "2024-02-13", BAN)]
    assert asked(home, "select observed_at from versions where document_id = 2 order by number") == [
        ("2024-01-01 01:00:00.000000",),
        ("2024-02-12 03:00:00.000000",),
    ]
    assert "grove/terms-of-use" in tosmon(home, "status").stdout


def test_a_bare_repository_is_imported_alike(home: Path) -> None:
    history(Git(home / "work"))
    subprocess.run(["git", "clone", "--quiet", "--bare", "work", "archive.git"], cwd=home, check=True, env=environment(home))
    assert tosmon(home, "import", "archive.git").stdout == "2 documents: 3 versions added.\n"


def test_a_second_import_writes_nothing_at_all(home: Path) -> None:
    history(Git(home / "archive"))
    tosmon(home, "import", "archive")
    before = everything(home)
    assert tosmon(home, "import", "archive").stdout == "2 documents: 0 versions added, 3 known already.\n"
    assert everything(home) == before


def test_what_was_committed_since_is_all_that_a_later_import_adds(home: Path) -> None:
    git = Git(home / "archive")
    history(git)
    tosmon(home, "import", "archive")
    git.commit(NEW, "2024-03-01T03:00:00Z", Orchard__Terms=terms(GRANT, BAN))
    assert tosmon(home, "import", "archive").stdout == "2 documents: 1 version added, 3 known already.\n"


def test_a_technical_commit_dates_and_alerts_nothing(home: Path) -> None:
    git = Git(home / "archive")
    git.commit(FIRST, "2024-01-01T00:00:00Z", Orchard__Terms=terms())
    git.commit(TECHNICAL, "2024-02-01T00:00:00Z", Orchard__Terms=terms(GRANT))
    git.commit(NEW, "2024-03-01T00:00:00Z", Orchard__Terms=terms(GRANT, BAN))
    assert tosmon(home, "import", "archive").stdout == "1 document: 2 versions added, 1 read anew by the archive.\n"
    assert findings(home) == [("added", "2024-03-01", BAN)]
    assert asked(home, "select first_seen from ledger where kind = 'grant'") == [("2024-01-01 00:00:00.000000",)]
    assert asked(home, "select number, technical from versions order by number") == [(1, 1), (2, 0)]


def test_what_a_technical_commit_says_is_read_again_in_place_of_what_it_upgraded(home: Path) -> None:
    git = Git(home / "archive")
    git.commit(FIRST, "2024-01-01T00:00:00Z", Orchard__Terms=terms())
    git.commit(TECHNICAL, "2024-01-01T00:00:00Z", Orchard__Terms=terms(GRANT))
    tosmon(home, "import", "archive")
    write_config(home, '\n[clauses]\nfamilies = ["licence"]\n')  # other rules: the stored page is judged again
    git.commit(NEW, "2024-03-01T00:00:00Z", Orchard__Terms=terms(GRANT, BAN))
    tosmon(home, "import", "archive")
    assert findings(home) == [("added", "2024-03-01", BAN)]
    assert GRANT in tosmon(home, "show", "orchard", "1").stdout


def test_a_technical_commit_may_halve_a_text(home: Path) -> None:
    git = Git(home / "archive")
    git.commit(
        FIRST, "2024-01-01T00:00:00Z", Orchard__Terms=terms(*(f"Menu entry number {n} leads to some terms." for n in range(99)))
    )
    git.commit(TECHNICAL, "2024-02-01T00:00:00Z", Orchard__Terms=terms())
    git.commit(NEW, "2024-03-01T00:00:00Z", Orchard__Terms=terms(GRANT))
    assert tosmon(home, "import", "archive").stdout == "1 document: 2 versions added, 1 read anew by the archive.\n"


def test_only_what_is_asked_for_is_imported(home: Path) -> None:
    history(Git(home / "archive"))
    assert tosmon(home, "import", "archive", "--service", "Grove").stdout == "1 document: 1 version added.\n"
    since = tosmon(home, "import", "archive", "--since", "2024-02-01", "--document", "terms", "--service", "orchard")
    assert since.stdout == "1 document: 1 version added.\n"
    assert findings(home) == [("baseline", "2024-02-12", GRANT), ("baseline", "2024-02-13", BAN)]


def test_a_service_that_is_not_there_is_wrong_usage(home: Path) -> None:
    history(Git(home / "archive"))
    done = tosmon(home, "import", "archive", "--service", "Orchid")
    assert (done.returncode, done.stderr) == (2, 'tosmon: there is no past of "Orchid"; did you mean orchard?\n')


def test_a_file_that_was_deleted_or_moved_keeps_its_past(home: Path) -> None:
    git = Git(home / "archive")
    git.commit(FIRST, "2024-01-01T00:00:00Z", Orchard__Terms=terms())
    git.commit("Rename", "2024-02-01T00:00:00Z", Orchard__Terms=None, Garden__Terms=terms())
    assert tosmon(home, "import", "archive").stdout == "2 documents: 2 versions added.\n"


def test_hostile_names_modes_and_sizes_are_told_and_the_rest_goes_on(home: Path) -> None:
    git = Git(home / "archive")
    git.commit(FIRST, "2024-01-01T00:00:00Z", Orchard__Terms=terms())
    git.plant("Record", "2024-01-02T00:00:00Z", "120000", "Orchard/Link.md", b"/etc/passwd")
    git.plant("Record", "2024-01-03T00:00:00Z", "100644", "Orchard/\udcff.md", terms().encode())
    git.plant("Record", "2024-01-04T00:00:00Z", "100644", "!!!/Terms.md", terms().encode())
    git.plant("Record", "2024-01-05T00:00:00Z", "100644", "Big/Terms.md", b"x" * 20_000_001)
    git.plant("Record", "2024-01-06T00:00:00Z", "100644", "--help/$(touch pwned)\n\x1b[2J.md", terms().encode())
    git.plant("Record", "2024-01-07T00:00:00Z", "100644", "Orchard/Terms.md", terms(GRANT).encode())
    done = tosmon(home, "import", "archive")
    assert (done.returncode, done.stdout) == (3, "3 documents: 3 versions added, 1 that could not be read.\n")
    said = done.stderr.splitlines()
    assert len(said) == 3
    assert "the name is no UTF-8" in said[0]
    assert "holds no letter or digit" in said[1]
    assert re.fullmatch(
        r"tosmon: Big / Terms of 2024-01-05 00:00, blob \w{12}: .*has 20.0 MB; tosmon reads pages of up to 20 MB", said[2]
    )
    assert not (home / "pwned").exists() and not (home / "archive" / "pwned").exists()
    assert "\x1b" not in tosmon(home, "status").stdout
    assert findings(home) == [("added", "2024-01-07", GRANT)]


def test_what_the_config_of_a_repository_names_is_not_run(home: Path) -> None:
    git = Git(home / "archive")
    history(git)
    trap = f"touch '{home / 'pwned'}'"
    for key in (
        "core.fsmonitor",
        "core.pager",
        "gpg.program",
        "diff.external",
        "core.sshCommand",
        "core.editor",
        "diff.x.textconv",
    ):
        git.run("config", key, trap)
    git.run("config", "log.showSignature", "true")
    (home / "archive" / ".gitattributes").write_text("*.md diff=x filter=x\n", encoding="utf-8")
    assert tosmon(home, "import", "archive").stdout == "2 documents: 3 versions added.\n"
    assert not (home / "pwned").exists()


@pytest.mark.parametrize(
    ("damage", "reason"),
    [(None, "is missing from the repository"), (0, "is missing from the repository, or damaged"), (-4, "git cannot read it")],
)
def test_a_damaged_blob_loses_itself_only(home: Path, damage: int | None, reason: str) -> None:
    git = Git(home / "archive")
    git.commit(FIRST, "2024-01-01T00:00:00Z", Orchard__Terms=terms())
    git.commit(NEW, "2024-01-02T00:00:00Z", Orchard__Terms=terms(BAN))
    git.commit(NEW, "2024-01-03T00:00:00Z", Orchard__Terms=terms(GRANT))
    blob = git.run("rev-parse", "HEAD~1:Orchard/Terms.md")
    path = git.folder / ".git" / "objects" / blob[:2] / blob[2:]
    body = path.read_bytes()
    path.chmod(0o600)
    path.unlink() if damage is None else path.write_bytes(body[:damage] + b"garbage")
    done = tosmon(home, "import", "archive")
    assert (done.returncode, done.stdout) == (3, "1 document: 2 versions added, 1 that could not be read.\n")
    assert done.stderr.startswith(f"tosmon: Orchard / Terms of 2024-01-02 00:00, blob {blob[:12]}: {reason}")
    assert findings(home) == [("added", "2024-01-03", GRANT)]


def test_a_commit_that_is_still_to_come_is_told_and_left_out(home: Path) -> None:
    git = Git(home / "archive")
    history(git)
    git.commit(NEW, "2090-01-01T00:00:00Z", Orchard__Terms=terms(BAN))
    done = tosmon(home, "import", "archive")
    assert (done.returncode, "a day that is still to come" in done.stderr) == (3, True)
    assert "3 versions added" in done.stdout


@pytest.mark.parametrize("layout", ["empty", "other"])
def test_a_repository_without_versions_is_refused(home: Path, layout: str) -> None:
    git = Git(home / "archive")
    if layout == "other":
        git.commit("Initial commit", "2024-01-01T00:00:00Z", README="# Versions", a__b__c="x")
    done = tosmon(home, "import", "archive")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert ("git cannot read its history" if layout == "empty" else "holds no versions") in done.stderr


def test_without_git_the_person_is_told(home: Path) -> None:
    history(Git(home / "archive"))
    done = tosmon(home, "import", "archive", PATH=str(home))
    assert (done.returncode, "the command git is needed" in done.stderr) == (2, True)


def test_a_folder_inside_a_repository_is_a_folder(home: Path) -> None:
    git = Git(home)
    place = home / "archive" / "Orchard" / "Terms"
    place.mkdir(parents=True)
    (place / "20240101T000000Z.html").write_text(page(), encoding="utf-8")
    git.run("add", "archive")
    assert tosmon(home, "import", "archive").stdout == "1 document: 1 version added.\n"


def test_a_bad_file_of_a_folder_is_told_and_the_rest_goes_on(home: Path) -> None:
    place = home / "archive" / "Orchard" / "Terms"
    place.mkdir(parents=True)
    (place / "20240101T000000Z.html").write_text(page(), encoding="utf-8")
    (place / "yesterday.html").write_text(page(), encoding="utf-8")
    (place / "20240102T000000Z.md").mkdir()
    (place / "20240103T000000Z.pdf").write_bytes(b"%PDF-1.4 no")
    (place / "20240104T000000Z.html").write_text(page(GRANT), encoding="utf-8")
    done = tosmon(home, "import", "archive")
    assert (done.returncode, done.stdout) == (3, "1 document: 2 versions added, 2 that could not be read.\n")
    assert [name for name in ("yesterday.html", "20240102T000000Z.md", "20240103T000000Z.pdf") if name not in done.stderr] == []
    assert len(done.stderr.splitlines()) == 3


def test_a_doubtful_page_is_not_believed_for_being_imported_again(home: Path) -> None:
    git = Git(home / "archive")
    git.commit(
        FIRST,
        "2024-01-01T00:00:00Z",
        Orchard__Terms=terms(*(f"Long sentence number {n} of the terms of this site." for n in range(99))),
    )
    git.commit(NEW, "2024-01-02T00:00:00Z", Orchard__Terms=terms("A short text of quite another service."))
    assert "1 held back as doubtful" in tosmon(home, "import", "archive").stdout
    for _ in range(3):
        assert tosmon(home, "import", "archive").stdout == "1 document: 0 versions added, 2 known already.\n"
    for day in (3, 4):
        git.commit(NEW, f"2024-01-0{day}T00:00:00Z", Orchard__Terms=terms(f"A short text of quite another service. Day {day}."))
    assert "versions added, 1 known already" in tosmon(home, "import", "archive").stdout
    assert asked(home, "select observed_at from versions order by number")[1] == ("2024-01-02 00:00:00.000000",)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_what_was_done_before_ctrl_c_is_kept_and_the_rest_follows(home: Path) -> None:
    git = Git(home / "archive")
    for number in range(200):
        git.commit_files(
            NEW, f"2024-01-01T00:{number // 60:02}:{number % 60:02}Z", {"Orchard/Terms.md": terms(f"It is number {number}.")}
        )
    with subprocess.Popen(
        command("import", "archive"), cwd=home, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        deadline = time.monotonic() + 60
        while not (home / "tosmon.db").exists() or not _counted(home):
            assert time.monotonic() < deadline and running.poll() is None
        os.kill(running.pid, signal.SIGINT)
        stdout, stderr = running.communicate(timeout=60)
    assert running.returncode == 3
    done = int(re.findall(r"(\d+) versions? added", stdout)[0])
    assert "stopped; what was done is kept" in stderr
    assert asked(home, "select count(*) from versions") == [(done,)]
    rest = tosmon(home, "import", "archive").stdout
    assert rest == f"1 document: {200 - done} versions added, {done} known already.\n"


def many(home: Path, pages: int) -> None:
    """A folder of three documents, with so many pages of each."""
    for name in SERVICES:
        place = home / "archive" / name / "Terms"
        place.mkdir(parents=True)
        for number in range(pages):
            (place / f"20240101T00{number // 60:02}{number % 60:02}Z.md").write_text(
                terms(f"It is number {number}."), encoding="utf-8"
            )


def test_what_several_processes_bring_in_is_what_one_does(home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    many(home, 40)
    assert tosmon(home, "import", "archive").stdout == "3 documents: 120 versions added.\n"
    alone = tmp_path_factory.mktemp("alone")
    write_config(alone)
    for service in SERVICES:  # forty pages are not worth a second process
        tosmon(alone, "import", str(home / "archive"), "--service", service)
    said = "select key, number, observed_at, v.sha256, chain from versions v join documents d on d.id = document_id order by 1, 2"
    assert asked(home, said) == asked(alone, said)
    assert tosmon(home, "import", "archive").stdout == "3 documents: 0 versions added, 120 known already.\n"


def test_what_goes_into_a_database_in_memory_is_brought_in_by_one_process(home: Path) -> None:
    many(home, 40)
    done = tosmon(home, "--database", "sqlite://", "import", "archive")
    assert (done.returncode, done.stdout, done.stderr) == (0, "3 documents: 120 versions added.\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups that can be asked")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGKILL", 0)])
def test_no_process_outlives_an_import_that_was_ended(home: Path, end: signal.Signals) -> None:
    many(home, 120)
    with subprocess.Popen(
        command("import", "archive"),
        cwd=home,
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        deadline = time.monotonic() + 60
        while not (home / "tosmon.db").exists() or not _counted(home):
            assert time.monotonic() < deadline and running.poll() is None
        os.kill(running.pid, end)
    while _runs_in(running.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)  # what is in hand is written before they end
    done = _counted(home)
    assert 0 < done < 360
    assert tosmon(home, "import", "archive").stdout == f"3 documents: {360 - done} versions added, {done} known already.\n"


def _runs_in(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def _counted(home: Path) -> int:
    try:
        return int(asked(home, "select count(*) from versions")[0][0])
    except sqlite3.OperationalError:  # the tables are not there yet
        return 0

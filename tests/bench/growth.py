"""What a night costs as documents and their versions grow in number; `tests.bench.report` writes it down. On Linux.

Each night is `tosmon check` as a process of its own. The least of some runs counts, as others use the machine too.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

from tests.bench.pages import html, terms
from tests.bench.server import Night, Site, serving
from tests.running import command, environment, service, write_config
from tosmon.digest import digest
from tosmon.models import Document, Snapshot
from tosmon.store import open_store

NUMBERS = (100, 300, 1_000, 3_000, 10_000)
VERSIONS = (10, 100, 500, 2_000)
OF_MANY_VERSIONS = 10  # documents
ON_THE_LADDER = 1_000  # documents
ROUNDS = 3
FIRST, UNMODIFIED, CHANGED = "first check", "304 Not Modified", "one sentence changed"
RUNGS = {
    "the same bytes": Night.SAME_BYTES,
    "the same as far as it is read": Night.SAME_AS_READ,
    "read: the same words": Night.SAME_WORDS,
}
EPOCH = datetime(2020, 1, 1, 3, tzinfo=UTC)
DATABASE = "tosmon.db"
NAME = "Terms of Use"


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of CPU, and the most memory in bytes."""

    seconds: float
    memory: int


Costs = dict[str, Cost]


@dataclass(frozen=True)
class Figures:
    """What was measured: nights of each kind with one document and with many, and quiet and changed nights by numbers."""

    one: Costs
    rungs: Costs
    documents: dict[str, Costs]
    versions: Costs


# A process starts with the memory of the one that started it: this one is large, with all that it filled databases with.
_LAUNCH = """
import json, os, sys
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, used = os.wait4(process, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


def check(folder: Path) -> Cost:
    """One night."""
    env = {name: value for name, value in environment(folder).items() if name != "PYTHONDONTWRITEBYTECODE"}
    launched = [sys.executable, "-I", "-S", "-c", _LAUNCH, *command("check")]
    done = subprocess.run(launched, cwd=folder, env=env, capture_output=True, text=True, check=True)
    code, seconds, kilobytes = json.loads(done.stdout)
    if code > 1:  # 1 is news
        raise RuntimeError(f"the check in {folder} ended with {code}: {done.stderr[-500:]}")
    return Cost(seconds, 1024 * kilobytes)


def least(nights: Iterable[Cost]) -> Cost:
    """The least time and the least memory of some nights."""
    seen = list(nights)
    return Cost(min(each.seconds for each in seen), min(each.memory for each in seen))


def watch(folder: Path, site: Site, documents: int) -> Path:
    """A folder with a config that watches so many documents, each the only one of its service."""
    folder.mkdir(parents=True)
    write_config(folder, *(service(f"Service {number}", site.url(number), NAME) for number in range(documents)), concurrency=50)
    return folder


def ladder(folder: Path, site: Site) -> Costs:
    """The first check of the documents of a folder, and a night of each kind."""
    site.answer(Night.NOT_MODIFIED, 0)
    costs = {FIRST: check(folder), UNMODIFIED: _nights(folder)}
    for rung, night in RUNGS.items():
        site.answer(night, 0)
        costs[rung] = _nights(folder)
    return costs | {CHANGED: least(_changed(folder, site, edition) for edition in range(1, ROUNDS + 1))}


def quiet(folder: Path, site: Site) -> Costs:
    """The first check, and nights in which the server says of all documents that they are not modified."""
    site.answer(Night.NOT_MODIFIED, 0)
    return {FIRST: check(folder), UNMODIFIED: _nights(folder)}


def _nights(folder: Path) -> Cost:
    return least(check(folder) for _ in range(ROUNDS))


def _changed(folder: Path, site: Site, edition: int) -> Cost:
    site.answer(Night.NOT_MODIFIED, edition)
    return check(folder)


def many_versions(folder: Path, site: Site) -> Costs:
    """Nights in which one sentence of each document changed, by how many versions each has."""
    costs = {}
    for before, size in pairwise((0, *VERSIONS)):
        fill(folder, site, range(before, size), OF_MANY_VERSIONS)
        costs[str(size)] = least(_on_a_copy(folder, partial(_changed, site=site, edition=size)) for _ in range(ROUNDS))
    return costs


def _on_a_copy(folder: Path, night: Callable[[Path], Cost]) -> Cost:
    copy = folder.with_name("copy")
    shutil.copytree(folder, copy)
    try:
        return night(copy)
    finally:
        shutil.rmtree(copy)


def fill(folder: Path, site: Site, editions: range, documents: int) -> None:
    """Check editions of the documents that have come before, one an hour, as the pipeline would, without a server."""
    watched = [Document(f"Service {number}", NAME, site.url(number)) for number in range(documents)]
    with open_store(f"sqlite:///{(folder / DATABASE).as_posix()}") as store:
        for edition in editions:
            states = store.states(watched)
            pages = (_page(document, number, edition) for number, document in enumerate(watched))
            store.record(*(digest(store, each, states[each.key], page) for each, page in zip(watched, pages, strict=True)))


def _page(document: Document, number: int, edition: int) -> Snapshot:
    headers = (("content-type", "text/html; charset=utf-8"), ("etag", f'"{number}-{edition}"'))
    body = html(terms(number, edition)).encode()
    return Snapshot(document.url, document.url, EPOCH + timedelta(hours=edition), body, headers=headers)


def measure(place: Path) -> Figures:
    """All figures."""
    with serving() as site:
        one = ladder(watch(place / "1", site, 1), site)
        many = {number: watch(place / str(number), site, number) for number in NUMBERS}
        documents = {str(number): quiet(folder, site) for number, folder in many.items() if number != ON_THE_LADDER}
        rungs = ladder(many[ON_THE_LADDER], site)
        versions = many_versions(watch(place / "versions", site, OF_MANY_VERSIONS), site)
    return Figures(one, rungs, documents | {str(ON_THE_LADDER): rungs}, versions)

"""What a night costs as documents and their versions grow in number; `tests.bench.report` writes it down. On Linux.

Each night is `tosmon check` as a process of its own. The least of some runs counts, as others use the machine too.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections import deque
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
OF_MANY_VERSIONS = 2  # documents
ON_THE_LADDER = 1_000  # documents
ROUNDS = 3
LAST = 5  # editions of which the cheapest counts
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
class Used:
    """What a process took: seconds of CPU, and the most memory in bytes."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class Cost:
    """What a night took: milliseconds of CPU for each document without the start, seconds with it, the most memory in bytes.

    `start` is the seconds that a check of one document took, in turns with that of all; 0 where only the work itself was timed.
    """

    each: float
    seconds: float
    memory: int
    start: float = 0.0


Costs = dict[str, Cost]


@dataclass(frozen=True)
class Figures:
    """What was measured: nights of each kind, first and quiet nights by the number of documents, changed ones by versions."""

    rungs: Costs
    documents: dict[int, Costs]
    versions: dict[int, Cost]


# A process starts with the memory of the one that started it: this one is large, with all that it filled databases with.
_LAUNCH = """
import json, os, sys
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, used = os.wait4(process, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""


def check(folder: Path, *names: str) -> Used:
    """One night."""
    env = {name: value for name, value in environment(folder).items() if name != "PYTHONDONTWRITEBYTECODE"}
    launched = [sys.executable, "-I", "-S", "-c", _LAUNCH, *command("check", *names)]
    done = subprocess.run(launched, cwd=folder, env=env, capture_output=True, text=True, check=True)
    code, seconds, kilobytes = json.loads(done.stdout)
    if code > 1:  # 1 is news
        raise RuntimeError(f"the check in {folder} ended with {code}: {done.stderr[-500:]}")
    return Used(seconds, 1024 * kilobytes)


def least(rounds: Iterable[tuple[Used, Used]], documents: int) -> Cost:
    """The least time and the least memory of some rounds, each of one document and of so many."""
    one, every = zip(*rounds, strict=True)
    start, seconds = (min(used.seconds for used in nights) for nights in (one, every))
    return Cost(1000 * (seconds - start) / (documents - 1), seconds, min(used.memory for used in every), start)


def watch(folder: Path, site: Site, documents: int) -> Path:
    """A folder with a config that watches so many documents, each the only one of its service."""
    folder.mkdir(parents=True)
    write_config(folder, *(service(f"Service {number}", site.url(number), NAME) for number in range(documents)), concurrency=50)
    return folder


class Documents:
    """So many documents, with one that is checked in turns with them."""

    def __init__(self, place: Path, site: Site, documents: int) -> None:
        self._site, self._documents = site, documents
        self._one, self._all = watch(place / f"{documents}-beside", site, 1), watch(place / str(documents), site, documents)

    def quiet(self) -> Costs:
        """The first check, and nights in which the server says of all documents that they are not modified."""
        self._site.answer(Night.NOT_MODIFIED, 0)
        return {FIRST: self._nights(1), UNMODIFIED: self._nights()}

    def ladder(self) -> Costs:
        """The same, and a night of each other kind."""
        costs = self.quiet()
        for rung, night in RUNGS.items():
            self._site.answer(night, 0)
            costs[rung] = self._nights()
        changed = partial(self._site.answer, Night.NOT_MODIFIED)
        return costs | {CHANGED: self._nights(before=changed)}

    def _nights(self, rounds: int = ROUNDS, before: Callable[[int], None] = lambda _: None) -> Cost:
        """Some nights; `before` is called before each with its number, from one."""
        used = []
        for night in range(1, rounds + 1):
            before(night)
            used.append((check(self._one), check(self._all)))
        return least(used, self._documents)


def many_versions(folder: Path, site: Site) -> dict[int, Cost]:
    """Nights in which one sentence of each document changed, by how many versions each has.

    The time is that of the work alone: what a few documents take is less than what two starts differ by.
    """
    costs = {}
    for before, size in pairwise((0, *VERSIONS)):
        each = fill(folder, site, range(before, size), OF_MANY_VERSIONS)
        site.answer(Night.NOT_MODIFIED, size)
        copy = shutil.copytree(folder, folder.with_name(f"{size}-versions"))
        used = check(copy)
        costs[size] = Cost(each, used.seconds, used.memory)
    return costs


def fill(folder: Path, site: Site, editions: range, documents: int) -> float:
    """Check editions of the documents that have come before, one an hour, as the pipeline would, without a server.

    Returns the milliseconds of CPU that a document took in the cheapest of the last editions.
    """
    watched = [Document(f"Service {number}", NAME, site.url(number)) for number in range(documents)]
    took: deque[float] = deque(maxlen=LAST)
    with open_store(f"sqlite:///{(folder / DATABASE).as_posix()}") as store:
        for edition in editions:
            pages = [_page(document, number, edition) for number, document in enumerate(watched)]
            began = time.process_time()
            states = store.states(watched)
            store.record(*(digest(store, each, states[each.key], page) for each, page in zip(watched, pages, strict=True)))
            took.append(1000 * (time.process_time() - began) / documents)
    return min(took)


def _page(document: Document, number: int, edition: int) -> Snapshot:
    headers = (("content-type", "text/html; charset=utf-8"), ("etag", f'"{number}-{edition}"'))
    body = html(terms(number, edition)).encode()
    return Snapshot(document.url, document.url, EPOCH + timedelta(hours=edition), body, headers=headers)


def measure(place: Path) -> Figures:
    """All figures."""
    with serving() as site:
        rungs = Documents(place, site, ON_THE_LADDER).ladder()
        others = {number: Documents(place, site, number).quiet() for number in NUMBERS if number != ON_THE_LADDER}
        versions = many_versions(watch(place / "versions", site, OF_MANY_VERSIONS), site)
    return Figures(rungs, dict(sorted({ON_THE_LADDER: rungs, **others}.items())), versions)

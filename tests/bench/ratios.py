"""What each stage costs beside the least that could do something like it: `python -m tests.bench.ratios`.

Ratios of CPU time of this process, the least of rounds in which both take turns, and never a limit in seconds: machines
differ, and are shared. Each round has pages that nobody has seen before, so that nothing is remembered from the one before it.
"""

from __future__ import annotations

import difflib
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import zstandard
from lxml import etree

from tests.bench.pages import html, terms
from tosmon import clauses, reading
from tosmon.diff import diff
from tosmon.models import Document, Outcome, OutcomeKind, Snapshot, Version
from tosmon.ports import Check
from tosmon.reading import Opened
from tosmon.reading.text import sentences
from tosmon.store import SqlStore, open_store

ROUNDS = 15
TOGETHER = 10  # pages in a round
SENTENCES = 250  # of a page
KNOWN = range(ROUNDS * TOGETHER)  # all documents that the rounds brought into the store
NIGHT = datetime(2024, 2, 12, 3, tzinfo=UTC)
HEADERS = (("content-type", "text/html; charset=utf-8"), ("etag", '"1"'))

Work = Callable[[], object]


@dataclass(frozen=True)
class Case:
    """Work beside a baseline. `prepare` makes a round of both, which each do `units` things, and is not timed."""

    name: str
    baseline: str
    units: int
    prepare: Callable[[int], tuple[Work, Work]]


@dataclass(frozen=True)
class Measured:
    """Milliseconds of CPU for one thing."""

    ours: float
    baseline: float


def measure(case: Case, rounds: int = ROUNDS) -> Measured:
    """The least of some rounds, each in the other order than the one before."""
    best = [float("inf")] * 2
    for number in range(rounds):
        work = case.prepare(number)
        for which in (0, 1) if number % 2 else (1, 0):
            began = time.process_time()
            work[which]()
            best[which] = min(best[which], 1000 * (time.process_time() - began) / case.units)
    return Measured(*best)


def document(number: int) -> Document:
    """One of many documents."""
    return Document(f"Service {number}", "Terms of Use", f"https://service{number}.example/terms", "en")


def page(number: int, edition: int = 0) -> Snapshot:
    """What the document says in an edition."""
    url = document(number).url
    body = html(terms(number, edition, SENTENCES)).encode()
    return Snapshot(url, url, NIGHT + timedelta(days=edition), body, headers=HEADERS)


def numbers(of_round: int) -> range:
    """The documents of a round."""
    return range(of_round * TOGETHER, (of_round + 1) * TOGETHER)


def read(number: int, edition: int = 0) -> Version:
    """The version of a document in an edition."""
    return reading.read(page(number, edition), document(number))


def all_of(do: Callable[..., object], things: Iterable[tuple[object, ...]]) -> Work:
    """Work that is done with each of some arguments."""
    given = list(things)

    def work() -> None:
        for each in given:
            do(*each)

    return work


def parse(body: bytes) -> object:
    """Nothing but the parsing."""
    return etree.fromstring(body, etree.HTMLParser(encoding="utf-8"))


def of_reading(number: int) -> tuple[Work, Work]:
    """Pages read, and parsed."""
    pages = [(page(each), document(each)) for each in numbers(number)]
    return all_of(reading.read, pages), all_of(parse, [(each.body,) for each, _ in pages])


def of_gate(number: int) -> tuple[Work, Work]:
    """Pages known again by the gate, and parsed."""
    pages = [(page(each), document(each)) for each in numbers(number)]
    return all_of(lambda *each: Opened(*each).gate, pages), all_of(parse, [(each.body,) for each, _ in pages])


def of_diff(number: int) -> tuple[Work, Work]:
    """Versions compared of which one sentence in fifty is another."""
    pairs = [(read(each), read(each, SENTENCES // 50)) for each in numbers(number)]
    lines = [(said(old), said(new)) for old, new in pairs]
    return all_of(diff, pairs), all_of(lambda old, new: list(difflib.unified_diff(old, new)), lines)


def of_clauses(number: int) -> tuple[Work, Work]:
    """Versions searched for clauses, and their sentences for a few words."""
    versions = [read(each) for each in numbers(number)]
    words = re.compile(r"\b(?:AI|artificial intelligence|machine learning)\b|\btrain\w*\b", re.IGNORECASE)
    found = all_of(clauses.TRAINING.find, [(each.blocks, each.language) for each in versions])
    return found, all_of(words.search, [(sentence,) for each in versions for sentence in said(each)])


def said(version: Version) -> list[str]:
    """Its sentences."""
    return [sentence for block in version.blocks for sentence in sentences(block.text)]


class Bare:
    """The same bytes by plain sqlite3 and zstandard: a row for each page, packed with its last one, and one for each check."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.executescript(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
            "CREATE TABLE documents (id INTEGER PRIMARY KEY, checked TEXT, etag TEXT);"
            "CREATE TABLE pages (id INTEGER PRIMARY KEY, document INTEGER, data BLOB);"
            "CREATE TABLE checks (id INTEGER PRIMARY KEY, document INTEGER, checked TEXT, outcome TEXT, status INTEGER)"
        )

    def seen(self, found: range, at: datetime) -> None:
        """Write that documents were seen, in one transaction."""
        moment = at.isoformat()
        self.connection.execute("BEGIN")
        self.connection.executemany("UPDATE documents SET checked = ?, etag = '1' WHERE id = ?", [(moment, n) for n in found])
        rows = [(n, moment) for n in found]
        self.connection.executemany("INSERT INTO checks VALUES (NULL, ?, ?, 'unchanged', 304)", rows)
        self.connection.execute("COMMIT")

    def keep(self, number: int, body: bytes, before: bytes = b"") -> None:
        """Keep a page, in a transaction of its own."""
        content = zstandard.ZstdCompressionDict(before, dict_type=zstandard.DICT_TYPE_RAWCONTENT) if before else None
        data = zstandard.ZstdCompressor(level=9, dict_data=content).compress(body)
        self.connection.execute("BEGIN")
        self.connection.execute("INSERT OR REPLACE INTO documents VALUES (?, '', '1')", (number,))
        self.connection.execute("INSERT INTO pages VALUES (NULL, ?, ?)", (number, data))
        self.connection.execute("INSERT INTO checks VALUES (NULL, ?, '', 'changed', 200)", (number,))
        self.connection.execute("COMMIT")


@dataclass(frozen=True)
class Stores:
    """A store beside a bare one. tosmon's keeps more than the bytes: what was read, proof of it, a spare, and how all stands."""

    store: SqlStore
    bare: Bare

    def record(self, editions: Iterable[tuple[int, int]]) -> Work:
        """Record these editions of documents, each in a transaction of its own, as a check does."""
        found = [_check(*each) for each in editions]
        return all_of(self.store.record, [(each,) for each in found])

    def of_first(self, number: int) -> tuple[Work, Work]:
        """Documents that come for the first time."""
        bodies = [(each, page(each).body) for each in numbers(number)]
        return self.record((each, 0) for each in numbers(number)), all_of(self.bare.keep, bodies)

    def of_changed(self, number: int) -> tuple[Work, Work]:
        """The same documents with one sentence changed."""
        bodies = [(each, page(each, 1).body, page(each).body) for each in numbers(number)]
        return self.record((each, 1) for each in numbers(number)), all_of(self.bare.keep, bodies)

    def of_unchanged(self, number: int) -> tuple[Work, Work]:
        """Documents that did not change, written together as in a night."""
        at = NIGHT + timedelta(days=1 + number)
        found = [Check(Outcome(document(n), OutcomeKind.UNCHANGED, at, version=2), 304, 0.1, rules="bench") for n in KNOWN]
        return lambda: self.store.record(*found), lambda: self.bare.seen(KNOWN, at)


def _check(number: int, edition: int) -> Check:
    """The check that brought an edition of a document."""
    came = page(number, edition)
    kind = OutcomeKind.CHANGED if edition else OutcomeKind.FIRST
    version = replace(read(number, edition), number=edition + 1, stated=())
    return Check(Outcome(document(number), kind, came.fetched_at), 200, 0.1, came, version, rules="bench")


def cases(stores: Stores) -> tuple[Case, ...]:
    """All that is measured, in this order: the store's documents come first, then change, then stay."""
    parsing = "lxml parses the page"
    packing = "sqlite3 and zstandard keep the page"
    return (
        Case("reading a page", parsing, TOGETHER, of_reading),
        Case("the gate: knowing the same page without reading it", parsing, TOGETHER, of_gate),
        Case("comparing two versions", "difflib compares their sentences as lines", TOGETHER, of_diff),
        Case("finding clauses", "one regular expression searches each sentence", TOGETHER, of_clauses),
        Case("storing a first check", packing, TOGETHER, stores.of_first),
        Case("storing a changed document", packing, TOGETHER, stores.of_changed),
        Case("storing an unchanged document", "sqlite3 writes the same rows", len(KNOWN), stores.of_unchanged),
    )


def table() -> str:
    """The ratios as Markdown."""
    rows = ["| stage | ms | beside | ms | ratio |\n|---|---|---|---|---|\n"]
    with tempfile.TemporaryDirectory() as place, open_store(f"sqlite:///{Path(place, 'tosmon.db').as_posix()}") as store:
        bare = Bare(Path(place, "bare.db"))
        for case in cases(Stores(store, bare)):
            took = measure(case)
            ratio = took.ours / took.baseline
            rows.append(f"| {case.name} | {took.ours:.3g} | {case.baseline} | {took.baseline:.3g} | {ratio:.1f} |\n")
        bare.connection.close()
    return "".join(rows)


if __name__ == "__main__":
    sys.stdout.write(table())

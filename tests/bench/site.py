"""How long `tosmon report` takes on 500 services with 20,000 versions: `python -m tests.bench.site FOLDER`.

The first call fills FOLDER/tosmon.db, which takes some minutes. Every call builds the site from nothing, again without a change,
and again after one document changed. It leaves the site for the next call to remove at its end: for some minutes after so many
files were removed, ext4 takes a quarter of a millisecond instead of a hundredth to make each new one (fs/ext4/ialloc.c,
`recently_deleted`), which is ten seconds that nobody who builds a site waits for.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.running import process
from tosmon.models import (
    Block,
    BlockKind,
    ChangeType,
    Clause,
    Document,
    Finding,
    Kind,
    LedgerEntry,
    Outcome,
    OutcomeKind,
    Severity,
    Snapshot,
    Span,
    Version,
)
from tosmon.ports import Check
from tosmon.store import open_store

SERVICES, VERSIONS, SENTENCES = 500, 40, 260
START = datetime(2019, 1, 7, 3, tzinfo=UTC)
WORDS = (
    "account service user content right notice agree law term party loss fee claim use access share cookie address court order"
    " plan refund limit minor consent partner region track licence upload device log record breach remedy waiver cost period"
).split()
GRANT = "We may use the content you upload to train artificial intelligence models for part {} of the service."


def main(folder: Path) -> None:
    """Measure, and say the figures."""
    url = f"sqlite:///{(folder / 'tosmon.db').as_posix()}"
    if not (folder / "tosmon.db").exists():
        folder.mkdir(parents=True, exist_ok=True)
        fill(url, range(SERVICES))
    earlier, site = sorted(folder.glob("site-*")), folder / f"site-{time.time_ns()}"
    for what in ("from nothing", "again", "one document changed"):
        if what == "one document changed":
            more(url)
        began, worked = time.perf_counter(), _worked()
        done = process(folder, "--database", url, "report", "--output", str(site), "--base-url", "https://terms.example/")
        took = f"{time.perf_counter() - began:.1f} s, {_worked() - worked:.1f} s of processors"
        sys.stdout.write(f"{what}: {took}: {done.stdout.strip() or done.stderr}\n")
    files = [file for file in site.rglob("*") if file.is_file()]
    sizes = sorted(file.stat().st_size for file in files)
    sys.stdout.write(f"{len(files):,} files, {sum(sizes) / 1e6:,.0f} MB, the largest {sizes[-1] / 1e3:,.0f} kB\n")
    for each in earlier:
        shutil.rmtree(each)


def _worked() -> float:
    """The seconds that the processes which have ended kept a processor busy; 0 on Windows, which does not tell."""
    times = os.times()
    return times.children_user + times.children_system


def fill(url: str, services: range) -> None:
    """The services, each with one document of some 25 kB."""
    with open_store(url) as store:
        for number in services:
            for check in history(number):
                store.record(check)


def more(url: str) -> None:
    """One version more of one document."""
    with open_store(url) as store:
        document = next(iter(store.documents().values()))
        number = store.versions(document.key)[-1].number
        store.record(_check(document, random.Random(number), _texts(random.Random(number)), number, store.ledger(document.key)))


def history(service: int) -> Iterator[Check]:
    """All checks of one service's document."""
    chance = random.Random(service)
    document = Document(f"Service {service:03}", "Terms of Service", f"https://service{service}.example/terms", "en")
    texts = _texts(chance)
    ledger: tuple[LedgerEntry, ...] = ()
    for number in range(VERSIONS):
        check = _check(document, chance, texts, number, ledger)
        ledger = check.ledger or ledger
        yield check


def _texts(chance: random.Random) -> list[str]:
    return [_sentence(chance) for _ in range(SENTENCES)]


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS, k=chance.randint(8, 24))
    return f"{' '.join(words).capitalize()}."


def _check(document: Document, chance: random.Random, texts: list[str], number: int, ledger: tuple[LedgerEntry, ...]) -> Check:
    """The next version: some sentences are reworded, one comes and one goes; every tenth has a clause more."""
    at = START + timedelta(days=45 * number, minutes=chance.randint(0, 600))
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(texts))
        texts[place] = texts[place].replace(" ", f" {chance.choice(WORDS)} ", 1)
    texts[chance.randrange(len(texts))] = _sentence(chance)
    found: tuple[Finding, ...] = ()
    if number % 10 == 9:
        said = Clause(Kind.GRANT, GRANT.format(number), f"{number:016x}", "", ("Terms",), ("en-grant-use-to-train",), "en")
        texts[chance.randrange(len(texts))] = said.text
        ledger = (*ledger, LedgerEntry(said, (Span(at, at),)))
        found = (_finding(document, at, said, number + 1),)
    kind = OutcomeKind.CHANGED if number else OutcomeKind.FIRST
    page = "".join(f"<p>{text}</p>" for text in texts)
    return Check(
        Outcome(document, kind, at, findings=found),
        200,
        0.2,
        Snapshot(document.url, document.url, at, f"<html><body><main>{page}</main></body></html>".encode()),
        Version(tuple(_blocks(texts)), at, "Terms of Service", "en", "bench", stated=()),
        ledger=ledger,
        rules="bench",
        live=False,
    )


def _finding(document: Document, at: datetime, said: Clause, version: int) -> Finding:
    added = ChangeType.ADDED
    return Finding(document.service, document.name, document.url, at, added, Severity.ALERT, said, at, version, version - 1)


def _blocks(texts: list[str]) -> Iterator[Block]:
    """Two sentences a paragraph, below headings."""
    for place in range(0, len(texts), 2):
        section = ("Terms", f"Section {place // 20 + 1}")
        if place % 20 == 0:
            yield Block(BlockKind.HEADING, section[-1], section[:1], level=2)
        yield Block(BlockKind.PARAGRAPH, " ".join(texts[place : place + 2]), section)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

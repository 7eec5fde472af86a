"""Stores to make sites of: documents whose versions are given as lists of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tosmon.models import (
    Attributes,
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
from tosmon.site import Built, Pages, Settings, build, render
from tosmon.site.building import Wanted
from tosmon.site.folder import Writer, Written
from tosmon.store import SqlStore, open_store

NIGHT = datetime(2024, 2, 12, 3, tzinfo=UTC)
DAY = timedelta(days=1)
TERMS = Document("Orchard", "Terms of Use", "https://orchard.test/terms", "en")
KEPT = "You keep every right in what you upload."
GRANT = "We may use the content you upload to train AI models."
TAGS = {TERMS.key: ("music",)}


def clause(text: str = GRANT, kind: Kind = Kind.GRANT) -> Clause:
    fingerprint = f"{abs(hash((kind, text))):016x}" if text != GRANT else "f" * 16
    return Clause(kind, text, fingerprint, "", ("Terms", "Your content"), ("own",), "en", Attributes(data=("content",)))


def store() -> SqlStore:
    return open_store("sqlite://", clock=lambda: NIGHT + 400 * DAY)


def blocks(texts: Sequence[str], section: str = "Your content") -> tuple[Block, ...]:
    heading = Block(BlockKind.HEADING, section, ("Terms",), level=2)
    return (heading, *(Block(BlockKind.PARAGRAPH, text, ("Terms", section)) for text in texts))


def record(
    into: SqlStore,
    texts: Sequence[str],
    *,
    day: int = 0,
    document: Document = TERMS,
    found: Sequence[Clause] = (),
    section: str = "",
) -> tuple[Finding, ...]:
    """One check that saw these paragraphs, and in which clauses were found that stand there from then on."""
    at = NIGHT + day * DAY
    number = len(into.versions(document.key)) + 1
    kind = OutcomeKind.CHANGED if number > 1 else OutcomeKind.FIRST
    change = ChangeType.ADDED if number > 1 else ChangeType.BASELINE
    findings = tuple(
        Finding(
            *(document.service, document.name, document.url, at, change, Severity.ALERT, each, at, number),
            previous=number - 1 or None,
        )
        for each in found
    )
    ledger = (*into.ledger(document.key), *(LedgerEntry(each, (Span(at, at),)) for each in found))
    page = Snapshot(document.url, document.url, at, "\n".join(texts).encode("utf-8", "surrogatepass"))
    version = Version(blocks(texts, section or "Your content"), at, "Terms", "en", "r1", stated=())
    into.record(Check(Outcome(document, kind, at, findings=findings), 200, 0.1, page, version, ledger=ledger, rules="r"))
    return findings


def site(of: SqlStore, place: Path, base_url: str = "") -> Built:
    """Build the site in this process."""
    settings = Settings(base_url)
    pages = Pages(settings)

    def make(writer: Writer, wanted: Iterable[Wanted]) -> Iterator[Written]:
        return (written for each in wanted for written in render(of, pages, writer, each))

    return build(of, place, settings, TAGS, make)

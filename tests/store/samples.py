"""Checks of small documents, as the pipeline would hand them to the store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

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
    Told,
    Version,
)
from tosmon.ports import Check

TERMS = Document("SoundCloud", "Terms of Service", "https://soundcloud.test/terms", "en")
KEY = "soundcloud/terms-of-service"
NIGHT = datetime(2024, 2, 12, 3, tzinfo=UTC)
DAY = timedelta(days=1)


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, now: datetime = NIGHT) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def page(text: str, at: datetime = NIGHT, document: Document = TERMS, **headers: str) -> Snapshot:
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Snapshot(document.url, document.url + "?en", at, f"<p>{text}</p>".encode(), 200, pairs, 0.25)


def version(text: str, at: datetime = NIGHT, reader: str = "r1") -> Version:
    return Version(
        (Block(BlockKind.PARAGRAPH, text, ("Terms", "Your content"), "You agree that:", 0),), at, "Terms", "en", reader
    )


def clause(text: str = "We may train AI on it.", kind: Kind = Kind.GRANT) -> Clause:
    return Clause(kind, text, f"{kind}:{text}", "You agree that:", ("Terms", "Your content"), ("grant-train",), "en")


def entry(said: Clause, first: datetime = NIGHT, *, present: bool = True) -> LedgerEntry:
    return LedgerEntry(said, (Span(first, first),), present)


def alerted(said: Clause, first: datetime = NIGHT) -> LedgerEntry:
    """The entry of a clause to which people were alerted when it came."""
    return replace(entry(said, first), told=frozenset([Told.CAME]))


def finding(
    said: Clause,
    at: datetime = NIGHT,
    *,
    change: ChangeType = ChangeType.ADDED,
    severity: Severity = Severity.ALERT,
    document: Document = TERMS,
) -> Finding:
    return Finding(document.service, document.name, document.url, at, change, severity, said, at, 2, 1, "before")


def first(text: str, at: datetime = NIGHT, document: Document = TERMS, **headers: str) -> Check:
    """The first sight of a document that says `text`."""
    outcome = Outcome(document, OutcomeKind.FIRST, at)
    return Check(outcome, 200, 0.25, page(text, at, document, **headers), version(text, at), rules="rules1")


def changed(text: str, at: datetime = NIGHT + DAY, document: Document = TERMS, findings: tuple[Finding, ...] = ()) -> Check:
    """A later check that found `text` in place of what stood there."""
    entries = tuple(alerted(found.clause, at) for found in findings)
    outcome = Outcome(document, OutcomeKind.CHANGED, at, findings=findings)
    return Check(outcome, 200, 0.25, page(text, at, document), version(text, at), ledger=entries or None, rules="rules1")


def unchanged(at: datetime = NIGHT + DAY, snapshot: Snapshot | None = None, document: Document = TERMS) -> Check:
    """A check that found nothing new: 304, or a page."""
    return Check(Outcome(document, OutcomeKind.UNCHANGED, at), 304 if snapshot is None else 200, 0.1, snapshot, rules="rules1")


def held(text: str, at: datetime = NIGHT + DAY) -> Check:
    """A check whose page is not believed yet."""
    outcome = Outcome(TERMS, OutcomeKind.HELD, at, "the text is half as long")
    return Check(outcome, 200, 0.1, page(text, at, etag='"held"'), held_as=version(text).sha256)


def failed(at: datetime = NIGHT + DAY, document: Document = TERMS) -> Check:
    """A check to which no page came."""
    return Check(Outcome(document, OutcomeKind.FAILED, at, "HTTP 503"), 503, 0.1)

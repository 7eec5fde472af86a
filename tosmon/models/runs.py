"""What came of checking documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tosmon.models.changes import Change
from tosmon.models.documents import Document
from tosmon.models.findings import Finding
from tosmon.models.versions import StatedDate


class OutcomeKind(StrEnum):
    """What came of checking one document."""

    FIRST = "first"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    HELD = "held"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of checking one document.

    `reason` says why it is held or failed; `notes` are facts worth a line that change nothing (a redirect to another
    host); `version` is the number of the version that stands now, `previous` of the one it replaced. `stated` are the dates the
    page states of itself, known only where it had to be compared: it is new or differs in any way from the last one.
    """

    document: Document
    kind: OutcomeKind
    checked_at: datetime
    reason: str = ""
    notes: tuple[str, ...] = ()
    version: int | None = None
    previous: int | None = None
    change: Change = field(default_factory=Change)
    findings: tuple[Finding, ...] = ()
    stated: tuple[StatedDate, ...] = ()

    @property
    def told(self) -> tuple[Finding, ...]:
        """The findings that nobody muted."""
        return tuple(finding for finding in self.findings if not finding.mute)


@dataclass(frozen=True, slots=True)
class Run:
    """One pass over the documents, its outcomes in the order of the documents (UTC times).

    `left` counts the documents that were not looked at, because the run was stopped.
    """

    started_at: datetime
    finished_at: datetime
    outcomes: tuple[Outcome, ...] = field(repr=False)  # asyncio makes the repr of what a task returned, which may be long
    dry_run: bool = False
    left: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the run."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    def of(self, kind: OutcomeKind) -> tuple[Outcome, ...]:
        """The outcomes of one kind."""
        return tuple(outcome for outcome in self.outcomes if outcome.kind is kind)

"""What a person should know of, and what people said to it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tosmon.models.clauses import Clause
from tosmon.models.documents import key_of, label_of


class Severity(StrEnum):
    """How much a finding matters; `rank` orders them, the highest first to be told."""

    ALERT = "alert"
    NOTICE = "notice"
    INFO = "info"

    @property
    def rank(self) -> int:
        """2 for alert, 1 for notice, 0 for info."""
        return {"alert": 2, "notice": 1, "info": 0}[self.value]


class ChangeType(StrEnum):
    """What happened to a clause between two versions; `baseline` is the first sight of a document."""

    ADDED = "added"
    REWORDED = "reworded"
    REMOVED = "removed"
    RETURNED = "returned"
    BASELINE = "baseline"


class FactKind(StrEnum):
    """What the dates of a page tell of a finding.

    `in_force`: the page's own date says since when; `back_dated`: that day lies before one on which the page did not say so;
    `ahead`: it takes effect on a day to come; `silent`: the text changed and its own date did not; `deadline`: the last day
    to object.
    """

    IN_FORCE = "in_force"
    BACK_DATED = "back_dated"
    AHEAD = "ahead"
    SILENT = "silent"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a finding: its day by ISO 8601 (`2025-03` where only the month is said).

    `without` is the last day on which the page was seen without the clause, where that matters, else "".
    """

    kind: FactKind
    day: str
    without: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That somebody has seen a finding (UTC), and what they said to it."""

    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mute:
    """That nobody wants to hear of a clause, and why; for ever where `until` is None (UTC), everywhere where `key` is empty."""

    fingerprint: str
    reason: str
    muted_at: datetime
    until: datetime | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A clause whose appearance, rewording or disappearance a person should know of.

    `text` is the sentence now (or the one that vanished), `before` the one it replaced; `version` and `previous`
    are numbers of the document's versions. `facts` are what the page's own dates tell of it. `superseded` is when (UTC) tosmon
    came to know that it does not hold: a better reader or rule, or an older version that was imported, says otherwise. `id` is
    stable: the same event gets the same id in any database.
    `acknowledged` and `mute` are what people said to it; it is the same finding without them.
    """

    service: str
    document: str
    url: str
    observed_at: datetime
    change: ChangeType
    severity: Severity
    clause: Clause
    first_seen: datetime
    version: int
    previous: int | None = None
    before: str = ""
    facts: tuple[Fact, ...] = ()
    superseded: datetime | None = None
    acknowledged: Acknowledgement | None = field(default=None, compare=False)
    mute: Mute | None = field(default=None, compare=False)

    def muted_by(self, mutes: Iterable[Mute]) -> Mute | None:
        """The first of these mutes that is about it."""
        mine = (each for each in mutes if each.fingerprint == self.clause.fingerprint and each.key in ("", self.key))
        return next(mine, None)

    @property
    def key(self) -> str:
        """The key of the document it is about."""
        return key_of(self.service, self.document)

    @property
    def label(self) -> str:
        """`SoundCloud / Terms of Service`, for people."""
        return label_of(self.service, self.document)

    @property
    def settled(self) -> str:
        """Why nobody need look at it any more: "superseded", "muted" or "acknowledged"; "" while it is open."""
        if self.superseded:
            return "superseded"
        return "muted" if self.mute else "acknowledged" if self.acknowledged else ""

    @property
    def id(self) -> str:
        """16 hex digits over document, day, change and clause."""
        parts = (self.key, self.observed_at.isoformat(), self.change, self.clause.fingerprint)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

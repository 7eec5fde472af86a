"""What a document ever said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tosmon.models.clauses import Clause


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of versions in a row in which a clause stood: when the first and the last of them were observed (UTC)."""

    first: datetime
    last: datetime


class Told(StrEnum):
    """What of a clause people were alerted to: that it came, or that it went."""

    CAME = "came"
    WENT = "went"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A clause a document has said at some time: in which versions, whether it stands there now, and what was told of it.

    `spans` are in the order of time, at least one, and a version whose time is in none of them did not have the clause.
    """

    clause: Clause
    spans: tuple[Span, ...]
    present: bool = True
    told: frozenset[Told] = frozenset()

    @property
    def first_seen(self) -> datetime:
        """When the first version that said it was observed."""
        return self.spans[0].first

    @property
    def last_seen(self) -> datetime:
        """When the last version that said it was observed."""
        return self.spans[-1].last

    def stood_at(self, at: datetime) -> bool:
        """Whether the version that was observed at a time said it."""
        return any(span.first <= at <= span.last for span in self.spans)

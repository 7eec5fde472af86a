"""What the dates of a page tell of a finding: since when it is in force, and whether the page keeps quiet about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from tosmon.models import ChangeType, Clause, DateKind, Fact, FactKind, StatedDate, latest

# A text may go online a day after the day it bears, and days begin at another hour where it was written.
LATE = timedelta(days=1)

_NEWS = frozenset([ChangeType.ADDED, ChangeType.REWORDED])


def facts(
    change: ChangeType,
    clause: Clause,
    observed_at: datetime,
    now: Sequence[StatedDate] = (),
    before: Sequence[StatedDate] = (),
    without: datetime | None = None,
) -> tuple[Fact, ...]:
    """The facts of a finding of that day (UTC).

    `now` and `before` are the dates that the version and the one before it state; `without` is when the one before was last
    seen. Of what stood there from the start, or came back, nothing is known.
    """
    if change not in {*_NEWS, ChangeType.REMOVED} or without is None:
        return ()
    found = [*_of_page(observed_at.date(), now, before, without.date())]
    if change in _NEWS:
        return (*found, *(Fact(FactKind.DEADLINE, day) for day in clause.attributes.deadline))
    return tuple(fact for fact in found if fact.kind in {FactKind.SILENT, FactKind.AHEAD})


def _of_page(observed: date, now: Sequence[StatedDate], before: Sequence[StatedDate], without: date) -> Iterator[Fact]:
    updated, effective = latest(now, DateKind.UPDATED), latest(now, DateKind.EFFECTIVE)
    had = latest(before, DateKind.UPDATED), latest(before, DateKind.EFFECTIVE)
    if effective > observed.isoformat():
        yield Fact(FactKind.AHEAD, effective)
    if (updated, effective) == had:
        if stated := updated or effective:
            yield Fact(FactKind.SILENT, stated)
        return
    # What is in force since a day is so by the date of its effect, or else by that of its text.
    stated = effective or updated
    if not stated or stated > observed.isoformat():
        return
    if _end(stated) + LATE < without:
        yield Fact(FactKind.BACK_DATED, stated, without.isoformat())
    else:
        yield Fact(FactKind.IN_FORCE, stated)


def _end(iso: str) -> date:
    """The last day that a date may mean: of a month, its last."""
    if len(iso) > len("2025-03"):
        return date.fromisoformat(iso)
    year, month = map(int, iso.split("-"))
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)

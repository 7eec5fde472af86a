"""How every document stands, as a table and as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tosmon.models import Kind
from tosmon.ports import StatusRow
from tosmon.reports import wording
from tosmon.reports.escape import terminal
from tosmon.reports.times import minute, stamp


@dataclass(frozen=True, slots=True)
class Stand:
    """How one document stands: whether the config asks for it today, and whether it was not verified for too long.

    `difference` says in what the variants of one that alternates differ.
    """

    row: StatusRow
    watched: bool = True
    stale: bool = False
    difference: str = ""


def text(stands: Sequence[Stand], now: datetime) -> str:
    """One line a document, columns aligned, troubled documents with the reason below."""
    if not stands:
        return "No document was checked yet; run: tosmon check"
    width = max(len(stand.row.key) for stand in stands)
    lines = [f"{'document':{width}}  {'checked':16}  {'changed':10}  {'state':22}  clauses"]
    for stand in stands:
        row = stand.row
        checked, changed = minute(row.last_checked), minute(row.last_changed)[:10]
        lines.append(f"{row.key:{width}}  {checked:16}  {changed:10}  {_state(row):22}  {_clauses(row)}".rstrip())
        below = [terminal(row.reason)] if row.reason else []
        below += [unverified(row, now)] if stand.stale else []
        below += [f"alternates between {stand.difference}"] if row.variants else []
        lines += [f"{'':{width}}  {line}" for line in below]
    return "\n".join(lines)


def unverified(row: StatusRow, now: datetime) -> str:
    """Since when a document was not verified: `not verified for 3 days, since 2024-02-12 03:00`."""
    if not row.last_good:
        return "never verified"
    hours = int((now - row.last_good).total_seconds() // 3600)
    age = wording.count(hours // 24, "day") if hours >= 48 else wording.count(hours, "hour")
    return f"not verified for {age}, since {minute(row.last_good)}"


def data(stand: Stand) -> dict[str, Any]:
    """One document; `last_good` is when it was last verified."""
    row = stand.row
    times = ("last_checked", "last_good", "last_changed", "failing_since", "held_since")
    return {
        **{name: getattr(row, name) for name in ("key", "service", "document", "url", "versions")},
        **{name: stamp(time) if (time := getattr(row, name)) else None for name in times},
        "reason": row.reason,
        "clauses": {kind.value: number for kind, number in row.clauses.items()},
        "variants": list(row.variants),
        "difference": stand.difference,
        "watched": stand.watched,
        "stale": stand.stale,
    }


def _state(row: StatusRow) -> str:
    if row.failing_since:
        return f"failing since {row.failing_since:%d %b}"
    if row.held_since:
        return f"held since {row.held_since:%d %b}"
    if not row.last_checked:
        return "never checked"
    return "unstable" if row.variants else "ok"


def _clauses(row: StatusRow) -> str:
    return ", ".join(f"{number} {kind.value}" for kind in Kind if (number := row.clauses.get(kind, 0))) or "none"

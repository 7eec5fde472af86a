"""The versions of a document, as a table and as data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tosmon.models import DateKind, Kind, StatedDate, latest
from tosmon.ports import VersionRow
from tosmon.reports.times import stamp
from tosmon.reports.wording import stated


@dataclass(frozen=True, slots=True)
class Line:
    """One version: how it is stored, the number of its clauses by kind, and the dates it states of itself."""

    row: VersionRow
    clauses: Mapping[Kind, int]
    stated: tuple[StatedDate, ...]


def text(lines: Sequence[Line]) -> str:
    """A table, oldest first."""
    table = [f"{'version':>7}  {'observed (UTC)':16}  {'characters':>10}  {'clauses':>7}"]
    texts: dict[str, int] = {}
    for line in lines:
        row = line.row
        again = [f"says again what {texts[row.sha256]} said"] if row.sha256 in texts else []
        said = ", ".join([*stated(line.stated), *again, *["read again"] * row.technical])
        texts[row.sha256] = row.number
        number = sum(line.clauses.values())
        table.append(f"{row.number:7}  {row.observed_at:%Y-%m-%d %H:%M}  {row.size:10,}  {number:7}  {said}".rstrip())
    return "\n".join(table)


def data(line: Line) -> dict[str, Any]:
    """One version; `size` is characters, `technical` is true once a newer reader has read it again."""
    row = line.row
    return {
        "version": row.number,
        "observed_at": stamp(row.observed_at),
        "size": row.size,
        "sha256": row.sha256,
        "technical": row.technical,
        "clauses": {kind.value: number for kind in Kind if (number := line.clauses.get(kind, 0))},
        "stated": {kind.value: latest(line.stated, kind) or None for kind in DateKind},
    }

"""The timeline: findings of all services, drawn and listed, newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tosmon.models import Finding, Severity
from tosmon.reports.escape import cut
from tosmon.site import paths
from tosmon.site.dossier import Dossier
from tosmon.site.folder import File
from tosmon.site.rendering import Pages

_LANES = 40  # services in the drawing, those with the newest findings
_MARKS = 200  # findings in the drawing, the newest
_NAMES, _WIDTH, _LANE, _TOP = (
    170,
    960,
    26,
    34,
)  # in units of the drawing: width of the names, of all, height of a lane, above them
_ROOM = 14  # on both sides of the marks


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding in the drawing, at its middle."""

    x: float
    y: float
    finding: Finding
    page: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The findings of services over time: one lane each, and the beginnings of years or months as (x, name)."""

    height: int
    lanes: list[tuple[int, str, str]]
    ticks: list[tuple[float, str]]
    marks: list[Mark]
    left: int
    width: int = _WIDTH
    names: int = _NAMES


def timeline_pages(
    pages: Pages, told: Sequence[Finding], dossiers: dict[str, Dossier], later: dict[str, list[Finding]], muted: int
) -> Iterator[File]:
    """The page of the timeline, in parts where there are many findings; the first has the drawing."""
    here = paths.TIMELINE
    pieces = [pages.piece("finding", here, each, dossiers[each.key].page(each), later.get(each.id, ())) for each in told]
    counts = Counter(finding.severity for finding in told)
    totals = [(severity, counts[severity]) for severity in Severity]
    return pages.parts(here, "timeline", pieces, drawing=draw(told, dossiers), totals=totals, muted=muted)


def draw(told: Sequence[Finding], dossiers: dict[str, Dossier]) -> Drawing | None:
    """The drawing of findings, which are the newest first; None where there are none."""
    newest = told[:_MARKS]
    services = list(dict.fromkeys(finding.service for finding in newest))[:_LANES]
    shown = [finding for finding in newest if finding.service in services]
    if not shown:
        return None
    first, last = shown[-1].observed_at, shown[0].observed_at
    lane = {name: _TOP + _LANE * place + _LANE // 2 for place, name in enumerate(services)}

    def x(time: datetime) -> float:
        share = (time - first) / (last - first) if last > first else 0.5
        return round(_NAMES + _ROOM + share * (_WIDTH - _NAMES - 2 * _ROOM), 1)

    slugs = {finding.service: finding.key.partition("/")[0] for finding in shown}
    return Drawing(
        height=_TOP + _LANE * len(services) + 8,
        lanes=[(y, cut(name, 24), paths.service(slugs[name])) for name, y in lane.items()],
        ticks=[(x(time), name) for time, name in _ticks(first, last)],
        # Alerts last: they lie on top.
        marks=[
            Mark(x(each.observed_at), lane[each.service], each, dossiers[each.key].page(each))
            for each in sorted(shown, key=lambda each: (each.severity.rank, each.observed_at))
        ],
        left=len(told) - len(shown),
    )


def _ticks(first: datetime, last: datetime) -> Iterator[tuple[datetime, str]]:
    """The beginnings of the years between two times; of the months, where that is less than two years."""
    years = range(first.year, last.year + 2)
    step = 12 if last.year - first.year > 2 else 3 if (last - first).days > 120 else 1
    for year in years:
        for month in range(1, 13, step):
            time = datetime(year, month, 1, tzinfo=UTC)
            if first <= time <= last:
                yield time, str(year) if month == 1 else f"{time:%m}/{year}"

"""The page of a change: what it means in plain words, and the sentences that changed, beside each other and in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from tosmon.diff import Edit, Run
from tosmon.models import Version
from tosmon.ports import VersionRow
from tosmon.reports import wording
from tosmon.reports.diffs import Side, compared
from tosmon.reports.diffs.rows import Fate, Row
from tosmon.reports.escape import cut
from tosmon.reports.html import words
from tosmon.site import paths
from tosmon.site.dossier import Dossier
from tosmon.site.folder import File
from tosmon.site.rendering import Pages, parted

LONGEST = 8_000  # characters of a sentence that are shown; its version has the rest
_MOST_TOGETHER = 10_000  # characters of changes in a row that make one piece of the page, and no part of a page is cut in it
_MOST_MEANT = 90_000  # bytes of findings above the words; the timeline has all
_AROUND = 1  # unchanged sentences that are shown before and behind a change
_MOST_SECTIONS = 250


@dataclass(frozen=True, slots=True)
class Hunk:
    """Changed sentences of one section; `left` counts the unchanged ones that are left out in front of it."""

    section: tuple[str, ...]
    rows: tuple[Row, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Cells:
    """A changed sentence as it stood, as it stands, and both in one, in HTML; "" where it does not stand."""

    fate: Fate
    id: str
    old: Markup
    new: Markup
    both: Markup


def change_pages(
    pages: Pages, dossier: Dossier, before: tuple[VersionRow, Version], now: tuple[VersionRow, Version]
) -> Iterator[File]:
    """The page of what a version changed against the one before it in time."""
    (older, old), (row, new) = before, now
    here = paths.change(dossier.key, row.number)
    comparison = compared(dossier.key, dossier.label, *(Side(f"version {each.number}", each) for each in (old, new)))
    hunks = list(_hunks(comparison.rows))
    seen: set[str] = set()
    pieces = [
        pages.piece("hunk", here, hunk, [_cells(each, seen) for each in hunk.rows], number, dossier.key, older, row)
        for number, hunk in enumerate(hunks, 1)
    ]
    parts = list(parted(pieces)) or [()]
    sections: list[tuple[tuple[str, ...], int, int]] = []
    number = 0
    for part, inside in enumerate(parts, 1):
        for _ in inside:
            said = hunks[number].section
            number += 1
            if said and (not sections or sections[-1][0] != said):
                sections.append((said, number, part))
    _, after = dossier.around(row.number)
    findings = wording.by_weight(tuple(dossier.of_version(row.number)))
    cards = [pages.piece("finding", here, each, dossier.page(each), ()) for each in findings]
    meant = next(parted(cards, _MOST_MEANT), ())
    facts = {
        "dossier": dossier,
        "older": older,
        "row": row,
        "after": after,
        "earlier": dossier.around(older.number)[0],
        "sides": (_told(older), _told(row)),
        "summary": wording.change_summary(comparison.change),
        "findings": meant,
        "more": len(findings) - len(meant),
        "sections": [(cut(said[-1], 90), number, part) for said, number, part in sections[:_MOST_SECTIONS]],
        "hunks": len(hunks),
    }
    for number, inside in enumerate(parts, 1):
        yield pages.part(here, "change", inside, (number, len(parts)), **facts)


def _told(row: VersionRow) -> str:
    return ", ".join([f"version {row.number}", f"seen {wording.day(row.observed_at)}", *wording.stated(row.stated or ())])


def _hunks(rows: Sequence[Row]) -> Iterator[Hunk]:
    """The changes with what stands around them, parted where sections end or enough stayed the same."""
    shown = _shown(rows)
    left = 0
    for (visible, section), group in groupby(
        enumerate(rows), key=lambda each: (each[0] in shown, each[0] in shown and each[1].sentence.block.section)
    ):
        inside = tuple(row for _, row in group)
        if visible and section is not False:
            for some in _together(inside):
                yield Hunk(section, some, left)
                left = 0
        else:
            left += len(inside)


def _together(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Rows in stretches that are not too long."""
    some: list[Row] = []
    size = 0
    for row in rows:
        length = min(len(row.sentence.text), LONGEST)
        if some and size + length > _MOST_TOGETHER:
            yield tuple(some)
            some, size = [], 0
        some.append(row)
        size += length
    yield tuple(some)


def _shown(rows: Sequence[Row]) -> set[int]:
    """The places of the rows that changed, and of those around them in the same section."""
    changed = [place for place, row in enumerate(rows) if row.fate is not Fate.SAME]
    return {
        near
        for place in changed
        for near in range(max(0, place - _AROUND), min(len(rows), place + _AROUND + 1))
        if rows[near].sentence.block.section == rows[place].sentence.block.section
    }


def _cells(row: Row, seen: set[str]) -> Cells:
    """The cells of a row. The first of equal sentences has the id, and one that went has none of a version's."""
    said = row.sentence.text
    anchor = paths.anchor(said) if row.after else f"g{paths.anchor(said)}"
    name = "" if anchor in seen else anchor
    seen.add(anchor)
    match row.fate:
        case Fate.REWORDED:
            runs = _cut(row.words)
            old, new = (_html(run for run in runs if run.edit in (Edit.SAME, edit)) for edit in (Edit.REMOVED, Edit.ADDED))
            return Cells(row.fate, name, old, new, _html(runs))
        case Fate.ADDED:
            return Cells(row.fate, name, Markup(), _html([Run(Edit.ADDED, cut(said, LONGEST))]), Markup())
        case Fate.REMOVED:
            return Cells(row.fate, name, _html([Run(Edit.REMOVED, cut(said, LONGEST))]), Markup(), Markup())
        case Fate.SAME:
            return Cells(row.fate, name, Markup(), _html([Run(Edit.SAME, cut(said, LONGEST))]), Markup())


def _cut(runs: Sequence[Run]) -> list[Run]:
    """The first runs, of LONGEST characters together."""
    shown, left = [], LONGEST
    for run in runs:
        if left <= 0:
            break
        shown.append(Run(run.edit, cut(run.text, left)))
        left -= len(run.text)
    return shown


def _html(runs: Iterable[Run]) -> Markup:
    return Markup(words(runs))  # noqa: S704 (escaped there)

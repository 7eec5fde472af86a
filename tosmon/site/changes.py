"""The page of a change: what it means in plain words, and the sentences that changed, beside each other and in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from tosmon.diff import Edit, Run, Said, change_between
from tosmon.ports import VersionRow
from tosmon.reports import wording
from tosmon.reports.diffs.rows import Fate, Row, Stretch, stretches
from tosmon.reports.escape import cut
from tosmon.reports.html import text, words
from tosmon.site import paths
from tosmon.site.folder import File
from tosmon.site.rendering import Pages, parted, quoted
from tosmon.site.versions import Leaf

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


def change_pages(pages: Pages, leaf: Leaf, older: VersionRow, old: Said, new: Said) -> Iterator[File]:
    """The page of what a version changed against the one before it in time."""
    dossier, row = leaf.dossier, leaf.row
    here = paths.change(dossier.key, row.number)
    change = change_between(old, new)
    hunks = list(_hunks(stretches(change, old, new, _AROUND)))
    seen: set[str] = set()
    pieces = [_piece(hunk, number, seen) for number, hunk in enumerate(hunks, 1)]
    parts = list(parted(pieces)) or [()]
    sections: list[tuple[tuple[str, ...], int, int]] = []
    number = 0
    for part, inside in enumerate(parts, 1):
        for _ in inside:
            said = hunks[number].section
            number += 1
            if said and (not sections or sections[-1][0] != said):
                sections.append((said, number, part))
    findings = wording.by_weight(tuple(dossier.of_version(row.number)))
    cards = [pages.piece("finding", here, each, dossier.page(each), ()) for each in findings]
    meant = next(parted(cards, _MOST_MEANT), ())
    facts = {
        "leaf": leaf,
        "dossier": dossier,
        "older": older,
        "row": row,
        "after": leaf.after,
        "earlier": dossier.around(older.number)[0],
        "sides": (_told(older), _told(row)),
        "summary": wording.change_summary(change),
        "findings": meant,
        "more": len(findings) - len(meant),
        "sections": [(cut(said[-1], 90), number, part) for said, number, part in sections[:_MOST_SECTIONS]],
        "hunks": len(hunks),
    }
    for number, inside in enumerate(parts, 1):
        yield pages.part(here, "change", inside, (number, len(parts)), **facts)


def _told(row: VersionRow) -> str:
    return ", ".join([f"version {row.number}", f"seen {wording.day(row.observed_at)}", *wording.stated(row.stated or ())])


def _hunks(stretches: Iterable[Stretch]) -> Iterator[Hunk]:
    """The changes with what stands around them, parted where sections end or enough stayed the same."""
    left = 0
    for stretch in stretches:
        left += stretch.left
        shown = _shown(stretch.rows)
        for (visible, section), group in groupby(
            enumerate(stretch.rows), key=lambda each: (each[0] in shown, each[0] in shown and each[1].sentence.block.section)
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


def _piece(hunk: Hunk, number: int, seen: set[str]) -> Markup:
    """The HTML of the changes. Plain strings, every text in them escaped here: a template takes many times as long."""
    left = f'<p class="left">{wording.count(hunk.left, "sentence")} unchanged</p>' if hunk.left else ""
    where = f'<p class="where" dir="auto">{text(quoted(" › ".join(hunk.section)))}</p>' if hunk.section else ""
    rows = "".join([_row(each, seen) for each in hunk.rows])
    return Markup(  # noqa: S704 (escaped text by text)
        f'{left}\n<section class="hunk" id="c-{number}" tabindex="-1" aria-label="Change {number}">\n{where}\n{rows}</section>\n'
    )


def _row(row: Row, seen: set[str]) -> str:
    """A sentence before and after. The first of equal ones has the id, and one that went has none of a version's."""
    said = row.sentence.text
    anchor = paths.anchor(said) if row.after else f"g{paths.anchor(said)}"
    name = "" if anchor in seen else f' id="{anchor}"'
    seen.add(anchor)
    return f'<div class="row {row.fate}"{name}>\n{"".join(_cells(row))}</div>\n'


def _cells(row: Row) -> Iterator[str]:
    said = cut(row.sentence.text, LONGEST)
    match row.fate:
        case Fate.REWORDED:
            runs = _cut(row.words)
            old, new = ([run for run in runs if run.edit in (Edit.SAME, edit)] for edit in (Edit.REMOVED, Edit.ADDED))
            yield _cell("old", "Before: ", words(old))
            yield _cell("new", "After: ", words(new))
            yield _cell("both", "Reworded: ", words(runs))
        case Fate.ADDED:
            yield _cell("new", "Added: ", words([Run(Edit.ADDED, said)]))
        case Fate.REMOVED:
            yield _cell("old", "Removed: ", words([Run(Edit.REMOVED, said)]))
        case Fate.SAME:
            yield f'<p class="same" dir="auto">{text(said)}</p>\n'


def _cell(name: str, heard: str, html: str) -> str:
    """One cell; what it is is seen by its place and colour, and said to those who have it read aloud."""
    return f'<p class="{name}" dir="auto"><span class="vh">{heard}</span>{html}</p>\n'


def _cut(runs: Sequence[Run]) -> list[Run]:
    """The first runs, of LONGEST characters together."""
    shown, left = [], LONGEST
    for run in runs:
        if left <= 0:
            break
        shown.append(Run(run.edit, cut(run.text, left)))
        left -= len(run.text)
    return shown

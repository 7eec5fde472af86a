"""From the lines of a PDF to its paragraphs: lines joined over columns and pages, words over hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tosmon.reading.pdf_lines import Line, body_size

_ENDS = re.compile(r"[.!?:;。！？：；][\"'”’»)\]]*$")
_ENDS_ITEM = re.compile(r"(?:[.!?:;,]|\b(?:and|or|et|ou|und|oder))[\"'”’»)\]]*$")
_GOES_ON = re.compile(r"[a-zß-öø-ÿ]|[\"'“‘«(]?[a-zß-öø-ÿ]{2}")
_LEADERS = re.compile(
    r"\s*(?:[.·…_]\s?){4,}\s*(?:\d+|[ivxl]+)?$", re.IGNORECASE
)  # of a table of contents, with the number of a page
_CJK = "[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]"
_BROKEN = re.compile(r"(\w[\w'’-]*)[-\u00ad\u2010]$")
_FIRST_WORD = re.compile(r"\w[\w'’-]*")
# "pre- and post-contract": the hyphen stands for a word that is yet to come.
_SUSPENDED = frozenset("and or und oder et ou y o e und/oder and/or".split())
# What is mostly written with a hyphen, and short words that are more often the beginning of a longer one.
_HYPHENATED_FIRST = frozenset("non self third opt first ai e x ex anti multi cross".split())
_SYLLABLES = frozenset(
    "a an as at be by do in is it me no of on or so to up us we he con per pro the for all out not how any over under with inter"
    " there here where when what after some every else".split()
)
_SUFFIX = re.compile(
    r"(?:s|ed|er|ing|able|ible|ment|tion|ation|ition|sion|ly|ness|less|ful|ive|ative|ity|al|ant|ance|ence|ist|ism|ise|ize|ship|ate|ure)"
)
# One of two cells side by side has few lines, and neither many; longer neighbours are columns.
FEW_LINES, MOST_LINES = 4, 25


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a row of a table with its cells; `indent` is from the left edge of its column, in points."""

    text: str
    indent: float = 0.0
    size: float = 0.0
    bold: bool = False
    mark: str = ""
    cells: tuple[str, ...] = ()


def paragraphs(found: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of a document, of its lines in the order of reading."""
    return _Typesetting(found).paragraphs()


class _Typesetting:
    """How the document is set: its columns, the distance of its lines, the words it knows."""

    def __init__(self, found: Sequence[Line]) -> None:
        self._runs = list(_runs(found))
        self._words = frozenset(word.casefold() for word in _whole_words(found))
        self._size = body_size(found)
        self._lefts = sorted({min(line.left for line in run) for run in self._runs if len(run) > 2})
        ratios = sorted(
            (one.baseline - two.baseline) / two.size for run in self._runs for one, two in pairwise(run) if one.size == two.size
        )
        self._leading = ratios[len(ratios) // 4] if ratios else 1.2

    def paragraphs(self) -> list[Paragraph]:
        """Each run cut into its paragraphs; the last of one and the first of the next joined where a sentence goes on."""
        done: list[list[Line]] = []
        rows: dict[int, list[list[Line]]] = {}  # by their place in `done`
        for group in _beside(self._runs):
            if len(group) > 1:
                rows[len(done)] = group
                done.append(group[0])
                continue
            parts = self._parts(group[0])
            if done and len(done) - 1 not in rows and self._runs_over(done[-1][-1], parts[0][0]):
                done[-1] = done[-1] + parts[0]
                del parts[0]
            done += parts
        return [
            Paragraph("", cells=tuple(map(self._text, rows[place]))) if place in rows else self._paragraph(part)
            for place, part in enumerate(done)
        ]

    def _paragraph(self, part: Sequence[Line]) -> Paragraph:
        first = part[0]
        text = _LEADERS.sub("", self._text(part))
        return Paragraph(text, first.left - self._left(first), body_size(part), all(line.bold for line in part), first.mark)

    def _parts(self, run: Sequence[Line]) -> list[list[Line]]:
        parts: list[list[Line]] = []
        for line in run:
            if parts and self._goes_on(parts[-1], line):
                parts[-1].append(line)
            else:
                parts.append([line])
        return parts

    def _left(self, line: Line) -> float:
        """The left edge of the column a line stands in."""
        return next((left for left in self._lefts if line.left - 90 < left <= line.left), line.left)

    @cached_property
    def _edges(self) -> dict[float, float]:
        """The right edge of each column, by its left one."""
        columns: dict[float, list[Line]] = {}
        for run in self._runs:
            for line in run:
                columns.setdefault(self._left(line), []).append(line)
        return {left: _edge(column) for left, column in columns.items()}

    def _has_room(self, last: Line, line: Line) -> float:
        """How much of its column a line left free behind the first word of the next: below 0 it had to end there."""
        left = self._left(last)
        edge = self._edges[left]
        return (edge - last.right - line.first_width - 0.3 * last.size) / max(edge - left, 1.0)

    def _goes_on(self, part: Sequence[Line], line: Line) -> bool:
        """Whether a line goes on with a paragraph of the same run."""
        last = part[-1]
        if abs(line.size - last.size) > 0.08 * last.size or last.baseline - line.baseline > 1.18 * self._leading * line.size:
            return False
        if last.bold != line.bold and self._is_apart(last, line):
            return False
        if _LEADERS.search(last.text):
            return False
        if line.mark and self._is_item(part, line):
            return False
        if last.size > 1.1 * self._size:  # the lines of a heading are broken where it looks best
            return True
        return self._has_room(last, line) <= _most_room(last, line) and self._is_aligned(part, line)

    def _is_apart(self, last: Line, line: Line) -> bool:
        """Whether a bold line and one that is not are a heading and its text, rather than words set in bold."""
        if self._has_room(last, line) > 0 or _ENDS.search(last.text):
            return True
        return bool(last.mark) and not _GOES_ON.match(line.text)

    @staticmethod
    def _is_item(part: Sequence[Line], line: Line) -> bool:
        """Whether the mark of a line begins an item: "(b)" may also be the first word of a line within a sentence."""
        if line.mark == "•":
            return True
        first, last = part[0], part[-1]
        if first.mark and abs(line.left - first.left) <= 0.5 * line.size:
            return True
        return abs(line.left - last.left) > 0.5 * line.size and _ENDS_ITEM.search(last.text) is not None

    @staticmethod
    def _is_aligned(part: Sequence[Line], line: Line) -> bool:
        """Whether a line stands below the last one, or is set in behind a mark or out behind a first line."""
        last = part[-1]
        if abs(line.left - last.left) <= 0.5 * line.size or not _ENDS.search(last.text):
            return True
        return len(part) == 1 and (bool(last.mark) or line.left < last.left)

    def _runs_over(self, last: Line, line: Line) -> bool:
        """Whether a paragraph goes on in the next column or on the next page."""
        if last.page == line.page and last.baseline > line.baseline:
            return False
        if abs(line.size - last.size) > 0.08 * last.size or last.bold != line.bold or line.mark == "•":
            return False
        full = self._has_room(last, line) <= 0
        if line.mark or _ENDS.search(last.text):
            return full and abs(last.left - self._left(last) - line.left + self._left(line)) < 0.5 * line.size
        return full or bool(_GOES_ON.match(line.text))

    def _text(self, part: Sequence[Line]) -> str:
        text = part[0].text
        for line in part[1:]:
            text = self._joined(text, line.text)
        return text

    def _joined(self, text: str, following: str) -> str:
        broken, first = _BROKEN.search(text), _FIRST_WORD.match(following)
        if broken and first:
            return self._mended(text, broken[1], first[0]) + following
        if re.search(_CJK + "$", text) and re.match(_CJK, following):
            return text + following
        return f"{text} {following}"

    def _mended(self, text: str, one: str, two: str) -> str:
        """The text up to a word that a hyphen broke in two at the end of a line: with the hyphen, without it, or with a space.

        The document itself tells best, where it has the word elsewhere; a word for word of it, and such as "non-exclusive",
        keeps its hyphen. "opt-out" is never "optout".
        """
        if text[-1] == "\u00ad":
            return text[:-1]
        a, b = one.casefold(), two.casefold()
        if b in _SUSPENDED:
            return text + " "
        if not two[0].islower() or "-" in one + two:
            return text
        if f"{a}-{b}" in self._words or (a + b not in self._words and self._is_compound(a, b)):
            return text
        return text[:-1]

    def _is_compound(self, one: str, two: str) -> bool:
        if one in _HYPHENATED_FIRST or not one.isalpha():
            return True
        if one in _SYLLABLES or one not in self._words:
            return False
        return two in self._words or (len(one) > 3 and not _SUFFIX.match(two))


def _most_room(last: Line, line: Line) -> float:
    """The share of its column that a line may leave free and yet go on: more within a sentence, for edges are only estimated."""
    if line.mark or _ENDS.search(last.text):
        return 0.0
    return 0.25 if _GOES_ON.match(line.text) else 0.1


def _edge(column: Sequence[Line]) -> float:
    """Where lines end that had to; the few that run out over it, such as a long address, are left out."""
    rights = sorted((line.right for line in column), reverse=True)
    enough = max(1, len(rights) // 25)
    return next(
        right for place, right in enumerate(rights) if right - rights[min(place + enough, len(rights) - 1)] < 2 * column[0].size
    )


def _whole_words(found: Iterable[Line]) -> Iterator[str]:
    """All words and the parts of those with hyphens, but not the halves of those broken at the end of a line."""
    broken = False
    for line in found:
        words = _FIRST_WORD.findall(line.text)
        after, broken = broken, _BROKEN.search(line.text) is not None
        for word in words[int(after) : -1 if broken else None]:
            yield word
            if "-" in word:
                yield from word.split("-")


def _runs(found: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that stand below each other."""
    run: list[Line] = []
    for line in found:
        if run and not _is_below(run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_below(last: Line, line: Line) -> bool:
    return (
        (line.page, line.angle) == (last.page, last.angle)
        and last.baseline - line.baseline > 0.5 * min(last.size, line.size)
        and line.left < last.right
        and last.left < line.right
    )


def _beside(runs: Sequence[list[Line]]) -> Iterator[list[list[Line]]]:
    """Runs one by one, those that are the cells of one row of a table together."""
    row: list[list[Line]] = []
    for run in runs:
        if row and not _is_next_cell(row[-1], run):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _is_next_cell(cell: Sequence[Line], run: Sequence[Line]) -> bool:
    one, two = cell[0], run[0]
    level = (one.page, one.angle) == (two.page, two.angle) and abs(one.baseline - two.baseline) < 0.5 * one.size
    return (
        level
        and two.left > max(line.right for line in cell)
        and min(len(cell), len(run)) <= FEW_LINES
        and max(len(cell), len(run)) <= MOST_LINES
    )

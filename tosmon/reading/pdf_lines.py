"""From the words of a PDF and their places to lines, without what stands at the edge of every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

# A bullet of a font of symbols comes as a private character.
_BULLET = re.compile("[•·▪◦‣●○■□➢➤✓*\ue000-\uf8ff-]|[–—]")
MARK = re.compile(r"(?:•|\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$", re.IGNORECASE)
# In sizes of the letters: what is wider than the first, and than twice the other spaces of the line, parts columns or cells, and
# so does all that is wider than the second, unless a list mark stands before it.
WIDE_SPACE, WIDEST_SPACE, WIDEST_AFTER_MARK = 1.0, 2.5, 7.0
OUTER_ROWS = 4  # of either end of a page: where running titles and page numbers stand
REPEATED_SHARE = 0.4  # of the pages: left and right pages may have titles of their own
_OF = r"(?:\s*(?:of|/|de|sur|von|di|av|z|\|)\s*#)"
_PAGE_NUMBER = re.compile(rf"\W*(?:(?:page|p\.|seite|p[aá]gina|strona|sida)\s*#{_OF}?|#{_OF}|#\s*\|\s*page)\W*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:\S+\s+){7,}\S+[.!?]$")  # of eight words or more: a clause may stand at the foot of every page


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place, in points from the lower left corner; `angle` in degrees from 0 to 359."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    angle: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Words beside each other on a page (counted from 0), none far from the next; `first_width` is that of the first word."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False
    angle: int = 0
    page: int = 0
    first_width: float = 0.0

    @property
    def mark(self) -> str:
        """The list mark it begins with, "" for none."""
        first, space, _ = self.text.partition(" ")
        return first if space and MARK.match(first) else ""


def lines(words: Iterable[Word], page: int, dots: Sequence[tuple[float, float, float]] = ()) -> list[Line]:
    """The lines of one page in the order of its words; a dot (left, right, middle) in front of one is its list mark."""
    rows: list[list[Word]] = []
    for word in words:
        if rows and _is_right_of(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_marked(_line(part, page), dots) for row in rows for part in _parts(row)]


def _is_right_of(last: Word, word: Word) -> bool:
    """Whether a word stands to the right of another on the same line, or a little above or below it, as the signs of notes do."""
    size = max(last.size, word.size)
    return word.angle == last.angle and abs(word.baseline - last.baseline) < 0.5 * size and word.left > last.right - 0.5 * size


def _parts(row: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """A row cut where columns or cells part."""
    gaps = [(after.left - before.right) / max(before.size, after.size) for before, after in pairwise(row)]
    usual = min(gaps, default=0.0)
    start = 0
    for place, gap in enumerate(gaps, 1):
        marked = place == start + 1 and (_is_bullet(row[start]) or MARK.match(row[start].text))
        widest = WIDEST_AFTER_MARK if marked else WIDEST_SPACE
        # Where all spaces of a line are wide, it is only spread to the width of its column.
        uneven = gap > 2 * usual or len(gaps) == 1
        if uneven and gap > (WIDE_SPACE if len(gaps) > 1 and not marked else widest):
            yield row[start:place]
            start = place
    yield row[start:]


def _is_bullet(word: Word) -> bool:
    return _BULLET.fullmatch(word.text) is not None or word.text == "o"  # Word's second bullet, a letter


def _line(row: Sequence[Word], page: int) -> Line:
    first = row[0]
    bullet = _BULLET.fullmatch(first.text) is not None
    if first.text == "o" and len(row) > 1:
        bullet = row[1].left - first.right > 0.6 * first.size  # wider than the space behind a word
    sizes: Counter[tuple[float, float]] = Counter()
    for word in row:
        sizes[word.size, word.baseline] += len(word.text)
    size, baseline = sizes.most_common(1)[0][0]
    return Line(
        " ".join(["•" if bullet else first.text, *(word.text for word in row[1:])]),
        first.left,
        max(word.right for word in row),
        baseline,
        size,
        all(word.bold for word in (row[1:] if len(row) > 1 and (bullet or MARK.match(first.text)) else row)),
        first.angle,
        page,
        first.right - first.left,
    )


def _marked(line: Line, dots: Sequence[tuple[float, float, float]]) -> Line:
    for left, right, middle in dots:
        if 0 <= line.left - right < 2.5 * line.size and 0 < middle - line.baseline < 0.8 * line.size and not line.mark:
            return replace(line, text=f"• {line.text}", left=left)
    return line


def body_size(found: Iterable[Line]) -> float:
    """The size in which most of the text stands, in points."""
    sizes: Counter[float] = Counter()
    for line in found:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def without_furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[Line], list[str]]:
    """All lines but running titles, page numbers and watermarks; and, once each, the sentences that stood among them."""
    size = body_size(line for page in pages for line in page)
    outer = [list(_outer_rows(page)) for page in pages]
    seen = Counter(key for rows in outer for key in {_key(line, end, size) for end, row in rows for line in row})
    often = max(2, REPEATED_SHARE * len(pages))
    kept: list[Line] = []
    sentences: dict[str, str] = {}
    for page, rows in zip(pages, outer, strict=True):
        gone: dict[str, list[Line]] = {"top": [], "foot": []}
        body: set[str] = set()  # the ends of the page at which a row of the text was met: what is further in is text too
        for end, row in rows:
            if end not in body and all(seen[_key(line, end, size)] >= often or _is_page_number(line) for line in row):
                gone[end] += row
            else:
                body.add(end)
        for removed in gone.values():
            rest = sorted((line for line in removed if not _is_page_number(line)), key=lambda line: -line.baseline)
            text = " ".join(line.text for line in rest)
            if _SENTENCE.search(text):
                sentences.setdefault(_numberless(text), text)
        dropped = set(map(id, gone["top"] + gone["foot"]))
        kept += [line for line in page if id(line) not in dropped and not _is_watermark(line)]
    return kept, list(sentences.values())


def _outer_rows(page: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The rows at the top of a page from the outermost in, then those at its foot."""
    rows: dict[int, list[Line]] = {}
    for line in page:
        if not line.angle:
            rows.setdefault(round(line.baseline / 3), []).append(line)
    places = sorted(rows, reverse=True)
    top = places[:OUTER_ROWS]
    yield from (("top", rows[place]) for place in top)
    yield from (("foot", rows[place]) for place in places[: -OUTER_ROWS - 1 : -1] if place not in top)


def _key(line: Line, end: str, size: float) -> tuple[str, str, int]:
    """Equal for the same running title on two pages, whatever number is in it; the number of a heading counts."""
    text = line.text if line.bold or line.size > 1.05 * size else _numberless(line.text)
    return end, text, round(line.size)


def _numberless(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(_numberless(line.text)) is not None


def _is_watermark(line: Line) -> bool:
    return line.angle % 90 != 0 and len(line.text) < 40

"""Gather a document's blocks in order, each with its heading path and the lead-in of its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from tosmon.models import Block, BlockKind
from tosmon.reading.remembered import remembered
from tosmon.reading.text import clean, sentences
from tosmon.reading.volatile import is_volatile

# Headings that are only bold or numbered lines rank below every real heading.
PSEUDO_LEVEL = 7
LONGEST_HEADING = 120  # characters; a longer bold line is a paragraph in bold
MOST_CELLS_ABOVE = 4  # cells that reach down into one row

_ENUMERATED = re.compile(
    r"^(?:[•·▪◦‣●○*–—-]\s+|\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)\s+|(?:[a-z]|[ivx]{1,5}|\d{1,2})[.)]\s+"
    # Chinese and Japanese: "（一）", "1、", "・", "①", with no space behind.
    r"|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2}|[ア-ワ])[）)](?=\D)"
    r"|(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[ア-ワ])[、．）](?!\d)|・|[①-⑳])(?=\S)",
    re.IGNORECASE,
)
# "You agree not to: (a) copy it;" with (b) to come in the next paragraph.
_FIRST_INLINE = re.compile(r"(.{5,600}?[:：])\s*\(?(?:i|a|1)[.)]\s.*(?:[;,]|\b(?:and|or|et|ou))$", re.IGNORECASE | re.DOTALL)
_BULLET = re.compile(r"^(?:[•·▪◦‣●○*–—-]\s+|・\s*)")
_NUMBERED_HEADING = re.compile(
    r"^(?:(?i:section|article|part|artikel|abschnitt|articolo|artículo|artigo)\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|(?i:[ivx]{1,5}|[a-z])[.):])\s+[^\W\d_a-zß-öø-ÿ]"
    r"|^(?:第\s?[\d一二三四五六七八九十百]{1,5}\s?[条條章节節](?=[\s（(【]|$)|[一二三四五六七八九十]{1,3}、)"
)
_ENDS_SENTENCE = re.compile(r"[.!?。！？;,]['\"”’»)]*$")
_BREAKS = re.compile(r"[.!?:;。！？：；]['\"”’»)]*$")
_OPENS_LIST = re.compile(
    r"[:：]['\"”’»)]*$|\b(?:following|as follows|suivant(?:e?s?)|ci-(?:dessous|après))\W*$"
    # A Japanese lead-in has the word before its verb, and ends in a full stop: 以下の行為をしてはなりません。
    r"|(?:以下|次|下記)(?:の(?!場合)|に掲げる|に定める)[^。]{1,30}。$|(?:以下|下列|如下)[^。，,]{0,12}。$",
    re.IGNORECASE,
)


class Outline:
    """Blocks in the making. Call the methods in reading order, then take `blocks`."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._headings: list[tuple[int, str]] = []
        self._section: tuple[str, ...] = ()  # their texts
        self._leads: list[str] = []  # one for each open list, the outermost first; "" where it has none
        self._announced = ""  # the sentence that a list may follow on
        self._columns = ""  # the headings of the open table's columns
        self._reaching: list[tuple[int, str]] = []  # the cells that reach down to the next rows, and over how many

    def heading(self, level: int, text: str) -> None:
        """A heading of level 1-6, or PSEUDO_LEVEL; it ends every list in whose item it does not stand."""
        text = clean(text)
        if not text:
            return
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        self._section = tuple(above for _, above in self._headings)
        self._add(BlockKind.HEADING, text, level=level)
        self._headings.append((level, text))
        self._section = (*self._section, text)
        self._announced = ""

    def paragraph(self, text: str, *, bold: bool = False) -> None:
        """A paragraph; an enumerated one below a lead-in becomes an item, a short bold or numbered one a heading.

        A newline is a line break that the page shows; it parts two paragraphs where a sentence ends or an item begins.
        """
        for said in _PARAGRAPHS[bold](text):
            self._paragraph(said)

    def _paragraph(self, said: _Said) -> None:
        if self._announced and not self._leads and _ENUMERATED.match(said.text):
            self._add(BlockKind.ITEM, _BULLET.sub("", said.text), lead=self._announced, level=1)
            return
        if said.is_heading and not self._leads:
            self.heading(PSEUDO_LEVEL, said.text)
            return
        self._add(BlockKind.PARAGRAPH, said.text)
        self._announced = said.lead

    def open_list(self) -> None:
        """A list begins; what was said just before may introduce it."""
        self._leads.append(self._announced)
        self._announced = ""

    def close_list(self) -> None:
        """The innermost list ends."""
        if self._leads:
            self._leads.pop()
        self._announced = ""

    def item(self, text: str, mark: str = "") -> None:
        """An item of the innermost list, with the lead-ins of all lists around it; newlines as for a paragraph.

        `mark` is its number in a numbered list.
        """
        said = _item(text)
        for part in said[:1]:
            self._add(BlockKind.ITEM, part.text, level=max(1, len(self._leads)), mark=mark)
            self._announced = part.lead
        for part in said[1:]:
            self._add(BlockKind.PARAGRAPH, part.text)

    def open_table(self) -> None:
        """A table begins, whose columns have no headings yet."""
        self._columns, self._reaching = "", []

    def row(self, cells: Sequence[str], spans: Sequence[int] = (), *, headings: bool = False) -> None:
        """A table row, cells in order. Its lead is what stands for it above: the columns' headings, cells that reach down to it.

        `spans` says of each cell how many rows it reaches over.
        """
        texts = list(map(clean, cells))
        text = " | ".join(filter(None, texts))
        if text:
            self._add(BlockKind.ROW, text, lead="" if headings else " | ".join([*filter(None, [self._columns]), *self._above()]))
            self._announced = ""
        if text and headings:
            self._columns = text
        self._reaching = [(left - 1, cell) for left, cell in self._reaching if left > 1]
        down = [(span - 1, cell) for cell, span in zip(texts, spans, strict=False) if span > 1 and cell]
        self._reaching = [*self._reaching, *down][:MOST_CELLS_ABOVE]

    @property
    def in_spanned_row(self) -> bool:
        """Whether a cell of a row above reaches down to the next one."""
        return bool(self._reaching)

    def _above(self) -> list[str]:
        return [cell[:LONGEST_HEADING] for _, cell in self._reaching]

    def name_columns(self) -> None:
        """The last row held the headings of the columns, as is known only now."""
        if self.blocks and self.blocks[-1].kind is BlockKind.ROW:
            self._columns = self.blocks[-1].text

    def _add(self, kind: BlockKind, text: str, *, lead: str = "", level: int = 0, mark: str = "") -> None:
        self.blocks.append(Block(kind, text, self._section, lead or " ".join(filter(None, self._leads)), level, mark))


class _Said(NamedTuple):
    """A paragraph or a part of an item, and what it may be to the outline: a heading, or the lead-in of what follows."""

    text: str
    lead: str
    is_heading: bool = False


def _paragraphs(text: str, *, bold: bool) -> tuple[_Said, ...]:
    """The paragraphs of a text without those that change by themselves."""
    return tuple(_Said(part, _lead_in(part), _is_heading(part, bold=bold)) for part in _parts(text) if not is_volatile(part))


_PARAGRAPHS = {bold: remembered(partial(_paragraphs, bold=bold)) for bold in (False, True)}


@remembered
def _item(text: str) -> tuple[_Said, ...]:
    """The parts of an item."""
    return tuple(_Said(part, _lead_in(part)) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    """The lines of a text, those of one sentence joined again."""
    parts: list[list[str]] = []
    for line in filter(None, map(clean, text.split("\n"))):
        if parts and not _ends(parts[-1][-1], _BREAKS) and not _ENUMERATED.match(line):
            parts[-1].append(line)
        else:
            parts.append([line])
    return map(" ".join, parts)


def _is_heading(text: str, *, bold: bool) -> bool:
    """Whether a short line stands for a heading: all bold, or numbered, and not a sentence."""
    if len(text) > LONGEST_HEADING or _ends(text, _ENDS_SENTENCE) or _ends(text, _OPENS_LIST):
        return False
    return bold or (len(text) <= LONGEST_HEADING // 2 and _NUMBERED_HEADING.match(text) is not None)


def _ends(text: str, how: re.Pattern[str]) -> bool:
    return how.search(text[-40:]) is not None


def _lead_in(text: str) -> str:
    """The sentence of a paragraph or item that introduces what follows, even where the first of it stands right behind."""
    if _ends(text, _OPENS_LIST) or not _ends(text, _ENDS_SENTENCE):
        return sentences(text)[-1]
    first = _FIRST_INLINE.match(text) if ":" in text or "：" in text else None
    return sentences(first[1])[-1] if first else ""

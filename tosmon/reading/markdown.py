"""Read Markdown and plain text: headings, paragraphs, lists by indentation, tables by row."""

from __future__ import annotations

import html
import re

from tosmon.models import Block
from tosmon.reading.outline import Outline
from tosmon.reading.remembered import remembered

_ATX = re.compile(r"(#{1,6})\s+(.*)$")
_SETEXT = re.compile(r"(=+|-{2,})\s*$")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[*+-]|\d{1,3}[.)])(?P<gap>[ \t]+|$)(?P<text>.*)")
_TABLE_RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?$")
_RULE = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")

_LINK = re.compile(r"(?:!\[|\[)((?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\])*)\]\((?:[^()\\]|\\.|\([^()]{0,400}\))*\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
DEEPEST_LINK = 8  # links and images inside one another; the marks around deeper ones stay in the text
# Each way begins with its mark, so that the search can skip from mark to mark.
_EMPHASIS = re.compile(
    r"\*\*{0,2}(?=\S)|\*(?<=\S\*)\*{0,2}|_(?<!\w_)_{0,2}(?=\S)|_(?<=\S_)_{0,2}(?!\w)|``*",
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ALL_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)(?:(?!\1).)+\1\W*$", re.DOTALL)
_KEEP = {c: chr(0xE000 + i) for i, c in enumerate("\\`*_{}[]()#+-.!<>|~&")}  # escaped marks, safe from the patterns
_UNKEEP = str.maketrans({v: k for k, v in _KEEP.items()})


@remembered
def inline(text: str) -> str:
    """Text without marks: links and images as their words, emphasis, tags and escapes gone."""
    escaped = "\\" in text
    if escaped:
        text = _ESCAPE.sub(lambda match: _KEEP.get(match[1], match[1]), text)
    for _ in range(DEEPEST_LINK):
        text, count = _LINK.subn(r"\1", text) if "](" in text else (text, 0)
        if not count:
            break
    if "<" in text:
        text = _TAG.sub(" ", _without_comments(_AUTOLINK.sub(r"\1", text)))
    if "*" in text or "_" in text or "`" in text:
        text = _EMPHASIS.sub("", text)
    text = html.unescape(text)
    return text.translate(_UNKEEP) if escaped else text


def _without_comments(text: str) -> str:
    """Behind the last "-->" no comment ends, and each "<!--" there would be looked for an end in vain."""
    commented, end, rest = text.rpartition("-->")
    return _COMMENT.sub(" ", commented + end) + rest


def read_markdown(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text."""
    reader = _Markdown()
    for line in text.expandtabs(4).splitlines():
        reader.line(line)
    reader.finish()
    return tuple(reader.outline.blocks)


def read_plain(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text: paragraphs parted by blank lines; a line with a list mark is an item."""
    outline = Outline()
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")):
        lines = part.split("\n")
        if any(re.match(r"\s*(?:[-*•]|\(?\w{1,3}[.)])\s", line) for line in lines):
            for line in lines:
                outline.paragraph(line)
        else:
            outline.paragraph(part)
    return tuple(outline.blocks)


class _Markdown:
    """Line by line: what is gathered goes to the outline when the next block begins."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._lines: list[str] = []
        self._item = False
        self._mark = ""
        self._indents: list[int] = []  # columns of the text of the open lists' items
        self._blank = False

    def line(self, line: str) -> None:
        if not line.strip():
            self._flush()
            self.outline.open_table()  # a blank line ends the one before
            self._blank = True
            return
        blank, self._blank = self._blank, False
        match = _ITEM.match(line)
        if match and not _RULE.match(line):
            self._start_item(match)
            return
        if blank and self._indents:
            self._leave_lists(len(line) - len(line.lstrip()))
        self._plain_line(line.strip() + "\n" * line.endswith("  "))

    def finish(self) -> None:
        self._flush()
        self._leave_lists(-1)

    def _plain_line(self, line: str) -> None:
        if not self._item and self._lines and _SETEXT.match(line):
            level = 1 if line[0] == "=" else 2
            text, self._lines = " ".join(self._lines), []
            self.outline.heading(level, inline(text))
        elif atx := _ATX.match(line):
            self._flush()
            self.outline.heading(len(atx[1]), inline(atx[2].rstrip().rstrip("#").rstrip()))
        elif line[0] == "|" and line.count("|") > 1:
            self._flush()
            if _TABLE_RULE.match(line):
                self.outline.name_columns()
            else:
                self.outline.row([inline(cell) for cell in re.split(r"(?<!\\)\|", line.strip("|"))])
        elif not _RULE.match(line) and not (not self._lines and _SETEXT.match(line)):
            self._lines.append(line.removeprefix(">").strip() if line[0] == ">" else line)

    def _start_item(self, match: re.Match[str]) -> None:
        self._flush()
        indent = len(match["indent"])
        while self._indents and indent < self._indents[-1] - 1 and not self._is_sibling(indent):
            self._close()
        if not self._indents or indent >= self._indents[-1]:
            self.outline.open_list()
            self._indents.append(match.end("gap"))
        else:
            self._indents[-1] = match.end("gap")
        self._item, self._mark = True, match["mark"].replace(")", ".") if match["mark"][0].isdigit() else ""
        self._lines = [match["text"].rstrip() + "\n" * match["text"].endswith("  ")] if match["text"].strip() else []

    def _is_sibling(self, indent: int) -> bool:
        """Whether an item at this column belongs to the innermost open list rather than to one around it."""
        return len(self._indents) == 1 or indent >= self._indents[-2]

    def _leave_lists(self, indent: int) -> None:
        while self._indents and indent < min(self._indents[-1], 2 + 2 * (len(self._indents) - 1)):
            self._close()

    def _close(self) -> None:
        self._indents.pop()
        self.outline.close_list()

    def _flush(self) -> None:
        text, item = " ".join(self._lines), self._item
        self._lines, self._item = [], False
        if not text:
            return
        if item:
            self.outline.item(inline(text), self._mark)
        else:
            self.outline.paragraph(inline(text), bold=_ALL_BOLD.match(text) is not None)

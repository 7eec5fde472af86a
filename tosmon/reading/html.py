"""Read an HTML page: the blocks of its document, without menus, banners and anything hidden."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from lxml import etree
from lxml.etree import _Element as Node

from tosmon.models import Block, Range
from tosmon.reading.furniture import UNREAD, Prose, document_root, is_furniture, is_hidden
from tosmon.reading.outline import Outline
from tosmon.reading.page import tree
from tosmon.reading.text import clean

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details div dl dt fieldset figcaption figure footer form"
    " header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_LISTS = frozenset(["ul", "ol"])
_PARAGRAPHS = re.compile(r"\n\s*\n")
_BOLD = frozenset(["b", "strong"])


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page holds: the document's blocks, the page's title and its declared language."""

    blocks: tuple[Block, ...] = ()
    title: str = ""
    language: str = ""


def read_html(text: str, select: Sequence[str | Range] = (), remove: Sequence[str | Range] = ()) -> Page:
    """Read a page. With `select`, only those parts; without, the document is found by its prose.

    Raises ReadError where a selector of `select` matches nothing; one of `remove` may match nothing.
    """
    root = tree(text, select, remove)
    if root is None:
        return Page()
    body = next(root.iter("body"), root)
    prose = Prose(body)
    walk = _Walk(prose, keep_furniture=bool(select))
    walk.over(body if select else document_root(body, prose))
    title = next(root.iter("title"), None)
    return Page(
        tuple(walk.outline.blocks),
        clean(" ".join(title.itertext())) if title is not None else "",
        clean(root.get("lang", ""))[:35],
    )


class _Walk:
    """One walk over a part of the page; what is gathered goes to the outline where a block ends."""

    def __init__(self, prose: Prose, *, keep_furniture: bool) -> None:
        self.outline = Outline()
        self._prose = prose
        self._keep_furniture = keep_furniture
        self._text: list[str] = []
        self._plain = False  # whether any of the gathered text is not bold
        self._bold = 0
        self._heading = 0
        self._numbers: list[int | None] = []  # for each open list: the number of its next item, None for bullets
        self._marks: list[str | None] = []  # for each open <li>: what stands before its first text, None once that is out
        self._cells: list[list[str]] = []
        self._preformatted = 0

    def over(self, root: Node) -> None:
        """Walk over a node with all inside it; what stands behind it is another's."""
        walker = etree.iterwalk(root, events=("start", "end"))
        skipped: Node | None = None
        for event, node in walker:
            if event == "start" and node is not root and self._skips(node):
                skipped = node
                walker.skip_subtree()
            elif event == "start":
                self._open(node)
                self._add(node.text)
            else:
                if node is skipped:
                    skipped = None
                else:
                    self._close(node)
                if node is not root:
                    self._add(node.tail)
        self._flush()

    def _skips(self, node: Node) -> bool:
        if node.tag in UNREAD or is_hidden(node, self._prose):
            return True
        if node.tag == "button":
            return not (self._heading or node.get("aria-expanded") is not None)
        if self._keep_furniture:
            return False
        return is_furniture(node, self._prose) or self._prose.is_said_again(node)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if not self._preformatted:
            text = text.replace("\n", " ")  # a newline stands for a line break from here on; other spaces are folded later
        self._text.append(text)
        if not self._bold and not text.isspace():
            self._plain = True

    def _open(self, node: Node) -> None:
        name = node.tag
        if name == "br":
            self._text.append("\n")
        elif name in _BOLD:
            self._bold += 1
        elif name in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[name]
        elif name in _BLOCKS:
            self._open_block(node)

    def _open_block(self, node: Node) -> None:
        name = node.tag
        if self._heading and name not in _LISTS:  # a <div> in a heading parts nothing
            self._text.append(" ")
            return
        if name in ("td", "th") and self._cells:
            self._text = []
            return
        if self._cells:
            self._text.append(" ")
            return
        self._flush()
        if name in _LISTS:
            self.outline.open_list()
            self._numbers.append(_number(node.get("start"), 1) if name == "ol" else None)
        elif name == "li":
            self._marks.append(self._mark(node))
        elif name == "tr" and not self._prose.is_structured(node) and _is_row(node):
            self._cells.append([])
        elif name == "pre":
            self._preformatted += 1
        elif name in ("dt", "summary"):
            self._bold += 1

    def _mark(self, node: Node) -> str:
        """The number of an item as a browser counts it, or nothing for a bullet."""
        if not self._numbers or self._numbers[-1] is None:
            return ""
        number = _number(node.get("value"), self._numbers[-1])
        self._numbers[-1] = number + 1
        return f"{number}."

    def _close(self, node: Node) -> None:
        name = node.tag
        if name in _BOLD:
            self._bold -= 1
        elif name in _HEADINGS:
            self._flush()
            self._heading = 0
        elif name in _BLOCKS:
            self._close_block(name)

    def _close_block(self, name: str) -> None:
        if self._heading and name not in _LISTS:
            return
        if self._cells:
            self._close_in_row(name)
            return
        self._flush()
        if name in _LISTS:
            self.outline.close_list()
            if self._numbers:
                self._numbers.pop()
        elif name == "li" and self._marks:
            self._marks.pop()
        elif name == "pre":
            self._preformatted -= 1
        elif name in ("dt", "summary"):
            self._bold -= 1

    def _close_in_row(self, name: str) -> None:
        if name in ("td", "th"):
            self._cells[-1].append("".join(self._text).replace("\n", " "))
            self._clear()
        elif name == "tr":
            self.outline.row(self._cells.pop())
            self._clear()

    def _clear(self) -> None:
        self._text, self._plain = [], False

    def _flush(self) -> None:
        text, bold = "".join(self._text), not self._plain
        self._clear()
        if not text or text.isspace():
            return
        if self._heading:
            self.outline.heading(self._heading, text)
            return
        for part in _PARAGRAPHS.split(text) if "\n" in text else [text]:
            if self._marks and self._marks[-1] is not None and part.strip():
                self.outline.item(part, self._marks[-1])
                self._marks[-1] = None
            else:
                self.outline.paragraph(part, bold=bold)


def _number(text: str | None, default: int) -> int:
    """The value of a numeric attribute; a hostile one of thousands of digits is as none."""
    return int(text) if text and len(text) < 10 and text.strip().isdecimal() else default


def _is_row(node: Node) -> bool:
    """Whether a <tr> is a row of data; one with a single cell, or with many paragraphs in one, only lays out the page."""
    cells = [cell for cell in node if cell.tag in ("td", "th")]
    return len(cells) > 1 and all(len(list(islice(cell.iter("p"), 4))) < 4 for cell in cells)

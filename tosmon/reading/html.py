"""Read an HTML page: the blocks of its document, without menus, banners and anything hidden."""

from __future__ import annotations

import codecs
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import soupsieve
from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from tosmon.errors import ReadError
from tosmon.models import Block
from tosmon.reading.furniture import UNREAD, Prose, attribute, document_root, is_furniture, is_hidden
from tosmon.reading.outline import Outline
from tosmon.reading.text import clean

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details div dl dt fieldset figcaption figure footer form"
    " header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_LISTS = frozenset(["ul", "ol"])
_BOLD = frozenset(["b", "strong"])
_META_CHARSET = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
# The HTML Standard reads these labels as windows-1252 (Encoding Standard, section 4.2), as browsers do.
_AS_WINDOWS_1252 = frozenset(["iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"])
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page holds: the document's blocks, the page's title and its declared language."""

    blocks: tuple[Block, ...]
    title: str
    language: str


def decode(body: bytes, charset: str = "") -> str:
    """Bytes to text, in the order of the HTML Standard: byte order mark, HTTP charset, <meta>, UTF-8, windows-1252.

    A declaration that the bytes contradict is not believed; bytes that fit nothing become U+FFFD.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    declared = _META_CHARSET.search(body[:4096])
    labels = [charset, declared[1].decode("ascii", "replace") if declared else "", "utf-8", "windows-1252"]
    for label in labels:
        try:
            name = codecs.lookup(label.strip().lower()).name if label else ""
            if name:
                return body.decode("windows-1252" if name in _AS_WINDOWS_1252 else name)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8" if declared is None else "windows-1252", "replace")


def read_html(text: str, select: Sequence[str] = (), remove: Sequence[str] = ()) -> Page:
    """Read a page. With `select`, only those parts; without, the document is found by its prose.

    Raises ReadError where a selector of `select` matches nothing; one of `remove` may match nothing.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML served as HTML reads well as HTML
        soup = BeautifulSoup(text.replace("\x00", ""), "lxml")
    body = soup.body or soup
    for selector in remove:
        for node in soup.select(selector):
            node.extract()
    prose = Prose(body)
    roots = _selected(soup, select) if select else [document_root(body, prose)]
    walk = _Walk(prose, keep_furniture=bool(select))
    for root in roots:
        walk.over(root)
    title = soup.title.get_text(" ") if soup.title else ""
    return Page(tuple(walk.outline.blocks), clean(title), _language(soup))


def _selected(soup: BeautifulSoup, select: Sequence[str]) -> list[Tag]:
    """The nodes of all selectors in the order of the page, without those inside another."""
    chosen: dict[int, Tag] = {}
    for selector in select:
        nodes = soup.select(selector)
        if not nodes:
            raise ReadError(
                f'the selector "{selector}" matches nothing on the page; the page changed its layout, so correct "select"'
            )
        chosen |= {id(node): node for node in nodes}
    pattern = soupsieve.compile(", ".join(select))
    in_order = pattern.select(soup)
    return [node for node in in_order if not any(id(parent) in chosen for parent in node.parents)]


def _language(soup: BeautifulSoup) -> str:
    root = soup.find("html")
    return clean(attribute(root, "lang"))[:35] if isinstance(root, Tag) else ""


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
        self._items: list[bool] = []  # for each open <li>: whether its first text is out
        self._cells: list[list[str]] = []
        self._preformatted = 0

    def over(self, root: Tag) -> None:
        # Without recursion, since hostile pages nest deeper than Python's stack.
        self._open(root)
        stack: list[tuple[Tag, Iterator[PageElement]]] = [(root, iter(root.contents))]
        while stack:
            node, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._close(node)
            elif isinstance(child, Tag):
                if not self._skips(child):
                    self._open(child)
                    stack.append((child, iter(child.contents)))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._add(child)
        self._flush()

    def _skips(self, node: Tag) -> bool:
        if node.name in UNREAD or is_hidden(node, self._prose):
            return True
        if node.name == "button":
            return not (self._heading or "aria-expanded" in node.attrs)
        return not self._keep_furniture and is_furniture(node, self._prose)

    def _add(self, text: str) -> None:
        if not self._preformatted:
            text = _SPACES.sub(" ", text)
        self._text.append(text)
        if not self._bold and not text.isspace():
            self._plain = True

    def _open(self, node: Tag) -> None:
        name = node.name
        if name == "br":
            self._text.append("\n")
        elif name in _BOLD:
            self._bold += 1
        elif name in _HEADINGS:
            self._flush()
            self._heading = _HEADINGS[name]
        elif name in _BLOCKS:
            self._open_block(node)

    def _open_block(self, node: Tag) -> None:
        name = node.name
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
        elif name == "li":
            self._items.append(False)
        elif name == "tr" and not self._prose.is_structured(node) and _is_row(node):
            self._cells.append([])
        elif name == "pre":
            self._preformatted += 1
        elif name in ("dt", "summary"):
            self._bold += 1

    def _close(self, node: Tag) -> None:
        name = node.name
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
        elif name == "li" and self._items:
            self._items.pop()
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
        for part in re.split(r"\n\s*\n", text):
            if self._items and not self._items[-1] and part.strip():
                self._items[-1] = True
                self.outline.item(part)
            else:
                self.outline.paragraph(part, bold=bold)


def _is_row(node: Tag) -> bool:
    """Whether a <tr> is a row of data; one with a single cell, or with many paragraphs in one, only lays out the page."""
    cells = [cell for cell in node.contents if isinstance(cell, Tag) and cell.name in ("td", "th")]
    return len(cells) > 1 and all(len(cell.find_all("p", limit=4)) < 4 for cell in cells)

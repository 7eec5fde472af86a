"""Read an HTML page: the blocks of its document, without menus, banners and anything hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Node

from tosmon.models import Block, BlockKind, Range
from tosmon.reading.content import Content, find_content
from tosmon.reading.page import strip_unread, tree
from tosmon.reading.payload import payload_html
from tosmon.reading.prose import Prose
from tosmon.reading.text import clean
from tosmon.reading.walk import Walk

# A page with fewer characters of text than this may be a shell, whose own script draws what it carries as data.
LARGEST_SHELL = 250


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
    title = next(root.iter("title"), None)
    name = clean(" ".join(title.itertext())) if title is not None else ""
    blocks = _blocks(root, keep_all=bool(select))
    if not select and _size(blocks) < LARGEST_SHELL:
        blocks = max(blocks, _carried(text), key=_size)
    return Page(blocks, name, clean(root.get("lang", ""))[:35])


def _blocks(root: Node, *, keep_all: bool = False) -> tuple[Block, ...]:
    strip_unread(root)
    body = next(root.iter("body"), root)
    prose = Prose(body)
    content = Content(body) if keep_all else find_content(body, prose)
    return tuple(Walk(content, prose, keep_all=keep_all).run().blocks)


def _carried(text: str) -> tuple[Block, ...]:
    """What the page would say once its script has drawn the data that came with it."""
    page = tree(text)
    drawn = tree(payload_html(page)) if page is not None else None
    return _blocks(drawn) if drawn is not None else ()


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if block.kind is not BlockKind.HEADING)

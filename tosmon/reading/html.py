"""Read an HTML page: the blocks of its document, without menus, banners and anything hidden."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Node

from tosmon.models import Block, Range
from tosmon.reading.content import Content, find_content
from tosmon.reading.furniture import SIGNS
from tosmon.reading.page import strip_unasked, strip_unread, tree
from tosmon.reading.payload import payload_html
from tosmon.reading.prose import Prose
from tosmon.reading.shell import may_be_shell, size_of
from tosmon.reading.text import clean
from tosmon.reading.walk import Walk


class Page(NamedTuple):
    """What an HTML page holds: the document's blocks, the page's title and its declared language."""

    blocks: tuple[Block, ...] = ()
    title: str = ""
    language: str = ""


class Parsed:
    """A page that is parsed and cut to what the reading may ask of it, which `read` does once.

    Raises ReadError where a selector of `select` matches nothing; one of `remove` may match nothing.
    """

    def __init__(self, text: str, select: Sequence[str | Range] = (), remove: Sequence[str | Range] = ()) -> None:
        self._text = text
        self._keep_all = bool(select)
        self._name = ""
        self._root = tree(text, select, remove)
        if self._root is not None:
            title = next(self._root.iter("title"), None)
            self._name = clean(" ".join(title.itertext())) if title is not None else ""
            _strip(self._root)

    def sha256(self) -> str:
        """Of everything the reading asks, but of the data of scripts, which count where `may_be_shell`."""
        said = b"" if self._root is None else etree.tostring(self._root, encoding="utf-8")
        return hashlib.sha256(said).hexdigest()

    def read(self) -> Page:
        """Its document. With `select` that is those parts; without, it is found by its prose."""
        if self._root is None:
            return Page()
        language = clean(self._root.get("lang", ""))[:35]
        blocks = _blocks(self._root, keep_all=self._keep_all)
        if not self._keep_all and may_be_shell(blocks):
            blocks = max(blocks, _carried(self._text), key=size_of)
        return Page(blocks, self._name, language)


def read_html(text: str, select: Sequence[str | Range] = (), remove: Sequence[str | Range] = ()) -> Page:
    """Read a page. Raises ReadError as `Parsed` does."""
    return Parsed(text, select, remove).read()


def _strip(root: Node) -> None:
    strip_unread(root)
    strip_unasked(root, SIGNS)


def _blocks(root: Node, *, keep_all: bool = False) -> tuple[Block, ...]:
    body = next(root.iter("body"), root)
    prose = Prose(body)
    content = Content(body) if keep_all else find_content(body, prose)
    return tuple(Walk(content, prose, keep_all=keep_all).run().blocks)


def _carried(text: str) -> tuple[Block, ...]:
    """What the page would say once its script has drawn the data that came with it."""
    page = tree(text)
    drawn = tree(payload_html(page)) if page is not None else None
    if drawn is None:
        return ()
    _strip(drawn)
    return _blocks(drawn)

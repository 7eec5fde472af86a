"""From the bytes of a page to the blocks of text that a person reads."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property

from tosmon.errors import ReadError
from tosmon.models import Block, Document, Snapshot, Version
from tosmon.reading.parts import split
from tosmon.reading.shell import may_be_shell

# Raise this number with every change that makes any page read otherwise: stored snapshots are then read again,
# so that a better reader never looks like a change of terms.
READER = 3

LARGEST_PAGE = 20_000_000  # bytes; the longest terms have two million
MOST_LINES = 100_000  # of a text that is no HTML

MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".pdf": "application/pdf",
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|h1|title|meta)\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def fingerprint(document: Document) -> str:
    """The reader's version and the document's selectors: versions with the same fingerprint were read alike."""
    if not (document.combine or document.select or document.remove):
        return str(READER)
    selectors = [(page.select, page.remove) for page in document.combine or (document,)]
    return f"{READER}-{hashlib.sha256(repr(selectors).encode()).hexdigest()[:8]}"


def read(snapshot: Snapshot, document: Document) -> Version:
    """Read a snapshot with the document's selectors, each page of a combined document by itself, one after the other.

    Raises ReadError, a sentence that says what came instead of terms.
    """
    return Opened(snapshot, document).read()


class Opened:
    """A snapshot that is parsed, and can be read once, as `read` does; both raise ReadError."""

    def __init__(self, snapshot: Snapshot, document: Document) -> None:
        self._document = document
        self._parts = [_Opened(page, part) for page, part in split(snapshot, document)]

    @cached_property
    def gate(self) -> str:
        """The SHA-256 of all that the reading depends on, see `gate_of`; "" where there is no quicker way to it than reading."""
        gates = [part.gate() for part in self._parts]
        return hashlib.sha256("".join(gates).encode()).hexdigest() if all(gates) else ""

    def read(self) -> Version:
        """The version."""
        versions = [part.read() for part in self._parts]
        if not self._document.combine:
            return versions[0]
        blocks = tuple(block for version in versions for block in version.blocks)
        parts = tuple(zip(self._document.addresses, versions, strict=False))
        return replace(versions[0], blocks=blocks, reader=fingerprint(self._document), parts=parts)

    def gate_of(self, version: Version) -> str:
        """The gate where every page that has it too says what this version says; "" where it was drawn from a script's data."""
        drawn = (version, *(part for _, part in version.parts))
        return "" if any(may_be_shell(each.blocks) for each in drawn) else self.gate


class _Opened:
    """One page that is parsed."""

    def __init__(self, snapshot: Snapshot, document: Document) -> None:
        self._snapshot, self._document = snapshot, document
        with self._naming():
            self.gate, self._read = _opened(snapshot, document)

    def read(self) -> Version:
        """Read the page. The words decide which language it is in.

        The document's and the page's own declaration only name it in full ("en-GB"), or where the text is too short to tell.
        """
        from tosmon.reading import language  # noqa: PLC0415 (only where a page is read)

        with self._naming():
            blocks, title, declared = self._read()
        tag = language.settle(" ".join(block.text for block in blocks), self._document.language, declared)
        return Version(blocks, self._snapshot.fetched_at, title, tag, fingerprint(self._document))

    @contextmanager
    def _naming(self) -> Iterator[None]:
        try:
            yield
        except ReadError as error:
            raise ReadError(f"{self._snapshot.url or self._document.label}: {error}") from error


def decoded(snapshot: Snapshot) -> str:
    """The body of a snapshot as text, whatever it is encoded in."""
    from tosmon.reading.encoding import decode  # noqa: PLC0415 (10 ms: only where a page comes)

    charset = _CHARSET.search(snapshot.header("content-type"))
    return decode(snapshot.body, charset[1] if charset else "")


def _opened(snapshot: Snapshot, document: Document) -> tuple[Callable[[], str], Callable[[], tuple[tuple[Block, ...], str, str]]]:
    """What tells a page's gate, and what reads its blocks, its title and the language it is declared to be in."""
    if len(snapshot.body) > LARGEST_PAGE:
        size, most = len(snapshot.body) / 1e6, LARGEST_PAGE / 1e6
        raise ReadError(f"the page has {size:,.1f} MB; tosmon reads pages of up to {most:,.0f} MB")
    media_type = _media_type(snapshot)
    if media_type == "application/pdf":
        from tosmon.reading.pdf import read_pdf  # noqa: PLC0415 (an extra: loaded only where a PDF comes)

        return _no_gate, lambda: (read_pdf(snapshot.body), "", "")
    text = decoded(snapshot)
    if media_type in ("text/html", "application/xhtml+xml"):
        from tosmon.reading.html import Parsed  # noqa: PLC0415 (100 ms: only where a page comes)

        page = Parsed(text, document.select, document.remove)
        return page.sha256, page.read
    if text.count("\n") > MOST_LINES:
        raise ReadError(f"the text has {text.count(chr(10)):,} lines; tosmon reads up to {MOST_LINES:,}")
    from tosmon.reading.markdown import read_markdown, read_plain  # noqa: PLC0415 (only where a text comes)

    return _no_gate, lambda: ((read_markdown if media_type == "text/markdown" else read_plain)(text), "", "")


def _no_gate() -> str:
    """Of what is quicker read than known otherwise."""
    return ""


def _media_type(snapshot: Snapshot) -> str:
    """The media type by declaration and first bytes; raises ReadError for what holds no text."""
    body, declared = snapshot.body, snapshot.media_type
    if body.startswith(b"%PDF-"):
        return "application/pdf"
    if declared in MEDIA_TYPES.values() and declared != "application/pdf":
        return "text/html" if declared == "text/plain" and _HTML.match(body[:200].lstrip()) else declared
    if not declared or declared in ("application/octet-stream", "binary/octet-stream"):
        if b"\x00" in body[:1024] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ReadError(f"the page is {declared or 'data of an unknown type'}, not HTML, text or PDF")
        return "text/html" if _HTML.search(body[:2048]) else "text/plain"
    if declared in ("application/xml", "text/xml"):
        return "application/xhtml+xml"
    raise ReadError(f"the page is {declared}, not HTML, text or PDF")

"""Several pages as one snapshot, and that snapshot as its pages again: multipart/mixed (RFC 2046), byte for byte."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from tosmon.errors import ReadError
from tosmon.models import RENDERED, Document, Snapshot

MEDIA_TYPE = "multipart/mixed"
LARGEST = 60_000_000  # bytes of all the pages of one document, which are in memory at once; the longest real terms have one

_BOUNDARY = re.compile(r'boundary="([\w-]{1,70})"')
_FIELD = re.compile(rb"([\w-]+): (.*)")


def compose(document: Document, pages: Sequence[Snapshot]) -> Snapshot:
    """The pages of a document, in its order, as one snapshot; the same pages always make the same bytes.

    The body says of each page where it came from and of what type it is. All that servers said besides stands in the
    headers of the whole, as `part-1-etag` and so on: it may change while the pages do not.
    """
    sections = [b"\r\n".join([*_head(page), b"", page.body]) for page in pages]
    boundary = _boundary(sections)
    body = b"".join(b"--%b\r\n%b\r\n" % (boundary, section) for section in sections) + b"--%b--\r\n" % boundary
    drawn = [(RENDERED, pages[0].rendered)] if all(page.rendered for page in pages) else []
    said = ((f"part-{number}-{name}", value) for number, page in enumerate(pages, 1) for name, value in page.headers)
    return Snapshot(
        url=document.url,
        final_url=pages[0].final_url,
        fetched_at=max(page.fetched_at for page in pages),
        body=body,
        headers=(("content-type", f'{MEDIA_TYPE}; boundary="{boundary.decode()}"'), *drawn, *said),
        seconds=sum(page.seconds for page in pages),
    )


def split(snapshot: Snapshot, document: Document) -> tuple[tuple[Snapshot, Document], ...]:
    """The pages of a snapshot, each with the document that says how it is read.

    A page that came as one is one, also where the document is combined by now. Raises ReadError where a snapshot has another
    number of pages than the document, or was not made by `compose`.
    """
    if not document.combine or snapshot.media_type != MEDIA_TYPE:
        return ((snapshot, document),)
    sections = _sections(snapshot)
    if len(sections) != len(document.combine):
        raise ReadError(f"{snapshot.url}: {len(sections)} pages were stored, and {len(document.combine)} are combined now")
    numbered = enumerate(zip(sections, document.combine, strict=True), 1)
    return tuple((_page(snapshot, number, part, section), part) for number, (section, part) in numbered)


def _head(page: Snapshot) -> list[bytes]:
    fields = {"Content-Location": page.final_url or page.url, "Content-Type": page.header("content-type")}
    lines = [f"{name}: {' '.join(value.split())}".encode("utf-8", "replace") for name, value in fields.items() if value]
    return [*lines, b"Content-Transfer-Encoding: binary"]


def _boundary(sections: Sequence[bytes]) -> bytes:
    """A line that none of the sections holds, made from nothing but them."""
    digest = hashlib.sha256(b"".join(b"%d %b" % (len(section), section) for section in sections))
    while any(digest.hexdigest()[:32].encode() in section for section in sections):
        digest.update(b"again")
    return digest.hexdigest()[:32].encode()


def _sections(snapshot: Snapshot) -> list[bytes]:
    named = _BOUNDARY.search(snapshot.header("content-type"))
    before, *sections, end = snapshot.body.split(b"--" + named[1].encode()) if named else (b"", b"")
    if before or end != b"--\r\n" or not sections:
        raise ReadError(f"{snapshot.url}: the stored pages cannot be told apart; the snapshot is damaged")
    return [section[2:-2] for section in sections]


def _page(snapshot: Snapshot, number: int, part: Document, section: bytes) -> Snapshot:
    head, _, body = section.partition(b"\r\n\r\n")
    fields = {name.lower(): value.decode("utf-8", "replace") for name, value in _FIELD.findall(head.replace(b"\r", b""))}
    return Snapshot(
        url=part.url,
        final_url=fields.get(b"content-location", part.url),
        fetched_at=snapshot.fetched_at,
        body=body,
        status=snapshot.status,
        headers=(
            ("content-type", fields.get(b"content-type", "")),
            (RENDERED, snapshot.header(f"part-{number}-{RENDERED}")),
        ),
    )

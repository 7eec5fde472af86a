"""Pages as a WARC 1.1 file (ISO 28500:2017), which web archives and their tools open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, Protocol
from uuid import NAMESPACE_URL, uuid5

from tosmon import __version__
from tosmon.models import Document, Pairs, Snapshot
from tosmon.ports import KeptPage
from tosmon.reading.parts import split
from tosmon.reports.times import stamp

_TOKEN = re.compile(r"[!#$%&'*+.^`|~\w-]+", re.ASCII)
# What was true of the bytes on the wire and is not of those that are kept; archives keep such headers under another name.
_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_REASONS = {200: "OK", 203: "Non-Authoritative Information", 206: "Partial Content"}


class Writable(Protocol):
    """A file, as far as it is written to."""

    def write(self, data: bytes, /) -> int:
        """As a file does."""
        ...

    def flush(self) -> None:
        """As a file does."""
        ...


def write_warc(file: Writable, pages: Iterable[tuple[Document, KeptPage]]) -> None:
    """One record a page, gzipped one by one; the pages of a combined document are several.

    What a server sent is a `response`; what a browser drew of it, and what has no address, is a `resource`. A record's id comes
    from what it holds, so that the same pages make the same bytes.
    """
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415 (needed by this one command only)

    writer = WARCWriter(file, gzip=True, warc_version="1.1")
    first = True
    for document, page in pages:
        for snapshot in _parts(document, page):
            if first:
                writer.write_record(_info(writer, snapshot))
                first = False
            writer.write_record(_record(writer, document, snapshot))


def _parts(document: Document, page: KeptPage) -> Iterator[Snapshot]:
    # A page held back may have had another number of parts than the document has now.
    whole = page.snapshot
    several = document.combine and page.version is not None
    return (part for part, _ in split(whole, document)) if several else iter((whole,))


def _info(writer: Any, snapshot: Snapshot) -> Any:
    """The record that says who wrote the file."""
    said = f"software: tosmon/{__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    head = {"WARC-Record-ID": _id("warcinfo", stamp(snapshot.fetched_at)), "WARC-Date": stamp(snapshot.fetched_at)}
    return writer.create_warc_record("", "warcinfo", payload=BytesIO(said), length=len(said), warc_headers_dict=head)


def _record(writer: Any, document: Document, snapshot: Snapshot) -> Any:
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 (needed by this one command only)

    address = snapshot.final_url or snapshot.url
    time = stamp(snapshot.fetched_at)
    head = {"WARC-Record-ID": _id(document.key, address, time, snapshot.sha256), "WARC-Date": time}
    body = {"payload": BytesIO(snapshot.body), "length": len(snapshot.body), "warc_headers_dict": head}
    if snapshot.rendered or not address:
        content_type = snapshot.header("content-type") or "application/octet-stream"
        uri = address or f"urn:tosmon:{document.key}"
        return writer.create_warc_record(uri, "resource", warc_content_type=content_type, **body)
    status = f"{snapshot.status} {_REASONS.get(snapshot.status, '')}".strip()
    said = StatusAndHeaders(status, list(_headers(snapshot)), protocol="HTTP/1.1")
    return writer.create_warc_record(address, "response", http_headers=said, **body)


def _headers(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    kept: Pairs = tuple((name, " ".join(value.split())) for name, value in snapshot.headers if _TOKEN.fullmatch(name))
    yield from ((f"x-archive-orig-{name}" if name in _OF_THE_WIRE else name, value) for name, value in kept)
    yield "content-length", str(len(snapshot.body))


def _id(*of: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(('tosmon', *of)))}>"

"""An archive of the web on loopback that speaks the real protocols, CDX and Memento, and fails as archives do."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

STAMP = "%Y%m%d%H%M%S"
URL = "https://orchard.example/terms"


@dataclass(frozen=True)
class Taken:
    """One capture: what the site answered at a time."""

    time: datetime
    body: bytes
    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    digest: str = ""
    location: str = ""
    original: str = URL

    @property
    def stamp(self) -> str:
        return self.time.strftime(STAMP)

    @property
    def row(self) -> str:
        digest = self.digest or base64.b32encode(hashlib.sha1(self.body).digest()).decode()
        return f"{self.stamp} {self.original} {self.status} {digest}"


def taken(day: str, body: str, **values: object) -> Taken:
    return Taken(datetime.fromisoformat(f"{day}T12:00:00+00:00"), body.encode(), **values)  # type: ignore[arg-type]  # a test's own values


@dataclass
class Faults:
    """What goes wrong: answers given once each before the right one, by a part of the path; and habits."""

    once: dict[str, list[tuple[int, dict[str, str]]]] = field(default_factory=dict)
    always: dict[str, int] = field(default_factory=dict)
    truncated: tuple[str, ...] = ()
    lines: str = ""  # in front of the CDX rows
    list: str | None = None  # the answer to every question for CDX
    page: int = 10_000  # rows of CDX at most, whatever is asked for


class LocalArchive:
    """The server: `cdx`, `memento`, `timegate`, `raw` say which protocols it speaks; `asked` are the paths it was asked for."""

    def __init__(self, captures: list[Taken], *, cdx: bool = True, memento: bool = True, raw: bool = True) -> None:
        self.captures = sorted(captures, key=lambda each: each.time)
        self.cdx = cdx
        self.memento = memento
        self.raw = raw
        self.timemap_path = "/timemap/link/"
        self.per_timemap = 10_000
        self.faults = Faults()
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""

    @property
    def fetched(self) -> list[str]:
        """The stamps of the captures that were asked for, in this order."""
        return [match[1] for path in self.asked if (match := re.match(r"/web/(\d{14})", path))]

    def at(self, stamp: str) -> Taken:
        """The capture nearest to a time, as an archive shows it."""
        time = datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
        return min(self.captures, key=lambda each: abs(each.time - time))

    def rows(self, query: dict[str, list[str]]) -> str:
        """CDX as the Wayback Machine gives it: filtered, collapsed, paged by a resumption key."""
        if self.faults.list is not None:
            return self.faults.list
        limit = min(int(query["limit"][0]), self.faults.page)
        start, end = query.get("from", [""])[0], query.get("to", ["9"])[0]
        begin = int(unquote(query["resumeKey"][0]).rpartition("+")[2]) if "resumeKey" in query else 0
        rows: list[str] = []
        for each in self.captures:
            if each.status >= 300 or not start <= each.stamp <= end:
                continue
            if rows and rows[-1].split(" ")[3] == each.row.split(" ")[3]:
                continue
            rows.append(each.row)
        chosen = rows[begin : begin + limit]
        more = f"\n\nexample,orchard)/terms+{begin + limit}\n" if begin + limit < len(rows) else "\n"
        return self.faults.lines + "\n".join(chosen) + more if chosen or self.faults.lines else ""

    def memento_url(self, capture: Taken) -> str:
        return f"{self.url}/web/{capture.stamp}/{capture.original}"

    def timemap(self, page: int) -> str:
        """A TimeMap (RFC 7089, section 5), which names the next ones where it does not hold all."""
        whole = range(0, len(self.captures), self.per_timemap)
        links = [f'<{URL}>; rel="original"', f'<{self.url}{self.timemap_path}{URL}>; rel="self"; type="application/link-format"']
        if page == 0:
            links += [
                f'<{self.url}/timemap/{number}/{URL}>; rel="timemap"; type="application/link-format"'
                for number, _ in enumerate(whole)
                if number
            ]
        part = self.captures[page * self.per_timemap : (page + 1) * self.per_timemap]
        for each in part:
            when = format_datetime(each.time, usegmt=True)
            rel = "first memento" if each is self.captures[0] else "memento"
            links.append(f'<{self.memento_url(each)}>; rel="{rel}"; datetime="{when}"')
        return ",\n".join(links)


class _Handler(BaseHTTPRequestHandler):
    server_version = "LocalArchive"
    archive: LocalArchive

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the standard library's name)
        """Silent: the tests look at what was asked."""

    def do_GET(self) -> None:
        archive = self.archive
        archive.asked.append(self.path)
        archive.headers.append({name.lower(): value for name, value in self.headers.items()})
        for part, answers in archive.faults.once.items():
            if part in self.path and answers:
                status, headers = answers.pop(0)
                return self.answer(status, b"", headers)
        for part, status in archive.faults.always.items():
            if part in self.path:
                return self.answer(status, b"")
        return self.route(archive)

    def route(self, archive: LocalArchive) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/cdx/search/cdx" and archive.cdx:
            self.answer(200, archive.rows(parse_qs(parts.query)).encode(), {"Content-Type": "text/plain"})
        elif archive.memento and self.path.startswith(archive.timemap_path):
            self.link_format(archive.timemap(0))
        elif archive.memento and (page := re.match(r"/timemap/(\d+)/", self.path)):
            self.link_format(archive.timemap(int(page[1])))
        elif archive.memento and self.path.startswith("/https://"):
            newest = archive.captures[-1]
            self.answer(302, b"", {"Location": archive.memento_url(newest), "Vary": "accept-datetime"})
        elif (found := re.fullmatch(r"/web/(\d{14})(id_)?/(.*)", self.path)) and (archive.raw or not found[2]):
            self.memento(archive, archive.at(found[1]), found[1], found[2] or "")
        else:
            self.answer(404, b"not here")

    def memento(self, archive: LocalArchive, capture: Taken, stamp: str, flag: str) -> None:
        if capture.stamp != stamp:  # a capture that is lost: the nearest one, by a redirect
            return self.answer(302, b"", {"Location": f"{archive.url}/web/{capture.stamp}{flag}/{capture.original}"})
        headers = {
            "Content-Type": capture.media_type,
            "Memento-Datetime": format_datetime(capture.time, usegmt=True),
            "Link": f'<{capture.original}>; rel="original", <{archive.url}{archive.timemap_path}{URL}>; rel="timemap"',
            "ETag": '"of the archive"',
            "Last-Modified": format_datetime(capture.time, usegmt=True),
        }
        if capture.location:
            return self.answer(capture.status, b"", headers | {"Location": capture.location})
        banner = b"" if flag or archive.raw else b"<!-- shown by the archive -->"
        return self.answer(capture.status, capture.body + banner, headers, cut=capture.stamp in archive.faults.truncated)

    def link_format(self, text: str) -> None:
        self.answer(200, text.encode(), {"Content-Type": "application/link-format"})

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None, *, cut: bool = False) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if cut else body)


@contextmanager
def archiving(archive: LocalArchive) -> Iterator[LocalArchive]:
    """The archive, running."""
    handler = type("Handler", (_Handler,), {"archive": archive})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        archive.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield archive
        finally:
            server.shutdown()
            thread.join()

"""Serve the story's pages on loopback, as they stood on a given night."""

from __future__ import annotations

import hashlib
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from importlib.resources.abc import Traversable
from threading import Thread
from types import TracebackType
from typing import Self


class DemoSite:
    """A web server of one thread more, while inside a `with`. Set `today` to move to another night."""

    def __init__(self, today: date) -> None:
        self.today = today
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the name is http.server's)
                """Not on the person's terminal."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()

    def url(self, folder: str) -> str:
        """The address of a platform's terms."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/{folder}/terms"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """The page of that night, 304 where the asker has it, or 404."""
        body = page(request.path.strip("/").removesuffix("/terms"), self.today)
        etag = f'"{hashlib.sha256(body or b"").hexdigest()[:16]}"'
        if body is None:
            self._send(request, 404, b"no such page")
        elif request.headers.get("If-None-Match") == etag:
            self._send(request, 304, b"", etag)
        else:
            self._send(request, 200, body, etag)

    def _send(self, request: BaseHTTPRequestHandler, status: int, body: bytes, etag: str = "") -> None:
        request.send_response(status)
        if etag:
            request.send_header("ETag", etag)
        if status != 304:  # which carries no body (RFC 9110, section 15.4.5)
            request.send_header("Content-Type", "text/html; charset=utf-8")
            request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


def page(folder: str, today: date) -> bytes | None:
    """The latest page of a platform that is not younger than a day; None where there is no such platform."""
    place = resources.files("tosmon.demo") / "site" / folder
    if not folder.isalpha() or not place.is_dir():
        return None
    files: dict[date, Traversable] = {date.fromisoformat(file.name.removesuffix(".html")): file for file in place.iterdir()}
    return files[max(day for day in files if day <= today)].read_bytes()

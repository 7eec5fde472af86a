"""A server of generated pages, each an origin of its own, in a process of its own, so that its work counts for nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv4Address
from itertools import count
from multiprocessing import get_context
from typing import Any

from tests.bench.pages import html, terms

ORIGIN = IPv4Address("127.1.0.1")  # of document 0; those of others are the next addresses of loopback


class Night(IntEnum):
    """How the server answers."""

    NOT_MODIFIED = 0
    SAME_BYTES = 1
    SAME_AS_READ = 2
    SAME_WORDS = 3


@dataclass(frozen=True)
class Site:
    """A running server: how it answers, and which edition of the documents it serves."""

    port: int
    night: Any
    edition: Any

    def url(self, document: int) -> str:
        """The address of a document."""
        return f"http://{ORIGIN + document}:{self.port}/terms/{document}"

    def answer(self, night: Night, edition: int) -> None:
        """Answer so from now on."""
        self.night.value, self.edition.value = night, edition


@contextmanager
def serving() -> Iterator[Site]:
    """A server that says 304 wherever it may, until it is told otherwise."""
    context = get_context("spawn")
    night, edition, ports = context.Value("i", Night.NOT_MODIFIED), context.Value("i", 0), context.Queue()
    process = context.Process(target=_process, args=(night, edition, ports), daemon=True)
    process.start()
    try:
        yield Site(ports.get(timeout=60), night, edition)
    finally:
        process.terminate()
        process.join()


def _process(night: Any, edition: Any, ports: Any) -> None:
    asyncio.run(_serve(night, edition, ports))


async def _serve(night: Any, edition: Any, ports: Any) -> None:
    visits = count()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # All addresses of loopback can only be listened to together with all others; those get nothing.
        if IPv4Address(writer.get_extra_info("peername")[0]).is_loopback:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            writer.write(_answer(head, Night(night.value), edition.value, next(visits)))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(talk, "0.0.0.0", 0, backlog=512)
    ports.put(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def _answer(head: str, night: Night, edition: int, visit: int) -> bytes:
    document = int(head.split(None, 2)[1].rpartition("/")[2])
    etag = f'"{document}-{edition}"'
    if night is Night.NOT_MODIFIED and etag in head:
        return f"HTTP/1.1 304 Not Modified\r\nETag: {etag}\r\nConnection: close\r\n\r\n".encode()
    noise = f"visit-{visit}" if night >= Night.SAME_AS_READ else ""
    mark = f"text-{visit}" if night is Night.SAME_WORDS else "text"
    body = html(terms(document, edition), visit=noise, mark=mark).encode()
    lines = f"Content-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\nETag: {etag}\r\nConnection: close\r\n\r\n"
    return f"HTTP/1.1 200 OK\r\n{lines}".encode() + body

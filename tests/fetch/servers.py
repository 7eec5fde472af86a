"""Real servers on loopback that answer exactly the bytes a test says, and a clock that does not wait."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tosmon.fetch.http import HttpFetcher
from tosmon.models import Document, NotModified, Snapshot, Validators
from tosmon.settings import HttpSettings

CERTIFICATE = Path(__file__).with_name("certificate.pem")
"""Key and certificate of `localhost` and `terms.test`, signed by itself; good for these tests and nothing else."""

NOW = datetime(2024, 2, 12, 3, tzinfo=UTC)
Write = Callable[[asyncio.StreamWriter], Awaitable[None]]
Reply = bytes | Write


def reply(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    """One answer; underscores of header names stand for hyphens, and a Content-Length is added where none is given."""
    headers = {"content_length": str(len(body)), **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


@dataclass
class Site:
    """A running server, and the heads of the requests it got."""

    url: str = ""
    requests: list[str] = field(default_factory=list)
    connections: int = 0
    running: int = 0
    busiest: int = 0

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def sent(self, name: str, request: int = -1) -> str | None:
        """The value of a header of one request."""
        for line in self.requests[request].split("\r\n")[1:]:
            key, _, value = line.partition(": ")
            if key.lower() == name:
                return value
        return None


@asynccontextmanager
async def serving(*replies: Reply, keep_alive: bool = False, tls: bool = False) -> AsyncIterator[Site]:
    """A server that gives the replies in turn, the last one again and again, and closes the connection after each."""
    site = Site()
    tasks: set[asyncio.Task[Any]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        tasks.add(task)
        site.connections += 1
        try:
            while True:
                await answer(reader, writer)
                if not keep_alive:
                    return
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # the client has gone, or the test is over
        finally:
            tasks.discard(task)
            writer.close()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        site.requests.append(head)
        site.running += 1
        site.busiest = max(site.busiest, site.running)
        try:
            chosen = replies[min(len(site.requests), len(replies)) - 1]
            if isinstance(chosen, bytes):
                writer.write(chosen)
            else:
                await chosen(writer)
            await writer.drain()
        finally:
            site.running -= 1

    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
    server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context)
    site.url = f"http{'s' if tls else ''}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield site
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Clock:
    """Time that passes only by sleeping; `naps` are the seconds slept."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.naps: list[float] = []

    def __call__(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)


def settings(**values: Any) -> HttpSettings:
    return HttpSettings(**{"allow_private_hosts": True, "per_origin_delay": 0.0, **values})


def document(url: str, **values: Any) -> Document:
    return Document("Melody", "Terms of Service", url, **values)


@asynccontextmanager
async def fetching(clock: Clock | None = None, network: Any = None, **values: Any) -> AsyncIterator[HttpFetcher]:
    """A fetcher on a clock of its own, whose random shares are always the whole."""
    clock = clock or Clock()
    fetcher = HttpFetcher(
        settings(**values), now=lambda: NOW, monotonic=clock, sleep=clock.sleep, share=lambda: 1.0, network=network
    )
    try:
        yield fetcher
    finally:
        await fetcher.aclose()


async def fetch(target: Document | str, validators: Validators = Validators(), **values: Any) -> Snapshot | NotModified:  # noqa: B008 - a frozen value
    """One document by a fetcher of its own."""
    async with fetching(**values) as fetcher:
        return await fetcher.fetch(document(target) if isinstance(target, str) else target, validators)


async def page(target: Document | str, **values: Any) -> Snapshot:
    """The same where a page must come."""
    snapshot = await fetch(target, **values)
    assert isinstance(snapshot, Snapshot)
    return snapshot

"""The one way out for a browser: a SOCKS5 server on loopback (RFC 1928) that connects only to addresses it has checked."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
from typing import Any

import httpcore

from tosmon.fetch import failures
from tosmon.fetch.failures import Failure
from tosmon.settings import HttpSettings

_PIECE = 65536
_VERSION = 5
_NO_PASSWORD = b"\x05\x00"
_CONNECT = 1
_GREETING_LIMIT = 10.0  # seconds; Chromium takes milliseconds
_REPLY = {code: bytes([_VERSION, code, 0, 1, 0, 0, 0, 0, 0, 0]) for code in (0, 1, 2, 7)}
_GRANTED, _FAILED, _FORBIDDEN, _UNSUPPORTED = _REPLY.values()


class _Garbage(Exception):  # noqa: N818 - never leaves this module
    """What came is no request to connect."""


class Gate:
    """Passes on the bytes of a browser over a network that checks addresses.

    SOCKS5 because a browser then leaves names to be looked up here, for pages, redirects, workers and web sockets alike, and
    can send no datagrams. `network` raises Failure for what may not be reached; the last one of each host and port is kept,
    as the browser itself is told no reason.
    """

    def __init__(self, settings: HttpSettings, network: httpcore.AsyncNetworkBackend) -> None:
        self._settings = settings
        self._network = network
        self._faults: dict[tuple[str, int], Failure] = {}
        self._talks: set[asyncio.Task[Any]] = set()
        self._server: asyncio.Server | None = None

    async def open(self) -> int:
        """Listen on loopback; the port."""
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def aclose(self) -> None:
        """Stop listening and end all connections."""
        if self._server is not None:
            self._server.close()
        for talk in tuple(self._talks):
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)

    def fault(self, host: str, port: int) -> Failure | None:
        """Why the last connection to a host was not made; None where it was."""
        return self._faults.get((host, port))

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk
        self._talks.add(talk)
        try:
            async with asyncio.timeout(_GREETING_LIMIT):
                host, port = await _request(reader, writer)
            stream = await self._connect(host, port, writer)
            if stream is not None:
                await _relay(reader, writer, stream)
        except _Garbage:
            writer.write(_UNSUPPORTED)
        except (asyncio.IncompleteReadError, TimeoutError, OSError, httpcore.NetworkError):
            pass  # either side has gone, which the other is told by the end of its connection
        except asyncio.CancelledError:
            pass  # the browser has been closed; asyncio would log what a handler raises
        finally:
            self._talks.discard(talk)
            writer.close()

    async def _connect(self, host: str, port: int, writer: asyncio.StreamWriter) -> httpcore.AsyncNetworkStream | None:
        try:
            stream = await self._network.connect_tcp(host, port, self._settings.connect_timeout)
        except Failure as failure:
            self._faults[host, port] = failure
            writer.write(_FORBIDDEN if failure.blocked else _FAILED)
        except (httpcore.NetworkError, httpcore.TimeoutException, OSError) as error:
            self._faults[host, port] = failures.of_exception(error, self._settings)
            writer.write(_FAILED)
        else:
            self._faults.pop((host, port), None)
            writer.write(_GRANTED)
            return stream
        return None


async def _request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> tuple[str, int]:
    """The host and port that a client wants to be connected to."""
    version, methods = await reader.readexactly(2)
    if version != _VERSION:
        raise _Garbage
    await reader.readexactly(methods)
    writer.write(_NO_PASSWORD)
    version, command, _, kind = await reader.readexactly(4)
    if (version, command) != (_VERSION, _CONNECT):
        raise _Garbage
    host = await _host(reader, kind)
    return host, int.from_bytes(await reader.readexactly(2), "big")


async def _host(reader: asyncio.StreamReader, kind: int) -> str:
    match kind:
        case 1:
            return str(ipaddress.IPv4Address(await reader.readexactly(4)))
        case 4:
            return str(ipaddress.IPv6Address(await reader.readexactly(16)))
        case 3:
            (length,) = await reader.readexactly(1)
            return (await reader.readexactly(length)).decode("ascii", "replace").strip("[]")
    raise _Garbage


async def _relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, stream: httpcore.AsyncNetworkStream) -> None:
    """Pass bytes on in both directions until either side ends."""
    try:
        both = {asyncio.create_task(_upward(reader, stream)), asyncio.create_task(_downward(stream, writer))}
        try:
            await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in both:
                way.cancel()
            await asyncio.gather(*both, return_exceptions=True)
    finally:
        with contextlib.suppress(OSError, httpcore.NetworkError):
            await stream.aclose()


async def _upward(reader: asyncio.StreamReader, stream: httpcore.AsyncNetworkStream) -> None:
    while piece := await reader.read(_PIECE):
        await stream.write(piece)


async def _downward(stream: httpcore.AsyncNetworkStream, writer: asyncio.StreamWriter) -> None:
    while piece := await stream.read(_PIECE):
        writer.write(piece)
        await writer.drain()

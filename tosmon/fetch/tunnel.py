"""A network behind the proxy of the config: each connection is a tunnel through it, by CONNECT or by SOCKS5."""

from __future__ import annotations

import base64
import ssl
from collections.abc import Iterable

import httpcore
import httpx

from tosmon.fetch.addresses import check_literal
from tosmon.fetch.failures import Failure, passing
from tosmon.fetch.streams import Network

_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
_HEAD_LIMIT = 16_384
_ANSWERS = {
    1: "general failure",
    2: "not allowed",
    3: "network unreachable",
    4: "host unreachable",
    5: "connection refused",
}


class Tunnels(httpcore.AsyncNetworkBackend):
    """Connections through a proxy, which looks names up; only a host written as a private address is refused here.

    A tunnel is asked for whatever the scheme of the page, so a proxy that grants tunnels to port 443 alone lets no http page in.
    """

    def __init__(self, proxy: str, *, allow_private: bool, context: ssl.SSLContext) -> None:
        self._proxy = httpx.URL(proxy)
        self._allow_private = allow_private
        self._context = context
        self._network = Network()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A tunnel to the host. Raises Failure where the proxy refuses it."""
        if not self._allow_private:
            check_literal(host)
        scheme = self._proxy.scheme
        there = self._proxy.port or _PORTS[scheme]
        stream = await self._network.connect_tcp(self._proxy.host, there, timeout, local_address, socket_options)
        try:
            if scheme == "https":
                stream = await stream.start_tls(self._context, self._proxy.host, timeout)
            wire = _Wire(stream, timeout)
            await (self._socks(wire, host, port) if scheme.startswith("socks5") else self._connect(wire, host, port))
        except BaseException:
            await stream.aclose()
            raise
        return stream

    async def _connect(self, wire: _Wire, host: str, port: int) -> None:
        where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        secret = base64.b64encode(f"{self._proxy.username}:{self._proxy.password}".encode()).decode()
        login = f"Proxy-Authorization: Basic {secret}\r\n" if self._proxy.userinfo else ""
        await wire.write(f"CONNECT {where} HTTP/1.1\r\nHost: {where}\r\n{login}\r\n".encode())
        answer = (await wire.head()).decode("latin-1").partition("\r\n")[0].split(None, 1)
        status = answer[1][:80] if len(answer) > 1 and answer[0].startswith("HTTP/1.") else "no HTTP"
        if not status.startswith("2"):
            raise (passing if status.startswith("5") else Failure)(f"the proxy refused the connection: {status}")

    async def _socks(self, wire: _Wire, host: str, port: int) -> None:
        """RFC 1928, with the user name and password of RFC 1929 where the config has them."""
        user, password = self._proxy.username.encode()[:255], self._proxy.password.encode()[:255]
        method = 2 if self._proxy.userinfo else 0
        await wire.write(bytes([5, 1, method]))
        if await wire.read(2) != bytes([5, method]):
            raise Failure("the proxy refused the connection: it wants another login")
        if method:
            await wire.write(bytes([1, len(user)]) + user + bytes([len(password)]) + password)
            if (await wire.read(2))[1]:
                raise Failure("the proxy refused the connection: wrong user name or password")
        name = host.encode()
        await wire.write(bytes([5, 1, 0, 3, len(name)]) + name + port.to_bytes(2, "big"))
        _, code, _, kind = await wire.read(4)
        if code:
            raise Failure(f"the proxy refused the connection: {_ANSWERS.get(code, f'SOCKS error {code}')}")
        await wire.read({1: 4, 4: 16}.get(kind) or (await wire.read(1))[0])
        await wire.read(2)


class _Wire:
    """Reads exactly as much as is asked for, so that nothing of what follows is taken."""

    def __init__(self, stream: httpcore.AsyncNetworkStream, timeout: float | None) -> None:
        self._stream = stream
        self._timeout = timeout

    async def write(self, data: bytes) -> None:
        await self._stream.write(data, self._timeout)

    async def read(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            piece = await self._stream.read(size - len(data), self._timeout)
            if not piece:
                raise passing("the proxy closed the connection without an answer")
            data += piece
        return data

    async def head(self) -> bytes:
        """The head of an HTTP answer."""
        data = b""
        while not data.endswith(b"\r\n\r\n"):
            if len(data) > _HEAD_LIMIT:
                raise Failure("the proxy's answer is not HTTP")
            data += await self.read(1)
        return data

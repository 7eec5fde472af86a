"""Which addresses may be fetched from, checked where the connection is made: a name that changes its answer gains nothing."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Iterable
from itertools import chain, zip_longest

import httpcore
import httpx

from tosmon.fetch.failures import Failure, of_name
from tosmon.fetch.streams import Network

Resolve = Callable[[str, int], Awaitable[list[str]]]

_UNICAST = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# A site has many addresses; when the first do not answer, the fifth rarely does.
_ATTEMPTS = 4


def is_public(address: str) -> bool:
    """Whether an address is one of the internet at large: not private, loopback, link-local, shared (CGNAT), reserved, multicast.

    An IPv6 address that carries an IPv4 address (mapped, 6to4, NAT64) is as public as that.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast
    carried = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(ip.packed[-4:]) if ip in _NAT64 else None)
    if carried is not None:
        return is_public(str(carried))
    return ip in _UNICAST and ip.is_global


def check_url(url: httpx.URL, *, proxied: bool, allow_private: bool) -> None:
    """Raises Failure unless the address is http or https with a host, and holds no password.

    Behind a proxy the proxy looks names up and connects, so only a host written as a private address, or `localhost`, is
    refused here; what a name leads to is for the proxy to judge.
    """
    if url.userinfo:
        raise Failure("an address with a user name or password in it is not fetched (use headers)")
    if url.scheme not in {"http", "https"} or not url.host:
        raise Failure(f"{str(url)[:200]} is not an http or https address")
    if proxied and not allow_private:
        check_literal(url.host)


def check_literal(host: str) -> None:
    """Raises Failure for a host that is written as a private address, or as `localhost`."""
    if (address := _literal(host)) and not is_public(address):
        raise private(host, address)


def private(host: str, address: str) -> Failure:
    """The refusal of an address that is not public."""
    where = host if host == address else f"{host} ({address})"
    return Failure(f"{where} is not a public address (allow_private_hosts = true under [http] allows it)", blocked=True)


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, in the order the system prefers; an address is its own. Raises socket.gaierror."""
    if host == _literal(host):
        return [host]
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedNetwork(httpcore.AsyncNetworkBackend):
    """Looks a name up once, refuses it if any answer is not public, and connects to an address it has checked.

    httpx keeps the name for TLS and the Host header, so certificates are checked against it as ever.
    """

    def __init__(
        self, *, allow_private: bool, lookup: Resolve = resolve, network: httpcore.AsyncNetworkBackend | None = None
    ) -> None:
        self._allow_private = allow_private
        self._lookup = lookup
        self._network = network or Network()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first of the host's addresses that answers."""
        try:
            async with asyncio.timeout(timeout):
                addresses = await self._addresses(host, port)
                share = None if timeout is None else timeout / len(addresses)
                for address in addresses[:-1]:
                    try:
                        return await self._network.connect_tcp(address, port, share, local_address, socket_options)
                    except (httpcore.ConnectError, httpcore.ConnectTimeout):
                        continue  # the last one's error is told
                return await self._network.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = await self._lookup(host, port)
        except socket.gaierror as error:
            raise of_name(error, host) from error
        except UnicodeError as error:  # a label of more than 63 characters
            raise Failure(f"{host[:80]} is not a host name") from error
        if not self._allow_private:
            for address in found:
                if not is_public(address):
                    raise private(host, address)
        return _alternating(found)[:_ATTEMPTS]


def _alternating(addresses: list[str]) -> list[str]:
    """The preferred family first, then by turns, so that one family without a route does not use up the attempts."""
    first = [address for address in addresses if (":" in address) == (":" in addresses[0])]
    other = [address for address in addresses if address not in first]
    return [address for address in chain(*zip_longest(first, other)) if address]


def _literal(host: str) -> str:
    """The address a host is written as, in any notation a resolver takes ("127.1", "0x7f000001"), or an empty string."""
    if host == "localhost" or host.endswith(".localhost"):
        return "127.0.0.1"
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return ""

"""The connections of a run: a few pools over one TLS context, each origin in one of them."""

from __future__ import annotations

import os
import ssl
from itertools import cycle

import httpcore
import httpx

from tosmon.errors import ConfigError
from tosmon.settings import HttpSettings

# A pool of httpcore looks at every connection it has for every request: with one pool over 200 origins that costs three times
# as much as the request. So there are several, and few idle connections (32 in all, macOS opens no more than 256 files).
_POOLS = 16
_LIMITS = httpx.Limits(max_connections=None, max_keepalive_connections=2, keepalive_expiry=15.0)


class Connections:
    """Hands out transports by turns; the caller keeps to one for each origin, so that its connections are used again."""

    def __init__(self, settings: HttpSettings, network: httpcore.AsyncNetworkBackend) -> None:
        context = tls_context()  # 20 ms, hence shared
        self._pools: list[httpx.AsyncHTTPTransport] = [_transport(settings, context, network) for _ in range(_POOLS)]
        self._turns = cycle(self._pools)

    def next(self) -> httpx.AsyncHTTPTransport:
        """The transport for an origin not seen before."""
        return next(self._turns)

    async def aclose(self) -> None:
        """Close all connections."""
        for pool in self._pools:
            await pool.aclose()


class _CheckedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport over a network of ours, for which it takes no argument (httpcore's pool does)."""

    def __init__(self, context: ssl.SSLContext, network: httpcore.AsyncNetworkBackend) -> None:
        super().__init__(verify=context, limits=_LIMITS)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=_LIMITS.max_connections,
            max_keepalive_connections=_LIMITS.max_keepalive_connections,
            keepalive_expiry=_LIMITS.keepalive_expiry,
            network_backend=network,
        )


def _transport(
    settings: HttpSettings, context: ssl.SSLContext, network: httpcore.AsyncNetworkBackend
) -> httpx.AsyncHTTPTransport:
    if not settings.proxy:
        return _CheckedTransport(context, network)
    try:
        proxy = httpx.Proxy(settings.proxy, ssl_context=context if settings.proxy.startswith("https:") else None)
    except (httpx.InvalidURL, ValueError):
        raise ConfigError("http.proxy is not a valid URL") from None  # the URL may hold a password
    return httpx.AsyncHTTPTransport(verify=context, limits=_LIMITS, proxy=proxy)


def tls_context() -> ssl.SSLContext:
    """The certificates of certifi, or those that SSL_CERT_FILE or SSL_CERT_DIR name."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # ssl.SSLError is one
        path = os.environ.get("SSL_CERT_FILE", "")
        raise ConfigError(f"SSL_CERT_FILE={path}: no certificates can be read from it ({error.strerror or error})") from error

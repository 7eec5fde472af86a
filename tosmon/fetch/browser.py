"""Fetches a document's page as a browser draws it, for text that is not in what the server sends."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import httpcore
import httpx

from tosmon.fetch import failures
from tosmon.fetch.addresses import CheckedNetwork, check_url
from tosmon.fetch.attempts import persist
from tosmon.fetch.chromium import Chromium, Crash
from tosmon.fetch.connections import tls_context
from tosmon.fetch.failures import Failure, passing
from tosmon.fetch.gate import Gate
from tosmon.fetch.pacing import Origins
from tosmon.fetch.questions import port
from tosmon.fetch.tunnel import Tunnels
from tosmon.fetch.visit import Drawn, NotLoaded, Visit
from tosmon.models import RENDERED, Document, Pairs, Snapshot, Validators
from tosmon.settings import BrowserSettings, HttpSettings

log = logging.getLogger(__name__)

_GRACE = 5.0  # seconds to hand over a page that never settles
_TEXT = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/xml", "application/xml"})
# What describes the bytes of the server, which the drawn page no longer is: a 304 for a shell says nothing of its text.
_OF_THE_BYTES = frozenset(
    "etag last-modified content-type content-length content-encoding transfer-encoding content-md5 content-digest repr-digest"
    " digest accept-ranges set-cookie".split()
) | {RENDERED}


def _utc_now() -> datetime:
    return datetime.now(UTC)


class BrowserFetcher:
    """A `ports.Fetcher` over Chromium, for one event loop. Nothing is loaded or started before the first page.

    Every connection of the browser is made by a gate of ours, over a network that refuses what the plain fetcher refuses.
    `origins` are the queues shared with the plain fetcher: a page has its turn as one request; what it loads is not counted.
    """

    def __init__(
        self,
        settings: BrowserSettings,
        http: HttpSettings,
        *,
        origins: Origins | None = None,
        now: Callable[[], datetime] = _utc_now,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        share: Callable[[], float] = random.random,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._settings = settings
        self._http = http
        self._now = now
        self._sleep = sleep
        self._share = share
        self._gate = Gate(http, network or _network(http))
        self._chromium = Chromium(settings, self._gate)
        self._origins = origins or Origins(http)
        self._pages = asyncio.Semaphore(settings.pages)

    async def fetch(self, document: Document, validators: Validators) -> Snapshot:  # noqa: ARG002 - the Protocol's
        """The page as it is drawn, never the word that it is not modified. Raises FetchError, or Blocked.

        `seconds` of the answer is the time of the last attempt; waiting for one's turn is not counted.
        """

        async def attempt() -> Snapshot:
            origin = self._origins.of(self._checked(document.url))
            async with self._pages, origin.turn():
                try:
                    return await self._twice(document)
                except Failure as failure:
                    origin.pause(min(failure.wait, self._http.retry_after_cap))
                    raise

        return await persist(attempt, document.url, self._http, sleep=self._sleep, share=self._share)

    async def aclose(self) -> None:
        """End the browser."""
        await self._chromium.aclose()

    async def _twice(self, document: Document) -> Snapshot:
        """A visit, and another one should the browser crash in it."""
        try:
            return await self._visited(document)
        except Crash:
            log.info("%s: the browser crashed and is tried once more", document.url)
        try:
            return await self._visited(document)
        except Crash as crash:
            raise Failure("the browser crashed on the page twice", transient=True) from crash

    async def _visited(self, document: Document) -> Snapshot:
        """One visit in a context of its own, which is closed whatever happens. Raises Failure, and Crash."""
        context = await self._chromium.context(self._http.user_agent, document.language)
        visit = Visit(context, document, self._http)
        started = time.monotonic()
        try:
            await visit.begin()
            await self._come(visit)
            left = max(0.0, self._settings.deadline - (time.monotonic() - started))
            settled = await _settled(visit, left)
            drawn = await self._taken(visit)
            return self._snapshot(document, visit, drawn, settled=settled, seconds=time.monotonic() - started)
        except Failure as failure:
            here = _same(visit.asked, document.url)
            raise failure if here else failure.after_redirect(visit.asked) from failure.__cause__
        finally:
            await visit.end()

    async def _come(self, visit: Visit) -> None:
        """Go to the page; a challenge may give way to the page itself, every other refusal is told at once."""
        try:
            await visit.go(self._settings.deadline)
        except TimeoutError as error:
            reason = f"timed out: no page within {self._settings.deadline:g} s (deadline under [browser])"
            raise Failure(reason, transient=True) from error
        except NotLoaded as error:
            raise self._unloaded(visit, error.code) from error
        failure = self._refusal(visit)
        if failure is not None and failure.status is not None:
            raise failure
        if visit.media_type not in _TEXT:
            raise _no_page(visit.media_type)

    async def _taken(self, visit: Visit) -> Drawn:
        """The page as it stands, once it is known to be one."""
        try:
            async with asyncio.timeout(_GRACE):
                drawn = await visit.take(self._http.max_bytes)
        except TimeoutError as error:
            raise Failure("the page's scripts never came to rest, so its text could not be taken", transient=True) from error
        if drawn.url.startswith("chrome-error:"):  # a script has sent it where nothing could be loaded from
            raise self._unloaded(visit, "ERR_FAILED")
        self._checked(drawn.url)
        if failure := self._refusal(visit):
            raise failure
        return drawn

    def _snapshot(self, document: Document, visit: Visit, drawn: Drawn, *, settled: bool, seconds: float) -> Snapshot:
        # A script can make halves of characters, which UTF-8 cannot.
        body = b"" if drawn.html is None else drawn.html.encode("utf-8", "replace")
        if drawn.html is None or len(body) > self._http.max_bytes:
            raise Failure(f"the drawn page is larger than {self._http.max_bytes / 1e6:g} MB (max_bytes under [http])")
        if not settled:
            log.info("%s: taken as it stood after %g s, as it never settled", document.url, self._settings.deadline)
        kept: Pairs = tuple((name, value) for name, value in visit.headers.items() if name not in _OF_THE_BYTES)
        how = self._chromium.version + ("" if settled else f"; not settled after {self._settings.deadline:g} s")
        return Snapshot(
            url=document.url,
            final_url=document.url if _same(drawn.url, document.url) else drawn.url,
            fetched_at=self._now(),
            body=body,
            status=visit.status,
            headers=(*kept, ("content-type", "text/html; charset=utf-8"), (RENDERED, how)),
            seconds=seconds,
        )

    def _refusal(self, visit: Visit) -> Failure | None:
        return failures.of_status(visit.status, httpx.Headers(visit.headers), self._now())

    def _unloaded(self, visit: Visit, code: str) -> Failure:
        """Why a page did not come: the gate knows best, then the server's answer, then Chromium's own name for it."""
        url = _url(visit.asked)
        if fault := self._gate.fault(url.raw_host.decode("ascii"), port(url)):
            return fault
        if code == "ERR_TOO_MANY_REDIRECTS":
            return Failure("redirected too often")
        if failure := self._refusal(visit):  # one without a body is no page to Chromium
            return failure
        if code == "ERR_ABORTED":  # a download, or an answer without a page
            return _no_page(visit.media_type)
        return Failure(f"the TLS certificate is not valid: {code}") if "_CERT_" in code else passing(f"Chromium says {code}")

    def _checked(self, address: str) -> httpx.URL:
        """An address that the page has, once it is known to be allowed."""
        url = _url(address)
        check_url(url, proxied=bool(self._http.proxy), allow_private=self._http.allow_private_hosts)
        return url


def _url(address: str) -> httpx.URL:
    try:
        return httpx.URL(address)
    except httpx.InvalidURL as error:
        raise Failure(f"{address[:200]!r} is not a valid address ({error})") from error


def _same(one: str, other: str) -> bool:
    """Whether two addresses ask for the same page: with or without a fragment, a default port, a slash after the host."""
    first, second = _url(one), _url(other)
    return (first.scheme, first.host, port(first), first.raw_path) == (second.scheme, second.host, port(second), second.raw_path)


async def _settled(visit: Visit, seconds: float) -> bool:
    """Whether the text settled in time; a page whose text never does is no failure."""
    try:
        async with asyncio.timeout(seconds):
            await visit.settle()
    except TimeoutError:
        return False
    return True


def _no_page(media_type: str) -> Failure:
    return Failure(f"what came is {media_type or 'no page'}, which a browser does not draw (leave out render = true)")


def _network(http: HttpSettings) -> httpcore.AsyncNetworkBackend:
    if http.proxy:
        return Tunnels(http.proxy, allow_private=http.allow_private_hosts, context=tls_context())
    return CheckedNetwork(allow_private=http.allow_private_hosts)

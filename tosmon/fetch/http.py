"""Fetches a document's page over HTTP: redirects followed, passing failures tried again, nothing private reached."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime

import httpcore
import httpx

from tosmon.fetch import failures
from tosmon.fetch.addresses import CheckedNetwork, check_url
from tosmon.fetch.attempts import persist
from tosmon.fetch.connections import Connections
from tosmon.fetch.decoding import TooLarge, Undecodable, decode
from tosmon.fetch.failures import Failure
from tosmon.fetch.pacing import Origin, Origins, Stopwatch
from tosmon.fetch.questions import Questions, is_conditional
from tosmon.models import RENDERED, Document, NotModified, Snapshot, Validators
from tosmon.settings import HttpSettings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# A secret of this visit, which is no evidence of the text; and what only our own browser says of a page.
_LEFT_OUT = frozenset({"set-cookie", RENDERED})


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A final answer: its body as sent, none where the status is 304."""

    url: httpx.URL
    status: int
    headers: httpx.Headers
    body: bytes


class HttpFetcher:
    """A `ports.Fetcher` over httpx, for one event loop. Keeps nothing from one document to the next but connections.

    Raises ConfigError where the proxy or the certificates cannot be used. `share` gives a random number from 0 to 1.
    """

    def __init__(
        self,
        settings: HttpSettings,
        *,
        now: Callable[[], datetime] = _utc_now,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        share: Callable[[], float] = random.random,
        network: httpcore.AsyncNetworkBackend | None = None,
        origins: Origins | None = None,
    ) -> None:
        self._settings = settings
        self._now = now
        self._monotonic = monotonic
        self._sleep = sleep
        self._share = share
        self._connections = Connections(settings, network or CheckedNetwork(allow_private=settings.allow_private_hosts))
        self._origins = origins or Origins(settings, monotonic, sleep)
        self._transports: dict[Origin, httpx.AsyncHTTPTransport] = {}

    async def fetch(self, document: Document, validators: Validators) -> Snapshot | NotModified:
        """The page, or the server's word that it is not modified. Raises FetchError, or Blocked where programs are refused.

        `seconds` of the answer is the time of all requests made for it; waiting for one's turn is not counted.
        """
        stopwatch = Stopwatch(self._settings.total_timeout, self._monotonic)

        async def attempt() -> Snapshot | NotModified:
            questions = Questions(document, validators, self._settings)
            return self._result(questions, await self._attempt(questions, stopwatch), stopwatch.seconds)

        return await persist(attempt, document.url, self._settings, sleep=self._sleep, share=self._share)

    async def aclose(self) -> None:
        """Let go of connections."""
        await self._connections.aclose()

    async def _attempt(self, questions: Questions, stopwatch: Stopwatch) -> _Answer:
        """The final answer at the end of the redirects. Raises Failure."""
        seen = [self._checked(questions, "", None)]
        while True:
            try:
                answer = await self._ask(questions, seen[-1], stopwatch, first=len(seen) == 1)
            except Failure as failure:
                raise failure.after_redirect(seen[-1]) if len(seen) > 1 else failure from failure.__cause__
            if answer.status not in _REDIRECTS:
                return answer
            if len(seen) > self._settings.max_redirects:
                raise Failure(_too_many(seen))
            seen.append(self._checked(questions, answer.headers.get("location", ""), answer))

    async def _ask(self, questions: Questions, url: httpx.URL, stopwatch: Stopwatch, *, first: bool) -> _Answer:
        origin = self._origins.of(url)
        try:
            async with origin.turn(), stopwatch.running():
                request = questions.request(url, first=first)
                response = await self._transport(origin).handle_async_request(request)
                response.request = request
                async with aclosing(response):
                    return await self._receive(questions, response)
        except TimeoutError as error:
            raise Failure(f"timed out: no whole page within {stopwatch.limit:g} s", transient=True) from error
        except (httpx.HTTPError, OSError) as error:  # OSError: TLS may break while the body is read
            raise failures.of_exception(error, self._settings) from error
        except Failure as failure:
            origin.pause(min(failure.wait, self._settings.retry_after_cap))
            raise

    async def _receive(self, questions: Questions, response: httpx.Response) -> _Answer:
        status, headers = response.status_code, response.headers
        questions.keep_cookies(response)
        if status in _REDIRECTS or (status == 304 and is_conditional(response.request)):
            return _Answer(response.request.url, status, headers, b"")
        if failure := failures.of_status(status, headers, self._now()):
            raise failure
        return _Answer(response.request.url, status, headers, await self._body(response))

    async def _body(self, response: httpx.Response) -> bytes:
        """The body as sent, taken from the wire piece by piece so that no more than the cap is ever held."""
        limit = self._settings.max_bytes
        announced = response.headers.get("content-length", "")
        if announced.isdigit() and int(announced[:20]) > limit:
            raise self._too_large()
        body = bytearray()
        async for piece in response.aiter_raw():
            body += piece
            if len(body) > limit:
                raise self._too_large()
        return bytes(body)

    def _result(self, questions: Questions, answer: _Answer, seconds: float) -> Snapshot | NotModified:
        document = questions.document
        if answer.status == 304:
            return NotModified(document.url, self._now(), seconds)
        try:
            body = decode(answer.body, answer.headers.get("content-encoding", ""), self._settings.max_bytes)
        except TooLarge as error:
            raise self._too_large() from error
        except Undecodable as error:
            raise Failure(f"the body {error}") from error
        moved = answer.url != questions.own
        return Snapshot(
            url=document.url,
            final_url=str(answer.url) if moved else document.url,
            fetched_at=self._now(),
            body=body,
            status=answer.status,
            headers=tuple(pair for pair in answer.headers.multi_items() if pair[0] not in _LEFT_OUT),
            seconds=seconds,
        )

    def _checked(self, questions: Questions, location: str, redirect: _Answer | None) -> httpx.URL:
        """The document's address, or the one it is redirected to, once it is known to be allowed."""
        if redirect and not location:
            raise Failure(f"HTTP {redirect.status} redirects without saying where", status=redirect.status)
        try:
            url = redirect.url.join(location) if redirect else questions.own
        except httpx.InvalidURL as error:
            address = location if redirect else questions.document.url
            raise Failure(f"{address[:200]!r} is not a valid address ({error})") from error
        check_url(url, proxied=bool(self._settings.proxy), allow_private=self._settings.allow_private_hosts)
        return url

    def _transport(self, origin: Origin) -> httpx.AsyncHTTPTransport:
        if origin not in self._transports:
            self._transports[origin] = self._connections.next()
        return self._transports[origin]

    def _too_large(self) -> Failure:
        return Failure(f"the body is larger than {self._settings.max_bytes / 1e6:g} MB (max_bytes under [http])")


def _too_many(seen: list[httpx.URL]) -> str:
    times = len(seen) - 1
    loop = " in a loop" if len(set(seen)) < len(seen) else ""
    return f"redirected{loop} more than {times} times, last to {str(seen[-1])[:200]}"

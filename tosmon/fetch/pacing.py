"""Politeness: how many requests run at once and how fast they start, for all origins and for each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx

from tosmon.fetch.questions import port
from tosmon.settings import HttpSettings


class Origin:
    """The queue in front of one scheme, host and port."""

    def __init__(
        self,
        parallel: int,
        delay: float,
        everyone: asyncio.Semaphore,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self._slots = asyncio.Semaphore(parallel)
        self._delay = delay
        self._everyone = everyone
        self._monotonic = monotonic
        self._sleep = sleep
        self._gate = asyncio.Lock()
        self._opens_at = monotonic()

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until a request may start, and hold its place while it runs."""
        async with self._slots:
            await self._pass_gate()
            try:
                yield
            finally:
                self._everyone.release()

    def pause(self, seconds: float) -> None:
        """Let no request start for this long: the server asked for it."""
        self._opens_at = max(self._opens_at, self._monotonic() + seconds)

    async def _pass_gate(self) -> None:
        # A place among all origins is taken last, and never held while waiting here: no origin can hold up another.
        async with self._gate:
            while (wait := self._opens_at - self._monotonic()) > 0:
                await self._sleep(wait)
            await self._everyone.acquire()
            self._opens_at = max(self._opens_at, self._monotonic() + self._delay)


class Origins:
    """The queues of a run, one for each origin, shared by all that ask for documents."""

    def __init__(
        self,
        settings: HttpSettings,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._settings = settings
        self._monotonic = monotonic
        self._sleep = sleep
        self._everyone = asyncio.Semaphore(settings.concurrency)
        self._origins: dict[tuple[str, str, int], Origin] = {}

    def of(self, url: httpx.URL) -> Origin:
        """The queue of an address."""
        key = (url.scheme, url.host, port(url))
        if key not in self._origins:
            parallel, delay = self._settings.per_origin, self._settings.per_origin_delay
            self._origins[key] = Origin(parallel, delay, self._everyone, self._monotonic, self._sleep)
        return self._origins[key]


class Stopwatch:
    """Counts the seconds of one document's requests, and ends the request that would take them past `limit`."""

    def __init__(self, limit: float, monotonic: Callable[[], float]) -> None:
        self.limit = limit
        self.seconds = 0.0
        self._monotonic = monotonic

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Raises TimeoutError at the limit."""
        started = self._monotonic()
        try:
            async with asyncio.timeout(max(0.0, self.limit - self.seconds)):
                yield
        finally:
            self.seconds += self._monotonic() - started

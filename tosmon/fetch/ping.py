"""Tell a dead man's switch that the job runs, in the manner of healthchecks.io: it raises the alarm when nobody tells it.

https://healthchecks.io/docs/http_api/
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

import httpx

from tosmon.fetch import failures
from tosmon.fetch.addresses import CheckedNetwork, check_url
from tosmon.fetch.attempts import persist
from tosmon.fetch.connections import Connections
from tosmon.settings import HttpSettings

TIMEOUT = 5.0
"""Seconds for one request. A switch that does not answer must not hold up a run, so these are its own."""
RETRIES = 2


class Signal(StrEnum):
    """What is told; the value is what the path of the address ends in."""

    START = "/start"
    SUCCESS = ""
    FAIL = "/fail"


def ping(
    url: str, signal: Signal, said: str, settings: HttpSettings, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> None:
    """Send a signal with a line of text, to public addresses only unless the settings allow others; redirects are refused.

    Raises FetchError or Blocked, which name the host and never the address: it is the secret.
    """
    host = httpx.URL(url).host
    hasty = replace(settings, retries=RETRIES, backoff=0.5, backoff_cap=1.0, retry_after_cap=TIMEOUT, connect_timeout=TIMEOUT)

    async def send() -> None:
        async with aclosing(Connections(hasty, CheckedNetwork(allow_private=hasty.allow_private_hosts))) as connections:
            transport = connections.next()
            await persist(
                lambda: _attempt(transport, _address(url, signal), said, hasty),
                f"the ping to {host}",
                hasty,
                sleep=sleep,
                share=random.random,
            )

    # In a thread with a loop of its own, since `tosmon watch` calls from within one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(send())).result()


def _address(url: str, signal: Signal) -> httpx.URL:
    address = httpx.URL(url)
    return address.copy_with(path=address.path.rstrip("/") + signal)


async def _attempt(transport: httpx.AsyncHTTPTransport, url: httpx.URL, said: str, settings: HttpSettings) -> None:
    check_url(url, proxied=bool(settings.proxy), allow_private=settings.allow_private_hosts)
    headers = {"user-agent": settings.user_agent, "content-type": "text/plain; charset=utf-8"}
    request = httpx.Request("POST", url, headers=headers, content=said.encode("utf-8", "replace"))
    try:
        async with asyncio.timeout(TIMEOUT):
            response = await transport.handle_async_request(request)
            await response.aclose()
    except TimeoutError as error:
        raise failures.passing(f"timed out after {TIMEOUT:g} s") from error
    except (httpx.HTTPError, OSError) as error:
        raise failures.of_exception(error, settings) from error
    if failure := failures.of_status(response.status_code, response.headers, datetime.now(UTC)):
        raise failure

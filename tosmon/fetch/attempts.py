"""Try again what may pass: failures that are worth it, after a random wait, as often as the config allows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import count
from typing import TypeVar

from tosmon.fetch.failures import Failure
from tosmon.fetch.retry import backoff
from tosmon.settings import HttpSettings

T = TypeVar("T")


async def persist(
    attempt: Callable[[], Awaitable[T]],
    url: str,
    settings: HttpSettings,
    *,
    sleep: Callable[[float], Awaitable[object]],
    share: Callable[[], float],
) -> T:
    """What the first attempt that succeeds returns. An attempt raises Failure; this raises FetchError or Blocked."""
    for number in count(1):
        try:
            return await attempt()
        except Failure as failure:
            if not failure.again or number > settings.retries:
                raise failure.error(url, number) from failure
            if failure.wait > settings.retry_after_cap:
                raise _given_up(failure, settings.retry_after_cap).error(url, number) from failure
            wait = max(failure.wait, backoff(settings, number, share()))
        await sleep(wait)
    raise AssertionError  # count() has no end


def _given_up(failure: Failure, cap: float) -> Failure:
    reason = f"{failure.reason}, and the site asks to wait {failure.wait:g} s, longer than the {cap:g} s tosmon waits"
    return replace(failure, reason=reason)

"""Politeness towards each origin, and no waiting for others."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.fetch.servers import Clock, document, fetching, reply, serving
from tosmon.fetch.pacing import Origin, Stopwatch
from tosmon.models import Validators


def origin(clock: Clock, everyone: asyncio.Semaphore, parallel: int = 2, delay: float = 0.0) -> Origin:
    return Origin(parallel, delay, everyone, clock, clock.sleep)


async def starts(queue: Origin, clock: Clock, requests: int) -> list[float]:
    """Seconds from now at which so many requests, asked for at once, were let through."""
    begin, times = clock.seconds, []

    async def one() -> None:
        async with queue.turn():
            times.append(clock.seconds - begin)

    await asyncio.gather(*(one() for _ in range(requests)))
    return times


def test_requests_to_one_origin_start_a_delay_apart() -> None:
    async def story() -> None:
        clock = Clock()
        queue = origin(clock, asyncio.Semaphore(9), delay=0.5)
        assert await starts(queue, clock, 4) == [0.0, 0.5, 1.0, 1.5]

    asyncio.run(story())


def test_a_pause_holds_back_all_that_follows() -> None:
    async def story() -> None:
        clock = Clock()
        queue = origin(clock, asyncio.Semaphore(9), delay=0.5)
        queue.pause(7)
        queue.pause(3)
        assert await starts(queue, clock, 2) == [7.0, 7.5]

    asyncio.run(story())


def test_different_origins_do_not_wait_for_each_other() -> None:
    async def story() -> None:
        clock, everyone = Clock(), asyncio.Semaphore(1)
        slow, quick = (origin(clock, everyone, delay=1000) for _ in range(2))
        async with slow.turn():
            pass
        waiting = asyncio.create_task(starts(slow, clock, 1))
        assert await starts(quick, clock, 1) == [0.0]
        await waiting

    asyncio.run(story())


@pytest.mark.parametrize(("per_origin", "concurrency", "busiest"), [(2, 50, 2), (1, 50, 1), (9, 3, 3)])
def test_no_more_requests_run_at_once_than_allowed(per_origin: int, concurrency: int, busiest: int) -> None:
    async def story() -> None:
        values = {"per_origin": per_origin, "concurrency": concurrency}
        answer = until(lambda: site.running == busiest)
        async with serving(answer) as site, fetching(None, None, **values) as fetcher:
            await asyncio.gather(*(fetcher.fetch(document(f"{site.url}/{n}"), Validators()) for n in range(busiest * 3)))
        assert (site.busiest, len(site.requests)) == (busiest, busiest * 3)

    asyncio.run(story())


def until(reached: Callable[[], bool]) -> Callable[[asyncio.StreamWriter], Awaitable[None]]:
    """A reply held back until something was true once."""
    opened = asyncio.Event()

    async def answer(writer: asyncio.StreamWriter) -> None:
        if reached():
            opened.set()
        await opened.wait()
        await asyncio.sleep(0.01)
        writer.write(reply())

    return answer


def test_a_document_that_is_given_up_leaves_its_place() -> None:
    async def story() -> None:
        asked = asyncio.Event()

        async def hang(writer: asyncio.StreamWriter) -> None:
            asked.set()
            await asyncio.Event().wait()

        async with serving(hang, reply()) as site, fetching(per_origin=1, concurrency=1) as fetcher:
            given_up = asyncio.create_task(fetcher.fetch(document(site.url), Validators()))
            await asked.wait()
            given_up.cancel()
            with pytest.raises(asyncio.CancelledError):
                await given_up
            await fetcher.fetch(document(site.url), Validators())

    asyncio.run(story())


def test_a_redirect_holds_no_place_at_the_origin_it_left() -> None:
    async def story() -> None:
        async with (
            serving(reply()) as new,
            serving(reply("302 Found", Location=new.url)) as old,
            fetching(concurrency=1, per_origin=1) as fetcher,
        ):
            three = [document(old.url), document(new.url), document(old.url + "/b")]
            await asyncio.gather(*(fetcher.fetch(one, Validators()) for one in three))
        assert (len(old.requests), len(new.requests)) == (2, 3)

    asyncio.run(story())


def test_the_time_of_all_requests_of_a_document_is_counted_together() -> None:
    async def story() -> None:
        clock = Clock()
        stopwatch = Stopwatch(10, clock)
        for _ in range(2):
            async with stopwatch.running():
                clock.seconds += 5
        assert stopwatch.seconds == 10
        with pytest.raises(TimeoutError):
            async with stopwatch.running():
                await asyncio.sleep(0.01)

    asyncio.run(story())

"""What is tried again, how often, and after how long."""

import asyncio
import socket

import pytest

from tests.fetch.servers import NOW, Clock, document, fetch, fetching, page, reply, serving
from tosmon.errors import FetchError
from tosmon.fetch.retry import backoff, retry_after
from tosmon.models import Snapshot, Validators
from tosmon.settings import HttpSettings

BUSY = reply("503 Service Unavailable")


def test_a_page_that_comes_is_asked_for_once() -> None:
    async def story() -> None:
        clock = Clock()
        async with serving(reply()) as site:
            await page(site.url, clock=clock)
        assert (len(site.requests), clock.naps) == (1, [])

    asyncio.run(story())


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520])
def test_a_passing_failure_is_tried_again(status: int) -> None:
    async def story() -> None:
        clock = Clock()
        async with serving(reply(f"{status} Oops"), reply(f"{status} Oops"), reply(body=b"Terms")) as site:
            assert (await page(site.url, clock=clock)).body == b"Terms"
        assert clock.naps == [0.5, 1.0]

    asyncio.run(story())


@pytest.mark.parametrize("status", ["400 Bad Request", "404 Not Found", "410 Gone", "418 I'm a Teapot", "300 Multiple Choices"])
def test_any_other_status_fails_at_once(status: str) -> None:
    async def story() -> None:
        async with serving(reply(status)) as site:
            with pytest.raises(FetchError) as caught:
                await fetch(site.url)
        assert str(caught.value) == f"{site.url}: HTTP {status}"
        assert (caught.value.status, caught.value.transient, len(site.requests)) == (int(status[:3]), False, 1)

    asyncio.run(story())


def test_the_last_failure_is_told_with_the_number_of_attempts() -> None:
    async def story() -> None:
        async with serving(BUSY) as site:
            with pytest.raises(FetchError) as caught:
                await fetch(site.url, retries=2)
        assert str(caught.value) == f"{site.url}: HTTP 503 Service Unavailable (3 attempts)"
        assert (caught.value.status, caught.value.transient, len(site.requests)) == (503, True, 3)

    asyncio.run(story())


def test_every_attempt_starts_at_the_document_with_no_cookies() -> None:
    async def story() -> None:
        moved = reply("302 Found", Location="/b", Set_Cookie="a=1; Path=/")
        async with serving(moved, BUSY, moved, reply(body=b"Terms")) as site:
            assert (await page(site.url + "/a")).body == b"Terms"
        paths = [request.split()[1] for request in site.requests]
        assert paths == ["/a", "/b", "/a", "/b"]
        assert [site.sent("cookie", n) for n in range(4)] == [None, "a=1", None, "a=1"]

    asyncio.run(story())


def test_a_refused_connection_is_tried_again() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    clock = Clock()
    with pytest.raises(FetchError) as caught:
        asyncio.run(fetch(f"http://127.0.0.1:{port}/", clock=clock))
    assert str(caught.value) == f"http://127.0.0.1:{port}/: the connection was refused (4 attempts)"
    assert caught.value.transient
    assert clock.naps == [0.5, 1.0, 2.0]


@pytest.mark.parametrize(("value", "seconds"), [("7", 7.0), ("Mon, 12 Feb 2024 03:00:09 GMT", 9.0), ("0", 0.5), ("soon", 0.5)])
def test_the_server_says_how_long_to_wait(value: str, seconds: float) -> None:
    async def story() -> None:
        clock = Clock()
        async with serving(reply("429 Too Many Requests", Retry_After=value), reply()) as site:
            await page(site.url, clock=clock)
        assert clock.naps == [seconds]

    asyncio.run(story())


def test_a_longer_wait_than_the_cap_is_given_up_at_once() -> None:
    async def story() -> None:
        async with serving(reply("429 Too Many Requests", Retry_After="3600")) as site:
            with pytest.raises(FetchError) as caught:
                await fetch(site.url)
        says = "HTTP 429 Too Many Requests, and the site asks to wait 3600 s, longer than the 60 s tosmon waits"
        assert str(caught.value) == f"{site.url}: {says}"
        assert (caught.value.status, caught.value.transient, len(site.requests)) == (429, True, 1)

    asyncio.run(story())


def test_other_documents_of_the_origin_wait_as_well() -> None:
    async def story() -> None:
        clock = Clock()
        busy = reply("429 Too Many Requests", Retry_After="20")
        async with serving(busy, reply()) as site, fetching(clock, retries=0) as fetcher:
            with pytest.raises(FetchError):
                await fetcher.fetch(document(site.url), Validators())
            assert isinstance(await fetcher.fetch(document(site.url), Validators()), Snapshot)
        assert clock.naps == [20.0]

    asyncio.run(story())


def test_retry_after_is_read_in_every_form() -> None:
    forms = ["120", " 5 ", "Mon, 12 Feb 2024 03:01:00 GMT", "Monday, 12-Feb-24 03:00:30 GMT", "Sun, 11 Feb 2024 00:00:00 GMT"]
    assert [retry_after(form, NOW) for form in forms] == [120.0, 5.0, 60.0, 30.0, 0.0]
    assert [retry_after(form, NOW) for form in ["", "-5", "1e9", "²", "Mon, 99 Feb 2024 03:01:00 GMT"]] == [0.0] * 5


def test_the_wait_doubles_up_to_its_cap_and_is_a_random_share() -> None:
    settings = HttpSettings(backoff=0.5, backoff_cap=3)
    assert [backoff(settings, attempt, 1.0) for attempt in range(1, 6)] == [0.5, 1.0, 2.0, 3.0, 3.0]
    assert backoff(settings, 3, 0.25) == 0.5
    assert backoff(settings, 10**9, 0.0) == 0.0

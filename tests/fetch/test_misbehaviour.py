"""Servers that are slow, break off, talk nonsense or send too much: one sentence each, and nothing hangs."""

import asyncio
import gzip
import re
from typing import Any

import pytest

from tests.fetch.servers import Reply, fetch, page, reply, serving
from tosmon.errors import FetchError

GONE = "the server closed the connection without an answer (2 attempts)"
BROKEN_OFF = "the body came incomplete: the server closed the connection in the middle (2 attempts)"


async def failure(answer: Reply, **values: Any) -> tuple[str, bool, int]:
    """What is said of a server's answer after its address, whether it is transient, and how many requests it got."""
    async with serving(answer) as site:
        with pytest.raises(FetchError) as caught:
            await fetch(site.url, **values)
    return str(caught.value).removeprefix(site.url + ": "), caught.value.transient, len(site.requests)


async def silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def drip(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b".")
        await writer.drain()
        await asyncio.sleep(0.01)


async def flood_of_interim_answers(writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(0.01)


async def endless(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        writer.write(b"." * 65_536)
        await writer.drain()


def test_a_silent_server_ends_at_the_read_timeout() -> None:
    said = asyncio.run(failure(silence, read_timeout=0.05))
    assert said == ("timed out after 0.05 s without an answer", True, 1)


@pytest.mark.parametrize("server", [drip, flood_of_interim_answers])
def test_a_server_that_drips_for_ever_ends_at_the_total_timeout(server: Reply) -> None:
    said = asyncio.run(failure(server, total_timeout=0.1))
    assert said == ("timed out: no whole page within 0.1 s", True, 1)


@pytest.mark.parametrize(
    ("answer", "says", "again"),
    [
        (b"", GONE, True),
        (b"HTTP/1.1 20", GONE, True),
        (reply(body=b"half", content_length="8"), BROKEN_OFF, True),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf", BROKEN_OFF, True),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "the answer is not HTTP (illegal chunk header)", False),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", "the answer is not HTTP (illegal status line)", False),
        (b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "the answer is not HTTP (illegal header line)", False),
        (reply(content_length="many"), "the answer is not HTTP (bad Content-Length)", False),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000, "the answer is not HTTP (Receive buffer too long)", False),
    ],
)
def test_an_answer_that_is_broken_says_how(answer: bytes, says: str, again: bool) -> None:
    assert asyncio.run(failure(answer, retries=1)) == (says, again, 2 if again else 1)


def test_a_page_that_came_whole_the_second_time_is_the_page() -> None:
    async def story() -> None:
        async with serving(reply(body=b"half", content_length="8"), reply(body=b"whole")) as site:
            assert (await page(site.url)).body == b"whole"

    asyncio.run(story())


def test_a_body_announced_above_the_cap_is_not_read() -> None:
    async def announced(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 200000000\r\n\r\n")
        await silence(writer)

    said = asyncio.run(failure(announced))
    assert said == ("the body is larger than 20 MB (max_bytes under [http])", False, 1)


def test_a_body_without_an_end_is_cut_at_the_cap() -> None:
    said = asyncio.run(failure(endless, max_bytes=300_000))
    assert said == ("the body is larger than 0.3 MB (max_bytes under [http])", False, 1)


def test_a_body_of_exactly_the_cap_comes() -> None:
    async def story() -> None:
        async with serving(reply(body=b"x" * 1000), reply(body=gzip.compress(b"x" * 1000), Content_Encoding="gzip")) as site:
            assert [len((await page(site.url, max_bytes=1000)).body) for _ in range(2)] == [1000, 1000]

    asyncio.run(story())


def test_a_compressed_body_counts_as_what_it_becomes() -> None:
    answer = reply(body=gzip.compress(bytes(1_000_001)), Content_Encoding="gzip")
    said = asyncio.run(failure(answer, max_bytes=1_000_000))
    assert said == ("the body is larger than 1 MB (max_bytes under [http])", False, 1)


@pytest.mark.parametrize(
    ("encoding", "says"),
    [
        ("gzip", "the body is not the gzip data it says it is"),
        ("compress", "the body is compressed as 'compress', which tosmon does not know (gzip, deflate, br, zstd)"),
    ],
)
def test_a_body_that_is_not_what_it_says_is_an_error(encoding: str, says: str) -> None:
    answer = reply(body=b"<p>Terms</p>", Content_Encoding=encoding)
    assert asyncio.run(failure(answer)) == (says, False, 1)


def test_every_error_names_the_document_in_one_line() -> None:
    async def story() -> None:
        async with serving(b"nonsense\r\n\r\n") as site:
            with pytest.raises(FetchError) as caught:
                await fetch(site.url + "/terms")
        assert re.fullmatch(re.escape(site.url) + r"/terms: [^\n]+", str(caught.value))

    asyncio.run(story())

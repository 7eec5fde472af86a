"""A dead man's switch is told over real HTTP; its address is a secret, and a switch that is away stops nothing."""

from __future__ import annotations

import asyncio
import re

import pytest

from tests.fetch.servers import Clock, Site, reply, serving
from tosmon.errors import Blocked, FetchError
from tosmon.fetch.ping import Signal, ping
from tosmon.settings import HttpSettings

HERE = HttpSettings(allow_private_hosts=True)
SECRET = "5f2d4c1e-secret"


def pinged(*replies: bytes, signal: Signal = Signal.SUCCESS, said: str = "", query: str = "") -> tuple[Site, Clock]:
    """The server after a ping, which is sent while its event loop runs, as `tosmon watch` does."""
    clock = Clock()

    async def talk() -> Site:
        async with serving(*replies) as site:
            await asyncio.to_thread(ping, f"{site.url}/{SECRET}{query}", signal, said, HERE, clock.sleep)
            return site

    return asyncio.run(talk()), clock


@pytest.mark.parametrize(("signal", "path"), [(Signal.START, "/start"), (Signal.SUCCESS, ""), (Signal.FAIL, "/fail")])
def test_a_signal_is_the_end_of_the_path_and_keeps_the_query(signal: Signal, path: str) -> None:
    site, _ = pinged(reply(body=b"OK"), signal=signal, said="ünï", query="?create=1")
    assert site.requests[0].startswith(f"POST /{SECRET}{path}?create=1 HTTP/1.1\r\n")
    assert site.sent("content-length") == "5"


def test_a_passing_failure_is_tried_again_and_a_lasting_one_is_told_without_the_secret() -> None:
    site, clock = pinged(reply("503 Busy"), reply("502 Bad"), reply(body=b"OK"))
    assert (len(site.requests), len(clock.naps)) == (3, 2)
    for answer, times in ((reply("404 Not Found"), 1), (reply("503 Busy"), 3), (reply("302 Found", Location=f"/{SECRET}"), 1)):
        with pytest.raises(FetchError, match=re.escape("the ping to 127.0.0.1: HTTP ")) as caught:
            pinged(*[answer] * times)
        assert SECRET not in str(caught.value)


def test_a_private_address_is_refused_unless_allowed() -> None:
    for host in ("127.0.0.1", "localhost", "10.0.0.1"):
        with pytest.raises(Blocked, match=r"is not a public address \(allow_private_hosts") as caught:
            ping(f"http://{host}:9/{SECRET}", Signal.START, "", HttpSettings())
        assert SECRET not in str(caught.value)

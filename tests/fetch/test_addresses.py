"""Which addresses are reached, and that nothing private is, whatever the name, the redirect or the second answer says."""

import asyncio
import socket
from collections.abc import Iterable

import httpcore
import pytest

from tests.fetch.servers import document, fetch, fetching, page, reply, serving
from tosmon.errors import Blocked, DocumentError, FetchError
from tosmon.fetch.addresses import CheckedNetwork, is_public
from tosmon.models import Validators

ALLOW = "is not a public address (allow_private_hosts = true under [http] allows it)"


class Wire(httpcore.AsyncNetworkBackend):
    """Notes the addresses connected to, and leads all but the `dead` ones to one server on loopback."""

    def __init__(self, port: int, dead: tuple[str, ...] = ()) -> None:
        self.port = port
        self.dead = dead
        self.dialled: list[str] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,  # noqa: ARG002 - httpcore's signature
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        self.dialled.append(host)
        if host in self.dead:
            raise httpcore.ConnectTimeout
        return await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", self.port, timeout, local_address, socket_options)


class Names:
    """A name server that gives its answers in turn, the last one again and again."""

    def __init__(self, *answers: list[str] | Exception) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def __call__(self, host: str, port: int) -> list[str]:  # noqa: ARG002 - the signature of addresses.resolve
        self.asked.append(host)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        if isinstance(answer, Exception):
            raise answer
        return answer


def checked(names: Names, wire: Wire) -> CheckedNetwork:
    return CheckedNetwork(allow_private=False, lookup=names, network=wire)


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"],
)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.0.9",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "224.0.1.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::10.0.0.1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "ff0e::1",
    ],
)
def test_an_address_of_any_other_kind_is_not(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_is_refused_in_every_spelling(host: str) -> None:
    # Some systems do not take the odd spellings for an address at all.
    with pytest.raises(DocumentError, match=r"is not a public address \(allow_private_hosts|the name of \w+ was not found"):
        asyncio.run(fetch(f"http://{host}:9/", allow_private_hosts=False))


def test_a_redirect_to_a_private_address_is_refused() -> None:
    async def story() -> None:
        secret = reply(body=b"metadata")
        async with serving(secret) as inside, serving(reply("302 Found", Location=inside.url + "/latest")) as outside:
            network = checked(Names(["93.184.216.34"], ["127.0.0.1"]), wire := Wire(outside.port))
            with pytest.raises(Blocked) as caught:
                await fetch(document("http://terms.test/"), network=network)
        assert str(caught.value) == f"http://terms.test/: 127.0.0.1 {ALLOW} (redirected to {inside.url}/latest)"
        assert (wire.dialled, inside.requests) == (["93.184.216.34"], [])

    asyncio.run(story())


def test_one_private_answer_among_public_ones_is_enough_to_refuse() -> None:
    async def story() -> None:
        network = checked(Names(["93.184.216.34", "10.0.0.7"]), wire := Wire(9))
        with pytest.raises(Blocked) as caught:
            await fetch(document("http://terms.test/"), network=network)
        assert str(caught.value) == f"http://terms.test/: terms.test (10.0.0.7) {ALLOW}"
        assert wire.dialled == []

    asyncio.run(story())


def test_the_address_that_was_checked_is_the_one_connected_to() -> None:
    async def story() -> None:
        names = Names(["93.184.216.34"], ["127.0.0.1"])
        async with serving(reply(body=b"Terms")) as site:
            snapshot = await page(document("http://terms.test:8080/"), network=checked(names, wire := Wire(site.port)))
        assert snapshot.body == b"Terms"
        assert (names.asked, wire.dialled) == (["terms.test"], ["93.184.216.34"])
        assert site.sent("host") == "terms.test:8080"

    asyncio.run(story())


def test_a_name_that_turns_private_is_refused_at_the_next_connection() -> None:
    async def story() -> None:
        names = Names(["93.184.216.34"], ["127.0.0.1"])
        async with serving(reply()) as site, fetching(network=checked(names, Wire(site.port))) as fetcher:
            await fetcher.fetch(document("http://terms.test/"), Validators())
            with pytest.raises(Blocked):
                await fetcher.fetch(document("http://terms.test/"), Validators())
        assert len(site.requests) == 1

    asyncio.run(story())


def test_addresses_of_both_families_are_tried_by_turns() -> None:
    async def story() -> None:
        dead = ("2606:2800::1", "93.184.216.34", "2606:2800::2")
        names = Names(["2606:2800::1", "2606:2800::2", "2606:2800::3", "93.184.216.34", "93.184.216.35"])
        async with serving(reply()) as site:
            await page(document("http://terms.test/"), network=checked(names, wire := Wire(site.port, dead)))
        assert wire.dialled == ["2606:2800::1", "93.184.216.34", "2606:2800::2", "93.184.216.35"]

    asyncio.run(story())


def test_a_host_where_no_address_answers_is_a_timeout() -> None:
    async def story() -> None:
        network = checked(Names(["93.184.216.34", "93.184.216.35"]), wire := Wire(9, ("93.184.216.34", "93.184.216.35")))
        with pytest.raises(FetchError) as caught:
            await fetch(document("http://terms.test/"), network=network, retries=1)
        assert str(caught.value) == "http://terms.test/: timed out after 10 s while connecting (2 attempts)"
        assert caught.value.transient
        assert wire.dialled == ["93.184.216.34", "93.184.216.35"] * 2

    asyncio.run(story())


def test_a_name_server_that_hangs_is_a_connect_timeout() -> None:
    async def hang(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    network = CheckedNetwork(allow_private=False, lookup=hang, network=Wire(9))
    with pytest.raises(FetchError) as caught:
        asyncio.run(fetch(document("http://terms.test/"), network=network, retries=0, connect_timeout=0.05))
    assert str(caught.value) == "http://terms.test/: timed out after 0.05 s while connecting"


@pytest.mark.parametrize(
    ("error", "says", "transient"),
    [
        (socket.gaierror(socket.EAI_NONAME, "not known"), "the name of terms.test was not found (DNS)", False),
        (
            socket.gaierror(socket.EAI_AGAIN, "try again"),
            "the name of terms.test could not be looked up: the name server does not answer (4 attempts)",
            True,
        ),
        (UnicodeError("label too long"), "terms.test is not a host name", False),
    ],
)
def test_a_name_that_is_not_found_says_so(error: Exception, says: str, transient: bool) -> None:
    with pytest.raises(FetchError) as caught:
        asyncio.run(fetch(document("http://terms.test/"), network=checked(Names(error), Wire(9))))
    assert (str(caught.value), caught.value.transient) == (f"http://terms.test/: {says}", transient)


def test_a_real_name_that_cannot_be_is_not_found() -> None:
    with pytest.raises(FetchError, match=r": (a{64}\.test is not a host name|the name of a{64}\.test was not found \(DNS\))$"):
        asyncio.run(fetch(document(f"http://{'a' * 64}.test/"), retries=0))

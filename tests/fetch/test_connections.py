"""TLS, proxies and the certificates that are trusted."""

import asyncio
import traceback
from pathlib import Path

import pytest

from tests.fetch.servers import CERTIFICATE, document, fetch, page, reply, serving
from tests.fetch.test_addresses import Names, Wire, checked
from tosmon.errors import Blocked, ConfigError, FetchError
from tosmon.fetch.http import HttpFetcher
from tosmon.settings import HttpSettings


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


@pytest.mark.usefixtures("trusted")
def test_a_certificate_is_checked_against_the_name_not_the_address() -> None:
    async def story() -> None:
        async with serving(reply(body=b"Terms"), tls=True) as site:
            wire = Wire(site.port)
            snapshot = await page(document("https://terms.test/"), network=checked(Names(["93.184.216.34"]), wire))
        assert (snapshot.body, wire.dialled, site.sent("host")) == (b"Terms", ["93.184.216.34"], "terms.test")

    asyncio.run(story())


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_another_host_is_refused_at_once() -> None:
    async def story() -> None:
        async with serving(reply(), tls=True) as site:
            network = checked(Names(["93.184.216.34"]), wire := Wire(site.port))
            with pytest.raises(FetchError) as caught:
                await fetch(document("https://other.test/"), network=network)
        message = str(caught.value)
        assert message.startswith("https://other.test/: the TLS certificate is not valid: Hostname mismatch")
        assert (len(wire.dialled), caught.value.transient, site.requests) == (1, False, [])

    asyncio.run(story())


def test_a_certificate_nobody_vouches_for_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)

    async def story() -> None:
        async with serving(reply(), tls=True) as site:
            with pytest.raises(FetchError, match=r": the TLS certificate is not valid: self[- ]signed certificate$"):
                await fetch(document(site.url.replace("127.0.0.1", "localhost")))

    asyncio.run(story())


def test_a_server_without_tls_says_so() -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(reply("400 Bad Request"))
        writer.close()

    async def story() -> None:
        async with await asyncio.start_server(plain, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            with pytest.raises(FetchError, match=r": the TLS connection failed: [a-z ]+ \(2 attempts\)$"):
                await fetch(f"https://127.0.0.1:{port}/", retries=1)

    asyncio.run(story())


@pytest.mark.usefixtures("trusted")
def test_secrets_follow_from_http_to_https_and_never_back() -> None:
    async def story() -> None:
        async with serving(reply(), tls=True) as secure:
            async with serving(reply("301 Moved", Location="https://terms.test/")) as plain:
                await upgrade(plain.port, secure.port)
            assert (plain.sent("x-key"), secure.sent("x-key")) == ("s3cret", "s3cret")
        async with serving(reply()) as plain:
            async with serving(reply("301 Moved", Location="http://terms.test/"), tls=True) as secure:
                await upgrade(plain.port, secure.port, start="https://terms.test/")
            assert (plain.sent("x-key"), secure.sent("x-key")) == (None, "s3cret")

    async def upgrade(plain: int, secure: int, start: str = "http://terms.test/") -> None:
        wire = PortWire({80: plain, 443: secure})
        await page(document(start, headers=(("X-Key", "s3cret"),)), network=checked(Names(["93.184.216.34"]), wire))

    asyncio.run(story())


class PortWire(Wire):
    """Leads each port of a site to a server of its own."""

    def __init__(self, ports: dict[int, int]) -> None:
        super().__init__(0)
        self.ports = ports

    async def connect_tcp(self, host, port, *rest):  # type: ignore[no-untyped-def]  # the signature is Wire's
        self.port = self.ports[port]
        return await super().connect_tcp(host, port, *rest)


def test_a_proxy_is_asked_for_the_whole_address() -> None:
    async def story() -> None:
        async with serving(reply(body=b"Terms")) as proxy:
            snapshot = await page(document("http://terms.test/legal"), proxy=proxy.url, allow_private_hosts=False)
        assert snapshot.body == b"Terms"
        assert proxy.requests[0].startswith("GET http://terms.test/legal HTTP/1.1\r\n")

    asyncio.run(story())


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "localhost", "x.localhost", "[fe80::1]", "169.254.169.254"])
def test_a_proxy_is_not_asked_for_an_address_written_as_private(host: str) -> None:
    async def story() -> None:
        async with serving(reply()) as proxy:
            with pytest.raises(Blocked):
                await fetch(document(f"http://{host}/"), proxy=proxy.url, allow_private_hosts=False)
        assert proxy.requests == []

    asyncio.run(story())


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("407 Proxy Authentication Required", "the proxy refused the connection: 407 Proxy Authentication Required"),
        ("502 Bad Gateway", "the proxy refused the connection: 502 Bad Gateway (2 attempts)"),
    ],
)
def test_a_proxy_that_refuses_says_so_without_its_password(status: str, says: str) -> None:
    async def story() -> None:
        async with serving(reply(status)) as proxy:
            with pytest.raises(FetchError) as caught:
                await fetch(document("https://terms.test/"), proxy=proxy.url.replace("//", "//me:s3cret@"), retries=1)
        assert proxy.requests[0].startswith("CONNECT terms.test:443 HTTP/1.1\r\n")
        assert proxy.sent("proxy-authorization") == "Basic bWU6czNjcmV0"
        assert str(caught.value) == f"https://terms.test/: {says}"
        assert "s3cret" not in "".join(traceback.format_exception(caught.value)).replace("//me:s3cret@", "")

    asyncio.run(story())


def test_a_proxy_that_is_not_there_is_named() -> None:
    async def story() -> str:
        async with serving(reply()) as gone:
            pass
        with pytest.raises(FetchError) as caught:
            await fetch(document("http://terms.test/"), proxy=gone.url, retries=0)
        return str(caught.value)

    assert asyncio.run(story()) == "http://terms.test/: the connection to the proxy was refused"


def test_the_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")

    async def story() -> None:
        async with serving(reply(body=b"Terms")) as site:
            assert (await page(site.url)).body == b"Terms"

    asyncio.run(story())


def test_a_certificate_file_that_cannot_be_read_is_a_wrong_config(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    missing = tmp_path / "none.pem"
    monkeypatch.setenv("SSL_CERT_FILE", str(missing))
    with pytest.raises(ConfigError) as caught:
        HttpFetcher(HttpSettings())
    assert str(caught.value) == f"SSL_CERT_FILE={missing}: no certificates can be read from it (No such file or directory)"


def test_a_proxy_address_that_makes_no_sense_is_a_wrong_config() -> None:
    with pytest.raises(ConfigError, match=r"^http\.proxy is not a valid URL$"):
        HttpFetcher(HttpSettings(proxy="http://me:s3cret@host:port"))

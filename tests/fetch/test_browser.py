"""A real Chromium against real servers: what it draws, what it waits for, what it must not reach, and how it is survived."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpcore
import pytest

from tests.chromium import browsers_of
from tests.fetch.servers import NOW, Reply, Site, document, reply, serving, settings
from tests.fetch.test_addresses import ALLOW, Names, checked
from tosmon.errors import Blocked, DocumentError, FetchError
from tosmon.fetch.browser import BrowserFetcher
from tosmon.fetch.gate import Gate
from tosmon.models import Document, Snapshot, Validators
from tosmon.settings import BrowserSettings

TERMS = "".join(
    f"<p>Sentence {number} of the terms says that you keep every right in what you upload to the orchard.</p>"
    for number in range(8)
)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="finds the processes of the browser in /proc")


def html(body: str, status: str = "200 OK", **headers: str) -> bytes:
    headers = {"content_type": "text/html; charset=utf-8", **headers}
    return reply(status, f"<!DOCTYPE html><html><link rel=icon href=data:,><body>{body}</body></html>".encode(), **headers)


def later(script: str) -> bytes:
    """A page that says what it is loading until its script fills in the text."""
    return html(f"<div id=root>Loading</div><script>const root=document.getElementById('root'),terms=`{TERMS}`;{script}</script>")


@asynccontextmanager
async def drawing(path: str, network: Any = None, http: Any = None, **values: Any) -> AsyncIterator[BrowserFetcher]:
    """A browser of its own. Without its sandbox, which a container or a CI machine may not grant."""
    values = {"executable_path": path, "sandbox": False, **values}
    fetcher = BrowserFetcher(
        BrowserSettings(**values), settings(**{"retries": 0, **(http or {})}), now=lambda: NOW, network=network
    )
    try:
        yield fetcher
    finally:
        await fetcher.aclose()


async def draw(path: str, target: Document | str, **values: Any) -> Snapshot:
    async with drawing(path, **values) as fetcher:
        return await fetcher.fetch(document(target) if isinstance(target, str) else target, Validators())


class Browser:
    """A browser that many tests share, in an event loop that outlives them."""

    def __init__(self, path: str) -> None:
        self._runner = asyncio.Runner()
        self.run = self._runner.run
        http = settings(retries=1, backoff=0.0, max_bytes=200_000)
        self._fetcher = BrowserFetcher(BrowserSettings(executable_path=path, sandbox=False), http, now=lambda: NOW)

    def draw(self, url: str, **values: Any) -> Awaitable[Snapshot]:
        return self._fetcher.fetch(document(url, **values), Validators())

    def drawn(self, *replies: Reply) -> Snapshot:
        """What is drawn at a site that gives the replies in turn."""

        async def story() -> Snapshot:
            async with serving(*replies) as site:
                return await self.draw(f"{site.url}/terms")

        return self.run(story())

    def close(self) -> None:
        self.run(self._fetcher.aclose())
        self._runner.close()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    browser = Browser(chromium)
    yield browser
    browser.close()


def complaint(work: Awaitable[object]) -> str:
    """The error that comes of it, without the address it begins with."""

    async def story() -> str:
        with pytest.raises(DocumentError) as caught:
            await work
        return str(caught.value).partition(": ")[2]

    return asyncio.run(story())


def paths(site: Site) -> list[str]:
    return [request.split()[1] for request in site.requests]


def test_text_that_a_script_writes_is_there_and_the_servers_word_on_its_bytes_is_not(browser: Browser) -> None:
    shell = later("root.innerHTML=terms").replace(b"\r\n\r\n", b'\r\nETag: "1"\r\nLast-Modified: x\r\nX-Kind: shell\r\n\r\n', 1)
    page = browser.drawn(shell)
    assert page.body.startswith(b"<!DOCTYPE html>\n<html>")
    assert b"<p>Sentence 7 of the terms" in page.body and b"Loading</div>" not in page.body.replace(b"`", b"")
    assert page.validators == Validators()
    assert dict(page.headers).items() >= {"content-type": "text/html; charset=utf-8", "x-kind": "shell"}.items()
    assert page.rendered.startswith("Chromium ") and "settled" not in page.rendered
    assert (page.status, page.url, page.final_url, page.fetched_at) == (200, page.url, page.url, NOW)


@pytest.mark.parametrize(
    "script",
    [
        "setTimeout(() => root.innerHTML = terms, 1500)",
        "fetch('/data').then(r => r.text()).then(t => root.innerHTML = t)",
        "setTimeout(() => location = '/data', 700)",
    ],
    ids=["timer", "data", "another page"],
)
def test_text_that_comes_late_is_waited_for(browser: Browser, script: str) -> None:
    async def slowly(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(1.5)
        writer.write(html(TERMS))

    assert b"<p>Sentence 7 of the terms" in browser.drawn(later(script), slowly).body


def test_a_page_that_never_settles_is_taken_at_the_deadline_and_says_so(chromium: str) -> None:
    async def story() -> Snapshot:
        async with serving(later("root.innerHTML=terms;setInterval(() => root.append(Math.random()), 20)")) as site:
            return await draw(chromium, site.url, deadline=2.5)

    page = asyncio.run(story())
    assert b"<p>Sentence 7 of the terms" in page.body
    assert page.rendered.endswith("; not settled after 2.5 s")


def test_a_request_that_never_ends_does_not_hold_up_a_text_that_stands(browser: Browser) -> None:
    async def never(writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    page = browser.drawn(later("root.innerHTML=terms;fetch('/poll').catch(() => 0)"), never)
    assert b"<p>Sentence 7" in page.body and "settled" not in page.rendered


def test_shadow_trees_frames_and_what_is_folded_away_are_read_where_they_stand(browser: Browser) -> None:
    page = browser.drawn(
        html(
            f"<x-terms><b slot=name>the slotted</b></x-terms><details><summary>More</summary>the folded</details>"
            f"<iframe srcdoc='<p>the framed</p>'></iframe><noscript>Enable scripts</noscript>{TERMS}"
            "<script>document.querySelector('x-terms').attachShadow({mode: 'open'}).innerHTML ="
            " '<h1>Terms of <slot name=name></slot> orchard \\ud83d</h1>';"
            "for (const name of ['childNodes', 'append', 'localName']) document.body.append(Object.assign("
            "  document.createElement('form'), {innerHTML: `<input name=${name}>`}));"
            "for (const name of ['readyState', 'documentElement', 'implementation', 'URL']) document.body.append("
            "  Object.assign(document.createElement('img'), {name}));"
            "Array.prototype.pop = String.prototype.trim = () => { throw 'mine now' }</script>"
        ),
    )
    text = page.body.decode()
    assert '<x-terms><h1>Terms of <slot name="name"><b slot="name">the slotted</b></slot> orchard ' in text
    assert "<div><p>the framed</p></div>" in text
    assert "the folded" in text and "Enable scripts" not in text


def test_pictures_fonts_and_films_are_not_loaded(browser: Browser) -> None:
    async def story() -> list[str]:
        font = "<style>@font-face{font-family:f;src:url(/f.woff2)}p{font-family:f}</style>"
        parts = f"<img src=/a.png><video src=/a.mp4></video>{font}<link rel=stylesheet href=/style.css>"
        async with serving(html(f"{parts}{TERMS}")) as site:
            await browser.draw(f"{site.url}/terms")
            return paths(site)

    assert sorted(browser.run(story())) == ["/style.css", "/terms"]


def test_a_page_is_asked_for_openly_and_in_its_language(browser: Browser) -> None:
    async def story() -> None:
        async with serving(html(f"{TERMS}<script>fetch('/' + navigator.languages)</script>")) as site:
            await browser.draw(f"{site.url}/terms", language="fr-CA")
            assert paths(site) == ["/terms", "/fr-CA,fr,en"]
            for request in range(2):
                agent, languages = site.sent("user-agent", request) or "", site.sent("accept-language", request) or ""
                assert "Chrome/" in agent and agent.endswith(" tosmon/0.1.0 (+https://github.com/tosmon/tosmon)")
                assert languages.startswith("fr-CA,fr;q=0.9,en;")

    browser.run(story())


def test_secrets_go_with_all_that_is_asked_of_their_host_and_never_elsewhere(browser: Browser) -> None:
    secrets = {"headers": (("X-Key", "s3cret"),), "cookies": (("region", "ca"),)}

    async def story() -> None:
        async with serving(html(TERMS)) as other:
            there = other.url.replace("127.0.0.1", "localhost")
            frame = f"<iframe src={there}/frame></iframe>"
            parts = html(f"{TERMS}{frame}<script>fetch('/data'); fetch('/moved').catch(() => 0)</script>")
            moved = reply("302 Found", location=f"{there}/moved")
            async with serving(parts, moved) as site:
                await browser.draw(f"{site.url}/terms", **secrets)
                assert {(site.sent("x-key", n), site.sent("cookie", n)) for n in range(3)} == {("s3cret", "region=ca")}
            async with serving(moved) as site:
                assert (await browser.draw(f"{site.url}/terms", **secrets)).final_url == f"{there}/moved"
                assert (site.sent("x-key"), site.sent("cookie")) == ("s3cret", "region=ca")
            assert {"/frame", "/moved"} == set(paths(other))
            assert {other.sent(name, n) for name in ("x-key", "cookie") for n in range(len(other.requests))} == {None}

    browser.run(story())


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (reply("404 Not Found"), "HTTP 404 Not Found"),
        (html(TERMS, "410 Gone"), "HTTP 410 Gone"),
        (reply("503 Service Unavailable"), "HTTP 503 Service Unavailable (2 attempts)"),
        (reply(body=b"%PDF-1.7", content_type="application/pdf"), "what came is application/pdf, which a browser does not draw"),
        (
            html("<script>document.write('x'.repeat(300000))</script>"),
            "the drawn page is larger than 0.2 MB (max_bytes under [http])",
        ),
        (reply("302 Found", location="/terms"), "redirected too often"),
        (html("<script>location = URL.createObjectURL(new Blob(['x'], {type: 'text/html'}))</script>"), "blob:http://127.0.0.1"),
        (
            html(f"{TERMS}<script>location = 'http://127.0.0.1:9/'</script>"),
            "Chromium says ERR_FAILED (redirected to http://127.0.0.1:9/) (2 attempts)",
        ),
    ],
    ids=["404", "410", "503", "a pdf", "too large", "redirects", "a blob", "nowhere"],
)
def test_what_is_no_page_is_told_as_the_plain_fetcher_does(browser: Browser, answer: bytes, says: str) -> None:
    with pytest.raises(DocumentError) as caught:
        browser.drawn(answer)
    assert str(caught.value).partition("/terms: ")[2].startswith(says)


def test_a_certificate_that_is_not_valid_is_refused(browser: Browser) -> None:
    async def story() -> None:
        async with serving(html(TERMS), tls=True) as site:
            await browser.draw(site.url)

    with pytest.raises(FetchError, match=r": the TLS certificate is not valid: ERR_CERT_AUTHORITY_INVALID$"):
        browser.run(story())


def test_a_challenge_may_give_way_to_the_page_and_a_refusal_is_told_at_once(browser: Browser) -> None:
    script = "<script>setTimeout(() => location.reload(), 300)</script>"
    challenge = html(f"One moment{script}", "403 Forbidden", cf_mitigated="challenge")
    assert b"<p>Sentence 7" in browser.drawn(challenge, html(TERMS)).body
    with pytest.raises(Blocked, match="HTTP 403 Forbidden, the site refuses programs"):
        browser.drawn(html(TERMS, "403 Forbidden"))


def test_scripts_that_never_let_go_fail_their_page_and_no_other(chromium: str) -> None:
    async def story() -> None:
        endless = html("<script>for (;;);</script>")
        async with serving(endless) as bad, serving(html(TERMS)) as good, drawing(chromium, deadline=1.0) as fetcher:
            with pytest.raises(FetchError, match="never came to rest") as caught:
                await fetcher.fetch(document(bad.url), Validators())
            assert caught.value.transient
            assert b"<p>Sentence 7" in (await fetcher.fetch(document(good.url), Validators())).body

    asyncio.run(story())


def test_a_page_that_eats_all_memory_is_tried_twice_and_harms_no_other(chromium: str) -> None:
    bomb = "<script>const all = []; for (;;) all.push(new Array(1000000).fill(0.5))</script>"

    async def story() -> None:
        async with serving(html(bomb)) as bad, serving(html(TERMS)) as good, drawing(chromium) as fetcher:
            with pytest.raises(FetchError, match="the browser crashed on the page twice") as caught:
                await fetcher.fetch(document(bad.url), Validators())
            assert caught.value.transient
            assert paths(bad) == ["/", "/"]
            assert b"<p>Sentence 7" in (await fetcher.fetch(document(good.url), Validators())).body

    asyncio.run(story())


@on_linux
def test_a_browser_that_crashes_is_started_again_and_its_pages_are_tried_again(chromium: str) -> None:
    others = browsers_of(os.getpid())

    async def killing(_: asyncio.StreamWriter) -> None:
        (mine,) = browsers_of(os.getpid()) - others
        os.kill(mine, signal.SIGKILL)
        await asyncio.Event().wait()  # an end without an answer would have Chromium's network process, which lives on, ask again

    async def story() -> None:
        async with serving(html(TERMS), killing, html(TERMS)) as site, drawing(chromium) as fetcher:
            await fetcher.fetch(document(f"{site.url}/1"), Validators())
            page = await fetcher.fetch(document(f"{site.url}/2"), Validators())
            assert b"<p>Sentence 7" in page.body
            assert [path for path in paths(site) if path == "/2"] == ["/2", "/2"]
        async with serving(killing) as site, drawing(chromium) as fetcher:
            with pytest.raises(FetchError, match="the browser crashed on the page twice"):
                await fetcher.fetch(document(site.url), Validators())

    asyncio.run(story())


def test_no_more_pages_are_drawn_at_once_than_allowed_and_none_stays_open(chromium: str) -> None:
    async def story() -> None:
        most, http = 0, {"per_origin": 9}
        async with serving(html(TERMS)) as site, drawing(chromium, pages=2, http=http) as fetcher:
            pages = [asyncio.create_task(fetcher.fetch(document(f"{site.url}/{n}"), Validators())) for n in range(5)]
            while not all(page.done() for page in pages):
                browser = fetcher._chromium._browser
                most = max(most, len(browser.contexts) if browser else 0)
                await asyncio.sleep(0.02)
            assert most == 2
            assert browser and browser.contexts == []
            assert all(b"<p>Sentence 7" in page.result().body for page in pages)

    asyncio.run(story())


class Wire(httpcore.AsyncNetworkBackend):
    """Leads public addresses to a server on loopback, and notes what was dialled."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.dialled: list[str] = []

    async def connect_tcp(self, host, port, *rest):  # type: ignore[no-untyped-def]  # the signature is httpcore's
        self.dialled.append(host)
        return await httpcore.AnyIOBackend().connect_tcp("127.0.0.1", self.port or port, *rest)


def test_a_redirect_to_a_private_address_is_refused(chromium: str) -> None:
    async def story() -> None:
        async with serving(html(TERMS)) as private, serving(reply("302 Found", location=f"{private.url}/secret")) as site:
            wire = Wire(site.port)
            network = checked(Names(["93.184.216.34"], ["127.0.0.1"]), wire)  # type: ignore[arg-type]  # a Wire of its own kind
            try:
                await draw(chromium, "http://terms.test/", network=network, http={"allow_private_hosts": False})
            finally:
                assert (private.connections, set(wire.dialled)) == (0, {"93.184.216.34"})

    assert ALLOW in complaint(story())


def test_a_private_address_is_refused_before_a_browser_is_started() -> None:
    says = complaint(draw("/nonexistent", "http://localhost:1/", http={"allow_private_hosts": False, "proxy": "http://h.test"}))
    assert says == f"localhost (127.0.0.1) {ALLOW}"


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Chromium is a shell script")
@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("[1:1:0102/030405.6:FATAL:a.cc:31] Socket path too long: /x", "(PATH: Socket path too long: /x); set executable_path"),
        ("[1:1:0102/030405.6:FATAL:b.cc:132] No usable sandbox! Update your kernel", "Chromium cannot have its sandbox on this"),
        (
            "Segmentation fault",
            "(PATH: BrowserType.launch: Target page, context or browser has been closed); set",
        ),
    ],
    ids=["fatal", "sandbox", "nothing"],
)
def test_a_chromium_that_does_not_start_is_tried_once_and_says_why(tmp_path: Path, said: str, says: str) -> None:
    pytest.importorskip("playwright", reason="playwright is not installed")
    path = tmp_path / "chromium"
    path.write_text(f"#!/bin/sh\necho . >> {tmp_path}/started\necho '{said}' >&2\nexit 1\n", encoding="utf-8")
    path.chmod(0o755)

    async def story() -> None:
        async with drawing(str(path)) as fetcher:
            for _ in range(2):
                with pytest.raises(FetchError) as caught:
                    await fetcher.fetch(document("http://127.0.0.1:9/"), Validators())
                assert says.replace("PATH", str(path)) in str(caught.value)

    asyncio.run(story())
    assert (tmp_path / "started").read_text(encoding="utf-8") == ".\n"


def test_nothing_on_a_page_reaches_a_private_address_or_a_way_around_the_gate(chromium: str) -> None:
    def page(private: Site, udp: int) -> bytes:
        there = f"127.0.0.1:{private.port}"
        return html(
            f"""{TERMS}<iframe src=http://{there}/frame></iframe><script src=http://{there}/script></script>
            <link rel=preconnect href=http://{there}><link rel=stylesheet href=http://[::1]:{private.port}/style>
            <link rel=prefetch href=http://{there}/prefetch><object data=http://{there}/object></object>
            <script>
            for (const host of ["{there}", "localhost:{private.port}", "127.1:{private.port}", "rebound.test:{private.port}"]) {{
              fetch("http://" + host + "/fetch", {{mode: "no-cors"}}).catch(() => 0);
              navigator.sendBeacon("http://" + host + "/beacon", "x");
              new WebSocket("ws://" + host + "/socket");
              new EventSource("http://" + host + "/events");
              window.open("http://" + host + "/popup");
            }}
            new Worker(URL.createObjectURL(new Blob(["fetch('http://{there}/worker', {{mode: 'no-cors'}})"])));
            const peer = new RTCPeerConnection({{iceServers: [{{urls: "stun:127.0.0.1:{udp}"}}]}});
            peer.createDataChannel("x");
            peer.onicegatheringstatechange = () => document.body.append("ice " + peer.iceGatheringState);
            peer.createOffer().then(offer => peer.setLocalDescription(offer));
            </script>"""
        )

    async def story() -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stun:
            stun.bind(("127.0.0.1", 0))
            stun.setblocking(False)
            async with serving(html("secret")) as private, serving(page(private, stun.getsockname()[1])) as site:
                wire = Wire(site.port)
                network = checked(Guarded(), wire)  # type: ignore[arg-type]  # a Wire of its own kind
                snapshot = await draw(chromium, "http://terms.test/", network=network, http={"allow_private_hosts": False})
                assert b"<p>Sentence 7" in snapshot.body and b"ice complete" in snapshot.body and b"secret" not in snapshot.body
                assert (private.connections, set(wire.dialled)) == (0, {"93.184.216.34"})
                with pytest.raises(BlockingIOError):
                    stun.recv(1)

    asyncio.run(story())


class Guarded(Names):
    """Knows one public host; every other one is on this machine."""

    async def __call__(self, host: str, port: int) -> list[str]:  # noqa: ARG002 - the signature of addresses.resolve
        return ["93.184.216.34" if host == "terms.test" else "127.0.0.1"]


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_behind_a_proxy_every_connection_goes_through_it(chromium: str, scheme: str) -> None:
    async def story() -> None:
        async with serving(html(f"{TERMS}<script>fetch('/data')</script>")) as site, tunnels(scheme, site.port) as (proxy, asked):
            page = await draw(chromium, "http://terms.test/", http={"proxy": proxy, "allow_private_hosts": False})
            assert b"<p>Sentence 7" in page.body
            assert set(asked) == {("terms.test", 80)}

    asyncio.run(story())


def test_a_proxy_that_refuses_says_so_without_its_password(chromium: str) -> None:
    async def story() -> None:
        async with serving(reply("407 Proxy Authentication Required")) as proxy:
            try:
                await draw(chromium, "https://terms.test/", http={"proxy": proxy.url.replace("//", "//me:s3cret@")})
            finally:
                assert proxy.requests[0].startswith("CONNECT terms.test:443 HTTP/1.1\r\n")
                assert proxy.sent("proxy-authorization") == "Basic bWU6czNjcmV0"

    assert complaint(story()) == "the proxy refused the connection: 407 Proxy Authentication Required"


@asynccontextmanager
async def tunnels(scheme: str, port: int) -> AsyncIterator[tuple[str, list[tuple[str, int]]]]:
    """A proxy that leads all connections to one port of this machine, and notes where they were to go."""
    asked: list[tuple[str, int]] = []

    class Noting(Wire):
        async def connect_tcp(self, host, port, *rest):  # type: ignore[no-untyped-def]  # the signature is Wire's
            asked.append((host, port))
            return await super().connect_tcp(host, port, *rest)  # type: ignore[no-untyped-call]  # as above

    if scheme == "socks5":
        gate = Gate(settings(), Noting(port))
        yield f"socks5://127.0.0.1:{await gate.open()}", asked
        await gate.aclose()
        return

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, _, there = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode().partition(":")
        asked.append((host, int(there)))
        above, below = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")

        async def pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
            while data := await source.read(65536):
                target.write(data)
            target.close()

        await asyncio.gather(pump(reader, below), pump(above, writer), return_exceptions=True)

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked
    server.close()


@pytest.mark.parametrize(
    "request_",
    [b"GET / HTTP/1.1\r\n\r\n", b"\x05\x01\x00\x05\x02\x00\x01" + bytes(6), b"\x05\x01\x00\x05\x01\x00\x07"],
    ids=["http", "bind", "a strange address"],
)
def test_the_gate_closes_to_what_does_not_ask_for_a_connection(request_: bytes) -> None:
    async def story() -> bytes:
        gate = Gate(settings(), Wire(0))
        reader, writer = await asyncio.open_connection("127.0.0.1", await gate.open())
        writer.write(request_)
        answer = await reader.read()
        writer.close()
        await gate.aclose()
        return answer

    assert asyncio.run(story())[-10:-8] == b"\x05\x07"

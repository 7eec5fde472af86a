"""What a fetch brings, asks for and follows."""

import asyncio
import logging
import traceback

import pytest

from tests.fetch.servers import NOW, document, fetch, fetching, page, reply, serving
from tosmon.errors import Blocked, FetchError
from tosmon.models import NotModified, Pairs, Snapshot, Validators


def test_a_page_comes_with_its_bytes_headers_and_time() -> None:
    async def story() -> None:
        async with serving(reply(body=b"<p>Terms</p>", Content_Type="text/html", ETag='"1"', Set_Cookie="visit=secret")) as site:
            snapshot = await page(site.url + "/terms")
        assert snapshot == Snapshot(
            url=site.url + "/terms",
            final_url=site.url + "/terms",
            fetched_at=NOW,
            body=b"<p>Terms</p>",
            headers=(("content-length", "12"), ("content-type", "text/html"), ("etag", '"1"')),
        )
        assert snapshot.validators == Validators(etag='"1"')

    asyncio.run(story())


@pytest.mark.parametrize("status", ["200 OK", "203 Non-Authoritative Information", "204 No Content", "205 Reset Content"])
def test_a_page_without_a_body_is_still_a_page(status: str) -> None:
    async def story() -> None:
        async with serving(reply(status, Content_Encoding="gzip")) as site:
            snapshot = await page(site.url)
        assert (snapshot.status, snapshot.body) == (int(status[:3]), b"")

    asyncio.run(story())


def test_the_request_says_who_asks_and_what_for() -> None:
    async def story() -> None:
        async with serving(reply()) as site:
            await page(document(site.url + "/terms?a=b#part", language="fr"), user_agent="tosmon/test (+https://example.org)")
        assert site.requests[0].startswith("GET /terms?a=b HTTP/1.1\r\n")
        assert site.sent("host") == site.url.removeprefix("http://")
        assert site.sent("user-agent") == "tosmon/test (+https://example.org)"
        assert site.sent("accept-language") == "fr,en;q=0.5"
        assert site.sent("accept-encoding") == "gzip, deflate, br, zstd"
        assert site.sent("if-none-match") is None

    asyncio.run(story())


def test_what_the_server_said_is_sent_back_and_304_is_not_modified() -> None:
    async def story() -> None:
        async with serving(reply("304 Not Modified")) as site:
            answer = await fetch(site.url, Validators('W/"7"', "Mon, 12 Feb 2024 00:00:00 GMT"))
        assert answer == NotModified(site.url, NOW)
        assert site.sent("if-none-match") == 'W/"7"'
        assert site.sent("if-modified-since") == "Mon, 12 Feb 2024 00:00:00 GMT"

    asyncio.run(story())


def test_a_304_that_was_not_asked_for_is_an_error() -> None:
    async def story() -> None:
        async with serving(reply("304 Not Modified")) as site:
            with pytest.raises(FetchError, match=r": HTTP 304 Not Modified$"):
                await fetch(site.url)

    asyncio.run(story())


def test_after_a_redirect_the_tag_is_sent_but_not_the_date() -> None:
    async def story() -> None:
        async with serving(reply("302 Found", Location="/new"), reply(body=b"older page")) as site:
            answer = await page(site.url, validators=Validators('"7"', "Mon, 12 Feb 2024 00:00:00 GMT"))
        assert answer.body == b"older page"
        assert (site.sent("if-none-match"), site.sent("if-modified-since")) == ('"7"', None)

    asyncio.run(story())


@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
)
def test_a_redirect_is_followed_and_the_final_address_kept(status: str) -> None:
    async def story() -> None:
        async with serving(reply(body=b"here")) as new, serving(reply(status, b"moved", Location=new.url + "/legal?x=1")) as old:
            snapshot = await page(old.url + "/terms")
        assert (snapshot.url, snapshot.final_url, snapshot.body) == (old.url + "/terms", new.url + "/legal?x=1", b"here")

    asyncio.run(story())


def test_relative_redirects_start_from_where_they_are() -> None:
    async def story() -> None:
        async with serving(reply("301 Moved", Location="b/c"), reply("301 Moved", Location="../d"), reply()) as site:
            snapshot = await page(site.url + "/a/x")
        assert snapshot.final_url == site.url + "/a/d"

    asyncio.run(story())


@pytest.mark.parametrize(
    ("location", "says"),
    [
        ("/", "redirected in a loop more than 10 times, last to {url}/"),
        ("ftp://example.org/x", "ftp://example.org/x is not an http or https address"),
        ("file:///etc/passwd", "file:/etc/passwd is not an http or https address"),
        ("http://a:b/", "'http://a:b/' is not a valid address (Invalid port: 'b')"),
        ("http://me:pass@example.org/", "an address with a user name or password in it is not fetched (use headers)"),
        ("", "HTTP 302 redirects without saying where"),
    ],
)
def test_a_redirect_that_leads_nowhere_is_an_error(location: str, says: str) -> None:
    async def story() -> None:
        async with serving(reply("302 Found", Location=location)) as site:
            with pytest.raises(FetchError) as caught:
                await fetch(site.url)
        assert str(caught.value) == f"{site.url}: {says.format(url=site.url)}"
        assert not caught.value.transient

    asyncio.run(story())


def test_too_many_redirects_are_an_error_even_without_a_loop() -> None:
    async def story() -> None:
        replies = [reply("302 Found", Location=f"/{n}") for n in range(1, 9)]
        async with serving(*replies) as site:
            with pytest.raises(FetchError) as caught:
                await fetch(site.url, max_redirects=3)
        assert str(caught.value) == f"{site.url}: redirected more than 3 times, last to {site.url}/3"
        assert len(site.requests) == 4

    asyncio.run(story())


def test_an_error_after_a_redirect_names_both_addresses() -> None:
    async def story() -> None:
        async with serving(reply("302 Found", Location="/gone"), reply("410 Gone")) as site:
            with pytest.raises(FetchError) as caught:
                await fetch(site.url)
        assert str(caught.value) == f"{site.url}: HTTP 410 Gone (redirected to {site.url}/gone)"

    asyncio.run(story())


def test_a_cookie_set_on_the_way_is_sent_on_and_forgotten_with_the_document() -> None:
    async def story() -> None:
        consent = reply("302 Found", Location="/", Set_Cookie="consent=given; Path=/")
        async with serving(consent, reply(), reply()) as site, fetching() as fetcher:
            await fetcher.fetch(document(site.url), Validators())
            await fetcher.fetch(document(site.url), Validators())
        assert [site.sent("cookie", n) for n in range(3)] == [None, "consent=given", None]

    asyncio.run(story())


def test_a_cookie_set_on_the_way_replaces_the_configured_one() -> None:
    async def story() -> None:
        async with serving(reply("302 Found", Location="/", Set_Cookie="visit=new; Path=/"), reply()) as site:
            await page(document(site.url, cookies=(("visit", "old"), ("age", "18"))), cookies=(("age", "17"),))
        assert [site.sent("cookie", n) for n in range(2)] == ["age=18; visit=old", "visit=new; age=18"]

    asyncio.run(story())


COOKIES: Pairs = (("id", "s3cret"),)
SECRETS: Pairs = (("X-Key", "s3cret-é"),)
BROKEN: Pairs = (("X-Key", "s3cret\nX-Other: 1"),)


def test_headers_and_cookies_of_a_document_go_to_its_own_host_only() -> None:
    async def story() -> None:
        async with serving(reply()) as other, serving(reply("302 Found", Location=other.url)) as own:
            await page(document(own.url, headers=SECRETS, cookies=COOKIES), headers=(("X-All", "s3cret"),))
        assert "x-key: s3cret-é" in own.requests[0].lower()
        assert (own.sent("x-all"), own.sent("cookie")) == ("s3cret", "id=s3cret")
        assert "s3cret" not in other.requests[0]

    asyncio.run(story())


def test_a_document_header_takes_the_place_of_ours() -> None:
    async def story() -> None:
        async with serving(reply()) as site:
            await page(document(site.url, language="fr", headers=(("ACCEPT-LANGUAGE", "de"),)), headers=(("User-Agent", "me"),))
        assert (site.sent("accept-language"), site.sent("user-agent")) == ("de", "me")
        assert site.requests[0].lower().count("accept-language") == 1

    asyncio.run(story())


def test_secrets_are_in_no_error_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    async def story(headers: Pairs) -> FetchError:
        async with serving(reply("404 Not Found")) as site:
            with pytest.raises(FetchError) as caught:
                await fetch(document(site.url, headers=headers, cookies=COOKIES))
        return caught.value

    with caplog.at_level(logging.DEBUG):
        good, bad = asyncio.run(story(SECRETS)), asyncio.run(story(BROKEN))
    assert str(good).endswith(": HTTP 404 Not Found")
    assert str(bad).endswith(": a header or cookie set for this document has a character that HTTP does not allow")
    shown = caplog.text + "".join("".join(traceback.format_exception(error, chain=True)) for error in (good, bad))
    assert "s3cret" not in shown


@pytest.mark.parametrize(
    ("status", "headers", "says"),
    [
        ("401 Unauthorized", {}, "asks for a login and refuses programs without one (set headers or cookies for this document)"),
        ("403 Forbidden", {}, "refuses programs (a browser may get in: render = true)"),
        ("451 Unavailable For Legal Reasons", {}, "refuses to show the page here for legal reasons"),
        ("999", {}, "refuses programs (a browser may get in: render = true)"),
        ("429 Too Many Requests", {"cf-mitigated": "challenge"}, "refuses programs (Cloudflare asks for a browser: render = true)"),  # noqa: E501 - one case a line
        ("503 Service Unavailable", {"X-DataDome": "protected"}, "refuses programs (DataDome asks for a browser: render = true)"),
        ("202 Accepted", {"x-amzn-waf-action": "challenge"}, "refuses programs (AWS WAF asks for a browser: render = true)"),
    ],
)  # fmt: skip
def test_a_site_that_refuses_programs_is_blocked_at_once(status: str, headers: dict[str, str], says: str) -> None:
    async def story() -> None:
        async with serving(reply(status, b"Are you human?", **headers)) as site:
            with pytest.raises(Blocked) as caught:
                await fetch(site.url)
        assert str(caught.value) == f"{site.url}: HTTP {status}, the site {says}"
        assert len(site.requests) == 1

    asyncio.run(story())


def test_a_bot_wall_that_let_us_in_is_no_refusal() -> None:
    async def story() -> None:
        async with serving(reply(body=b"Terms", X_DataDome="protected")) as site:
            assert (await page(site.url)).body == b"Terms"

    asyncio.run(story())


@pytest.mark.parametrize("url", ["http://me:pass@127.0.0.1/", "mailto:legal@example.org", "http:///terms", "http://a\x00b/"])
def test_an_address_that_cannot_be_fetched_is_an_error(url: str) -> None:
    with pytest.raises(FetchError):
        asyncio.run(fetch(url))


def test_a_password_in_an_address_is_not_told() -> None:
    with pytest.raises(FetchError) as caught:
        asyncio.run(fetch("http://me:pass@example.org/terms"))
    says = "an address with a user name or password in it is not fetched (use headers)"
    assert str(caught.value) == f"http://example.org/terms: {says}"


def test_connections_of_an_origin_are_used_again() -> None:
    async def story() -> None:
        async with serving(reply(body=b"x"), keep_alive=True) as site, fetching() as fetcher:
            for path in ("/terms", "/privacy", "/api"):
                await fetcher.fetch(document(site.url + path), Validators())
        assert (len(site.requests), site.connections) == (3, 1)

    asyncio.run(story())

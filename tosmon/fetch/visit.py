"""One visit of a browser to one page: what is loaded for it, when its text has settled, and what it then is."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Coroutine
from dataclasses import dataclass
from importlib import resources
from itertools import count
from typing import TYPE_CHECKING, Any

import httpx

from tosmon.fetch.chromium import Crash
from tosmon.fetch.failures import Failure
from tosmon.fetch.questions import accept_language, at_home, encoded
from tosmon.models import Document
from tosmon.settings import HttpSettings

if TYPE_CHECKING:  # an extra, loaded where a page needs it
    from playwright.async_api import BrowserContext, Page, Request, Response

log = logging.getLogger(__name__)

_SCRIPT = (resources.files("tosmon.fetch") / "dom.js").read_text(encoding="utf-8")
_WORLD = "tosmon"
_INTERVAL = 0.5  # seconds between two looks
_PATIENT = 10  # looks at the same text, where something speaks against its being all
_LOADING = frozenset({"document", "script", "stylesheet", "xhr", "fetch"})
_CLOSING = 10.0  # seconds; a page that hangs takes one or two
_NET_ERROR = re.compile(r"ERR_\w+")
_UNWANTED = ("Image", "Font", "Media")


@dataclass(eq=False)
class NotLoaded(Exception):  # noqa: N818 - never leaves this package
    """The page did not come; `code` is Chromium's name for why, such as `ERR_SOCKS_CONNECTION_FAILED`."""

    code: str


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of the text: `size` characters with a hash over them."""

    loading: bool
    size: int
    hash: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """The tree of a page as HTML, None where it is larger than the limit, and the address it then had."""

    url: str
    html: str | None


class Visit:
    """Watches over one page in a context of its own, from before it goes anywhere until both are closed.

    `answer` is the server's last answer for the page itself, `asked` the address it was last asked for; scripts may send the
    page elsewhere at any time. Every method may raise Crash.
    """

    def __init__(self, context: BrowserContext, document: Document, settings: HttpSettings) -> None:
        self.answer: Response | None = None
        self.asked = document.url
        self._context = context
        self._language = document.language
        self._own = httpx.URL(document.url)
        self._secrets = {name.decode().lower(): value.decode() for name, value in encoded(settings.headers + document.headers)}
        self._cookies = dict(settings.cookies + document.cookies)
        self._loading: set[Request] = set()
        self._decisions: set[asyncio.Task[None]] = set()
        self._crashed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @property
    def status(self) -> int:
        """That of the last answer; 200 where there was none, as with a page that a script wrote."""
        return self.answer.status if self.answer else 200

    @property
    def headers(self) -> dict[str, str]:
        """Those of the last answer, by lower-cased names."""
        return self.answer.headers if self.answer else {}

    @property
    def media_type(self) -> str:
        """`text/html` where the last answer was a page."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    async def begin(self) -> None:
        """Open a page, and listen before its first request is made. Raises Failure for a cookie that is none."""
        from playwright.async_api import Error  # noqa: PLC0415 (an extra, and 300 ms: only where a page needs it)

        try:
            await self._listen(await self._context.new_page())
        except Error as error:
            raise Crash from error
        try:
            own = str(self._own)
            await self._context.add_cookies([{"name": n, "value": v, "url": own} for n, v in self._cookies.items()])
        except Error as error:  # no detail: it may quote the cookie
            raise Failure("a cookie set for this document has a character that HTTP does not allow") from error

    async def _listen(self, page: Page) -> None:
        self._page = page
        page.on("crash", self._on_crash)
        page.on("request", self._on_request)
        page.on("requestfinished", self._on_loaded)
        page.on("requestfailed", self._on_loaded)
        page.on("response", self._on_response)
        page.on("popup", lambda popup: self._spawn(popup.close()))
        self._session = await self._context.new_cdp_session(page)
        self._session.on("Fetch.requestPaused", lambda event: self._spawn(self._decide(event)))
        # Where there are secrets every request is looked at: those that go elsewhere, also by a redirect, must not carry them.
        wanted = [{"urlPattern": "*"}] if self._secrets else [{"resourceType": each} for each in _UNWANTED]
        await self._session.send("Fetch.enable", {"patterns": wanted})
        if self._language:  # of the page itself Playwright asks for the one language alone, and not for its relatives
            agent = await page.evaluate("navigator.userAgent")
            languages = ",".join(each.partition(";")[0] for each in accept_language(self._language).split(","))
            override = {"userAgent": agent, "acceptLanguage": languages}
            await self._session.send("Emulation.setUserAgentOverride", override)
        self._frame = (await self._session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]

    async def go(self, seconds: float) -> None:
        """Ask for the document, and wait until the first bytes of the page are there. Raises NotLoaded, and TimeoutError."""
        from playwright.async_api import Error  # noqa: PLC0415 (as above)
        from playwright.async_api import TimeoutError as Late  # noqa: PLC0415 (as above)

        try:
            await self._unless_crashed(self._page.goto(str(self._own), wait_until="commit", timeout=seconds * 1000))
        except Late as error:
            raise TimeoutError from error
        except Error as error:
            if self._is_gone():
                raise Crash from error
            named = _NET_ERROR.search(error.message)
            raise NotLoaded(named[0] if named else "ERR_ABORTED") from error  # the other reason is a download

    async def settle(self) -> None:
        """Wait until the text is the same twice in a row, which may never be.

        Longer where that may not be all: while scripts or data are on their way, and where there is too little for any document.
        """
        before, same = None, 0
        while True:
            seen = await self._look()
            same = same + 1 if seen and before and (seen.size, seen.hash) == (before.size, before.hash) else 0
            before = seen
            if seen and not seen.loading and same >= self._looks(seen):
                return
            await asyncio.sleep(_INTERVAL)

    async def take(self, limit: int) -> Drawn:
        """The page as it now stands, at most `limit` characters of it."""
        for _ in count():
            found = await self._evaluate(f"take({limit})")
            if found is not None:
                return Drawn(found["url"], found["html"])
            await asyncio.sleep(_INTERVAL)  # it is just going elsewhere
        raise AssertionError  # count() has no end

    async def end(self) -> None:
        """Close the context with all that is in it, whatever state it is in."""
        from playwright.async_api import Error  # noqa: PLC0415 (as above)

        for decision in tuple(self._decisions):
            decision.cancel()
        await asyncio.gather(*self._decisions, return_exceptions=True)
        try:
            async with asyncio.timeout(_CLOSING):
                await self._context.close()
        except (Error, TimeoutError) as error:
            log.info("%s: the page did not close by itself: %s", self.asked, error)

    def _is_gone(self) -> bool:
        browser = self._context.browser
        return self._crashed.done() or self._page.is_closed() or browser is None or not browser.is_connected()

    def _looks(self, seen: Look) -> float:
        from tosmon.reading.quality import SHORTEST_DOCUMENT  # noqa: PLC0415 (50 ms: only where a page is drawn)

        busy, short = bool(self._loading), seen.size < SHORTEST_DOCUMENT
        if busy and short:
            return float("inf")
        return _PATIENT if busy or short else 1

    async def _look(self) -> Look | None:
        found = await self._evaluate("look()")
        return Look(**found) if found is not None else None

    async def _evaluate(self, call: str) -> Any:
        """What dom.js says, in a world that no script of the page can reach; None while the page is going elsewhere."""
        from playwright.async_api import Error  # noqa: PLC0415 (as above)

        try:
            world = await self._send("Page.createIsolatedWorld", {"frameId": self._frame, "worldName": _WORLD})
            context = world["executionContextId"]
            asked = {"contextId": context, "expression": f"{_SCRIPT}.{call}", "returnByValue": True}
            answer = await self._send("Runtime.evaluate", asked)
        except Error as error:
            if self._is_gone():
                raise Crash from error
            log.debug("%s: %s", self.asked, error.message)
            return None
        return answer["result"].get("value")

    async def _send(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = await self._unless_crashed(self._session.send(method, params))
        return answer

    async def _unless_crashed(self, work: Coroutine[Any, Any, Any]) -> Any:
        """The result of `work`; a crashed page answers nothing any more. Raises Crash."""
        task = asyncio.ensure_future(work)
        try:
            await asyncio.wait({task, self._crashed}, return_when=asyncio.FIRST_COMPLETED)
            if self._crashed.done():
                raise Crash
            return task.result()
        finally:
            if not task.done():
                task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def _on_crash(self, _: Page) -> None:
        if not self._crashed.done():
            self._crashed.set_result(None)

    def _on_request(self, request: Request) -> None:
        if request.resource_type in _LOADING:
            self._loading.add(request)
        if _is_page(request) and request.url.startswith(("http:", "https:")):
            self.asked = request.url

    def _on_loaded(self, request: Request) -> None:
        self._loading.discard(request)

    def _on_response(self, response: Response) -> None:
        if _is_page(response.request):
            self.answer = response

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(self._quietly(work))
        self._decisions.add(task)
        task.add_done_callback(self._decisions.discard)

    async def _quietly(self, work: Coroutine[Any, Any, None]) -> None:
        from playwright.async_api import Error  # noqa: PLC0415 (as above)

        try:
            await work
        except Error as error:  # the request, or the page, has gone meanwhile
            log.debug("%s: %s", self.asked, error.message)

    async def _decide(self, event: dict[str, Any]) -> None:
        """Let a request go or not: pictures, fonts and films are not text; secrets go to the document's own host only."""
        request: dict[str, Any] = {"requestId": event["requestId"]}
        if event["resourceType"] in _UNWANTED:
            await self._session.send("Fetch.failRequest", request | {"errorReason": "BlockedByClient"})
            return
        if self._secrets:
            sent = {name.lower(): value for name, value in event["request"]["headers"].items()}
            # A redirect is asked for with the headers of the request before it.
            kept = {name: value for name, value in sent.items() if name not in self._secrets}
            kept |= self._secrets if self._is_home(event["request"]["url"]) else {}
            request["headers"] = [{"name": name, "value": value} for name, value in kept.items()]
        await self._session.send("Fetch.continueRequest", request)

    def _is_home(self, address: str) -> bool:
        try:
            return at_home(self._own, httpx.URL(address))
        except httpx.InvalidURL:
            return False


def _is_page(request: Request) -> bool:
    """Whether a request is for the page itself, and not for a part of it or a frame in it."""
    return request.is_navigation_request() and request.frame.parent_frame is None

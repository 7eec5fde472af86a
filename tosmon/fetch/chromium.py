"""The one Chromium of a run: found, started when a page first needs it, started again when it crashed, always ended."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import shutil
from typing import TYPE_CHECKING

from tosmon.fetch.failures import Failure
from tosmon.fetch.gate import Gate
from tosmon.fetch.questions import accept_language
from tosmon.settings import BrowserSettings

if TYPE_CHECKING:  # an extra, loaded where a page needs it
    from playwright.async_api import Browser, BrowserContext, Playwright

log = logging.getLogger(__name__)

_NO_EXTRA = 'a browser is needed to draw the page: pip install "tosmon[browser]"'
_NO_CHROMIUM = (
    "no Chromium was found to draw the page with: python -m playwright install chromium"
    " (or set executable_path under [browser], or TOSMON_CHROMIUM)"
)
_NO_SANDBOX = (
    "Chromium cannot have its sandbox on this machine; let it, or set sandbox = false under [browser] if you trust all pages"
)
_FATAL = re.compile(r":FATAL:\S+\] (.+)")
_ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_HEAP = 512  # megabytes of script memory a page may have, an eighth of what Chromium gives by itself
_CLOSING = 10.0  # seconds; Chromium takes a tenth of one, and is killed after that


class Crash(Exception):  # noqa: N818 - never leaves this package
    """The page, or the whole browser, is gone."""


def _switches(port: int) -> list[str]:
    """What leaves Chromium the gate as its only way out, and bounds what a page can use."""
    return [
        f"--proxy-server=socks5://127.0.0.1:{port}",
        "--proxy-bypass-list=<-loopback>",  # loopback and link-local addresses go through the gate as well
        # What finds a way around the proxy all the same finds no address, not even one written as a number.
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",  # the same in Playwright's headless shell
        "--disable-quic",
        # What it would ask of Google on its own account goes to a port that it refuses itself.
        "--gaia-url=https://127.0.0.1:1",
        "--apps-gallery-update-url=https://127.0.0.1:1",
        "--component-updater=url-source=https://127.0.0.1:1",
        f"--js-flags=--max-old-space-size={_HEAP}",
    ]


class Chromium:
    """Gives fresh contexts of one browser. What cannot be started is not tried a second time."""

    def __init__(self, settings: BrowserSettings, gate: Gate) -> None:
        self._settings = settings
        self._gate = gate
        self._lock = asyncio.Lock()
        self._port = 0
        self._starting: asyncio.Task[Playwright] | None = None
        self._browser: Browser | None = None
        self._fault: Failure | None = None
        self._user_agent = ""
        self.version = ""  # such as `Chromium 156.0.8078.79`

    async def context(self, user_agent: str, language: str) -> BrowserContext:
        """A context that shares nothing with any other. Raises Failure where there is no browser to be had, and Crash."""
        async with self._lock:
            if self._fault is not None:
                raise self._fault
            if self._browser is None or not self._browser.is_connected():
                try:
                    await self._start()
                except Failure as failure:
                    self._fault = failure
                    raise
            browser = self._browser
        from playwright.async_api import Error  # noqa: PLC0415 (an extra, and 300 ms: only where a page needs it)

        assert browser is not None
        try:
            return await browser.new_context(
                user_agent=f"{self._user_agent} {user_agent}",  # the truth: this Chromium, in the service of that program
                locale=language or None,
                extra_http_headers={"accept-language": accept_language(language)},
                accept_downloads=False,
                service_workers="block",
            )
        except Error as error:
            raise Crash from error

    async def aclose(self) -> None:
        """End the browser and all that was started for it, whatever state they are in."""
        if self._starting is not None:
            playwright = await self._starting
            await self._end()
            await playwright.stop()  # ends the browser too where it did not end itself
        await self._gate.aclose()

    async def _start(self) -> None:
        try:
            from playwright.async_api import Error  # noqa: PLC0415 (as above)
        except ImportError as error:
            raise Failure(_NO_EXTRA) from error

        playwright = await self._driver()
        await self._end()
        self._browser = await self._launch(playwright)
        self.version = f"Chromium {self._browser.version}"
        log.info("started %s", self.version)
        try:
            session = await self._browser.new_browser_cdp_session()
            self._user_agent = (await session.send("Browser.getVersion"))["userAgent"]
        except Error as error:
            raise Crash from error

    async def _driver(self) -> Playwright:
        """Playwright's own process, which starts browsers and talks to them."""
        from playwright.async_api import Error, async_playwright  # noqa: PLC0415 (as above)

        if self._starting is None:
            self._port = await self._gate.open()
            # A task of its own, so that an interrupt in the middle of it does not leave a process nobody can end.
            self._starting = asyncio.create_task(async_playwright().start())
        try:
            return await asyncio.shield(self._starting)
        except (Error, OSError) as error:
            self._starting = None
            raise Failure(f"Playwright cannot be started ({str(error)[:200]}); install it anew") from error

    async def _launch(self, playwright: Playwright) -> Browser:
        given = self._settings.executable_path
        try:
            return await self._run(playwright, given)
        except Failure as failure:
            found = next(filter(None, map(shutil.which, _ON_PATH)), None)
            if given or found is None or failure.reason != _NO_CHROMIUM:
                raise
        return await self._run(playwright, found)

    async def _run(self, playwright: Playwright, path: str) -> Browser:
        from playwright.async_api import Error  # noqa: PLC0415 (as above)

        try:
            return await playwright.chromium.launch(
                executable_path=path or None,
                args=_switches(self._port),
                chromium_sandbox=self._settings.sandbox and not _is_root(),
                # The first Ctrl-C lets the documents in hand finish, for which the browser must stay.
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
        except Error as error:
            raise _unstartable(error.message, path) from error

    async def _end(self) -> None:
        """Close the browser, or what a crash has left of it."""
        from playwright.async_api import Error  # noqa: PLC0415 (as above)

        browser, self._browser = self._browser, None
        if browser is None:
            return
        try:
            async with asyncio.timeout(_CLOSING):
                await browser.close()
        except (Error, TimeoutError) as error:
            log.info("Chromium did not close by itself: %s", error)


def _unstartable(message: str, path: str) -> Failure:
    """What Playwright's account of a failed start means; it is pages long."""
    if "sandboxing failed" in message:
        return Failure(_NO_SANDBOX)
    if "Executable doesn't exist" in message and not path:
        return Failure(_NO_CHROMIUM)
    fatal = _FATAL.search(message)
    said = fatal[1] if fatal else message.partition("\n")[0]
    named = f"{path}: " if path else ""
    return Failure(f"Chromium cannot be started ({named}{said[:200]}); set executable_path under [browser], or TOSMON_CHROMIUM")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0

"""What is asked of a server: the headers and cookies of one request, and to whom the secret ones go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

import httpx

from tosmon.fetch.decoding import ACCEPTED
from tosmon.fetch.failures import Failure
from tosmon.models import Document, Pairs, Validators
from tosmon.settings import HttpSettings

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.5"
_CONDITIONS = frozenset({"if-none-match", "if-modified-since"})
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FORBIDDEN = re.compile("[\x00-\x08\x0a-\x1f\x7f]")
_UPGRADE = {("http", 80): ("https", 443)}
_PORTS = {"http": 80, "https": 443}


def accept_language(tag: str) -> str:
    """The Accept-Language for a document's language: `fr-CA` -> `fr-CA,fr;q=0.9,en;q=0.5`; any, English first, where unknown."""
    if not tag:
        return "en;q=0.9,*;q=0.5"
    main = tag.partition("-")[0]
    wider = [f"{main};q=0.9"] if main != tag else []
    return ",".join([tag, *wider, *([] if main.lower() == "en" else ["en;q=0.5"])])


def port(url: httpx.URL) -> int:
    """The port, also where the address leaves it out."""
    return url.port or _PORTS[url.scheme]


def at_home(own: httpx.URL, url: httpx.URL) -> bool:
    """Whether configured headers and cookies may go there: the document's origin, or the same host made safe by TLS."""
    if url.host != own.host:
        return False
    here, there = (own.scheme, port(own)), (url.scheme, port(url))
    return there == here or _UPGRADE.get(here) == there


def is_conditional(request: httpx.Request) -> bool:
    """Whether a request allows for the answer "not modified"."""
    return not _CONDITIONS.isdisjoint(request.headers)


@dataclass(frozen=True)
class Questions:
    """The requests of one attempt at a document. Cookies that its servers set live as long as this."""

    document: Document
    validators: Validators
    settings: HttpSettings
    jar: httpx.Cookies = field(default_factory=httpx.Cookies, repr=False)

    @cached_property
    def own(self) -> httpx.URL:
        """The document's address. Raises httpx.InvalidURL."""
        return httpx.URL(self.document.url)

    def request(self, url: httpx.URL, *, first: bool) -> httpx.Request:
        """The request for the document's own address (`first`) or for one it was redirected to. Raises Failure."""
        pairs = {
            "accept": _ACCEPT,
            "accept-encoding": ACCEPTED,
            "accept-language": accept_language(self.document.language),
            "user-agent": self.settings.user_agent,
            **self._conditions(first=first),
        }
        headers = httpx.Headers(encoded(tuple(pairs.items())))
        home = at_home(self.own, url)
        if home and (own := self.settings.headers + self.document.headers):
            headers.update(encoded(own))
        request = httpx.Request("GET", url, headers=headers, extensions={"timeout": self._timeouts()})
        if self.jar:
            self.jar.set_cookie_header(request)
        if home:
            self._add_own_cookies(request)
        return request

    def keep_cookies(self, response: httpx.Response) -> None:
        """Remember what the server sets: many a consent page turns in circles without."""
        if "set-cookie" in response.headers:
            self.jar.extract_cookies(response)

    def _conditions(self, *, first: bool) -> dict[str, str]:
        """If-None-Match, and If-Modified-Since for the document's own address only.

        An entity tag names one text; a date does not. A page that the document was newly redirected to and that is older
        than the last visit would answer "not modified" to the date, and hide the change.
        """
        conditions = {"if-none-match": self.validators.etag}
        if first:
            conditions["if-modified-since"] = self.validators.last_modified
        return {name: value for name, value in conditions.items() if value}

    def _add_own_cookies(self, request: httpx.Request) -> None:
        """Configured cookies, but where the server has set one of the same name since, its own."""
        configured = dict(self.settings.cookies + self.document.cookies)
        if not configured:
            return
        given = [part for part in request.headers.get("cookie", "").split("; ") if part]
        names = {part.partition("=")[0] for part in given}
        cookies = [*given, *(f"{name}={value}" for name, value in configured.items() if name not in names)]
        request.headers.update(encoded((("cookie", "; ".join(cookies)),)))

    def _timeouts(self) -> dict[str, float | None]:
        read = self.settings.read_timeout
        return {"connect": self.settings.connect_timeout, "read": read, "write": read, "pool": None}


def encoded(pairs: Pairs) -> list[tuple[bytes, bytes]]:
    """Headers as bytes: values beyond ASCII go as UTF-8, which is what servers read today.

    Raises Failure for what HTTP does not allow, before httpx sees it: httpx quotes the value in its errors and its log.
    """
    for name, value in pairs:
        if not _NAME.fullmatch(name) or _FORBIDDEN.search(value):
            raise Failure("a header or cookie set for this document has a character that HTTP does not allow")
    return [(name.encode(), value.strip().encode()) for name, value in pairs]

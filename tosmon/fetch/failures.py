"""What can go wrong with a request, each as half a sentence; `DocumentError` is made of it once the attempts are counted."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from http import HTTPStatus

import httpx

from tosmon.errors import Blocked, DocumentError, FetchError
from tosmon.fetch.retry import retry_after
from tosmon.settings import HttpSettings

_REFUSALS = {
    401: "the site asks for a login and refuses programs without one (set headers or cookies for this document)",
    403: "the site refuses programs (a browser may get in: render = true)",
    451: "the site refuses to show the page here for legal reasons",
    999: "the site refuses programs (a browser may get in: render = true)",  # LinkedIn's own status
}
# Headers of bot walls that mean a challenge whatever the status: AWS sends its own with 202, Cloudflare with 403, 429, 503.
_CHALLENGES = {"cf-mitigated": "Cloudflare", "x-amzn-waf-action": "AWS WAF"}
# DataDome puts its header on good pages too, so there it proves something on errors only.
_WALLS = _CHALLENGES | {"x-datadome": "DataDome"}
_USERINFO = re.compile(r"//[^/?#]*@")
_TRY_AGAIN = frozenset({408, 425, 429})


# Not frozen: Python writes the traceback of an exception into it as it passes a context manager.
@dataclass(eq=False)
class Failure(Exception):  # noqa: N818 - never leaves this package; what leaves is a DocumentError
    """Why one attempt failed, without the document's address.

    `again` asks for another attempt in this run, `transient` says that a later run may succeed; `wait` is the seconds the
    server asked for; `blocked` marks a refusal rather than a failure.
    """

    reason: str
    transient: bool = False
    again: bool = False
    status: int | None = None
    wait: float = 0.0
    blocked: bool = False

    def after_redirect(self, url: httpx.URL | str) -> Failure:
        """The same at an address that the document was redirected to."""
        return replace(self, reason=f"{self.reason} (redirected to {str(url)[:200]})")

    def error(self, url: str, attempts: int) -> DocumentError:
        """The error for the person at the terminal."""
        tried = f" ({attempts} attempts)" if attempts > 1 else ""
        message = f"{_USERINFO.sub('//', url)}: {self.reason}{tried}"
        return (
            Blocked(message, status=self.status)
            if self.blocked
            else FetchError(message, transient=self.transient, status=self.status)
        )


def passing(reason: str, *, status: int | None = None, wait: float = 0.0) -> Failure:
    """A failure that is worth another attempt now."""
    return Failure(reason, transient=True, again=True, status=status, wait=wait)


def of_status(status: int, headers: httpx.Headers, now: datetime) -> Failure | None:
    """What a status other than 2xx, 304 and a redirect means; None where the page came."""
    wall = next((name for header, name in (_WALLS if status >= 400 else _CHALLENGES).items() if header in headers), "")
    if wall:
        return Failure(f"{_named(status)}, the site refuses programs ({wall} asks for a browser: render = true)", blocked=True)
    if 200 <= status < 300:
        return None
    if status in _REFUSALS:
        return Failure(f"{_named(status)}, {_REFUSALS[status]}", status=status, blocked=True)
    if status in _TRY_AGAIN or 500 <= status < 600:
        return passing(_named(status), status=status, wait=retry_after(headers.get("retry-after", ""), now))
    return Failure(_named(status), status=status)


def of_exception(error: Exception, settings: HttpSettings) -> Failure:
    """What an error of httpx, of TLS or of the system means."""
    causes = list(_chain(error))
    named = (failure for cause in causes if (failure := _of_cause(cause, settings)))
    return next(named, None) or _of_kind(error, settings) or _of_connection(causes, settings)


def _of_cause(cause: BaseException, settings: HttpSettings) -> Failure | None:
    """What lies behind an error of httpx, where that is more telling than the error."""
    match cause:
        case ssl.SSLCertVerificationError():
            return Failure(f"the TLS certificate is not valid: {cause.verify_message}")
        case socket.gaierror():  # of a host of ours the network says it itself
            return of_name(cause, "the proxy's host")
        case ConnectionRefusedError():
            return passing(f"the connection{_to_proxy(settings)} was refused")
    return None


def _of_kind(error: Exception, settings: HttpSettings) -> Failure | None:
    text = str(error)
    silence = Failure(f"timed out after {settings.read_timeout:g} s without an answer", transient=True)
    kinds: dict[type[Exception], Failure] = {
        httpx.ConnectTimeout: passing(f"timed out after {settings.connect_timeout:g} s while connecting"),
        httpx.ReadTimeout: silence,
        httpx.WriteTimeout: silence,
        httpx.ProxyError: (passing if text.startswith("5") else Failure)(f"the proxy refused the connection: {text}"),
        httpx.LocalProtocolError: Failure("the request is not HTTP"),  # no detail: it may quote a header
        httpx.RemoteProtocolError: _of_garbage(text),
    }
    return kinds.get(type(error))


def of_name(error: socket.gaierror, host: str) -> Failure:
    """What the name server's answer means."""
    if error.errno == socket.EAI_AGAIN:
        return passing(f"the name of {host} could not be looked up: the name server does not answer")
    return Failure(f"the name of {host} was not found (DNS)")


def _of_connection(causes: list[BaseException], settings: HttpSettings) -> Failure:
    tls = next((cause for cause in causes if isinstance(cause, ssl.SSLError)), None)
    if tls is not None:
        return passing(f"the TLS connection failed: {(tls.reason or 'broken off').replace('_', ' ').lower()}")
    said = next((cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror), "")
    return passing(f"the connection{_to_proxy(settings)} failed{said and ': ' + said}")


def _to_proxy(settings: HttpSettings) -> str:
    return " to the proxy" if settings.proxy else ""


def _of_garbage(detail: str) -> Failure:
    """h11 says in one exception that the peer left too early and that it does not speak HTTP."""
    if "disconnected without sending" in detail:
        return passing("the server closed the connection without an answer")
    if "peer closed connection" in detail:
        return passing("the body came incomplete: the server closed the connection in the middle")
    # What follows a colon is the line at fault, up to 100 kB of it.
    return Failure(f"the answer is not HTTP ({detail.partition(':')[0]})")


def _named(status: int) -> str:
    try:
        return f"HTTP {status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"HTTP {status}"


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

"""The part of GitHub's REST API that issues need, polite to its limits, with every failure as one sentence.

https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from tosmon import __version__
from tosmon.errors import NotifyError
from tosmon.reports.escape import cut, terminal
from tosmon.settings import CONTACT

Json = dict[str, Any]
"""An object of the API; what is in it is checked where it is read."""

ATTEMPTS = 3
LONGEST_WAIT = 60.0
"""Seconds; a limit that lasts longer ends the announcement, and the rest is announced by the next run."""

TIMEOUT = httpx.Timeout(30.0, connect=10.0)

# Requests that come to the same when they are repeated, and failures of one that never left: only after these is it safe to
# repeat one that opens something.
_REPEATABLE = ("GET", "PATCH")
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class GitHub:
    """One repository's API. `clock` tells the time in UTC, `sleep` waits for seconds."""

    def __init__(
        self,
        client: httpx.Client,
        repository: str,
        token: str,
        *,
        api_url: str,
        clock: Callable[[], datetime],
        sleep: Callable[[float], None],
    ) -> None:
        self._client = client
        self._repository = repository
        self._base = f"{api_url}/repos/{repository}"
        self._host = httpx.URL(api_url).netloc
        self._clock = clock
        self._sleep = sleep
        self._has_written = False
        self._headers = {
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {token}",
            "User-Agent": f"tosmon/{__version__} (+{CONTACT})",
            "X-GitHub-Api-Version": "2022-11-28",
        }

    def pages(self, path: str, **params: str) -> Iterator[Json]:
        """All objects of a list, page by page along the Link headers, as the API asks for."""
        response = self._send("GET", f"{self._base}{path}", params={**params, "per_page": "100"})
        while True:
            yield from self._read(response, list)
            following = response.links.get("next", {}).get("url")
            if following is None:
                return
            if httpx.URL(following).netloc != self._host:
                raise NotifyError(
                    f"{self._repository}: the next page is said to be at {terminal(following)}, not at {self._host.decode()}"
                )
            response = self._send("GET", following)

    def exists(self, path: str) -> bool:
        """Whether there is something at the path."""
        return self._send("GET", f"{self._base}{path}", expected=(404,)).status_code != 404

    def create(self, path: str, payload: Mapping[str, object], *, may_exist: bool = False) -> Json:
        """Add an object and return it as GitHub does; with `may_exist`, an object that is there already gives an empty one."""
        self._rest()
        response = self._send("POST", f"{self._base}{path}", json=payload, expected=(422,) if may_exist else ())
        if response.status_code == 422:
            if "already_exists" not in response.text:
                raise self._error(response)
            return {}
        created: Json = self._read(response, dict)
        return created

    def change(self, path: str, payload: Mapping[str, object]) -> None:
        """Set some values of an object."""
        self._rest()
        self._send("PATCH", f"{self._base}{path}", json=payload)

    def _rest(self) -> None:
        """Make the pause GitHub asks for between requests that write."""
        if self._has_written:
            self._sleep(1.0)
        self._has_written = True

    def _send(self, method: str, url: str, *, expected: tuple[int, ...] = (), **content: Any) -> httpx.Response:
        """An answer that says yes, or one of the `expected` others. Tries again only where nothing can happen twice."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                response = self._client.request(
                    method, url, headers=self._headers, timeout=TIMEOUT, follow_redirects=True, **content
                )
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                if attempt == ATTEMPTS or not (method in _REPEATABLE or isinstance(error, _NOT_SENT)):
                    raise self._unreachable(method, error) from error
                self._sleep(2.0 ** (attempt - 1))
                continue
            if response.is_success or response.status_code in expected:
                return response
            pause = self._pause(method, response, attempt)
            if pause is None or attempt == ATTEMPTS:
                raise self._error(response)
            self._sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _pause(self, method: str, response: httpx.Response, attempt: int) -> float | None:
        """Seconds after which the same request may go through, None if never. Raises NotifyError for more than LONGEST_WAIT."""
        if response.status_code >= 500:
            return 2.0 ** (attempt - 1) if method in _REPEATABLE else None
        until = self._limited_until(response, attempt)
        if until is None:
            return None
        pause = max(0.0, until - self._clock().timestamp())
        if pause > LONGEST_WAIT:
            when = datetime.fromtimestamp(until, UTC)
            raise NotifyError(
                f"{self._repository}: GitHub's rate limit is used up until {when:%Y-%m-%d %H:%M:%S} UTC;"
                " what is left is announced by a run after that"
            )
        return pause

    def _limited_until(self, response: httpx.Response, attempt: int) -> float | None:
        """When a rate limit ends, in epoch seconds; None if the answer is not about one.

        https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
        """
        if response.status_code not in {403, 429}:
            return None
        now = self._clock().timestamp()
        tomorrow = now + 86_400.0  # no limit lasts longer; a number beyond all dates must not break the sentence
        retry_after = response.headers.get("retry-after", "")
        if retry_after.isdecimal():
            return min(now + float(retry_after), tomorrow)
        reset = response.headers.get("x-ratelimit-reset", "")
        if response.headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal():
            return min(float(reset) + 1.0, tomorrow)  # a second more, for clocks that differ
        if response.status_code == 429 or "rate limit" in response.text.lower():
            return now + LONGEST_WAIT * attempt  # "at least one minute", then longer
        return None

    def _read(self, response: httpx.Response, kind: type) -> Any:
        try:
            answer = response.json()
        except ValueError as error:
            raise NotifyError(
                f"{self._repository}: {response.url.host} did not answer with JSON; is the API's address right?"
            ) from error
        if not isinstance(answer, kind):
            raise NotifyError(
                f"{self._repository}: {response.url.host} answered with a {type(answer).__name__} where a {kind.__name__} belongs"
            )
        return answer

    def _error(self, response: httpx.Response) -> NotifyError:
        """What went wrong and what to do, in one sentence."""
        status, said = response.status_code, _said(response)
        where = f"{self._repository}: HTTP {status} from GitHub"
        if status == 422:
            return NotifyError(f"{where}, which did not take the text: {said}", refused=True)
        what_to_do = {
            401: "the token in GITHUB_TOKEN is wrong or has expired",
            403: f"the token may not do this ({said}); it needs to write issues: `permissions: issues: write` in a workflow",
            404: "there is no such repository, or the token may not see it; check the name and what the token is for",
            410: "issues are disabled; enable them in the repository's settings",
            429: "requests are still limited after waiting; what is left is announced by the next run",
        }
        if status == 403 and "rate limit" in said.lower():
            return NotifyError(f"{where}: {what_to_do[429]}")
        if status >= 500:
            return NotifyError(f"{where}: it has trouble of its own; what is left is announced by the next run")
        return NotifyError(f"{where}: {what_to_do.get(status, said)}")

    def _unreachable(self, method: str, error: httpx.HTTPError | httpx.InvalidURL) -> NotifyError:
        host = self._host.decode()
        why = (
            "no answer in time"
            if isinstance(error, httpx.TimeoutException)
            else cut(terminal(str(error)), 200) or type(error).__name__
        )
        doubt = (
            ""
            if method in _REPEATABLE or isinstance(error, _NOT_SENT)
            else "; the next run looks whether it was opened before it opens one"
        )
        return NotifyError(f"{self._repository}: {host} could not be reached ({why}){doubt}")


def _said(response: httpx.Response) -> str:
    """The API's own words: the message, and what it has against which field."""
    try:
        answer = response.json()
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        return "no reason given"
    words = [str(answer.get("message", "no reason given"))]
    errors = answer.get("errors")
    for error in errors if isinstance(errors, list) else ():
        parts = [error.get("field"), error.get("code"), error.get("message")] if isinstance(error, dict) else [error]
        words.append(" ".join(str(part) for part in parts if part))
    return cut(terminal("; ".join(words)), 300)

"""Open one GitHub issue per document with findings, and never tell the same twice, even if the database was lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import httpx

from tosmon.errors import NotifyError
from tosmon.models import Finding, Severity
from tosmon.notifiers.github_api import GitHub, Json, RefusedError
from tosmon.notifiers.github_text import bodies, event, marked_document, marked_events, marked_findings, title

# A finding is found again with another id when the run that announced it could not save its state. The same words may also
# come back a year later, and that is news: so what looks the same is the same for this long only.
SAME_EVENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of the repository, open or closed, with the text somebody put into it."""

    number: int
    url: str
    is_open: bool
    author: str
    body: str
    comments: int


@dataclass(slots=True)
class _Told:
    """What the issues of one document already say: id of a finding, or event and day, -> where."""

    findings: dict[str, str] = field(default_factory=dict)
    events: dict[str, tuple[date, str]] = field(default_factory=dict)

    def learn(self, body: str, url: str) -> None:
        for digits in marked_findings(body):
            self.findings.setdefault(digits, url)
        for digits, day in marked_events(body).items():
            self.events[digits] = max((day, url), self.events.get(digits, (day, url)))

    def where(self, finding: Finding) -> str | None:
        """The address of the text that tells of the finding, None if it is news."""
        if finding.id in self.findings:
            return self.findings[finding.id]
        day, url = self.events.get(event(finding), (date.min, ""))
        return url if url and abs(finding.observed_at.date() - day) <= SAME_EVENT else None


class GitHubIssues:
    """A notifier. `label` marks its issues, and is made if missing; `clock` is UTC now, `sleep` takes seconds.

    The token needs to write issues, and nothing else. Without a `client` one is opened for each announcement.
    """

    def __init__(
        self,
        repository: str,
        token: str,
        *,
        api_url: str = "https://api.github.com",
        label: str = "tosmon",
        min_severity: Severity = Severity.ALERT,
        name: str = "github",
        client: httpx.Client | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name = name
        self.min_severity = min_severity
        self._repository, self._token, self._api_url = repository, token, api_url.rstrip("/")
        self._label = label
        self._client, self._clock, self._sleep = client, clock, sleep

    def announce(self, findings: Sequence[Finding]) -> Iterator[tuple[Finding, str]]:
        """Open or continue one issue per document; yields each finding with the address it is told at.

        Findings that some issue already tells of are yielded with that one's address. Raises NotifyError; where GitHub only
        refuses the text about one document, it does so after the others.
        """
        if not findings:
            return
        with nullcontext(self._client) if self._client else httpx.Client() as client:
            api = GitHub(client, self._repository, self._token, api_url=self._api_url, clock=self._clock, sleep=self._sleep)
            issues = self._issues(api)
            refusals = []
            for key, group in _by_document(findings).items():
                try:
                    yield from self._announce_document(api, group, issues.get(key, []))
                except RefusedError as error:
                    refusals.append(str(error))
            if refusals:
                raise NotifyError("; ".join(refusals))

    def _announce_document(
        self, api: GitHub, findings: Sequence[Finding], issues: Sequence[Issue]
    ) -> Iterator[tuple[Finding, str]]:
        told = self._told(api, issues)
        news = []
        for finding in findings:
            url = told.where(finding)
            if url is None:
                news.append(finding)
            else:
                yield finding, url
        number = max((issue.number for issue in issues if issue.is_open), default=None)
        for body, included in bodies(news) if news else ():
            if number is None:
                created = self._open(api, title(news), body)
                number, url = created.number, created.url
            else:
                url = _text(api.create(f"/issues/{number}/comments", {"body": body}), "html_url")
            for finding in included:
                yield finding, url

    def _issues(self, api: GitHub) -> dict[str, list[Issue]]:
        """Every issue with the label, by the document it is about, newest first."""
        found: dict[str, list[Issue]] = {}
        for item in api.pages("/issues", labels=self._label, state="all"):
            issue = _issue(item)
            key = marked_document(issue.body)
            if key is not None and "pull_request" not in item:
                found.setdefault(key, []).append(issue)
        return found

    def _told(self, api: GitHub, issues: Sequence[Issue]) -> _Told:
        told = _Told()
        for issue in issues:
            told.learn(issue.body, issue.url)
            if not issue.comments:
                continue
            for comment in api.pages(f"/issues/{issue.number}/comments"):
                # Anyone may comment in a public repository; only those who may set labels can open an issue that counts.
                if _author(comment) == issue.author:
                    told.learn(_body(comment), _text(comment, "html_url"))
        return told

    def _open(self, api: GitHub, heading: str, body: str) -> Issue:
        if not api.exists(f"/labels/{quote(self._label, safe='')}"):
            label = {"name": self._label, "color": "d93f0b", "description": "New words on AI training, found by tosmon"}
            api.create("/labels", label, may_exist=True)
        return _issue(api.create("/issues", {"title": heading, "body": body, "labels": [self._label]}))


def _by_document(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Findings by the key of their document, both in the order given."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.key, []).append(finding)
    return groups


def _issue(item: Json) -> Issue:
    number = item.get("number")
    if not isinstance(number, int):
        raise NotifyError(f"GitHub described an issue without its number: {sorted(item)}")
    comments = item.get("comments")
    return Issue(
        number,
        _text(item, "html_url"),
        item.get("state") == "open",
        _author(item),
        _body(item),
        comments if isinstance(comments, int) else 0,
    )


def _text(item: Json, name: str) -> str:
    value = item.get(name)
    if not isinstance(value, str):
        raise NotifyError(f"GitHub described an issue or a comment without its {name}: {sorted(item)}")
    return value


def _body(item: Json) -> str:
    """The text of an issue or comment; GitHub says null for an empty one."""
    body = item.get("body")
    return body if isinstance(body, str) else ""


def _author(item: Json) -> str:
    """Who wrote it; null once the account is gone."""
    user = item.get("user")
    return str(user.get("login", "")) if isinstance(user, dict) else ""

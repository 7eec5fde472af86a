"""Open one GitHub issue per document with findings and take care of it; tell nothing twice, even if the database was lost."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import httpx

from tosmon.errors import NotifyError
from tosmon.models import ChangeType, Finding, Message
from tosmon.notifiers.github_api import GitHub, Json
from tosmon.notifiers.github_text import (
    DONE,
    Concern,
    Stand,
    Stands,
    answer,
    bodies,
    effect,
    event,
    marked_answers,
    marked_clauses,
    marked_document,
    marked_events,
    marked_findings,
    title,
    words,
)
from tosmon.notifiers.message import TEST, subject

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
class _Thread:
    """An issue with its comments: what they tell, and where; how they stand to clauses; which answers they tell."""

    issue: Issue
    findings: dict[str, str] = field(default_factory=dict)
    events: dict[str, tuple[date, str]] = field(default_factory=dict)
    clauses: dict[str, Stand] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)

    def learn(self, body: str, url: str) -> None:
        """Read the marks of a body; the bodies come in the order they were written."""
        for digits in marked_findings(body):
            self.findings.setdefault(digits, url)
        for digits, day in marked_events(body).items():
            self.events[digits] = max((day, url), self.events.get(digits, (day, url)))
        self.clauses |= marked_clauses(body)
        self.answers |= marked_answers(body)

    def where(self, finding: Finding) -> str | None:
        """The address of the text that tells of the finding, None if it is news."""
        if finding.id in self.findings:
            return self.findings[finding.id]
        day, url = self.events.get(event(finding), (date.min, ""))
        return url if url and abs(finding.observed_at.date() - day) <= SAME_EVENT else None

    @property
    def holds(self) -> bool:
        """Whether anything that it tells still holds and waits for an answer."""
        return any(stand.is_open for stand in self.clauses.values())


@dataclass(slots=True)
class _News:
    """What is to be written into one issue (None: into a new one), and what each finding, by its id, makes of its clauses."""

    thread: _Thread | None
    findings: list[Finding] = field(default_factory=list)
    effects: dict[str, Stands] = field(default_factory=dict)


class GitHubIssues:
    """A notifier. `label` marks its issues, and is made if missing; `clock` is UTC now, `sleep` takes seconds.

    The token needs to write issues, and nothing else. Without a `client` one is opened for each message.
    """

    follows = True

    def __init__(
        self,
        repository: str,
        token: str,
        *,
        api_url: str = "https://api.github.com",
        label: str = "tosmon",
        client: httpx.Client | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._repository, self._token, self._api_url = repository, token, api_url.rstrip("/")
        self._label = label
        self._client, self._clock, self._sleep = client, clock, sleep

    def send(self, message: Message) -> dict[str, str]:
        """Open or continue one issue per document; returns the address each finding is told at.

        What some issue already tells of is told at that one's address. An issue is closed when nothing it tells still holds, and
        opened again when a clause returns. Raises NotifyError; where GitHub only refuses the text about one document, it does so
        after the others.
        """
        with nullcontext(self._client) if self._client else httpx.Client() as client:
            api = GitHub(client, self._repository, self._token, api_url=self._api_url, clock=self._clock, sleep=self._sleep)
            if message.test:
                self._test(api)
                return {}
            issues = self._issues(api)
            told: dict[str, str] = {}
            refusals = []
            for key, about in _by_document(message).items():
                try:
                    told |= self._tell(api, about, issues.get(key, []))
                except NotifyError as error:
                    if not error.refused:
                        raise
                    refusals.append(str(error))
            if refusals:
                raise NotifyError("; ".join(refusals), refused=True)
            return told

    def _tell(self, api: GitHub, about: Message, issues: Sequence[Issue]) -> dict[str, str]:
        """All that a message says about one document."""
        threads = [self._thread(api, issue) for issue in issues]
        told: dict[str, str] = {}
        news: dict[int | None, _News] = {}
        known: list[tuple[_Thread, Finding]] = []
        fresh: dict[str, Stand] = {}  # how an issue that is still to be opened will stand to clauses
        for finding in sorted((*about.findings, *about.others), key=lambda each: each.observed_at):
            if where := [(url, thread) for thread in threads if (url := thread.where(finding))]:
                told[finding.id], thread = where[0]
                known.append((thread, finding))
                continue
            wanted = finding in about.findings
            home = _home(threads, finding, wanted=wanted)
            clauses = home.clauses if home else fresh
            stands = effect(finding, clauses, wanted=wanted)
            if not stands:
                continue
            clauses |= stands
            here = news.setdefault(home.issue.number if home else None, _News(home))
            here.findings.append(finding)
            here.effects[finding.id] = stands
        for each in news.values():
            told |= self._write(api, each)
        for thread, finding in known:  # what told of them may have broken before the issue was closed or opened
            self._settle(api, thread, returned=finding.change is ChangeType.RETURNED)
        for thread in threads:
            self._answer(api, thread, [finding for finding in about.answered if thread.where(finding)])
        return told

    def _write(self, api: GitHub, news: _News) -> dict[str, str]:
        """Continue an issue, or open one, and bring its state up to date."""
        told: dict[str, str] = {}
        thread = news.thread
        note = DONE if thread and thread.issue.is_open and not thread.holds else ""
        for body, included in bodies(news.findings, news.effects, note):
            if thread is None:
                issue = self._open(api, title(news.findings), body)
                thread, url = _Thread(issue), issue.url
            else:
                url = self._comment(api, thread, body)
            told |= dict.fromkeys((finding.id for finding in included), url)
        if news.thread:
            came = [finding.id for finding in news.findings if finding.change is not ChangeType.REWORDED]
            returned = any(stand.is_open for finding_id in came for stand in news.effects[finding_id].values())
            self._settle(api, news.thread, returned=returned)
        return told

    def _answer(self, api: GitHub, thread: _Thread, answered: Sequence[Finding]) -> None:
        """Tell in an issue what people said to what it tells of, and close it or open it again."""
        if not answered:
            return
        for finding in answered:
            digits = words(finding.clause.text)
            before = thread.clauses.get(digits, Stand(Concern.CAME, is_open=True))
            thread.clauses[digits] = before._replace(is_open=not finding.settled)
        news = [finding for finding in answered if thread.answers.get(finding.id, "") != finding.settled]
        note = DONE if thread.issue.is_open and not thread.holds else ""
        if news:
            self._comment(api, thread, answer(news, thread.clauses, note))
        seen = any(finding.settled == "acknowledged" for finding in answered)
        self._settle(api, thread, returned=any(not finding.settled for finding in answered), completed=seen)

    def _settle(self, api: GitHub, thread: _Thread, *, returned: bool, completed: bool = True) -> None:
        """Close an issue of which nothing holds any more; open one again only for what returned: people close issues too."""
        if thread.issue.is_open and thread.clauses and not thread.holds:
            change = {"state": "closed", "state_reason": "completed" if completed else "not_planned"}
        elif not thread.issue.is_open and thread.holds and returned:
            change = {"state": "open", "state_reason": "reopened"}
        else:
            return
        api.change(f"/issues/{thread.issue.number}", change)
        thread.issue = replace(thread.issue, is_open=not thread.issue.is_open)

    def _issues(self, api: GitHub) -> dict[str, list[Issue]]:
        """Every issue with the label, by the document it is about, newest first."""
        found: dict[str, list[Issue]] = {}
        for item in api.pages("/issues", labels=self._label, state="all"):
            issue = _issue(item)
            key = marked_document(issue.body)
            if key is not None and "pull_request" not in item:
                found.setdefault(key, []).append(issue)
        return found

    def _thread(self, api: GitHub, issue: Issue) -> _Thread:
        thread = _Thread(issue)
        thread.learn(issue.body, issue.url)
        for comment in api.pages(f"/issues/{issue.number}/comments") if issue.comments else ():
            # Anyone may comment in a public repository; only those who may set labels can open an issue that counts.
            if _author(comment) == issue.author:
                thread.learn(_body(comment), _text(comment, "html_url"))
        return thread

    def _test(self, api: GitHub) -> None:
        """Open an issue that says what it is, and close it."""
        said = subject(Message("", self._clock(), test=True))
        api.change(f"/issues/{self._open(api, said, TEST).number}", {"state": "closed", "state_reason": "completed"})

    def _comment(self, api: GitHub, thread: _Thread, body: str) -> str:
        return _text(api.create(f"/issues/{thread.issue.number}/comments", {"body": body}), "html_url")

    def _open(self, api: GitHub, heading: str, body: str) -> Issue:
        if not api.exists(f"/labels/{quote(self._label, safe='')}"):
            label = {"name": self._label, "color": "d93f0b", "description": "New words on AI training, found by tosmon"}
            api.create("/labels", label, may_exist=True)
        return _issue(api.create("/issues", {"title": heading, "body": body, "labels": [self._label]}))


def _home(threads: Sequence[_Thread], finding: Finding, *, wanted: bool) -> _Thread | None:
    """The issue that a finding belongs into, None for a new one: the newest that tells of the clause, else any that is open.

    What somebody closed stays closed; new words of an old clause that were asked for are told anew.
    """
    reworded = finding.change is ChangeType.REWORDED
    for thread in threads:
        known = words(finding.clause.text) in thread.clauses or (reworded and words(finding.before) in thread.clauses)
        if known and (thread.issue.is_open or not (reworded and wanted)):
            return thread
    return next((thread for thread in threads if thread.issue.is_open), None) if wanted else None


def _by_document(message: Message) -> dict[str, Message]:
    """What a message says about each document, by its key, in the order given."""
    keys = dict.fromkeys(finding.key for finding in (*message.findings, *message.others, *message.answered))
    return {
        key: replace(
            message,
            findings=_about(key, message.findings),
            others=_about(key, message.others),
            answered=_about(key, message.answered),
        )
        for key in keys
    }


def _about(key: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.key == key)


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

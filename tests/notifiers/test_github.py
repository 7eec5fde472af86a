"""Issues on GitHub: each finding is told once, safely, and what fails is told next time."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notifiers.github_server import BOT, REPOSITORY, TOKEN, GitHubServer, github_server
from tosmon import config
from tosmon.errors import ConfigError, NotifyError
from tosmon.models import ChangeType, Clause, Finding, Kind, Severity
from tosmon.notifiers import NOTIFIERS
from tosmon.notifiers.github import GitHubIssues
from tosmon.notifiers.github_text import BODY_LIMIT, TITLE_LIMIT, bodies, title
from tosmon.ports import Notifier
from tosmon.settings import NotifySettings

NIGHT = datetime(2024, 2, 12, 3, 0, tzinfo=UTC)
NEW = Clause(
    Kind.GRANT,
    "You agree that we may use your songs to train our artificial intelligence.",
    "f1",
    lead="By uploading:",
    section=("Your Content", "Licence"),
)
FINDING = Finding(
    "SoundCloud", "Terms of Service", "https://sound.example/terms", NIGHT, ChangeType.ADDED, Severity.ALERT, NEW, NIGHT, 2, 1
)
SECOND = replace(FINDING, clause=replace(NEW, text="We may sell your songs to those who train models.", fingerprint="f2"))
ELSEWHERE = replace(FINDING, service="Paintings", url="https://paint.example/terms")


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    with github_server() as running:
        yield running


class Clock:
    """Time that passes only while one sleeps."""

    def __init__(self) -> None:
        self.now = NIGHT
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """One for all tests: making one takes longer than most of them."""
    with httpx.Client() as shared:
        yield shared


@pytest.fixture
def notifier(server: GitHubServer, clock: Clock, client: httpx.Client) -> GitHubIssues:
    return GitHubIssues(REPOSITORY, TOKEN, api_url=server.url, client=client, clock=clock, sleep=clock.sleep)


def announce(notifier: Notifier, *findings: Finding) -> list[tuple[Finding, str]]:
    return list(notifier.announce(findings))


def test_nothing_to_tell_asks_github_nothing(notifier: GitHubIssues, server: GitHubServer) -> None:
    assert announce(notifier) == []
    assert server.requests == []


def test_a_finding_opens_an_issue_that_says_what_happened(notifier: GitHubIssues, server: GitHubServer) -> None:
    assert announce(notifier, FINDING) == [(FINDING, f"https://github.example/{REPOSITORY}/issues/1")]
    (issue,) = server.issues
    assert issue["title"] == "SoundCloud / Terms of Service: 1 new AI-training clause (12 Feb 2024)"
    assert issue["labels"] == [{"name": "tosmon"}]
    assert re.sub(r"event=[0-9a-f]{16}", "event=EVENT", issue["body"]) == (
        "<!-- tosmon:document=soundcloud/terms-of-service -->\n"
        "The words on AI training changed in SoundCloud / Terms of Service: <https://sound.example/terms>\n"
        "\n"
        f"<!-- tosmon:finding={FINDING.id} -->\n"
        "<!-- tosmon:event=EVENT day=2024-02-12 -->\n"
        "### A permission to train AI on people's content is new\n"
        "\n"
        "Seen on 12 Feb 2024 (version 2, after version 1).\n"
        "\n"
        "In the section Your Content › Licence\n"
        "\n"
        "Introduced by: By uploading:\n"
        "\n"
        "> You agree that we may use your songs to train our artificial intelligence.\n"
        "\n"
        "These words were found by rules, not by a lawyer: read them where they stand."
        " The whole story: `tosmon history soundcloud/terms-of-service`, `tosmon diff soundcloud/terms-of-service`.\n"
    )


def test_requests_are_as_github_asks_for_them(notifier: GitHubIssues, server: GitHubServer, clock: Clock) -> None:
    announce(notifier, FINDING)
    for request in server.requests:
        assert request.headers["accept"] == "application/vnd.github+json"
        assert request.headers["x-github-api-version"] == "2022-11-28"
        assert request.headers["user-agent"].startswith("tosmon/")
    assert [(r.method, r.path.removeprefix(f"/repos/{REPOSITORY}")) for r in server.requests] == [
        ("GET", "/issues"),
        ("GET", "/labels/tosmon"),
        ("POST", "/labels"),
        ("POST", "/issues"),
    ]
    assert clock.slept == [1.0]  # between the two that write


def test_a_label_that_somebody_else_makes_meanwhile_is_no_error(notifier: GitHubIssues, server: GitHubServer) -> None:
    server.labels.add("tosmon")
    server.fail("GET /labels/tosmon", 404)
    announce(notifier, FINDING)
    assert len(server.issues) == 1


def test_a_reworded_clause_shows_its_new_words_in_bold_and_the_former_wording(
    notifier: GitHubIssues, server: GitHubServer
) -> None:
    before = "You agree that we may use your songs."
    announce(notifier, replace(FINDING, change=ChangeType.REWORDED, before=before, first_seen=NIGHT))
    body = server.issues[0]["body"]
    assert "> You agree that we may use your <b>songs to train our artificial intelligence.</b>\n" in body
    assert f"Before:\n\n> {before}\n" in body


def test_a_vanished_promise_tells_since_when_it_had_stood(notifier: GitHubIssues, server: GitHubServer) -> None:
    promise = Clause(Kind.DENIAL, "We do not train models on your songs.", "f3")
    announce(notifier, replace(FINDING, clause=promise, change=ChangeType.REMOVED, first_seen=datetime(2023, 1, 5, tzinfo=UTC)))
    (issue,) = server.issues
    assert issue["title"] == "SoundCloud / Terms of Service: 1 AI-training clause gone (12 Feb 2024)"
    assert "### A promise not to train AI on people's content is gone\n" in issue["body"]
    assert "It stood there since 5 Jan 2023, and is missing since 12 Feb 2024 (version 2, after version 1)." in issue["body"]


def test_every_document_gets_one_issue(notifier: GitHubIssues, server: GitHubServer) -> None:
    told = announce(notifier, FINDING, ELSEWHERE, SECOND)
    assert [(finding.key, url[-1]) for finding, url in told] == [
        ("soundcloud/terms-of-service", "1"),
        ("soundcloud/terms-of-service", "1"),
        ("paintings/terms-of-service", "2"),
    ]
    assert [issue["title"] for issue in server.issues] == [
        "SoundCloud / Terms of Service: 2 new AI-training clauses (12 Feb 2024)",
        "Paintings / Terms of Service: 1 new AI-training clause (12 Feb 2024)",
    ]


def test_an_open_issue_is_continued_by_a_comment(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING)
    assert announce(notifier, SECOND) == [(SECOND, f"https://github.example/{REPOSITORY}/issues/1#issuecomment-1")]
    assert len(server.issues) == 1
    assert SECOND.id in server.comments[1][0]["body"]


def test_a_closed_issue_stays_closed_and_a_new_one_is_opened(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING)
    server.issues[0]["state"] = "closed"
    announce(notifier, SECOND)
    assert [issue["state"] for issue in server.issues] == ["closed", "open"]


@pytest.mark.parametrize("state", ["open", "closed"])
def test_nothing_is_told_twice_when_the_database_was_lost(notifier: GitHubIssues, server: GitHubServer, state: str) -> None:
    first = announce(notifier, FINDING) + announce(notifier, SECOND)
    server.issues[0]["state"] = state
    written = server.count("POST")
    assert announce(notifier, FINDING, SECOND) == first
    assert server.count("POST") == written


def test_a_finding_found_again_the_next_night_is_not_told_twice(notifier: GitHubIssues, server: GitHubServer) -> None:
    ((_, url),) = announce(notifier, FINDING)
    again = replace(FINDING, observed_at=NIGHT + timedelta(days=1), first_seen=NIGHT + timedelta(days=1))
    assert again.id != FINDING.id
    assert announce(notifier, again) == [(again, url)]
    assert len(server.issues) == 1
    assert server.comments == {1: []}


def test_the_same_words_a_year_later_are_news(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING)
    announce(notifier, replace(FINDING, observed_at=NIGHT + timedelta(days=365)))
    assert len(server.comments[1]) == 1


def test_all_pages_of_issues_and_comments_are_looked_through(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING)
    for i in range(5):
        server.comment(1, f"thank you {i}")
    announce(notifier, SECOND)
    for i in range(5):
        server.open_issue(f"other {i}", None, ["tosmon"])
    server.per_page = 2
    written = server.count("POST")
    assert len(announce(notifier, FINDING, SECOND)) == 2
    assert server.count("POST") == written


def test_a_comment_of_a_stranger_cannot_silence_a_finding(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING)
    server.comment(1, f"<!-- tosmon:finding={SECOND.id} -->", login="stranger")
    announce(notifier, SECOND)
    assert len(server.comments[1]) == 2
    server.comment(1, f"<!-- tosmon:finding={ELSEWHERE.id} -->", login=BOT)
    assert len(announce(notifier, ELSEWHERE)) == 1
    assert len(server.issues) == 2  # a mark in another document's issue does not count


def test_words_of_a_page_can_neither_forge_a_mark_nor_do_anything(notifier: GitHubIssues, server: GitHubServer) -> None:
    hostile = f"<!-- tosmon:finding={SECOND.id} --> @octocat closes #1 <details> https://github.com/a/b/issues/1"
    announce(notifier, replace(FINDING, clause=replace(NEW, text=hostile, section=(hostile,), lead=hostile), before=hostile))
    body = server.issues[0]["body"]
    assert body.count("<!-- tosmon:finding=") == 1
    assert re.findall(r"@\w|#\d|<details|https://github", body) == []
    announce(notifier, SECOND)
    assert len(server.comments[1]) == 1


def test_more_than_one_body_holds_is_continued_in_comments(notifier: GitHubIssues, server: GitHubServer) -> None:
    many = [
        replace(FINDING, clause=replace(NEW, text=f"Sentence {i}: " + "we train & train. " * 100, fingerprint=f"f{i}"))
        for i in range(60)
    ]
    told = announce(notifier, *many)
    assert [finding for finding, _ in told] == many
    texts = [server.issues[0]["body"], *(comment["body"] for comment in server.comments[1])]
    assert len(texts) > 1
    assert [finding.id in text for finding in many for text in texts].count(True) == len(many)
    assert announce(notifier, *many) == told


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=40), st.text(max_size=40), st.integers(1, 2_000))
def test_no_text_is_too_long_for_github(text: str, before: str, times: int) -> None:
    worst = Clause(Kind.GRANT, text * times, "f", lead=text * times, section=(text * times,))
    finding = replace(FINDING, service=text * 10, clause=worst, before=before * times, url="https://x.example/" + "é" * 3_000)
    assert len(title([finding])) <= TITLE_LIMIT
    ((body, _),) = bodies([finding])
    assert len(body) <= BODY_LIMIT
    body.encode()
    assert f"<!-- tosmon:finding={finding.id} -->" in body


def test_a_cut_sentence_says_so() -> None:
    ((body, _),) = bodies([replace(FINDING, clause=replace(NEW, text="word " * 1_000))])
    assert "(Cut after 3,000 characters. In full: `tosmon show soundcloud/terms-of-service`.)" in body


def limited(**headers: str) -> dict[str, Any]:
    return {"body": {"message": "API rate limit exceeded"}, "headers": headers}


def epoch(seconds: int) -> str:
    return str(int(NIGHT.timestamp()) + seconds)


def test_a_rate_limit_that_ends_soon_is_waited_for(notifier: GitHubIssues, server: GitHubServer, clock: Clock) -> None:
    server.fail("GET /issues", 403, **limited(**{"x-ratelimit-remaining": "0", "x-ratelimit-reset": epoch(20)}))
    announce(notifier, FINDING)
    assert clock.slept[0] == 21.0


def test_a_secondary_limit_is_waited_for_also_before_opening(notifier: GitHubIssues, server: GitHubServer, clock: Clock) -> None:
    server.labels.add("tosmon")
    told = {"message": "You have exceeded a secondary rate limit"}
    server.fail("GET /issues", 429, body=told)
    server.fail("POST /issues", 403, body=told, headers={"retry-after": "7"})
    announce(notifier, FINDING)
    assert clock.slept == [60.0, 7.0]
    assert len(server.issues) == 1


SERVER_URL = re.compile(r"127\.0\.0\.1:\d+")


@pytest.mark.parametrize(
    ("request_line", "fault", "sentence"),
    [
        ("GET /issues", {"status": 401}, "octo/watch: HTTP 401 from GitHub: the token in GITHUB_TOKEN is wrong or has expired"),
        (
            "POST /issues",
            {"status": 403, "body": {"message": "Resource not accessible by integration"}},
            "octo/watch: HTTP 403 from GitHub: the token may not do this (Resource not accessible by integration);"
            " it needs to write issues: `permissions: issues: write` in a workflow",
        ),
        (
            "GET /issues",
            {"status": 403, **limited(**{"x-ratelimit-remaining": "0", "x-ratelimit-reset": epoch(1_799)})},
            "octo/watch: GitHub's rate limit is used up until 2024-02-12 03:30:00 UTC;"
            " what is left is announced by a run after that",
        ),
        (
            "POST /issues",
            {"status": 403, **limited(**{"retry-after": "3600"})},
            "octo/watch: GitHub's rate limit is used up until 2024-02-12 04:00:00 UTC;"
            " what is left is announced by a run after that",
        ),
        (
            "GET /issues",
            {"status": 403, **limited(**{"retry-after": "5"}), "times": 3},
            "octo/watch: HTTP 403 from GitHub: requests are still limited after waiting;"
            " what is left is announced by the next run",
        ),
        (
            "GET /issues",
            {"status": 404},
            "octo/watch: HTTP 404 from GitHub: there is no such repository, or the token may not see it;"
            " check the name and what the token is for",
        ),
        (
            "POST /issues",
            {"status": 410},
            "octo/watch: HTTP 410 from GitHub: issues are disabled; enable them in the repository's settings",
        ),
        (
            "POST /issues",
            {
                "status": 422,
                "body": {"message": "Validation Failed", "errors": [{"field": "title", "code": "missing_field"}, "odd\x1b[0m"]},
            },
            "octo/watch: HTTP 422 from GitHub, which did not take the text: Validation Failed; title missing_field; odd␛[0m",
        ),
        (
            "POST /issues",
            {"status": 500},
            "octo/watch: HTTP 500 from GitHub: it has trouble of its own; what is left is announced by the next run",
        ),
        (
            "GET /issues",
            {"status": 502, "times": 3, "body": "<html>"},
            "octo/watch: HTTP 502 from GitHub: it has trouble of its own; what is left is announced by the next run",
        ),
        ("GET /issues", {"status": 451, "body": "[]"}, "octo/watch: HTTP 451 from GitHub: no reason given"),
        (
            "GET /issues",
            {"status": 200, "body": "<html>"},
            "octo/watch: 127.0.0.1 did not answer with JSON; is the API's address right?",
        ),
        ("GET /issues", {"status": 200, "body": {}}, "octo/watch: 127.0.0.1 answered with a dict where a list belongs"),
        ("POST /issues", {"status": 201, "body": {"id": 1}}, "GitHub described an issue without its number: ['id']"),
        (
            "GET /issues",
            {"status": 200, "body": "[]", "headers": {"Link": '<https://elsewhere.example/2>; rel="next"'}},
            "octo/watch: the next page is said to be at https://elsewhere.example/2, not at SERVER",
        ),
        (
            "POST /issues",
            {"status": 0},
            "octo/watch: SERVER could not be reached (Server disconnected without sending a response.);"
            " the next run looks whether it was opened before it opens one",
        ),
    ],
)
def test_a_failure_is_one_sentence_and_nothing_is_lost(
    notifier: GitHubIssues, server: GitHubServer, request_line: str, fault: dict[str, Any], sentence: str
) -> None:
    server.labels.add("tosmon")
    server.fail(request_line, **fault)
    with pytest.raises(NotifyError) as caught:
        announce(notifier, FINDING)
    assert SERVER_URL.sub("SERVER", str(caught.value)) == sentence
    assert TOKEN not in "".join(traceback.format_exception(caught.value))
    assert server.issues == []
    assert len(announce(notifier, FINDING)) == 1  # announced next time
    assert len(server.issues) == 1


def test_a_wrong_token_is_told_without_showing_it(server: GitHubServer) -> None:
    notifier = GitHubIssues(REPOSITORY, "ghs_expired", api_url=server.url)
    with pytest.raises(NotifyError, match=r"HTTP 401.*GITHUB_TOKEN") as caught:
        announce(notifier, FINDING)
    assert "ghs_expired" not in "".join(traceback.format_exception(caught.value)) + repr(notifier)


def test_asking_is_tried_again_after_a_dropped_connection_and_a_server_error(
    notifier: GitHubIssues, server: GitHubServer, clock: Clock
) -> None:
    server.labels.add("tosmon")
    server.drop("GET /issues")
    server.fail("GET /issues", 503)
    announce(notifier, FINDING)
    assert clock.slept == [1.0, 2.0]
    assert len(server.issues) == 1


def test_an_issue_opened_just_before_the_connection_broke_is_found_by_the_next_run(
    notifier: GitHubIssues, server: GitHubServer
) -> None:
    server.drop("POST /issues", done=True)
    with pytest.raises(NotifyError, match="could not be reached"):
        announce(notifier, FINDING)
    assert announce(notifier, FINDING) == [(FINDING, server.issues[0]["html_url"])]
    assert len(server.issues) == 1


def test_a_server_that_is_not_there_is_tried_three_times(clock: Clock) -> None:
    with github_server() as gone:
        url = gone.url
    notifier = GitHubIssues(REPOSITORY, TOKEN, api_url=url, clock=clock, sleep=clock.sleep)
    with pytest.raises(NotifyError, match=r"^octo/watch: 127\.0\.0\.1:\d+ could not be reached \([^)]+\)$"):
        announce(notifier, FINDING)
    assert clock.slept == [1.0, 2.0]


def test_a_server_that_does_not_answer_is_a_sentence(clock: Clock) -> None:
    def silent(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("", request=request)

    with httpx.Client(transport=httpx.MockTransport(silent)) as client:
        notifier = GitHubIssues(REPOSITORY, TOKEN, client=client, clock=clock, sleep=clock.sleep)
        with pytest.raises(NotifyError, match=r"^octo/watch: api\.github\.com could not be reached \(no answer in time\)$"):
            announce(notifier, FINDING)


def test_what_was_yielded_before_a_failure_is_announced(notifier: GitHubIssues, server: GitHubServer) -> None:
    told = notifier.announce([FINDING, ELSEWHERE])
    assert [finding for finding, _ in islice(told, 1)] == [FINDING]
    server.fail("POST /issues", 410)
    with pytest.raises(NotifyError, match="issues are disabled"):
        next(told)
    assert len(server.issues) == 1


def test_a_text_that_github_refuses_does_not_hold_up_the_others(notifier: GitHubIssues, server: GitHubServer) -> None:
    server.fail("POST /issues", 422, body={"message": "Validation Failed"})
    told: list[tuple[Finding, str]] = []
    with pytest.raises(NotifyError, match="did not take the text: Validation Failed"):
        told.extend(notifier.announce([FINDING, ELSEWHERE]))
    assert [finding for finding, _ in told] == [ELSEWHERE]
    assert [issue["title"].partition(" / ")[0] for issue in server.issues] == ["Paintings"]


def test_a_renamed_repository_is_followed(notifier: GitHubIssues, server: GitHubServer) -> None:
    there = {"Location": f"{server.url}/repos/{REPOSITORY}/issues?labels=tosmon&state=all&per_page=100"}
    server.fail("GET /issues", 301, headers=there)
    server.fail("POST /issues", 307, headers=there)
    announce(notifier, FINDING)
    assert len(server.issues) == 1


# The factory: what is configured, what the environment adds, what is missing.

SETTINGS = NotifySettings(type="github", name="github")
ENVIRONMENT = {"GITHUB_TOKEN": f"{TOKEN}\n", "GITHUB_REPOSITORY": REPOSITORY}


def test_the_environment_of_github_actions_is_all_a_notifier_needs(server: GitHubServer) -> None:
    server.labels.add("tosmon")
    notifier = NOTIFIERS["github"](SETTINGS, {**ENVIRONMENT, "GITHUB_API_URL": server.url})
    assert (notifier.name, notifier.min_severity) == ("github", Severity.ALERT)
    announce(notifier, FINDING)
    assert len(server.issues) == 1


def test_settings_go_before_the_environment(server: GitHubServer) -> None:
    server.labels.add("terms")
    chosen = replace(
        SETTINGS, name="ours", repository=REPOSITORY, token=TOKEN, api_url=server.url, label="terms", min_severity=Severity.NOTICE
    )
    notifier = NOTIFIERS["github"](chosen, {"GITHUB_REPOSITORY": "some/other", "GITHUB_API_URL": "https://api.example"})
    assert (notifier.name, notifier.min_severity) == ("ours", Severity.NOTICE)
    announce(notifier, FINDING)
    assert server.issues[0]["labels"] == [{"name": "terms"}]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"GITHUB_REPOSITORY": ""}, "no repository to open issues in"),
        ({"GITHUB_REPOSITORY": "watch"}, "'watch' is not a repository; write it as owner/name"),
        ({"GITHUB_TOKEN": " "}, "no token; put one that may write issues into the environment variable GITHUB_TOKEN"),
        ({"GITHUB_TOKEN": "ghs_a\nX-Evil: b"}, "GITHUB_TOKEN has characters no token has"),
        ({"GITHUB_API_URL": "http://api.example"}, "api_url 'http://api.example' must begin with https://"),
        ({"GITHUB_API_URL": "https://["}, "is not an address"),
    ],
)
def test_what_is_missing_or_wrong_is_a_config_error(change: dict[str, str], sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        NOTIFIERS["github"](SETTINGS, ENVIRONMENT | change)
    assert sentence in str(caught.value)
    assert "ghs_a" not in str(caught.value)


def test_the_config_knows_every_notifier() -> None:
    assert tuple(NOTIFIERS) == config.NOTIFIERS

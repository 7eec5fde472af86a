"""What GitHub or the network refuses is one sentence, is tried again where that is safe, and is told next time."""

from __future__ import annotations

import re
import traceback
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.notifiers.github_server import REPOSITORY, TOKEN, GitHubServer, github_server
from tests.notifiers.samples import ELSEWHERE, FINDING, NIGHT, Clock, announce
from tests.store.samples import changed, clause, finding
from tosmon.errors import NotifyError
from tosmon.notifiers.github import GitHubIssues
from tosmon.outbox import Sender, Subscription
from tosmon.settings import GitHubSettings
from tosmon.store import open_store


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


def test_what_was_told_before_a_failure_is_not_told_again(notifier: GitHubIssues, server: GitHubServer) -> None:
    server.fail("POST /issues", 410)
    server.issues.clear()
    with pytest.raises(NotifyError, match="issues are disabled"):
        announce(notifier, FINDING, ELSEWHERE)
    announce(notifier, FINDING)
    server.fail("POST /issues", 410)
    with pytest.raises(NotifyError, match="issues are disabled"):
        announce(notifier, FINDING, ELSEWHERE)
    assert [url[-1] for _, url in announce(notifier, FINDING, ELSEWHERE)] == ["1", "2"]


def test_a_text_that_github_refuses_does_not_hold_up_the_others(notifier: GitHubIssues, server: GitHubServer) -> None:
    server.fail("POST /issues", 422, body={"message": "Validation Failed"})
    with pytest.raises(NotifyError, match="did not take the text: Validation Failed") as caught:
        announce(notifier, FINDING, ELSEWHERE)
    assert caught.value.refused
    assert [issue["title"].partition(" / ")[0] for issue in server.issues] == ["Paintings"]


def test_a_renamed_repository_is_followed(notifier: GitHubIssues, server: GitHubServer) -> None:
    there = {"Location": f"{server.url}/repos/{REPOSITORY}/issues?labels=tosmon&state=all&per_page=100"}
    server.fail("GET /issues", 301, headers=there)
    server.fail("POST /issues", 307, headers=there)
    announce(notifier, FINDING)
    assert len(server.issues) == 1


@pytest.mark.parametrize("fault", [{"status": 0}, {"status": 410}, {"status": 500}])
def test_what_could_not_be_told_one_night_is_told_the_next(
    notifier: GitHubIssues, server: GitHubServer, clock: Clock, fault: dict[str, Any]
) -> None:
    clock.now = datetime(2024, 2, 13, 3, 0, tzinfo=UTC)
    found = finding(clause(), clock.now)
    subscription = Subscription(GitHubSettings("github", "github"))
    with open_store("sqlite://", clock=clock) as store:
        sender = Sender(store, None, clock)
        with store.lock_run("tosmon check"):
            store.record(changed("Two.", clock.now, findings=(found,)))
            server.fail("POST /issues", **fault)
            assert [type(error) for error in sender.send(subscription, notifier)] == [NotifyError]
        assert server.issues == []
        clock.now += timedelta(days=1)
        assert sender.send(subscription, notifier) == []
        assert len(server.issues) == 1
        assert sender.send(subscription, notifier) == []
    assert [found.id in issue["body"] for issue in server.issues] == [True]
    assert server.comments == {1: []}

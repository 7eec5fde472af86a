"""Issues on GitHub: each finding is told once, in words that do nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.notifiers.github_server import BOT, REPOSITORY, GitHubServer
from tests.notifiers.samples import ELSEWHERE, FINDING, NEW, NIGHT, SECOND, Clock, announce
from tosmon.models import ChangeType, Clause, Kind
from tosmon.notifiers.github import GitHubIssues
from tosmon.notifiers.github_text import BODY_LIMIT, TITLE_LIMIT, bodies, effect, title, words


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
        f"<!-- tosmon:clause={words(NEW.text)} came open -->\n"
        "### New: may train or develop AI with people's content or data\n"
        "\n"
        "Since 12 Feb 2024 (version 2, after version 1).\n"
        "\n"
        "Section: Your Content › Licence\n"
        "\n"
        "After the words: By uploading:\n"
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
    assert "> You agree that we may use your songs <b>to train our artificial intelligence</b>\\.\n" in body
    assert f"Before:\n\n> {before}\n" in body


def test_a_vanished_promise_tells_since_when_it_had_stood(notifier: GitHubIssues, server: GitHubServer) -> None:
    promise = Clause(Kind.DENIAL, "We do not train models on your songs.", "f3")
    announce(notifier, replace(FINDING, clause=promise, change=ChangeType.REMOVED, first_seen=datetime(2023, 1, 5, tzinfo=UTC)))
    (issue,) = server.issues
    assert issue["title"] == "SoundCloud / Terms of Service: 1 AI-training clause gone (12 Feb 2024)"
    assert "### Gone: promises not to train on people's content or data\n" in issue["body"]
    assert "Gone since 12 Feb 2024, stood there from 5 Jan 2023 (version 2, after version 1)." in issue["body"]


def test_every_document_gets_one_issue(notifier: GitHubIssues, server: GitHubServer) -> None:
    told = announce(notifier, FINDING, ELSEWHERE, SECOND)
    assert [(finding.key, url[-1]) for finding, url in told] == [
        ("soundcloud/terms-of-service", "1"),
        ("paintings/terms-of-service", "2"),
        ("soundcloud/terms-of-service", "1"),
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
    ((body, _),) = bodies([finding], {finding.id: effect(finding, {}, wanted=True)})
    assert len(body) <= BODY_LIMIT
    body.encode()
    assert f"<!-- tosmon:finding={finding.id} -->" in body


def test_a_cut_sentence_says_so() -> None:
    finding = replace(FINDING, clause=replace(NEW, text="word " * 1_000))
    ((body, _),) = bodies([finding], {finding.id: {}})
    assert "(Cut after 3,000 characters. In full: `tosmon show soundcloud/terms-of-service`.)" in body

"""An issue takes care of itself: what becomes of a clause is told where the clause was told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.notifiers.github_server import GitHubServer
from tests.notifiers.samples import FINDING, NEW, NIGHT, SECOND, announce
from tosmon.errors import NotifyError
from tosmon.models import Acknowledgement, ChangeType, Finding, Kind, Message, Mute, Severity
from tosmon.notifiers.github import GitHubIssues

DAY = timedelta(days=1)
PROMISE = replace(NEW, kind=Kind.DENIAL, text="We do not train models on your songs.", fingerprint="f9")


def later(days: int, change: ChangeType, severity: Severity, of: Finding = FINDING, before: str = "") -> Finding:
    return replace(of, observed_at=NIGHT + days * DAY, change=change, severity=severity, version=2 + days, before=before)


GONE = later(9, ChangeType.REMOVED, Severity.NOTICE)
BACK = later(20, ChangeType.RETURNED, Severity.INFO)
WORDS = replace(NEW, text="You agree that we may use your songs to train our AI.", fingerprint="f3")
REWORDED = later(5, ChangeType.REWORDED, Severity.NOTICE, replace(FINDING, clause=WORDS), before=NEW.text)


def tell(notifier: GitHubIssues, *others: Finding, answered: tuple[Finding, ...] = ()) -> list[str]:
    """What nobody asked for by its weight, and what people said."""
    told = notifier.send(Message("m2", NIGHT, others=others, answered=answered))
    return [told.get(finding.id, "") for finding in others]


def states(server: GitHubServer) -> list[tuple[str, str | None]]:
    return [(issue["state"], issue["state_reason"]) for issue in server.issues]


def writes(server: GitHubServer) -> int:
    return server.count("POST") + server.count("PATCH")


def test_a_clause_that_vanishes_closes_its_issue_with_a_note_and_opens_it_when_it_returns(
    notifier: GitHubIssues, server: GitHubServer
) -> None:
    announce(notifier, FINDING)
    (url,) = tell(notifier, GONE)
    assert states(server) == [("closed", "completed")]
    (comment,) = server.comments[1]
    assert comment["html_url"] == url
    assert "### Gone: may train or develop AI with people's content or data\n" in comment["body"]
    assert "Nothing that is told here still holds and waits for an answer, so the issue is closed.\n" in comment["body"]
    tell(notifier, BACK)
    assert states(server) == [("open", "reopened")]
    assert "### Back: may train" in server.comments[1][1]["body"]
    before = writes(server)
    announce(notifier, FINDING)
    assert tell(notifier, GONE, BACK)[0] == url
    assert (writes(server), states(server)) == (before, [("open", "reopened")])


def test_what_broke_between_the_note_and_the_closing_is_made_up_for(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING)
    server.fail("PATCH /issues/1", 403)
    with pytest.raises(NotifyError, match="the token may not do this"):
        tell(notifier, GONE)
    assert (states(server), len(server.comments[1])) == ([("open", None)], 1)
    tell(notifier, GONE)
    assert (states(server), len(server.comments[1])) == ([("closed", "completed")], 1)


def test_closing_is_tried_again_after_a_server_error_and_a_limit(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING)
    server.fail("PATCH /issues/1", 502)
    server.fail("PATCH /issues/1", 429, headers={"retry-after": "3"})
    tell(notifier, GONE)
    assert states(server) == [("closed", "completed")]


def test_a_rewording_is_told_where_the_clause_was_and_the_new_words_are_known_from_then_on(
    notifier: GitHubIssues, server: GitHubServer
) -> None:
    announce(notifier, FINDING)
    tell(notifier, REWORDED)
    assert states(server) == [("open", None)]
    assert "train our <b>AI</b>" in server.comments[1][0]["body"]
    tell(notifier, later(9, ChangeType.REMOVED, Severity.NOTICE, replace(FINDING, clause=WORDS)))
    assert states(server) == [("closed", "completed")]


def test_an_issue_stays_open_as_long_as_any_of_its_clauses_stands(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING, SECOND)
    tell(notifier, GONE)
    assert states(server) == [("open", None)]
    tell(notifier, later(10, ChangeType.REMOVED, Severity.NOTICE, SECOND))
    assert states(server) == [("closed", "completed")]


def test_what_is_no_news_and_belongs_to_no_issue_is_told_nowhere(notifier: GitHubIssues, server: GitHubServer) -> None:
    assert tell(notifier, GONE, REWORDED, BACK) == ["", "", ""]
    announce(notifier, SECOND)
    before = writes(server)
    assert tell(notifier, GONE, REWORDED, BACK) == ["", "", ""]
    assert writes(server) == before


def test_what_came_and_went_before_it_could_be_told_is_told_in_one_issue(notifier: GitHubIssues, server: GitHubServer) -> None:
    told = announce(notifier, FINDING, others=(GONE,))
    assert [url[-1] for _, url in told] == ["1"]
    assert [change in server.issues[0]["body"] for change in ("### New:", "### Gone:")] == [True, True]


def test_a_promise_that_went_opens_an_issue_and_one_that_returns_closes_it(notifier: GitHubIssues, server: GitHubServer) -> None:
    went = later(1, ChangeType.REMOVED, Severity.ALERT, replace(FINDING, clause=PROMISE))
    announce(notifier, went)
    tell(notifier, later(8, ChangeType.RETURNED, Severity.INFO, replace(FINDING, clause=PROMISE)))
    assert states(server) == [("closed", "completed")]
    announce(notifier, later(9, ChangeType.REMOVED, Severity.ALERT, replace(FINDING, clause=PROMISE)))
    assert states(server) == [("open", "reopened")]


def test_an_alert_never_closes_the_issue_that_told_of_the_promise(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, replace(FINDING, clause=PROMISE, severity=Severity.NOTICE))
    announce(notifier, later(1, ChangeType.REMOVED, Severity.ALERT, replace(FINDING, clause=PROMISE)))
    assert states(server) == [("open", None)]
    assert len(server.comments[1]) == 1


def test_what_somebody_closed_stays_closed_when_the_clause_is_only_reworded(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING)
    server.issues[0] |= {"state": "closed", "state_reason": "completed"}
    tell(notifier, REWORDED)
    assert (states(server), len(server.comments[1])) == ([("closed", "completed")], 1)
    worse = replace(WORDS, text="We and our partners may use your songs to train our AI.", fingerprint="f4")
    announce(notifier, later(6, ChangeType.REWORDED, Severity.ALERT, replace(FINDING, clause=worse), before=WORDS.text))
    assert states(server) == [("closed", "completed"), ("open", None)]


MUTED = replace(FINDING, mute=Mute("f1", "an old @quarrel", NIGHT))
SEEN = replace(FINDING, acknowledged=Acknowledgement(NIGHT + DAY, "told the label"))
SUPERSEDED = replace(FINDING, superseded=NIGHT + DAY)


@pytest.mark.parametrize(
    ("finding", "reason", "note"),
    [
        (MUTED, "not_planned", "muted: an old @\u200bquarrel."),
        (SEEN, "completed", "acknowledged 13 Feb 2024: told the label."),
        (SUPERSEDED, "not_planned", "superseded on 13 Feb 2024 by a later look at the past."),
    ],
)
def test_an_answer_closes_the_issue_with_a_note_and_its_end_opens_it_again(
    notifier: GitHubIssues, server: GitHubServer, finding: Finding, reason: str, note: str
) -> None:
    announce(notifier, FINDING)
    for _ in range(2):
        tell(notifier, answered=(finding,))
        assert (states(server), len(server.comments[1])) == ([("closed", reason)], 1)
    assert note in server.comments[1][0]["body"]
    for _ in range(2):
        tell(notifier, answered=(FINDING,))
        assert (states(server), len(server.comments[1])) == ([("open", "reopened")], 2)
    assert "open again" in server.comments[1][1]["body"]


def test_an_answer_to_one_finding_leaves_the_issue_open_for_the_other(notifier: GitHubIssues, server: GitHubServer) -> None:
    announce(notifier, FINDING, SECOND)
    tell(notifier, answered=(MUTED,))
    assert (states(server), len(server.comments[1])) == ([("open", None)], 1)
    tell(notifier, answered=(replace(SECOND, acknowledged=Acknowledgement(NIGHT)),))
    assert states(server) == [("closed", "completed")]


def test_a_test_is_an_issue_that_says_so_and_is_closed(notifier: GitHubIssues, server: GitHubServer) -> None:
    notifier.send(Message("t", NIGHT, test=True))
    (issue,) = server.issues
    assert (issue["title"], issue["state"]) == ("tosmon: a test message", "closed")
    announce(notifier, FINDING)
    assert len(server.issues) == 2

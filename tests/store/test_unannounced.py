"""Each notifier is told once of what is new to it, and of no history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.samples import DAY, KEY, NIGHT, Clock, changed, clause, finding
from tosmon.errors import StoreError
from tosmon.models import ChangeType, Finding, Message, Mute, Severity
from tosmon.ports import FindingFilter, Outbox
from tosmon.store import SqlStore, open_store


def found(number: int, severity: Severity = Severity.ALERT, change: ChangeType = ChangeType.ADDED) -> Finding:
    """A finding of the night `number`."""
    return finding(clause(f"Clause of night {number}, {severity}."), NIGHT + number * DAY, severity=severity, change=change)


def find(store: SqlStore, clock: Clock, *findings: Finding) -> None:
    """A run on the night of the findings."""
    clock.now = findings[0].observed_at
    with store.lock_run("tosmon check"):
        store.record(changed("Two.", clock.now, findings=findings))


def unannounced(store: Outbox, notifier: str) -> list[Finding]:
    """What a notifier is to be told in this run."""
    store.introduce(notifier)
    return store.unannounced(notifier)


def tell(store: Outbox, notifier: str, *findings: Finding, reference: str = "") -> None:
    """Send a message of them."""
    message = store.queue(notifier, Message("", NIGHT, findings))
    store.mark_sent(notifier, message, {finding.id: reference for finding in findings})


def test_a_finding_is_told_once(store: SqlStore, clock: Clock) -> None:
    assert unannounced(store, "github") == []
    one, two = found(1), found(2)
    find(store, clock, one)
    find(store, clock, two)
    assert unannounced(store, "github") == [one, two]
    tell(store, "github", one)
    assert unannounced(store, "github") == [two]
    store.pass_over("github", [two])
    assert unannounced(store, "github") == []


def test_each_notifier_has_its_own_marks(store: SqlStore, clock: Clock) -> None:
    store.introduce("github")
    store.introduce("webhook")
    one = found(1)
    find(store, clock, one)
    tell(store, "github", one)
    assert store.unannounced("github") == []
    assert store.unannounced("webhook") == [one]


def test_no_baseline_is_told(store: SqlStore, clock: Clock) -> None:
    store.introduce("github")
    alert, info = found(1), found(1, Severity.INFO)
    find(store, clock, alert, info, found(1, change=ChangeType.BASELINE))
    assert store.unannounced("github") == [alert, info]


def test_a_new_notifier_is_told_of_the_run_that_is_on_but_of_no_earlier_one(store: SqlStore, clock: Clock) -> None:
    find(store, clock, found(1))
    clock.now = NIGHT + 2 * DAY
    with store.lock_run("tosmon check"):
        store.record(changed("Two.", findings=(found(2),)))
        clock.now += DAY / 24
        assert unannounced(store, "github") == [found(2)]
    assert unannounced(store, "github") == [found(2)]


def test_a_new_notifier_is_told_of_runs_that_were_killed_before_they_could_tell_it(
    store: SqlStore, url: str, clock: Clock
) -> None:
    find(store, clock, found(1))
    for night in (2, 3):
        clock.now = NIGHT + night * DAY
        with open_store(url, clock=clock) as killed:
            killed._run = killed._lock("tosmon check")
            killed.record(changed("Two.", clock.now, findings=(found(night),)))
    clock.now = NIGHT + 4 * DAY
    with store.lock_run("tosmon check"):
        assert unannounced(store, "github") == [found(2), found(3)]


def test_a_new_notifier_may_begin_earlier(store: SqlStore, clock: Clock) -> None:
    for night in (1, 2, 3):
        find(store, clock, found(night))
    for since in (NIGHT + 2 * DAY, NIGHT):  # the first word stays
        store.introduce("github", since)
        assert store.unannounced("github") == [found(2), found(3)]


def test_imported_history_is_no_news(store: SqlStore, clock: Clock) -> None:
    unannounced(store, "github")
    clock.now = NIGHT + 400 * DAY
    store.record(replace(changed("Two.", NIGHT + 5 * DAY, findings=(found(5),)), live=False))
    assert list(store.findings(FindingFilter(keys=(KEY,)))) == [found(5)]
    assert unannounced(store, "github") == []


def test_only_what_was_found_can_be_announced(store: SqlStore) -> None:
    with pytest.raises(StoreError, match=r"tosmon\S* cannot be used: .*(?i:foreign key constraint)"):
        store.pass_over("github", [found(1)])


def test_what_is_muted_or_superseded_meanwhile_is_left_out_of_a_message_and_open_again(store: SqlStore, clock: Clock) -> None:
    store.introduce("mail")
    kept, muted = found(1), found(1, Severity.NOTICE)
    find(store, clock, kept, muted)
    store.queue("mail", Message("", clock.now, (kept, muted)))
    store.mute(Mute(muted.clause.fingerprint, "known", clock.now))
    (message,) = store.queued("mail")
    assert message.findings == (kept,)
    store.mark_sent("mail", message, {})
    assert store.queued("mail") == []
    assert store.unannounced("mail") == []
    store.unmute(muted.clause.fingerprint)
    assert store.unannounced("mail") == [muted]

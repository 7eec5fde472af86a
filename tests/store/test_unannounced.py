"""Each notifier is told once of what is new to it, and of no history."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.store.samples import DAY, KEY, NIGHT, Clock, changed, clause, finding
from tosmon.errors import StoreError
from tosmon.models import ChangeType, Finding, Severity
from tosmon.ports import FindingFilter
from tosmon.store import SqlStore, open_store


def found(number: int, severity: Severity = Severity.ALERT, change: ChangeType = ChangeType.ADDED) -> Finding:
    """A finding of the night `number`."""
    return finding(clause(f"Clause of night {number}, {severity}."), NIGHT + number * DAY, severity=severity, change=change)


def find(store: SqlStore, clock: Clock, *findings: Finding) -> None:
    """A run on the night of the findings."""
    clock.now = findings[0].observed_at
    with store.lock_run("tosmon check"):
        store.record(changed("Two.", clock.now, findings=findings))


def test_a_finding_is_told_until_it_is_marked(store: SqlStore, clock: Clock) -> None:
    assert store.unannounced("github", Severity.ALERT) == []
    one, two = found(1), found(2)
    find(store, clock, one)
    find(store, clock, two)
    assert store.unannounced("github", Severity.ALERT) == [one, two]
    store.mark_announced("github", one.id, "https://github.test/issues/1", NIGHT)
    assert store.unannounced("github", Severity.ALERT) == [two]
    store.mark_announced("github", two.id, "https://github.test/issues/2", NIGHT)
    store.mark_announced("github", two.id, "https://github.test/issues/3", NIGHT)
    assert store.unannounced("github", Severity.ALERT) == []


def test_each_notifier_has_its_own_marks(store: SqlStore, clock: Clock) -> None:
    store.unannounced("github", Severity.ALERT)
    store.unannounced("webhook", Severity.ALERT)
    one = found(1)
    find(store, clock, one)
    store.mark_announced("github", one.id, "", NIGHT)
    assert store.unannounced("github", Severity.ALERT) == []
    assert store.unannounced("webhook", Severity.ALERT) == [one]


def test_a_notifier_is_told_what_it_asks_for_and_no_baseline(store: SqlStore, clock: Clock) -> None:
    store.unannounced("github", Severity.NOTICE)
    alert, notice = found(1), found(1, Severity.NOTICE)
    find(store, clock, alert, notice, found(1, Severity.INFO), found(1, change=ChangeType.BASELINE))
    assert store.unannounced("github", Severity.NOTICE) == [alert, notice]


def test_a_new_notifier_is_told_of_the_run_that_is_on_but_of_no_earlier_one(store: SqlStore, clock: Clock) -> None:
    find(store, clock, found(1))
    clock.now = NIGHT + 2 * DAY
    with store.lock_run("tosmon check"):
        store.record(changed("Two.", findings=(found(2),)))
        clock.now += DAY / 24
        assert store.unannounced("github", Severity.ALERT) == [found(2)]
    assert store.unannounced("github", Severity.ALERT) == [found(2)]


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
        assert store.unannounced("github", Severity.ALERT) == [found(2), found(3)]


def test_a_new_notifier_may_begin_earlier(store: SqlStore, clock: Clock) -> None:
    for night in (1, 2, 3):
        find(store, clock, found(night))
    assert store.unannounced("github", Severity.ALERT, since=NIGHT + 2 * DAY) == [found(2), found(3)]
    assert store.unannounced("github", Severity.ALERT, since=NIGHT) == [found(2), found(3)]


def test_a_notifier_that_asks_for_more_is_not_flooded_with_the_past(store: SqlStore, clock: Clock) -> None:
    store.unannounced("github", Severity.ALERT)
    find(store, clock, found(1), found(1, Severity.NOTICE))
    clock.now = NIGHT + 2 * DAY
    assert store.unannounced("github", Severity.NOTICE) == [found(1)]
    find(store, clock, found(3, Severity.NOTICE))
    assert store.unannounced("github", Severity.NOTICE) == [found(1), found(3, Severity.NOTICE)]


def test_imported_history_is_no_news(store: SqlStore, clock: Clock) -> None:
    store.unannounced("github", Severity.ALERT)
    clock.now = NIGHT + 400 * DAY
    store.record(replace(changed("Two.", NIGHT + 5 * DAY, findings=(found(5),)), live=False))
    assert list(store.findings(FindingFilter(keys=(KEY,)))) == [found(5)]
    assert store.unannounced("github", Severity.ALERT) == []


def test_only_what_was_found_can_be_marked(store: SqlStore) -> None:
    with pytest.raises(StoreError, match=r"tosmon\S* cannot be used: .*(?i:foreign key constraint)"):
        store.mark_announced("github", "no such id", "", NIGHT)

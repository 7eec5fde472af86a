"""The past looked at again: pages that come late, better rules and readers; and what the dates of a page tell."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.running import page
from tosmon.clauses import TRAINING, Rulebook
from tosmon.digest import digest
from tosmon.hindsight import fit_in, look_again
from tosmon.models import Document, Finding, Outcome, OutcomeKind, Severity, Snapshot
from tosmon.ports import FindingFilter
from tosmon.store import SqlStore, open_store

TERMS = Document("Orchard", "Terms", "https://orchard.example/terms", "en")
NIGHT = datetime(2024, 2, 12, 3, tzinfo=UTC)
NOW = datetime(2025, 1, 1, tzinfo=UTC)
GRANT = "We may use the content you upload to train our artificial intelligence models."
DENIAL = "We will never use the content you upload to train artificial intelligence models."
ERROR = "<html><title>503 Service Unavailable</title><h1>503 Service Unavailable</h1></html>"
NOTHING = Rulebook(())


@pytest.fixture
def store() -> Iterator[SqlStore]:
    with open_store("sqlite://", clock=lambda: NOW) as made:
        yield made


def snapshot(text: str, day: int) -> Snapshot:
    """A page `day` days after the first night; before it, if negative."""
    at = NIGHT + timedelta(days=day)
    return Snapshot(TERMS.url, TERMS.url, at, text.encode(), headers=(("content-type", "text/html"),))


def check(store: SqlStore, day: int, *sentences: str, raw: str = "", rulebook: Rulebook = TRAINING) -> Outcome:
    found = digest(store, TERMS, store.state(TERMS), snapshot(raw or page(*sentences), day), rulebook=rulebook)
    store.record(found)
    return found.outcome


def bring(store: SqlStore, day: int, *sentences: str) -> OutcomeKind:
    found = fit_in(store, TERMS, snapshot(page(*sentences), day), (), 3)
    store.record(found)
    return found.outcome.kind


def kept(store: SqlStore) -> int:
    """How many different pages and texts are stored."""
    with store._engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM packs").scalar_one())


def told(store: SqlStore, *, superseded: bool = False) -> list[tuple[str, str, str, int]]:
    wanted = FindingFilter(baseline=True, superseded=superseded)
    found = [finding for finding in store.findings(wanted) if bool(finding.superseded) is superseded]
    return [(f.change.value, f.severity.value, f.clause.text, f.version) for f in reversed(found)]


def facts(outcome: Outcome) -> list[tuple[str, str, str]]:
    finding: Finding
    (finding,) = outcome.findings
    return [(fact.kind.value, fact.day, fact.without) for fact in finding.facts]


def test_what_an_older_version_said_is_dated_anew_and_alerts_nobody(store: SqlStore) -> None:
    check(store, 0)
    check(store, 10, GRANT)
    store.introduce("post", NIGHT)
    before = store.unannounced("post")
    assert [finding.severity for finding in before] == [Severity.ALERT]
    assert [bring(store, -20, DENIAL), bring(store, -10, GRANT)] == [OutcomeKind.CHANGED] * 2
    look_again(store, TERMS, TRAINING, NOW, reread=False)
    rows = [(row.number, row.observed_at) for row in store.versions(TERMS.key)]
    assert rows == [(n, NIGHT + timedelta(days=d)) for n, d in ((3, -20), (4, -10), (1, 0), (2, 10))]
    assert store.ledger(TERMS.key)[1].first_seen == NIGHT - timedelta(days=10)
    assert told(store) == [
        ("baseline", "info", DENIAL, 3),
        ("reworded", "alert", GRANT, 4),
        ("removed", "notice", GRANT, 1),
        ("returned", "info", GRANT, 2),
    ]
    assert told(store, superseded=True) == [("added", "alert", GRANT, 2)]
    assert store.unannounced("post") == []


def test_the_last_version_stays_the_last_when_an_older_one_comes(store: SqlStore) -> None:
    check(store, 0, GRANT)
    state = store.state(TERMS)
    bring(store, -10, DENIAL)
    look_again(store, TERMS, TRAINING, NOW, reread=False)
    assert (store.version(TERMS.key).number, store.status()[0].last_checked) == (1, NIGHT)
    assert store.state(TERMS).snapshot_sha256 == state.snapshot_sha256
    outcome = check(store, 1, DENIAL)
    assert (outcome.version, outcome.previous) == (3, 1)
    assert outcome.notes == ("says again what version 2 of 2024-02-02 said",)


def test_an_older_page_that_says_what_the_version_before_it_said_adds_none(store: SqlStore) -> None:
    check(store, 0, GRANT)
    check(store, 10, DENIAL)
    assert bring(store, 5, GRANT) is OutcomeKind.UNCHANGED
    assert [row.number for row in store.versions(TERMS.key)] == [1, 2]


def test_an_older_error_page_is_held(store: SqlStore) -> None:
    check(store, 0, GRANT)
    found = fit_in(store, TERMS, snapshot(ERROR, -1), (), 3)
    assert found.outcome.kind is OutcomeKind.HELD


def test_better_rules_date_a_clause_back_and_the_log_says_so(store: SqlStore, caplog: pytest.LogCaptureFixture) -> None:
    check(store, 0, GRANT, rulebook=NOTHING)
    check(store, 10, GRANT, "And one more thing.", rulebook=NOTHING)
    assert check(store, 20, GRANT, "And one more thing.").kind is OutcomeKind.UNCHANGED
    assert store.ledger(TERMS.key)[0].first_seen == NIGHT + timedelta(days=10)
    with caplog.at_level(logging.INFO, "tosmon"):
        looked = look_again(store, TERMS, TRAINING, NOW, reread=True)
    assert (looked.versions, looked.earlier, looked.found, looked.superseded) == (2, 1, 1, 0)
    assert "stood there from 2024-02-12 on, not only from 2024-02-22" in caplog.text
    assert store.ledger(TERMS.key)[0].first_seen == NIGHT
    assert store.state(TERMS).rules == TRAINING.fingerprint


def test_what_worse_rules_found_is_superseded_and_not_deleted_and_holds_again_with_better_ones(store: SqlStore) -> None:
    check(store, 0)
    check(store, 10, GRANT)
    look_again(store, TERMS, NOTHING, NOW, reread=True)
    assert (told(store), told(store, superseded=True)) == ([], [("added", "alert", GRANT, 2)])
    store.introduce("post", NIGHT)
    assert store.unannounced("post") == []
    look_again(store, TERMS, TRAINING, NOW, reread=True)
    assert (told(store), told(store, superseded=True)) == ([("added", "alert", GRANT, 2)], [])
    assert store.unannounced("post") == []


def test_to_look_again_changes_nothing_when_nothing_changed(store: SqlStore) -> None:
    for day, sentences in enumerate([[DENIAL], [GRANT], [], [GRANT], [DENIAL, GRANT], [GRANT]]):
        check(store, day, *sentences)
    before = store.versions(TERMS.key), store.ledger(TERMS.key), list(store.findings(FindingFilter(baseline=True)))
    looked = look_again(store, TERMS, TRAINING, NOW, reread=True)
    assert (looked.reread, looked.earlier, looked.found, looked.superseded) == (0, 0, 0, 0)
    after = store.versions(TERMS.key), store.ledger(TERMS.key), list(store.findings(FindingFilter(baseline=True)))
    assert after == before


def test_other_selectors_read_every_version_again(store: SqlStore) -> None:
    check(store, 0, GRANT)
    check(store, 10, GRANT, DENIAL)
    narrow = Document("Orchard", "Terms", TERMS.url, "en", select=("main p:last-child",))
    assert look_again(store, narrow, TRAINING, NOW, reread=True).reread == 2
    assert [store.version(TERMS.key, number).text for number in (1, 2)] == [GRANT, DENIAL]
    assert [row.technical for row in store.versions(TERMS.key)] == [True, True]


def test_a_promise_that_went_behind_error_pages_is_an_alert_against_the_last_good_version(store: SqlStore) -> None:
    check(store, 0, DENIAL)
    assert {check(store, day, raw=ERROR).kind for day in range(1, 9)} == {OutcomeKind.HELD}
    (finding,) = check(store, 9, GRANT).findings
    assert (finding.severity, finding.before, finding.previous) == (Severity.ALERT, DENIAL, 1)


def test_a_text_that_is_back_is_stored_once_and_its_version_says_so(store: SqlStore) -> None:
    check(store, 0, DENIAL)
    check(store, 1, GRANT)
    before = kept(store)
    outcome = check(store, 2, DENIAL)
    assert kept(store) == before
    assert outcome.notes == ("says again what version 1 of 2024-02-12 said",)
    assert [row.sha256 for row in store.versions(TERMS.key)][::2] == [store.version(TERMS.key, 1).sha256] * 2


def test_a_document_that_alternates_is_known_in_the_status(store: SqlStore) -> None:
    for day in range(4):
        check(store, day, DENIAL if day % 2 else GRANT)
    assert store.status()[0].variants == (4, 3)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("", "", []),
        ("Last updated: 1 January 2024", "Last updated: 1 January 2024", [("silent", "2024-01-01", "")]),
        ("Last updated: 1 January 2024", "Last updated: 20 February 2024", [("in_force", "2024-02-20", "")]),
        ("Last updated: 1 January 2024", "Last updated: 3 February 2024", [("back_dated", "2024-02-03", "2024-02-20")]),
        ("", "Effective 1 March 2099", [("ahead", "2099-03-01", "")]),
    ],
    ids=["no date", "silent", "in force", "back-dated", "ahead"],
)
def test_what_the_dates_of_a_page_tell_stands_on_the_finding(
    store: SqlStore, before: str, now: str, expected: list[tuple[str, str, str]]
) -> None:
    check(store, 0, before)
    check(store, 8, before)  # 20 February: the page is seen without the clause once more
    outcome = check(store, 9, now, GRANT)
    assert facts(outcome) == expected
    assert [finding.facts for finding in store.findings(FindingFilter())] == [outcome.findings[0].facts]
    stated = store.versions(TERMS.key)[1].stated
    assert stated == outcome.stated

"""What is recorded comes back: states, versions, snapshots, ledgers, findings."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from threading import Thread

import pytest
from sqlalchemy import event, select, text

from tests.store.samples import (
    DAY,
    KEY,
    NIGHT,
    TERMS,
    alerted,
    changed,
    clause,
    entry,
    failed,
    finding,
    first,
    held,
    page,
    unchanged,
    version,
)
from tosmon.errors import StoreError
from tosmon.models import (
    ChangeType,
    Document,
    Finding,
    Kind,
    Outcome,
    OutcomeKind,
    Severity,
    Span,
    Told,
    Validators,
)
from tosmon.ports import Check, FindingFilter, State, StatusRow, VersionRow
from tosmon.store import SqlStore, open_store
from tosmon.store.schema import checks, documents


def rows(store: SqlStore, query: str) -> list[tuple[object, ...]]:
    with store._engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def test_a_document_never_seen_has_an_empty_state(store: SqlStore) -> None:
    assert store.state(TERMS) == State()
    assert store.status() == []
    assert store.documents() == {}
    assert store.versions(KEY) == []
    assert store.ledger(KEY) == ()


def test_a_first_check_is_remembered(store: SqlStore) -> None:
    check = first("One.", etag='"a"', last_modified="Mon, 12 Feb 2024 00:00:00 GMT")
    store.record(check)
    assert check.snapshot is not None
    assert check.version is not None
    assert store.state(TERMS) == State(
        validators=Validators('"a"', "Mon, 12 Feb 2024 00:00:00 GMT"),
        snapshot_sha256=check.snapshot.sha256,
        version=1,
        version_sha256=check.version.sha256,
        reader="r1",
        rules="rules1",
        highest=1,
        last_good=NIGHT,
    )
    assert store.snapshot(KEY) == check.snapshot
    assert store.version(KEY) == dataclasses.replace(check.version, number=1)
    assert store.documents() == {KEY: TERMS}


def test_every_check_is_recorded(store: SqlStore) -> None:
    with store.lock_run("tosmon check"):
        store.record(first("One."))
    store.record(unchanged())
    store.record(failed(NIGHT + 2 * DAY))
    columns = (checks.c[name] for name in "run_id checked_at outcome reason status bytes seconds snapshot_id".split())
    with store._engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(select(*columns).order_by(checks.c.id))] == [
            (1, NIGHT, "first", "", 200, 11, 0.25, 1),
            (None, NIGHT + DAY, "unchanged", "", 304, None, 0.1, None),
            (None, NIGHT + 2 * DAY, "failed", "HTTP 503", 503, None, 0.1, None),
        ]


def test_versions_are_numbered_from_one(store: SqlStore) -> None:
    store.record(first("One."))
    store.record(changed("Two, longer."))
    assert store.version(KEY, 1) == dataclasses.replace(version("One."), number=1)
    assert store.version(KEY) == dataclasses.replace(version("Two, longer.", NIGHT + DAY), number=2)
    assert store.versions(KEY) == [
        VersionRow(
            *(number, at, len(said), version(said).sha256),
            technical=False,
            url=TERMS.url,
            seen_until=at,
            rules="rules1",
            reader="r1",
            page_sha256=page(said).sha256,
        )
        for number, at, said in ((1, NIGHT, "One."), (2, NIGHT + DAY, "Two, longer."))
    ]


def test_a_version_that_is_not_there_is_named(store: SqlStore) -> None:
    with pytest.raises(StoreError, match=r"tosmon\S* has no version of soundcloud/terms-of-service"):
        store.version(KEY)
    store.record(failed())
    with pytest.raises(StoreError, match="has no version of soundcloud/terms-of-service"):
        store.snapshot(KEY)
    store.record(first("One."))
    with pytest.raises(StoreError, match="has no version 3 of soundcloud/terms-of-service; they are numbered 1 to 1"):
        store.version(KEY, 3)


def test_a_version_without_its_snapshot_is_an_error_of_the_program(store: SqlStore) -> None:
    with pytest.raises(TypeError, match="without the snapshot"):
        store.record(dataclasses.replace(first("One."), snapshot=None))


def test_a_time_without_a_zone_is_an_error_of_the_program(store: SqlStore) -> None:
    with pytest.raises(TypeError, match="has no time zone"):
        store.record(unchanged(datetime(2024, 2, 12)))  # noqa: DTZ001 the point of the test
    assert store.status() == []


def test_times_come_back_in_utc(store: SqlStore) -> None:
    local = datetime(2024, 2, 12, 5, 30, 0, 123456, tzinfo=timezone(timedelta(hours=2)))
    store.record(first("One.", local))
    observed = store.version(KEY).observed_at
    assert (observed, observed.tzinfo) == (datetime(2024, 2, 12, 3, 30, 0, 123456, tzinfo=UTC), UTC)


def test_a_page_that_says_the_same_is_not_kept_but_its_hash_is(store: SqlStore) -> None:
    store.record(first("One.", etag='"a"'))
    store.record(unchanged(snapshot=page("One.", NIGHT + DAY, etag='"b"')))
    assert rows(store, "SELECT count(*) FROM snapshots") == [(1,)]
    store.record(unchanged(snapshot=(churned := page("One. ", NIGHT + 2 * DAY, etag='"b"'))))
    assert rows(store, "SELECT count(*) FROM snapshots") == [(1,)]
    assert rows(store, "SELECT snapshot_id FROM checks ORDER BY id") == [(1,), (None,), (None,)]
    assert rows(store, "SELECT sha256 FROM checks WHERE id = 3") == [(bytes.fromhex(churned.sha256),)]
    assert store.state(TERMS).validators == Validators('"b"')


def test_bytes_that_return_are_stored_once(store: SqlStore) -> None:
    store.record(first("One."))
    store.record(changed("Two."))
    store.record(changed("One.", NIGHT + 2 * DAY))
    assert rows(store, "SELECT count(*) FROM snapshots") == [(3,)]
    assert rows(store, "SELECT count(*) FROM packs") == [(4,)]
    assert store.snapshot(KEY).fetched_at == NIGHT + 2 * DAY


def test_other_bytes_with_the_same_text_keep_the_version_and_its_evidence(store: SqlStore) -> None:
    store.record(first("One."))
    churned = page("One.<!-- 2 -->", NIGHT + DAY)
    store.record(unchanged(snapshot=churned))
    assert store.state(TERMS).snapshot_sha256 == churned.sha256
    assert store.snapshot(KEY) == page("One.")
    assert len(store.versions(KEY)) == 1


def test_a_version_read_again_keeps_its_number_and_its_day(store: SqlStore) -> None:
    store.record(first("One."))
    store.record(changed("Two."))
    store.record(unchanged(NIGHT + 2 * DAY, page("Two.<i></i>", NIGHT + 2 * DAY)))
    again = version("Two, and what the old reader missed.", NIGHT + 3 * DAY, "r2")
    store.record(dataclasses.replace(unchanged(NIGHT + 3 * DAY), reread=again, rules="rules2"))
    assert store.version(KEY) == dataclasses.replace(again, number=2, observed_at=NIGHT + DAY)
    assert [row.technical for row in store.versions(KEY)] == [False, True]
    state = store.state(TERMS)
    assert (state.reader, state.rules, state.version, state.version_sha256) == ("r2", "rules2", 2, again.sha256)
    # What the old reader held to be the same need not be so for the new one.
    assert state.snapshot_sha256 == page("Two.").sha256


def test_a_version_can_be_read_again_and_replaced_in_one_check(store: SqlStore) -> None:
    store.record(first("One."))
    again = version("One, read better.", NIGHT, "r2")
    store.record(dataclasses.replace(changed("Two."), reread=again, rules="rules2"))
    assert store.version(KEY, 1) == dataclasses.replace(again, number=1)
    assert store.version(KEY, 2).text == "Two."
    assert [row.technical for row in store.versions(KEY)] == [True, False]


def test_other_rules_leave_the_version_as_it_is(store: SqlStore) -> None:
    store.record(first("One."))
    store.record(dataclasses.replace(unchanged(), rules="rules2"))
    assert store.state(TERMS).rules == "rules2"
    store.record(failed(NIGHT + 2 * DAY))
    assert store.state(TERMS).rules == "rules2"
    assert [row.technical for row in store.versions(KEY)] == [False]


def test_a_held_page_is_kept_but_not_believed(store: SqlStore) -> None:
    store.record(first("One.", etag='"a"'))
    good = store.state(TERMS)
    store.record(held("Half."))
    assert store.state(TERMS) == dataclasses.replace(good, held_as=version("Half.").sha256, held_count=1)
    assert store.snapshot(KEY) == page("One.", etag='"a"')
    assert rows(store, "SELECT believed FROM snapshots ORDER BY id") == [(1,), (0,)]


def test_a_held_text_is_counted_while_it_stays_the_same(store: SqlStore) -> None:
    store.record(first("One."))
    store.record(held("Half."))
    store.record(held("Half.", NIGHT + 2 * DAY))
    assert store.state(TERMS).held_count == 2
    store.record(failed(NIGHT + 3 * DAY))
    assert store.state(TERMS).held_count == 2
    store.record(held("Other half.", NIGHT + 4 * DAY))
    assert store.state(TERMS).held_count == 1
    store.record(unchanged(NIGHT + 5 * DAY))
    assert (store.state(TERMS).held_as, store.state(TERMS).held_count) == ("", 0)


def test_a_held_page_can_be_believed_later(store: SqlStore) -> None:
    store.record(first("One."))
    store.record(held("Half."))
    store.record(changed("Half.", NIGHT + 2 * DAY))
    assert rows(store, "SELECT believed FROM snapshots ORDER BY id") == [(1,), (1,)]
    assert store.snapshot(KEY).body == page("Half.").body


def test_another_address_is_not_asked_with_the_old_validators(store: SqlStore) -> None:
    store.record(first("One.", etag='"a"'))
    moved = dataclasses.replace(TERMS, url="https://soundcloud.test/new-terms")
    french = dataclasses.replace(TERMS, language="fr")
    assert store.state(moved).validators == Validators()
    assert store.state(french).validators == Validators()
    store.record(failed(document=moved))
    assert store.state(moved).validators == Validators()
    assert store.state(moved).elsewhere
    assert store.documents() == {KEY: TERMS}
    store.record(dataclasses.replace(unchanged(), outcome=dataclasses.replace(unchanged().outcome, document=moved)))
    assert not store.state(moved).elsewhere
    assert store.documents() == {KEY: moved}


def test_the_ledger_forgets_nothing(store: SqlStore) -> None:
    one, two = entry(clause("We may train.")), entry(clause("You may opt out.", Kind.OPT_OUT), NIGHT - DAY)
    store.record(dataclasses.replace(first("One."), ledger=(one,)))
    gone = dataclasses.replace(one, present=False, spans=(Span(NIGHT, NIGHT + DAY),), told=frozenset(Told))
    store.record(dataclasses.replace(changed("Two."), ledger=(gone, two)))
    assert store.ledger(KEY) == (two, gone)
    store.record(unchanged(NIGHT + 2 * DAY))
    store.record(dataclasses.replace(unchanged(NIGHT + 3 * DAY), ledger=()))
    assert store.ledger(KEY) == (two, gone)


def test_findings_come_back_newest_first(store: SqlStore) -> None:
    old = finding(clause(), severity=Severity.INFO)
    new = finding(clause("You may opt out.", Kind.OPT_OUT), NIGHT + DAY, severity=Severity.NOTICE)
    base = finding(clause(), NIGHT - DAY, change=ChangeType.BASELINE)
    private = Document("SoundCloud", "Privacy Policy", "https://soundcloud.test/privacy")
    other = finding(clause(), NIGHT + 2 * DAY, document=private)
    store.record(changed("Two.", findings=(base, old, new)))
    store.record(changed("Two.", document=private, findings=(other,)))

    def asked(wanted: FindingFilter) -> list[Finding]:
        return list(store.findings(wanted))

    assert asked(FindingFilter()) == [other, new, old]
    assert asked(FindingFilter(baseline=True)) == [other, new, old, base]
    assert asked(FindingFilter(since=NIGHT + DAY)) == [other, new]
    assert asked(FindingFilter(kinds=(Kind.OPT_OUT, Kind.DENIAL))) == [new]
    assert asked(FindingFilter(severities=(Severity.INFO, Severity.NOTICE))) == [new, old]
    assert asked(FindingFilter(keys=("soundcloud/privacy-policy", "x/unknown"))) == [other]


def test_a_finding_recorded_twice_is_one(store: SqlStore) -> None:
    found = finding(clause())
    store.record(changed("Two.", findings=(found, found)))
    store.record(dataclasses.replace(unchanged(), outcome=Outcome(TERMS, OutcomeKind.UNCHANGED, NIGHT + DAY, findings=(found,))))
    assert list(store.findings(FindingFilter())) == [found]


def test_status_says_how_each_document_stands(store: SqlStore) -> None:
    grant, denial = entry(clause("We may train.")), entry(clause("We never train.", Kind.DENIAL), present=False)
    broken = Document("X", "Terms", "https://x.test/tos")
    store.record(dataclasses.replace(first("One."), ledger=(grant, denial)))
    store.record(failed(NIGHT, broken))
    store.record(failed(NIGHT + DAY, broken))
    well = StatusRow(KEY, TERMS.service, TERMS.name, TERMS.url, 1, NIGHT, NIGHT, None, None, None, "", {Kind.GRANT: 1})
    ill = StatusRow("x/terms", "X", "Terms", broken.url, 0, NIGHT + DAY, None, None, NIGHT, None, "HTTP 503", {})
    assert store.status() == [well, ill]


def test_status_tells_since_when_a_document_is_held_or_fails(store: SqlStore) -> None:
    def since(check: Check) -> tuple[datetime | None, datetime | None, str]:
        store.record(check)
        [row] = store.status()
        return row.held_since, row.failing_since, row.reason

    first_sight, half = NIGHT + DAY, "the text is half as long"
    assert since(first("One.")) == (None, None, "")
    assert since(held("Half.", first_sight)) == (first_sight, None, half)
    assert since(failed(NIGHT + 2 * DAY)) == (first_sight, NIGHT + 2 * DAY, "HTTP 503")
    assert since(failed(NIGHT + 3 * DAY)) == (first_sight, NIGHT + 2 * DAY, "HTTP 503")
    assert since(held("Half.", NIGHT + 4 * DAY)) == (first_sight, None, half)
    assert since(changed("Half.", NIGHT + 5 * DAY)) == (None, None, "")
    assert store.status()[0].last_changed == NIGHT + 5 * DAY


def test_unchanged_checks_touch_no_text(store: SqlStore) -> None:
    store.record(first("One.", etag='"a"'))
    statements: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))
    same = unchanged(snapshot=page("One.", etag='"a"'))
    for _ in range(100):
        store.record(unchanged())
        store.record(same)
    assert [statement for statement in statements if "packs" in statement or "ledger" in statement] == []
    assert len(statements) <= 200 * 5


def _used_from_another_thread(store: SqlStore) -> None:
    worker = Thread(target=store.record, args=(first("One."),))
    worker.start()
    worker.join()
    assert store.version(KEY).text == "One."


def test_the_store_may_be_used_from_another_thread(store: SqlStore) -> None:
    _used_from_another_thread(store)


def test_the_store_in_memory_may_be_used_from_another_thread() -> None:
    with open_store("sqlite://") as store:
        _used_from_another_thread(store)


def test_what_is_stored_is_there_when_the_database_is_opened_again(url: str) -> None:
    with open_store(url) as store:
        store.record(changed("One.", findings=(finding(clause()),)))
    with open_store(url, create=False) as store:
        assert store.version(KEY).text == "One."
        assert list(store.findings(FindingFilter())) == [finding(clause())]
        assert store.ledger(KEY) == (alerted(clause(), NIGHT + DAY),)


def test_what_no_database_takes_for_a_text_comes_back_as_it_was(store: SqlStore) -> None:
    odd = "NUL \0, a lone surrogate \ud800, DLE \x10, and what looks like one of them: \x100000."
    said = dataclasses.replace(clause(), text=odd, lead=odd, section=(odd,))
    outcome = Outcome(TERMS, OutcomeKind.CHANGED, NIGHT, odd, findings=(dataclasses.replace(finding(said), before=odd),))
    headers = page("Two.", x_odd=odd, etag=odd)
    check = dataclasses.replace(changed("Two."), outcome=outcome, snapshot=headers, version=version(odd), ledger=(entry(said),))
    store.record(check)
    assert store.snapshot(KEY) == headers
    assert store.state(TERMS).validators == Validators(odd)
    assert store.version(KEY).text == odd
    assert store.ledger(KEY) == (entry(said),)
    assert list(store.findings(FindingFilter())) == list(outcome.findings)
    store.record(dataclasses.replace(check, outcome=dataclasses.replace(outcome, kind=OutcomeKind.FAILED), version=None))
    assert store.status()[0].reason == odd
    assert store.versions(odd) == []


def test_a_page_of_five_megabytes_comes_back_as_it_was(store: SqlStore) -> None:
    large = dataclasses.replace(page("One."), body=Random(1).randbytes(5_000_000))  # cannot be packed smaller
    store.record(dataclasses.replace(first("One."), snapshot=large))
    assert store.snapshot(KEY) == large


def test_who_reads_sees_one_moment(store: SqlStore, url: str) -> None:
    store.record(first("One."))
    with open_store(url) as other, store._reading() as connection:
        before = connection.execute(select(documents.c.version)).scalar()
        other.record(changed("Two."))
        assert connection.execute(select(documents.c.version)).scalar() == before == 1
    assert store.version(KEY).number == 2


def test_the_checks_that_brought_a_page_are_known_by_time_and_digest(store: SqlStore) -> None:
    assert store.recorded(KEY) == frozenset()
    for check in (first("Old."), unchanged(NIGHT + DAY), failed(NIGHT + 2 * DAY), held("New.", NIGHT + 3 * DAY)):
        store.record(check)
    assert store.recorded(KEY) == {(NIGHT, page("Old.").sha256), (NIGHT + 3 * DAY, page("New.").sha256)}


def test_a_technical_page_takes_the_place_of_the_last_versions_own(store: SqlStore) -> None:
    store.record(first("Old."))
    upgraded = unchanged(NIGHT + DAY, page("Old, read better.", NIGHT + DAY))
    store.record(dataclasses.replace(upgraded, reread=version("Old, read better."), technical=True))
    assert store.snapshot(KEY).body == b"<p>Old, read better.</p>"
    assert [(row.number, row.observed_at, row.technical) for row in store.versions(KEY)] == [(1, NIGHT, True)]
    assert store.version(KEY).text == "Old, read better."
    assert rows(store, "select count(*) from snapshots") == [(2,)]

"""Each notifier is told what it asked for: once, in order, and again when it could not be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.samples import DAY, NIGHT, TERMS, Clock, changed, clause, failed, finding, first, held, unchanged
from tosmon.errors import NotifyError
from tosmon.models import Acknowledgement, ChangeType, Document, Finding, Kind, Message, Mute, Severity
from tosmon.outbox import Sender, Subscription
from tosmon.settings import Digest, NotifySettings
from tosmon.store import SqlStore

OTHER = Document("Lantern", "Terms", "https://lantern.test/terms", tags=("Art",))
ASKED = NotifySettings("mail", "mail")


class Told:
    """A notifier that keeps what it is told, or raises the next of its faults."""

    def __init__(self, *, follows: bool = False) -> None:
        self.follows = follows
        self.messages: list[Message] = []
        self.faults: list[BaseException | None] = []

    def send(self, message: Message) -> Mapping[str, str]:
        self.messages.append(message)
        if self.faults and (fault := self.faults.pop(0)):
            raise fault
        return {each.id: f"https://told.test/{each.id}" for each in message.findings}

    def take(self) -> list[tuple[Finding, ...]]:
        """The findings of each message since the last time."""
        taken, self.messages = self.messages, []
        return [message.findings for message in taken]


@pytest.fixture
def told() -> Told:
    return Told()


def found(night: int, severity: Severity = Severity.ALERT, document: Document = TERMS, kind: Kind = Kind.GRANT) -> Finding:
    said = clause(f"Clause of night {night}, {severity}, {kind}.", kind)
    return finding(said, NIGHT + night * DAY, severity=severity, document=document)


def night(
    store: SqlStore,
    clock: Clock,
    told: Told,
    *findings: Finding,
    settings: NotifySettings = ASKED,
    remind: timedelta | None = None,
    at_once: bool = False,
) -> list[str]:
    """A run at the clock's time that finds these, and sends; what could not be sent."""
    with store.lock_run("tosmon check"):
        for each in findings:
            document = next(one for one in (TERMS, OTHER) if one.key == each.key)
            store.record(changed(f"Text {each.id}", clock.now, document, (each,)))
        sender = Sender(store, remind, clock, at_once)
        return [str(fault) for fault in sender.send(Subscription.to(settings, (TERMS, OTHER)), told)]


def test_what_failed_is_sent_next_with_the_same_id_and_what_came_since_after_it(
    store: SqlStore, clock: Clock, told: Told
) -> None:
    told.faults = [NotifyError("mail: gone"), NotifyError("mail: still gone")]
    assert night(store, clock, told, found(0)) == ["mail: gone"]
    clock.now += DAY
    assert night(store, clock, told, found(1)) == ["mail: still gone"]
    clock.now += DAY
    assert night(store, clock, told, found(2)) == []
    first_, again, once_more, last = told.messages
    assert first_ == again == once_more
    assert first_.id
    assert told.take() == [(found(0),)] * 3 + [(found(1), found(2))]
    assert last.id != first_.id
    clock.now += DAY
    assert night(store, clock, told) == []
    assert told.messages == []


def test_the_pause_after_a_failure_doubles_up_to_half_a_day(store: SqlStore, clock: Clock, told: Told) -> None:
    told.faults = [NotifyError("gone")] * 20
    night(store, clock, told, found(0))
    pauses = []
    for _ in range(12):
        delivery = store.delivery("mail")
        assert delivery.next_attempt
        pauses.append(int((delivery.next_attempt - clock.now).total_seconds() / 60))
        clock.now = delivery.next_attempt - timedelta(seconds=1)
        (said,) = night(store, clock, told)
        assert said.startswith("mail: failed ") and said.endswith("; the last time: gone")
        clock.now = delivery.next_attempt
        assert night(store, clock, told) == ["gone"]
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 720, 720]
    assert store.delivery("mail").attempts == 13
    assert night(store, clock, told, at_once=True) == ["gone"]


def test_a_process_that_is_killed_after_sending_sends_it_again_with_the_same_id(
    store: SqlStore, clock: Clock, told: Told
) -> None:
    told.faults = [KeyboardInterrupt()]
    with pytest.raises(KeyboardInterrupt):
        night(store, clock, told, found(0))
    clock.now += DAY
    assert night(store, clock, told) == []
    before, after = told.messages
    assert before == after


def test_a_message_that_is_refused_does_not_hold_up_the_next(store: SqlStore, clock: Clock, told: Told) -> None:
    told.faults = [NotifyError("too rude", refused=True)]
    assert night(store, clock, told, found(0)) == ["too rude"]
    told.faults = [NotifyError("too rude", refused=True)]
    clock.now += DAY
    assert night(store, clock, told, found(1)) == ["too rude"]
    assert told.take() == [(found(0),), (found(0),), (found(1),)]


def test_a_digest_holds_what_is_found_until_its_time_and_skips_no_night(store: SqlStore, clock: Clock, told: Told) -> None:
    weekly = replace(ASKED, digest=Digest.WEEKLY)
    for number in range(10):
        clock.now = NIGHT + number * DAY + timedelta(minutes=-number)  # each run is a little shorter
        night(store, clock, told, found(number), settings=weekly)
    assert [len(findings) for findings in told.take()] == [1, 7]
    daily = replace(ASKED, digest=Digest.DAILY, name="daily")
    for number in range(3):
        clock.now = NIGHT + (20 + number) * DAY + timedelta(minutes=-number)
        night(store, clock, told, found(20 + number), settings=daily)
        night(store, clock, told, settings=daily)
    assert [len(findings) for findings in told.take()] == [1, 1, 1]
    assert night(store, clock, told, settings=weekly, at_once=True) == []
    assert [len(findings) for findings in told.take()] == [5]


@pytest.mark.parametrize(
    "asked",
    [
        replace(ASKED, min_severity=Severity.NOTICE, services=("lantern",)),
        replace(ASKED, min_severity=Severity.NOTICE, tags=("art",)),
        replace(ASKED, min_severity=Severity.ALERT),
        replace(ASKED, kinds=(Kind.DENIAL,), min_severity=Severity.INFO),
    ],
)
def test_what_was_not_asked_for_is_never_told_even_if_asked_for_later(
    store: SqlStore, clock: Clock, told: Told, asked: NotifySettings
) -> None:
    findings = [
        found(0, Severity.NOTICE, OTHER),
        found(0, Severity.ALERT, TERMS),
        found(0, Severity.INFO, TERMS, Kind.DENIAL),
    ]
    night(store, clock, told, *findings, settings=asked)
    ((only,),) = told.take()
    assert only in findings
    clock.now += DAY
    night(store, clock, told, settings=replace(ASKED, min_severity=Severity.INFO))
    assert told.take() == []


def test_a_message_that_lost_all_to_mutes_is_not_sent(store: SqlStore, clock: Clock, told: Told) -> None:
    told.faults = [NotifyError("gone")]
    night(store, clock, told, found(0))
    store.mute(Mute(found(0).clause.fingerprint, "known", clock.now, clock.now + 9 * DAY))
    clock.now += DAY
    night(store, clock, told)
    assert len(told.take()) == 1
    clock.now += 9 * DAY
    night(store, clock, told)
    assert told.take() == [(found(0),)]


def test_only_a_notifier_that_follows_gets_what_it_did_not_ask_for_and_what_people_answer(store: SqlStore, clock: Clock) -> None:
    told = Told(follows=True)
    alert, info = found(0), found(0, Severity.INFO)
    night(store, clock, told, alert, info)
    (message,) = told.messages
    assert (message.findings, message.others, message.answered) == ((alert,), (info,), ())
    store.acknowledge([alert.id, info.id], Acknowledgement(clock.now, "seen"))
    for _ in range(2):
        clock.now += DAY
        night(store, clock, told)
    _, answer = told.messages
    assert (answer.findings, [each.settled for each in answer.answered]) == ((), ["acknowledged"])
    store.mute(Mute(alert.clause.fingerprint, "known", clock.now, clock.now + 2 * DAY))
    settled = []
    for _ in range(3):
        clock.now += DAY
        night(store, clock, told)
        settled.append([each.settled for each in told.messages[-1].answered])
    assert settled == [["muted"], ["acknowledged"], ["acknowledged"]]
    assert len(told.messages) == 4


# Reminders

REMIND = 3 * DAY


def troubles(told: Told) -> list[list[tuple[str, str, bool]]]:
    taken, told.messages = told.messages, []
    return [[(each.key, each.kind.value, each.ended is not None) for each in message.troubles] for message in taken]


def test_documents_in_trouble_are_told_of_once_in_one_message_and_once_when_they_work_again(
    store: SqlStore, clock: Clock, told: Told
) -> None:
    for document in (TERMS, OTHER):
        store.record(first("One.", NIGHT, document))
    said = {}
    for day in range(1, 9):
        clock.now = NIGHT + day * DAY
        # One of them fails and is held in turns, which is the same trouble all the time.
        store.record(held("Two.", clock.now) if day % 2 else failed(clock.now)) if day < 8 else store.record(unchanged(clock.now))
        store.record(failed(clock.now, OTHER) if day < 6 else unchanged(clock.now, document=OTHER))
        night(store, clock, told, remind=REMIND)
        said[day] = troubles(told)
    assert {day: messages for day, messages in said.items() if messages} == {
        4: [[("lantern/terms", "failed", False), ("soundcloud/terms-of-service", "failed", False)]],
        6: [[("lantern/terms", "failed", True)]],
        8: [[("soundcloud/terms-of-service", "failed", True)]],
    }
    store.record(failed(clock.now + DAY))
    clock.now += 5 * DAY
    night(store, clock, told, remind=REMIND)
    assert troubles(told) == [[("soundcloud/terms-of-service", "failed", False)]]


def test_reminders_come_to_those_who_ask_and_of_what_they_ask_for(store: SqlStore, clock: Clock, told: Told) -> None:
    for document in (TERMS, OTHER):
        store.record(failed(NIGHT, document))
    store.record(failed(NIGHT, Document("Gone", "Terms", "https://gone.test")))  # is not watched any more
    clock.now = NIGHT + 9 * DAY
    night(store, clock, told, remind=None)
    night(store, clock, told, remind=REMIND, settings=replace(ASKED, health=False))
    assert told.messages == []
    night(store, clock, told, remind=REMIND, settings=replace(ASKED, services=("lantern",)))
    assert troubles(told) == [[("lantern/terms", "failed", False)]]


def test_a_reminder_that_could_not_be_sent_is_sent_before_the_word_that_all_is_well(
    store: SqlStore, clock: Clock, told: Told
) -> None:
    store.record(failed(NIGHT, OTHER))
    clock.now = NIGHT + 4 * DAY
    told.faults = [NotifyError("gone")]
    night(store, clock, told, remind=REMIND)
    clock.now += DAY
    store.record(first("One.", clock.now, OTHER))
    night(store, clock, told, remind=REMIND)
    assert troubles(told) == [[("lantern/terms", "failed", False)]] * 2 + [[("lantern/terms", "failed", True)]]


def test_what_a_notifier_is_told_is_no_baseline_and_no_finding_twice(store: SqlStore, clock: Clock, told: Told) -> None:
    baseline = replace(found(0), change=ChangeType.BASELINE)
    night(store, clock, told, baseline, found(0))
    night(store, clock, told, found(0))
    assert told.take() == [(found(0),)]

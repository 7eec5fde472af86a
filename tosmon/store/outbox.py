"""What each notifier was told and is still to be told, inside the connection of the caller."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select, update

from tosmon.models import ChangeType, Finding, Message, OutcomeKind, Severity, Trouble
from tosmon.ports import Delivery
from tosmon.store import handling, rows
from tosmon.store.schema import announcements, answers, deliveries, documents, findings, marks, messages, reminders

_IN_TROUBLE = or_(documents.c.failing_since.is_not(None), documents.c.held_since.is_not(None))


def introduce(connection: Connection, notifier: str, since: datetime) -> None:
    """Findings of before are no news to it; the first word stays."""
    marked = set(connection.scalars(select(marks.c.severity).where(marks.c.notifier == notifier)))
    for severity in Severity:
        if severity not in marked:
            connection.execute(insert(marks).values(notifier=notifier, severity=severity, since=since))


def unannounced(connection: Connection, notifier: str, now: datetime) -> list[Finding]:
    """Findings in no message to it, oldest first."""
    done = select(announcements.c.finding_id).where(announcements.c.notifier == notifier)
    wanted = (
        select(findings)
        .join(marks, (marks.c.severity == findings.c.severity) & (findings.c.observed_at >= marks.c.since))
        .where(marks.c.notifier == notifier, findings.c.live, findings.c.superseded.is_(None))
        .where(findings.c.change != ChangeType.BASELINE, findings.c.id.not_in(done))
    )
    return [finding for finding in _found(connection, wanted, now) if not finding.mute]


def answered(connection: Connection, notifier: str, now: datetime) -> list[Finding]:
    """Findings it told of somewhere to which people said something else than it was told last."""
    mine = select(findings).join(announcements, announcements.c.finding_id == findings.c.id)
    told = mine.where(
        announcements.c.notifier == notifier, announcements.c.message_id.is_not(None), announcements.c.reference != ""
    )
    last = select(answers.c.finding_id, answers.c.settled).where(answers.c.notifier == notifier)
    known = {row.finding_id: row.settled for row in connection.execute(last)}
    return [finding for finding in _found(connection, told, now) if finding.settled != known.get(finding.id, "")]


def troubles(connection: Connection, notifier: str, before: datetime) -> Iterator[Trouble]:
    """Documents in trouble since `before` or longer of which it was not told, then those that work again."""
    open_ = select(reminders).where(reminders.c.notifier == notifier, reminders.c.ended_at.is_(None))
    told = {row.document_id: row for row in connection.execute(open_)}
    for row in connection.execute(select(documents).where(_IN_TROUBLE).order_by(documents.c.key)):
        since = min(filter(None, (row.failing_since, row.held_since)))
        if since <= before and row.id not in told:
            kind = OutcomeKind.FAILED if row.failing_since else OutcomeKind.HELD
            yield _trouble(row, kind, since, row.reason)
    for row in connection.execute(select(documents).where(~_IN_TROUBLE, documents.c.id.in_(told)).order_by(documents.c.key)):
        reminder = told[row.id]
        yield _trouble(row, OutcomeKind(reminder.kind), reminder.since, reminder.reason, row.last_good)


def announce(connection: Connection, notifier: str, told: Iterable[Finding], now: datetime, *, message: int | None) -> None:
    """Remember that findings are announced by a message, or by none."""
    values = [
        {"notifier": notifier, "finding_id": finding.id, "reference": "", "at": now, "message_id": message} for finding in told
    ]
    if values:
        connection.execute(insert(announcements), values)


def queue(connection: Connection, notifier: str, message: Message) -> Message:
    """Keep a message until it is sent, and give it its id."""
    told = (*message.findings, *message.others)
    parts = (
        notifier,
        message.at.isoformat(),
        *(each.id for each in (*told, *message.answered)),
        *(each.key for each in message.troubles),
    )
    uid = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
    inserted: Any = connection.execute(insert(messages).values(uid=uid, notifier=notifier, queued_at=message.at))
    number = int(inserted.inserted_primary_key[0])
    announce(connection, notifier, told, message.at, message=number)
    for finding in message.answered:
        mine = (answers.c.notifier == notifier) & (answers.c.finding_id == finding.id)
        connection.execute(delete(answers).where(mine))
        values = {"settled": finding.settled, "message_id": number}
        connection.execute(insert(answers).values(notifier=notifier, finding_id=finding.id, **values))
    for trouble in message.troubles:
        _remind(connection, notifier, trouble, number)
    return replace(message, id=uid)


def _remind(connection: Connection, notifier: str, trouble: Trouble, message: int) -> None:
    document = connection.scalars(select(documents.c.id).where(documents.c.key == trouble.key)).one()
    if trouble.ended is None:
        values = {"kind": trouble.kind, "since": trouble.since, "reason": trouble.reason, "message_id": message}
        connection.execute(insert(reminders).values(notifier=notifier, document_id=document, **values))
        return
    mine = (reminders.c.notifier == notifier) & (reminders.c.document_id == document) & reminders.c.ended_at.is_(None)
    connection.execute(update(reminders).where(mine).values(ended_at=trouble.ended, ended_message_id=message))


def queued(connection: Connection, notifier: str, now: datetime) -> list[Message]:
    """Messages that were not sent yet, in order, each without what was muted or superseded meanwhile."""
    unsent = select(messages).where(messages.c.notifier == notifier, messages.c.sent_at.is_(None)).order_by(messages.c.id)
    return [_message(connection, row, now) for row in connection.execute(unsent).all()]


def _message(connection: Connection, row: Row[Any], now: datetime) -> Message:
    of_message = select(findings).join(announcements, announcements.c.finding_id == findings.c.id)
    told = _found(connection, of_message.where(announcements.c.message_id == row.id), now)
    said = select(findings).join(answers, answers.c.finding_id == findings.c.id).where(answers.c.message_id == row.id)
    reminded = select(reminders, documents.c.service, documents.c.name, documents.c.url).join(documents)
    mine = or_(reminders.c.message_id == row.id, reminders.c.ended_message_id == row.id)
    return Message(
        id=row.uid,
        at=row.queued_at,
        findings=tuple(finding for finding in told if finding.settled not in ("muted", "superseded")),
        troubles=tuple(
            _trouble(
                each, OutcomeKind(each.kind), each.since, each.reason, each.ended_at if each.ended_message_id == row.id else None
            )
            for each in connection.execute(reminded.where(mine).order_by(reminders.c.id))
        ),
        answered=tuple(_found(connection, said, now)),
    )


def mark_sent(connection: Connection, notifier: str, message: Message, references: Mapping[str, str], now: datetime) -> None:
    """A message is out, its findings are announced there; what was left out of it is open again, and sending works."""
    number = connection.scalars(select(messages.c.id).where(messages.c.uid == message.id)).one()
    connection.execute(update(messages).where(messages.c.id == number).values(sent_at=now))
    mine = announcements.c.message_id == number
    told = [finding.id for finding in (*message.findings, *message.others)]
    connection.execute(delete(announcements).where(mine, announcements.c.finding_id.not_in(told)))
    for finding_id in told:
        values = {"reference": references.get(finding_id, ""), "at": now}
        connection.execute(update(announcements).where(mine, announcements.c.finding_id == finding_id).values(values))
    connection.execute(delete(deliveries).where(deliveries.c.notifier == notifier))


def mark_failed(connection: Connection, notifier: str, error: str, next_attempt: datetime) -> None:
    """A message could not be sent."""
    mine, values = deliveries.c.notifier == notifier, {"last_error": error, "next_attempt": next_attempt}
    if connection.execute(update(deliveries).where(mine).values(attempts=deliveries.c.attempts + 1, **values)).rowcount == 0:
        connection.execute(insert(deliveries).values(notifier=notifier, attempts=1, **values))


def delivery(connection: Connection, notifier: str) -> Delivery:
    """How sending to a notifier goes."""
    last = connection.scalar(select(func.max(messages.c.sent_at)).where(messages.c.notifier == notifier))
    row = connection.execute(select(deliveries).where(deliveries.c.notifier == notifier)).one_or_none()
    return Delivery(last_sent=last) if row is None else Delivery(row.attempts, row.last_error, row.next_attempt, last)


def _found(connection: Connection, wanted: Select[Any], now: datetime) -> list[Finding]:
    """Findings oldest first, with what people said to them."""
    found = connection.execute(wanted.order_by(findings.c.observed_at, findings.c.seq))
    return handling.attached(connection, [rows.finding(row) for row in found], now)


def _trouble(row: Row[Any], kind: OutcomeKind, since: datetime, reason: str, ended: datetime | None = None) -> Trouble:
    """Of a document's row."""
    return Trouble(row.service, row.name, row.url.partition("\n")[0], kind, since, reason, ended)

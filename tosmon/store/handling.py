"""What people said to findings, inside the connection of the caller: seen, or not to be told for a while."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from tosmon.models import Acknowledgement, Finding, Mute
from tosmon.store.schema import acknowledgements, documents, findings, ledger, mutes


def attached(connection: Connection, found: Sequence[Finding], now: datetime) -> list[Finding]:
    """Findings with what was said to them; only the mutes that hold now."""
    if not found:
        return []
    said = {row.finding_id: Acknowledgement(row.at, row.reason) for row in connection.execute(select(acknowledgements))}
    on = active(connection, now)
    return [replace(each, acknowledged=said.get(each.id), mute=each.muted_by(on)) for each in found]


def active(connection: Connection, now: datetime) -> list[Mute]:
    """The mutes that hold now, the newest first."""
    query = (
        select(mutes, documents.c.key)
        .outerjoin(documents)
        .where(*_holds(now))
        .order_by(mutes.c.muted_at.desc(), mutes.c.id.desc())
    )
    return [Mute(row.fingerprint, row.reason, row.muted_at, row.until, row.key or "") for row in connection.execute(query)]


def acknowledge(connection: Connection, ids: Iterable[str], said: Acknowledgement) -> None:
    """The last word counts."""
    for finding_id in ids:
        mine, values = acknowledgements.c.finding_id == finding_id, {"at": said.at, "reason": said.reason}
        if connection.execute(update(acknowledgements).where(mine).values(values)).rowcount == 0:
            connection.execute(insert(acknowledgements).values(finding_id=finding_id, **values))


def mute(connection: Connection, said: Mute) -> None:
    """A mute of the same clause in the same documents ends, and this one begins."""
    document = connection.scalar(select(documents.c.id).where(documents.c.key == said.key)) if said.key else None
    same = mutes.c.document_id == document if said.key else mutes.c.document_id.is_(None)
    _end(connection, said.muted_at, mutes.c.fingerprint == said.fingerprint, same)
    values = {"fingerprint": said.fingerprint, "reason": said.reason, "muted_at": said.muted_at, "until": said.until}
    connection.execute(insert(mutes).values(document_id=document, **values))


def unmute(connection: Connection, fingerprint: str, now: datetime) -> int:
    """End all mutes of a clause; how many there were."""
    return _end(connection, now, mutes.c.fingerprint == fingerprint)


def fingerprints(connection: Connection, prefix: str) -> set[str]:
    """The clauses that are meant by the beginning of their fingerprint, or of the id of a finding about them."""
    begins = (
        select(findings.c.fingerprint).where(findings.c.id.startswith(prefix, autoescape=True)),
        *(
            select(table.c.fingerprint).where(table.c.fingerprint.startswith(prefix, autoescape=True))
            for table in (findings, ledger)
        ),
    )
    return {fingerprint for query in begins for fingerprint in connection.scalars(query)}


def _holds(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return mutes.c.ended_at.is_(None), or_(mutes.c.until.is_(None), mutes.c.until > now)


def _end(connection: Connection, now: datetime, *which: ColumnElement[bool]) -> int:
    return int(connection.execute(update(mutes).where(*which, *_holds(now)).values(ended_at=now)).rowcount)

"""Remember documents, their versions and what was found in them, in a SQL database."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import groupby
from types import TracebackType
from typing import Any, Self

from sqlalchemy import ColumnElement, Connection, Engine, Integer, Row, StaticPool, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from tosmon.errors import StoreError
from tosmon.models import (
    Acknowledgement,
    ChangeType,
    Document,
    Finding,
    Kind,
    LedgerEntry,
    Message,
    Mute,
    Snapshot,
    Trouble,
    Version,
)
from tosmon.ports import Check, Delivery, FindingFilter, KeptPage, Rewrite, State, StatusRow, VersionRow
from tosmon.stages import Stage, stage
from tosmon.store import handling, lock, opening, outbox, pruning, recording, rows, verifying
from tosmon.store.faults import place, told
from tosmon.store.packing import Packs
from tosmon.store.pruning import Pruned
from tosmon.store.schema import checks, documents, findings, ledger, runs, snapshots, versions
from tosmon.store.spares import spare_of
from tosmon.store.variants import variants
from tosmon.store.verifying import Verified

_log = logging.getLogger(__name__)
_ENDED = select(func.coalesce(func.max(runs.c.id), 0)).where(runs.c.finished_at.is_not(None)).scalar_subquery()
_UNENDED = select(func.min(runs.c.started_at)).where(runs.c.id > _ENDED)
_NUMBER = func.coalesce(bindparam("number", type_=Integer), documents.c.version)
_VERSION = select(versions).join(documents).where(documents.c.key == bindparam("key"), versions.c.number == _NUMBER)
_VERSIONS = select(versions).join(documents).where(documents.c.key == bindparam("key"))
_WHOLE = versions.join(documents).join(snapshots, versions.c.snapshot_id == snapshots.c.id)
_ROWS = select(versions, documents.c.key, snapshots.c.url, snapshots.c.sha256.label("page_sha256")).select_from(_WHOLE)
_IN_TIME = versions.c.observed_at, versions.c.number
_LAST_WITH = (
    select(versions.c.number, versions.c.observed_at)
    .join(documents)
    .where(documents.c.key == bindparam("wanted"), versions.c.sha256 == bindparam("text"))
    .order_by(versions.c.observed_at.desc(), versions.c.number.desc())
    .limit(1)
)
_OF_RUN = update(runs).where(runs.c.id == bindparam("run"), runs.c.active)


def _utc_now() -> datetime:
    return datetime.now(UTC)


def open_store(url: str, *, clock: Callable[[], datetime] = _utc_now, create: bool = True) -> SqlStore:
    """Open the database at a SQLAlchemy URL and bring its tables up to date, with a backup first.

    Raises StoreError; also, with `create=False`, where nothing has been stored yet.
    """
    return SqlStore(opening.opened(url, clock=clock, create=create), clock)


class SqlStore:
    """tosmon.ports.Store on a database, and what the commands ask of it. Close it, or use it in a `with`.

    For one thread at a time, not always the same one. Every method raises StoreError.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writer = opening.writer(engine)
        self._clock = clock
        self._place = place(engine.url)
        self._packs = Packs()
        self._run: Row[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # -- one document ---------------------------------------------------------------------------------------------------

    def state(self, document: Document) -> State:
        """What is known of a document; State() for one never seen.

        `snapshot_sha256` is that of the last page known to say what the version says. The validators are empty where the
        document's address or language is not the stored one.
        """
        return self.states([document])[document.key]

    def states(self, documents: Sequence[Document]) -> dict[str, State]:
        """What is known of documents, by their keys."""
        with self._reading() as connection:
            found = recording.known(connection, [document.key for document in documents])
        return {document.key: recording.state(found.get(document.key), document) for document in documents}

    def snapshot(self, key: str, number: int | None = None) -> Snapshot:
        """The page that a version was read from, the document's last one by default."""
        with self._reading() as connection:
            row = self._version_row(connection, key, number)
            page = connection.execute(select(snapshots).where(snapshots.c.id == row.snapshot_id)).one()
            return rows.snapshot(page, self._packs.read(connection, page.pack_id))

    def pages(self, key: str) -> Iterator[KeptPage]:
        """Every page kept of a document, in the order they came, one in memory at a time."""
        read_from = snapshots.outerjoin(versions, versions.c.snapshot_id == snapshots.c.id)
        of_documents = read_from.join(documents, snapshots.c.document_id == documents.c.id)
        kept = select(snapshots, versions.c.number).select_from(of_documents).where(snapshots.c.pack_id.is_not(None))
        with self._reading() as connection:
            found = connection.execute(kept.where(documents.c.key == key).order_by(snapshots.c.id, versions.c.number)).all()
        for row in found:
            with self._reading() as connection:
                yield KeptPage(rows.snapshot(row, self._packs.read(connection, row.pack_id)), row.number, row.believed)

    def version(self, key: str, number: int | None = None) -> Version:
        """One version of a document, the last one by default."""
        with self._reading() as connection:
            row = self._version_row(connection, key, number)
            return rows.version(row, self._packs.read_blocks(connection, row.pack_id))

    def texts(self, key: str, numbers: Sequence[int]) -> Iterator[Version]:
        """Versions of a document, one in memory at a time; many of one document are read faster than each by itself."""
        with self._reading() as connection:
            known = {row.number: row for row in connection.execute(_VERSIONS, {"key": key})}
            found = [known.get(number) or self._version_row(connection, key, number) for number in numbers]
            yield from map(rows.version, found, self._packs.each_blocks(connection, (row.pack_id for row in found)))

    def histories(self) -> dict[str, list[VersionRow]]:
        """What `versions` tells of every document that has any, by its key, but not when each version was seen last."""
        with self._reading() as connection:
            found = connection.execute(_ROWS.order_by(documents.c.key, *_IN_TIME)).all()
        return {key: list(rows.version_rows(list(of), ())) for key, of in groupby(found, key=lambda row: row.key)}

    def versions(self, key: str) -> list[VersionRow]:
        """A document's versions without their texts, in the order of time."""
        of_key = documents.c.key == key
        good = select(checks.c.checked_at).join(documents).where(of_key, checks.c.outcome.in_(recording.GOOD))
        with self._reading() as connection:
            found = connection.execute(_ROWS.where(of_key).order_by(*_IN_TIME)).all()
            seen = connection.scalars(good.order_by(checks.c.checked_at)).all()
        return list(rows.version_rows(found, seen))

    def last_with(self, key: str, sha256: str) -> tuple[int, datetime] | None:
        """The number and the time of a document's last version with this text, None where it never said that."""
        with self._reading() as connection:
            row = connection.execute(_LAST_WITH, {"wanted": key, "text": sha256}).first()
        return None if row is None else (row.number, row.observed_at)

    def ledger(self, key: str) -> tuple[LedgerEntry, ...]:
        """Every clause the document ever said, oldest first."""
        query = select(ledger).join(documents).where(documents.c.key == key).order_by(ledger.c.first_seen, ledger.c.id)
        with self._reading() as connection:
            return tuple(rows.entry(row) for row in connection.execute(query))

    def record(self, *found: Check) -> None:
        """Write what checks of different documents left, in one transaction; renews the run lock.

        A finding recorded before is left as it is.
        """
        for check in found:
            if check.version is not None and check.snapshot is None:
                raise TypeError(
                    f"{check.outcome.document.key}: a version cannot be recorded without the snapshot it was read from."
                )
        with self._writing() as connection:
            recording.write(connection, self._packs, found, run=None if self._run is None else self._run.id)

    def recorded(self, key: str) -> frozenset[tuple[datetime, str]]:
        """When a document was checked, and the SHA-256 of the page that came, for every check that brought one."""
        query = select(checks.c.checked_at, checks.c.sha256).join(documents).where(documents.c.key == key)
        with self._reading() as connection:
            return frozenset(
                (row.checked_at, row.sha256) for row in connection.execute(query.where(checks.c.sha256.is_not(None)))
            )

    def rewrite(self, rewrite: Rewrite) -> None:
        """Write what a look at a document's past came to, in one transaction; no finding is deleted, and none is news."""
        with self._writing() as connection:
            recording.rewrite(connection, self._packs, rewrite)

    # -- all documents --------------------------------------------------------------------------------------------------

    def documents(self) -> dict[str, Document]:
        """Every document ever recorded by its key, in the keys' order, as far as it is stored: not how to get it."""
        with self._reading() as connection:
            found = connection.execute(select(documents).order_by(documents.c.key))
            return {row.key: rows.document(row) for row in found}

    def status(self) -> list[StatusRow]:
        """How every document stands, in the keys' order; the clauses are those that stand there now."""
        texts = select(versions.c.document_id, versions.c.number, versions.c.sha256)
        present = select(ledger.c.document_id, ledger.c.kind, func.count()).where(ledger.c.present)
        last = (versions.c.document_id == documents.c.id) & (versions.c.number == documents.c.version)
        standing = select(documents, versions.c.observed_at).select_from(documents.outerjoin(versions, last))
        counts: defaultdict[int, dict[Kind, int]] = defaultdict(dict)
        said: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        with self._reading() as connection:
            for document_id, number, sha256 in connection.execute(texts.order_by(versions.c.observed_at, versions.c.number)):
                said[document_id].append((number, sha256))
            for document_id, kind, count in connection.execute(present.group_by(ledger.c.document_id, ledger.c.kind)):
                counts[document_id][Kind(kind)] = count
            return [_status(row, counts[row.id], said[row.id]) for row in connection.execute(standing.order_by(documents.c.key))]

    def findings(self, wanted: FindingFilter) -> Iterator[Finding]:
        """The findings asked for, newest first. Baselines are left out unless `wanted.baseline`."""
        query = select(findings).join(documents).where(*_conditions(wanted))
        with self._reading() as connection:
            found = connection.execute(query.order_by(findings.c.observed_at.desc(), findings.c.seq))
            return iter(handling.attached(connection, [rows.finding(row) for row in found], self._clock()))

    # -- what people say to findings ------------------------------------------------------------------------------------

    def finding_ids(self, prefix: str) -> list[str]:
        """The ids of findings that begin so, in order."""
        begins = select(findings.c.id).where(findings.c.id.startswith(prefix, autoescape=True)).order_by(findings.c.id)
        with self._reading() as connection:
            return list(connection.scalars(begins))

    def fingerprints(self, prefix: str) -> list[str]:
        """The fingerprints of clauses that begin so, or that a finding whose id begins so is about, in order."""
        with self._reading() as connection:
            return sorted(handling.fingerprints(connection, prefix))

    def acknowledge(self, ids: Iterable[str], said: Acknowledgement) -> None:
        """Remember that somebody has seen these findings; the last word counts."""
        with self._writing() as connection:
            handling.acknowledge(connection, ids, said)

    def mutes(self) -> list[Mute]:
        """The mutes that hold now, the newest first."""
        with self._reading() as connection:
            return handling.active(connection, self._clock())

    def mute(self, said: Mute) -> None:
        """Tell nobody of a clause any more; replaces a mute of the same clause in the same documents."""
        with self._writing() as connection:
            handling.mute(connection, said)

    def unmute(self, fingerprint: str) -> int:
        """Tell of a clause again; how many mutes of it there were."""
        with self._writing() as connection:
            return handling.unmute(connection, fingerprint, self._clock())

    # -- the whole of it ------------------------------------------------------------------------------------------------

    def verify(self, keys: Collection[str]) -> Iterator[Verified]:
        """Recompute all hashes and chains of documents, one after the other; each with what is wrong with it."""
        spares: dict[range, list[Verified]] = defaultdict(list)
        for key in keys:
            with self._reading() as connection:
                found = verifying.verified(connection, self._packs, key)
            spares[spare_of(found.document)].append(found)
            yield found
        for documents_of, among in spares.items():
            if not any(found.faults for found in among):
                with self._reading() as connection:
                    yield verifying.verified_spare(connection, documents_of)

    def prune(self, key: str, before: datetime, *, dry_run: bool = False) -> Pruned:
        """Drop a document's pages older than `before` that no version was read from; with `dry_run` write nothing.

        Raises DamagedError, nothing being changed, where any of its bytes are lost.
        """
        with self._writing() as connection:
            pruned = pruning.prune(connection, self._packs, key, before=before, now=self._clock())
            if dry_run:
                connection.rollback()
        return pruned

    def shrink(self) -> None:
        """Give the room of what was deleted back to the disk; SQLite only, as servers do it by themselves."""
        with told(self._place):
            opening.vacuum(self._engine)

    # -- notifiers: tosmon.ports.Outbox ---------------------------------------------------------------------------------

    def introduce(self, notifier: str, since: datetime | None = None) -> None:
        """Know a notifier: what was observed before `since` is not news to it. The first word stays.

        By default that is the start of the run that is on, or of the first of those before it that were killed before they could
        announce anything, or else now.
        """
        with self._writing() as connection:
            outbox.introduce(connection, notifier, since or connection.scalar(_UNENDED) or self._clock())

    def unannounced(self, notifier: str) -> list[Finding]:
        """Findings in no message to it, oldest first; never a baseline, what is muted, or history that was imported."""
        with self._reading() as connection:
            return outbox.unannounced(connection, notifier, self._clock())

    def answered(self, notifier: str) -> list[Finding]:
        """Findings it told of to which people said something that it was not told."""
        with self._reading() as connection:
            return outbox.answered(connection, notifier, self._clock())

    def troubles(self, notifier: str, keys: Collection[str], before: datetime) -> list[Trouble]:
        """Which of the documents it is to be told of: in trouble since `before` or longer, or working again after it told so."""
        with self._reading() as connection:
            return [each for each in outbox.troubles(connection, notifier, before) if each.key in keys]

    def pass_over(self, notifier: str, findings: Collection[Finding]) -> None:
        """Never have it announce these."""
        with self._writing() as connection:
            outbox.announce(connection, notifier, findings, self._clock(), message=None)

    def queue(self, notifier: str, message: Message) -> Message:
        """Keep a message until it is sent; all it tells is announced by it. Returns it with its id."""
        with self._writing() as connection:
            return outbox.queue(connection, notifier, message)

    def queued(self, notifier: str) -> list[Message]:
        """The messages that were not sent yet, in order, without what was muted or superseded meanwhile."""
        with self._reading() as connection:
            return outbox.queued(connection, notifier, self._clock())

    def mark_sent(self, notifier: str, message: Message, references: Mapping[str, str]) -> None:
        """A message is out: `references` are where (a URL), by the ids of its findings. What was left out of it is open again."""
        with self._writing() as connection:
            outbox.mark_sent(connection, notifier, message, references, self._clock())

    def mark_failed(self, notifier: str, error: str, next_attempt: datetime) -> None:
        """A message could not be sent."""
        with self._writing() as connection:
            outbox.mark_failed(connection, notifier, error, next_attempt)

    def delivery(self, notifier: str) -> Delivery:
        """How sending to it goes."""
        with self._reading() as connection:
            return outbox.delivery(connection, notifier)

    # -- the run lock ---------------------------------------------------------------------------------------------------

    @contextmanager
    def lock_run(self, holder: str) -> Iterator[None]:
        """Be the only one that writes: `holder` says who, for the others. What is recorded inside belongs to this run.

        Raises StoreError where another run is on. One whose process is gone, or that wrote nothing for ten minutes, is not:
        its lock is taken over, and should it still be there, its next write fails.
        """
        self._run = self._lock(holder)
        try:
            yield
        finally:
            run, self._run = self._run, None
            with told(self._place), self._writer.begin() as connection:
                connection.execute(_OF_RUN, {"run": run.id, "active": None, "finished_at": self._clock()})

    @property
    def shared(self) -> bool:
        """Whether another process can open the same database: one in memory is this one's alone."""
        return not isinstance(self._engine.pool, StaticPool)

    @property
    def run(self) -> int | None:
        """The run that is on, for `joined`."""
        return None if self._run is None else int(self._run.id)

    @contextmanager
    def joined(self, run: int) -> Iterator[None]:
        """Write in a run that another process began, until that one ends it: then the next write raises StoreError."""
        with self._reading() as connection:
            self._run = connection.execute(select(runs).where(runs.c.id == run)).one()
        try:
            yield
        finally:
            self._run = None

    def _lock(self, holder: str) -> Row[Any]:
        with self._writing() as connection:
            on = connection.execute(select(runs).where(runs.c.active)).one_or_none()
            if on is not None:
                self._take_over(connection, on)
            here, now = lock.this_process(), self._clock()
            process = {"host": here.host, "pid": here.pid, "process": here.token}
            try:
                added = insert(runs).values(active=True, holder=holder, **process, started_at=now, heartbeat=now)
                connection.execute(added)
            except IntegrityError as error:  # where two may write at once, the other one was quicker
                raise StoreError(f"{self._place} is in use by a run that has just started: wait until it is done.") from error
            return connection.execute(select(runs).where(runs.c.active)).one()

    def _take_over(self, connection: Connection, on: Row[Any]) -> None:
        """End a run that was abandoned. Raises StoreError if it was not."""
        who = f"{on.holder} (process {on.pid} on {on.host}) since {on.started_at:%Y-%m-%d %H:%M} UTC"
        if not lock.abandoned(lock.Process(on.host, on.pid, on.process), on.heartbeat, self._clock()):
            raise StoreError(f"{self._place} is in use by {who}: wait until it is done, or stop it and try again.")
        told = f"`tosmon findings --since {on.started_at:%Y-%m-%d}` shows what it found"
        _log.warning("%s was in use by %s, which did not end it; going on without it (%s)", self._place, who, told)
        connection.execute(update(runs).where(runs.c.id == on.id).values(active=None))

    # -- the database ---------------------------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with stage(Stage.STORE), told(self._place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One transaction, which also shows that the run is alive."""
        with stage(Stage.STORE), told(self._place), self._writer.begin() as connection:
            if self._run is not None:
                beat = {"run": self._run.id, "heartbeat": self._clock()}
                if connection.execute(_OF_RUN, beat).rowcount == 0:
                    raise StoreError(
                        f"{self._place} was taken over by another run while this one was silent; nothing was written."
                    )
            yield connection

    def _version_row(self, connection: Connection, key: str, number: int | None) -> Row[Any]:
        row = connection.execute(_VERSION, {"key": key, "number": number}).one_or_none()
        if row is not None:
            return row
        last = connection.scalar(select(func.max(versions.c.number)).join(documents).where(documents.c.key == key))
        if not last:
            raise StoreError(f"{self._place} has no version of {key}.")
        raise StoreError(f"{self._place} has no version {number} of {key}; they are numbered 1 to {last}.")


def _status(row: Row[Any], clauses: dict[Kind, int], said: list[tuple[int, str]]) -> StatusRow:
    return StatusRow(
        key=row.key,
        service=row.service,
        document=row.name,
        url=row.url.partition("\n")[0],
        versions=len(said),
        last_checked=row.last_checked,
        last_good=row.last_good,
        last_changed=row.observed_at if len(said) > 1 else None,
        failing_since=row.failing_since,
        held_since=row.held_since,
        reason=row.reason,
        clauses=clauses,
        variants=variants(said),
    )


def _conditions(wanted: FindingFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.since is not None:
        yield findings.c.observed_at >= wanted.since
    if wanted.kinds:
        yield findings.c.kind.in_(wanted.kinds)
    if wanted.severities:
        yield findings.c.severity.in_(wanted.severities)
    if wanted.keys:
        yield documents.c.key.in_(wanted.keys)
    if not wanted.superseded:
        yield findings.c.superseded.is_(None)
    if not wanted.baseline:
        yield findings.c.change != ChangeType.BASELINE

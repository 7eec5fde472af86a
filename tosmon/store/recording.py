"""Write what one check left behind, inside the transaction of the caller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, case, delete, func, insert, select, update
from sqlalchemy import true as sql_true

from tosmon.models import Document, Finding, LedgerEntry, OutcomeKind, Severity, Snapshot, Validators, Version
from tosmon.ports import Check, Rewrite, State
from tosmon.store import rows
from tosmon.store.chain import link
from tosmon.store.packing import Packs
from tosmon.store.rows import Values
from tosmon.store.schema import checks, documents, findings, ledger, snapshots, versions

GOOD = frozenset({OutcomeKind.FIRST, OutcomeKind.UNCHANGED, OutcomeKind.CHANGED})
_AT_ONCE = 500  # keys in one statement; SQLite takes 999 parameters, newer ones many more

Known = Row[Any] | SimpleNamespace  # a row of `_KNOWN`

_every = versions.alias()

# The statements of every check are made once: making one takes longer than running it.
_KNOWN = (
    select(
        documents,
        versions.c.id.label("version_id"),
        versions.c.sha256.label("version_sha256"),
        versions.c.snapshot_id,
        versions.c.reader,
        versions.c.rules,
        snapshots.c.sha256.label("own_sha256"),
        snapshots.c.pack_id.label("own_pack"),
        select(func.coalesce(func.max(_every.c.number), 0))
        .where(_every.c.document_id == documents.c.id)
        .scalar_subquery()
        .label("highest"),
    )
    .select_from(
        documents.outerjoin(
            versions, and_(versions.c.document_id == documents.c.id, versions.c.number == documents.c.version)
        ).outerjoin(snapshots, snapshots.c.id == versions.c.snapshot_id)
    )
    .where(documents.c.key.in_(bindparam("wanted", expanding=True)))
)
# What it says of a document that was never seen.
_NEVER_SEEN: Values = (
    dict.fromkeys(_KNOWN.selected_columns.keys())
    | {"version": 0, "highest": 0, "held_count": 0}
    | dict.fromkeys(("page_sha256", "etag", "last_modified", "held_as", "reason"), "")
)
_LAST_SNAPSHOT = (
    select(snapshots.c.id, snapshots.c.sha256, snapshots.c.pack_id, snapshots.c.believed)
    .where(snapshots.c.document_id == bindparam("document"))
    .order_by(snapshots.c.id.desc())
    .limit(1)
)
_ADD_DOCUMENT = insert(documents)
_ADD_CHECK = insert(checks)
_ADD_SNAPSHOT = insert(snapshots)
_ADD_VERSION = insert(versions)
_ADD_FINDING = insert(findings)
_ADD_ENTRY = insert(ledger)
_LEDGER = select(ledger).where(ledger.c.document_id == bindparam("document"))
_SET_ENTRY = update(ledger).where(ledger.c.id == bindparam("entry"))
_STAND = update(documents).where(documents.c.id == bindparam("document"))


def known(connection: Connection, keys: Sequence[str]) -> dict[str, Known]:
    """Documents' rows by their keys, with what is needed of their last versions (NULL where there is none)."""
    parts = (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
    return {row.key: row for part in parts for row in connection.execute(_KNOWN, {"wanted": part})}


def state(row: Known | None, document: Document) -> State:
    """What a row, if there is one, says of the document as it is asked for now."""
    if row is None:
        return State()
    same = same_page(row, document)
    return State(
        validators=Validators(row.etag, row.last_modified) if same else Validators(),
        snapshot_sha256=row.page_sha256,
        version=row.version or None,
        version_sha256=row.version_sha256 or "",
        reader=row.reader or "",
        rules=row.rules or "",
        elsewhere=bool(row.url) and not same,  # what was imported has no address
        held_as=row.held_as,
        held_count=row.held_count,
        highest=row.highest,
        last_good=row.last_good,
        gate=row.gate or "",
    )


def write(connection: Connection, packs: Packs, found: Sequence[Check], *, run: int | None) -> None:
    """Everything checks left. `run` is the id of the run that is on."""
    stored = known(connection, [check.outcome.document.key for check in found])
    seen: list[tuple[Known, Check]] = []
    for check in found:
        row = stored.get(check.outcome.document.key) or _registered(connection, check.outcome.document)
        if check.seen and check.rules in ("", row.rules):
            seen.append((row, check))
        else:
            _write(connection, packs, row, check, run)
    if seen:
        _write_seen(connection, seen, run)


def _write_seen(connection: Connection, found: Sequence[tuple[Known, Check]], run: int | None) -> None:
    """That documents were seen: hardly any other check comes in a usual night, so each statement is run for all of them."""
    alike: dict[tuple[str, ...], list[Values]] = {}
    for row, check in found:
        values = _document_values(row, check)
        alike.setdefault(tuple(values), []).append({"document": row.id} | values)
    for group in alike.values():
        connection.execute(_STAND, group)
    here = {"run_id": run, "snapshot_id": None}
    connection.execute(_ADD_CHECK, [{"document_id": row.id} | here | _check_values(check) for row, check in found])


def _write(connection: Connection, packs: Packs, row: Known, check: Check, run: int | None) -> None:
    page = None
    if check.snapshot is not None and (check.technical or check.outcome.kind is not OutcomeKind.UNCHANGED):
        page = _keep_snapshot(connection, packs, row, check.snapshot, believed=_good(check))
    kept = None if page is None else page.id
    connection.execute(_ADD_CHECK, {"document_id": row.id, "run_id": run, "snapshot_id": kept} | _check_values(check))
    if not check.older:
        _renew_last_version(connection, packs, row, check, page)
    if check.version is not None and page is not None:
        values = {"document_id": row.id, "number": row.highest + 1, "observed_at": check.version.observed_at}
        values |= {"snapshot_id": page.id, "rules": check.rules, "technical": False}
        connection.execute(_ADD_VERSION, values | _reading(connection, packs, row, check.version, page.pack))
    chain = {} if page is None else {"chain": page.chain}
    if check.older:
        if chain:
            connection.execute(_STAND, {"document": row.id} | chain)
        return
    if check.ledger is not None:
        _keep_ledger(connection, row, check.ledger)
    _keep_findings(connection, row, check.outcome.findings, live=check.live)
    connection.execute(_STAND, {"document": row.id} | chain | _document_values(row, check))


def rewrite(connection: Connection, packs: Packs, new: Rewrite) -> None:
    """Everything a look at a document's past came to."""
    row = known(connection, [new.document.key])[new.document.key]
    for version in new.reread:
        mine = (versions.c.document_id == row.id) & (versions.c.number == version.number)
        page = connection.scalars(select(snapshots.c.pack_id).join_from(versions, snapshots).where(mine)).one()
        technical = case((versions.c.reader != version.reader, sql_true()), else_=versions.c.technical)
        values = _reading(connection, packs, row, version, page) | {"technical": technical}
        connection.execute(update(versions).where(mine).values(values))
    connection.execute(update(versions).where(versions.c.document_id == row.id).values(rules=new.rules))
    if any(version.number == row.version for version in new.reread):  # a later page may not say the same any more
        anew = {"page_sha256": row.own_sha256, "gate": None, "etag": "", "last_modified": ""}
        connection.execute(_STAND.values(anew), {"document": row.id})
    said = [entry.clause.fingerprint for entry in new.ledger]
    connection.execute(delete(ledger).where(ledger.c.document_id == row.id, ledger.c.fingerprint.not_in(said)))
    _keep_ledger(connection, row, new.ledger)
    _keep_only(connection, row, new)


def _keep_only(connection: Connection, row: Known, new: Rewrite) -> None:
    """Bring the findings up to date: none is deleted, and nobody hears of what was not announced as it happened."""
    found = {finding.id: finding for finding in new.findings}
    for stored in connection.execute(select(findings).where(findings.c.document_id == row.id)).all():
        mine = update(findings).where(findings.c.seq == stored.seq)
        if (finding := found.pop(stored.id, None)) is None:
            connection.execute(mine.where(findings.c.superseded.is_(None)).values(superseded=new.at))
        elif rows.finding(stored) != finding:
            louder = finding.severity.rank > Severity(stored.severity).rank or stored.superseded is not None
            connection.execute(mine.values(rows.finding_values(finding) | {"live": stored.live and not louder}))
    _keep_findings(connection, row, tuple(found.values()), live=False)


def _good(check: Check) -> bool:
    return check.outcome.kind in GOOD


def _registered(connection: Connection, document: Document) -> Known:
    values = _NEVER_SEEN | {"key": document.key} | _identity(document)
    own = {column.name: values[column.name] for column in documents.c if column is not documents.c.id}
    return SimpleNamespace(**values | {"id": _inserted(connection.execute(_ADD_DOCUMENT, own))})


def _identity(document: Document) -> Values:
    return {"service": document.service, "name": document.name, "url": rows.addresses(document), "language": document.language}


def _check_values(check: Check) -> Values:
    return {
        "checked_at": check.outcome.checked_at,
        "outcome": check.outcome.kind,
        "reason": check.outcome.reason,
        "status": check.status,
        "bytes": None if check.snapshot is None else len(check.snapshot.body),
        "sha256": None if check.snapshot is None else check.snapshot.sha256,
        "seconds": check.seconds,
    }


@dataclass(frozen=True, slots=True)
class _Page:
    """A row of `snapshots`, and the pack with its bytes."""

    id: int
    pack: int
    chain: str


def _keep_snapshot(connection: Connection, packs: Packs, row: Known, page: Snapshot, *, believed: bool) -> _Page:
    """The document's last row where the bytes are the same, else a new one."""
    last = connection.execute(_LAST_SNAPSHOT, {"document": row.id}).one() if row.chain else None
    if last is None or last.sha256 != page.sha256 or last.pack_id is None:
        pack = packs.keep(connection, row.id, page.body, name=page.sha256, new=last is None)
        values = rows.snapshot_values(page) | {"document_id": row.id, "pack_id": pack, "believed": believed}
        record = page.url, page.final_url, page.fetched_at, page.status, page.headers, page.sha256
        chain = link(row.chain or row.key, *record)
        return _Page(_inserted(connection.execute(_ADD_SNAPSHOT, values | {"chain": chain})), pack, chain)
    if believed and not last.believed:
        connection.execute(update(snapshots).where(snapshots.c.id == last.id).values(believed=True))
    return _Page(last.id, last.pack_id, row.chain)


def _renew_last_version(connection: Connection, packs: Packs, row: Known, check: Check, page: _Page | None) -> None:
    """Bring the last version up to date: read again, from another page where the archive reads it anew, or judged anew."""
    values: Values = {}
    own = page if check.technical else None
    if check.reread is not None:
        near = row.own_pack if own is None else own.pack
        values |= _reading(connection, packs, row, check.reread, near) | {"technical": True}
        values |= {"snapshot_id": own.id} if own else {}
    if check.rules and check.rules != row.rules and (check.version is None or check.reread is not None):
        values["rules"] = check.rules
    if values and row.version_id is not None:
        connection.execute(update(versions).where(versions.c.id == row.version_id).values(values))


def _reading(connection: Connection, packs: Packs, row: Known, version: Version, page: int) -> Values:
    """A version's columns that come from the reading of a page (the pack of that id), its blocks stored."""
    pack = packs.keep_blocks(connection, row.id, version.blocks, page, new=not row.highest)
    return rows.version_values(version) | {"pack_id": pack}


def _keep_ledger(connection: Connection, row: Known, entries: tuple[LedgerEntry, ...]) -> None:
    """Add entries that are new, update those that differ; what is not among `entries` stays as it is."""
    stored = connection.execute(_LEDGER, {"document": row.id}) if row.highest else ()
    before = {each.fingerprint: (each.id, rows.entry(each)) for each in stored}
    distinct = {entry.clause.fingerprint: entry for entry in entries}
    new = [{"document_id": row.id} | rows.entry_values(entry) for name, entry in distinct.items() if name not in before]
    other = [
        {"entry": before[name][0]} | rows.entry_values(entry)
        for name, entry in distinct.items()
        if name in before and before[name][1] != entry
    ]
    # Nearly all entries are seen again in every version: one statement for all of them.
    if new:
        connection.execute(_ADD_ENTRY, new)
    if other:
        connection.execute(_SET_ENTRY, other)


def _keep_findings(connection: Connection, row: Known, found: tuple[Finding, ...], *, live: bool) -> None:
    if not found:
        return
    by_id = {finding.id: finding for finding in found}
    stored = set(connection.scalars(select(findings.c.id).where(findings.c.id.in_(by_id)))) if row.highest else set()
    new = [
        {"document_id": row.id, "live": live} | rows.finding_values(finding)
        for finding_id, finding in by_id.items()
        if finding_id not in stored
    ]
    if new:
        connection.execute(_ADD_FINDING, new)


def _document_values(row: Known, check: Check) -> Values:
    document, at = check.outcome.document, check.outcome.checked_at
    values = {"service": document.service, "name": document.name, "last_checked": at, "reason": check.outcome.reason}
    if _good(check):  # until then the stored version is of the address and language it came from
        values |= _identity(document) | {"gate": check.gate or None}
    if check.version is not None:
        values["version"] = row.highest + 1
    if check.snapshot is not None and _good(check):
        values["page_sha256"] = check.snapshot.sha256
    elif check.reread is not None:  # read in another way, a later page may not say the same any more
        values |= {"page_sha256": row.own_sha256, "gate": None}
    if not same_page(row, document):  # the old page's validators mean nothing to the new one
        values |= {"etag": "", "last_modified": ""}
    return values | _standing(row, check, at)


def same_page(row: Known, document: Document) -> bool:
    """Whether what is stored is of the page, or the pages, asked for now; the language is sent with the request."""
    return (row.url, row.language) == (rows.addresses(document), document.language)


def _standing(row: Known, check: Check, at: datetime) -> Values:
    """How the document stands after the check: good, held or failing."""
    match check.outcome.kind:
        case OutcomeKind.FAILED:
            # A text that was held stays held: a check that brought no page says nothing about it.
            return {"failing_since": row.failing_since or at}
        case OutcomeKind.HELD:
            again = check.held_as == row.held_as
            held = {"held_as": check.held_as, "held_count": row.held_count + 1 if again else 1}
            return held | {"held_since": row.held_since or at, "failing_since": None}
        case _:
            good = {"last_good": at, "failing_since": None, "held_since": None, "held_as": "", "held_count": 0}
            return good | _validators(check.snapshot)


def _validators(page: Snapshot | None) -> Values:
    return {} if page is None else {"etag": page.validators.etag, "last_modified": page.validators.last_modified}


def _inserted(result: Any) -> int:
    return int(result.inserted_primary_key[0])

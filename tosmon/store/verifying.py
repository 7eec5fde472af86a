"""Recompute every hash of a document, and say what does not fit. One row that is damaged never hides the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, select
from sqlalchemy.exc import DBAPIError

from tosmon.errors import DamagedError, StoreError
from tosmon.store import rows, spares
from tosmon.store.chain import link
from tosmon.store.faults import first_line
from tosmon.store.packing import Packs, Rows
from tosmon.store.schema import checks, documents, findings, ledger, packs, snapshots, versions

_RESTORE = "restore a backup of the database"
_PRUNE = "`tosmon prune` writes it anew"
_PAGE = select(snapshots.c.document_id, snapshots.c.fetched_at, snapshots.c.sha256).where(snapshots.c.id == bindparam("page"))


@dataclass(frozen=True, slots=True)
class Verified:
    """What of a document, by its id, was looked at; `pruned` are snapshots whose bytes were dropped on purpose."""

    document: int = 0
    snapshots: int = 0
    pruned: int = 0
    versions: int = 0
    findings: int = 0
    faults: tuple[str, ...] = ()


def verified(connection: Connection, known: Packs, key: str) -> Verified:
    """One document, row by row in the order of recording; its faults are sentences. No row raises."""
    document = connection.execute(select(documents).where(documents.c.key == key)).one()
    pruned = snapshots.c.pack_id.is_(None) & snapshots.c.pruned_at.is_not(None)
    gone = len(connection.scalars(select(snapshots.c.id).where(snapshots.c.document_id == document.id, pruned)).all())
    verifier = _Verifier(connection, known, document)
    faults = tuple(f"{key}: {fault}." for fault in verifier.faults())
    counts = [len(verifier.ids(table)) for table in (snapshots, versions, findings)]
    return Verified(document.id, counts[0], gone, counts[1], counts[2], faults)


def verified_spare(connection: Connection, of: range) -> Verified:
    """The spare of documents whose packs are whole."""
    if spares.mixed(connection, of).rstrip(b"\0") == spares.spare_data(connection, of[0]).rstrip(b"\0"):
        return Verified()
    return Verified(faults=(f"the row {of[0]} of spares does not fit the packs it stands for: {_PRUNE}.",))


class _Verifier:
    """Looks at the rows of one document, each by itself."""

    def __init__(self, connection: Connection, known: Packs, document: Row[Any]) -> None:
        self._connection = connection
        self._packs = known
        self._document = document
        self._lost: set[int] = set()
        self._numbered: frozenset[int] = frozenset()

    def faults(self) -> Iterator[str]:
        yield from self._each(packs, self._pack)
        yield from self._chain()
        yield from self._each(versions, self._version)
        yield from self._numbers()
        yield from self._each(checks, self._check)
        yield from self._each(findings, self._finding)
        yield from self._each(ledger, self._entry)

    def ids(self, table: Table) -> list[int]:
        """The ids of the document's rows, in the order of recording."""
        identity = next(iter(table.primary_key))
        mine = select(identity).where(table.c.document_id == self._document.id).order_by(identity)
        return list(self._connection.scalars(mine))

    def _each(self, table: Table, look: Callable[[Row[Any]], Iterator[str]]) -> Iterator[str]:
        one = select(table).where(next(iter(table.primary_key)) == bindparam("wanted"))
        for number in self.ids(table):
            yield from (f"the row {number} of {table.name} {fault}" for fault in self._looked(one, number, look))

    def _looked(self, one: Any, number: int, look: Callable[[Row[Any]], Iterator[str]]) -> list[str]:
        try:
            return list(look(self._connection.execute(one, {"wanted": number}).one()))
        except (ValueError, TypeError, KeyError, IndexError) as error:  # a word, a time or JSON that is none of ours
            return [f"holds a value that tosmon did not write ({first_line(error)}): {_RESTORE}"]
        except (DBAPIError, StoreError) as error:
            return [f"cannot be read ({first_line(error)}): {_RESTORE}"]

    def _pack(self, row: Row[Any]) -> Iterator[str]:
        try:
            _, damage = self._packs.examined(Rows(self._connection), row)
        except DamagedError:
            self._lost.add(row.id)
            yield f"is damaged, or one that it is packed with, and its {row.size:,} bytes are lost: {_RESTORE}"
        else:
            if damage is not None:
                yield f"is damaged, but nothing is lost, since there is a spare: {_PRUNE}"

    def _chain(self) -> Iterator[str]:
        """Each record is compared with the one before as it is and as it must be, so that what was changed is told once."""
        before = {self._document.key}
        one = select(snapshots).where(snapshots.c.id == bindparam("wanted"))
        for number in self.ids(snapshots):
            seen: list[str] = []

            def look(row: Row[Any], before: set[str] = before, seen: list[str] = seen) -> Iterator[str]:
                record = row.url, row.final_url, row.fetched_at, row.status, row.headers, row.sha256
                right = {link(each, *record) for each in before}
                seen.extend([row.chain, *right])
                if row.chain not in right:
                    yield (
                        "does not fit its hash and the record before it: one of its values was changed, or a record before it "
                        f"was removed: {_RESTORE}"
                    )
                yield from self._page(row)

            yield from (f"the row {number} of snapshots {fault}" for fault in self._looked(one, number, look))
            before = set(seen) or set(self._connection.scalars(select(snapshots.c.chain).where(snapshots.c.id == number)))
        if self._document.chain not in (before if self.ids(snapshots) else {None}):
            yield f"the last records of its pages are missing, or its row in documents was changed: {_RESTORE}"

    def _page(self, row: Row[Any]) -> Iterator[str]:
        if row.pack_id is None:
            if row.pruned_at is None:
                yield f"has no bytes, though they were not pruned: {_RESTORE}"
            return
        pack = self._of_pack(row.pack_id)
        if pack is None or pack.sha256 != row.sha256:
            yield f"names bytes that are not those of its page: {_RESTORE}"

    def _version(self, row: Row[Any]) -> Iterator[str]:
        page = self._connection.execute(_PAGE, {"page": row.snapshot_id}).one_or_none()
        if page is None or page.document_id != row.document_id or page.fetched_at > row.observed_at:
            yield f"(version {row.number}) is not of the page it says it was read from: {_RESTORE}"
        if self._of_pack(row.pack_id) is None:
            yield f"(version {row.number}) names a text of another document: {_RESTORE}"
        elif row.pack_id not in self._lost:
            text = rows.version(row, rows.blocks_from_bytes(self._packs.read(self._connection, row.pack_id)))
            if (text.sha256, len(text.text)) != (row.sha256, row.size):
                yield f"(version {row.number}) does not fit its text, whose SHA-256 is {text.sha256}: {_RESTORE}"

    def _of_pack(self, pack: int) -> Row[Any] | None:
        mine = (packs.c.id == pack) & (packs.c.document_id == self._document.id)
        return self._connection.execute(select(packs.c.sha256).where(mine)).one_or_none()

    def _numbers(self) -> Iterator[str]:
        mine = select(versions.c.number).where(versions.c.document_id == self._document.id).order_by(versions.c.number)
        there = list(self._connection.scalars(mine))
        self._numbered = frozenset(there)
        highest = max([*there[-1:], self._document.version])  # an older version that came late has a number above the last one's
        if there != list(range(1, highest + 1)):
            yield f"it should have the versions 1 to {highest}, and {len(there)} are there: {_RESTORE}"

    def _check(self, row: Row[Any]) -> Iterator[str]:
        if row.snapshot_id is None:
            return
        page = self._connection.execute(_PAGE, {"page": row.snapshot_id}).one_or_none()
        if page is None or (page.document_id, page.sha256) != (row.document_id, row.sha256):
            yield f"is not about the page it names: {_RESTORE}"

    def _finding(self, row: Row[Any]) -> Iterator[str]:
        found = rows.finding(row)
        if found.id != row.id or row.sha256 not in {None, rows.seal(found)}:
            yield f"(finding {row.id}) does not fit its hash: one of its values was changed: {_RESTORE}"
        if not {found.version, found.previous} <= {None, *self._numbered}:
            yield f"(finding {row.id}) names a version that is not there: {_RESTORE}"

    def _entry(self, row: Row[Any]) -> Iterator[str]:
        said = rows.entry(row)
        if (row.first_seen, row.last_seen) != (said.first_seen, said.last_seen):
            yield f"says that a clause was seen on other days than its spans do: {_RESTORE}"
        if any(span.first > span.last for span in said.spans):
            yield f"says that a clause was last seen before it was first seen: {_RESTORE}"

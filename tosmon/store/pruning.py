"""Drop the bytes of pages that no version was read from, and pack the rest of a document anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from tosmon.store import kin
from tosmon.store.packing import Packs
from tosmon.store.schema import documents, packs, snapshots, versions


@dataclass(frozen=True, slots=True)
class Pruned:
    """What went, or would go: pages, and the bytes saved by that and by packing anew; `mended` are rows that were damaged."""

    pages: int = 0
    saved: int = 0
    mended: int = 0

    def __add__(self, other: Pruned) -> Pruned:
        return Pruned(self.pages + other.pages, self.saved + other.saved, self.mended + other.mended)


def prune(connection: Connection, known: Packs, key: str, *, before: datetime, now: datetime) -> Pruned:
    """Prune one document, in the transaction of the caller. Raises DamagedError where any of its bytes are lost already.

    A page goes that came before `before` and that no version was read from; the last one recorded stays, with which the next
    page is compared. Its record stays too, with the time it was pruned. Texts that a newer reading replaced go as well.
    """
    document = connection.scalar(select(documents.c.id).where(documents.c.key == key))
    assert document is not None
    mended = known.mend(connection, document)
    mine = snapshots.c.document_id == document
    read = select(versions.c.snapshot_id).where(versions.c.document_id == document)
    last = select(func.max(snapshots.c.id)).where(mine).scalar_subquery()
    old = mine & (snapshots.c.fetched_at < before) & snapshots.c.id.not_in(read) & (snapshots.c.id != last)
    marked = update(snapshots).where(old, snapshots.c.pack_id.is_not(None)).values(pack_id=None, pruned_at=now)
    pages = connection.execute(marked).rowcount
    of_text = _pages_of_texts(connection, document)
    needed = {*connection.scalars(select(snapshots.c.pack_id).where(mine, snapshots.c.pack_id.is_not(None))), *of_text}
    rows = connection.execute(select(packs.c.id, packs.c.page_id).where(packs.c.document_id == document)).all()
    without = frozenset(row.id for row in rows) - needed - kin.used_elsewhere(connection, document)
    of_an_older_release = any(row.page_id is None and row.id in of_text for row in rows) or kin.has_unknown(connection, document)
    size = _size(connection, document)
    if without or of_an_older_release:
        known.repack(connection, document, without, of_text)
    known.mend_spare(connection, document)
    return Pruned(pages, size - _size(connection, document), mended)


def _pages_of_texts(connection: Connection, document: int) -> dict[int, int]:
    """The packs of all versions, each with the one of the page it was read from."""
    both = select(versions.c.pack_id, snapshots.c.pack_id).join(snapshots, snapshots.c.id == versions.c.snapshot_id)
    found = connection.execute(both.where(versions.c.document_id == document).order_by(versions.c.number.desc()))
    return {text: page for text, page in found if page is not None}


def _size(connection: Connection, document: int) -> int:
    taken = select(func.sum(func.length(packs.c.data))).where(packs.c.document_id == document)
    return connection.scalar(taken) or 0

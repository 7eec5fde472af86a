"""Make up for a damaged row of packs: every four documents have a spare, all their packs one XOR the other."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from tosmon.store import blobs
from tosmon.store.schema import packs, spares

# Documents that have a spare in common. It is as long as the longest of their packs: one for each would be a fifth of all bytes.
_TOGETHER = 4

_DATA = select(packs.c.id, packs.c.data).where(packs.c.document_id.between(bindparam("lowest"), bindparam("highest")))
_SPARE = select(spares.c.data).where(spares.c.id == bindparam("spare"))
_SET_SPARE = update(spares).where(spares.c.id == bindparam("spare"))


def spare_of(document: int) -> range:
    """The documents that have a spare in common with this one, by their ids."""
    first = document - document % _TOGETHER
    return range(first, first + _TOGETHER)


def spare_data(connection: Connection, document: int) -> bytes:
    """The spare that is kept for a document and those it has it in common with."""
    return connection.scalar(_SPARE, {"spare": spare_of(document)[0]}) or b""


def mixed(connection: Connection, of: range) -> bytes:
    """All packs of documents, one XOR the other."""
    data = b""
    for row in connection.execute(_DATA, {"lowest": of[0], "highest": of[-1]}).yield_per(16):
        data = blobs.combined(data, row.data)
    return data


def share(connection: Connection, row: Row[Any]) -> bytes:
    """What a row of packs must hold, if it is the only one that is damaged; zeros at its end are no part of a frame."""
    others = blobs.combined(mixed(connection, spare_of(row.document_id)), row.data)
    return blobs.combined(others, spare_data(connection, row.document_id)).rstrip(b"\0")


def change_spare(connection: Connection, document: int, difference: bytes) -> None:
    """Bring the spare up to date with what was added to a document's packs, XOR what was taken away."""
    spare = {"spare": spare_of(document)[0]}
    old = connection.scalar(_SPARE, spare)
    if old is None:
        connection.execute(insert(spares).values(id=spare["spare"], data=difference))
    else:
        connection.execute(_SET_SPARE, spare | {"data": blobs.combined(old, difference).rstrip(b"\0")})

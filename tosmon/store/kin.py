"""Find the page that another one resembles most, whichever document it is of, and what was read from it.

Of a page there is a sketch: the least of the hashes of its pieces. Two pages share about as much of their sketches as of their
pieces (A. Broder, "On the resemblance and containment of documents", 1997), so a look at one index finds what is nearly the same.
"""

from __future__ import annotations

from functools import lru_cache
from heapq import nsmallest
from typing import Any
from zlib import crc32

from sqlalchemy import Connection, Row, bindparam, delete, exists, func, insert, select

from tosmon.store.bases import BASE, Base
from tosmon.store.schema import packs, sketches

_LOOKED_AT = 1_000_000  # bytes at the start of a page, however long it is
_LONG = 32  # bytes; shorter pieces stand in nearly all pages
_VALUES = 24  # of a sketch
# Pages that share fewer values were hardly ever worth it, of 40 pages of 24 services; with two, 22 of 23 were.
_ALIKE = 2
_DEEPEST = 8  # what is packed with it needs room for later versions, see `bases`
# Fewer bytes are not worth a sketch, which takes some hundred: what resembles the page resembles its base.
_SMALL = 2000

_others = packs.alias()
_ADD = insert(sketches)
_MOST_SHARED = (
    select(sketches.c.pack_id)
    .join(_others, _others.c.id == sketches.c.pack_id)
    .where(sketches.c.value.in_(bindparam("values", expanding=True)))
    .group_by(sketches.c.pack_id, _others.c.depth)
    .having(func.count() >= _ALIKE)
    .order_by(func.count().desc(), _others.c.depth, sketches.c.pack_id.desc())
    .limit(1)
)
_NEAREST = BASE.where(packs.c.id == _MOST_SHARED.scalar_subquery())
_NEAREST_TEXT = (
    BASE.join(_others, _others.c.document_id == packs.c.document_id)
    .where(_others.c.id == bindparam("page"), _others.c.document_id != bindparam("document"))
    .where(packs.c.page_id == _others.c.id, packs.c.depth < _DEEPEST)
    .order_by(packs.c.id.desc())
    .limit(1)
)
_used = (
    select(packs.c.base_id.label("id"))
    .join(_others, _others.c.id == packs.c.base_id)
    .where(_others.c.document_id == bindparam("document"), packs.c.document_id != bindparam("document"))
    .cte(recursive=True)
)
_below = select(packs.c.id).join(_others, packs.c.id.in_([_others.c.base_id, _others.c.page_id]))
_USED = select(_used.union(_below.join(_used, _used.c.id == _others.c.id).where(packs.c.document_id == bindparam("document"))))
_WITHOUT = select(packs.c.id).where(
    packs.c.document_id == bindparam("document"),
    packs.c.base_id.is_(None) & packs.c.page_id.is_(None),
    ~exists().where(sketches.c.pack_id == packs.c.id),
)


@lru_cache(maxsize=1)  # asked for when a page is packed, and again when it is kept
def sketch(page: bytes) -> tuple[int, ...]:
    """The sketch of a page: of its tags and lines, or of all of it where none is long."""
    pieces = page[:_LOOKED_AT].replace(b"\n", b"<").split(b"<")
    return tuple(nsmallest(_VALUES, {crc32(piece) for piece in pieces if len(piece) >= _LONG} or {crc32(page)}))


def nearest(connection: Connection, page: bytes) -> Base | None:
    """The pack whose page shares most with this one, that which is read soonest of several; None where none shares enough."""
    row = connection.execute(_NEAREST, {"values": sketch(page)}).one_or_none()
    return None if row is None else Base(*row)


def nearest_text(connection: Connection, page: Row[Any]) -> list[Base]:
    """What was read from the page of another document that this one was packed with, if it hardly differs from that."""
    if page.base_id is None or len(page.data) > _SMALL:
        return []
    wanted = {"page": page.base_id, "document": page.document_id}
    return [Base(*row) for row in connection.execute(_NEAREST_TEXT, wanted)]


def remember(connection: Connection, page: bytes, base: Base) -> None:
    """Keep the sketch of a page where it is worth being the base of others, so that it is found."""
    if base.depth < _DEEPEST and (base.base_id is None or base.taken > _SMALL):
        connection.execute(_ADD, [{"value": value, "pack_id": base.id} for value in sketch(page)])


def forget(connection: Connection, document: int) -> None:
    """Drop the sketches of a document's pages."""
    mine = select(packs.c.id).where(packs.c.document_id == document)
    connection.execute(delete(sketches).where(sketches.c.pack_id.in_(mine)))


def used_elsewhere(connection: Connection, document: int) -> frozenset[int]:
    """A document's packs that other documents' are packed with, and those below them: they have to stay as they are."""
    return frozenset(connection.scalars(_USED, {"document": document}))


def has_unknown(connection: Connection, document: int) -> bool:
    """Whether a document has pages packed by themselves without a sketch, as older releases left them."""
    return connection.execute(_WITHOUT, {"document": document}).first() is not None

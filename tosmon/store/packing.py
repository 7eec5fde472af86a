"""Keep the bytes of documents, each packed with what is nearly the same, so that no single damaged row loses any.

A page is packed with an earlier page of its document as dictionary, the blocks read from it with that page and earlier blocks. A
page unlike all others, or too many rows away from one that stands by itself, does so too. Every four documents have a spare row,
all their packs one XOR the other: it makes up for any one of them.
"""

from __future__ import annotations

import functools
import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, delete, func, insert, select, update

from tosmon.errors import DamagedError
from tosmon.models import Block
from tosmon.store import blobs
from tosmon.store.blobs import Dictionary
from tosmon.store.rows import blocks_from_bytes, blocks_to_bytes
from tosmon.store.schema import packs, spares

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

# In so few bytes nothing better is looked for; what takes more is worth being a base for what comes after it.
_SMALL_PAGE, _SMALL_BLOCKS = 300, 500
# How many bases are tried beside the one used last. Blocks find what is new in their page.
_TRIES_PAGE, _TRIES_BLOCKS = 1, 0
_DEEPEST = 16
# A page that takes a fifth of its size with the best base is tried without one, which is worth some bytes: it is read sooner.
_UNLIKE, _WORTH = 0.2, 1.3
_REMEMBERED = 8_000_000  # bytes
_OF_BLOCKS = 4  # how many times the bytes that they make blocks take in memory
_OF_TABLES = 10  # the same of the tables of a dictionary
_AT_ONCE = 64  # packs whose rows are fetched together
# Documents that have a spare in common. It is as long as the longest of their packs: one for each would be a fifth of all bytes.
_TOGETHER = 4

_PACK = select(packs).where(packs.c.id == bindparam("pack"))
_SOME = select(packs).where(packs.c.id.in_(bindparam("some", expanding=True)))
_ADD = insert(packs)
_NAMED = select(packs.c.id).where(packs.c.document_id == bindparam("document"), packs.c.sha256 == bindparam("name"))
_BASE = select(packs.c.id, packs.c.sha256, packs.c.base_id, packs.c.depth, func.length(packs.c.data).label("taken"))
_ONE = _BASE.where(packs.c.id == bindparam("pack"))


def _newest(of: ColumnElement[bool], small: int, tries: int) -> tuple[Select[Any], Select[Any]]:
    """The newest of a document's packs, and the newest of those that may be bases, one more than are tried."""
    mine = _BASE.where(packs.c.document_id == bindparam("document"), of).order_by(packs.c.id.desc())
    return mine.limit(1), mine.where(packs.c.base_id.is_(None) | (func.length(packs.c.data) > small)).limit(tries + 1)


_PAGES = _newest(packs.c.page_id.is_(None), _SMALL_PAGE, _TRIES_PAGE)
_BLOCKS = _newest(packs.c.page_id.is_not(None), _SMALL_BLOCKS, _TRIES_BLOCKS)
_DATA = select(packs.c.id, packs.c.data).where(packs.c.document_id.between(bindparam("lowest"), bindparam("highest")))
_SPARE = select(spares.c.data).where(spares.c.id == bindparam("spare"))
_SET_SPARE = update(spares).where(spares.c.id == bindparam("spare"))


@dataclass(frozen=True, slots=True)
class Base:
    """A pack that others may be packed with; `taken` is the bytes its own row takes."""

    id: int
    sha256: str
    base_id: int | None
    depth: int
    taken: int


@dataclass(frozen=True, slots=True)
class _Packed:
    """Bytes packed, and how: columns of a row."""

    data: bytes
    page_id: int | None = None
    base_id: int | None = None
    depth: int = 0

    def values(self) -> dict[str, Any]:
        return {"codec": blobs.CODEC, "data": self.data, "page_id": self.page_id, "base_id": self.base_id, "depth": self.depth}


class _Recent(Generic[_T]):
    """Things by the SHA-256 of the bytes they are made of; the longest unused go when all weigh more than `_REMEMBERED`.

    Never by the id of a row, which may come to name another one.
    """

    def __init__(self) -> None:
        self._things: OrderedDict[str, tuple[_T, int]] = OrderedDict()
        self._weight = 0

    def get(self, name: str) -> _T | None:
        if name not in self._things:
            return None
        self._things.move_to_end(name)
        return self._things[name][0]

    def put(self, name: str, thing: _T, weight: int) -> _T:
        if name not in self._things:
            self._things[name] = thing, weight
            self._weight += weight
        while self._weight > _REMEMBERED and len(self._things) > 1:
            self._weight -= self._things.popitem(last=False)[1][1]
        return thing


class Rows(dict[int, Row[Any]]):
    """Rows of packs by their ids, as they stand in one transaction: one that was not fetched is when it is asked for."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def __missing__(self, pack: int) -> Row[Any]:
        row = self[pack] = self.connection.execute(_PACK, {"pack": pack}).one()
        return row

    def fetch(self, some: Iterable[int]) -> list[Row[Any]]:
        """Rows in the order asked for, those that were not fetched yet all at once."""
        asked = list(some)
        new = [pack for pack in asked if pack not in self]
        self.update((row.id, row) for row in self.connection.execute(_SOME, {"some": new}))
        return [self[pack] for pack in asked]


class Packs:
    """The packs of a database, with a memory of what was unpacked last."""

    def __init__(self) -> None:
        self._plain: _Recent[bytes] = _Recent()
        self._dictionaries: _Recent[Dictionary] = _Recent()
        self._blocks: _Recent[tuple[Block, ...]] = _Recent()

    def keep(self, connection: Connection, document: int, data: bytes, *, page: int | None = None) -> int:
        """The id of the pack that holds the bytes, a new one unless the document has it. `page` is what blocks were read from."""
        name = blobs.sha256(data)
        known = connection.scalar(_NAMED, {"document": document, "name": name})
        if known is not None:
            return int(known)
        made = self._packed(connection, data, page, _earlier(connection, document, _PAGES if page is None else _BLOCKS))
        row = made.values() | {"document_id": document, "sha256": name, "size": len(data)}
        added = connection.execute(_ADD, row).inserted_primary_key
        assert added is not None
        self._plain.put(name, data, len(data))
        change_spare(connection, document, made.data)
        return int(added[0])

    def keep_blocks(self, connection: Connection, document: int, blocks: tuple[Block, ...], page: int) -> int:
        """The id of the pack that holds blocks. They are remembered: the next page of the document is compared with them."""
        data = blocks_to_bytes(blocks)
        pack = self.keep(connection, document, data, page=page)
        self._blocks.put(blobs.sha256(data), blocks, _OF_BLOCKS * len(data))
        return pack

    def read_blocks(self, connection: Connection, pack: int) -> tuple[Block, ...]:
        """The blocks of a pack. Raises DamagedError where they are lost."""
        kept = Rows(connection)
        row = kept[pack]
        known = self._blocks.get(row.sha256)
        return known or self._blocks.put(row.sha256, blocks_from_bytes(self._read(kept, row)), _OF_BLOCKS * row.size)

    def each_blocks(self, connection: Connection, wanted: Iterable[int]) -> Iterator[tuple[Block, ...]]:
        """The blocks of packs of one document; the same block of several is one. Raises DamagedError where some are lost."""
        block = functools.cache(Block)
        packs = iter(wanted)
        while some := list(islice(packs, _AT_ONCE)):
            kept = Rows(connection)
            found = kept.fetch(some)
            kept.fetch(each for row in found for each in (row.page_id, row.base_id) if each is not None)
            for row in found:
                yield self._blocks.get(row.sha256) or blocks_from_bytes(self._read(kept, row), block)

    def read(self, connection: Connection, pack: int) -> bytes:
        """The bytes of a pack, regained where its row is damaged. Raises DamagedError where they are lost."""
        kept = Rows(connection)
        return self._read(kept, kept[pack])

    def _read(self, kept: Rows, row: Row[Any]) -> bytes:
        plain = self._plain.get(row.sha256)
        if plain is None:
            plain, damage = self.examined(kept, row)
            if damage is not None:
                _log.warning("the row %d of packs is damaged; its bytes were regained, see `tosmon verify`", row.id)
            self._plain.put(row.sha256, plain, len(plain))
        return plain

    def examined(self, kept: Rows, row: Row[Any]) -> tuple[bytes, DamagedError | None]:
        """The bytes of a row, and its damage where they had to be regained. Raises DamagedError where they are lost."""
        dictionary = self._below(kept, row)
        try:
            return _unpacked(row, row.data, dictionary), None
        except DamagedError as damage:
            return _regained(kept.connection, row, dictionary, damage), damage

    def _below(self, kept: Rows, row: Row[Any]) -> bytes:
        """The dictionary a row was packed with. Raises DamagedError where it is lost, or cannot be that of this row."""
        page, base = (None if pack is None else kept[pack] for pack in (row.page_id, row.base_id))
        if (page and page.page_id is not None) or (base and base.depth >= row.depth):  # would go in a circle
            raise DamagedError(f"The row {row.id} of packs is damaged: restore a backup of the database.")
        return b"".join(self._read(kept, each) for each in (page, base) if each)

    def _packed(self, connection: Connection, data: bytes, page: int | None, earlier: Sequence[Base]) -> _Packed:
        """The bytes packed as small as a few trials can; `earlier` is what they may be packed with, newest first."""
        small, tries = (_SMALL_PAGE, _TRIES_PAGE) if page is None else (_SMALL_BLOCKS, _TRIES_BLOCKS)
        best: _Packed | None = None
        for base in _likely(earlier, small, tries):
            try:
                made = self._with(connection, data, page, base)
            except DamagedError:  # of no use to others; the next one is tried
                continue
            if best is None or len(made.data) < len(best.data):
                best = made
            if len(best.data) <= small:
                return best
        if page is not None:
            return best or self._with(connection, data, page, None)
        if best is not None and len(best.data) <= _UNLIKE * len(data):
            return best
        whole = _Packed(blobs.packed(data))
        return whole if best is None or len(whole.data) < _WORTH * len(best.data) else best

    def _with(self, connection: Connection, data: bytes, page: int | None, base: Base | None) -> _Packed:
        below = b"" if page is None else self.read(connection, page)
        depth = 0 if base is None else base.depth + 1
        if base is None:
            dictionary = Dictionary(below)
        elif page is not None:  # each page once: not worth remembering
            dictionary = Dictionary(below + self.read(connection, base.id))
        else:
            ready = self._dictionaries.get(base.sha256)
            dictionary = ready or self._ready(base.sha256, self.read(connection, base.id))
        return _Packed(blobs.packed(data, dictionary), page, None if base is None else base.id, depth)

    def _ready(self, name: str, data: bytes) -> Dictionary:
        return self._dictionaries.put(name, Dictionary(data), _OF_TABLES * len(data))

    def mend(self, connection: Connection, document: int) -> int:
        """Write the damaged rows of a document anew, and say how many. Raises DamagedError where one is lost."""
        mended = 0
        for pack in connection.scalars(select(packs.c.id).where(packs.c.document_id == document)).all():
            kept = Rows(connection)
            row = kept[pack]
            if self.examined(kept, row)[1] is not None:
                whole = _share(connection, row)
                connection.execute(update(packs).where(packs.c.id == pack).values(data=whole))
                mended += 1
        return mended

    def mend_spare(self, connection: Connection, document: int) -> None:
        """Write the spare anew if it is damaged: where it does not fit the packs, and those are whole."""
        of = spare_of(document)
        difference = blobs.combined(mixed(connection, of), spare_data(connection, document))
        if any(difference) and self._whole(connection, of):
            change_spare(connection, document, difference)

    def _whole(self, connection: Connection, of: range) -> bool:
        """Whether no row of the documents is damaged."""
        ids = connection.scalars(select(packs.c.id).where(packs.c.document_id.between(of[0], of[-1]))).all()
        try:
            return all(self.examined(kept, kept[pack])[1] is None for pack in ids for kept in [Rows(connection)])
        except DamagedError:
            return False

    def repack(self, connection: Connection, document: int, without: frozenset[int], pages: Mapping[int, int]) -> None:
        """Pack all that a document has anew, and delete `without`, which nothing may name any more.

        `pages` says for blocks which page they were read from. No row may be damaged: see `mend`.
        """
        before = mixed(connection, range(document, document + 1))
        ids = connection.scalars(select(packs.c.id).where(packs.c.document_id == document).order_by(packs.c.id)).all()
        earlier: dict[bool, list[Base]] = {True: [], False: []}
        for pack in (each for each in ids if each not in without):
            kept, page = Rows(connection), pages.get(pack)
            row = kept[pack]
            data = self._read(kept, row)
            made = self._packed(connection, data, page, earlier[page is None])
            connection.execute(update(packs).where(packs.c.id == pack).values(made.values()))
            earlier[page is None].insert(0, Base(pack, row.sha256, made.base_id, made.depth, len(made.data)))
        connection.execute(delete(packs).where(packs.c.id.in_(without)))
        change_spare(connection, document, blobs.combined(before, mixed(connection, range(document, document + 1))))


def _earlier(connection: Connection, document: int, wanted: Sequence[Select[Any]]) -> list[Base]:
    """Of all earlier packs those that `_likely` may name, newest first: however long a document's history, they are a few."""
    found = [Base(*row) for statement in wanted for row in connection.execute(statement, {"document": document})]
    if found and (last := found[0].base_id) is not None:
        found += [Base(*row) for row in connection.execute(_ONE, {"pack": last})]
    return sorted({each.id: each for each in found}.values(), key=lambda base: base.id, reverse=True)


def _likely(earlier: Sequence[Base], small: int, tries: int) -> Iterator[Base]:
    """What is worth trying as a base: the one used last, then others that are no small change of another, newest first."""
    bases = [each for each in earlier if each.base_id is None or each.taken > small]
    last = earlier[0].base_id if earlier and earlier[0] not in bases else (earlier[0].id if earlier else None)
    favourite = [each for each in bases if each.id == last]
    others = [each for each in bases if each.id != last][:tries]
    return (each for each in [*favourite, *others] if each.depth < _DEEPEST)


def _unpacked(row: Row[Any], data: bytes, dictionary: bytes) -> bytes:
    return blobs.unpacked(row.sha256, row.codec, data, row.size, dictionary)


def _regained(connection: Connection, row: Row[Any], dictionary: bytes, damage: DamagedError) -> bytes:
    """The bytes of a damaged row, out of the spare and all other rows it stands for. Raises `damage` where more is damaged."""
    try:
        return _unpacked(row, _share(connection, row), dictionary)
    except DamagedError:
        raise damage from None


def _share(connection: Connection, row: Row[Any]) -> bytes:
    """What a row must hold, if it is the only one that is damaged; zeros at its end are no part of a frame."""
    others = blobs.combined(mixed(connection, spare_of(row.document_id)), row.data)
    return blobs.combined(others, spare_data(connection, row.document_id)).rstrip(b"\0")


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


def change_spare(connection: Connection, document: int, difference: bytes) -> None:
    """Bring the spare up to date with what was added to a document's packs, XOR what was taken away."""
    spare = {"spare": spare_of(document)[0]}
    old = connection.scalar(_SPARE, spare)
    if old is None:
        connection.execute(insert(spares).values(id=spare["spare"], data=difference))
    else:
        connection.execute(_SET_SPARE, spare | {"data": blobs.combined(old, difference).rstrip(b"\0")})

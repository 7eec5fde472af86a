"""Keep the bytes of documents, each packed with what is nearly the same, so that no single damaged row loses any.

A page is packed with an earlier page of its document as dictionary, the blocks read from it with that page and earlier blocks. A
page unlike those, or too many rows away from one that stands by itself, is packed with the page it resembles most of all that are
kept, of whatever document, or stands by itself too; where they are nearly the same, so is what was read from them (see `kin`). A
spare makes up for any one damaged row (see `spares`).
"""

from __future__ import annotations

import functools
import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from tosmon.errors import DamagedError, StoreError
from tosmon.models import Block
from tosmon.store import bases, blobs, kin
from tosmon.store.bases import BLOCKS, PAGES, Base
from tosmon.store.blobs import Dictionary
from tosmon.store.rows import blocks_from_bytes, blocks_to_bytes
from tosmon.store.schema import packs
from tosmon.store.spares import change_spare, mixed, share, spare_data, spare_of

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

# A page that takes more of its size than this with the best base of its document is tried with its kin.
_UNLIKE = 0.05
# One that takes still more is tried without a base, which is worth some bytes: it is read sooner, and what is packed with it too.
_ALONE, _WORTH = 0.1, 1.3
_REMEMBERED = 4_000_000  # bytes
_OF_BLOCKS = 4  # how many times the bytes that they make blocks take in memory
_OF_TABLES = 10  # the same of the tables of a dictionary
_AT_ONCE = 64  # packs whose rows are fetched together

_PACK = select(packs).where(packs.c.id == bindparam("pack"))
_SOME = select(packs).where(packs.c.id.in_(bindparam("some", expanding=True)))
_OF = select(packs).where(packs.c.document_id == bindparam("document")).order_by(packs.c.id)
_ADD = insert(packs)
_NAMED = select(packs.c.id).where(packs.c.document_id == bindparam("document"), packs.c.sha256 == bindparam("name"))


@dataclass(frozen=True, slots=True)
class _Packed:
    """Bytes packed, and how."""

    data: bytes
    page_id: int | None = None
    base: Base | None = None

    @property
    def values(self) -> dict[str, Any]:
        """Columns of a row."""
        base, depth = (None, 0) if self.base is None else (self.base.id, self.base.depth + 1)
        return {"codec": blobs.CODEC, "data": self.data, "page_id": self.page_id, "base_id": base, "depth": depth}

    def kept(self, pack: int, name: str) -> Base:
        """What others may be packed with, once a row holds it."""
        return Base(pack, name, self.values["base_id"], self.values["depth"], len(self.data))


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
    """Rows of packs by their ids, as they stand in one transaction: one that was not fetched is when it is asked for.

    Raises DamagedError for one that is not there.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def __missing__(self, pack: int) -> Row[Any]:
        row = self.connection.execute(_PACK, {"pack": pack}).one_or_none()
        if row is None:
            raise DamagedError(f"The row {pack} of packs is missing: restore a backup of the database.")
        self[pack] = row
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

    def keep(
        self, connection: Connection, document: int, data: bytes, *, page: int | None = None, name: str = "", new: bool = False
    ) -> int:
        """The id of the pack that holds the bytes, a new one unless the document has it. `page` is what blocks were read from.

        `name` is their SHA-256, where it is known; `new` says that the document has no pages, or no blocks, so far.
        """
        name = name or blobs.sha256(data)
        known = None if new else connection.scalar(_NAMED, {"document": document, "name": name})
        if known is not None:
            return int(known)
        earlier = [] if new else bases.earlier(connection, document, PAGES if page is None else BLOCKS)
        made = self._packed(connection, data, page, earlier)
        row = made.values | {"document_id": document, "sha256": name, "size": len(data)}
        added = connection.execute(_ADD, row).inserted_primary_key
        assert added is not None
        pack = int(added[0])
        if page is None:
            kin.remember(connection, data, made.kept(pack, name))
        self._plain.put(name, data, len(data))
        change_spare(connection, document, made.data)
        return pack

    def keep_blocks(
        self, connection: Connection, document: int, blocks: tuple[Block, ...], page: int, *, new: bool = False
    ) -> int:
        """The id of the pack that holds blocks. They are remembered: the next page of the document is compared with them."""
        data = blocks_to_bytes(blocks)
        name = blobs.sha256(data)
        pack = self.keep(connection, document, data, page=page, name=name, new=new)
        self._blocks.put(name, blocks, _OF_BLOCKS * len(data))
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

    def _packed(self, connection: Connection, data: bytes, page: int | None, earlier: list[Base]) -> _Packed:
        """The bytes packed as small as a few trials can; `earlier` is what they may be packed with, newest first."""
        if page is None:
            return self._packed_page(connection, data, list(bases.likely(earlier, PAGES)))
        return self._packed_blocks(connection, data, page, list(bases.likely(earlier, BLOCKS)))

    def _packed_page(self, connection: Connection, data: bytes, likely: list[Base]) -> _Packed:
        def made(base: Base) -> _Packed:
            ready = self._dictionaries.get(base.sha256)
            return _Packed(blobs.packed(data, ready or self._ready(base.sha256, self._of(connection, base))), base=base)

        best = _smallest(likely, made, PAGES.small)
        if best is not None and len(best.data) <= max(PAGES.small, _UNLIKE * len(data)):
            return best
        akin = kin.nearest(connection, data)
        if akin is not None and akin.id not in {each.id for each in likely}:
            tried = _smallest([akin], made, PAGES.small)
            best = min(filter(None, (best, tried)), key=lambda packed: len(packed.data), default=None)
        if best is not None and len(best.data) <= max(PAGES.small, _ALONE * len(data)):
            return best
        whole = _Packed(blobs.packed(data))
        return whole if best is None or len(whole.data) < _WORTH * len(best.data) else best

    def _packed_blocks(self, connection: Connection, data: bytes, page: int, likely: list[Base]) -> _Packed:
        kept = Rows(connection)
        below = self._read(kept, kept[page])

        def made(base: Base) -> _Packed:  # each page once: its tables are not worth remembering
            return _Packed(blobs.packed(data, Dictionary(below + self._of(connection, base))), page, base)

        best = _smallest(likely or kin.nearest_text(connection, kept[page]), made, BLOCKS.small)
        return best or _Packed(blobs.packed(data, Dictionary(below)), page)

    def _of(self, connection: Connection, base: Base) -> bytes:
        return self._plain.get(base.sha256) or self.read(connection, base.id)

    def _ready(self, name: str, data: bytes) -> Dictionary:
        return self._dictionaries.put(name, Dictionary(data), _OF_TABLES * len(data))

    def mend(self, connection: Connection, document: int) -> int:
        """Write the damaged rows of a document anew, and say how many. Raises DamagedError where one is lost."""
        mended = 0
        for pack in connection.scalars(select(packs.c.id).where(packs.c.document_id == document)).all():
            kept = Rows(connection)
            row = kept[pack]
            if self.examined(kept, row)[1] is not None:
                whole = share(connection, row)
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

        `pages` says for blocks which page they were read from. What other documents' packs are packed with stays as it is. No
        row may be damaged: see `mend`.
        """
        before = mixed(connection, range(document, document + 1))
        kept = Rows(connection)  # as they stand now: each is read with the bases it has had so far
        kept.update((row.id, row) for row in connection.execute(_OF, {"document": document}))
        fixed = kin.used_elsewhere(connection, document)
        kin.forget(connection, document)
        earlier: dict[bool, list[Base]] = {True: [], False: []}
        for row in [row for row in kept.values() if row.id not in without]:
            data = self._read(kept, row)
            page = row.page_id if row.id in fixed else pages.get(row.id)
            among = earlier[page is None]
            if row.id in fixed:
                now = Base(row.id, row.sha256, row.base_id, row.depth, len(row.data))
            else:
                made = self._packed(connection, data, page, among)
                now = made.kept(row.id, row.sha256)
                connection.execute(update(packs).where(packs.c.id == row.id).values(made.values))
                among += [made.base] if made.base and made.base not in among else []
            if page is None:
                kin.remember(connection, data, now)
            among.insert(0, now)
        connection.execute(delete(packs).where(packs.c.id.in_(without)))
        change_spare(connection, document, blobs.combined(before, mixed(connection, range(document, document + 1))))


def _smallest(among: Iterable[Base], made: Callable[[Base], _Packed], small: int) -> _Packed | None:
    """Bytes packed with the best of some bases, None where none of them can be read."""
    best: _Packed | None = None
    for base in among:
        try:
            tried = made(base)
        except (DamagedError, StoreError):  # lost, or said to be packed as a later release would: the next one is tried
            continue
        if best is None or len(tried.data) < len(best.data):
            best = tried
        if len(best.data) <= small:
            return best
    return best


def _unpacked(row: Row[Any], data: bytes, dictionary: bytes) -> bytes:
    return blobs.unpacked(row.sha256, row.codec, data, row.size, dictionary)


def _regained(connection: Connection, row: Row[Any], dictionary: bytes, damage: DamagedError) -> bytes:
    """The bytes of a damaged row, out of the spare and all other rows it stands for. Raises `damage` where more is damaged."""
    try:
        return _unpacked(row, share(connection, row), dictionary)
    except DamagedError:
        raise damage from None

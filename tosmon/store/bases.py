"""Tell which of a document's earlier packs a new one may be packed with, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from tosmon.store.schema import BLOCKS_BASES, PAGE_BASES, SMALL_BLOCKS, SMALL_PAGE, packs

_DEEPEST = 16

BASE = select(packs.c.id, packs.c.sha256, packs.c.base_id, packs.c.depth, func.length(packs.c.data).label("taken"))
_ONE = BASE.where(packs.c.id == bindparam("pack"))


@dataclass(frozen=True, slots=True)
class Base:
    """A pack that others may be packed with; `taken` is the bytes its own row takes."""

    id: int
    sha256: str
    base_id: int | None
    depth: int
    taken: int


@dataclass(frozen=True, slots=True)
class Sort:
    """Packs of pages, or of blocks.

    In `small` bytes nothing better is looked for; what takes more is worth being a base for what comes after it. `tries` is how
    many bases are tried beside the one used last. `last` is the newest of a document's packs, `newest` are the newest of those
    that may be bases, one more than are tried.
    """

    small: int
    tries: int
    last: Select[Any]
    newest: Select[Any]


def _sort(of: ColumnElement[bool], bases: ColumnElement[bool], small: int, tries: int) -> Sort:
    mine = BASE.where(packs.c.document_id == bindparam("document")).order_by(packs.c.id.desc())
    return Sort(small, tries, mine.where(of).limit(1), mine.where(bases).limit(tries + 1))


PAGES = _sort(packs.c.page_id.is_(None), PAGE_BASES, SMALL_PAGE, tries=1)
BLOCKS = _sort(packs.c.page_id.is_not(None), BLOCKS_BASES, SMALL_BLOCKS, tries=0)  # they find what is new in their page


def earlier(connection: Connection, document: int, sort: Sort) -> list[Base]:
    """Of all earlier packs those that `likely` may name, newest first: however long a document's history, they are a few.

    The last one is what the newest is packed with, which may be of another document.
    """
    wanted = {"document": document}
    last = connection.execute(sort.last, wanted).one_or_none()
    if last is None:
        return []
    found = [Base(*row) for row in (last, *connection.execute(sort.newest, wanted))]
    if last.base_id is not None:
        found += [Base(*row) for row in connection.execute(_ONE, {"pack": last.base_id})]
    return list({each.id: each for each in found}.values())


def likely(among: Sequence[Base], sort: Sort) -> Iterator[Base]:
    """What is worth trying as a base: the one used last, then others that are no small change of another, newest first."""
    bases = [each for each in among if each.base_id is None or each.taken > sort.small]
    last = among[0].base_id if among and among[0] not in bases else (among[0].id if among else None)
    favourite = [each for each in bases if each.id == last]
    others = [each for each in bases if each.id != last][: sort.tries]
    return (each for each in [*favourite, *others] if each.depth < _DEEPEST)

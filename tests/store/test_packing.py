"""What is packed comes back exactly, in any order, small, and whatever single row is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.dialects import sqlite

from tests.store.samples import TERMS
from tosmon.errors import DamagedError
from tosmon.store import bases, open_store
from tosmon.store.bases import BLOCKS, PAGES, Base, Sort
from tosmon.store.packing import Packs
from tosmon.store.schema import documents, packs, spares
from tosmon.store.spares import spare_data

WORDS = Random(7).choices([f"word{number}" for number in range(3000)], k=6000)
PAGE = " ".join(WORDS)


@pytest.fixture
def connection() -> Iterator[Connection]:
    with open_store("sqlite://") as store, store._engine.connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def shared() -> Iterator[Connection]:
    with open_store("sqlite://") as store, store._engine.connect() as opened:
        yield opened


def new_document(connection: Connection) -> int:
    """The id of a document that nothing is kept of."""
    number = connection.scalar(select(func.count()).select_from(documents))
    empty = {"version": 0, "page_sha256": "", "etag": "", "last_modified": "", "held_as": "", "held_count": 0, "reason": ""}
    names = {"key": f"s{number}/d", "service": TERMS.service, "name": TERMS.name, "url": "", "language": ""}
    added = connection.execute(insert(documents).values(**names, **empty)).inserted_primary_key
    assert added is not None
    return int(added[0])


def edited(page: str, random: Random) -> str:
    """The page with a few words changed."""
    words = page.split()
    for _ in range(random.randrange(1, 20)):
        words[random.randrange(len(words))] = f"new{random.randrange(10_000)}"
    return " ".join(words)


def history(seed: int, versions: int) -> list[bytes]:
    """Pages that drift apart, return, and for a while are something else altogether."""
    random, page, pages = Random(seed), PAGE, []
    for _ in range(versions):
        what = random.random()
        page = edited(page, random) if what < 0.8 else PAGE
        pages.append(b"An error. " * random.randrange(30) if what > 0.9 else page.encode())
    return pages


def kept(connection: Connection, pages: list[bytes]) -> dict[int, bytes]:
    """Every page and what was read from it, by the ids of their packs."""
    document, here, found = new_document(connection), Packs(), {}
    for page in pages:
        pack = here.keep(connection, document, page)
        found[pack] = page
        blocks = b'{"blocks":[' + page.replace(b" word", b'",["paragraph","word') + b"]}"
        found[here.keep(connection, document, blocks, page=pack)] = blocks
    return found


small = st.binary(max_size=200)
alike = st.builds(lambda page, at, middle: page[:at] + middle + page[at:], st.just(PAGE.encode()), st.integers(0, 40_000), small)


@given(pages=st.lists(st.one_of(small, alike), max_size=12))
@settings(max_examples=40, deadline=None)  # zstd makes its tables ready for each page
def test_whatever_is_kept_comes_back_in_whatever_order_it_came(shared: Connection, pages: list[bytes]) -> None:
    found = kept(shared, pages)
    for pack, data in found.items():
        assert Packs().read(shared, pack) == data


def test_a_history_is_stored_in_little_more_than_its_first_page(connection: Connection) -> None:
    pages = history(1, 120)
    found = kept(connection, pages)
    taken = connection.scalar(select(func.sum(func.length(packs.c.data))).where(packs.c.id.in_(found)))
    assert taken is not None
    assert taken < 0.03 * sum(map(len, pages))


def test_no_pack_is_far_from_one_that_stands_by_itself(connection: Connection) -> None:
    found = kept(connection, history(2, 200))
    deepest = connection.scalar(select(func.max(packs.c.depth)).where(packs.c.id.in_(found)))
    assert deepest is not None
    assert 2 < deepest <= 16


def test_any_one_damaged_row_loses_nothing(connection: Connection) -> None:
    found = kept(connection, history(3, 15))
    for damaged in found:
        before = connection.execute(select(packs).where(packs.c.id == damaged)).one()
        for data in (
            b"",
            before.data[: len(before.data) // 2],
            bytes(byte ^ 0x40 for byte in before.data),
            before.data + b"\xff" * 9,
        ):
            connection.execute(update(packs).where(packs.c.id == damaged).values(data=data))
            here = Packs()
            lost = [pack for pack, plain in found.items() if here.read(connection, pack) != plain]
            assert lost == []
        connection.execute(update(packs).where(packs.c.id == damaged).values(data=before.data))


def test_of_two_damaged_rows_only_what_is_packed_with_them_is_lost(connection: Connection) -> None:
    found = kept(connection, history(4, 30))
    ids = sorted(found)
    leaves = set(ids) - set(connection.scalars(select(packs.c.base_id))) - set(connection.scalars(select(packs.c.page_id)))
    two = sorted(leaves)[:2]
    connection.execute(update(packs).where(packs.c.id.in_(two)).values(data=b"\x00" * 30))
    for pack, data in found.items():
        if pack in two:
            with pytest.raises(DamagedError, match=r"The stored bytes [0-9a-f]{64} are damaged: restore a backup"):
                Packs().read(connection, pack)
        else:
            assert Packs().read(connection, pack) == data


def test_a_damaged_spare_loses_nothing(connection: Connection) -> None:
    found = kept(connection, history(5, 10))
    connection.execute(update(spares).values(data=b"damaged"))
    assert {pack: Packs().read(connection, pack) for pack in found} == found


def test_bases_in_a_circle_are_damage_and_no_endless_loop(connection: Connection) -> None:
    found = kept(connection, history(6, 10))
    for pack in found:
        connection.execute(update(packs).where(packs.c.id == pack).values(base_id=max(found), page_id=None))
    with pytest.raises(DamagedError, match=r"The row [0-9]+ of packs is damaged"):
        Packs().read(connection, max(found))


def test_packing_anew_keeps_everything_and_the_spare_fits(connection: Connection) -> None:
    found = kept(connection, history(8, 25))
    rows = connection.execute(select(packs.c.id, packs.c.page_id, packs.c.document_id).where(packs.c.id.in_(found))).all()
    pages = {row.id: row.page_id for row in rows if row.page_id is not None}
    gone = {row.id for row in rows if row.page_id is None}.difference(*[pages.values()])
    Packs().repack(connection, rows[0].document_id, frozenset(gone), pages)
    assert {pack: Packs().read(connection, pack) for pack in found if pack not in gone} == {
        pack: data for pack, data in found.items() if pack not in gone
    }
    first = min(set(found) - gone)
    connection.execute(update(packs).where(packs.c.id == first).values(data=b""))
    assert Packs().read(connection, first) == found[first]


def test_what_a_rolled_back_transaction_packed_is_no_base_of_anything() -> None:
    with open_store("sqlite://") as store:
        with store._engine.begin() as connection:
            document = new_document(connection)
        here = Packs()
        with store._engine.connect() as connection:
            here.keep(connection, document, PAGE.encode())
            connection.rollback()
        other = PAGE[::-1].encode()
        with store._engine.begin() as connection:
            ids = [here.keep(connection, document, data) for data in (other, PAGE.encode(), PAGE.encode() + b"!")]
        with store._engine.connect() as connection:
            assert [Packs().read(connection, each) for each in ids] == [other, PAGE.encode(), PAGE.encode() + b"!"]
            assert len(spare_data(connection, document)) > 0
            assert connection.execute(text("SELECT count(*) FROM packs")).scalar() == 3


@pytest.mark.parametrize("seed", range(3))
def test_a_few_rows_of_a_long_history_name_the_same_bases_as_all_of_it(connection: Connection, seed: int) -> None:
    document, here = new_document(connection), Packs()
    every = bases.BASE.where(packs.c.document_id == document).order_by(packs.c.id.desc())
    looked_at = 0
    for page in history(seed, 40):
        pack = here.keep(connection, document, page)
        here.keep(connection, document, b"[" + page + b"]", page=pack)
        for sort, of in (
            (bases.PAGES, packs.c.page_id.is_(None)),
            (bases.BLOCKS, packs.c.page_id.is_not(None)),
        ):
            few = bases.earlier(connection, document, sort)
            whole = [Base(*row) for row in connection.execute(every.where(of))]
            assert list(bases.likely(few, sort)) == list(bases.likely(whole, sort))
            looked_at = max(looked_at, len(few))
    assert looked_at <= 4


@pytest.mark.parametrize(
    ("sort", "index"), [(PAGES, "ix_packs_page_bases"), (BLOCKS, "ix_packs_blocks_bases")], ids=["pages", "blocks"]
)
def test_an_index_knows_what_a_document_has_to_be_packed_with_however_much_that_is(
    connection: Connection, sort: Sort, index: str
) -> None:
    for query, used in ((sort.newest, index), (sort.last, "ix_packs_document_id_id")):
        asked = query.params(document=1).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked}").all()
        assert len(plan) == 1 and f"USING INDEX {used} " in plan[0].detail, "nothing is sorted, nor gone through row by row"

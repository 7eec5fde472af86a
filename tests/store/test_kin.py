"""Pages of one site are packed with each other, whichever document they are of, and none depends on another in a circle."""

from __future__ import annotations

import dataclasses
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, func, select, update

from tests.store.samples import DAY, NIGHT, TERMS, Clock, changed, first, held
from tests.store.test_packing import new_document
from tosmon.errors import DamagedError
from tosmon.models import Document
from tosmon.ports import Check
from tosmon.store import SqlStore, kin, open_store, packing
from tosmon.store.packing import Packs
from tosmon.store.pruning import Pruned
from tosmon.store.schema import documents, packs, sketches

YEARS = timedelta(days=4000)
_bases = packs.alias()


@cache
def lines(seed: int, number: int = 300) -> tuple[str, ...]:
    """Lines of a page that stand in no other one."""
    random = Random(seed)
    return tuple(" ".join(f"{random.randrange(10**6):06}" for _ in range(7)) for _ in range(number))


def text(site: int, own: int, edited: int = 0) -> str:
    """A page of a site: most of it is the site's, some of it its own, and a line of that is edited."""
    said = list(lines(1000 + own, 110))
    said[edited % 110] = f"This line was edited, and now its number is {edited}."
    return "\n".join([*lines(site), *said])


def document(name: str) -> Document:
    return dataclasses.replace(TERMS, service=name, url=f"https://{name}.test/terms")


A, B, C = map(document, ("alder", "birch", "cedar"))


def anew(store: SqlStore) -> SqlStore:
    """The store as a process that starts now knows it: by what is in the database."""
    store._packs = Packs()
    return store


def faults(store: SqlStore) -> list[str]:
    return [fault for found in anew(store).verify(list(store.documents())) for fault in found.faults]


def across(connection: Connection) -> list[tuple[int, int]]:
    """The packs whose base is of another document, each with that one."""
    joined = select(packs.c.id, packs.c.base_id).join(_bases, _bases.c.id == packs.c.base_id)
    other = packs.c.document_id != _bases.c.document_id
    return [(pack, base) for pack, base in connection.execute(joined.where(other).order_by(packs.c.id))]


def links(store: SqlStore) -> list[tuple[int, int]]:
    with store._engine.connect() as connection:
        return across(connection)


def taken(store: SqlStore, of: Document) -> int:
    """The bytes that a document's packs take."""
    with store._engine.connect() as connection:
        mine = select(func.sum(func.length(packs.c.data))).join(documents).where(documents.c.key == of.key)
        return int(connection.scalar(mine) or 0)


def damage(store: SqlStore, *rows: int, data: bytes = b"damaged") -> None:
    with store._engine.begin() as connection:
        connection.execute(update(packs).where(packs.c.id.in_(rows)).values(data=data))


def came(what: str, of: Document, said: str, at: datetime) -> Check:
    if what == "held":
        check = held(said, at)
        return dataclasses.replace(check, outcome=dataclasses.replace(check.outcome, document=of))
    return changed(said, at, document=of)


def test_a_page_like_one_of_another_document_takes_little_more_than_what_is_its_own(store: SqlStore) -> None:
    store.record(first(text(1, 1), document=A))
    store.record(first(text(2, 2), document=B))
    assert links(store) == []
    store.record(first(text(1, 3), document=C))
    assert links(store) == [(5, 1)]
    assert taken(store, C) < 0.5 * taken(store, A)
    assert anew(store).snapshot(C.key).body == first(text(1, 3)).snapshot.body  # type: ignore[union-attr] # a first check has one
    assert faults(store) == []


def test_nearly_the_same_page_at_two_addresses_is_stored_once(store: SqlStore) -> None:
    store.record(first(text(1, 1), document=A))
    store.record(first(text(1, 1, edited=5), document=B))
    assert links(store) == [(3, 1), (4, 2)]
    assert taken(store, B) < 0.03 * taken(store, A)


def test_a_page_that_returns_after_many_others_is_packed_with_what_it_was(store: SqlStore) -> None:
    ways = [text(site, site) for site in range(5)]
    store.record(first(ways[0]))
    for day in range(1, 15):
        store.record(changed(ways[day % 5] + f" Day {day}.", NIGHT + day * DAY))
    with store._engine.connect() as connection:
        assert connection.scalar(select(func.count()).where(packs.c.base_id.is_(None), packs.c.page_id.is_(None))) == 5
    assert faults(store) == []


def test_a_redesign_of_a_site_is_stored_once_for_all_its_documents(store: SqlStore) -> None:
    for own, each in enumerate((A, B, C)):
        store.record(first(text(1, own), document=each))
    for own, each in enumerate((A, B, C)):
        store.record(changed(text(2, own), document=each))
    assert links(store) == [(3, 1), (5, 1), (9, 7), (11, 7)]
    assert taken(store, C) < 0.5 * taken(store, A)
    assert faults(store) == []


def test_pruning_keeps_a_page_and_all_below_it_as_they_are_while_other_documents_need_them(store: SqlStore) -> None:
    store.record(first(text(2, 2), document=A))
    store.record(came("held", A, text(1, 1), NIGHT + DAY))
    store.record(came("held", A, text(1, 3), NIGHT + 2 * DAY))
    store.record(changed(text(2, 2, edited=1), NIGHT + 3 * DAY, document=A))
    store.record(first(text(1, 3, edited=3), document=B))
    assert links(store) == [(7, 4)]
    assert store.prune(A.key, NIGHT + YEARS).pages == 2
    assert faults(store) == []
    assert store.prune(A.key, NIGHT + YEARS) == store.prune(B.key, NIGHT + YEARS) == Pruned()
    before = taken(store, A)
    with store._engine.begin() as connection:
        connection.execute(delete(sketches))  # so that the page of B finds no kin when it is packed anew
    store.record(came("held", B, "A wall.", NIGHT + DAY))
    store.record(changed(text(1, 3, edited=1), NIGHT + 2 * DAY, document=B))
    assert store.prune(B.key, NIGHT + YEARS).pages == 1
    assert links(store) == []
    store.prune(A.key, NIGHT + YEARS)
    assert taken(store, A) < 0.7 * before
    assert faults(store) == []


def test_pruning_packs_nothing_with_what_is_packed_with_it(store: SqlStore) -> None:
    store.record(first(text(1, 1), document=A))
    store.record(came("held", A, "A wall.", NIGHT + DAY))
    store.record(changed(text(1, 2), NIGHT + 2 * DAY, document=A))
    store.record(first(text(1, 3), document=B))
    assert anew(store).prune(A.key, NIGHT + YEARS).pages == 1
    assert faults(store) == []
    assert links(store) == [(6, 4)]


def keep(connection: Connection, found: dict[int, bytes], of: int, page: str, *said: str) -> None:
    """Keep a page and what was read from it, once or again, and note the bytes by the ids of their packs."""
    here = Packs()
    number = here.keep(connection, of, page.encode())
    texts = {here.keep(connection, of, each.encode(), page=number): each.encode() for each in said}
    found |= {number: page.encode()} | texts


def test_what_was_read_of_a_page_stays_with_all_it_is_packed_with_while_other_documents_need_it(store: SqlStore) -> None:
    found: dict[int, bytes] = {}
    with store._engine.begin() as connection:
        one, other = new_document(connection), new_document(connection)
        keep(connection, found, one, text(1, 1), f"[{text(1, 1)}]")
        keep(connection, found, one, text(2, 2), f"[{text(2, 2)}]")
        keep(connection, found, other, text(2, 2, edited=1), f"[{text(2, 2, edited=1)}]")
        assert across(connection) == [(5, 3), (6, 4)]
        assert kin.used_elsewhere(connection, one) == {1, 2, 3, 4}
        Packs().repack(connection, one, frozenset(), {})  # the texts are of no version any more
        assert {pack: Packs().read(connection, pack) for pack in found} == found
        assert set(connection.scalars(select(sketches.c.pack_id))) == {1, 3}


def test_a_text_is_packed_with_none_of_its_own_document_that_is_packed_with_it(store: SqlStore) -> None:
    found: dict[int, bytes] = {}
    with store._engine.begin() as connection:
        one = new_document(connection)
        keep(connection, found, one, text(1, 1), "Read badly.")
        keep(connection, found, one, text(1, 1, edited=1), text(3, 3))
        keep(connection, found, one, text(1, 1), text(4, 4))
        Packs().repack(connection, one, frozenset([2]), {4: 3, 5: 1})
        del found[2]
        assert {pack: Packs().read(connection, pack) for pack in found} == found


def test_what_an_older_release_stored_is_packed_with_its_kin_when_it_is_pruned(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "_REMEMBERED", 0)  # as of a document with more pages than are remembered
    for own, each in enumerate((A, B, C)):
        store.record(first(text(1, own), document=each))
        store.record(changed(text(1, own, edited=7), NIGHT + DAY, document=each))
        with store._engine.begin() as connection:
            connection.execute(delete(sketches))
    assert links(store) == []
    saved = {each.key: anew(store).prune(each.key, NIGHT).saved for each in (A, B, C)}
    assert saved[A.key] == 0
    assert min(saved[B.key], saved[C.key]) > 0.4 * taken(store, A)
    assert {base for _, base in links(store)} == {1}
    assert faults(store) == []
    assert [store.prune(each.key, NIGHT).saved for each in (A, B, C)] == [0, 0, 0]


def test_a_damaged_base_is_regained_for_all_and_mended_by_the_document_it_is_of(store: SqlStore) -> None:
    for own, each in enumerate((A, B)):
        store.record(first(text(1, own), document=each))
    damage(store, 1)
    assert [fault.partition(" is ")[0] for fault in faults(store)] == [f"{A.key}: the row 1 of packs"]
    assert anew(store).version(B.key).text.endswith(lines(1001, 110)[-1])
    assert anew(store).prune(B.key, NIGHT).mended == 0
    assert anew(store).prune(A.key, NIGHT).mended == 1
    assert faults(store) == []


def test_of_a_lost_base_every_document_it_costs_is_told_and_none_that_comes_later_depends_on_it(store: SqlStore) -> None:
    for own, each in enumerate((A, B)):
        store.record(first(text(1, own), document=each))
    damage(store, 1, 2)
    hit = {fault.partition(":")[0] for fault in faults(store)}
    assert hit == {A.key, B.key}
    for each in (A, B):
        with pytest.raises(DamagedError, match="restore a backup"):
            anew(store).prune(each.key, NIGHT)
    store.record(first(text(1, 2), document=C))
    assert anew(store).version(C.key).text == first(text(1, 2)).version.text  # type: ignore[union-attr] # a first check has one
    assert {fault.partition(":")[0] for fault in faults(store)} == {A.key, B.key}


def test_a_base_that_another_program_deleted_is_told_and_stops_no_page_of_other_documents(shared: SqlStore) -> None:
    one, other, third = (document(f"lost-{number}") for number in range(3))
    for own, each in enumerate((one, other)):
        shared.record(first(text(9, own), document=each))
    with closing(sqlite3.connect(str(shared._engine.url.database))) as connection:  # which knows no foreign keys
        [(lost,)] = connection.execute(
            "SELECT min(packs.id) FROM packs JOIN documents d ON document_id = d.id WHERE key = ?", [one.key]
        )
        connection.execute("DELETE FROM packs WHERE id = ?", [lost])
        connection.commit()
    anew(shared).record(first(text(9, 2), document=third))
    keys = [each.key for each in (one, other, third)]
    assert {fault.partition(":")[0] for found in anew(shared).verify(keys) for fault in found.faults} == set(keys[:2])


def test_a_base_that_says_it_is_packed_as_later_releases_do_stops_no_page_of_other_documents(store: SqlStore) -> None:
    store.record(first(text(1, 1), document=A))
    with store._engine.begin() as connection:
        connection.execute(update(packs).where(packs.c.id == 1).values(codec="of later years"))
    anew(store).record(first(text(1, 2), document=B))
    assert links(store) == []
    assert {fault.partition(":")[0] for fault in faults(store)} == {A.key}


def test_a_sketch_has_at_least_one_value_and_never_many() -> None:
    for data in (b"", b"<" * 3_000_000, b"<p>short</p>" * 9, b"x" * 5_000_000, text(1, 1).encode(), Random(1).randbytes(300_000)):
        assert 1 <= len(kin.sketch(data)) <= 24


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, made_file: Path) -> Iterator[SqlStore]:
    file = tmp_path_factory.mktemp("kin") / "tosmon.db"
    shutil.copyfile(made_file, file)
    with open_store(f"sqlite:///{file}", clock=Clock()) as opened:
        yield opened


page_of = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 4))
step = st.tuples(st.sampled_from(["changed", "changed", "held", "prune", "older"]), st.integers(0, 3), page_of)


@given(steps=st.lists(step, min_size=4, max_size=12), damaged=st.integers(0, 99))
@settings(max_examples=15, deadline=None)  # zstd makes its tables ready for each page
def test_whatever_comes_is_pruned_and_damaged_all_that_is_kept_is_read_back(
    shared: SqlStore, steps: list[tuple[str, int, tuple[int, int, int]]], damaged: int
) -> None:
    number = len(shared.documents())
    mine = [document(f"s{number}-{each}") for each in range(4)]
    texts: dict[str, list[str]] = defaultdict(list)
    for day, (what, which, parts) in enumerate(steps):
        of, at = mine[which], NIGHT + day * DAY
        if what in ("changed", "held"):
            shared.record(came(what, of, text(*parts), at))
            texts[of.key] += [text(*parts)] if what == "changed" else []
        elif of.key in shared.documents():
            with shared._engine.begin() as connection:
                if what == "older":
                    connection.execute(delete(sketches))
            anew(shared).prune(of.key, at)

    def assert_all_is_there() -> None:
        for key, said in texts.items():
            assert [version.text for version in anew(shared).texts(key, range(1, len(said) + 1))] == said
            assert [page.snapshot.body for page in shared.pages(key) if page.version] == [
                f"<p>{each}</p>".encode() for each in said
            ]

    assert_all_is_there()
    keys = [key for key in shared.documents() if key.startswith(f"s{number}-")]
    assert [fault for found in anew(shared).verify(keys) for fault in found.faults] == []
    with shared._engine.connect() as connection:
        rows = connection.execute(select(packs.c.id, packs.c.data).order_by(packs.c.id.desc()).limit(30)).all()
        depths = dict(connection.execute(select(packs.c.id, packs.c.depth)).all())
        assert all(depths[base] < depths[pack] for pack, base in across(connection))
    if rows:
        row = rows[damaged % len(rows)]
        damage(shared, row.id)
        assert_all_is_there()
        damage(shared, row.id, data=row.data)

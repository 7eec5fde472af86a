"""Full disks, damaged files and killed processes: one sentence, and nothing that was stored is lost."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Row, select, text, update

from tests.store import processes
from tests.store.samples import KEY, NIGHT, TERMS, changed, clause, finding, first, page, unchanged
from tosmon.errors import DamagedError, StoreError
from tosmon.ports import FindingFilter
from tosmon.store import SqlStore, open_store
from tosmon.store.schema import blobs, metadata, versions


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tosmon.db"


def run(store: SqlStore, statement: str) -> None:
    with store._engine.begin() as connection:
        connection.execute(text(statement))


def test_a_full_disk_loses_nothing(file: Path) -> None:
    with open_store(f"sqlite:///{file}") as store:
        store.record(first("One."))
        before = store.state(TERMS)
        found = finding(clause())
        big = changed("Two.", findings=(found,))
        noise = Random(1).randbytes(50_000)  # cannot be packed smaller
        big = dataclasses.replace(big, snapshot=dataclasses.replace(page("Two."), body=noise))
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match=r"tosmon\.db cannot grow, the disk is full: make room and run again"):
            store.record(big)
        assert store.state(TERMS) == before
        assert list(store.findings(FindingFilter())) == []
        with store._engine.connect() as connection:  # room was made
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        store.record(big)
        assert store.version(KEY).number == 2
        assert list(store.findings(FindingFilter())) == [found]


def test_what_fails_half_way_is_not_half_written(store: SqlStore) -> None:
    store.record(first("One."))
    before = everything(store)
    found, naive = finding(clause()), datetime(2024, 2, 12)  # noqa: DTZ001 cannot be stored
    broken = dataclasses.replace(finding(clause("Other.")), first_seen=naive)  # written last
    with pytest.raises(TypeError, match="has no time zone"):
        store.record(changed("Two.", findings=(found, broken)))
    assert everything(store) == before


def everything(store: SqlStore) -> dict[str, list[Row[Any]]]:
    with store._engine.connect() as connection:
        return {table.name: list(connection.execute(table.select())) for table in metadata.sorted_tables}


@pytest.mark.parametrize("enough", [3, 20])
def test_after_a_kill_every_document_is_whole(url: str, enough: int) -> None:
    process = processes.start("record", url)
    assert process.stdout is not None
    told = 0
    while told < enough:
        told = int(process.stdout.readline())
    process.kill()
    told = int(([str(told), *process.communicate()[0].split()])[-1])
    with open_store(url) as store:
        if store._engine.dialect.name == "sqlite":
            with store._engine.connect() as connection:
                assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
                assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        [status] = store.status()
        assert status.versions in {told, told + 1}  # what was told is there; one more may have been written before it was told
        for number in range(1, status.versions + 1):
            assert store.version(KEY, number).text == processes.text(number)
        assert store.snapshot(KEY).body == page(processes.text(status.versions)).body
        assert [found.clause.text for found in store.findings(FindingFilter())] == [
            f"Clause {number}." for number in range(status.versions, 1, -1)
        ]
        assert len(store.ledger(KEY)) == status.versions - 1
        with store.lock_run("tosmon check"):
            store.record(changed("Life goes on.", NIGHT))


def test_a_damaged_file_is_said_to_be_so_and_left_as_it_is(file: Path) -> None:
    with open_store(f"sqlite:///{file}") as store:
        store.record(first(processes.text(1)))
    whole = file.read_bytes()
    damaged = whole[: len(whole) // 2] + b"\xa5" * (len(whole) // 2)
    file.write_bytes(damaged)
    with pytest.raises(StoreError, match="is damaged: restore a backup"), open_store(f"sqlite:///{file}") as store:
        store.version(KEY)
    assert file.read_bytes() == damaged


def test_a_file_cut_short_is_refused(file: Path) -> None:
    with open_store(f"sqlite:///{file}") as store:
        store.record(first(processes.text(1)))
    cut = file.read_bytes()[:10_000]
    file.write_bytes(cut)
    with pytest.raises(StoreError, match=r"tosmon\.db is damaged"), open_store(f"sqlite:///{file}") as store:
        store.version(KEY)


def test_one_damaged_text_does_not_take_the_others_with_it(store: SqlStore) -> None:
    store.record(first("One."))
    store.record(changed("Two."))
    with store._writer.begin() as connection:
        name = connection.execute(select(versions.c.blob).where(versions.c.number == 2)).scalar()
        packed = bytearray(connection.execute(select(blobs.c.data).where(blobs.c.sha256 == name)).scalar_one())
        packed[20] ^= 0xFF
        connection.execute(update(blobs).where(blobs.c.sha256 == name).values(data=bytes(packed)))
    with pytest.raises(DamagedError, match=r"The stored bytes [0-9a-f]{64} are damaged"):
        store.version(KEY)
    assert store.version(KEY, 1).text == "One."
    assert store.snapshot(KEY).body == page("Two.").body


def test_bytes_that_are_other_bytes_than_their_name_says_are_not_believed(store: SqlStore) -> None:
    store.record(first("One."))
    run(store, "UPDATE blobs SET data = (SELECT data FROM blobs ORDER BY sha256 LIMIT 1)")
    with pytest.raises(DamagedError, match=r"The stored bytes [0-9a-f]{64} are damaged: restore a backup of the database\.$"):
        [store.version(KEY), store.snapshot(KEY)]


def test_a_packing_of_a_later_release_is_named(store: SqlStore) -> None:
    store.record(first("One."))
    run(store, "UPDATE blobs SET codec = 'of later years'")
    with pytest.raises(StoreError, match="packed with 'of later years', which this tosmon does not know; upgrade tosmon"):
        store.version(KEY)


@pytest.mark.parametrize("change", ["kind = 'wish'", "marks = '[[]]'", "severity = 'panic'"])
def test_a_row_that_makes_no_sense_is_a_sentence(store: SqlStore, change: str) -> None:
    store.record(changed("One.", findings=(finding(clause()),)))
    run(store, f"UPDATE findings SET {change}")
    with pytest.raises(StoreError, match="holds or was given a value that tosmon cannot store"):
        store.findings(FindingFilter())


def test_a_file_that_vanished_meanwhile_is_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    with open_store(f"sqlite:///{folder}/tosmon.db") as store:
        store.record(first("One."))
    moved = open_store(f"sqlite:///{folder}/tosmon.db")
    moved.close()
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="cannot be opened: make its folder readable and writable"):
        moved.record(unchanged())

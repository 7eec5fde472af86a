"""Full disks, damaged files and killed processes: one sentence, and nothing that was stored is lost."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import text

from tests.store import processes
from tests.store.samples import KEY, NIGHT, TERMS, changed, clause, finding, first, page, unchanged
from tosmon.errors import StoreError
from tosmon.ports import FindingFilter
from tosmon.store import SqlStore, open_store


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


def test_what_fails_half_way_is_not_half_written(file: Path) -> None:
    with open_store(f"sqlite:///{file}") as store:
        store.record(first("One."))
        before = dump(file)
        unheard_of = finding(clause())
        broken = dataclasses.replace(unheard_of, before="\ud800")  # cannot be stored, and is written last
        with pytest.raises(StoreError, match="cannot store"):
            store.record(changed("Two.", findings=(unheard_of, dataclasses.replace(broken, clause=clause("Other.")))))
        assert dump(file) == before


def dump(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return list(connection.iterdump())


@pytest.mark.parametrize("enough", [3, 20])
def test_after_a_kill_every_document_is_whole(file: Path, enough: int) -> None:
    process = processes.start("record", f"sqlite:///{file}")
    assert process.stdout is not None
    told = 0
    while told < enough:
        told = int(process.stdout.readline())
    process.kill()
    told = int(([str(told), *process.communicate()[0].split()])[-1])
    with open_store(f"sqlite:///{file}") as store:
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


def test_a_packing_of_a_later_release_is_named(file: Path) -> None:
    with open_store(f"sqlite:///{file}") as store:
        store.record(first("One."))
    with open_store(f"sqlite:///{file}") as store:
        run(store, "UPDATE packs SET codec = 'zstd+dictionary'")
        with pytest.raises(StoreError, match=r"packed with 'zstd\+dictionary', which this tosmon does not know; upgrade tosmon"):
            store.version(KEY)


@pytest.mark.parametrize("change", ["kind = 'wish'", "section = '['", "severity = 'panic'"])
def test_a_row_that_makes_no_sense_is_a_sentence(file: Path, change: str) -> None:
    with open_store(f"sqlite:///{file}") as store:
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

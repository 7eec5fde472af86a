"""Full disks, damaged files and killed processes: one sentence, and nothing that was stored is lost."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Row, text

from tests.running import command, environment, tosmon, write_config
from tests.running import page as whole_page
from tests.store import processes
from tests.store.samples import KEY, NIGHT, TERMS, changed, clause, finding, first, page, unchanged
from tosmon.errors import StoreError
from tosmon.ports import FindingFilter
from tosmon.reports.wording import count
from tosmon.store import SqlStore, open_store
from tosmon.store.schema import metadata


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


def test_a_packing_of_a_later_release_is_named(url: str) -> None:
    with open_store(url) as store:
        store.record(first("One."))
    with open_store(url) as store:
        run(store, "UPDATE packs SET codec = 'of later years'")
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


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Past versions that cannot be packed into a hundred thousand bytes."""
    write_config(tmp_path)
    place = tmp_path / "archive" / "Plum" / "Terms_of_Use"
    place.mkdir(parents=True)
    for day in range(1, 10):
        noise = Random(day).randbytes(15_000).hex()
        (place / f"2024020{day}T030000Z.html").write_text(whole_page(f"We never sell data {day}.") + f"<!-- {noise} -->", "utf-8")
    return place


@pytest.mark.skipif(shutil.which("sh") is None or sys.platform == "win32", reason="Windows has no limits of a process")
def test_an_import_that_the_disk_stops_ends_in_a_sentence_and_goes_on_when_there_is_room(archive: Path, tmp_path: Path) -> None:
    limited = ["sh", "-c", 'ulimit -f 380; exec "$@"', "sh", *command("import", "archive")]  # half a kilobyte each
    done = subprocess.run(limited, cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "tosmon.db cannot be read or written, the disk reports an error: what was stored before is kept." in done.stderr
    assert "Traceback" not in done.stderr
    with open_store(f"sqlite:///{tmp_path}/tosmon.db") as store:
        [status] = store.status()
        assert 0 < status.versions < 9
        stored = [store.version(status.key, number) for number in range(1, status.versions + 1)]
    again = tosmon(tmp_path, "import", "archive")
    rest = count(9 - len(stored), "version")
    assert (again.returncode, again.stdout.partition(",")[0]) == (0, f"1 document: {rest} added"), again.stderr
    with open_store(f"sqlite:///{tmp_path}/tosmon.db") as store:
        assert [store.version(status.key, number) for number in range(1, len(stored) + 1)] == stored
        assert len(store.versions(status.key)) == 9


# Folders of this process and its children only, which needs no rights where a user may be root in a world of their own.
OWN_MOUNTS = ["unshare", "--user", "--map-root-user", "--mount"]
FULL = 'mount -t tmpfs -o size=400k tmpfs "$1" || exit 77; shift; "$@"; echo "code $?"; "$1" -m tosmon history plum'


def test_a_disk_that_is_full_is_a_sentence_and_what_was_stored_before_can_be_read(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()
    if (
        shutil.which("unshare") is None
        or subprocess.run([*OWN_MOUNTS, "sh", "-c", "mount -t tmpfs x small"], cwd=tmp_path, check=False).returncode
    ):
        pytest.skip("this machine lets nobody mount a small disk of their own")
    full = [*OWN_MOUNTS, "sh", "-c", FULL, "sh", "small", *command("import", "archive")]
    variables = environment(tmp_path, TOSMON_DATABASE=f"sqlite:///{tmp_path}/small/tosmon.db")
    done = subprocess.run(full, cwd=tmp_path, env=variables, capture_output=True, text=True, check=False)
    assert (
        "small/tosmon.db cannot grow, the disk is full: make room and run again; what was stored before is safe." in done.stderr
    )
    assert "Traceback" not in done.stderr
    code, head, *versions = done.stdout.splitlines()
    assert code == "code 3"
    assert head.startswith("version")
    assert 0 < len(versions) < 9


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder outside of root's own; while it is there, this process may do no more than any user."""
    if not hasattr(os, "geteuid"):
        pytest.skip("Windows has no such users")
    me, folder = os.geteuid(), Path(tempfile.mkdtemp())
    try:
        if me == 0:
            os.chown(folder, 65534, -1)
            os.seteuid(65534)
        yield folder
    finally:
        os.seteuid(me)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_file_that_is_read_only_can_be_read_and_says_so_when_written(nobody: Path) -> None:
    file = nobody / "tosmon.db"
    with open_store(f"sqlite:///{file}") as store:
        store.record(first("One."))
    file.chmod(0o400)
    with open_store(f"sqlite:///{file}") as store:
        assert store.version(KEY).text == "One."
        with pytest.raises(StoreError, match=r"tosmon\.db is read-only: make the file and its folder writable, or name another"):
            store.record(changed("Two."))


def test_a_folder_that_is_read_only_is_a_sentence(nobody: Path) -> None:
    with open_store(f"sqlite:///{nobody}/tosmon.db") as store:
        store.record(first("One."))
    nobody.chmod(0o500)
    with pytest.raises(StoreError, match=r"tosmon\.db (is read-only: make the file and its folder|cannot be opened: make its)"):
        open_store(f"sqlite:///{nobody}/tosmon.db")
    with pytest.raises(StoreError, match=r"new\.db cannot be opened: make its folder readable and writable"):
        open_store(f"sqlite:///{nobody}/new.db")
    with pytest.raises(StoreError, match=r"new\.db cannot be made: .* is no folder that can be written \(Permission denied\)"):
        open_store(f"sqlite:///{nobody}/deeper/new.db")

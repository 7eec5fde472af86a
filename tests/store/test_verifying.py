"""What was changed or damaged in any table is told, and what is told is all there is; pruning keeps the rest as it was."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.store.samples import DAY, KEY, NIGHT, Clock, changed, clause, entry, finding, first, held, page, unchanged, version
from tests.store.test_migrations import DATABASES
from tosmon.errors import DamagedError
from tosmon.ports import FindingFilter
from tosmon.store import SqlStore, open_store

LONG = " ".join(f"Sentence {number} of these terms." for number in range(200))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(f"sqlite:///{tmp_path}/tosmon.db", clock=Clock()) as opened:
        opened.record(first(LONG, etag='"a"'))
        opened.record(held("An error.", NIGHT + DAY))
        opened.record(held("Another error.", NIGHT + 2 * DAY))
        later = NIGHT + 3 * DAY
        found = (finding(clause(), later),)
        opened.record(dataclasses.replace(changed(LONG + " More.", later, findings=found), ledger=(entry(clause(), later),)))
        opened.record(unchanged(NIGHT + 4 * DAY, page(LONG + " More.", NIGHT + 4 * DAY)))
        yield opened


def run(store: SqlStore, statement: str) -> None:
    """As another program would, that knows no foreign keys."""
    with closing(sqlite3.connect(str(store._engine.url.database))) as connection:
        connection.execute(statement)
        connection.commit()


def held_packs(store: SqlStore) -> int:
    with store._engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM packs")).scalar_one())


def faults(store: SqlStore) -> list[str]:
    """What a process that starts anew says of the database."""
    with open_store(str(store._engine.url)) as again:
        return [fault for found in again.verify(list(again.documents())) for fault in found.faults]


def test_what_was_recorded_is_found_whole(store: SqlStore) -> None:
    assert faults(store) == []
    [found, spare] = store.verify([KEY])
    assert (found.snapshots, found.pruned, found.versions, found.findings) == (4, 0, 2, 1)
    assert spare.faults == ()


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE snapshots SET url = 'https://other.test/' WHERE id = 2", ["the row 2 of snapshots does not fit its hash"]),
        ("UPDATE snapshots SET headers = '[]' WHERE id = 1", ["the row 1 of snapshots does not fit its hash"]),
        ("UPDATE snapshots SET headers = '[' WHERE id = 3", ["the row 3 of snapshots holds a value that tosmon did not write"]),
        ("UPDATE snapshots SET status = 500 WHERE id = 4", ["the row 4 of snapshots does not fit its hash"]),
        ("UPDATE snapshots SET fetched_at = '2024-02-11 03:00:00.000000' WHERE id = 1", ["the row 1 of snapshots does not fit"]),
        ("UPDATE snapshots SET chain = zeroblob(32) WHERE id = 2", ["the row 2 of snapshots does not fit its hash"]),
        ("UPDATE snapshots SET pack_id = NULL WHERE id = 2", ["the row 2 of snapshots has no bytes, though they were not"]),
        ("UPDATE snapshots SET pack_id = 1 WHERE id = 2", ["the row 2 of snapshots names bytes that are not those of its page"]),
        ("DELETE FROM snapshots WHERE id = 3", ["the row 4 of snapshots does not fit its hash and the record before it",
                                                "the row 3 of checks is not about the page it names"]),
        ("UPDATE documents SET chain = NULL", ["the last records of its pages are missing"]),
        ("UPDATE documents SET version = 3", ["it should have the versions 1 to 3, and 2 are there"]),
        ("UPDATE versions SET sha256 = zeroblob(32) WHERE number = 2", ["of versions (version 2) does not fit its text"]),
        ("UPDATE versions SET size = 1 WHERE number = 1", ["the row 1 of versions (version 1) does not fit its text"]),
        ("UPDATE versions SET observed_at = '2020-01-01 00:00:00.000000' WHERE number = 1", ["is not of the page it says"]),
        ("UPDATE versions SET snapshot_id = 77 WHERE number = 1", ["is not of the page it says it was read from"]),
        ("UPDATE versions SET pack_id = 77 WHERE number = 1", ["(version 1) names a text of another document"]),
        ("UPDATE checks SET sha256 = zeroblob(32) WHERE id = 1", ["the row 1 of checks is not about the page it names"]),
        ("UPDATE findings SET text = 'We never train.'", ["does not fit its hash: one of its values was changed"]),
        ("UPDATE findings SET severity = 'info'", ["does not fit its hash: one of its values was changed"]),
        ("UPDATE findings SET severity = 'panic'", ["the row 1 of findings holds a value that tosmon did not write"]),
        ("UPDATE findings SET version = 9", ["names a version that is not there"]),
        ("UPDATE ledger SET kind = 'wish'", ["the row 1 of ledger holds a value that tosmon did not write"]),
        ("UPDATE ledger SET last_seen = '2020-01-01 00:00:00.000000'", ["was seen on other days than its spans do"]),
        ("UPDATE spares SET data = zeroblob(20)", ["the row 0 of spares does not fit the packs it stands for"]),
        ("UPDATE packs SET data = zeroblob(20) WHERE id = 2", ["the row 2 of packs is damaged, but nothing is lost"]),
        ("UPDATE packs SET codec = 'new' WHERE id = 3", ["the row 3 of packs cannot be read"]),
    ],
)  # fmt: skip
def test_a_row_that_was_changed_is_named_and_no_other(store: SqlStore, statement: str, told: list[str]) -> None:
    run(store, statement)
    said = faults(store)
    assert len(said) == len(told), said
    for sentence, part in zip(said, told, strict=True):
        assert part in sentence
        assert re.search(r": (restore a backup of the database|`tosmon prune` writes it anew)\.$", sentence)


def test_bytes_that_are_lost_are_told_with_their_size_and_the_rest_is_looked_at(store: SqlStore) -> None:
    run(store, "UPDATE packs SET data = zeroblob(20) WHERE id IN (3, 4)")
    run(store, "UPDATE findings SET version = 9")
    said = faults(store)
    assert [sentence.partition(" is damaged")[0] for sentence in said[:2]] == [f"{KEY}: the row {row} of packs" for row in (3, 4)]
    assert "and its 16 bytes are lost: restore a backup of the database." in said[0]
    assert "names a version that is not there" in said[-1]


@pytest.mark.parametrize("dump", sorted(DATABASES.glob("*.sql")), ids=lambda path: path.stem)
def test_a_database_of_any_release_is_whole_before_and_after_it_is_pruned(dump: Path, tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(dump.read_text("utf-8"))
    with open_store(f"sqlite:///{file}", create=False) as store:
        assert faults(store) == []
        pages = [store.version(KEY, number) for number in (1, 2)]
        store.prune(KEY, NIGHT)
        store.record(changed("Three."))
        assert faults(store) == []
        assert [store.version(KEY, number) for number in (1, 2)] == pages


def test_a_damaged_row_of_an_older_release_is_taken_over_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((DATABASES / "0002.sql").read_text("utf-8"))
        connection.execute("UPDATE blobs SET data = zeroblob(9) WHERE sha256 = (SELECT blob FROM versions WHERE number = 1)")
        connection.commit()
    with open_store(f"sqlite:///{file}", create=False) as store:
        assert store.version(KEY, 2).text == "Two."
        [fault] = faults(store)
        assert "bytes are lost" in fault


def test_pruning_drops_old_pages_that_were_not_believed_and_says_so(store: SqlStore) -> None:
    versions = [store.version(KEY, number) for number in (1, 2)]
    gone = store.prune(KEY, NIGHT + timedelta(hours=36))
    assert (gone.pages, gone.mended) == (1, 0)
    assert gone.saved > 0
    store.shrink()
    assert faults(store) == []
    [found, _] = store.verify([KEY])
    assert (found.snapshots, found.pruned) == (4, 1)
    assert [store.version(KEY, number) for number in (1, 2)] == versions
    assert store.snapshot(KEY).body == page(LONG + " More.").body
    assert store.prune(KEY, NIGHT + 9 * DAY).pages == 1
    assert store.prune(KEY, NIGHT + 9 * DAY).pages == 0
    store.record(held("An error.", NIGHT + 5 * DAY))  # the same again: its bytes are kept anew
    store.record(changed("Three.", NIGHT + 6 * DAY))
    assert faults(store) == []
    assert len(list(store.findings(FindingFilter()))) == 1


def test_a_page_of_the_last_check_stays_until_the_next_one_came(store: SqlStore) -> None:
    store.record(held("Half.", NIGHT + 5 * DAY))
    store.prune(KEY, NIGHT + 9 * DAY)
    store.record(changed("Half.", NIGHT + 6 * DAY))
    assert store.snapshot(KEY).body == page("Half.").body
    assert faults(store) == []


def test_a_dry_run_changes_nothing(store: SqlStore, tmp_path: Path) -> None:
    def dump() -> list[str]:
        with closing(sqlite3.connect(tmp_path / "tosmon.db")) as connection:
            return list(connection.iterdump())

    before = dump()
    would = store.prune(KEY, NIGHT + 9 * DAY, dry_run=True)
    assert dump() == before
    assert store.prune(KEY, NIGHT + 9 * DAY) == would


def test_a_text_that_a_newer_reading_replaced_goes(store: SqlStore) -> None:
    again = version("Read better.", NIGHT + 3 * DAY, "r2")
    store.record(dataclasses.replace(unchanged(NIGHT + 5 * DAY), reread=again))
    assert held_packs(store) == 7
    store.prune(KEY, NIGHT - DAY)
    assert held_packs(store) == 6
    assert store.version(KEY).text == "Read better."
    assert faults(store) == []


@pytest.mark.parametrize("table", ["packs", "spares"])
def test_pruning_mends_a_damaged_row(store: SqlStore, table: str) -> None:
    run(store, f"UPDATE {table} SET data = zeroblob(20) WHERE id = (SELECT min(id) FROM {table})")
    assert len(faults(store)) == 1
    with open_store(str(store._engine.url), clock=Clock()) as again:
        assert again.prune(KEY, NIGHT - DAY).mended == (table == "packs")
    assert faults(store) == []


def test_what_lost_bytes_already_is_not_pruned(store: SqlStore) -> None:
    run(store, "UPDATE packs SET data = zeroblob(20) WHERE id IN (3, 4)")
    with open_store(str(store._engine.url), clock=Clock()) as again:
        with pytest.raises(DamagedError, match="are damaged: restore a backup"):
            again.prune(KEY, NIGHT + 9 * DAY)
        assert next(again.verify([KEY])).pruned == 0

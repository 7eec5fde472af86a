"""The migrations build the tables of the schema, keep what is stored, and leave a backup behind."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from tests.store.samples import KEY, NIGHT, TERMS, Clock, alerted, changed, clause, finding, first, page
from tosmon.errors import StoreError
from tosmon.ports import FindingFilter
from tosmon.store import SqlStore, migrating, open_store, opening
from tosmon.store.schema import REVISION, metadata

# A database of each release as `sqlite3 tosmon.db .dump` writes it: what every later release must be able to open.
# Before a release with a new revision, `python -m tests.store.test_migrations` adds its own.
DATABASES = Path(__file__).parent / "databases"

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "{revision}"


def upgrade() -> None:
    with op.batch_alter_table("documents", recreate="always") as documents:
        documents.add_column(sa.Column("mood", sa.Text))
    op.execute("{last_step}")
"""


def fill(store: SqlStore) -> None:
    """What the databases of all releases hold."""
    store.record(first("One.", etag='"a"'))
    store.record(changed("Two.", findings=(finding(clause()),)))


def assert_filled(store: SqlStore) -> None:
    assert store.documents() == {KEY: TERMS}
    assert [store.version(KEY, number).text for number in (1, 2)] == ["One.", "Two."]
    assert store.snapshot(KEY).body == page("Two.").body
    assert store.ledger(KEY) == (alerted(clause(), store.version(KEY).observed_at),)
    assert list(store.findings(FindingFilter())) == [finding(clause())]


def assert_as_the_schema_says(store: SqlStore) -> None:
    with store._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database of this release."""
    made = tmp_path / "tosmon.db"
    with open_store(f"sqlite:///{made}") as store:
        fill(store)
    return made


def release(monkeypatch: pytest.MonkeyPatch, folder: Path, last_step: str = "UPDATE documents SET mood = 'fine'") -> None:
    """Make this the next release, which adds a column."""
    shutil.copytree(migrating._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "next.py").write_text(NEXT.format(revision=REVISION, last_step=last_step))
    monkeypatch.setattr(migrating, "_FOLDER", folder)
    monkeypatch.setattr(opening, "REVISION", "next")


def backups(file: Path) -> list[Path]:
    return sorted(path for path in file.parent.iterdir() if ".backup" in path.name)


def test_the_migrations_build_the_tables_of_the_schema() -> None:
    with open_store("sqlite://") as store:
        assert_as_the_schema_says(store)


def test_the_schema_names_the_newest_revision() -> None:
    assert ScriptDirectory.from_config(migrating.config()).get_current_head() == REVISION


def test_this_revision_is_among_the_stored_databases() -> None:
    assert (DATABASES / f"{REVISION}.sql").exists(), "run python -m tests.store.test_migrations"


@pytest.mark.parametrize("dump", sorted(DATABASES.glob("*.sql")), ids=lambda path: path.stem)
def test_a_database_of_any_release_can_be_opened(dump: Path, tmp_path: Path) -> None:
    file = tmp_path / "tosmon.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(dump.read_text("utf-8"))
    with open_store(f"sqlite:///{file}", create=False) as store:
        assert_filled(store)
        assert_as_the_schema_says(store)
        store.record(changed("Three."))
    assert len(backups(file)) == (dump.stem != REVISION)


def test_an_older_database_is_backed_up_and_brought_up_to_date(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"sqlite:///{file}"):  # open elsewhere, so that some of it is in the write-ahead log only
        release(monkeypatch, tmp_path / "next release")
        with open_store(f"sqlite:///{file}", clock=Clock()) as store, store._engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "next"
            assert connection.exec_driver_sql("SELECT mood FROM documents").all() == [("fine",)]
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert_filled(store)
    backup = tmp_path / f"tosmon.db.backup-{REVISION}-{NIGHT:%Y%m%dT%H%M%SZ}"
    assert backups(file) == [backup]
    monkeypatch.undo()
    with open_store(f"sqlite:///{backup}") as store:
        assert_filled(store)


def test_a_migration_that_fails_changes_nothing(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release(monkeypatch, tmp_path / "next release", "UPDATE nowhere SET x = 1")
    with pytest.raises(StoreError, match=r"tosmon\.db cannot be used: no such table: nowhere"):
        open_store(f"sqlite:///{file}")
    monkeypatch.undo()
    with open_store(f"sqlite:///{file}") as store:
        assert_filled(store)
        assert_as_the_schema_says(store)


def test_a_migration_that_tears_rows_apart_changes_nothing(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release(monkeypatch, tmp_path / "next release", "DELETE FROM documents")
    with pytest.raises(StoreError, match=r"tosmon\.db has rows in \w+ that belong to none in documents; it was left as it is"):
        open_store(f"sqlite:///{file}")
    monkeypatch.undo()
    with open_store(f"sqlite:///{file}") as store:
        assert_filled(store)


def test_without_a_backup_there_is_no_migration(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release(monkeypatch, tmp_path / "next release")
    name = f"tosmon.db.backup-{REVISION}-{NIGHT:%Y%m%dT%H%M%SZ}"
    (tmp_path / name).mkdir()  # in the way
    with pytest.raises(StoreError, match=f"{name} could not be written, so the database was left as it is"):
        open_store(f"sqlite:///{file}", clock=Clock())
    assert backups(file) == [tmp_path / name]
    monkeypatch.undo()
    with open_store(f"sqlite:///{file}") as store:
        assert_filled(store)


def test_a_database_of_a_newer_release_is_refused_and_left_alone(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(monkeypatch, tmp_path / "next release")
    open_store(f"sqlite:///{file}").close()
    monkeypatch.undo()
    before, made = file.read_bytes(), backups(file)
    with pytest.raises(
        StoreError, match=r"tosmon\.db was written by a newer tosmon \(revision next\); upgrade this one with pip"
    ):
        open_store(f"sqlite:///{file}")
    assert (file.read_bytes(), backups(file)) == (before, made)


def test_a_new_database_needs_no_backup(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "tosmon"):
        open_store(f"sqlite:///{file}").close()
    assert backups(file) == []
    assert caplog.text == ""


def store_this_release() -> None:
    """Write the database of this release to DATABASES."""
    with open_store("sqlite://") as store:
        fill(store)
        with store._engine.connect() as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            lines = "\n".join(source.iterdump())
    (DATABASES / f"{REVISION}.sql").write_text(lines + "\n", "utf-8")


if __name__ == "__main__":
    store_this_release()

"""The migrations build the tables of the schema, keep what is stored, and leave a backup behind."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Integer, MetaData, StaticPool, create_engine

from tests.store.conftest import a_database
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
    always = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("documents", recreate=always) as documents:
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
def filled(url: str) -> str:
    """A database of this release."""
    with open_store(url) as store:
        fill(store)
    return url


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The same as a file."""
    made = tmp_path / "tosmon.db"
    with open_store(f"sqlite:///{made}") as store:
        fill(store)
    return made


def bring_back(dump: Path, url: str) -> None:
    """Make the database what it was when the dump was written."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            connection.executescript(dump.read_text("utf-8"))
        return
    source, target = create_engine("sqlite://", poolclass=StaticPool), create_engine(url)
    with source.connect() as old, target.begin() as new:
        driver = old.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.executescript(dump.read_text("utf-8"))
        command.upgrade(migrating.config(new), dump.stem)
        _copy_rows(old, new)
    source.dispose()
    target.dispose()


def _copy_rows(old: Connection, new: Connection) -> None:
    """All rows of a SQLite database, which keeps no zones, into the same tables of another."""
    written, tables = MetaData(), MetaData()
    written.reflect(old)
    tables.reflect(new)
    for table in (table for table in tables.sorted_tables if table.name != "alembic_version"):
        for row in old.execute(written.tables[table.name].select()).mappings():
            values = {name: value.replace(tzinfo=UTC) if isinstance(value, datetime) else value for name, value in row.items()}
            new.execute(table.insert().values(**values))
        if "id" in table.columns and isinstance(table.c.id.type, Integer):
            new.exec_driver_sql(f"SELECT setval('{table.name}_id_seq', 1000)")
    new.exec_driver_sql("SELECT setval('findings_seq_seq', 1000)")


def release(monkeypatch: pytest.MonkeyPatch, folder: Path, last_step: str = "UPDATE documents SET mood = 'fine'") -> None:
    """Make this the next release, which adds a column."""
    shutil.copytree(migrating._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "next.py").write_text(NEXT.format(revision=REVISION, last_step=last_step))
    monkeypatch.setattr(migrating, "_FOLDER", folder)
    monkeypatch.setattr(opening, "REVISION", "next")


def backups(file: Path) -> list[Path]:
    return sorted(path for path in file.parent.iterdir() if ".backup" in path.name)


def test_the_migrations_build_the_tables_of_the_schema(empty_url: str) -> None:
    with open_store(empty_url) as store:
        assert_as_the_schema_says(store)


def test_the_schema_names_the_newest_revision() -> None:
    assert ScriptDirectory.from_config(migrating.config()).get_current_head() == REVISION


def test_this_revision_is_among_the_stored_databases() -> None:
    assert (DATABASES / f"{REVISION}.sql").exists(), "run python -m tests.store.test_migrations"


@pytest.mark.parametrize("dump", sorted(DATABASES.glob("*.sql")), ids=lambda path: path.stem)
def test_a_database_of_any_release_can_be_opened(dump: Path, empty_url: str, tmp_path: Path) -> None:
    bring_back(dump, empty_url)
    with open_store(empty_url, create=False) as store:
        assert_filled(store)
        assert_as_the_schema_says(store)
        store.record(changed("Three."))
    assert len(backups(tmp_path / "tosmon.db")) == (dump.stem != REVISION and empty_url.startswith("sqlite:"))


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


def test_a_database_on_a_server_is_brought_up_to_date_with_a_word_on_backups(
    server: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with a_database(server) as url:
        with open_store(url) as store:
            fill(store)
        assert caplog.text == ""
        release(monkeypatch, tmp_path / "next release")
        with open_store(url) as store, store._engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT mood FROM documents").all() == [("fine",)]
            assert_filled(store)
    assert "is brought up to date without a backup: tosmon copies SQLite files only, pg_dump the others" in caplog.text


@pytest.mark.parametrize(
    ("last_step", "sentence"),
    [
        ("UPDATE nowhere SET x = 1", r"tosmon\S* cannot be used: .*nowhere"),
        (
            "DELETE FROM documents",  # tears rows apart
            r"tosmon\S* has rows in \w+ that belong to none in documents; it was left as it is|"
            r"tosmon\S* cannot be used: .* violates foreign key constraint",
        ),
    ],
)
def test_a_migration_that_fails_changes_nothing(
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last_step: str, sentence: str
) -> None:
    release(monkeypatch, tmp_path / "next release", last_step)
    with pytest.raises(StoreError, match=sentence):
        open_store(filled)
    monkeypatch.undo()
    with open_store(filled) as store:
        assert_filled(store)
        assert_as_the_schema_says(store)


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
    filled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(monkeypatch, tmp_path / "next release")
    open_store(filled).close()
    monkeypatch.undo()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(StoreError, match=r"tosmon\S* was written by a newer tosmon \(revision next\); upgrade this one with pip"):
        open_store(filled)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


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

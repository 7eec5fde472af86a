"""Opening a database: what is made, what is refused, and in which words."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, make_url

from tests.store.conftest import a_database
from tests.store.samples import KEY, first
from tosmon.errors import StoreError
from tosmon.store import SqlStore, open_store


def pragma(store: SqlStore, name: str) -> object:
    with store._engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def refusal(url: str, *, create: bool = True) -> str:
    """The one sentence with which opening fails."""
    with pytest.raises(StoreError) as caught:
        open_store(url, create=create)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


def test_a_database_is_made_with_its_folder(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/new/folder/tosmon.db") as store:
        assert pragma(store, "journal_mode") == "wal"
        assert pragma(store, "foreign_keys") == 1
        assert pragma(store, "synchronous") == 1
        assert pragma(store, "busy_timeout") == 10_000
    assert [path.name for path in (tmp_path / "new/folder").iterdir()] == ["tosmon.db"]


def test_a_database_in_memory_needs_no_file() -> None:
    for url in ("sqlite://", "sqlite:///:memory:"):
        with open_store(url) as store:
            store.record(first("One."))
            assert store.version(KEY).text == "One."


def test_status_of_a_database_does_not_load_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/tosmon.db"
    open_store(url).close()
    code = f"import sys, tosmon.store as s; s.open_store({url!r}, create=False).status(); sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_where_nothing_is_stored_nothing_is_made(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "tosmon.db"
    assert refusal(f"sqlite:///{file}", create=False) == (
        f"{file}: nothing is stored there yet; run `tosmon check` first, or name another database with --database."
    )
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty.db").touch()
    assert "nothing is stored there yet" in refusal(f"sqlite:///{tmp_path}/empty.db", create=False)
    assert (tmp_path / "empty.db").read_bytes() == b""


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert (
        refusal(f"sqlite:///{tmp_path}") == f"{tmp_path} is a folder; the database is a file, such as {tmp_path / 'tosmon.db'}."
    )


def test_there_is_no_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    url = f"sqlite:///{tmp_path}/file/tosmon.db"
    assert refusal(url).startswith(f"{tmp_path / 'file' / 'tosmon.db'} cannot be made: {tmp_path / 'file'} is no folder that can")


def test_a_database_may_be_read_only(tmp_path: Path) -> None:
    file = tmp_path / "tosmon.db"
    with open_store(f"sqlite:///{file}") as store:
        store.record(first("One."))
    with open_store(f"sqlite:///{file.as_uri()}?mode=ro&uri=true") as store:
        assert store.version(KEY).text == "One."
        with pytest.raises(StoreError, match=r"tosmon\.db is read-only: make the file and its folder writable, or name another"):
            store.record(first("Two."))


def test_another_kind_of_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Not a database, but dear to somebody. " * 100)
    before = file.read_bytes()
    assert refusal(f"sqlite:///{file}") == (
        f"{file} is not a database: name another file with --database, or move this one away."
    )
    assert file.read_bytes() == before


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    for name, table in (("other.db", "places"), ("alembic.db", "alembic_version")):
        file = tmp_path / name
        with closing(sqlite3.connect(file)) as other:
            other.execute(f"CREATE TABLE {table} (version_num TEXT)")
        before = file.read_bytes()
        assert "is a database of another program; name one of its own for tosmon" in refusal(f"sqlite:///{file}")
        assert file.read_bytes() == before


def test_a_locked_database_is_said_to_be_so(tmp_path: Path) -> None:
    file = tmp_path / "tosmon.db"
    open_store(f"sqlite:///{file}").close()
    with open_store(f"sqlite:///{file}?timeout=0.05") as store, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"tosmon\.db is locked by another program"):
            store.record(first("One."))
        other.rollback()
        store.record(first("One."))
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "tosmon.db is locked by another program" in refusal(f"sqlite:///{file}?timeout=0.05")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("tosmon.db", "'tosmon.db' is not the URL of a database; write sqlite:///tosmon.db, for example."),
        ("", "'' is not the URL of a database; write sqlite:///tosmon.db, for example."),
        ("me:secret@host", "'me:***@host' is not the URL of a database"),
        ("postgresql//me:secret@host/db", "'postgresql//me:***@host/db' is not the URL of a database"),
        ("postgresql://me:secret@host:port/db", "'postgresql://me:***@host:port/db' is not the URL of a database"),
        ("postgresql://me:sec/secret:@cret@host:port/db", "'postgresql://me:***@host:port/db' is not the URL of a database"),
        ("nosuch://host/db?password=secret&x=1", "nosuch://host/db?x=1: there is no kind of database called 'nosuch'."),
        ("nosuch://me:secret@host/db", "nosuch://me:***@host/db: there is no kind of database called 'nosuch'."),
        ("sqlite+nosuch:///tosmon.db", "tosmon.db: there is no kind of database called 'sqlite+nosuch'."),
        ("mssql+pymssql://me:secret@host/db", "mssql+pymssql://me:***@host/db: the driver 'pymssql' is not installed"),
        ("sqlite://host/tosmon.db", "tosmon.db is not the URL of a database: Invalid SQLite URL: sqlite://host/tosmon.db."),
        (
            "sqlite:///tosmon.db?timeout=soon",
            "tosmon.db is not the URL of a database: could not convert string to float: 'soon'.",
        ),
    ],
)
def test_a_bad_url_is_shown_without_its_password(
    url: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert sentence in refusal(url)
    assert "secret" not in refusal(url)


@pytest.mark.parametrize(
    ("address", "where"),
    [("me:secret@127.0.0.1:1/tosmon", "me:***@127.0.0.1:1/tosmon"), ("me@127.0.0.1:1/x?password=secret", "me@127.0.0.1:1/x")],
)
def test_a_server_that_is_not_there_is_named_without_its_password(address: str, where: str) -> None:
    pytest.importorskip("psycopg", reason="the driver for PostgreSQL is not installed")
    sentence = refusal(f"postgresql+psycopg://{address}")
    assert sentence.startswith(f"postgresql+psycopg://{where} cannot be reached: ")
    assert "secret" not in sentence
    assert "All failures were" not in refusal(f"postgresql+psycopg://{address.replace('127.0.0.1', '127.0.0.1,127.0.0.2')}")


def test_the_extra_that_brings_the_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert refusal("postgresql+psycopg://me:secret@host/tosmon") == (
        "postgresql+psycopg://me:***@host/tosmon: the driver 'psycopg' is not installed; "
        'pip install "tosmon[postgres]" brings psycopg.'
    )


@pytest.fixture
def server_url(server: Engine) -> Iterator[URL]:
    """A database on the server whose own user may do nothing with it, and has a password that nothing shows."""
    name = f"user_{uuid.uuid4().hex}"
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE USER {name}")
        with a_database(server) as url:
            connection.exec_driver_sql(f"REVOKE ALL ON DATABASE {make_url(url).database} FROM public")
            yield make_url(url).set(username=name, password="secret")
        connection.exec_driver_sql(f"DROP USER {name}")


def test_what_a_server_refuses_is_a_sentence_without_the_password(server: Engine, server_url: URL) -> None:
    def said(url: URL) -> str:
        sentence = refusal(url.render_as_string(hide_password=False))
        assert "secret" not in sentence
        assert ":***@" in sentence
        return sentence

    assert "cannot be reached: " in said(server_url)
    assert 'permission denied for database "' in said(server_url)
    assert "does not exist" in said(server_url.set(database="nowhere"))
    assert "cannot be used: invalid connection option" in said(server_url.update_query_dict({"nosuch": "1"}))
    with server.connect() as connection:
        connection.exec_driver_sql(f"GRANT CONNECT ON DATABASE {server_url.database} TO {server_url.username}")
    assert "does not let its user do that: grant all on the database and on its schema" in said(server_url)


def test_a_server_that_was_read_only_is_a_sentence(server_url: URL, server: Engine) -> None:
    with server.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {server_url.database} SET default_transaction_read_only = on")
    address = server_url.set(username=server.url.username)
    assert "is read-only: name a server that takes changes" in refusal(address.render_as_string(hide_password=False))


def test_a_server_that_cannot_store_every_language_is_refused(server: Engine) -> None:
    with a_database(server, "template0 ENCODING 'LATIN1'") as url:
        assert "is encoded in LATIN1, which cannot hold every language: make it with `createdb --encoding=UTF8" in refusal(url)

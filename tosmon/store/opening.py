"""Open a database, and bring its tables up to date with a backup first."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from tosmon.errors import NothingStoredError, StoreError
from tosmon.store.faults import first_line, folder, place, told
from tosmon.store.lock import PATIENCE
from tosmon.store.schema import REVISION

_log = logging.getLogger(__name__)
_BUSY_SECONDS = 10
_MIGRATING = int.from_bytes(b"tosmon")  # the name, a number, of the lock that those who migrate a database take
Clock = Callable[[], datetime]


def opened(url: str, *, clock: Clock, create: bool) -> Engine:
    """The database at a URL, ready to use. Raises StoreError, also where it is empty and `create` is false."""
    address = _parsed(url)
    where = place(address)
    if address.get_backend_name() == "sqlite":
        _check_path(address, create=create)
    engine = _engine(address, where)
    try:
        with told(where):
            _bring_up_to_date(engine, where, clock, create=create)
    except BaseException:
        engine.dispose()
        raise
    return engine


def writer(engine: Engine) -> Engine:
    """The same database for transactions that write: each sees what was written before it, and waits its turn.

    SQLite waits at their start, not in their middle; a server waits where two write the same row.
    """
    if engine.dialect.name == "sqlite":
        return engine.execution_options(begin="BEGIN IMMEDIATE")
    return engine.execution_options(isolation_level="READ COMMITTED")


def vacuum(engine: Engine) -> None:
    """Make a SQLite file as small as what is in it; nothing elsewhere."""
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("VACUUM")
    finally:
        connection.close()


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        shown = re.sub(r"^(.*?//)?([^:]*):.*@", r"\1\2:***@", url)
        raise StoreError(f"{shown!r} is not the URL of a database; write sqlite:///tosmon.db, for example.") from error


def _check_path(address: URL, *, create: bool) -> None:
    """Make the folder of a SQLite file, or say why there can be no such file."""
    if not address.database or address.database == ":memory:" or address.database.startswith("file:"):
        return
    path = Path(address.database)
    if path.is_dir():
        raise StoreError(f"{path} is a folder; the database is a file, such as {path / 'tosmon.db'}.")
    if create:
        folder(path)
    elif not path.exists():
        raise NothingStoredError(_nothing_stored(str(path)))


def _nothing_stored(where: str) -> str:
    return f"{where}: nothing is stored there yet; run `tosmon check` first, or name another database with --database."


def _engine(address: URL, where: str) -> Engine:
    try:
        engine = create_engine(address, json_serializer=_compact, **_options(address))
    except NoSuchModuleError as error:
        raise StoreError(f"{where}: there is no kind of database called {address.drivername!r}.") from error
    except ImportError as error:
        how = "use pip" if address.get_backend_name() != "postgresql" else 'pip install "tosmon[postgres]" brings psycopg'
        raise StoreError(f"{where}: the driver {address.get_driver_name()!r} is not installed; {how}.") from error
    except (ArgumentError, TypeError, ValueError) as error:
        raise StoreError(f"{where} is not the URL of a database: {first_line(error)}.") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    elif engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _compact(value: object) -> str:
    """JSON without spaces, in ASCII: no database takes half a surrogate pair as it is."""
    return json.dumps(value, separators=(",", ":"))


def _options(address: URL) -> dict[str, Any]:
    if address.get_backend_name() != "sqlite":
        # A server may have closed a connection between two nights; and who reads sees one moment, as in SQLite.
        return {"pool_pre_ping": True, "isolation_level": "REPEATABLE READ"}
    # Used by one thread at a time, but not always the same.
    connect = {"check_same_thread": False} | ({} if "timeout" in address.query else {"timeout": _BUSY_SECONDS})
    in_memory = not address.database or address.database == ":memory:"
    return {"connect_args": connect} | ({"poolclass": StaticPool} if in_memory else {})


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    # The driver would begin transactions by itself, but not before a CREATE TABLE: half a migration could stay.
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()  # nobody else would
        raise


def _prepare_postgresql(connection: Any, _record: object) -> None:
    """Let nobody wait for long: one whose machine vanished keeps what it locked until the server ends its session."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SET lock_timeout = '{_BUSY_SECONDS}s'")
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{PATIENCE.total_seconds():g}s'")
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _bring_up_to_date(engine: Engine, where: str, clock: Clock, *, create: bool) -> None:
    with _connected(engine, where) as connection:
        revision = _revision(connection, where)
    if revision is None and not create:
        raise NothingStoredError(_nothing_stored(where))
    if revision != REVISION:
        _migrate(engine, where, clock)
    if engine.dialect.name == "sqlite":
        _use_wal(engine)


def _connected(engine: Engine, where: str) -> Connection:
    try:
        return engine.connect()
    except TypeError as error:  # how drivers written in Python complain of an option that they do not know
        raise StoreError(f"{where}: the URL has an option that its driver does not take: {first_line(error)}.") from error


def _use_wal(engine: Engine) -> None:
    """Let readers read while one writes. Stays with the file; where its file system cannot do it, SQLite goes on without.

    So it does where another program has the file open just now: SQLite does not wait here, whatever the time limit.
    """
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
            cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
    finally:
        connection.close()


def _revision(connection: Connection, where: str) -> str | None:
    """The revision of the tables, None in an empty database. Raises StoreError for a database of another program."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" in tables:
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        if isinstance(revision, str):
            return revision
    raise StoreError(f"{where} is a database of another program; name one of its own for tosmon with --database.")


def _migrate(engine: Engine, where: str, clock: Clock) -> None:
    """Run the migrations in one transaction: all of them, or none."""
    from tosmon.store import migrating  # noqa: PLC0415 alembic takes longer to load than `tosmon status` to run

    with _unchecked(engine) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATING})")  # as BEGIN IMMEDIATE does in SQLite
        revision = _revision(connection, where)  # another process may have been quicker
        if revision == REVISION:
            return
        if revision is not None:
            if not migrating.is_known(revision):
                raise StoreError(f"{where} was written by a newer tosmon (revision {revision}); upgrade this one with pip.")
            _back_up(engine, where, revision, clock)
            _log.info("bringing %s from revision %s to %s", where, revision, REVISION)
        elif engine.dialect.name == "postgresql":
            _check_encoding(connection, where)
        migrating.upgrade(connection)
        if engine.dialect.name == "sqlite" and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first()):
            raise StoreError(f"{where} has rows in {broken[0]} that belong to none in {broken[2]}; it was left as it is.")


def _check_encoding(connection: Connection, where: str) -> None:
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        made = "`createdb --encoding=UTF8 --template=template0`"
        raise StoreError(f"{where} is encoded in {encoding}, which cannot hold every language: make it with {made}.")


@contextmanager
def _unchecked(engine: Engine) -> Iterator[Connection]:
    """A connection that lets SQLite drop a table others refer to: a migration changes one by making it anew."""
    with writer(engine).connect() as connection:
        if engine.dialect.name != "sqlite":
            yield connection
            return
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF")  # does nothing inside a transaction, so not in one
        try:
            yield connection
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def _back_up(engine: Engine, where: str, revision: str, clock: Clock) -> None:
    """Copy a SQLite file beside itself; what was committed is in the copy, and nothing else is writing now."""
    if engine.dialect.name != "sqlite":
        _log.warning("%s is brought up to date without a backup: tosmon copies SQLite files only, pg_dump the others", where)
        return
    source = engine.raw_connection()
    try:
        file = source.cursor().execute("PRAGMA database_list").fetchone()[2]
        if file:  # a database in memory has none
            target = Path(f"{file}.backup-{revision}-{clock():%Y%m%dT%H%M%SZ}")
            _copy(source.driver_connection, Path(f"{file}.backup-partial"), target)
            _log.info("backed up %s to %s", where, target)
    finally:
        source.close()


def _copy(source: Any, partial: Path, target: Path) -> None:
    """Copy to `target`, which is there only when it is whole. Raises StoreError."""
    try:
        partial.unlink(missing_ok=True)  # of a process that was killed
        with closing(sqlite3.connect(partial)) as copy:
            copy.execute("PRAGMA journal_mode = OFF")  # nobody goes on with half a copy
            source.backup(copy)
        partial.replace(target)
    except (sqlite3.Error, OSError) as error:
        partial.unlink(missing_ok=True)
        raise StoreError(f"{target} could not be written, so the database was left as it is: {error}.") from error

"""Databases for the tests: SQLite always, PostgreSQL where TOSMON_TEST_POSTGRES names a server (`.ci/postgres` runs one)."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url

from tests.store.samples import Clock
from tosmon.store import SqlStore, open_store

SERVER = "TOSMON_TEST_POSTGRES"


@pytest.fixture(scope="session")
def server() -> Iterator[Engine]:
    """The server of PostgreSQL, where databases can be made."""
    if SERVER not in os.environ:
        pytest.skip(f"no PostgreSQL: {SERVER} names none, .ci/postgres runs one")
    engine = create_engine(os.environ[SERVER], isolation_level="AUTOCOMMIT")
    yield engine
    engine.dispose()


@contextmanager
def a_database(server: Engine, template: str = "template1") -> Iterator[str]:
    """The URL of a database that is there as long as the block."""
    name = f"tosmon_{uuid.uuid4().hex}"
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield server.url.set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Makes a test one of each kind of database."""
    return str(request.param)


@pytest.fixture
def empty_url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of its own in which nothing is yet."""
    if kind == "sqlite":
        yield f"sqlite:///{tmp_path}/tosmon.db"
        return
    with a_database(request.getfixturevalue("server")) as url:
        yield url


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the tables and nothing in them, to copy: making them takes longer than most tests."""
    file = tmp_path_factory.mktemp("made") / "tosmon.db"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture(scope="session")
def made_database(server: Engine) -> Iterator[str]:
    """The name of the same on the server."""
    with a_database(server) as url:
        open_store(url).close()
        yield str(make_url(url).database)


@pytest.fixture
def url(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """A database of its own with the tables and nothing in them."""
    if kind == "sqlite":
        shutil.copyfile(request.getfixturevalue("made_file"), tmp_path / "tosmon.db")
        yield f"sqlite:///{tmp_path}/tosmon.db"
        return
    with a_database(request.getfixturevalue("server"), request.getfixturevalue("made_database")) as copied:
        yield copied


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[SqlStore]:
    with open_store(url, clock=clock) as opened:
        yield opened

"""Two checks at once, and a server that goes away under one: `tosmon check` as real processes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from pytest_httpserver import HTTPServer
from sqlalchemy import Engine, make_url
from werkzeug import Request, Response

from tests.running import command, environment, page, service, tosmon, write_config
from tests.store.conftest import a_database
from tests.test_check import Site
from tosmon.store import open_store

NAMES = ("Plum", "Quince", "Rowan")


class Gate(Site):
    """A site that lets its pages wait until it is opened."""

    def __init__(self, server: HTTPServer) -> None:
        super().__init__(server)
        self.asked, self.open = Event(), Event()

    def _answer(self, request: Request) -> Response:
        self.asked.set()
        assert self.open.wait(60)
        return super()._answer(request)


@pytest.fixture
def gate(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Gate]:
    made = Gate(httpserver)
    write_config(tmp_path, *[service(name, made.set(f"/{name}", page())) for name in NAMES])
    yield made
    made.open.set()  # so that the server can end whatever failed


def started(folder: Path, url: str) -> subprocess.Popen[str]:
    arguments = command("--database", url, "check")
    return subprocess.Popen(
        arguments, cwd=folder, env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@contextmanager
def in_the_middle(folder: Path, url: str, gate: Gate) -> Iterator[subprocess.Popen[str]]:
    """A check that waits for its pages."""
    process = started(folder, url)
    try:
        assert gate.asked.wait(60)
        yield process
    finally:
        gate.open.set()
        process.communicate()


def assert_each_has_one_version(url: str) -> None:
    with open_store(url) as store:
        assert [(row.service, row.versions) for row in store.status()] == [(name, 1) for name in NAMES]


def test_a_second_check_says_who_runs_and_leaves_all_to_it(url: str, gate: Gate, tmp_path: Path) -> None:
    with in_the_middle(tmp_path, url, gate) as first:
        second = tosmon(tmp_path, "--database", url, "check")
        assert (second.returncode, second.stdout) == (3, "")
        assert re.fullmatch(
            rf"tosmon: .* is in use by tosmon check \(process {first.pid} on .*\) since .*: wait until it is done, .*\.\n",
            second.stderr,
        )
        gate.open.set()
        out, err = first.communicate()
    assert (first.returncode, err) == (0, ""), out
    assert_each_has_one_version(url)


def test_of_checks_that_begin_at_once_on_a_new_database_one_does_the_work(empty_url: str, gate: Gate, tmp_path: Path) -> None:
    gate.open.set()
    processes = [started(tmp_path, empty_url) for _ in range(2)]
    said = [process.communicate() for process in processes]
    codes = [process.returncode for process in processes]
    assert 0 in codes, said
    for code, (_, err) in zip(codes, said, strict=True):  # one that came a little later found all done
        assert code == 0 or (code == 3 and "is in use by" in err and err.count("\n") == 1), err
    assert_each_has_one_version(empty_url)


@pytest.fixture
def named(server: Engine) -> Iterator[str]:
    """A database on the server, its URL with a password (which this server does not ask for)."""
    with a_database(server) as url:
        yield make_url(url).set(password="secret").render_as_string(hide_password=False)


def end_sessions(server: Engine, url: str, *, closed: bool) -> None:
    name = make_url(url).database
    with server.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {not closed}")
        connection.exec_driver_sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")


def test_a_server_that_goes_away_in_the_middle_is_one_sentence(server: Engine, named: str, gate: Gate, tmp_path: Path) -> None:
    with in_the_middle(tmp_path, named, gate) as process:
        end_sessions(server, named, closed=True)
        gate.open.set()
        out, err = process.communicate()
    assert (process.returncode, out) == (3, "")
    said = r"tosmon: postgresql\+\w+://postgres:\*\*\*@/tosmon_\w+\?\S+ (cannot be|does not answer any more).*\.\n"
    assert re.fullmatch(said, err)
    end_sessions(server, named, closed=False)
    again = tosmon(tmp_path, "--database", named, "check")
    assert again.returncode == 0
    assert "was in use by tosmon check" in again.stderr
    assert "secret" not in again.stderr
    assert_each_has_one_version(named)


def test_a_server_that_was_started_anew_in_the_middle_is_asked_again(
    server: Engine, named: str, gate: Gate, tmp_path: Path
) -> None:
    with in_the_middle(tmp_path, named, gate) as process:
        end_sessions(server, named, closed=False)
        gate.open.set()
        _, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert_each_has_one_version(named)

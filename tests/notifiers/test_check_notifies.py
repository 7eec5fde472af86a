"""`tosmon check --notify github` as a process: told once, and told the next night when it could not be told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from pytest_httpserver import HTTPServer

from tests.notifiers.github_server import REPOSITORY, TOKEN, GitHubServer
from tests.running import page, service, tosmon, write_config

GRANT = "We may use the content you upload to train our artificial intelligence models."


def nightly(folder: Path, server: GitHubServer) -> int:
    environment = {"GITHUB_TOKEN": TOKEN, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_API_URL": server.url}
    done = tosmon(folder, "check", "--notify", "github", "--format", "markdown", **environment)
    assert TOKEN not in done.stdout + done.stderr
    return done.returncode


def later(folder: Path) -> None:
    """Have the pause after the failure be over."""
    with closing(sqlite3.connect(folder / "tosmon.db")) as database:
        database.execute("UPDATE deliveries SET next_attempt = '2024-01-01 00:00:00.000000'")
        database.commit()


def test_what_could_not_be_announced_is_announced_the_next_night_and_once(
    tmp_path: Path, server: GitHubServer, httpserver: HTTPServer
) -> None:
    def set_page(*sentences: str) -> None:
        httpserver.clear()
        httpserver.expect_request("/terms").respond_with_data(page(*sentences), content_type="text/html")

    set_page()
    write_config(tmp_path, service("Orchard", httpserver.url_for("/terms")))
    assert nightly(tmp_path, server) == 0
    set_page(GRANT)
    server.fail("GET /issues", 410, body={"message": "Issues are disabled for this repo"})
    assert nightly(tmp_path, server) == 4
    assert server.issues == []
    assert nightly(tmp_path, server) == 4  # a minute must pass before it is tried again
    assert server.count("POST") == 0
    later(tmp_path)
    assert [nightly(tmp_path, server) for _ in range(2)] == [0, 0]
    assert len(server.issues) == 1
    assert "Orchard / Terms of Use" in server.issues[0]["title"]


def test_an_unknown_notifier_and_a_missing_token_are_told_before_any_work(tmp_path: Path) -> None:
    write_config(tmp_path, service("Orchard", "http://127.0.0.1:9/terms"))
    unknown = tosmon(tmp_path, "check", "--notify", "pigeon")
    sentence = 'tosmon: --notify takes "github" alone, not "pigeon"; other notifiers are a [[notify]] of the config\n'
    assert (unknown.returncode, unknown.stderr) == (2, sentence)
    without = tosmon(tmp_path, "check", "--notify", "github", GITHUB_REPOSITORY=REPOSITORY)
    assert without.returncode == 2
    assert "GITHUB_TOKEN" in without.stderr
    assert not (tmp_path / "tosmon.db").exists()

"""`tosmon notify`: try a notifier, see what waits, send it; and what a check announces by those of the config."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.running import write_config
from tests.store.samples import NIGHT, changed, clause, finding, first
from tosmon.cli.root import app
from tosmon.store import open_store

# Keeps what it is told in a file beside it; while there is a file "broken", it fails.
PROGRAM = """\
import pathlib, sys
here = pathlib.Path(__file__).parent
if (here / "broken").exists():
    sys.exit("no room")
with (here / "told").open("a") as told:
    told.write(sys.stdin.read() + "\\n")
"""
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs tosmon here, with one notifier, and one alert that waits for it."""
    write_config(tmp_path)
    (tmp_path / "tell.py").write_text(PROGRAM)
    with (tmp_path / "tosmon.toml").open("a") as config:
        config.write(
            f'[[notify]]\ntype = "command"\nname = "ours"\ncommand = {json.dumps([sys.executable, str(tmp_path / "tell.py")])}\n'
        )
    with open_store(f"sqlite:///{tmp_path / 'tosmon.db'}", clock=lambda: NIGHT) as store:
        store.introduce("ours")
        store.record(first("One.", NIGHT))
        store.record(changed("Two.", NIGHT, findings=(finding(clause()),)))
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, arguments)


def told(folder: Path) -> list[dict[str, object]]:
    file = folder / "told"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def status(run: Run) -> dict[str, object]:
    (row,) = json.loads(run("notify", "status", "--format", "json").stdout)
    assert isinstance(row, dict)
    return row


def test_what_waits_is_shown_and_sent_and_what_failed_is_shown_and_sent_later(run: Run, tmp_path: Path) -> None:
    assert status(run) == {
        "name": "ours",
        "type": "command",
        "digest": "run",
        "waiting": 1,
        "unsent_messages": 0,
        "attempts": 0,
        "last_sent": None,
        "last_error": None,
        "next_attempt": None,
    }
    assert "next check" in run("notify", "status").stdout
    (tmp_path / "broken").touch()
    failing = run("notify", "send")
    assert (failing.exit_code, failing.stdout) == (4, "")
    assert failing.stderr.startswith("tosmon: ours: ") and failing.stderr.endswith("ended with exit code 1: no room\n")
    row = status(run)
    assert (row["waiting"], row["unsent_messages"], row["attempts"]) == (1, 1, 1)
    assert str(row["last_error"]).endswith("no room")
    assert "failed once, the last time: ours: " in run("notify", "status").stdout
    (tmp_path / "broken").unlink()
    waiting = run("notify", "send")
    assert (waiting.exit_code, "is tried again after" in waiting.stderr, told(tmp_path)) == (4, True, [])
    done = run("notify", "send", "--now")
    assert (done.exit_code, done.stdout) == (0, "Nothing is left to send.\n")
    (message,) = told(tmp_path)
    assert isinstance(message["findings"], list)
    assert [each["id"] for each in message["findings"]] == [finding(clause()).id]
    row = status(run)
    assert (row["waiting"], row["attempts"], row["last_error"], row["last_sent"] is None) == (0, 0, None, False)


def test_a_test_message_says_that_it_is_one_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    done = run("notify", "test", "ours")
    assert (done.exit_code, done.stdout) == (0, "ours took the test message.\n")
    (message,) = told(tmp_path)
    assert (message["test"], message["findings"]) == (True, [])
    assert status(run)["waiting"] == 1
    (tmp_path / "broken").touch()
    failing = run("notify", "test", "ours")
    assert (failing.exit_code, "no room" in failing.stderr) == (4, True)
    assert status(run)["attempts"] == 0


def test_a_notifier_that_is_not_there_is_named(run: Run) -> None:
    done = run("notify", "test", "our")
    assert str(done.exception) == 'there is no notifier "our"; did you mean ours?'


def test_nobody_to_tell_is_said(run: Run, tmp_path: Path) -> None:
    write_config(tmp_path)
    assert run("notify", "status").stdout == "The config has no [[notify]]; nobody is told.\n"

"""What the tests run in processes of their own: `python -m tests.store.processes TASK URL`."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from tests.store.samples import NIGHT, changed, clause, finding, first
from tosmon.errors import StoreError
from tosmon.store import open_store


def start(task: str, url: str) -> subprocess.Popen[str]:
    """A process that does a task, to talk to line by line."""
    command = [sys.executable, "-m", "tests.store.processes", task, url]
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def record(url: str) -> None:
    """Record one new version after the other until killed, telling the number of each."""
    with open_store(url) as store, store.lock_run("a run that dies"):
        store.record(first(text(1)))
        number = 1
        while True:
            say(str(number))
            number += 1
            at = NIGHT + timedelta(minutes=number)
            store.record(changed(text(number), at, findings=(finding(clause(f"Clause {number}."), at),)))


def text(number: int) -> str:
    """A text too long for one page of the database, different for every number."""
    return " ".join(f"{word * number % 104729}" for word in range(2000))


def lock(url: str) -> None:
    """Open the database, and try to lock it when told."""
    with open_store(url) as store:
        say("ready")
        sys.stdin.readline()
        try:
            with store.lock_run("tosmon check"):
                say("locked")
                sys.stdin.readline()
        except StoreError as error:
            say(str(error))


def create(url: str) -> None:
    """Open the database when told, which may be new."""
    say("ready")
    sys.stdin.readline()
    try:
        open_store(url).close()
        say("opened")
    except StoreError as error:
        say(str(error))


if __name__ == "__main__":
    {"record": record, "lock": lock, "create": create}[sys.argv[1]](sys.argv[2])

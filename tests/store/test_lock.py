"""One run at a time, whoever else wants to write."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.store.processes import start
from tests.store.samples import DAY, KEY, NIGHT, Clock, changed, first, unchanged
from tosmon.errors import StoreError
from tosmon.store import SqlStore, lock, open_store, opening


def alter_run(store: SqlStore, **columns: object) -> None:
    """Make the run that is on another's."""
    assignments = ", ".join(f"{name} = :{name}" for name in columns)
    with store._engine.begin() as connection:
        connection.execute(text(f"UPDATE runs SET {assignments} WHERE active"), columns)


def test_a_second_run_is_told_who_runs(url: str) -> None:
    who = rf"in use by tosmon check \(process {os.getpid()} on {socket.gethostname()}\) since 2024-02-12 03:00 UTC: wait until"
    with open_store(url, clock=Clock()) as store, open_store(url, clock=Clock()) as other:
        with store.lock_run("tosmon check"), pytest.raises(StoreError, match=who), other.lock_run("tosmon watch"):
            pytest.fail("there are two runs")
        with other.lock_run("tosmon watch"):
            other.record(first("One."))


def test_a_run_that_fails_gives_the_lock_back(url: str) -> None:
    with open_store(url) as store:
        with pytest.raises(KeyboardInterrupt), store.lock_run("tosmon check"):
            raise KeyboardInterrupt
        with store.lock_run("tosmon check"):
            pass


def test_reading_needs_no_lock(url: str) -> None:
    with open_store(url) as store, open_store(url) as reader, store.lock_run("tosmon check"):
        store.record(first("One."))
        assert reader.version(KEY).text == "One."


def test_of_two_processes_one_gets_the_lock(url: str) -> None:
    processes = [start("lock", url) for _ in range(2)]
    try:
        assert [_line(process) for process in processes] == ["ready", "ready"]
        for process in processes:
            _tell(process)
        answers = [_line(process) for process in processes]
        assert answers.count("locked") == 1, answers
        assert sum("is in use by" in answer for answer in answers) == 1, answers
    finally:
        for process in processes:
            process.communicate("\n")


def test_processes_that_make_the_same_database_at_once_all_find_it_whole(empty_url: str) -> None:
    processes = [start("create", empty_url) for _ in range(3)]
    assert [_line(process) for process in processes] == ["ready"] * 3
    for process in processes:
        _tell(process)
    assert [process.communicate()[0] for process in processes] == ["opened\n"] * 3


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_the_lock_of_a_killed_process_is_taken_over(url: str, caplog: pytest.LogCaptureFixture) -> None:
    process = start("record", url)
    assert _line(process) == "1"
    with open_store(url) as store:
        with (
            pytest.raises(StoreError, match=f"in use by a run that dies .process {process.pid} "),
            store.lock_run("tosmon check"),
        ):
            pytest.fail("it is alive")
        process.kill()  # SIGKILL: it has no chance to give anything back
        process.communicate()
        with caplog.at_level(logging.WARNING), store.lock_run("tosmon check"):
            store.record(unchanged())
    assert "in use by a run that dies" in caplog.text
    assert "going on without it" in caplog.text


def test_a_run_of_another_machine_is_over_when_it_is_silent_for_ten_minutes(url: str) -> None:
    clock = Clock()
    with open_store(url, clock=clock) as store, open_store(url, clock=clock) as other, other.lock_run("tosmon check"):
        alter_run(other, host="elsewhere.test", pid=1)
        clock.now = NIGHT + timedelta(minutes=10)
        with pytest.raises(StoreError, match="process 1 on elsewhere"), store.lock_run("tosmon check"):
            pytest.fail("it may be alive")
        other.record(first("One."))  # a sign of life
        clock.now = NIGHT + timedelta(minutes=20)
        with pytest.raises(StoreError, match="process 1 on elsewhere"), store.lock_run("tosmon check"):
            pytest.fail("it was alive ten minutes ago")
        clock.now = NIGHT + timedelta(minutes=21)
        with store.lock_run("tosmon check"):
            store.record(unchanged())


def test_a_run_that_lost_its_lock_writes_no_more(url: str) -> None:
    clock = Clock()
    with open_store(url, clock=clock) as sleeper, open_store(url, clock=clock) as other:
        with sleeper.lock_run("tosmon check"):
            sleeper.record(first("One."))
            clock.now = NIGHT + DAY
            with other.lock_run("tosmon watch"):
                with pytest.raises(StoreError, match="taken over by another run while this one was silent"):
                    sleeper.record(changed("Two."))
                other.record(changed("Three."))
        assert [row.number for row in other.versions(KEY)] == [1, 2]
        assert other.version(KEY).text == "Three."


def test_who_hangs_in_the_middle_of_a_document_is_not_waited_for_forever(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.1)
    clock = Clock()
    with open_store(url, clock=clock) as sleeper, open_store(url, clock=clock) as other:
        with sleeper.lock_run("tosmon check"), sleeper._writing():
            clock.now = NIGHT + DAY
            with pytest.raises(StoreError, match="is locked by another program, waiting did not help"), other.lock_run("watch"):
                pytest.fail("it may be alive")
        with other.lock_run("watch"):
            pass


@pytest.mark.parametrize("kind", ["postgresql"])
def test_a_server_lets_go_of_what_a_vanished_machine_locked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", timedelta(seconds=0.2))
    clock = Clock()
    with open_store(url, clock=clock) as vanished, open_store(url, clock=clock) as other:
        with pytest.raises(StoreError, match="does not answer any more: see that its server is running"):
            hang(vanished, clock, other)
        assert other.version(KEY).text == "One."


def hang(vanished: SqlStore, clock: Clock, other: SqlStore) -> None:
    """Stop in the middle of a document, and go on when another run has been."""
    with vanished.lock_run("tosmon check"), vanished._writing() as connection:
        clock.now = NIGHT + DAY
        with other.lock_run("tosmon watch"):  # waits until the server has ended the session
            other.record(first("One."))
        connection.execute(text("SELECT 1"))


def test_a_later_process_with_the_same_id_is_another_one() -> None:
    here = lock.this_process()
    before_a_restart = lock.Process(here.host, here.pid, "another token")
    assert not lock.abandoned(here, NIGHT, NIGHT)
    assert lock.abandoned(before_a_restart, NIGHT, NIGHT)


def test_a_run_of_the_future_is_none() -> None:
    """It was written when the clock was wrong; without this nobody could run until that day comes."""
    elsewhere = lock.Process("elsewhere.test", 1, "its token")
    assert not lock.abandoned(elsewhere, NIGHT + lock.PATIENCE, NIGHT)
    assert lock.abandoned(elsewhere, NIGHT + DAY, NIGHT)


def test_a_living_process_that_wrote_nothing_for_long_is_not_the_holder() -> None:
    parent = lock.Process(socket.gethostname(), os.getppid(), "its token")
    assert not lock.abandoned(parent, NIGHT, NIGHT + lock.PATIENCE)
    assert lock.abandoned(parent, NIGHT, NIGHT + lock.PATIENCE + timedelta(seconds=1))


def test_a_process_that_ended_holds_nothing() -> None:
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    holder = lock.Process(socket.gethostname(), process.pid, "its token")
    assert not lock.abandoned(holder, NIGHT, NIGHT)
    process.communicate(b"\n")
    assert process.returncode == 0  # being judged did it no harm
    assert lock.abandoned(holder, NIGHT, NIGHT)

"""`tosmon watch` checks on its schedule and ends cleanly; one bad night does not end it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from apscheduler.triggers.date import DateTrigger
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.running import command, environment, page, service, tosmon, write_config
from tosmon import schedule
from tosmon.errors import ConfigError, StoreError
from tosmon.schedule import _trigger, every
from tosmon.settings import WatchSettings

AT_START = WatchSettings(run_at_start=True)
EVERY_SECOND = """
from apscheduler.triggers.interval import IntervalTrigger
from tosmon import schedule
from tosmon.__main__ import main

schedule._trigger = lambda _: IntervalTrigger(seconds=1)
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a process can handle")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_watch_checks_and_ends_cleanly_when_told_to(tmp_path: Path, httpserver: HTTPServer, number: signal.Signals) -> None:
    httpserver.expect_request("/terms").respond_with_data(page(), content_type="text/html")
    write_config(tmp_path, "\n[watch]\nrun_at_start = true\n", service("Orchard", httpserver.url_for("/terms")))
    with subprocess.Popen(
        command("-v", "watch"), cwd=tmp_path, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout and process.stderr
        assert any("1 document: 1 seen first." in line for line in process.stdout)
        process.send_signal(number)
        log = process.stderr.read()
    assert process.returncode == 0
    assert "next check at" in log and "stopping" in log
    assert "orchard/terms-of-use" in tosmon(tmp_path, "status").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a process can handle")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_check_on_schedule_is_finished_when_told_to_stop(
    tmp_path: Path, httpserver: HTTPServer, number: signal.Signals
) -> None:
    asked, told = threading.Event(), threading.Event()

    def answer(_: Request) -> Response:
        asked.set()
        assert told.wait(60)
        return Response(page(), content_type="text/html")

    httpserver.expect_request("/terms").respond_with_handler(answer)
    write_config(tmp_path, service("Orchard", httpserver.url_for("/terms")))
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", EVERY_SECOND, "-v", "watch"],
        cwd=tmp_path,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout and process.stderr
        assert asked.wait(60)
        process.send_signal(number)
        assert any("stopping" in line for line in process.stderr)
        told.set()
        report, log = process.communicate(timeout=60)
    assert process.returncode == 0, log
    assert report.count("1 document: 1 seen first.") == 1
    assert "orchard/terms-of-use" in tosmon(tmp_path, "status").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that a process can send to itself")
def test_a_check_that_waits_for_its_turn_does_not_begin_after_the_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "_trigger", lambda _: DateTrigger())  # due at once, and so during the run at the start
    steps = []

    async def job() -> None:
        steps.append("begun")
        while len(asyncio.all_tasks()) == 1:  # noqa: ASYNC110 (a task that the schedule makes sets no event)
            await asyncio.sleep(0)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.sleep(0)
        steps.append("finished")

    asyncio.run(every(AT_START, job))
    assert steps == ["begun", "finished"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that a process can send to itself")
def test_a_night_that_fails_is_logged_and_the_schedule_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async def job() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        raise StoreError("the database is in use")

    asyncio.run(every(AT_START, job))
    assert "the database is in use" in caplog.text


def test_a_fault_that_has_no_name_ends_the_schedule() -> None:
    async def job() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asyncio.run(every(AT_START, job))


def test_the_cron_expression_is_read_in_its_time_zone_with_jitter() -> None:
    trigger = _trigger(WatchSettings(cron="0 3 * * *", timezone="Europe/Paris", jitter=60))
    after = datetime(2024, 7, 1, tzinfo=UTC)
    due = trigger.get_next_fire_time(None, after)
    assert timedelta(0) <= due - datetime(2024, 7, 1, 1, tzinfo=UTC) <= timedelta(seconds=60)


def test_a_cron_expression_that_names_no_time_is_refused_with_a_sentence() -> None:
    with pytest.raises(ConfigError, match=r'watch.cron = "0 99 \* \* \*"'):
        _trigger(WatchSettings(cron="0 99 * * *"))


def test_a_day_that_no_calendar_has_is_refused_with_a_sentence() -> None:
    with pytest.raises(ConfigError, match=r'^watch.cron = "0 3 31 2 \*": this expression names no time that ever comes; .+'):
        asyncio.run(every(WatchSettings(cron="0 3 31 2 *"), _never))


async def _never() -> None:
    raise AssertionError("no time has come")


@pytest.mark.parametrize(("field", "day"), [("0", 7), ("7", 7), ("1", 1), ("sat", 6), ("3-5", 3)])
def test_weekdays_count_from_sunday_as_in_cron(field: str, day: int) -> None:
    trigger = _trigger(WatchSettings(cron=f"0 3 * * {field}", jitter=0))
    due = trigger.get_next_fire_time(None, datetime(2024, 7, 8, 4, tzinfo=UTC) - timedelta(days=1 if day == 1 else 0))
    assert due.isoweekday() == day

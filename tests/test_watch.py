"""`tosmon watch` checks on its schedule and ends cleanly; one bad night does not end it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.running import command, environment, page, service, tosmon, write_config
from tosmon.errors import ConfigError, StoreError
from tosmon.schedule import _trigger, every
from tosmon.settings import WatchSettings

AT_START = WatchSettings(run_at_start=True)


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

"""The Chromium that tests draw pages with, and what of it is left running."""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROC = Path("/proc")


@functools.cache
def found() -> tuple[str, str]:
    """The path of a Chromium that works on this machine, or why there is none."""
    if importlib.util.find_spec("playwright") is None:
        return "", "playwright is not installed"
    path = os.environ.get("TOSMON_CHROMIUM") or next(filter(None, map(shutil.which, ON_PATH)), "")
    if not path:
        return "", f"no Chromium: none of {', '.join(ON_PATH)} is on PATH, and TOSMON_CHROMIUM is not set"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [path, "--headless", "--no-sandbox", f"--user-data-dir={profile}", "--dump-dom", "data:text/html,works"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            return "", f"{path} does not run: {error}"
    return (path, "") if "works" in done.stdout else ("", f"{path} does not run: {done.stderr[-300:]}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; the test is skipped where there is none."""
    path, why = found()
    if not path:
        pytest.skip(why)
    return path


def processes(folder: Path) -> list[str]:
    """The command lines of the running processes that name a folder, or were told by TMPDIR to work in it. Linux only."""
    return [line for pid in PROC.iterdir() if pid.name.isdigit() and (line := _line(pid, folder))]


def _line(process: Path, folder: Path) -> str:
    line = _bytes(process / "cmdline")  # empty where it has ended, and waits for a parent that does not ask
    mine = str(folder).encode() in line or f"TMPDIR={folder}".encode() in _bytes(process / "environ")
    return line.replace(b"\0", b" ").decode(errors="replace") if mine else ""


def browsers_of(pid: int) -> set[int]:
    """The browsers below a process, without their own helpers. Linux only."""
    found = set()
    for process in _children(pid):
        line = _bytes(PROC / str(process) / "cmdline")
        if b"--remote-debugging-pipe" in line and b"--type=" not in line:
            found.add(process)
        else:
            found |= browsers_of(process)
    return found


def _children(pid: int) -> list[int]:
    stats = {int(each.name): _bytes(each / "stat") for each in PROC.iterdir() if each.name.isdigit()}
    # What follows the name, which is in brackets and may hold any character, is the state and the parent.
    return [each for each, stat in stats.items() if stat and int(stat.rpartition(b")")[2].split()[1]) == pid]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # the process has just ended
        return b""

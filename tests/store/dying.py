"""Run tosmon again and again in processes of its own, each killed at a given step: `python -m tests.store.dying`.

Each line of stdin is a JSON list: a folder, the step to be killed at (0 for none), and the arguments of tosmon. The answer is a
JSON list: the exit code (-9 for one that was killed), the steps done where it was not killed, its stdout and its stderr. The
steps are what the store asks of its database: each statement and each commit. Loading tosmon takes longer than most runs, so it
is loaded once, and each run is a fork.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

from sqlalchemy import Engine, event

from tests.running import page, service, write_config
from tosmon import cli
from tosmon.clauses import TRAINING
from tosmon.models import Document, Snapshot
from tosmon.reading import read

KILLED = -signal.SIGKILL if sys.platform != "win32" else 1


class Steps:
    """Counts the steps of this process, and kills it just before one."""

    def __init__(self, last: int) -> None:
        self.done = 0
        self._last = last
        event.listen(Engine, "before_cursor_execute", self)
        event.listen(Engine, "commit", self)

    def __call__(self, *_: Any) -> None:
        self.done += 1
        if self.done == self._last:
            os.kill(os.getpid(), signal.SIGKILL)


def child(last: int, arguments: list[str], out: int, err: int, counted: int) -> NoReturn:
    os.dup2(out, 1)
    os.dup2(err, 2)
    steps = Steps(last)
    sys.argv = ["tosmon", *arguments]
    code = 70
    try:
        cli.main()
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(counted, str(steps.done).encode())
        os._exit(code)


def run(folder: str, last: int, *arguments: str) -> list[int | str]:
    os.chdir(folder)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as counted:
        pid = os.fork()
        if pid == 0:
            child(last, list(arguments), out.fileno(), err.fileno(), counted.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        for file in (out, err, counted):
            file.seek(0)
        return [code, int(counted.read() or 0), out.read().decode(), err.read().decode()]


def warm_up() -> None:
    """Load what the runs load when they need it, once for all of them: read a page, and check one that does not come."""
    snapshot = Snapshot("", "", datetime.now(UTC), page("We may train AI on it. Nous pouvons.").encode())
    version = read(snapshot, Document("", "", ""))
    TRAINING.find(version.blocks, version.language)
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        os.chdir(folder)
        write_config(Path(folder), service("Nowhere", "http://127.0.0.1:9/"))
        sys.argv = ["tosmon", "--database", "sqlite://", "check"]
        with suppress(SystemExit):
            cli.main()


if __name__ == "__main__":
    warm_up()
    gc.freeze()  # so that the forks share what is loaded
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(*json.loads(line))) + "\n")
        sys.stdout.flush()

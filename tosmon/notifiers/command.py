"""Tell a program on this machine: JSON on its stdin, without a shell."""

from __future__ import annotations

import json
import subprocess
import tempfile
from typing import IO

from tosmon.errors import NotifyError
from tosmon.models import Message
from tosmon.reports.contract import message_data
from tosmon.reports.escape import cut, terminal
from tosmon.settings import CommandSettings

_TAIL = 4_096  # bytes of stderr in which its last line is looked for


class Command:
    """A notifier. What the program prints goes nowhere; the last line of its stderr says why it failed."""

    follows = False

    def __init__(self, settings: CommandSettings) -> None:
        self._settings = settings

    def send(self, message: Message) -> dict[str, str]:
        """Run it to its end. Raises NotifyError for any exit code but 0, and when it takes too long."""
        settings = self._settings
        program = settings.command[0]
        stdin = json.dumps(message_data(message)).encode("ascii")
        with tempfile.TemporaryFile() as stderr:  # not a pipe, which something it leaves behind could keep open
            try:
                done = subprocess.run(  # noqa: S603 - it is what the config asks for, and no shell reads it
                    settings.command,
                    input=stdin,
                    stdout=subprocess.DEVNULL,
                    stderr=stderr,
                    timeout=settings.timeout,
                    check=False,
                )
            except subprocess.TimeoutExpired as error:
                raise NotifyError(
                    f"{settings.name}: {program} did not end within {settings.timeout:g} s and was stopped"
                ) from error
            except OSError as error:
                raise NotifyError(f"{settings.name}: {program} cannot be run ({error.strerror})") from error
            if done.returncode:
                raise NotifyError(f"{settings.name}: {program} ended with exit code {done.returncode}{_last_line(stderr)}")
        return {}


def _last_line(stderr: IO[bytes]) -> str:
    """`: what it said last`, or nothing."""
    stderr.seek(max(0, stderr.seek(0, 2) - _TAIL))
    lines = stderr.read().decode("utf-8", "replace").split("\n")
    said = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return f": {cut(terminal(said), 300)}" if said else ""

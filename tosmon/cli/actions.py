"""What a run tells GitHub Actions, where it runs there: annotations on stderr, so that stdout stays clean, and a job summary."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tosmon.cli.session import Session, running_in_actions, screen

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.models import Run


def tell_actions(session: Session, run: Run) -> None:
    """Annotate the job and write its summary. Does nothing anywhere else; `-q` leaves the annotations out."""
    if not running_in_actions():
        return
    from tosmon.reports.actions import commands

    # The runner reads the commands from both streams alike.
    for line in () if session.quiet else commands(run):
        typer.echo(line, err=True)
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        _append(session, Path(file), run)


def _append(session: Session, file: Path, run: Run) -> None:
    from tosmon.reports.actions import SUMMARY_LIMIT, summary
    from tosmon.reports.formats import FORMATS

    try:
        used = file.stat().st_size if file.exists() else 0
        with file.open("ab") as out:
            out.write(summary(FORMATS["markdown"].run(run, screen()), SUMMARY_LIMIT - used).encode("utf-8", "replace"))
    except OSError as error:
        session.warn(f"{file}: the summary of the job cannot be written: {error.strerror}")

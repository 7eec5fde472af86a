"""Evidence for others: `tosmon export`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.options import moment
from tosmon.cli.session import Session, write
from tosmon.cli.stored import keys_of
from tosmon.errors import ConfigError


def export(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="SERVICE[/DOCUMENT]", help="Only of these.", autocompletion=completion.stored)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="DIR|FILE.zip", help="A new folder or zip file with everything kept.")
    ] = None,
    git: Annotated[Path | None, typer.Option("--git", metavar="DIR", help="A git repository with one commit a version.")] = None,
    since: Annotated[str, typer.Option("--since", help="What came since a day, or an age such as 30d; all by default.")] = "",
) -> None:
    """Export the evidence: pages as they came, headers, texts, findings, diffs, hashes and a WARC; or a git repository.

    Example: tosmon export soundcloud --output evidence.zip
    """
    from tosmon.exporters.evidence import export as export_evidence
    from tosmon.exporters.git import export_git
    from tosmon.exporters.place import opened
    from tosmon.exporters.source import Choice
    from tosmon.reports.wording import count

    if not (output or git):
        raise ConfigError("say where it goes: --output with a new folder or zip file, or --git with a folder")
    session = Session.of(context)
    start = moment(since, datetime.now(UTC)) if since else None
    with session.store(session.config(), create=False) as store:
        keys = sorted(keys_of(store, names))
        choice = Choice(store, tuple(keys), start)
        if output:
            with opened(output) as place:
                versions = export_evidence(choice, place)
            write(f"{output}: {count(len(keys), 'document')}, {count(versions, 'version')}.")
        if git:
            write(f"{git}: {count(export_git(choice, git), 'commit')}.")

"""The root of the command line: the global options, the commands below it, and what becomes of an error."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tosmon.cli import VERSION
from tosmon.cli.commands import Commands
from tosmon.cli.exits import Exit
from tosmon.cli.session import Session, say, start_logging
from tosmon.errors import ConfigError, TosmonError

app = typer.Typer(
    cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]}
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(VERSION)
        raise typer.Exit


@app.callback()
def begin(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config", metavar="FILE", envvar="TOSMON_CONFIG", help="The config; ./tosmon.toml or the user's by default."
        ),
    ] = None,
    database: Annotated[
        str,
        typer.Option(
            "--database", metavar="URL", envvar="TOSMON_DATABASE", help="Any SQLAlchemy URL; that of the config by default."
        ),
    ] = "",
    verbose: Annotated[int, typer.Option("-v", "--verbose", count=True, help="Log what is done; -vv logs more.")] = 0,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no warnings, only the result.")] = False,
    version: Annotated[  # noqa: ARG001 (its callback does the work)
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Watch the terms of platforms, and hear of it the night one lets itself train AI on people's work."""
    session = Session(config, database, -1 if quiet else verbose)
    start_logging(session.verbosity)
    context.obj = session


def run() -> None:
    """Run the command line; every error that has a name ends in one sentence and its exit code."""
    try:
        app(prog_name="tosmon")  # also as `python -m tosmon`
    except TosmonError as error:
        say(str(error))
        sys.exit(Exit.USAGE if isinstance(error, ConfigError) else Exit.UNCHECKED)

"""The command line: arguments in, text and exit code out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from tosmon import __version__
from tosmon.cli import (
    backfill,
    blame,
    catalog,
    check,
    demo,
    evidence,
    export,
    findings,
    importing,
    init,
    notify,
    past,
    reading,
    report,
    reprocess,
    rules,
    schema,
    status,
)
from tosmon.cli.exits import Exit
from tosmon.cli.session import Session, say, start_logging
from tosmon.errors import ConfigError, TosmonError

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]})

COMMANDS: dict[str, Callable[..., None]] = {
    "init": init.init,
    "check": check.check,
    "watch": check.watch,
    "status": status.status,
    "findings": findings.findings,
    "history": past.history,
    "show": past.show,
    "diff": past.diff,
    "blame": blame.blame,
    "read": reading.read,
    "scan": reading.scan,
    "import": importing.import_past,
    "backfill": backfill.backfill,
    "verify": evidence.verify,
    "prune": evidence.prune,
    "reprocess": reprocess.reprocess,
    "export": export.export,
    "report": report.report,
    "feed": report.feed,
    "rules": rules.rules,
    "schema": schema.schema,
    "demo": demo.demo,
}
GROUPS = {"findings": findings.group, "catalog": catalog.catalog, "notify": notify.group}
for _name, _command in COMMANDS.items():
    if _name not in GROUPS:
        app.command(_name)(_command)
for _name, _group in GROUPS.items():
    app.add_typer(_group, name=_name)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"tosmon {__version__}")
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


def main() -> None:
    """Run the command line; every error that has a name ends in one sentence and its exit code."""
    try:
        app(prog_name="tosmon")  # also as `python -m tosmon`
    except TosmonError as error:
        say(str(error))
        sys.exit(Exit.USAGE if isinstance(error, ConfigError) else Exit.UNCHECKED)

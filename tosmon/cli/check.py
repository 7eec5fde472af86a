"""The main job: `tosmon check` once, `tosmon watch` on a schedule."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.actions import tell_actions
from tosmon.cli.exits import Exit, FailOn, of_run
from tosmon.cli.notify import announce, notifiers
from tosmon.cli.options import Output
from tosmon.cli.pulse import Pulse, metrics_file, write_metrics
from tosmon.cli.session import Session, screen, write, write_report
from tosmon.errors import ConfigError
from tosmon.models import OutcomeKind, Run
from tosmon.stages import Profile, Stage, profiled, stage

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.clauses import Rulebook
    from tosmon.config import Config
    from tosmon.models import Document
    from tosmon.store import SqlStore

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="SERVICE[/DOCUMENT]", help="Check only these, by their slugs.", autocompletion=completion.watched),
]
Tags = Annotated[
    list[str] | None,
    typer.Option("--tag", help="Check only services with this tag; may be given several times.", autocompletion=completion.tags),
]

Metrics = Annotated[
    Path | None, typer.Option("--metrics", metavar="FILE", help="Write the run as metrics for Prometheus into this file.")
]


def check(
    context: typer.Context,
    names: Names = None,
    tag: Tags = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Store and announce nothing.")] = False,
    output: Annotated[Output, typer.Option("--format", help="How the report is written to stdout.")] = Output.TEXT,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 for news of this weight or more.")] = FailOn.ALERT,
    notify: Annotated[
        list[str] | None,
        typer.Option("--notify", help='Announce new findings by this notifier too, set by the environment alone ("github").'),
    ] = None,
    metrics: Metrics = None,
    profile: Annotated[bool, typer.Option("--profile", help="Tell on stderr where the time went.")] = False,
) -> None:
    """Check all documents once, and tell what they newly allow.

    The first check of a document is a baseline: it lists the clauses that already stand there and alerts nobody.
    Example: tosmon check soundcloud x/terms-of-service --format json
    """
    import asyncio

    session = Session.of(context)
    config = session.config()
    documents = _documents(config, names, tag)
    rulebook = session.rulebook(config)
    if metrics and dry_run:
        raise ConfigError("--metrics tells of what is stored, and --dry-run stores nothing; give one of them")
    file = metrics_file(metrics)
    told = notifiers(config, notify or [])  # before the work, so that a missing secret is told at once
    with ExitStack() as stack:
        store = stack.enter_context(_open(session, config, dry_run=dry_run))
        if not dry_run:
            stack.enter_context(store.lock_run("tosmon check"))
        pulse = stack.enter_context(Pulse(session, config, silent=dry_run))
        measured = stack.enter_context(profiled()) if profile else None
        with stage(Stage.FETCH):
            run = asyncio.run(_pass(session, config, store, documents, rulebook, dry_run=dry_run))
        with stage(Stage.REPORT):  # before anything is sent: whatever goes wrong with that, the person has been told
            _report(session, run, output)
        unannounced = not dry_run and announce(config, store, told)
        pulse.beat(run, unannounced=unannounced)
        if file:
            write_metrics(file, run, store, config)
        if measured:
            _tell(measured, run)
    raise typer.Exit(Exit.UNANNOUNCED if unannounced else of_run(run, fail_on))


def watch(context: typer.Context, names: Names = None, tag: Tags = None, metrics: Metrics = None) -> None:
    """Check on the schedule of the config until stopped by Ctrl-C or SIGTERM.

    The time is `cron` in the table [watch] of the config, every night at three by default. What a check finds is
    announced by the notifiers of the config and kept for `tosmon findings`; the log goes to stderr.
    Example: tosmon -v watch --tag music
    """
    import asyncio

    from tosmon.schedule import every

    session = Session.of(context)
    config = session.config()
    documents = _documents(config, names, tag)
    rulebook = session.rulebook(config)
    told = notifiers(config, [])
    file = metrics_file(metrics)

    async def job() -> None:
        with session.store(config) as store, store.lock_run("tosmon watch"), Pulse(session, config) as pulse:
            run = await _pass(session, config, store, documents, rulebook)
            _report(session, run, Output.TEXT)
            pulse.beat(run, unannounced=announce(config, store, told))
            if file:
                write_metrics(file, run, store, config)

    asyncio.run(every(config.watch, job))


def _documents(config: Config, names: list[str] | None, tags: list[str] | None) -> tuple[Document, ...]:
    from tosmon.config import documents, select_documents

    known = documents(config)
    if not known:
        raise ConfigError("there is nothing to check: the config names no platform of the catalogue and has no [[services]]")
    return select_documents(known, names or [], tags or [])


def _open(session: Session, config: Config, *, dry_run: bool) -> SqlStore:
    """The database; a dry run without one works on an empty one in memory, and so leaves no file behind."""
    from tosmon.errors import NothingStoredError
    from tosmon.store import open_store

    if not dry_run:
        return session.store(config)
    try:
        return session.store(config, create=False)
    except NothingStoredError as error:
        session.warn(f"{error} The dry run sees every document for the first time.")
        return open_store("sqlite://")


async def _pass(
    session: Session,
    config: Config,
    store: SqlStore,
    documents: tuple[Document, ...],
    rulebook: Rulebook,
    *,
    dry_run: bool = False,
) -> Run:
    from tosmon.app import check_documents
    from tosmon.cli.progress import CheckProgress

    with CheckProgress(len(documents), quiet=session.quiet) as progress:
        return await check_documents(
            config,
            store,
            documents,
            rulebook=rulebook,
            dry_run=dry_run,
            on_start=progress.start,
            on_outcome=progress.end,
        )


def _tell(measured: Profile, run: Run) -> None:
    from tosmon.reports import profile

    typer.echo(profile.text(measured, run), err=True)


def _report(session: Session, run: Run, output: Output) -> None:
    from tosmon.reports.formats import FORMATS

    form = FORMATS[output]
    if form.pieces is None:
        write_report(form, form.run(run, screen()))
    else:
        for piece in chain(form.pieces(run), "\n"):
            write(piece, end="")
    tell_actions(session, run)
    if output is Output.TEXT and sys.stdout.isatty():
        return  # the person has just read it
    for outcome in (*run.of(OutcomeKind.HELD), *run.of(OutcomeKind.FAILED)):
        session.warn(f"{outcome.document.key} {outcome.kind.value}: {outcome.reason}")

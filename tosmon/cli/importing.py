"""What documents said before tosmon watched them: `tosmon import`."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli.exits import Exit
from tosmon.cli.options import moment
from tosmon.cli.session import Session, existing, say, write
from tosmon.errors import ArchiveError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from collections.abc import Iterable, Iterator, Mapping

    from tosmon.clauses import Rulebook
    from tosmon.importers.past import Archive, Fate, Past
    from tosmon.models import Document
    from tosmon.store import SqlStore


def import_past(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The folder, or the repository, bare or checked out.")],
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="Only what is of this day (UTC) or later.")] = "",
    service: Annotated[list[str] | None, typer.Option("--service", help="Only this service; may be given several times.")] = None,
    document: Annotated[
        list[str] | None, typer.Option("--document", help="Only documents of this name; may be given several times.")
    ] = None,
) -> None:
    """Bring in past versions from a folder, or from a versions repository of Open Terms Archive.

    The files of a folder are PATH/<service>/<document>/<UTC time like 20240212T000000Z>.<html|md|txt|pdf>. Each is read and
    compared as if it had been fetched at that time; nothing is announced, and what was imported before is passed over.
    Example: tosmon import archive/
    """
    from tosmon.config import documents

    now = datetime.now(UTC)
    start = moment(since, now) if since else None
    session = Session.of(context)
    config = session.config()
    rulebook = session.rulebook(config)
    with interruptible(), ExitStack() as stack:
        store = stack.enter_context(session.store(config))
        stack.enter_context(store.lock_run("tosmon import"))
        known = {each.key: each for each in documents(config)} | store.documents()
        archive = stack.enter_context(_opened(existing(path), known))
        for fault in archive.faults:
            say(fault)
        chosen = _chosen(archive.pasts, service or [], document or [])
        pasts = [past.since(start) for past in chosen] if start else chosen
        fates, stopped = bring_all(session, store, pasts, rulebook=rulebook, believe_after=config.believe_after, now=now)
    conclude(len(pasts), fates, stopped=stopped, faults=len(archive.faults))


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C before or after the pages end in a sentence; its usual exit code, 1, would say that there is news."""
    try:
        yield
    except KeyboardInterrupt:
        say("stopped")
        raise typer.Exit(Exit.UNCHECKED) from None


def bring_all(
    session: Session, store: SqlStore, pasts: Iterable[Past], *, rulebook: Rulebook, believe_after: int, now: datetime
) -> tuple[Counter[Fate], bool]:
    """Bring in the past of documents: what came of their pages, and whether Ctrl-C ended it before it was done.

    Each page is recorded before the next one of its document is looked at. Says of each that failed why.
    """
    from tosmon.cli.progress import PastProgress
    from tosmon.cli.workers import Order, bring_many, bring_one, number_of_workers
    from tosmon.importers.past import Fate

    fates: Counter[Fate] = Counter()
    pasts = list(pasts)
    workers = number_of_workers(pasts) if store.shared else 1
    if workers > 1 and (run := store.run) is not None:
        brought = bring_many(Order(session, run, believe_after, now), pasts, workers)
    else:
        brought = (told for past in pasts for told in bring_one(store, past, rulebook, believe_after, now))
    try:
        with PastProgress(sum(past.total for past in pasts), quiet=session.quiet) as progress, closing(brought):
            for told in brought:
                fates[told.fate] += 1
                progress.advance(told.key)
                if told.fate is Fate.FAILED:
                    say(told.reason if told.name in told.reason else f"{told.name}: {told.reason}")
    except KeyboardInterrupt:
        return fates, True
    except ArchiveError as error:
        say(str(error))
        return fates, True
    return fates, False


def conclude(documents: int, fates: Counter[Fate], *, stopped: bool, faults: int = 0) -> None:
    """Say what came of it all, and end with exit code 3 where something could not be taken."""
    from tosmon.importers.past import Fate, summary
    from tosmon.reports.wording import count

    write(f"{count(documents, 'document')}: {summary(fates)}.")
    if stopped:
        say("stopped; what was done is kept, and the same command goes on from there")
    if stopped or faults or fates[Fate.FAILED]:
        raise typer.Exit(Exit.UNCHECKED)


@contextmanager
def _opened(path: Path, known: Mapping[str, Document]) -> Iterator[Archive]:
    """What a folder or a repository holds, as long as it is open. Raises ConfigError."""
    from tosmon.importers.folder import read_folder
    from tosmon.importers.repository import Repository, git_folder
    from tosmon.importers.versions import read_versions

    place = git_folder(path)
    if place is None:
        yield read_folder(path, known)
        return
    with Repository(place) as repository:
        yield read_versions(repository, known)


def _chosen(pasts: Iterable[Past], services: list[str], documents: list[str]) -> list[Past]:
    """Those of the services and documents named. Raises ConfigError for a name that none has."""
    from tosmon.declarations import shown, suggest
    from tosmon.errors import ConfigError
    from tosmon.models import slug

    chosen = list(pasts)
    for place, names in enumerate((services, documents)):
        known = {past.document.key.split("/")[place] for past in chosen}
        for name in names:
            if slug(name) not in known:
                advice = suggest(slug(name), sorted(known)) or "leave it out to see all that is there"
                raise ConfigError(f"there is no past of {shown(name)}; {advice}")
        wanted = {slug(name) for name in names} or known
        chosen = [past for past in chosen if past.document.key.split("/")[place] in wanted]
    return chosen

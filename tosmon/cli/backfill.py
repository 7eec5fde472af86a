"""The past of any page, from archives of the web: `tosmon backfill`."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.exits import Exit
from tosmon.cli.importing import bring_all, conclude, interruptible
from tosmon.cli.options import moment
from tosmon.cli.session import Session, inert, say, write
from tosmon.errors import ConfigError, DocumentError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from collections.abc import Callable, Sequence

    from tosmon.config import Config
    from tosmon.importers.appearance import Search, Sought
    from tosmon.importers.captures import Capture
    from tosmon.importers.memento import WebArchive
    from tosmon.importers.past import Past
    from tosmon.models import Document
    from tosmon.store import SqlStore

_TIME = "%Y-%m-%d %H:%M"


def backfill(
    context: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="SERVICE[/DOCUMENT]", help="What to look up, as `tosmon check` names it.", autocompletion=completion.watched
        ),
    ],
    phrase: Annotated[
        str, typer.Argument(metavar="[PHRASE]", help="With --clause: words of the sentence, or a kind; `grant` by default.")
    ] = "",
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="Only captures of this day (UTC) or later.")] = "",
    end: Annotated[str, typer.Option("--to", metavar="DATE", help="Only captures from before this time (UTC).")] = "",
    clause: Annotated[
        bool, typer.Option("--clause", help="Store nothing; find the day a clause appeared, looking at few captures.")
    ] = False,
    archive: Annotated[
        str,
        typer.Option("--archive", metavar="URL", help="Another archive that speaks Memento, such as https://arquivo.pt/wayback."),
    ] = "https://web.archive.org",
    per_second: Annotated[float, typer.Option("--per-second", min=0.01, help="Requests a second at most.")] = 1.0,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="So many captures of each document at most.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List the captures that would be fetched; fetch and store none.")
    ] = False,
) -> None:
    """Bring in what a document's address said in the past, from the Wayback Machine or another archive of the web.

    Each capture is read, judged and compared as if it had been fetched at its time; nothing is announced, and what was brought
    in before is passed over. Example: tosmon backfill soundcloud/terms-of-service --from 2023-01-01
    """
    from tosmon.app import web_archive

    now = datetime.now(UTC)
    session = Session.of(context)
    config = session.config()
    documents = _documents(config, name)
    bounds = [moment(text, now) if text else None for text in (start, end)]
    if phrase and not clause:
        raise ConfigError(f'"{phrase}" is a phrase to look for; add --clause, or leave it out')
    if clause and len(documents) > 1:
        raise ConfigError(f"{name} has {len(documents)} documents; name one: {', '.join(each.key for each in documents)}")
    if clause and (limit or dry_run):
        raise ConfigError("--clause fetches few captures and stores none: leave --limit and --dry-run out")
    with interruptible(), web_archive(config.http, archive, per_second) as opened:

        def listed(document: Document) -> list[Capture]:
            return opened.captures(document, *bounds)

        if clause:
            _find(session, config, documents[0], opened, listed(documents[0]), phrase or "grant")
        elif dry_run:
            _list(session, config, documents, listed, limit)
        else:
            _bring(session, config, documents, opened, listed, limit, now)


def _documents(config: Config, name: str) -> tuple[Document, ...]:
    """Those of a name that can be looked up. Raises ConfigError for those that stand on several pages."""
    from tosmon.config import documents, select_documents

    found = select_documents(documents(config), [name], [])
    single = tuple(each for each in found if not each.combine)
    for each in found:
        if each.combine:
            sentence = (
                f"{each.key} stands on {len(each.combine)} pages, which no archive takes at the same time; it has no past there"
            )
            if not single:
                raise ConfigError(sentence)
            say(sentence)
    return single


def _bring(
    session: Session,
    config: Config,
    documents: Sequence[Document],
    archive: WebArchive,
    listed: Callable[[Document], list[Capture]],
    limit: int | None,
    now: datetime,
) -> None:
    from tosmon.importers.past import Past

    rulebook = session.rulebook(config)
    pasts: list[Past] = []
    faults = 0
    with ExitStack() as stack:
        store = stack.enter_context(session.store(config))
        stack.enter_context(store.lock_run("tosmon backfill"))
        for document in documents:
            try:
                captures = _wanted(listed(document), _times(store, document), limit)
            except DocumentError as error:
                faults += 1
                say(str(error))
                continue
            pasts.append(Past(document, len(captures), map(partial(archive.past_page, document), captures)))
        fates, stopped = bring_all(session, store, pasts, rulebook=rulebook, believe_after=config.believe_after, now=now)
    conclude(len(pasts), fates, stopped=stopped, faults=faults)


def _wanted(captures: list[Capture], known: frozenset[datetime], limit: int | None) -> list[Capture]:
    """All captures, or as many from the oldest on as hold `limit` that are not known yet."""
    if limit is None:
        return captures
    new = list(islice((number for number, each in enumerate(captures) if each.time not in known), limit))
    return captures[: new[-1] + 1] if new else captures


def _times(store: SqlStore, document: Document) -> frozenset[datetime]:
    return frozenset(time for time, _ in store.recorded(document.key))


def _list(
    session: Session,
    config: Config,
    documents: Sequence[Document],
    listed: Callable[[Document], list[Capture]],
    limit: int | None,
) -> None:
    """The captures that a backfill would fetch, one a line: the time and the address."""
    from tosmon.errors import NothingStoredError

    known: dict[str, frozenset[datetime]] = {}
    try:
        with session.store(config, create=False) as store:
            known = {document.key: _times(store, document) for document in documents}
    except NothingStoredError:
        pass  # then all of them would be
    for document in documents:
        new = [each for each in listed(document) if each.time not in known.get(document.key, frozenset())]
        for capture in new[:limit]:
            write(f"{capture.time:{_TIME}}  {inert(capture.url)}")
        say(f"{document.key}: {len(new[:limit])} captures to fetch")


def _find(
    session: Session, config: Config, document: Document, archive: WebArchive, captures: Sequence[Capture], phrase: str
) -> None:
    """Tell between which two captures a clause appeared, and on what that rests."""
    from tosmon.importers.appearance import search
    from tosmon.importers.bisection import Verdict

    if not captures:
        raise ConfigError(f"the archive has no capture of {document.url} in that time")
    found = search(document, captures, lambda each: archive.page(document, each), _sought(session, config, document, phrase))
    for line in _told(captures, found, phrase):
        write(inert(line))
    if found.found.verdict is Verdict.UNREADABLE:
        raise typer.Exit(Exit.UNCHECKED)


def _sought(session: Session, config: Config, document: Document, phrase: str) -> Sought:
    from tosmon.importers.appearance import clause_of, sentence_with
    from tosmon.models import Kind

    if phrase in {kind.value for kind in Kind}:
        return clause_of(Kind(phrase), document, session.rulebook(config))
    return sentence_with(phrase)


def _told(captures: Sequence[Capture], search: Search, phrase: str) -> list[str]:
    from tosmon.importers.bisection import Verdict

    def shown(number: int | None) -> str:
        return "" if number is None else f"{captures[number].time:{_TIME}}  {captures[number].url}"

    found = search.found
    looked = f"Looked at {search.fetched} of {len(captures)} captures, {len(search.unreadable)} of which could not be read."
    match found.verdict:
        case Verdict.UNREADABLE:
            return [looked]
        case Verdict.NOT_NOW:
            return [
                f'No "{phrase}" in the newest capture that can be read:',
                f"  {shown(found.without)}",
                f"{looked} Older ones may have it.",
            ]
        case Verdict.ALWAYS:
            return [search.text, "stands in the oldest capture that can be read already:", f"  {shown(found.having)}", looked]
        case Verdict.APPEARED:
            return [
                search.text,
                f"  last seen without it: {shown(found.without)}",
                f"  first seen with it:   {shown(found.having)}",
                *(f"  but the other way round again on {each.time:{_TIME}}  {each.url}" for each in search.flips),
                f"{looked} This takes for granted that it appeared once and stayed.",
            ]

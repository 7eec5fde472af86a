"""A site and a feed for others to read: `tosmon report` and `tosmon feed`."""

from __future__ import annotations

import functools
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from tosmon.cli.session import Session, write
from tosmon.errors import ConfigError, StoreError
from tosmon.models import slug

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.reports.feed import Feed
    from tosmon.site import Pages, Settings
    from tosmon.site.building import Made, Wanted
    from tosmon.store import SqlStore

_MANY = 400  # versions whose pages are made by several processes, which take half a second to start


def report(
    context: typer.Context,
    output: Annotated[
        Path, typer.Option("--output", metavar="DIR", help="The site's folder: a new one, or that of an earlier report.")
    ] = Path("report"),
    base_url: Annotated[
        str,
        typer.Option("--base-url", metavar="URL", help="Where it will be published, for feeds, canonical links and a sitemap."),
    ] = "",
) -> None:
    """Write a site of everything stored: the stance of each service, a timeline, all versions and changes, search and feeds.

    It opens from the disk without a server, and loads nothing from elsewhere. A second report into the same folder writes only
    what changed. Example: tosmon report --output site --base-url https://example.org/terms/
    """
    from tosmon.config import documents
    from tosmon.reports.wording import count
    from tosmon.site import Settings, build

    session = Session.of(context)
    config = session.config()
    settings = Settings(_base(base_url))
    tags = {document.key: document.tags for document in documents(config)}
    with session.store(config, create=False) as store:

        def make(wanted: Sequence[Wanted]) -> Iterable[Made]:
            return _made(store, session.database or config.database, settings, wanted)

        built = build(store, output, settings, tags, make)
    told = f"{count(built.services, 'service')}, {count(built.versions, 'version')}"
    write(f"{output}: {told}; {count(built.written, 'file')} written, {built.removed:,} removed.")


def _base(url: str) -> str:
    """The address with a slash at the end. Raises ConfigError."""
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname or set('?#"<> ') & set(url)):
        raise ConfigError(f'--base-url "{url}" is no address of a folder on the web, such as https://example.org/terms/')
    return f"{url.rstrip('/')}/" if url else ""


def _made(store: SqlStore, database: str, settings: Settings, wanted: Sequence[Wanted]) -> Iterator[Made]:
    """The pages that are wanted, made by as many processes as the machine has cores where that is worth it."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    from tosmon.site import Pages, render

    cores = os.cpu_count() or 1
    if cores == 1 or sum(len(each.keys) for each in wanted) < _MANY:
        pages = Pages(settings)
        yield from (render(store, pages, each) for each in wanted)
        return
    work = functools.partial(_work, database, settings)
    try:
        with ProcessPoolExecutor(cores, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)) as processes:
            yield from processes.map(work, wanted)
    except BrokenProcessPool as error:
        raise StoreError("a process that made pages was ended from outside, perhaps for want of memory; run it again.") from error


def _work(database: str, settings: Settings, wanted: Wanted) -> Made:
    """The pages of one document, in a process of its own."""
    from tosmon.site import render

    store, pages = _tools(database, settings)
    return render(store, pages, wanted)


@functools.cache
def _tools(database: str, settings: Settings) -> tuple[SqlStore, Pages]:
    """What a process needs for all documents that it is given."""
    from tosmon.site import Pages
    from tosmon.store import open_store

    return open_store(database, create=False), Pages(settings)


def feed(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE|DIR", help="A file; or a folder that is there, for all feeds. stdout by default."),
    ] = None,
    service: Annotated[str, typer.Option("--service", metavar="SERVICE", help="Only what was found of this service.")] = "",
    tag: Annotated[str, typer.Option("--tag", help="Only what was found of services with this tag of the config.")] = "",
) -> None:
    """Write the newest findings as an Atom feed, of all services, of one, or of those with a tag; into a folder, each of these.

    Entries keep their ids for ever and are updated when a finding is withdrawn or acknowledged, or its clause reworded.
    Example: tosmon feed --service soundcloud --output soundcloud.atom
    """
    from tosmon.reports.feed import atom

    if service and tag:
        raise ConfigError("--service and --tag name two feeds; give one of them")
    session = Session.of(context)
    feeds = {each.name: each for each in _feeds(session)}
    name = f"services/{slug(service)}" if service else f"tags/{slug(tag)}" if tag else "all"
    if name not in feeds:
        raise ConfigError(f'no service with the tag "{tag}" is stored' if tag else f'no service "{service}" is stored')
    if output is None:
        write(atom(feeds[name]).rstrip())
        return
    whole = output.is_dir() and name == "all"
    wanted = feeds.values() if whole else [feeds[name]]
    for each in wanted:
        _save(output / f"{each.name}.atom" if output.is_dir() else output, atom(each))
    write(f"{output}: {len(wanted)} {'feed' if len(wanted) == 1 else 'feeds'}.")


def _feeds(session: Session) -> list[Feed]:
    from tosmon.config import documents
    from tosmon.ports import FindingFilter
    from tosmon.reports.feed import by_subject

    config = session.config()
    with session.store(config, create=False) as store:
        services = {slug(document.service): document.service for document in store.documents().values()}
        found = list(store.findings(FindingFilter(superseded=True)))
    tags: dict[str, set[str]] = {}
    for document in documents(config):
        for each in document.tags:
            if slug(document.service) in services:
                tags.setdefault(each, set()).add(slug(document.service))
    return list(by_subject(found, list(services.items()), tags))


def _save(file: Path, text: str) -> None:
    """Write a whole file or none. Raises ConfigError."""
    unfinished = file.with_name(f".{file.name}.unfinished")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(file)
    except OSError as error:
        raise ConfigError(f"{file} cannot be written: {error.strerror or error}") from error

"""A site and a feed for others to read: `tosmon report` and `tosmon feed`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from tosmon.cli.session import Session, write
from tosmon.errors import ConfigError
from tosmon.files import write_whole
from tosmon.models import slug

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.reports.feed import Feed
    from tosmon.site import Settings
    from tosmon.site.building import Wanted
    from tosmon.site.folder import Writer, Written
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

        def make(writer: Writer, wanted: Iterable[Wanted]) -> Iterable[Written]:
            return _made(store, session.database or config.database, settings, writer, wanted)

        built = build(store, output, settings, tags, make)
    told = f"{count(built.services, 'service')}, {count(built.versions, 'version')}"
    write(f"{output}: {told}; {count(built.written, 'file')} written, {built.removed:,} removed.")


def _base(url: str) -> str:
    """The address with a slash at the end. Raises ConfigError."""
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname or set('?#"<> ') & set(url)):
        raise ConfigError(f'--base-url "{url}" is no address of a folder on the web, such as https://example.org/terms/')
    return f"{url.rstrip('/')}/" if url else ""


def _made(store: SqlStore, database: str, settings: Settings, writer: Writer, wanted: Iterable[Wanted]) -> Iterator[Written]:
    """The pages that are wanted, made by as many processes as the machine has cores where that is worth it."""
    from tosmon.cli.processes import processors, spread
    from tosmon.site import Pages, render

    first: list[Wanted] = []
    left, number, versions = iter(wanted), processors(), 0
    for each in left:
        first.append(each)
        versions += len(each.keys)
        if number > 1 and versions >= _MANY:
            return spread(partial(_ready, database, settings, writer.place, writer.known), chain(first, left), number)
    pages = Pages(settings)
    return (written for each in first for written in render(store, pages, writer, each))


@contextmanager
def _ready(
    database: str, settings: Settings, place: Path, known: Mapping[str, str]
) -> Iterator[Callable[[Wanted], Iterable[Written]]]:
    """What makes the pages of one document in another process."""
    from tosmon.site import Pages, render
    from tosmon.site.folder import Writer
    from tosmon.store import open_store

    pages = Pages(settings)
    with open_store(database, create=False) as store, Writer(place, known) as writer:
        yield partial(render, store, pages, writer)


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
    from tosmon.reports.wording import count

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
    write(f"{output}: {count(len(wanted), 'feed')}.")


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
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text.encode())
    except OSError as error:
        raise ConfigError(f"{file} cannot be written: {error.strerror or error}") from error

"""Build the site: find out what must be made anew, make it, and leave the rest as it is."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

from tosmon.diff import Said, said
from tosmon.models import Finding, LedgerEntry
from tosmon.ports import Store, VersionRow
from tosmon.reports.feed import atom, by_subject
from tosmon.reports.sequels import sequels
from tosmon.site import paths
from tosmon.site.changes import change_pages
from tosmon.site.dossier import Dossier, Portrait, Source, all_findings, portraits, told
from tosmon.site.folder import File, Folder, Writer, Written
from tosmon.site.overview import overview_pages, search_files
from tosmon.site.rendering import Pages, Settings, assets
from tosmon.site.services import history_pages, service_pages
from tosmon.site.timeline import timeline_pages
from tosmon.site.versions import Known, leaf, version_pages

_MOST_ADDRESSES = 50_000  # that one sitemap may have (https://www.sitemaps.org/protocol.html)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Pages of a document that must be made: of which versions, with the key of each; its change, too, where one is before it."""

    dossier: Dossier
    keys: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to."""

    services: int
    versions: int
    written: int
    removed: int


def build(
    source: Source,
    place: Path,
    settings: Settings,
    tags: Mapping[str, tuple[str, ...]],
    make: Callable[[Writer, Iterable[Wanted]], Iterable[Written]],
) -> Built:
    """Bring the site in a folder up to date; `make` is `render` for each of what is wanted, in whatever process.

    What is wanted comes bit by bit, so that the first pages can be made while it is found out which others must be. `tags` are
    those of the documents by their keys. Raises ConfigError for a folder that is not ours, and StoreError.
    """
    found = all_findings(source)
    known: dict[str, Portrait] = {}
    left: Counter[str] = Counter()
    pages = Pages(settings)
    with Folder(place) as folder:
        folder.write("assets", "", assets())

        def wanted() -> Iterator[Wanted]:
            for portrait in portraits(source, told(found), tags):
                some = [Wanted(each, keys) for each in portrait.dossiers if (keys := _unmade(folder, each, settings))]
                known[portrait.slug] = portrait
                left[portrait.slug] = sum(len(each.keys) for each in some)
                yield from some

        _write_services(folder, pages, known, left, make(folder.writer, wanted()))
        services = list(known.values())
        _write_lists(folder, pages, services, found)
    versions = sum(len(dossier.rows) for portrait in services for dossier in portrait.dossiers)
    return Built(len(services), versions, folder.written, folder.removed)


def _write_services(
    folder: Folder, pages: Pages, known: Mapping[str, Portrait], left: Counter[str], made: Iterable[Written]
) -> None:
    """Take what is made, and write the lists of a service once nothing is `left` of what they lead to, while others are made.

    Both come to hold a service before any of its pages is made.
    """
    done: set[str] = set()
    for written in made:
        folder.take(written)
        slug = _service(written.name)
        left[slug] -= 1
        if not left[slug]:
            folder.write(slug, "", _lists(pages, known[slug]))
            done.add(slug)
    for slug in [each for each in known if each not in done]:
        folder.write(slug, "", _lists(pages, known[slug]))


def _service(key: str) -> str:
    """The slug of the service of a document or a unit."""
    return key.partition("/")[0]


def _lists(pages: Pages, portrait: Portrait) -> Iterator[File]:
    return chain(service_pages(pages, portrait), *(history_pages(pages, each) for each in portrait.dossiers))


def _unmade(folder: Folder, dossier: Dossier, settings: Settings) -> dict[int, str]:
    """The versions whose pages do not stand in the folder as they must, with their keys."""
    clauses = [(entry, repr((entry.clause.fingerprint, entry.clause))) for entry in dossier.ledger]
    of_document = (dossier.label, dossier.status.url, settings.fingerprint)
    keys = ((row.number, _key(dossier, row, of_document, clauses)) for row in dossier.rows)
    return {number: key for number, key in keys if not folder.keep(_unit(dossier.key, number), key)}


def _unit(key: str, number: int) -> str:
    return f"{key}/{number}"


def _key(dossier: Dossier, row: VersionRow, of_document: tuple[str, ...], clauses: Iterable[tuple[LedgerEntry, str]]) -> str:
    """The hash of all that the pages of a version are made of: what they tell of the document, of the row and of each clause."""
    before, after = dossier.around(row.number)
    shown = [clause for entry, clause in clauses if entry.stood_at(row.observed_at)]
    facts = (of_document, _facts(row), _facts(before), after and (after.number, after.observed_at), shown)
    return hashlib.sha256(repr((facts, dossier.of_version(row.number))).encode("utf-8", "surrogatepass")).hexdigest()


def _facts(row: VersionRow | None) -> tuple[Any, ...] | None:
    return row if row is None else (row.number, row.observed_at, row.sha256, row.reader, row.url, row.page_sha256, row.stated)


def render(store: Store, pages: Pages, writer: Writer, wanted: Wanted) -> Iterator[Written]:
    """Write the pages of a document's versions and changes that are wanted. Raises StoreError and ConfigError."""
    dossier = wanted.dossier
    crumbs = pages.piece("crumbs", paths.history(dossier.key), dossier, "deep")
    known: Known = {}
    before: Said | None = None
    for version in store.texts(dossier.key, _looked_at(wanted)):
        now, key = said(version), wanted.keys.get(version.number)
        if key is not None:
            here = leaf(dossier, version.number, crumbs)
            files = version_pages(pages, here, version, known)
            if here.before and before:
                files = chain(files, change_pages(pages, here, here.before, before, now))
            yield writer.write(_unit(dossier.key, version.number), key, files)
        before = now


def _looked_at(wanted: Wanted) -> list[int]:
    """The versions that are wanted, and the one before each."""
    numbers = [row.number for row in wanted.dossier.rows]
    return [number for number, after in pairwise([*numbers, 0]) if number in wanted.keys or after in wanted.keys]


def _write_lists(folder: Folder, pages: Pages, known: Sequence[Portrait], found: Sequence[Finding]) -> None:
    """The pages that list services, from the inner ones to the first, so that no link leads to what is not there yet."""
    dossiers = {dossier.key: dossier for portrait in known for dossier in portrait.dossiers}
    shown = told(found)
    muted = sum(finding.mute is not None for finding in found)
    folder.write("search", "", search_files(pages, known, shown, dossiers))
    folder.write("feeds", "", _feeds(pages, known, found, dossiers))
    folder.write("timeline", "", timeline_pages(pages, shown, dossiers, sequels(found), muted))
    folder.write("overview", "", overview_pages(pages, known, dossiers, shown))
    if pages.settings.base_url:
        folder.write("sitemap", "", [_sitemap(pages, known)])


def _feeds(pages: Pages, known: Sequence[Portrait], found: Sequence[Finding], dossiers: dict[str, Dossier]) -> Iterator[File]:
    tags: dict[str, set[str]] = {}
    for portrait in known:
        for tag in portrait.tags:
            tags.setdefault(tag, set()).add(portrait.slug)
    base = pages.settings.base_url
    for feed in by_subject(found, [(each.slug, each.name) for each in known], tags):
        path = paths.feed(feed.name)

        def page(finding: Finding, here: str = path) -> str:
            there = dossiers[finding.key].page(finding)
            return base + paths.to(there, "") if base else paths.to(there, here)

        yield File(path, atom(feed, page, base).encode())


def _sitemap(pages: Pages, known: Sequence[Portrait]) -> File:
    """The pages that list others; search engines find the rest by them."""
    inner = (path for each in known for path in (paths.service(each.slug), *(paths.history(d.key) for d in each.dossiers)))
    listed = [paths.OVERVIEW, paths.TIMELINE, *inner][:_MOST_ADDRESSES]
    return pages.file(paths.SITEMAP, "sitemap", listed=listed)

"""The pages of a service: what its documents say today and said before, and all versions of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from tosmon.models import Kind, LedgerEntry
from tosmon.ports import VersionRow
from tosmon.reports import wording
from tosmon.reports.times import stamp
from tosmon.site import paths
from tosmon.site.dossier import Dossier, Portrait
from tosmon.site.folder import File
from tosmon.site.rendering import Pages

_NEWEST = 12  # findings on the page of a service; the pages of its documents have them all
_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Clauses:
    """A clause for its card: the versions that had it first and last without a break, and the one that had it no more."""

    dossier: Dossier
    entry: LedgerEntry
    first: int | None
    since: int | None
    last: int | None
    gone: VersionRow | None

    @property
    def or_before(self) -> bool:
        """Whether it may have stood there before anybody looked."""
        return bool(self.dossier.rows) and self.entry.first_seen == self.dossier.rows[0].observed_at


def service_pages(pages: Pages, portrait: Portrait) -> Iterator[File]:
    """The page of a service."""
    here = paths.service(portrait.slug)
    standing, gone = _clauses(portrait, present=True), _clauses(portrait, present=False)
    found = sorted((each for dossier in portrait.dossiers for each in dossier.findings), key=lambda each: each.observed_at)[::-1]
    of_key = {dossier.key: dossier for dossier in portrait.dossiers}
    pieces = [
        *_section(pages, here, "today", standing),
        *_section(pages, here, "before", gone),
    ]
    if found:
        pieces.append(pages.piece("title", here, "news", len(found)))
        pieces += [pages.piece("finding", here, each, of_key[each.key].page(each), ()) for each in found[:_NEWEST]]
    return pages.parts(here, "service", pieces, portrait=portrait)


def _clauses(portrait: Portrait, *, present: bool) -> list[Clauses]:
    """By kind, the oldest first, with the company's own training before other subjects."""
    found = [_clause(dossier, entry) for dossier in portrait.dossiers for entry in dossier.ledger if entry.present is present]
    return sorted(found, key=lambda each: (_ORDER[each.entry.clause.kind], each.entry.first_seen))


def _clause(dossier: Dossier, entry: LedgerEntry) -> Clauses:
    numbers, spans = dossier.numbers, entry.spans
    gone = None if entry.present else dossier.after(entry.last_seen)
    return Clauses(dossier, entry, numbers.get(spans[0].first), numbers.get(spans[-1].first), numbers.get(spans[-1].last), gone)


def _section(pages: Pages, here: str, name: str, clauses: Iterable[Clauses]) -> Iterator[Markup]:
    cards = [pages.piece("clause", here, each) for each in clauses]
    if cards or name == "today":
        yield pages.piece("title", here, name, len(cards))
    yield from cards


def history_pages(pages: Pages, dossier: Dossier) -> Iterator[File]:
    """The page of a document: its versions, newest first."""
    here = paths.history(dossier.key)
    rows = list(zip(dossier.rows, [None, *dossier.rows], strict=False))[::-1]
    found: dict[int, list[str]] = {}
    for finding in dossier.findings:
        found.setdefault(finding.version, []).append(finding.severity)
    pieces = [_version_row(dossier.key, row, before, found.get(row.number, [])) for row, before in rows]
    return pages.parts(here, "history", pieces, dossier=dossier)


def _version_row(key: str, row: VersionRow, before: VersionRow | None, severities: Iterable[str]) -> Markup:
    """A line of the list of versions. A plain string, since there are very many."""
    page, changed = (
        paths.to(there, paths.history(key)) for there in (paths.version(key, row.number), paths.change(key, row.number))
    )
    change = f'<a href="{changed}">What changed</a>' if before else '<span class="quiet">the first one seen</span>'
    found = "".join([f'<span class="sev v-{each}">{each.capitalize()}</span> ' for each in severities])
    return Markup(  # noqa: S704 (numbers, times and words of our own)
        f'<tr>\n<th scope="row"><a href="{page}">Version {row.number}</a></th>\n'
        f'<td data-label="Seen"><time datetime="{stamp(row.observed_at)}">{wording.day(row.observed_at)}</time></td>\n'
        f'<td data-label="Characters" class="num">{row.size:,}</td>\n'
        f'<td data-label="Change">{change}</td>\n'
        f'<td data-label="Findings">{found}</td>\n</tr>\n'
    )

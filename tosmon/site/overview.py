"""The first page, with the stance of every service, and the search over all of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from tosmon.models import Finding, Severity
from tosmon.reports import wording
from tosmon.reports.escape import cut, terminal
from tosmon.site import paths
from tosmon.site.dossier import Dossier, Portrait
from tosmon.site.folder import File
from tosmon.site.rendering import Pages
from tosmon.site.wording import KINDS, STANCES
from tosmon.stance import Stance

_ALERTS = 4  # the newest, on the first page
_SHARD = 150_000  # bytes of one file of the search, which are loaded one after the other once somebody searches
_FOUND = 280  # characters of a sentence in the search


def overview_pages(
    pages: Pages, portraits: Sequence[Portrait], dossiers: dict[str, Dossier], told: Sequence[Finding]
) -> Iterator[File]:
    """The first page, in parts where there are very many services."""
    here = paths.OVERVIEW
    counted = Counter(portrait.stance for portrait in portraits)
    alerts = [finding for finding in told if finding.severity is Severity.ALERT][:_ALERTS]
    values: dict[str, Any] = {
        "total": len(portraits),
        "documents": len(dossiers),
        "counts": [(stance, counted[stance]) for stance in Stance if counted[stance]],
        "tags": sorted({tag for portrait in portraits for tag in portrait.tags}),
        "alerts": [(finding, dossiers[finding.key].page(finding)) for finding in alerts],
        "troubled": sum(bool(portrait.worst.failing_since or portrait.worst.held_since) for portrait in portraits),
    }
    return pages.parts(here, "overview", [pages.piece("service_row", here, each) for each in portraits], **values)


def search_files(
    pages: Pages, portraits: Sequence[Portrait], told: Sequence[Finding], dossiers: dict[str, Dossier]
) -> Iterator[File]:
    """The page of the search, and the files of what can be found."""
    shards = list(_shards([*_services(portraits), *_clauses(portraits), *_findings(told, dossiers)]))
    yield pages.file(paths.SEARCH, "search", shards=len(shards))
    for number, data in enumerate(shards, 1):
        yield File(f"search/{number}.js", data)


def _services(portraits: Sequence[Portrait]) -> Iterator[list[str]]:
    for each in portraits:
        yield [
            f"stance s-{each.stance}",
            STANCES[each.stance][0],
            each.name,
            ", ".join(each.tags),
            paths.to(paths.service(each.slug), ""),
        ]


def _clauses(portraits: Sequence[Portrait]) -> Iterator[list[str]]:
    for portrait in portraits:
        for dossier in portrait.dossiers:
            for entry in dossier.ledger:
                number = dossier.numbers.get(entry.spans[-1].last)
                page = (
                    f"{paths.version(dossier.key, number)}#{paths.anchor(entry.clause.text)}"
                    if number
                    else paths.history(dossier.key)
                )
                state = "" if entry.present else " (gone)"
                kind, said = entry.clause.kind, _text(entry.clause.text)
                yield [f"kind k-{kind}", f"{KINDS[kind]}{state}", dossier.label, said, paths.to(page, "")]


def _findings(told: Sequence[Finding], dossiers: dict[str, Dossier]) -> Iterator[list[str]]:
    for each in told:
        title = f"{each.label}, {wording.day(each.observed_at)}: {wording.headline(each)}"
        page = paths.to(dossiers[each.key].page(each), "")
        yield [f"sev v-{each.severity}", each.severity.capitalize(), title, _text(each.clause.text), page]


def _shards(records: Sequence[list[str]]) -> Iterator[bytes]:
    """Scripts that hand records to the search: JSON in ASCII, which ends no script and holds no code."""
    lines: list[str] = []
    size = 0
    for record in records:
        line = json.dumps([terminal(each) for each in record], separators=(",", ":")).replace("<", "\\u003c")
        if size + len(line) > _SHARD:
            yield _script(lines)
            lines, size = [], 0
        lines.append(line)
        size += len(line)
    if lines:
        yield _script(lines)


def _script(lines: Sequence[str]) -> bytes:
    records = ",\n".join(lines)
    return f"tosmon([\n{records}\n])\n".encode("ascii")


def _text(said: str) -> str:
    return cut(said, _FOUND)

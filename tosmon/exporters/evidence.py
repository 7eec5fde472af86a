"""Everything that is kept of documents, as files: pages, headers, texts, findings, diffs, an index and a WARC."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tosmon.exporters.place import Place
from tosmon.exporters.source import Choice
from tosmon.exporters.warc import write_warc
from tosmon.models import Document, Finding, Version
from tosmon.ports import KeptPage, VersionRow
from tosmon.reading import MEDIA_TYPES
from tosmon.reading.parts import MEDIA_TYPE as SEVERAL
from tosmon.reports import wording
from tosmon.reports.contract import finding_data, lines
from tosmon.reports.diffs import FORMATS, Side, compared
from tosmon.reports.diffs.unified import plain_lines
from tosmon.reports.html import page as html_page
from tosmon.reports.html import text as html_text
from tosmon.reports.text import Screen
from tosmon.reports.times import stamp

WARC = "pages.warc.gz"
_TIME = "%Y%m%dT%H%M%SZ"
_SUFFIXES = {SEVERAL: ".mime"} | {media_type: suffix for suffix, media_type in reversed(MEDIA_TYPES.items())}
# Whether it is muted depends on the day, and an export does not.
_OF_TODAY = ("muted", "muted_until", "mute_reason")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One version in the index: its row, and the names of its files."""

    row: VersionRow
    text: str
    diff: str
    page: str


def export(choice: Choice, place: Place) -> int:
    """Write all of it; how many versions there were. The same database makes the same bytes."""
    entries = {key: _document(choice, place, key, document) for key, document in choice.documents()}
    found = choice.findings()
    place.add("findings.jsonl", f"{lines(map(_told, found))}\n".encode() if found else b"")
    with place.file(WARC) as file:
        write_warc(file, ((document, page) for key, document in choice.documents() for page in choice.pages(key)))
    labels = {key: document.label for key, document in choice.documents()}
    place.add("index.html", html_page("tosmon: evidence", "\n".join(_index(labels, entries, found))).encode())
    return sum(map(len, entries.values()))


def _document(choice: Choice, place: Place, key: str, document: Document) -> list[_Entry]:
    pages: dict[int, str] = {}
    times: Counter[str] = Counter()
    for page in choice.pages(key):
        name = _name(times, page.snapshot.fetched_at)
        file = f"pages/{key}/{name}{_SUFFIXES.get(page.snapshot.media_type, '.bin')}"
        place.add(file, page.snapshot.body)
        place.add(f"headers/{key}/{name}.json", _json(_about(page, file)))
        if page.version is not None:
            pages[page.version] = file
    names: Counter[str] = Counter()
    entries = []
    for row, before in choice.versions(key):
        name = _name(names, row.observed_at)
        version = choice.source.version(key, row.number)
        text = f"texts/{key}/{name}.txt"
        place.add(text, "".join(f"{line}\n" for line in plain_lines(version)).encode())
        diff = f"diffs/{key}/{before.number}-{row.number}.html" if before else ""
        if before:
            place.add(diff, f"{_diff(key, document, choice.source.version(key, before.number), version)}\n".encode())
        entries.append(_Entry(row, text, diff, pages.get(row.number, "")))
    return entries


def _diff(key: str, document: Document, old: Version, new: Version) -> str:
    sides = (Side(f"version {each.number}", each) for each in (old, new))
    return FORMATS["html"](compared(key, document.label, *sides), Screen())


def _name(times: Counter[str], time: datetime) -> str:
    """The time as `tosmon import` reads it; a second one of the same second has a number."""
    name = time.strftime(_TIME)
    times[name] += 1
    return name if times[name] == 1 else f"{name}-{times[name]}"


def _about(page: KeptPage, file: str) -> Mapping[str, Any]:
    """What is known of a page: `version` is null for one that made none, `believed` false for one that was held or unreadable."""
    snapshot = page.snapshot
    return {
        "file": file,
        "url": snapshot.url,
        "final_url": snapshot.final_url,
        "fetched_at": stamp(snapshot.fetched_at),
        "status": snapshot.status,
        "headers": [list(pair) for pair in snapshot.headers],
        "sha256": snapshot.sha256,
        "version": page.version,
        "believed": page.believed,
    }


def _told(finding: Finding) -> Mapping[str, Any]:
    return {name: value for name, value in finding_data(finding).items() if name not in _OF_TODAY}


def _json(data: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(data, indent=2)}\n".encode()


def _index(labels: Mapping[str, str], entries: Mapping[str, list[_Entry]], found: Sequence[Finding]) -> Iterator[str]:
    yield "<h1>tosmon: evidence</h1>"
    versions = wording.count(sum(map(len, entries.values())), "version")
    yield f"<p>{versions}, {wording.count(len(found), 'finding')}. Times are UTC. "
    yield f"Check every file with <code>sha256sum -c SHA256SUMS</code>; <code>{WARC}</code> holds the pages as a web archive.</p>"
    for key, rows in entries.items():
        yield f"<h2>{html_text(labels[key])}</h2>\n<table>"
        yield "<tr><th>version</th><th>seen</th><th>characters</th><th>text</th><th>change</th><th>page as it came</th></tr>"
        yield from map(_row, rows)
        yield "</table>"
        yield from (_finding(finding) for finding in found if finding.key == key)


def _row(entry: _Entry) -> str:
    # The page is named and no link leads to it: what stands in it is not ours, and a browser would run it.
    cells = (
        str(entry.row.number),
        f"{entry.row.observed_at:%Y-%m-%d %H:%M}",
        f"{entry.row.size:,}",
        f'<a href="{html_text(entry.text)}">text</a>',
        f'<a href="{html_text(entry.diff)}">diff</a>' if entry.diff else "",
        f"<code>{html_text(entry.page)}</code>" if entry.page else "",
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _finding(finding: Finding) -> str:
    head = f"{finding.severity.value}: {wording.headline(finding)} ({wording.since(finding)}, version {finding.version})"
    before = f'<p dir="auto"><del>{html_text(finding.before)}</del></p>' if finding.before else ""
    return f'<p class="quiet">{html_text(head)}</p>{before}<p dir="auto">{html_text(finding.clause.text)}</p>'

"""Rows of the tables, and the values they stand for."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import Row

from tosmon.models import (
    Attributes,
    Block,
    BlockKind,
    ChangeType,
    Clause,
    DateKind,
    Document,
    Fact,
    FactKind,
    Finding,
    Kind,
    LedgerEntry,
    Mark,
    Role,
    Severity,
    Snapshot,
    Span,
    StatedDate,
    Told,
    Version,
)
from tosmon.ports import VersionRow

Values = dict[str, Any]

_USUAL = asdict(Attributes())
_KINDS = {kind.value: kind for kind in BlockKind}


def blocks_to_bytes(blocks: tuple[Block, ...]) -> bytes:
    """Blocks as JSON; the same blocks always make the same bytes, and no character of any text is lost.

    A section, lead, level or mark that is that of the block before stands there as null: they hardly ever change, and a block
    that comes in between changes only itself.
    """
    rows = []
    last: tuple[Any, ...] = (None,) * 4
    for block in blocks:
        around = (block.section, block.lead, block.level, block.mark)
        rows.append([block.kind, block.text, *(None if now == was else now for now, was in zip(around, last, strict=True))])
        last = around
    return json.dumps({"blocks": rows}, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def blocks_from_bytes(data: bytes, block: Callable[..., Block] = Block) -> tuple[Block, ...]:
    """The blocks that made the bytes. Older ones are a list with everything said in each, and the oldest know no mark.

    `block` makes each: one that remembers what it made is faster where many versions of a document are read.
    """
    stored = json.loads(data.decode("utf-8", "surrogatepass"))
    blocks: list[Block] = []
    before = Block(BlockKind.HEADING, "")
    for kind, text, section, *around in stored if isinstance(stored, list) else stored["blocks"]:
        lead, level, mark = around if len(around) == 3 else (*around, "")
        before = block(
            _KINDS[kind],
            text,
            before.section if section is None else tuple(section),
            before.lead if lead is None else lead,
            before.level if level is None else level,
            before.mark if mark is None else mark,
        )
        blocks.append(before)
    return tuple(blocks)


def addresses(of: Document) -> str:
    """The addresses of a document's pages, one a line."""
    return "\n".join(of.addresses)


def document(row: Row[Any]) -> Document:
    """A document as far as it is stored: how to get it is the config's."""
    first, *others = row.url.split("\n")
    known = Document(service=row.service, name=row.name, url=first, language=row.language)
    return replace(known, combine=tuple(replace(known, url=url) for url in (first, *others))) if others else known


def snapshot(row: Row[Any], body: bytes) -> Snapshot:
    """A snapshot with its bytes."""
    headers = tuple((name, value) for name, value in row.headers)
    return Snapshot(row.url, row.final_url, row.fetched_at, body, row.status, headers, row.seconds)


def snapshot_values(page: Snapshot) -> Values:
    """A snapshot's own columns."""
    return {
        "url": page.url,
        "final_url": page.final_url,
        "fetched_at": page.fetched_at,
        "seconds": page.seconds,
        "status": page.status,
        "headers": page.headers,
        "sha256": page.sha256,
    }


def version(row: Row[Any], blocks: tuple[Block, ...]) -> Version:
    """A version with its blocks."""
    return Version(blocks, row.observed_at, row.title, row.language, row.reader, row.number, stated(row.stated))


def stated(stored: list[list[str]] | None) -> tuple[StatedDate, ...] | None:
    """The dates a version states of itself; None where nobody looked for them."""
    return None if stored is None else tuple(StatedDate(DateKind(kind), iso, text) for kind, iso, text in stored)


def version_values(read: Version) -> Values:
    """A version's columns that come from the reading of a page: not its number, and not its time."""
    return {
        "sha256": read.sha256,
        "size": len(read.text),
        "title": read.title,
        "language": read.language,
        "reader": read.reader,
        "stated": None if read.stated is None else [[each.kind, each.iso, each.text] for each in read.stated],
    }


def version_rows(found: Sequence[Row[Any]], seen: Sequence[datetime]) -> Iterator[VersionRow]:
    """The rows of versions in the order of time; `seen` are the times of all good checks, in order."""
    for row, following in pairwise([*found, None]):
        assert row is not None  # only the last one is
        until = bisect_left(seen, following.observed_at) if following else len(seen)
        last_seen = max(row.observed_at, seen[until - 1]) if until else row.observed_at
        yield VersionRow(
            number=row.number,
            observed_at=row.observed_at,
            size=row.size,
            sha256=row.sha256,
            technical=row.technical,
            stated=stated(row.stated),
            url=row.url,
            seen_until=last_seen,
            rules=row.rules,
            reader=row.reader,
            page_sha256=row.page_sha256,
        )


def clause(row: Row[Any]) -> Clause:
    """The clause a ledger or findings row is about."""
    return Clause(
        kind=Kind(row.kind),
        text=row.text,
        fingerprint=row.fingerprint,
        lead=row.lead,
        section=tuple(row.section),
        rules=tuple(row.rules),
        language=row.language,
        attributes=_attributes(row.attributes),
        marks=tuple(Mark(Role(role), start, end) for role, start, end in row.marks),
    )


def _attributes(stored: Mapping[str, Any]) -> Attributes:
    """Those stored; the others are as usual, and so are all of the clauses that an older release recorded."""
    values: Values = {name: tuple(value) if isinstance(value, list) else value for name, value in stored.items()}
    return Attributes(**values)


def clause_values(said: Clause) -> Values:
    """A clause's columns."""
    return {
        "fingerprint": said.fingerprint,
        "kind": said.kind,
        "text": said.text,
        "lead": said.lead,
        "section": list(said.section),
        "rules": list(said.rules),
        "language": said.language,
        "attributes": {name: now for name, usual in _USUAL.items() if (now := getattr(said.attributes, name)) != usual},
        "marks": [[mark.role, mark.start, mark.end] for mark in said.marks],
    }


def entry(row: Row[Any]) -> LedgerEntry:
    """One clause of a document's ledger."""
    spans = tuple(Span(_time(first), _time(last)) for first, last in row.spans) or (Span(row.first_seen, row.last_seen),)
    return LedgerEntry(clause(row), spans, row.present, frozenset(map(Told, row.told)))


def _time(stored: str) -> datetime:
    return datetime.fromisoformat(stored)


def entry_values(said: LedgerEntry) -> Values:
    """A ledger entry's columns."""
    return clause_values(said.clause) | {
        "first_seen": said.first_seen,
        "last_seen": said.last_seen,
        "present": said.present,
        "spans": [[_stamp(span.first), _stamp(span.last)] for span in said.spans],
        "told": sorted(said.told),
    }


def _stamp(time: datetime) -> str:
    return time.astimezone(UTC).isoformat()


def finding(row: Row[Any]) -> Finding:
    """One finding."""
    return Finding(
        service=row.service,
        document=row.document,
        url=row.url,
        observed_at=row.observed_at,
        change=ChangeType(row.change),
        severity=Severity(row.severity),
        clause=clause(row),
        first_seen=row.first_seen,
        version=row.version,
        previous=row.previous,
        before=row.before,
        facts=tuple(Fact(FactKind(kind), day, without) for kind, day, without in row.facts),
        superseded=row.superseded,
    )


def finding_values(found: Finding) -> Values:
    """A finding's own columns."""
    return clause_values(found.clause) | {
        "id": found.id,
        "service": found.service,
        "document": found.document,
        "url": found.url,
        "observed_at": found.observed_at,
        "change": found.change,
        "severity": found.severity,
        "first_seen": found.first_seen,
        "version": found.version,
        "previous": found.previous,
        "before": found.before,
        "sha256": seal(found),
        "facts": [[fact.kind, fact.day, fact.without] for fact in found.facts],
        "superseded": found.superseded,
    }


def seal(found: Finding) -> str:
    """The hash of what a finding says; not of what may be known better later: numbers of versions, the day of first sight."""
    said = [found.id, found.service, found.document, found.url, found.change, found.severity, found.before]
    record = [*said, found.observed_at.astimezone(UTC).isoformat(timespec="microseconds"), clause_values(found.clause)]
    return hashlib.sha256(json.dumps(record, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()

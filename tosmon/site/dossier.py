"""All that is known of a document and of a service, gathered for their pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Protocol

from tosmon.models import Document, Finding, LedgerEntry, label_of
from tosmon.ports import FindingFilter, StatusRow, Store, VersionRow
from tosmon.site import paths
from tosmon.stance import Stance, stance


class Source(Store, Protocol):
    """The store, and what else is asked of it here. Every method raises StoreError."""

    def documents(self) -> dict[str, Document]:
        """Every document by its key."""
        ...

    def histories(self) -> dict[str, list[VersionRow]]:
        """The versions of every document that has any, by its key, in the order of time."""
        ...

    def status(self) -> list[StatusRow]:
        """How every document stands, in the keys' order."""
        ...


@dataclass(frozen=True)
class Dossier:
    """One document: `rows` are its versions in the order of time, `findings` the newest first, without those that do not hold.

    What people said to findings is in them, but no page tells the reasons they gave: they are not meant for everybody.
    """

    status: StatusRow
    rows: tuple[VersionRow, ...]
    ledger: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]

    @property
    def key(self) -> str:
        """The document's key."""
        return self.status.key

    @property
    def label(self) -> str:
        """`SoundCloud / Terms of Service`."""
        return label_of(self.status.service, self.status.document)

    @cached_property
    def numbers(self) -> Mapping[datetime, int]:
        """The number of the version observed at a time."""
        return {row.observed_at: row.number for row in self.rows}

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {row.number: place for place, row in enumerate(self.rows)}

    def row(self, number: int) -> VersionRow:
        """What is known of a version."""
        return self.rows[self._places[number]]

    def around(self, number: int) -> tuple[VersionRow | None, VersionRow | None]:
        """The versions before and after one."""
        place = self._places[number]
        return (self.rows[place - 1] if place else None, self.rows[place + 1] if place + 1 < len(self.rows) else None)

    def of_version(self, number: int) -> list[Finding]:
        """The findings of one version."""
        return self._found.get(number, [])

    @cached_property
    def _found(self) -> Mapping[int, list[Finding]]:
        found: defaultdict[int, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            found[finding.version].append(finding)
        return found

    def page(self, finding: Finding) -> str:
        """Where a finding is told, with its id: on the page of its change, or else of its document."""
        if self._places.get(finding.version, 0) > 0:
            return f"{paths.change(self.key, finding.version)}#{paths.of_finding(finding)}"
        return paths.history(self.key)

    def after(self, time: datetime) -> VersionRow | None:
        """The first version that was observed later."""
        return next((row for row in self.rows if row.observed_at > time), None)


@dataclass(frozen=True)
class Portrait:
    """One service with its documents, in the order of their keys."""

    slug: str
    name: str
    dossiers: tuple[Dossier, ...]
    tags: tuple[str, ...] = ()

    @cached_property
    def stance(self) -> Stance:
        """What its clauses come to today."""
        if not any(dossier.rows for dossier in self.dossiers):
            return Stance.UNREAD
        return stance(entry.clause for dossier in self.dossiers for entry in dossier.ledger if entry.present)

    @property
    def changed(self) -> datetime | None:
        """When the newest of its changes was seen."""
        return max(filter(None, (dossier.status.last_changed for dossier in self.dossiers)), default=None)

    @property
    def worst(self) -> StatusRow:
        """How the document stands that is worst off: failing, else held, else the one not checked for longest."""
        rows = [dossier.status for dossier in self.dossiers]
        failing = [row for row in rows if row.failing_since] or [row for row in rows if row.held_since] or rows
        return min(failing, key=lambda row: (row.last_good is not None, row.last_good))


def portraits(source: Source, findings: Iterable[Finding], tags: Mapping[str, tuple[str, ...]]) -> Iterator[Portrait]:
    """Every service, in the order of the slugs; `tags` are those of the documents' keys."""
    of: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        of[finding.key].append(finding)
    histories = source.histories()
    for slug, rows in groupby(source.status(), key=lambda row: row.key.partition("/")[0]):
        dossiers = tuple(
            Dossier(row, tuple(histories.get(row.key, ())), source.ledger(row.key), tuple(of[row.key])) for row in rows
        )
        known = sorted({tag for dossier in dossiers for tag in tags.get(dossier.key, ())})
        yield Portrait(slug, dossiers[-1].status.service, dossiers, tuple(known))


def told(found: Iterable[Finding]) -> list[Finding]:
    """The findings that pages tell: not what is muted, and not what does not hold any more."""
    return [finding for finding in found if not (finding.mute or finding.superseded)]


def all_findings(source: Source) -> list[Finding]:
    """Every finding but baselines, newest first, also those that do not hold any more."""
    return list(source.findings(FindingFilter(superseded=True)))

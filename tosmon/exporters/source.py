"""What an export asks of the store, and the choice of what is exported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from tosmon.models import Document, Finding, Version
from tosmon.ports import FindingFilter, KeptPage, VersionRow


class Source(Protocol):
    """The store, as far as it is read here. Every method raises StoreError."""

    def documents(self) -> dict[str, Document]:
        """Every document by its key."""
        ...

    def pages(self, key: str) -> Iterator[KeptPage]:
        """Every page kept of a document, in the order they came."""
        ...

    def versions(self, key: str) -> list[VersionRow]:
        """A document's versions without their texts, oldest first."""
        ...

    def version(self, key: str, number: int | None = None) -> Version:
        """One version of a document."""
        ...

    def findings(self, wanted: FindingFilter) -> Iterator[Finding]:
        """The findings asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Choice:
    """What is exported: the documents of these keys, what came of them since a time (UTC; None for all)."""

    source: Source
    keys: tuple[str, ...]
    since: datetime | None = None

    def documents(self) -> Iterator[tuple[str, Document]]:
        """The chosen documents by their keys."""
        known = self.source.documents()
        return ((key, known[key]) for key in self.keys)

    def wants(self, time: datetime) -> bool:
        """Whether what came at this time is asked for."""
        return self.since is None or time >= self.since

    def pages(self, key: str) -> Iterator[KeptPage]:
        """The chosen pages of a document."""
        return (page for page in self.source.pages(key) if self.wants(page.snapshot.fetched_at))

    def versions(self, key: str) -> list[tuple[VersionRow, VersionRow | None]]:
        """The chosen versions of a document, each with the one before it, also where that is older."""
        rows = self.source.versions(key)
        return [(row, before) for row, before in zip(rows, [None, *rows], strict=False) if self.wants(row.observed_at)]

    def findings(self) -> Sequence[Finding]:
        """The chosen findings, baselines too, oldest first."""
        found = self.source.findings(FindingFilter(since=self.since, keys=self.keys, baseline=True))
        return sorted(found, key=lambda finding: (finding.observed_at, finding.key, finding.id))

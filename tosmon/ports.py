"""What the pipeline asks of the world, as Protocols: a fetcher, a store, a notifier."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from tosmon.models import (
    Document,
    Finding,
    Kind,
    LedgerEntry,
    Message,
    NotModified,
    Outcome,
    OutcomeKind,
    Severity,
    Snapshot,
    StatedDate,
    Trouble,
    Validators,
    Version,
)


@dataclass(frozen=True, slots=True)
class State:
    """What the store knows of a document before it is checked; the defaults are those of a document never seen.

    `snapshot_sha256` is that of the last page known to say what the last good version (number `version`) says, and
    `version_sha256` that version's own; `reader` and `rules` are the fingerprints it was read and judged with. `held_as` is
    the mark with which the last page was held back (its doubt, and a sketch of its text where it may come to be believed), if it
    was, and `held_count` for how many checks in a row it was that one.
    `elsewhere` is true when the last good version came from another address, or in another language, than is asked for now.
    `highest` is the highest number that a version has; `last_good` is when the last good version was last seen (UTC). `gate` is
    that of the last page known to say what the version says (`reading.Opened.gate_of`).
    """

    validators: Validators = field(default_factory=Validators)
    snapshot_sha256: str = ""
    version: int | None = None
    version_sha256: str = ""
    reader: str = ""
    rules: str = ""
    elsewhere: bool = False
    held_as: str = ""
    held_count: int = 0
    highest: int = 0
    last_good: datetime | None = None
    gate: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """All that one check of one document leaves behind; the store writes it in one transaction or not at all.

    `snapshot` is the page that came, if any: kept whether believed or not, but its validators are remembered only when the
    outcome is first, unchanged or changed. `version` is a new version to add, read from `snapshot` (its number is one more than
    the highest); `reread` is the last version read again by today's reader, which replaces it. `ledger` is the whole ledger after
    the check, or None where it did not change. `rules` is the fingerprint of the rules the version was judged with.
    `held_as` is the mark, when the outcome is held. `live` is false for the past that is imported, which is announced to
    nobody; `older` is true for a page that is older than the last version: it and its version are kept in their place in time,
    and how the document stands does not change. `technical` says that `reread` was read from `snapshot`, which takes the place of
    the last version's page. `status` is the HTTP status, None where none came. `gate` is that of the page, where it is good.
    """

    outcome: Outcome
    status: int | None = None
    seconds: float = 0.0
    snapshot: Snapshot | None = None
    version: Version | None = None
    reread: Version | None = None
    ledger: tuple[LedgerEntry, ...] | None = None
    rules: str = ""
    held_as: str = ""
    live: bool = True
    technical: bool = False
    older: bool = False
    gate: str = ""

    @property
    def seen(self) -> bool:
        """Whether it left nothing but that the document was seen, and says what it said."""
        news = (self.version, self.reread, self.ledger)
        return self.outcome.kind is OutcomeKind.UNCHANGED and news == (None, None, None) and not (self.older or self.technical)


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What a look at a document's whole past by today's reader and rules came to; the store writes it in one transaction.

    `reread` are the versions that read otherwise now. `findings` are all that there are; what was recorded and is not among
    them is marked as superseded, and what is only now among them is announced to nobody. `at` is the time of the look (UTC).
    """

    document: Document
    reread: tuple[Version, ...]
    ledger: tuple[LedgerEntry, ...]
    findings: tuple[Finding, ...]
    rules: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in a list: all but its text. `technical` is true once a newer reader has read it again; `size` is characters.

    `stated` is None where the dates must be read from the text. `url` is where its
    page was asked for, and `seen_until` when it was last seen to stand there. `rules` is the fingerprint of the rules that judged
    it, "" for an older version that waits for the look at the whole past. `reader` is the fingerprint it was read with, and
    `page_sha256` that of the page as it came.
    """

    number: int
    observed_at: datetime
    size: int
    sha256: str
    technical: bool
    stated: tuple[StatedDate, ...] | None = None
    url: str = ""
    seen_until: datetime | None = None
    rules: str = ""
    reader: str = ""
    page_sha256: str = ""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page that is kept: `version` is the number of the one read from it, None where it made none (held, or unreadable)."""

    snapshot: Snapshot
    version: int | None
    believed: bool


@dataclass(frozen=True, slots=True)
class StatusRow:
    """How one document stands. The times are UTC; `failing_since` and `held_since` are None while all is well.

    `variants` are the numbers of the versions, the newest of each text, between which the document alternates; mostly none.
    """

    key: str
    service: str
    document: str
    url: str
    versions: int
    last_checked: datetime | None
    last_good: datetime | None
    last_changed: datetime | None
    failing_since: datetime | None
    held_since: datetime | None
    reason: str
    clauses: dict[Kind, int]
    variants: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are asked for; empty fields ask for all. `since` is UTC; `keys` are documents' keys.

    Baselines, and what was superseded, are left out unless asked for.
    """

    since: datetime | None = None
    kinds: tuple[Kind, ...] = ()
    severities: tuple[Severity, ...] = ()
    keys: tuple[str, ...] = ()
    baseline: bool = False
    superseded: bool = False


class Fetcher(Protocol):
    """Gets a document's page."""

    async def fetch(self, document: Document, validators: Validators) -> Snapshot | NotModified:
        """The page, or the server's word that it is not modified. Raises DocumentError."""
        ...

    async def aclose(self) -> None:
        """Let go of connections."""
        ...


class Store(Protocol):
    """Remembers documents. Every method raises StoreError; times in and out are aware UTC datetimes."""

    def state(self, document: Document) -> State:
        """What is known of a document; State() for one never seen."""
        ...

    def states(self, documents: Sequence[Document]) -> dict[str, State]:
        """The same of several, by their keys."""
        ...

    def snapshot(self, key: str, number: int | None = None) -> Snapshot:
        """The snapshot that a version was read from, the last good one by default."""
        ...

    def version(self, key: str, number: int | None = None) -> Version:
        """One version of a document, the last one by default."""
        ...

    def texts(self, key: str, numbers: Sequence[int]) -> Iterator[Version]:
        """Versions of a document in the order of their numbers given, one in memory at a time."""
        ...

    def versions(self, key: str) -> Sequence[VersionRow]:
        """A document's versions without their texts, in the order of time."""
        ...

    def last_with(self, key: str, sha256: str) -> tuple[int, datetime] | None:
        """The number and the time of a document's last version with this text, None where it never said that."""
        ...

    def ledger(self, key: str) -> tuple[LedgerEntry, ...]:
        """Every clause the document ever said, oldest first."""
        ...

    def record(self, *found: Check) -> None:
        """Write what checks of different documents left, in one transaction."""
        ...

    def findings(self, wanted: FindingFilter) -> Iterator[Finding]:
        """The findings asked for, newest first."""
        ...

    def rewrite(self, rewrite: Rewrite) -> None:
        """Write what a look at a document's past came to, in one transaction."""
        ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """How sending to a notifier goes: how often it failed since it last worked, why, and when it is tried again (UTC)."""

    attempts: int = 0
    last_error: str = ""
    next_attempt: datetime | None = None
    last_sent: datetime | None = None


class Outbox(Protocol):
    """Remembers what each notifier, by its name, was told and is still to be told. Every method raises StoreError."""

    def introduce(self, notifier: str) -> None:
        """Know a notifier: what was found before the run that is on is no news to it."""
        ...

    def unannounced(self, notifier: str) -> list[Finding]:
        """Findings in no message to it, oldest first; never a baseline, what is muted, or history that was imported."""
        ...

    def answered(self, notifier: str) -> list[Finding]:
        """Findings it told of to which people said something that it was not told."""
        ...

    def troubles(self, notifier: str, keys: Collection[str], before: datetime) -> list[Trouble]:
        """Which of the documents it is to be told of: in trouble since `before` or longer, or working again after it told so."""
        ...

    def pass_over(self, notifier: str, findings: Collection[Finding]) -> None:
        """Never have it announce these."""
        ...

    def queue(self, notifier: str, message: Message) -> Message:
        """Keep a message until it is sent; all it tells is announced by it. Returns it with its id."""
        ...

    def queued(self, notifier: str) -> list[Message]:
        """The messages that were not sent yet, in order, without what was muted or superseded meanwhile."""
        ...

    def mark_sent(self, notifier: str, message: Message, references: Mapping[str, str]) -> None:
        """A message is out: `references` are where (a URL), by the ids of its findings. What was left out of it is open again."""
        ...

    def mark_failed(self, notifier: str, error: str, next_attempt: datetime) -> None:
        """A message could not be sent."""
        ...

    def delivery(self, notifier: str) -> Delivery:
        """How sending to it goes."""
        ...


class Notifier(Protocol):
    """Tells people of findings, and of documents that cannot be checked."""

    follows: bool
    """Whether it goes on with what it told, and so is given what happens to it later."""

    def send(self, message: Message) -> Mapping[str, str]:
        """Tell it, and return where (a URL) by the ids of findings, as far as it has a place. Raises NotifyError."""
        ...

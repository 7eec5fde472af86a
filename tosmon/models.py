"""The words of tosmon as frozen values: no I/O, no clock, nothing filled in along the way."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

Pairs = tuple[tuple[str, str], ...]

RENDERED = "x-tosmon-rendered"
"""The header that a snapshot drawn by a browser gets, and no server can set."""


def slug(name: str) -> str:
    """A name as it is typed on the command line: `Terms of Service` -> `terms-of-service`.

    Latin accents are dropped, letters of other scripts stay, anything else becomes one hyphen.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")


class BlockKind(StrEnum):
    """What a block of a document is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


class Kind(StrEnum):
    """What a clause says, from the creator's side: five kinds are about training AI, each other is a subject of its own."""

    GRANT = "grant"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    DENIAL = "denial"
    RESTRICTION = "restriction"
    LICENCE = "licence"
    MINING = "mining"
    BIOMETRIC = "biometric"
    CHANGES = "changes"


class Severity(StrEnum):
    """How much a finding matters; `rank` orders them, the highest first to be told."""

    ALERT = "alert"
    NOTICE = "notice"
    INFO = "info"

    @property
    def rank(self) -> int:
        """2 for alert, 1 for notice, 0 for info."""
        return {"alert": 2, "notice": 1, "info": 0}[self.value]


class ChangeType(StrEnum):
    """What happened to a clause between two versions; `baseline` is the first sight of a document."""

    ADDED = "added"
    REWORDED = "reworded"
    REMOVED = "removed"
    RETURNED = "returned"
    BASELINE = "baseline"


class OutcomeKind(StrEnum):
    """What came of checking one document."""

    FIRST = "first"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    HELD = "held"
    FAILED = "failed"


class QualityLevel(StrEnum):
    """Whether a page is the terms at all.

    Those after `error` are said only of a page beside what is known of its document: its last good version, its address, its
    language.
    """

    OK = "ok"
    EMPTY = "empty"
    BLOCKED = "blocked"
    ERROR = "error"
    SHRUNK = "shrunk"
    SWOLLEN = "swollen"
    REPLACED = "replaced"
    FOREIGN = "foreign"
    ASTRAY = "astray"


@dataclass(frozen=True, slots=True)
class Quality:
    """A judgement of one page; `reason` is empty when the level is `ok`.

    A doubt is `passing` where the page may be the terms after all, and is believed when it keeps saying the same.
    """

    level: QualityLevel = QualityLevel.OK
    reason: str = ""
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of a page from one element to another, each the first that a CSS selector matches.

    One of the two starts is given and one of the two ends; the others are empty.
    """

    start_before: str = ""
    start_after: str = ""
    end_before: str = ""
    end_after: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a service, and where and how to get it.

    `language` is a BCP 47 tag or empty; `select` and `remove` are CSS selectors and ranges; `headers` and `cookies`
    hold values already taken from the environment, so they never show in a repr. `combine` are the documents whose
    pages are read one after the other as this one, if it stands on several; `url` is then the first one's.
    """

    service: str
    name: str
    url: str
    language: str = ""
    select: tuple[str | Range, ...] = ()
    remove: tuple[str | Range, ...] = ()
    render: bool = False
    tags: tuple[str, ...] = ()
    headers: Pairs = field(default=(), repr=False)
    cookies: Pairs = field(default=(), repr=False)
    combine: tuple[Document, ...] = ()

    @property
    def key(self) -> str:
        """`service/document` in slugs: the identity of a document everywhere."""
        return f"{slug(self.service)}/{slug(self.name)}"

    @property
    def label(self) -> str:
        """`SoundCloud / Terms of Service`, for people."""
        return f"{self.service} / {self.name}"

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where its pages are, in the order they are read."""
        return tuple(part.url for part in self.combine) or (self.url,)


@dataclass(frozen=True, slots=True)
class Service:
    """A company's product with the documents that are watched."""

    name: str
    documents: tuple[Document, ...]
    tags: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The service's part of its documents' keys."""
        return slug(self.name)


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server said to send back, so that it may answer 304 (RFC 9110, section 13)."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Snapshot:
    """The bytes as they came: evidence, never edited.

    `body` is content-decoded (no gzip left); `headers` are lower-cased names in the order received;
    `fetched_at` is UTC; `seconds` is how long the fetch took, retries included.
    """

    url: str
    final_url: str
    fetched_at: datetime
    body: bytes = field(repr=False)
    status: int = 200
    headers: Pairs = ()
    seconds: float = 0.0

    @cached_property
    def sha256(self) -> str:
        """Hex digest of `body`."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name.lower()), "")

    @property
    def rendered(self) -> str:
        """The browser whose drawing `body` is, and whether it had come to an end; empty where it is what the server sent."""
        return self.header(RENDERED)

    @property
    def media_type(self) -> str:
        """`text/html` from `Text/HTML; charset=utf-8`, or an empty string."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def validators(self) -> Validators:
        """What to send with the next request."""
        return Validators(self.header("etag"), self.header("last-modified"))


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server's word that the page is what it was (HTTP 304)."""

    url: str
    fetched_at: datetime
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row, as one line of text.

    `section` is the path of headings above it; `lead` is the sentence that introduces its list, with those of the
    lists around it in front; `level` is the rank of a heading (1-6) or the depth of an item (from 1), else 0.
    `mark` is the number in front of an item of a numbered list ("3."), shown but never compared.
    """

    kind: BlockKind
    text: str
    section: tuple[str, ...] = ()
    lead: str = ""
    level: int = 0
    mark: str = ""


@dataclass(frozen=True)
class Version:
    """What a person reads on the page.

    `reader` is the fingerprint of the reading code and the document's selectors: two versions with different
    fingerprints were not read alike and must not be compared. `number` counts a document's versions from 1 and
    is 0 until the version is stored; `observed_at` is when its snapshot was fetched, in UTC. `stated` are the dates the page
    states of itself, None where nobody looked for them yet. `parts` is what each page of a combined document says, by its
    address, to be judged one by one; it is not stored.
    """

    blocks: tuple[Block, ...]
    observed_at: datetime
    title: str = ""
    language: str = ""
    reader: str = ""
    number: int = 0
    stated: tuple[StatedDate, ...] | None = field(default=None, repr=False, compare=False)
    parts: tuple[tuple[str, Version], ...] = field(default=(), repr=False, compare=False)

    @cached_property
    def text(self) -> str:
        """The whole text, one block a line, as it is compared."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def sha256(self) -> str:
        """Hex digest of `text`: equal for two versions that say the same in the same order."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class DateKind(StrEnum):
    """What a date says that a document states of itself."""

    EFFECTIVE = "effective"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that a document states of itself, with the words it stands in.

    `iso` is the day by ISO 8601, `2025-03` where only the month is said, and "" where the text can be read two ways.
    """

    kind: DateKind
    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block; `identity` is its canonical form, equal for two that say the same."""

    text: str
    identity: str
    block: Block


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence that was changed; `similarity` of the words is from 0 to 1."""

    before: Sentence
    after: Sentence
    similarity: float


@dataclass(frozen=True, slots=True)
class Change:
    """Two versions compared by sentences. A sentence that only moved is counted, and is in none of the lists."""

    added: tuple[Sentence, ...] = ()
    removed: tuple[Sentence, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    moved: int = 0

    def __bool__(self) -> bool:
        """Whether any words changed; moving sentences about is not enough."""
        return bool(self.added or self.removed or self.reworded)


class Role(StrEnum):
    """The part that words play in a clause: who does what to what, with what, and whether they may."""

    ACTOR = "actor"
    ACT = "act"
    OBJECT = "object"
    DATA = "data"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a clause's text that made a rule know it: characters from `start` to before `end`."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the words of a clause say about the training.

    `actor` is who trains: "self" (the company), "third_party", "both", or "" for those whom a restriction binds. `data` and
    `purpose` are in the order of `tosmon.clauses.rule.TRAITS`, without what stands before the dot. `generative` is None where
    the words leave it open. `control` is "none", "opt_out" or "opt_in", and `where` says by what: "setting", "form", "email",
    "link". `exceptions` are the words of each; `deadline` are days by ISO 8601. `retroactive` is whether things uploaded before
    are spoken of.
    """

    actor: str = ""
    data: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    generative: bool | None = None
    control: str = "none"
    where: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    retroactive: bool = False
    deadline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence or list item about training AI, of a kind, with the ids of the rules that knew it.

    `fingerprint` is the same for the same sentence of the same kind in any document, whatever its typography. `marks` are in
    the order of the text and do not overlap.
    """

    kind: Kind
    text: str
    fingerprint: str
    lead: str = ""
    section: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    language: str = ""
    attributes: Attributes = field(default_factory=Attributes)
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of versions in a row in which a clause stood: when the first and the last of them were observed (UTC)."""

    first: datetime
    last: datetime


class Told(StrEnum):
    """What of a clause people were alerted to: that it came, or that it went."""

    CAME = "came"
    WENT = "went"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A clause a document has said at some time: in which versions, whether it stands there now, and what was told of it.

    `spans` are in the order of time, at least one, and a version whose time is in none of them did not have the clause.
    """

    clause: Clause
    spans: tuple[Span, ...]
    present: bool = True
    told: frozenset[Told] = frozenset()

    @property
    def first_seen(self) -> datetime:
        """When the first version that said it was observed."""
        return self.spans[0].first

    @property
    def last_seen(self) -> datetime:
        """When the last version that said it was observed."""
        return self.spans[-1].last

    def stood(self, at: datetime) -> bool:
        """Whether the version that was observed at this time has it."""
        return any(span.first <= at <= span.last for span in self.spans)


class FactKind(StrEnum):
    """What the dates of a page tell of a finding.

    `in_force`: the page's own date says since when; `back_dated`: that day lies before one on which the page did not say so;
    `ahead`: it takes effect on a day to come; `silent`: the text changed and its own date did not; `deadline`: the last day
    to object.
    """

    IN_FORCE = "in_force"
    BACK_DATED = "back_dated"
    AHEAD = "ahead"
    SILENT = "silent"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a finding: its day by ISO 8601 (`2025-03` where only the month is said).

    `without` is the last day on which the page was seen without the clause, where that matters, else "".
    """

    kind: FactKind
    day: str
    without: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That somebody has seen a finding (UTC), and what they said to it."""

    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mute:
    """That nobody wants to hear of a clause, and why; for ever where `until` is None (UTC), everywhere where `key` is empty."""

    fingerprint: str
    reason: str
    muted_at: datetime
    until: datetime | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A clause whose appearance, rewording or disappearance a person should know of.

    `text` is the sentence now (or the one that vanished), `before` the one it replaced; `version` and `previous`
    are numbers of the document's versions. `facts` are what the page's own dates tell of it. `superseded` is when (UTC) tosmon
    came to know that it does not hold: a better reader or rule, or an older version that was imported, says otherwise. `id` is
    stable: the same event gets the same id in any database.
    `acknowledged` and `mute` are what people said to it; it is the same finding without them.
    """

    service: str
    document: str
    url: str
    observed_at: datetime
    change: ChangeType
    severity: Severity
    clause: Clause
    first_seen: datetime
    version: int
    previous: int | None = None
    before: str = ""
    facts: tuple[Fact, ...] = ()
    superseded: datetime | None = None
    acknowledged: Acknowledgement | None = field(default=None, compare=False)
    mute: Mute | None = field(default=None, compare=False)

    def muted_by(self, mutes: Iterable[Mute]) -> Mute | None:
        """The first of these mutes that is about it."""
        mine = (each for each in mutes if each.fingerprint == self.clause.fingerprint and each.key in ("", self.key))
        return next(mine, None)

    @property
    def key(self) -> str:
        """The key of the document it is about."""
        return f"{slug(self.service)}/{slug(self.document)}"

    @property
    def label(self) -> str:
        """`SoundCloud / Terms of Service`, for people."""
        return f"{self.service} / {self.document}"

    @property
    def id(self) -> str:
        """16 hex digits over document, day, change and clause."""
        parts = (self.key, self.observed_at.isoformat(), self.change, self.clause.fingerprint)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of checking one document.

    `reason` says why it is held or failed; `notes` are facts worth a line that change nothing (a redirect to another
    host); `version` is the number of the version that stands now, `previous` of the one it replaced. `stated` are the dates the
    page states of itself, known only where it had to be compared: it is new or differs in any way from the last one.
    """

    document: Document
    kind: OutcomeKind
    checked_at: datetime
    reason: str = ""
    notes: tuple[str, ...] = ()
    version: int | None = None
    previous: int | None = None
    change: Change = field(default_factory=Change)
    findings: tuple[Finding, ...] = ()
    stated: tuple[StatedDate, ...] = ()

    @property
    def told(self) -> tuple[Finding, ...]:
        """The findings that nobody muted."""
        return tuple(finding for finding in self.findings if not finding.mute)


@dataclass(frozen=True, slots=True)
class Run:
    """One pass over the documents, its outcomes in the order of the documents (UTC times).

    `left` counts the documents that were not looked at, because the run was stopped.
    """

    started_at: datetime
    finished_at: datetime
    outcomes: tuple[Outcome, ...]
    dry_run: bool = False
    left: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the run."""
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    def of(self, kind: OutcomeKind) -> tuple[Outcome, ...]:
        """The outcomes of one kind."""
        return tuple(outcome for outcome in self.outcomes if outcome.kind is kind)

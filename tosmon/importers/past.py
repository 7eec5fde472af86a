"""Bring past pages of a document into the store, oldest first: one path for folders, repositories and archives of the web."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from tosmon import memory
from tosmon.clauses import Rulebook
from tosmon.digest import digest, lasted
from tosmon.errors import DocumentError
from tosmon.hindsight import fit_in, look_again
from tosmon.models import Change, Document, OutcomeKind, Snapshot, slug
from tosmon.ports import Check, Store
from tosmon.reports.wording import count

_NEVER = sys.maxsize  # checks in a row


@dataclass(frozen=True)
class PastPage:
    """What a document was at a time (UTC). `name` is how a person finds it: a file, a blob, an address.

    `load` gets it, and raises DocumentError. `technical` says that not the document but its archive's way of reading changed. A
    `remote` page is dear to get, and is known by its time alone.
    """

    name: str
    time: datetime
    load: Callable[[], Snapshot] = field(repr=False)
    technical: bool = False
    remote: bool = False

    @cached_property
    def snapshot(self) -> Snapshot:
        """The page, got once."""
        return self.load()


@dataclass(frozen=True, slots=True)
class Past:
    """A document's past: so many pages, oldest first, to be gone through once. A `portable` one may go to another process."""

    document: Document
    total: int
    pages: Iterable[PastPage] = field(repr=False)
    portable: bool = False

    def since(self, start: datetime) -> Past:
        """The same without the pages before a time; the total stays."""
        return replace(self, pages=_Since(self.pages, start))


@dataclass(frozen=True, slots=True)
class _Since:
    """The pages of a time or later."""

    pages: Iterable[PastPage]
    start: datetime

    def __iter__(self) -> Iterator[PastPage]:
        return (page for page in self.pages if page.time >= self.start)


@dataclass(frozen=True, slots=True)
class Archive:
    """What a folder or a repository holds; `faults` are sentences on what in it could not be taken for a past page."""

    pasts: tuple[Past, ...]
    faults: tuple[str, ...] = ()


class Fate(StrEnum):
    """What came of one past page."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    TECHNICAL = "technical"
    HELD = "held"
    FAILED = "failed"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Brought:
    """One past page and its fate, with the reason where it is held or failed."""

    page: PastPage
    fate: Fate
    reason: str = ""


def name_of(text: str) -> str:
    """The name of a service or a document from that of a folder or a file. Raises DocumentError for one nobody can type."""
    if not slug(text):
        raise DocumentError(f"{text}: the name holds no letter or digit; name the folder after the service or the document")
    return " ".join("".join(c if c.isprintable() else " " for c in text.replace("_", " ")).split())


def bring_in(
    store: Store,
    past: Past,
    *,
    rulebook: Rulebook,
    believe_after: int,
    now: datetime,
    recorded: Collection[tuple[datetime, str]] = (),
) -> Iterator[Brought]:
    """Read, judge and record each page as if it had been fetched at its time; nothing is announced. Raises StoreError.

    `recorded` are the times and digests of the checks that the store has of the document: what is among them is not taken again,
    so that an import may be interrupted and repeated.
    """
    desk = _Desk(store, past.document, rulebook, believe_after, now, recorded)
    for page, *following in _windows(past.pages, believe_after):
        try:
            yield desk.take(page, following)
        except DocumentError as error:
            yield Brought(page, Fate.FAILED, str(error))
    desk.fold_in()


class _Desk:
    """Decides on the pages of one document, in the order of their times."""

    def __init__(
        self,
        store: Store,
        document: Document,
        rulebook: Rulebook,
        believe_after: int,
        now: datetime,
        recorded: Collection[tuple[datetime, str]],
    ) -> None:
        self._store = store
        self._document = document
        self._rulebook = rulebook
        self._believe_after = believe_after
        self._now = now
        self._recorded = frozenset(recorded)
        self._times = frozenset(time for time, _ in recorded)
        rows = store.versions(document.key)
        self._latest = rows[-1].observed_at if rows else None
        self._unfolded = any(not row.rules for row in rows)  # an import was interrupted

    def take(self, page: PastPage, following: Sequence[PastPage]) -> Brought:
        """Record what is to be recorded of a page. Raises DocumentError where it cannot be got, and StoreError."""
        if page.time > self._now:
            raise DocumentError(f"{page.name}: is of {page.time:%Y-%m-%d}, a day that is still to come; correct its date")
        if self._knows(page):
            return self._look_again(page, following)
        if self._latest and page.time < self._latest:
            return self._fit_in(page, following)
        self.fold_in()  # before anything newer is compared with the ledger
        return self._record(page, self._judged(page, following))

    def fold_in(self) -> None:
        """Date the ledger anew where older pages became versions."""
        if self._unfolded:
            look_again(self._store, self._document, self._rulebook, self._now, reread=False)
            self._unfolded = False

    def _fit_in(self, page: PastPage, following: Sequence[PastPage]) -> Brought:
        after = tuple(self._got(following))
        brought = self._record(page, fit_in(self._store, self._document, page.snapshot, after, self._believe_after))
        self._unfolded |= brought.fate is Fate.ADDED
        return brought

    def _got(self, pages: Sequence[PastPage]) -> Iterator[Snapshot]:
        """The pages that can be got; what cannot says nothing for one before it, and is told when its own turn comes."""
        for page in pages:
            with suppress(DocumentError):
                yield page.snapshot

    def _knows(self, page: PastPage) -> bool:
        return page.time in self._times and (page.remote or (page.time, page.snapshot.sha256) in self._recorded)

    def _look_again(self, page: PastPage, following: Sequence[PastPage]) -> Brought:
        """A page that was held because nothing came after it is decided once enough has come."""
        if self._store.state(self._document).held_as and any(not self._knows(each) for each in following):
            check = self._digest(page, _NEVER)
            if self._stays(check, following):
                return self._record(page, self._digest(page, 1))
        return Brought(page, Fate.KNOWN)

    def _judged(self, page: PastPage, following: Sequence[PastPage]) -> Check:
        if page.technical:  # the archive knows that these are the same terms, however much it reads of them now
            return self._technical(self._digest(page, 1))
        check = self._digest(page, self._believe_after)
        # An archive keeps a text once, so that a doubtful one is not seen again: what comes after it tells whether it stayed.
        return self._digest(page, 1) if self._stays(check, following) else check

    def _digest(self, page: PastPage, believe_after: int) -> Check:
        state = self._store.state(self._document)
        return digest(self._store, self._document, state, page.snapshot, rulebook=self._rulebook, believe_after=believe_after)

    def _stays(self, check: Check, following: Sequence[PastPage]) -> bool:
        if check.outcome.kind is not OutcomeKind.HELD or len(following) != self._believe_after - 1:
            return False
        after = list(self._got(following))
        return len(after) == len(following) and lasted(check, after)

    def _technical(self, check: Check) -> Check:
        """The last version as the archive reads it now: nothing of it is news, and what it shows stood there on its day."""
        version = check.version
        if check.outcome.kind is not OutcomeKind.CHANGED or version is None:
            return check
        last = self._store.version(self._document.key)
        found = self._rulebook.find(version.blocks, version.language, (self._document.service, self._document.name))
        return replace(
            check,
            outcome=replace(
                check.outcome, kind=OutcomeKind.UNCHANGED, version=last.number, previous=None, change=Change(), findings=()
            ),
            version=None,
            reread=replace(version, number=last.number),
            ledger=memory.reconcile(last.observed_at, found, self._store.ledger(self._document.key)),
            technical=True,
        )

    def _record(self, page: PastPage, check: Check) -> Brought:
        self._store.record(replace(check, live=False))
        return Brought(page, _fate(check), check.outcome.reason)


def _fate(check: Check) -> Fate:
    match check.outcome.kind:
        case OutcomeKind.FIRST | OutcomeKind.CHANGED:
            return Fate.ADDED
        case OutcomeKind.UNCHANGED:
            return Fate.TECHNICAL if check.technical else Fate.UNCHANGED
        case OutcomeKind.HELD:
            return Fate.HELD
        case OutcomeKind.FAILED:
            return Fate.FAILED


def _windows(pages: Iterable[PastPage], size: int) -> Iterator[tuple[PastPage, ...]]:
    """Each page with those that follow it, `size` in all; fewer at the end."""
    window: deque[PastPage] = deque()
    for page in pages:
        window.append(page)
        if len(window) == size:
            yield tuple(window)
            window.popleft()
    while window:
        yield tuple(window)
        window.popleft()


_TOLD = {
    Fate.UNCHANGED: "without a change",
    Fate.TECHNICAL: "read anew by the archive",
    Fate.KNOWN: "known already",
    Fate.HELD: "held back as doubtful",
    Fate.FAILED: "that could not be read",
}


def summary(fates: Counter[Fate]) -> str:
    """`3 versions added, 10 without a change, 2 known already`; what never happened is left out, but for versions."""
    others = [f"{fates[fate]:,} {words}" for fate, words in _TOLD.items() if fates[fate]]
    return ", ".join([f"{count(fates[Fate.ADDED], 'version')} added", *others])

"""Check documents: fetch, read, judge, compare, remember. One document that fails never stops the others.

What reads, compares and remembers is loaded by the first page that needs it: on most nights none does.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from tosmon import clauses, reading
from tosmon.clauses import Rulebook
from tosmon.errors import Blocked, DocumentError, FetchError, ReadError, StoreError
from tosmon.models import (
    Change,
    Clause,
    DateKind,
    Document,
    Finding,
    LedgerEntry,
    NotModified,
    Outcome,
    OutcomeKind,
    Quality,
    QualityLevel,
    Run,
    Snapshot,
    StatedDate,
    Validators,
    Version,
    latest,
)
from tosmon.ports import Check, Fetcher, State, Store
from tosmon.reading import parts
from tosmon.settings import BELIEVE_AFTER

_ELSEWHERE = "the config asks for another address or language than before, so nothing is flagged"

log = logging.getLogger(__name__)


class Monitor:
    """Checks documents with a fetcher and a store. With `dry_run` it writes nothing.

    `browser` fetches those that ask for it, and those whose plain page turns out to be an empty shell. `rulebook` judges what
    they say. `clock` gives the UTC time. `on_start` and `on_outcome` are told of each document as it begins and ends.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        store: Store,
        *,
        clock: Callable[[], datetime],
        browser: Fetcher | None = None,
        rulebook: Rulebook = clauses.TRAINING,
        concurrency: int = 50,
        dry_run: bool = False,
        believe_after: int = BELIEVE_AFTER,
        on_start: Callable[[Document], None] = lambda _: None,
        on_outcome: Callable[[Outcome], None] = lambda _: None,
    ) -> None:
        self._fetcher = fetcher
        self._browser = browser
        self._store = store
        self._clock = clock
        self._rulebook = rulebook
        self._concurrency = concurrency
        self._dry_run = dry_run
        self._believe_after = believe_after
        self._on_start = on_start
        self._on_outcome = on_outcome
        self._desk = asyncio.Lock()
        self._stopping = False

    def stop(self) -> None:
        """Finish the documents in hand, then end the run."""
        log.warning("stopping as soon as the documents in hand are done")
        self._stopping = True

    async def run(self, documents: Sequence[Document]) -> Run:
        """Check all documents, many at a time; the outcomes are in the order of the documents.

        Raises StoreError where nothing can be remembered any more.
        """
        started_at = self._clock()
        outcomes: dict[int, Outcome] = {}
        waiting = deque(enumerate(documents))

        async def work() -> None:
            while waiting and not self._stopping:
                place, document = waiting.popleft()
                self._on_start(document)
                outcomes[place] = await self.check(document)
                self._on_outcome(outcomes[place])

        workers = (work() for _ in range(min(self._concurrency, len(documents))))
        for fault in await asyncio.gather(*workers, return_exceptions=True):
            if fault is not None:
                raise fault
        done = tuple(outcome for _, outcome in sorted(outcomes.items()))
        return Run(started_at, self._clock(), done, dry_run=self._dry_run, left=len(documents) - len(done))

    async def check(self, document: Document) -> Outcome:
        """Check one document. Raises StoreError; every other trouble is a failed outcome."""
        try:
            async with self._desk:
                state = self._store.state(document)
            # What another reader took from the page is read anew, so the page itself must come, not the word that it is the same.
            asked = state.validators if state.reader == reading.fingerprint(document) else Validators()
            check = await self._digest(document, state, await self._fetch(document, asked))
            if self._browser and _is_shell(check):
                check = await self._draw(check, state, self._browser)
            async with self._desk:
                return await asyncio.to_thread(self._record, check)
        except StoreError:
            self._stopping = True  # nothing can be remembered any more, so that the others need not start
            raise
        except DocumentError as error:
            failure = error
        except Exception as error:
            log.info("%s: a fault in tosmon", document.key, exc_info=True)
            failure = DocumentError(f"{document.url}: a fault in tosmon, please report it: {type(error).__name__}: {error}")
        async with self._desk:
            return self._record(_failed(document, failure, self._clock()))

    async def _fetch(self, document: Document, asked: Validators) -> Snapshot | NotModified:
        if document.combine:
            return await fetch_whole(document, self._usual)
        return await self._usual(document).fetch(document, asked)

    def _usual(self, document: Document) -> Fetcher:
        return self._browser if self._browser and document.render else self._fetcher

    async def _digest(self, document: Document, state: State, page: Snapshot | NotModified) -> Check:
        async with self._desk:
            # In a thread, so that a page that takes a second to read does not hold up the connections of others.
            return await asyncio.to_thread(
                digest, self._store, document, state, page, rulebook=self._rulebook, believe_after=self._believe_after
            )

    async def _draw(self, check: Check, state: State, browser: Fetcher) -> Check:
        """The same check with what a browser draws, or with the reason why none could."""
        outcome = check.outcome
        try:
            page = await fetch_whole(outcome.document, lambda _: browser)
        except DocumentError as error:
            reason = f"{outcome.reason}; {str(error).removeprefix(f'{outcome.document.url}: ')}"
            return replace(check, outcome=replace(outcome, reason=reason))
        return await self._digest(outcome.document, state, page)

    def _record(self, check: Check) -> Outcome:
        if not self._dry_run:
            self._store.record(check)
        return check.outcome


async def fetch_whole(document: Document, fetcher_of: Callable[[Document], Fetcher]) -> Snapshot:
    """The page of a document, or all its pages as one. Raises DocumentError, also when a single one of them does not come."""
    if not document.combine:
        page = await fetcher_of(document).fetch(document, Validators())
        if isinstance(page, NotModified):
            raise FetchError(f"{document.url}: the server says the page is not modified, though it was not asked")
        return page
    pages: list[Snapshot] = []
    for part in document.combine:
        pages.append(await fetch_whole(part, fetcher_of))
        if sum(len(page.body) for page in pages) > parts.LARGEST:
            raise FetchError(f"{part.url}: with this page the document is larger than {parts.LARGEST / 1e6:g} MB")
    return parts.compose(document, pages)


def digest(
    store: Store,
    document: Document,
    state: State,
    page: Snapshot | NotModified,
    *,
    rulebook: Rulebook = clauses.TRAINING,
    believe_after: int = BELIEVE_AFTER,
) -> Check:
    """Read, judge and compare a page; decides all and writes nothing. `state` is the document's. Raises StoreError."""
    reread, ledger = _refresh(store, document, state, rulebook)
    outcome = Outcome(document, OutcomeKind.UNCHANGED, page.fetched_at, version=state.version)
    check = Check(outcome, seconds=page.seconds, reread=reread, ledger=ledger, rules=rulebook.fingerprint)
    if isinstance(page, NotModified):
        return replace(check, status=304)
    outcome = replace(outcome, notes=_notes(page, document))
    check = replace(check, outcome=outcome, status=page.status, snapshot=page)
    if state.version is not None and page.sha256 == state.snapshot_sha256 and reread is None:
        return check
    try:
        version = reading.read(page, document)
    except ReadError as error:
        return replace(check, outcome=replace(outcome, kind=OutcomeKind.FAILED, reason=str(error)))
    last = reread or (store.version(document.key) if state.version is not None else None)
    doubt, held_as = _doubt(state, document, page, version, last, believe_after)
    if doubt.level is not QualityLevel.OK:
        held = replace(outcome, kind=OutcomeKind.HELD, reason=doubt.reason)
        return replace(check, outcome=held, held_as=held_as)
    if last is None:
        return _first(check, version, rulebook)
    ledger = store.ledger(document.key) if ledger is None else ledger
    check = _compare(check, version, last, ledger, rulebook, state)
    return _noted(store, check) if check.version is not None else check


def _noted(store: Store, check: Check) -> Check:
    """The check with a note, where the document says again what it said in an earlier version."""
    assert check.version is not None
    said = store.last_with(check.outcome.document.key, check.version.sha256)
    if said is None:
        return check
    number, observed_at = said
    note = f"says again what version {number} of {observed_at:%Y-%m-%d} said"
    return replace(check, outcome=replace(check.outcome, notes=(*check.outcome.notes, note)))


def _is_shell(check: Check) -> bool:
    """Whether a plain page came with so little text that its scripts may draw the rest; then its selectors may match nothing."""
    page, document = check.snapshot, check.outcome.document
    if page is None or page.rendered:
        return False
    if check.outcome.kind is not OutcomeKind.FAILED:
        return check.held_as == QualityLevel.EMPTY
    if not (document.select or document.remove):
        return False  # read without selectors it would fail as it did
    from tosmon.reading import quality

    try:
        version = reading.read(page, replace(document, select=(), remove=()))
    except ReadError:
        return False
    return quality.judge(version).level is QualityLevel.EMPTY


def _refresh(
    store: Store, document: Document, state: State, rulebook: Rulebook
) -> tuple[Version | None, tuple[LedgerEntry, ...] | None]:
    """The last version and the ledger by today's reader and rules, where those changed: a better reader is no change of terms."""
    today = reading.fingerprint(document), rulebook.fingerprint
    if state.version is None or (state.reader, state.rules) == today:
        return None, None
    from tosmon import memory
    from tosmon.reading.dates import stated_dates

    last = store.version(document.key)
    try:
        reread = replace(reading.read(store.snapshot(document.key), document), number=last.number)
    except ReadError as error:
        # New selectors seldom fit the old layout. The old text then stays as it was read; sentences are compared all the same.
        log.info("%s: the last snapshot cannot be read with today's selectors: %s", document.key, error)
        reread = replace(last, reader=reading.fingerprint(document))
    before = store.ledger(document.key)
    ledger = memory.reconcile(last.observed_at, _clauses(document, reread, rulebook), before)
    log.info(
        "%s: version %d was read again by reader %s and judged by rules %s: %d clauses stand in it, %d were not known; nobody is "
        "alerted, and `tosmon reprocess %s` finds since when they stand there",
        *(document.key, last.number, reread.reader, rulebook.fingerprint),
        *(sum(entry.present for entry in ledger), len(ledger) - len(before), document.key),
    )
    return replace(reread, stated=stated_dates(reread)), ledger


def _first(check: Check, version: Version, rulebook: Rulebook) -> Check:
    from tosmon import memory
    from tosmon.reading.dates import stated_dates

    document = check.outcome.document
    findings, ledger = memory.baseline(memory.Event(document, version.observed_at, 1), _clauses(document, version, rulebook))
    stated = stated_dates(version)
    outcome = replace(check.outcome, kind=OutcomeKind.FIRST, version=1, findings=findings, stated=stated)
    return replace(check, outcome=outcome, version=replace(version, number=1, stated=stated), ledger=ledger)


def _compare(
    check: Check, version: Version, last: Version, ledger: Sequence[LedgerEntry], rulebook: Rulebook, state: State
) -> Check:
    """A version beside the last good one. Equal blocks end it at once, since they are nearly all that ever comes.

    One from elsewhere, as the config now asks for, is a new baseline: nobody's change of terms, so nothing is flagged.
    """
    if version.blocks == last.blocks:
        return check
    from tosmon import memory
    from tosmon.diff import diff
    from tosmon.reading.dates import stated_dates

    stated, stated_before = stated_dates(version), stated_dates(last)
    outcome = replace(check.outcome, stated=stated)
    change = diff(last, version)
    number = state.highest + 1
    found = _clauses(outcome.document, version, rulebook)
    findings: tuple[Finding, ...] = ()
    if state.elsewhere:
        ledger = memory.reconcile(version.observed_at, found, ledger)
        outcome = replace(outcome, notes=(*outcome.notes, _ELSEWHERE))
    else:
        event = memory.Event(
            outcome.document,
            version.observed_at,
            number,
            last.number,
            stated=stated,
            stated_before=stated_before,
            without=max(filter(None, (state.last_good, last.observed_at))),
            went=(*(each.text for each in change.removed), *(each.before.text for each in change.reworded)),
        )
        findings, ledger = memory.remember(event, found, ledger)
    # A clause that moves below another lead-in may turn its meaning without a word being changed.
    if not (change or findings or state.elsewhere):
        return replace(check, outcome=replace(outcome, notes=(*outcome.notes, _unworded(change, stated_before, stated))))
    outcome = replace(outcome, kind=OutcomeKind.CHANGED, version=number, previous=last.number, change=change, findings=findings)
    return replace(check, outcome=outcome, version=replace(version, number=number, stated=stated), ledger=tuple(ledger))


def _clauses(document: Document, version: Version, rulebook: Rulebook) -> tuple[Clause, ...]:
    # In whatever language the words are: sites serve another one than was asked for, and documents mix them.
    return rulebook.find(version.blocks, version.language, (document.service, document.name))


def _doubt(
    state: State, document: Document, page: Snapshot, version: Version, last: Version | None, believe_after: int
) -> tuple[Quality, str]:
    """Whether a page is believed to be the document's terms, and else the mark it is held with."""
    from tosmon.reading import quality

    # A version from elsewhere is no measure of the page that is asked for now.
    doubt = quality.doubt(version, page, document.language, None if state.elsewhere else last)
    if not doubt.passing:
        return doubt, quality.mark(version, doubt)
    again = quality.repeats(state.held_as, version)
    times = state.held_count + 1 if again else 1
    if times >= believe_after:
        return Quality(), ""
    reason = f"{doubt.reason} (seen {times} of {believe_after} times before it is believed)"
    # The first mark stays, so that the store counts one doubt, and a page that drifts away from it is another.
    return replace(doubt, reason=reason), state.held_as if again else quality.mark(version, doubt)


def lasted(check: Check, following: Sequence[Snapshot]) -> bool:
    """Whether the pages that came after one that was held say the same, as only those know that look back on the past."""
    from tosmon.reading import quality

    document = check.outcome.document
    try:
        return all(quality.repeats(check.held_as, reading.read(page, document)) for page in following)
    except ReadError:
        return False


def _notes(snapshot: Snapshot, document: Document) -> tuple[str, ...]:
    """Redirects to another host, a text that would not hold still: no faults, but worth knowing."""
    return tuple(note for page, _ in parts.split(snapshot, document) for note in _notes_of_page(page))


def _notes_of_page(page: Snapshot) -> tuple[str, ...]:
    asked, came = urlsplit(page.url).hostname, urlsplit(page.final_url).hostname
    moved = (f"redirected to {page.final_url}",) if asked and came and asked != came else ()
    browser, _, doubt = page.rendered.partition("; ")
    return (*moved, f"drawn by {browser}, {doubt}") if doubt else moved


def _unworded(change: Change, before: tuple[StatedDate, ...], now: tuple[StatedDate, ...]) -> str:
    """What moved although no words changed."""
    if change.moved:
        return f"{change.moved} sentences moved, no words changed"
    for kind in DateKind:
        was, stands = latest(before, kind), latest(now, kind)
        if stands and was != stands:
            return f'the stated "{kind}" date is now {stands}{f", was {was}" * bool(was)}, no words changed'
    return "only dates or numbering changed"


def _failed(document: Document, error: DocumentError, checked_at: datetime) -> Check:
    outcome = Outcome(document, OutcomeKind.FAILED, checked_at, reason=str(error))
    return Check(outcome, status=error.status if isinstance(error, Blocked | FetchError) else None)

"""Check documents: fetch, read, judge, compare, remember. One document that fails never stops the others."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from typing import ParamSpec, TypeVar

from tosmon import clauses, reading
from tosmon.allocator import give_back
from tosmon.clauses import Rulebook
from tosmon.digest import digest, seen
from tosmon.errors import Blocked, DocumentError, FetchError, ReadError, StoreError
from tosmon.models import Document, NotModified, Outcome, OutcomeKind, QualityLevel, Run, Snapshot, Validators
from tosmon.ports import Check, Fetcher, State, Store
from tosmon.reading import parts
from tosmon.settings import BELIEVE_AFTER

TOGETHER = 100  # documents whose states are asked for at once, and checks without a change that are written at once
UNWRITTEN, HELD = timedelta(seconds=1), 12_000_000  # that these may wait while others come, and the bytes of their pages

P = ParamSpec("P")
T = TypeVar("T")

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
        self._thread = ThreadPoolExecutor(1, "reading", give_back)
        self._states: dict[str, State] = {}
        self._unwritten: list[Check] = []
        self._written_at = clock()
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
        outcomes: dict[str, Outcome] = {}
        waiting, unasked = deque(documents), iter(documents)

        async def work() -> None:
            while waiting and not self._stopping:
                document = waiting.popleft()
                self._on_start(document)
                outcomes[document.key] = await self._check(document, unasked)
                self._on_outcome(outcomes[document.key])

        workers = (work() for _ in range(min(self._concurrency, len(documents))))
        faults = [fault for fault in await asyncio.gather(*workers, return_exceptions=True) if fault is not None]
        if faults:
            with suppress(StoreError):  # what was seen before it is kept where that can be done
                self._write()
            raise faults[0]
        self._write()
        done = tuple(outcomes[document.key] for document in documents if document.key in outcomes)
        return Run(started_at, self._clock(), done, dry_run=self._dry_run, left=len(documents) - len(done))

    async def check(self, document: Document) -> Outcome:
        """Check one document. Raises StoreError; every other trouble is a failed outcome."""
        outcome = await self._check(document, iter([document]))
        self._write()
        return outcome

    async def _check(self, document: Document, unasked: Iterator[Document]) -> Outcome:
        """Check one document, the next one of those whose states were not asked for or one before it."""
        try:
            state = await self._state(document, unasked)
            # What another reader took from the page is read anew, so the page itself must come, not the word that it is the same.
            asked = state.validators if state.reader == reading.fingerprint(document) else Validators()
            check, recorded = await self._take(document, state, await self._fetch(document, asked))
            return check.outcome if recorded else await self._draw(check, state)
        except StoreError:
            self._stopping = True  # nothing can be remembered any more, so that the others need not start
            raise
        except DocumentError as error:
            failure = error
        except Exception as error:
            log.info("%s: a fault in tosmon", document.key, exc_info=True)
            failure = DocumentError(f"{document.url}: a fault in tosmon, please report it: {type(error).__name__}: {error}")
        return await self._record(_failed(document, failure, self._clock()))

    async def _state(self, document: Document, unasked: Iterator[Document]) -> State:
        async with self._desk:
            if document.key not in self._states:
                self._states |= self._store.states(list(islice(unasked, TOGETHER)))
            return self._states.pop(document.key)

    async def _fetch(self, document: Document, asked: Validators) -> Snapshot | NotModified:
        if document.combine:
            return await fetch_whole(document, self._usual)
        return await self._usual(document).fetch(document, asked)

    def _usual(self, document: Document) -> Fetcher:
        return self._browser if self._browser and document.render else self._fetcher

    async def _take(self, document: Document, state: State, page: Snapshot | NotModified) -> tuple[Check, bool]:
        """The check of a page, and whether it is recorded: not of an empty shell, which a browser is to draw first."""
        check = seen(state, document, page, self._rulebook)
        if check is not None:
            await self._record(check)
            return check, True
        async with self._desk:
            # In a thread, so that a page that takes a second to read does not hold up the connections of others.
            return await self._apart(self._read, document, state, page)

    def _read(self, document: Document, state: State, page: Snapshot | NotModified) -> tuple[Check, bool]:
        """Read a page and write what it left in one go, so that what was read does not wait in memory for others."""
        check = digest(self._store, document, state, page, rulebook=self._rulebook, believe_after=self._believe_after)
        if self._browser and _is_shell(check):
            return check, False
        if not self._put_aside(check):
            self._write(check)
        return check, True

    async def _draw(self, check: Check, state: State) -> Outcome:
        """The outcome with what the browser draws, or with the reason why it could not."""
        assert self._browser is not None  # else nothing is left to draw
        outcome, browser = check.outcome, self._browser
        try:
            page = await fetch_whole(outcome.document, lambda _: browser)
        except DocumentError as error:
            reason = f"{outcome.reason}; {str(error).removeprefix(f'{outcome.document.url}: ')}"
            return await self._record(replace(check, outcome=replace(outcome, reason=reason)))
        drawn, _ = await self._take(outcome.document, state, page)
        return drawn.outcome

    async def _record(self, check: Check) -> Outcome:
        async with self._desk:
            if not self._put_aside(check):
                await self._apart(self._write, check)
        return check.outcome

    def _put_aside(self, check: Check) -> bool:
        """Keep a check that left only that the document was seen, to write it a little later and with others, if it may wait."""
        if not check.seen or len(self._unwritten) >= TOGETHER or check.outcome.checked_at - self._written_at >= UNWRITTEN:
            return False
        if sum(len(each.snapshot.body) for each in self._unwritten if each.snapshot) >= HELD:
            return False
        self._unwritten.append(check)
        return True

    async def _apart(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Do work in the one thread for it: several would each keep the memory that their largest page took."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, partial(work, *given, **named))

    def _write(self, *found: Check) -> None:
        together = [*self._unwritten, *found]
        if together and not self._dry_run:
            self._store.record(*together)
        self._unwritten = []
        self._written_at = self._clock()


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


def _is_shell(check: Check) -> bool:
    """Whether a plain page came with so little text that its scripts may draw the rest; then its selectors may match nothing."""
    page, document = check.snapshot, check.outcome.document
    if page is None or page.rendered:
        return False
    if check.outcome.kind is not OutcomeKind.FAILED:
        return check.held_as == QualityLevel.EMPTY
    if not (document.select or document.remove):
        return False  # read without selectors it would fail as it did
    from tosmon.reading import quality  # noqa: PLC0415 (only where a page cannot be read)

    try:
        version = reading.read(page, replace(document, select=(), remove=()))
    except ReadError:
        return False
    return quality.judge(version).level is QualityLevel.EMPTY


def _failed(document: Document, error: DocumentError, checked_at: datetime) -> Check:
    outcome = Outcome(document, OutcomeKind.FAILED, checked_at, reason=str(error))
    return Check(outcome, status=error.status if isinstance(error, Blocked | FetchError) else None)

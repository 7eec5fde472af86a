"""Look at a document's past again: versions that come late, and all versions by today's reader and rules."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tosmon import memory, reading
from tosmon.clauses import Rulebook
from tosmon.diff import sentences_of
from tosmon.digest import lasted
from tosmon.errors import DamagedError, ReadError
from tosmon.models import Document, LedgerEntry, Outcome, OutcomeKind, QualityLevel, Sentence, Snapshot, StatedDate, Version
from tosmon.ports import Check, FindingFilter, Rewrite, Store, VersionRow
from tosmon.reading import quality
from tosmon.reading.dates import stated_dates

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at the past of documents found otherwise than it was stored.

    Of `versions` so many were `reread` with another result, so many clauses stood there `earlier` than was known, and so many
    findings are newly `found` or were `superseded`.
    """

    versions: int = 0
    reread: int = 0
    earlier: int = 0
    found: int = 0
    superseded: int = 0

    def __add__(self, other: Looked) -> Looked:
        return Looked(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def fit_in(store: Store, document: Document, page: Snapshot, following: Sequence[Snapshot], believe_after: int) -> Check:
    """Read and judge a page that is older than the last version, and compare it with the version before it; writes nothing.

    It finds nothing: that is for `look_again`, when all older pages have their place. `following` are the pages after it, by
    which a doubtful one is known to have stayed. Raises StoreError.
    """
    earlier = [row for row in store.versions(document.key) if row.observed_at <= page.fetched_at]
    last = store.version(document.key, earlier[-1].number) if earlier else None
    outcome = Outcome(document, OutcomeKind.UNCHANGED, page.fetched_at, version=last.number if last else None)
    check = Check(outcome, status=page.status, seconds=page.seconds, snapshot=page, live=False, older=True)
    try:
        version = reading.read(page, document)
    except ReadError as error:
        return replace(check, outcome=replace(outcome, kind=OutcomeKind.FAILED, reason=str(error)))
    if last is not None and version.blocks == last.blocks:
        return check
    doubt = quality.doubt(version, page, document.language, last)
    if doubt.level is not QualityLevel.OK:
        held = replace(check, outcome=replace(outcome, kind=OutcomeKind.HELD, reason=doubt.reason))
        held = replace(held, held_as=quality.mark(version, doubt))
        if not (doubt.passing and len(following) == believe_after - 1 and lasted(held, following)):
            return held
    stated = stated_dates(version)
    came = replace(outcome, kind=OutcomeKind.CHANGED, previous=last.number if last else None, stated=stated)
    return replace(check, outcome=came, version=replace(version, stated=stated))


def look_again(store: Store, document: Document, rulebook: Rulebook, now: datetime, *, reread: bool) -> Looked:
    """Judge all versions of a document again in the order of time, and rebuild its ledger and its findings from them.

    With `reread` every version is first read again from its snapshot. Nobody is alerted: what is found only now is not news,
    and what does not hold any more is marked as superseded. Raises StoreError.
    """
    rows = store.versions(document.key)
    stands, renewed = [], []
    before: tuple[VersionRow, list[Sentence], tuple[StatedDate, ...]] | None = None
    for row in rows:
        version, changed = _version(store, document, row, reread=reread)
        if changed:
            renewed.append(version)
        said, stated = list(sentences_of(version)), version.stated or ()
        event = memory.Event(document, row.observed_at, row.number, stated=stated)
        if before:
            event = _following(event, *before, {sentence.identity for sentence in said})
        clauses = rulebook.find(version.blocks, version.language, (document.service, document.name))
        stands.append(memory.Stand(event, clauses, elsewhere=bool(before and _moved(before[0].url, row.url))))
        before = row, said, stated
    findings, ledger = memory.replay(stands)
    old = store.ledger(document.key)
    ledger = _with_told(ledger, old)
    had = {finding.id for finding in store.findings(FindingFilter(keys=(document.key,), baseline=True))}
    store.rewrite(Rewrite(document, tuple(renewed), ledger, findings, rulebook.fingerprint, now))
    has = {finding.id for finding in findings}
    earlier = _log_earlier(document, old, ledger)
    return Looked(len(rows), len(renewed), earlier, len(has - had), len(had - has))


def _version(store: Store, document: Document, row: VersionRow, *, reread: bool) -> tuple[Version, bool]:
    """A version as it reads today, and whether that is another reading than the stored one."""
    old = store.version(document.key, row.number)
    new = _read_again(store, document, old) if reread else old
    new = replace(new, stated=stated_dates(new))
    same = (new.blocks, new.reader, new.stated) == (old.blocks, old.reader, old.stated)
    return new, not same


def _read_again(store: Store, document: Document, old: Version) -> Version:
    try:
        return replace(reading.read(store.snapshot(document.key, old.number), document), number=old.number)
    except (ReadError, DamagedError) as error:
        # New selectors seldom fit the old layout. The old text then stays as it was read.
        log.warning("%s: version %d stays as it was read: %s", document.key, old.number, error)
        return replace(old, reader=reading.fingerprint(document))


def _following(
    event: memory.Event, row: VersionRow, said: Sequence[Sentence], stated: tuple[StatedDate, ...], has: set[str]
) -> memory.Event:
    """The event of a version that follows another one."""
    went = tuple(sentence.text for sentence in said if sentence.identity not in has)
    return replace(event, previous=row.number, stated_before=stated, without=row.seen_until, went=went)


def _moved(before: str, now: str) -> bool:
    """Whether a version was asked for at another address than the one before; what was imported has none."""
    return bool(before and now) and before != now


def _with_told(ledger: Sequence[LedgerEntry], old: Sequence[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The ledger with what people were alerted to, whether it holds any more or not."""
    told = {entry.clause.fingerprint: entry.told for entry in old}
    return tuple(replace(entry, told=entry.told | told.get(entry.clause.fingerprint, frozenset())) for entry in ledger)


def _log_earlier(document: Document, old: Sequence[LedgerEntry], new: Sequence[LedgerEntry]) -> int:
    """Say of each clause that stood there earlier than was known, and count them."""
    known = {entry.clause.fingerprint: entry.first_seen for entry in old}
    moved = [entry for entry in new if entry.first_seen < known.get(entry.clause.fingerprint, entry.first_seen)]
    for entry in moved:
        log.info(
            '%s: "%.80s" stood there from %s on, not only from %s',
            *(document.key, entry.clause.text, f"{entry.first_seen:%Y-%m-%d}"),
            f"{known[entry.clause.fingerprint]:%Y-%m-%d}",
        )
    return len(moved)

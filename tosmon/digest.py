"""Read, judge and compare one page: all that a check of a document comes to, before anything of it is written.

What reads, compares and remembers is loaded by the first page that needs it: on most nights none does.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from tosmon import clauses, reading
from tosmon.clauses import Judged, Rulebook
from tosmon.errors import ReadError
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
    Snapshot,
    StatedDate,
    Version,
    latest,
)
from tosmon.ports import Check, State, Store
from tosmon.reading import parts
from tosmon.settings import BELIEVE_AFTER
from tosmon.stages import Stage, stage

_ELSEWHERE = "the config asks for another address or language than before, so nothing is flagged"

log = logging.getLogger(__name__)


def digest(
    store: Store,
    document: Document,
    state: State,
    page: Snapshot | NotModified,
    *,
    rulebook: Rulebook = clauses.TRAINING,
    believe_after: int = BELIEVE_AFTER,
) -> Check:
    """Read, judge and compare a page; decides all and writes nothing. `state` is the document's. Raises StoreError.

    Each step is taken only where the one before left it open: not modified, the same bytes, the same as far as it is read.
    """
    check = seen(state, document, page, rulebook)
    if check is not None:
        return check
    reread, ledger = _refresh(store, document, state, rulebook)
    check = replace(_as_before(state, document, page, rulebook), reread=reread, ledger=ledger)
    if isinstance(page, NotModified):
        return check
    try:
        with stage(Stage.PARSE):
            opened = reading.Opened(page, document)
            same = bool(opened.gate) and opened.gate == state.gate
        if same and reread is None and not state.elsewhere:
            return replace(check, gate=opened.gate)
        with stage(Stage.READ):
            version = opened.read()
    except ReadError as error:
        return replace(check, outcome=replace(check.outcome, kind=OutcomeKind.FAILED, reason=str(error)))
    return _judged(store, replace(check, gate=opened.gate_of(version)), version, state, rulebook, believe_after)


@stage(Stage.COMPARE)
def _judged(store: Store, check: Check, version: Version, state: State, rulebook: Rulebook, believe_after: int) -> Check:
    """The check of a page that was read as this version."""
    document, page, reread, ledger = check.outcome.document, check.snapshot, check.reread, check.ledger
    assert page is not None  # it was read
    last = reread or (store.version(document.key) if state.version is not None else None)
    doubt, held_as = _doubt(state, document, page, version, last, believe_after)
    if doubt.level is not QualityLevel.OK:
        held = replace(check.outcome, kind=OutcomeKind.HELD, reason=doubt.reason)
        return replace(check, outcome=held, held_as=held_as)
    if last is None:
        return _first(check, version, rulebook)
    ledger = store.ledger(document.key) if ledger is None else ledger
    check = _compare(check, version, last, ledger, rulebook, state)
    return _noted(store, check) if check.version is not None else check


def seen(state: State, document: Document, page: Snapshot | NotModified, rulebook: Rulebook = clauses.TRAINING) -> Check | None:
    """The check of a page that the server says is not modified, or whose bytes are the same, as most are; None for all others."""
    if (state.reader, state.rules) != (reading.fingerprint(document), rulebook.fingerprint) or state.version is None:
        return None
    if not isinstance(page, NotModified) and page.sha256 != state.snapshot_sha256:
        return None
    return replace(_as_before(state, document, page, rulebook), gate=state.gate)


def _as_before(state: State, document: Document, page: Snapshot | NotModified, rulebook: Rulebook) -> Check:
    """The check of a page that says what the document said before."""
    outcome = Outcome(document, OutcomeKind.UNCHANGED, page.fetched_at, version=state.version)
    if isinstance(page, NotModified):
        return Check(outcome, status=304, seconds=page.seconds, rules=rulebook.fingerprint)
    outcome = replace(outcome, notes=_notes(page, document))
    return Check(outcome, status=page.status, seconds=page.seconds, snapshot=page, rules=rulebook.fingerprint)


def _noted(store: Store, check: Check) -> Check:
    """The check with a note, where the document says again what it said in an earlier version."""
    assert check.version is not None
    said = store.last_with(check.outcome.document.key, check.version.sha256)
    if said is None:
        return check
    number, observed_at = said
    note = f"says again what version {number} of {observed_at:%Y-%m-%d} said"
    return replace(check, outcome=replace(check.outcome, notes=(*check.outcome.notes, note)))


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
    found = _clauses(outcome.document, version, rulebook, Judged(last, tuple(entry.clause for entry in ledger if entry.present)))
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


@stage(Stage.CLAUSES)
def _clauses(document: Document, version: Version, rulebook: Rulebook, known: Judged | None = None) -> tuple[Clause, ...]:
    # In whatever language the words are: sites serve another one than was asked for, and documents mix them.
    return rulebook.find(version.blocks, version.language, (document.service, document.name), known)


@stage(Stage.QUALITY)
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

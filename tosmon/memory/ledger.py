"""Compare the clauses of a version with its document's ledger: what came, what was reworded, what went, what is back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tosmon.memory import dating
from tosmon.memory.kinship import OTHER_SUBJECTS, Origin, Tie, origins, twins_of
from tosmon.memory.weakening import PROMISES, data_named, got_worse
from tosmon.models import ChangeType, Clause, Document, Finding, Kind, LedgerEntry, Severity, Span, StatedDate, Told
from tosmon.reading.text import canonical

_ADDED = {
    Kind.GRANT: Severity.ALERT,
    Kind.OPT_OUT: Severity.NOTICE,
    Kind.OPT_IN: Severity.NOTICE,
    Kind.DENIAL: Severity.NOTICE,
    Kind.RESTRICTION: Severity.INFO,
    **dict.fromkeys(OTHER_SUBJECTS, Severity.NOTICE),
}
_REMOVED = {
    Kind.GRANT: Severity.NOTICE,
    Kind.OPT_OUT: Severity.NOTICE,
    Kind.OPT_IN: Severity.ALERT,
    Kind.DENIAL: Severity.ALERT,
    Kind.RESTRICTION: Severity.INFO,
    **dict.fromkeys(OTHER_SUBJECTS, Severity.INFO),
}


@dataclass(frozen=True, slots=True)
class Event:
    """Which version is looked at: the document, the numbers of the version and of the one it follows, and the day (UTC).

    `stated` and `stated_before` are the dates that the two state of themselves; `without` is when the one before was last seen
    to stand there; `went` are the sentences of the one before, clauses or not, that the version does not have.
    """

    document: Document
    observed_at: datetime
    version: int
    previous: int | None = None
    stated: tuple[StatedDate, ...] = ()
    stated_before: tuple[StatedDate, ...] = ()
    without: datetime | None = None
    went: tuple[str, ...] = ()

    def finding(
        self, change: ChangeType, severity: Severity, clause: Clause, *, first_seen: datetime | None = None, before: str = ""
    ) -> Finding:
        """A finding of this event; the clause is first seen today unless said otherwise."""
        return Finding(
            service=self.document.service,
            document=self.document.name,
            url=self.document.url,
            observed_at=self.observed_at,
            change=change,
            severity=severity,
            clause=clause,
            first_seen=first_seen or self.observed_at,
            version=self.version,
            previous=self.previous,
            before=before,
            facts=dating.facts(change, clause, self.observed_at, self.stated, self.stated_before, self.without),
        )


def baseline(event: Event, clauses: Iterable[Clause]) -> tuple[tuple[Finding, ...], tuple[LedgerEntry, ...]]:
    """The clauses of a document's first version: an inventory, which alerts nobody, and the ledger it begins."""
    distinct = _distinct(clauses)
    findings = tuple(event.finding(ChangeType.BASELINE, Severity.INFO, clause) for clause in distinct.values())
    return findings, reconcile(event.observed_at, distinct.values(), ())


def remember(
    event: Event, clauses: Iterable[Clause], ledger: Sequence[LedgerEntry]
) -> tuple[tuple[Finding, ...], tuple[LedgerEntry, ...]]:
    """What a version says that its document did not say before or says no more, and the ledger after it.

    Findings come in the order of the document, what vanished last. A clause that stands there unchanged, wherever it
    moved to, is no finding. Nobody is alerted twice to the same sentence for the same reason.
    """
    now = _distinct(clauses)
    known = {entry.clause.fingerprint: entry for entry in ledger}
    went = [entry for key, entry in known.items() if entry.present and key not in now]
    came = [clause for key, clause in now.items() if key not in known or not known[key].present]
    absent = [entry for key, entry in known.items() if not entry.present and key not in now]
    made_of = origins(came, went, absent, event.went)
    twins = twins_of([clause for clause in came if clause.fingerprint not in known], now.values())
    findings = [
        _coming(event, clause, known.get(clause.fingerprint), made_of.get(clause.fingerprint), twins.get(clause.fingerprint))
        for clause in came
    ]
    kept = _kept(came, made_of, findings)
    findings += [_going(event, entry) for entry in went if entry.clause.fingerprint not in kept]
    return tuple(findings), _after(event.observed_at, now, known, _told(findings, made_of))


def reconcile(observed_at: datetime, clauses: Iterable[Clause], ledger: Sequence[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The ledger after the last version (of that day, UTC) was read again by a better reader or rule: no findings come of it."""
    return _after(observed_at, _distinct(clauses), {entry.clause.fingerprint: entry for entry in ledger}, {})


@dataclass(frozen=True, slots=True)
class Stand:
    """What a version says, for `replay`; `elsewhere` is true where it is of another page than the one before it."""

    event: Event
    clauses: tuple[Clause, ...]
    elsewhere: bool = False


def replay(stands: Iterable[Stand]) -> tuple[tuple[Finding, ...], tuple[LedgerEntry, ...]]:
    """What would have been found, and the ledger at the end, had the versions come in this order, the oldest first."""
    findings: list[Finding] = []
    ledger: tuple[LedgerEntry, ...] = ()
    for number, stand in enumerate(stands):
        if stand.elsewhere and number:
            ledger = reconcile(stand.event.observed_at, stand.clauses, ledger)
            continue
        found, ledger = remember(stand.event, stand.clauses, ledger) if number else baseline(stand.event, stand.clauses)
        findings += found
    return tuple(findings), ledger


def _distinct(clauses: Iterable[Clause]) -> dict[str, Clause]:
    """The first clause of each fingerprint, in order."""
    found: dict[str, Clause] = {}
    for clause in clauses:
        found.setdefault(clause.fingerprint, clause)
    return found


def _coming(event: Event, clause: Clause, entry: LedgerEntry | None, origin: Origin | None, twin: Clause | None) -> Finding:
    """The finding of a clause that stood not in the version before.

    `entry` is its own, where it stood there earlier; `twin` is one that stays and says nearly the same.
    """
    if entry is not None:
        before = _shown(origin.entry.clause, clause) if origin else ""
        return event.finding(ChangeType.RETURNED, Severity.INFO, clause, first_seen=entry.first_seen, before=before)
    repeats = twin is not None and _says_the_same(twin, clause)
    if (
        origin is None
        or (origin.tie is Tie.LONG_AGO and repeats and _lost(clause, origin))
        or (origin.tie is Tie.GROWN and not _lost(clause, origin))
    ):
        return event.finding(ChangeType.ADDED, _milder(_ADDED[clause.kind], repeats=repeats), clause)
    old = origin.entry
    change, severity = _weight(clause, origin)
    return event.finding(change, severity, clause, first_seen=old.first_seen, before=_shown(old.clause, clause))


def _says_the_same(twin: Clause, clause: Clause) -> bool:
    """Whether a clause takes nothing from people that its twin does not take: the same data by name, as far, with that choice."""
    named = data_named(clause)
    return bool(named) and named <= data_named(twin) and not got_worse(twin, clause)


def _milder(severity: Severity, *, repeats: bool) -> Severity:
    return Severity.NOTICE if repeats and severity is Severity.ALERT else severity


def _weight(clause: Clause, origin: Origin) -> tuple[ChangeType, Severity]:
    """How much it matters that a clause has another wording than the one it is made of."""
    old = origin.entry.clause
    if clause.kind is old.kind and clause.kind in {Kind.RESTRICTION, *OTHER_SUBJECTS}:
        return ChangeType.REWORDED, Severity.INFO
    if _lost(clause, origin):
        return ChangeType.REWORDED, Severity.ALERT
    if origin.tie is not Tie.LONG_AGO:
        return ChangeType.REWORDED, Severity.NOTICE
    if clause.kind is old.kind:
        return ChangeType.RETURNED, Severity.INFO
    return ChangeType.REWORDED, max(Severity.NOTICE, _ADDED[clause.kind], key=lambda each: each.rank)


def _lost(clause: Clause, origin: Origin) -> bool:
    """Whether people have less by the clause and those beside it than by the one that all of them are made of.

    A promise that had gone is told as gone; what comes back of it is more than there was.
    """
    old = origin.entry.clause
    if clause.kind is not old.kind and any(other.kind is old.kind for other in origin.beside):
        return False  # a sentence of two kinds was split, and the other half says what the whole was known for
    if clause.kind is old.kind and origin.tie is Tie.MERGED:
        return False  # the same words as before
    if clause.kind in PROMISES and origin.tie is Tie.LONG_AGO:
        return False
    return got_worse(old, clause, merged=[entry.clause for entry in origin.merged], beside=origin.beside)


def _kept(came: Iterable[Clause], made_of: Mapping[str, Origin], findings: Iterable[Finding]) -> set[str]:
    """The clauses that went but need not be told as gone: another one says the same, or was told as worse."""
    kept: set[str] = set()
    for clause, finding in zip(came, findings, strict=True):
        origin = made_of.get(clause.fingerprint)
        if origin is None or origin.tie is Tie.LONG_AGO:
            continue
        if finding.severity is Severity.ALERT or not _lost(clause, origin):
            kept |= {entry.clause.fingerprint for entry in (origin.entry, *origin.merged)}
    return kept


def _going(event: Event, entry: LedgerEntry) -> Finding:
    """The finding of a clause that went; what people were alerted to once is told, but is no alert again."""
    severity = _REMOVED[entry.clause.kind]
    if Told.WENT in entry.told and severity is Severity.ALERT:
        severity = Severity.NOTICE
    return event.finding(ChangeType.REMOVED, severity, entry.clause, first_seen=entry.first_seen)


def _told(findings: Iterable[Finding], made_of: Mapping[str, Origin]) -> dict[str, frozenset[Told]]:
    """What the alerts among the findings told, by fingerprint: a promise that became less has gone as well."""
    told: defaultdict[str, frozenset[Told]] = defaultdict(frozenset)
    for finding in findings:
        if finding.severity is not Severity.ALERT:
            continue
        key = finding.clause.fingerprint
        if finding.change is ChangeType.REMOVED:
            told[key] |= {Told.WENT}
            continue
        told[key] |= {Told.CAME}
        if key in made_of:
            told[made_of[key].entry.clause.fingerprint] |= {Told.WENT}
    return dict(told)


def _shown(old: Clause, new: Clause) -> str:
    """The old wording; with its lead-in where only that changed."""
    return f"{old.lead} {old.text}".strip() if canonical(old.text) == canonical(new.text) else old.text


def _after(
    observed_at: datetime, now: Mapping[str, Clause], known: Mapping[str, LedgerEntry], told: Mapping[str, frozenset[Told]]
) -> tuple[LedgerEntry, ...]:
    """The ledger after a version: what was known first, in its order, then what is new in that of the version."""
    entries = {key: replace(entry, present=False) for key, entry in known.items()}
    for key, clause in now.items():
        if entry := known.get(key):
            entries[key] = replace(entry, clause=clause, spans=_prolonged(entry, observed_at), present=True)
        else:
            entries[key] = LedgerEntry(clause, (Span(observed_at, observed_at),))
    return tuple(replace(entry, told=entry.told | told[key]) if key in told else entry for key, entry in entries.items())


def _prolonged(entry: LedgerEntry, observed_at: datetime) -> tuple[Span, ...]:
    """The spans with a version of that day: it goes on with the last one, or begins another where the clause was away."""
    *earlier, last = entry.spans
    if entry.present or observed_at <= last.last:
        return (*earlier, Span(last.first, max(last.last, observed_at)))
    return (*entry.spans, Span(observed_at, observed_at))

"""Has this document ever said this? Compare the clauses of a version with all that its document said before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tosmon.models import Attributes, ChangeType, Clause, Document, Finding, Kind, LedgerEntry, Severity
from tosmon.reading.text import canonical, similarity

# A clause at least this like one that stood there before is that one, reworded.
REWORDED_SIMILARITY = 0.75

# Kinds that are not about training: new ones are a notice, all else of them is info.
_OTHER_SUBJECTS = frozenset([Kind.LICENCE, Kind.MINING, Kind.BIOMETRIC, Kind.CHANGES])

_ADDED = {
    Kind.GRANT: Severity.ALERT,
    Kind.OPT_OUT: Severity.NOTICE,
    Kind.OPT_IN: Severity.NOTICE,
    Kind.DENIAL: Severity.NOTICE,
    Kind.RESTRICTION: Severity.INFO,
    **dict.fromkeys(_OTHER_SUBJECTS, Severity.NOTICE),
}
_REMOVED = {
    Kind.GRANT: Severity.NOTICE,
    Kind.OPT_OUT: Severity.NOTICE,
    Kind.OPT_IN: Severity.ALERT,
    Kind.DENIAL: Severity.ALERT,
    Kind.RESTRICTION: Severity.INFO,
    **dict.fromkeys(_OTHER_SUBJECTS, Severity.INFO),
}
_PROMISES = frozenset([Kind.DENIAL, Kind.OPT_IN])

# Choices, from none to the strongest; and data that is less people's own than the rest.
_CONTROLS = ("none", "opt_out", "opt_in")
_LESSER = frozenset({"public", "deidentified"})


@dataclass(frozen=True, slots=True)
class Event:
    """Which version is looked at: the document, the numbers of the version and of the one it follows, and the day (UTC)."""

    document: Document
    observed_at: datetime
    version: int
    previous: int | None = None

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
        )


def baseline(event: Event, clauses: Iterable[Clause]) -> tuple[tuple[Finding, ...], tuple[LedgerEntry, ...]]:
    """The clauses of a document's first version: an inventory, which alerts nobody, and the ledger it begins."""
    distinct = _distinct(clauses)
    findings = tuple(event.finding(ChangeType.BASELINE, Severity.INFO, clause) for clause in distinct.values())
    return findings, tuple(LedgerEntry(clause, event.observed_at, event.observed_at) for clause in distinct.values())


def remember(
    event: Event, clauses: Iterable[Clause], ledger: Sequence[LedgerEntry]
) -> tuple[tuple[Finding, ...], tuple[LedgerEntry, ...]]:
    """What a version says that its document did not say before or says no more, and the ledger after it.

    Findings come in the order of the document, what vanished last. A clause that stands there unchanged, wherever it
    moved to, is no finding.
    """
    now = _distinct(clauses)
    known = {entry.clause.fingerprint: entry for entry in ledger}
    gone = {key: entry for key, entry in known.items() if key not in now}
    findings = []
    replaced: set[str] = set()
    for key, clause in now.items():
        entry = known.get(key)
        if entry is None:
            old = _most_alike(clause, [e for k, e in gone.items() if k not in replaced])
            if old:
                replaced.add(old.clause.fingerprint)
            findings.append(_new_wording(event, clause, old))
        elif not entry.present:
            findings.append(event.finding(ChangeType.RETURNED, Severity.INFO, clause, first_seen=entry.first_seen))
    for key, entry in gone.items():
        if entry.present and key not in replaced:
            severity = _REMOVED[entry.clause.kind]
            findings.append(event.finding(ChangeType.REMOVED, severity, entry.clause, first_seen=entry.first_seen))
    return tuple(findings), _after(event.observed_at, now, known)


def reconcile(observed_at: datetime, clauses: Iterable[Clause], ledger: Sequence[LedgerEntry]) -> tuple[LedgerEntry, ...]:
    """The ledger after the last version (of that day, UTC) was read again by a better reader or rule: no findings come of it."""
    return _after(observed_at, _distinct(clauses), {entry.clause.fingerprint: entry for entry in ledger})


def _after(observed_at: datetime, now: dict[str, Clause], known: dict[str, LedgerEntry]) -> tuple[LedgerEntry, ...]:
    kept = {key: replace(entry, present=False) for key, entry in known.items() if key not in now}
    standing = {
        key: replace(known[key], clause=clause, last_seen=max(observed_at, known[key].last_seen), present=True)
        if key in known
        else LedgerEntry(clause, observed_at, observed_at)
        for key, clause in now.items()
    }
    return tuple(standing.get(key) or kept[key] for key in [*known, *(key for key in standing if key not in known)])


def _distinct(clauses: Iterable[Clause]) -> dict[str, Clause]:
    """The first clause of each fingerprint, in order."""
    found: dict[str, Clause] = {}
    for clause in clauses:
        found.setdefault(clause.fingerprint, clause)
    return found


def _most_alike(clause: Clause, entries: Iterable[LedgerEntry]) -> LedgerEntry | None:
    """The entry that this clause rewords, if any: one that has just gone rather than long ago, and of those the most alike."""
    same = (entry for entry in entries if _same_subject(clause.kind, entry.clause.kind))
    alike = [(entry.present, similarity(clause.text, entry.clause.text), entry.last_seen, entry) for entry in same]
    near = [found for found in alike if found[1] >= REWORDED_SIMILARITY]
    return max(near, key=lambda found: found[:3])[3] if near else None


def _same_subject(one: Kind, other: Kind) -> bool:
    """Whether one can be the other, reworded: a sentence may hold clauses of several subjects, and each is remembered apart."""
    return one is other or not {one, other} & _OTHER_SUBJECTS


def _new_wording(event: Event, clause: Clause, old: LedgerEntry | None) -> Finding:
    if old is None:
        return event.finding(ChangeType.ADDED, _ADDED[clause.kind], clause)
    severity = Severity.ALERT if got_worse(old.clause, clause) else Severity.NOTICE
    if clause.kind is old.clause.kind and clause.kind in {Kind.RESTRICTION, *_OTHER_SUBJECTS}:
        severity = Severity.INFO
    if not old.present:  # what comes back in other words is as new to people as what was never there
        severity = max(severity, _ADDED[clause.kind], key=lambda each: each.rank)
    return event.finding(ChangeType.REWORDED, severity, clause, first_seen=old.first_seen, before=_shown(old.clause, clause))


def _shown(old: Clause, new: Clause) -> str:
    """The old wording; with its lead-in where only that changed."""
    return f"{old.lead} {old.text}".strip() if canonical(old.text) == canonical(new.text) else old.text


def got_worse(old: Clause, new: Clause) -> bool:
    """Whether a reworded clause takes more from people than before: a promise became less, or a grant wider."""
    if new.kind is not old.kind:
        return new.kind is Kind.GRANT or old.kind in _PROMISES
    if new.kind is Kind.RESTRICTION:
        return False
    before, after = old.attributes, new.attributes
    return _reaches_less(before, after) if new.kind in _PROMISES else _takes_more(before, after)


def _takes_more(before: Attributes, after: Attributes) -> bool:
    """Whether training reaches further: more data, by others too, with less choice, or for machines that imitate people."""
    had, has = set(before.data), set(after.data)
    return (
        bool(has - had - _LESSER or (had & _LESSER) - has)
        or (after.actor == "both" and before.actor == "self")
        or _CONTROLS.index(after.control) < _CONTROLS.index(before.control)
        or (after.generative is True and before.generative is False)
        or len(after.exceptions) < len(before.exceptions)
        or (after.retroactive and not before.retroactive)
    )


def _reaches_less(before: Attributes, after: Attributes) -> bool:
    """Whether a promise covers less: fewer data, the company alone, generative models only, or more exceptions."""
    return (
        bool(set(before.data) - set(after.data))
        or (before.actor == "both" and after.actor != "both")
        or (after.generative is True and before.generative is not True)
        or len(after.exceptions) > len(before.exceptions)
        or (before.control == "none" and after.control != "none")
    )

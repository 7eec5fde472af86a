"""The plain words in which findings are told, the same in every format."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tosmon.models import (
    Attributes,
    Change,
    ChangeType,
    Clause,
    DateKind,
    Fact,
    FactKind,
    Finding,
    Kind,
    Outcome,
    OutcomeKind,
    Severity,
    StatedDate,
    Trouble,
    latest,
)
from tosmon.reports.escape import cut

MEANING = {
    Kind.GRANT: "may train or develop AI with people's content or data",
    Kind.OPT_OUT: "training is on unless people object",
    Kind.OPT_IN: "training only with people's consent",
    Kind.DENIAL: "promises not to train on people's content or data",
    Kind.RESTRICTION: "forbids others to train AI on the service",
    Kind.LICENCE: "takes a wide licence to people's content",
    Kind.MINING: "reserves or forbids text and data mining",
    Kind.BIOMETRIC: "takes people's voice, face or likeness as data",
    Kind.CHANGES: "may change the terms without telling people",
}
HAPPENED = {
    ChangeType.ADDED: "new",
    ChangeType.REWORDED: "reworded",
    ChangeType.REMOVED: "gone",
    ChangeType.RETURNED: "back",
    ChangeType.BASELINE: "standing",
}
_NAMES = {
    Kind.GRANT: ("grant", "grants"),
    Kind.OPT_OUT: ("opt-out", "opt-outs"),
    Kind.OPT_IN: ("opt-in", "opt-ins"),
    Kind.DENIAL: ("promise not to train", "promises not to train"),
    Kind.RESTRICTION: ("restriction of others", "restrictions of others"),
    Kind.LICENCE: ("wide licence", "wide licences"),
    Kind.MINING: ("mining reservation", "mining reservations"),
    Kind.BIOMETRIC: ("biometric clause", "biometric clauses"),
    Kind.CHANGES: ("silent-change power", "silent-change powers"),
}


# How the attributes of a clause of a kind begin; a restriction says nothing of what the company does.
_TRAINS = {
    Kind.GRANT: "may train on",
    Kind.OPT_OUT: "trains, until people object, on",
    Kind.OPT_IN: "trains, with people's consent, on",
    Kind.DENIAL: "does not train on",
}
_WHO = {"third_party": "others, not the company itself", "both": "the company and others"}
_DATA = {
    "content": "people's content",
    "prompts": "prompts and answers",
    "personal": "personal data",
    "public": "what is public",
    "deidentified": "de-identified data",
}
_CONTROL = {"none": "none", "opt_out": "opt-out", "opt_in": "opt-in"}
LONGEST_EXCEPTION = 200  # characters that are shown

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day(time: datetime) -> str:
    """`12 Feb 2024`, whatever the locale of the machine."""
    return f"{time.day} {_MONTHS[time.month - 1]} {time.year}"


def iso_day(iso: str) -> str:
    """`12 Feb 2024` for 2024-02-12, `Feb 2024` for 2024-02."""
    year, month, *rest = map(int, iso.split("-"))
    return " ".join([*map(str, rest), _MONTHS[month - 1], str(year)])


def stated(dates: Iterable[StatedDate]) -> list[str]:
    """The dates a document states of itself: `effective 1 Mar 2025`, `updated Feb 2025`."""
    dates = tuple(dates)
    return [f"{kind} {iso_day(iso)}" for kind in DateKind if (iso := latest(dates, kind))]


def fact(fact: Fact, finding: Finding) -> str:
    """One fact of a finding: `in force since 12 Feb 2024 by its own date, first seen by tosmon on 14 Feb 2024`."""
    said, seen = iso_day(fact.day), f"first seen by tosmon on {day(finding.observed_at)}"
    match fact.kind:
        case FactKind.IN_FORCE:
            return f"in force since {said} by its own date, {seen}"
        case FactKind.BACK_DATED:
            return f"in force since {said} by its own date, {seen}, but not there yet on {iso_day(fact.without)}: back-dated"
        case FactKind.AHEAD:
            return f"takes effect {said}"
        case FactKind.SILENT:
            return f"the text changed in silence: by its own date it is still that of {said}"
        case FactKind.DEADLINE:
            passed = fact.day < f"{finding.observed_at:%Y-%m-%d}"
            return f"the day to object by, {said}, had passed when it was {seen}" if passed else f"object by {said}"


def facts(finding: Finding) -> list[str]:
    """What the page's own dates tell of a finding, and whether it holds no more, each in words."""
    said = [fact(each, finding) for each in finding.facts]
    return [*said, f"superseded on {day(finding.superseded)} by a later look at the past"] if finding.superseded else said


def count(number: int, one: str, many: str = "") -> str:
    """`1 sentence`, `1,204 sentences`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def headline(finding: Finding) -> str:
    """What happened, in a line: `new: may train or develop AI with people's content or data`."""
    return f"{HAPPENED[finding.change]}: {MEANING[finding.clause.kind]}"


def attributes(clause: Clause) -> str:
    """What a clause says about the training, on a line: `may train on: people's content; control: none`; "" if nothing."""
    said, trains = clause.attributes, _TRAINS.get(clause.kind)
    if trains is None or said == Attributes():
        return ""
    where = f" ({', '.join(said.where)})" if said.where else ""
    parts = (
        f"{trains}: {', '.join(_DATA[each] for each in said.data) or 'not said'}",
        f"who: {_WHO[said.actor]}" if said.actor in _WHO else "",
        f"for: {', '.join(said.purpose)}" if said.purpose else "",
        "generative AI" if said.generative else "",
        f"control: {_CONTROL[said.control]}{where}" if clause.kind is not Kind.DENIAL or said.control != "none" else "",
        *(f"but: {cut(exception, LONGEST_EXCEPTION)}" for exception in said.exceptions),
        "also what was uploaded before" if said.retroactive else "",
        f"dates: {', '.join(map(iso_day, said.deadline))}" if said.deadline else "",
    )
    return "; ".join(filter(None, parts))


def since(finding: Finding) -> str:
    """When the clause stood there first, and when it went."""
    seen = day(finding.observed_at)
    match finding.change:
        case ChangeType.REMOVED:
            return f"gone since {seen}, stood there from {day(finding.first_seen)}"
        case ChangeType.RETURNED:
            return f"back since {seen}, first seen {day(finding.first_seen)}"
        case ChangeType.REWORDED:
            return f"since {seen}, older wording from {day(finding.first_seen)}"
        case _:
            return f"since {seen}"


def answered(finding: Finding) -> str:
    """What people said to a finding: `acknowledged 3 Mar 2024: read it; muted until 1 Jun 2024: known`; "" if nothing."""
    seen, mute = finding.acknowledged, finding.mute
    until = f" until {day(mute.until)}" if mute and mute.until else ""
    said = [(f"acknowledged {day(seen.at)}", seen.reason)] if seen else []
    said += [(f"muted{until}", mute.reason)] if mute else []
    return "; ".join(f"{what}: {reason}" if reason else what for what, reason in said)


def trouble(trouble: Trouble) -> str:
    """`failing since 12 Feb 2024: HTTP 503`, or `works again since 15 Feb 2024, was failing since 12 Feb 2024`."""
    was = f"{'held' if trouble.kind is OutcomeKind.HELD else 'failing'} since {day(trouble.since)}"
    return f"works again since {day(trouble.ended)}, was {was}" if trouble.ended else f"{was}: {trouble.reason}"


def change_summary(change: Change) -> str:
    """`3 sentences added, 1 reworded, 2 removed`."""
    parts = [
        (len(change.added), "added"),
        (len(change.reworded), "reworded"),
        (len(change.removed), "removed"),
        (change.moved, "moved"),
    ]
    said = [f"{number:,} {what}" for number, what in parts if number]
    if not said:
        return "no words changed"
    first, _, rest = said[0].partition(" ")
    return ", ".join([f"{first} {'sentence' if first == '1' else 'sentences'} {rest}", *said[1:]])


def inventory(outcome: Outcome) -> str:
    """What clauses stand in a document seen for the first time, with the dates it states: `1 grant; updated Mar 2025`."""
    kinds = [finding.clause.kind for finding in outcome.findings]
    said = [count(kinds.count(kind), *_NAMES[kind]) for kind in Kind if kind in kinds]
    return "; ".join([", ".join(said) or "no AI clauses", *stated(outcome.stated)])


def changed(outcome: Outcome) -> str:
    """What changed in a document, and the dates it states."""
    return "; ".join([change_summary(outcome.change), *stated(outcome.stated)])


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Alerts first, then notices, then the rest; within one severity the order given."""
    return sorted(findings, key=lambda finding: -finding.severity.rank)


def by_service(findings: Iterable[Finding]) -> list[Finding]:
    """Those of a service behind each other, its heaviest first, and the services in the order of their heaviest."""
    groups: dict[str, list[Finding]] = {}
    for finding in by_weight(findings):
        groups.setdefault(finding.service, []).append(finding)
    return [finding for group in groups.values() for finding in group]


SEVERITY_NAMES = {Severity.ALERT: ("alert", "alerts"), Severity.NOTICE: ("notice", "notices"), Severity.INFO: ("info", "infos")}

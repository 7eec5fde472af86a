"""The machine-readable formats: JSON and JSON lines. Their keys are a contract; more may come, none is renamed.

All of it is ASCII, with other characters escaped, so that it is the same JSON in whatever encoding stdout has.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from tosmon.models import Attributes, Clause, DateKind, Finding, Message, Outcome, OutcomeKind, Run, Severity, Trouble, latest
from tosmon.reports import wording
from tosmon.reports.text import Screen
from tosmon.reports.times import stamp

_ATTRIBUTES = tuple(field.name for field in fields(Attributes))


def run_json(run: Run, _: Screen) -> str:
    """One object for the whole run, indented; a document without news on one line."""
    return "".join(run_pieces(run))


def run_pieces(run: Run) -> Iterator[str]:
    """The same text in pieces: of a first check of many documents, all of it at once takes more memory than their pages."""
    times = {"started_at": stamp(run.started_at), "finished_at": stamp(run.finished_at), "dry_run": run.dry_run}
    yield f'{json.dumps(times, indent=2)[:-2]},\n  "documents": ['
    for number, outcome in enumerate(run.outcomes):
        data = outcome_data(outcome)
        # A document with news is read by people too; those without take a line each, in a tenth of the time.
        told = _indented(data, "    ") if outcome.findings or outcome.change else json.dumps(data)
        yield f"{',' * bool(number)}\n    {told}"
    end = "\n  " if run.outcomes else ""
    yield f'{end}],\n  "counts": {_indented(counts(run), "  ")}\n}}'


def _indented(data: Any, margin: str) -> str:
    return json.dumps(data, indent=2).replace("\n", f"\n{margin}")  # no text in JSON holds a line break


def run_jsonl(run: Run, _: Screen) -> str:
    """One document of the run a line."""
    return lines(outcome_data(outcome) for outcome in run.outcomes)


def findings_json(findings: Sequence[Finding], _: Screen) -> str:
    """A list of findings, indented."""
    return json.dumps([finding_data(finding) for finding in findings], indent=2)


def findings_jsonl(findings: Sequence[Finding], _: Screen) -> str:
    """One finding a line."""
    return lines(map(finding_data, findings))


def lines(objects: Iterable[Mapping[str, Any]]) -> str:
    """JSON lines; U+2028 and its kin, which some tools take for line ends, are escaped by way of ASCII output."""
    return "\n".join(json.dumps(data) for data in objects)


def counts(run: Run) -> dict[str, int]:
    """How many documents of each outcome and findings of each severity, the muted ones apart; all keys are always there."""
    found = Counter(finding.severity for finding in run.findings if not finding.mute)
    return {
        "documents": len(run.outcomes),
        "left": run.left,
        **{kind.value: len(run.of(kind)) for kind in OutcomeKind},
        **{severity.value: found[severity] for severity in Severity},
        "muted": sum(finding.mute is not None for finding in run.findings),
    }


def outcome_data(outcome: Outcome) -> dict[str, Any]:
    """One document of a run."""
    change = outcome.change
    return {
        "service": outcome.document.service,
        "document": outcome.document.name,
        "key": outcome.document.key,
        "url": outcome.document.url,
        "outcome": outcome.kind.value,
        "reason": outcome.reason,
        "notes": list(outcome.notes),
        "changed": outcome.kind is OutcomeKind.CHANGED,
        "checked_at": stamp(outcome.checked_at),
        "version": outcome.version,
        "previous": outcome.previous,
        "stated": {kind.value: latest(outcome.stated, kind) or None for kind in DateKind},
        "sentences": {
            "added": [sentence.text for sentence in change.added],
            "removed": [sentence.text for sentence in change.removed],
            "reworded": [{"before": r.before.text, "after": r.after.text} for r in change.reworded],
            "moved": change.moved,
        },
        "findings": [finding_data(finding) for finding in outcome.findings],
    }


def finding_data(finding: Finding) -> dict[str, Any]:
    """One finding."""
    return {
        "id": finding.id,
        "service": finding.service,
        "document": finding.document,
        "key": finding.key,
        "url": finding.url,
        "observed_at": stamp(finding.observed_at),
        "change": finding.change.value,
        "severity": finding.severity.value,
        "before": finding.before,
        **clause_data(finding.clause),
        "first_seen": stamp(finding.first_seen),
        "version": finding.version,
        "previous": finding.previous,
        "facts": [{"fact": each.kind.value, "day": each.day, "text": wording.fact(each, finding)} for each in finding.facts],
        "superseded": stamp(finding.superseded) if finding.superseded else None,
        **_said(finding),
    }


def message_data(message: Message) -> dict[str, Any]:
    """What a notifier that is a program is told at once."""
    return {
        "id": message.id,
        "made_at": stamp(message.at),
        "test": message.test,
        "findings": [finding_data(finding) for finding in message.findings],
        "failing": [_trouble_data(each) for each in message.troubles if each.ended is None],
        "working": [_trouble_data(each) for each in message.troubles if each.ended is not None],
    }


def _trouble_data(trouble: Trouble) -> dict[str, Any]:
    """One document that is failing or held, or was."""
    return {
        "service": trouble.service,
        "document": trouble.document,
        "key": trouble.key,
        "url": trouble.url,
        "outcome": trouble.kind.value,
        "since": stamp(trouble.since),
        "reason": trouble.reason,
        "ended_at": stamp(trouble.ended) if trouble.ended else None,
    }


def _said(finding: Finding) -> dict[str, Any]:
    """What people said to a finding; `muted_until` is null also where it is muted for ever."""
    seen, mute = finding.acknowledged, finding.mute
    return {
        "acknowledged_at": stamp(seen.at) if seen else None,
        "acknowledge_reason": seen.reason if seen else None,
        "muted": mute is not None,
        "muted_until": stamp(mute.until) if mute and mute.until else None,
        "mute_reason": mute.reason if mute else None,
    }


def clause_data(clause: Clause) -> dict[str, Any]:
    """One clause: `marks` are characters of `text`, each from `start` to before `end`."""
    return {
        "kind": clause.kind.value,
        "text": clause.text,
        "lead": clause.lead,
        "section": " > ".join(clause.section),
        "rules": list(clause.rules),
        "language": clause.language,
        "fingerprint": clause.fingerprint,
        "attributes": {name: getattr(clause.attributes, name) for name in _ATTRIBUTES}
        | {"actor": clause.attributes.actor or None},
        "marks": [{"role": mark.role, "start": mark.start, "end": mark.end} for mark in clause.marks],
    }

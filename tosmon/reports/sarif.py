"""Findings as SARIF 2.1.0, within what GitHub's code scanning takes.

https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from tosmon import __version__
from tosmon.models import ChangeType, Finding, Kind, Outcome, OutcomeKind, Run, Severity
from tosmon.reports import wording
from tosmon.reports.escape import cut, terminal
from tosmon.reports.text import Screen
from tosmon.reports.times import stamp
from tosmon.settings import CONTACT

MOST_RESULTS = 25_000  # in one run; GitHub refuses a file with more
LONGEST = 1_000  # characters of a sentence; so 25,000 of them stay below the 10 MB that a file may have when compressed
LEVELS = {Severity.ALERT: "error", Severity.NOTICE: "warning", Severity.INFO: "note"}


def run(run: Run, _: Screen) -> str:
    """The findings of a run that nobody muted; what could not be checked stands among the notifications of the tool."""
    troubled = (*run.of(OutcomeKind.HELD), *run.of(OutcomeKind.FAILED))
    invocation = {
        "executionSuccessful": not (troubled or run.left),
        "startTimeUtc": stamp(run.started_at),
        "endTimeUtc": stamp(run.finished_at),
        "toolExecutionNotifications": list(map(_notification, troubled)),
    }
    told = [finding for outcome in run.outcomes for finding in outcome.told]
    return _log(told, {"invocations": [invocation]})


def findings(findings: Sequence[Finding], _: Screen) -> str:
    """A list of findings; the muted ones among them are suppressed results."""
    return _log(findings, {})


def _log(findings: Sequence[Finding], more: dict[str, Any]) -> str:
    chosen = wording.by_weight(tuple(findings))[:MOST_RESULTS]
    driver = {
        "name": "tosmon",
        "semanticVersion": __version__,
        "informationUri": CONTACT,
        "rules": [_rule(change, kind) for change in ChangeType for kind in Kind],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "tosmon/"},
        **more,
        "results": list(map(_result, chosen)),
        "properties": {"leftOut": len(findings) - len(chosen)},
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2)


def _rule(change: ChangeType, kind: Kind) -> dict[str, Any]:
    """What a kind of finding means; the rules of the clauses themselves may be the user's own and stand with each result."""
    happened = f"{wording.HAPPENED[change]}: {wording.MEANING[kind]}"
    full = f"A clause of the kind {kind.value} ({wording.MEANING[kind]}) is {wording.HAPPENED[change]} in a document."
    return {
        "id": _rule_id(change, kind),
        "shortDescription": {"text": happened},
        "fullDescription": {"text": full},
        "help": {
            "text": f"{full} Read the sentence at the address of the document. {CONTACT}#what-is-flagged says how it is weighed."
        },
        "properties": {"tags": [kind.value, change.value]},
    }


def _rule_id(change: ChangeType, kind: Kind) -> str:
    return f"{kind.value}-{change.value}"


def _result(finding: Finding) -> dict[str, Any]:
    clause = finding.clause
    said = (
        f'{finding.label}: {wording.headline(finding)}: "{cut(clause.text, LONGEST)}" ({wording.since(finding)}; {finding.url})'
    )
    # GitHub wants a path below the root of the repository: a document is no file there, but its key is one name for ever.
    place = {
        "artifactLocation": {"uri": quote(finding.key)},
        "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2},
    }
    result = {
        "ruleId": _rule_id(finding.change, clause.kind),
        "level": LEVELS[finding.severity],
        "message": {"text": _inert(said)},
        "locations": [{"physicalLocation": place}],
        # The only fingerprint that GitHub looks at; an id is the same for the same event in any database.
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.id}:1"},
        "properties": {
            "id": finding.id,
            "url": finding.url,
            "rules": list(clause.rules),
            "observedAt": stamp(finding.observed_at),
        },
    }
    if finding.mute:
        result["suppressions"] = [{"kind": "external", "justification": finding.mute.reason}]
    return result


def _notification(outcome: Outcome) -> dict[str, Any]:
    text = f"{outcome.document.key} {outcome.kind.value}: {cut(outcome.reason, LONGEST)}"
    return {"level": "error", "message": {"text": _inert(text)}}


def _inert(text: str) -> str:
    """Text from a page in a message: no link comes of its brackets, and no placeholder of its braces (SARIF 2.1.0, 3.11)."""
    return terminal(text).replace("](", "]\u200b(").replace("{", "{{").replace("}", "}}")

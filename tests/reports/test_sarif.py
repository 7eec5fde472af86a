"""SARIF is what the standard and GitHub's code scanning ask for.

The rules are those of https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html and of GitHub's page on its support of
SARIF, for the properties that tosmon writes, in words of our own.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema

from tests.notifiers.samples import FINDING, NEW, NIGHT, SECOND
from tests.reports.test_reports import RUN
from tosmon.models import ChangeType, Kind, Mute, Severity
from tosmon.reports.formats import FORMATS
from tosmon.reports.text import Screen

TEXT = {"type": "string", "minLength": 1}  # GitHub refuses an empty one
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": TEXT}, "additionalProperties": False}
SHORT = {**MESSAGE, "properties": {"text": {**TEXT, "maxLength": 1024}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$"}


def closed(required: str, **properties: Any) -> dict[str, Any]:
    """An object with these properties and no others, some of them required."""
    return {"type": "object", "required": required.split(), "properties": properties, "additionalProperties": False}


RULE = closed(
    "id shortDescription fullDescription help",
    id=TEXT,
    shortDescription=SHORT,
    fullDescription=SHORT,
    help=MESSAGE,
    properties={"type": "object"},
)
# A relative address of a path below the root: no scheme, no slash in front, nothing that must be escaped.
PLACE = closed(
    "artifactLocation region",
    artifactLocation=closed("uri", uri={"type": "string", "pattern": r"^[A-Za-z0-9%._~-]+(/[A-Za-z0-9%._~-]+)*$"}),
    region=closed(
        "startLine startColumn endLine endColumn",
        **{name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn", "endLine", "endColumn")},
    ),
)
RESULT = closed(
    "ruleId message locations partialFingerprints",
    ruleId=TEXT,
    level=LEVEL,
    message=MESSAGE,
    locations={"type": "array", "minItems": 1, "maxItems": 10, "items": closed("physicalLocation", physicalLocation=PLACE)},
    partialFingerprints=closed("primaryLocationLineHash", primaryLocationLineHash=TEXT),
    suppressions={"type": "array", "items": closed("kind", kind={"enum": ["inSource", "external"]}, justification=TEXT)},
    properties={"type": "object"},
)
INVOCATION = closed(
    "executionSuccessful",
    executionSuccessful={"type": "boolean"},
    startTimeUtc=TIME,
    endTimeUtc=TIME,
    toolExecutionNotifications={"type": "array", "items": closed("message", level=LEVEL, message=MESSAGE)},
)
DRIVER = closed(
    "name rules",
    name=TEXT,
    semanticVersion={"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
    informationUri={"type": "string", "pattern": "^https://"},
    rules={"type": "array", "maxItems": 25_000, "items": RULE},
)
LOG = closed(
    "$schema version runs",
    version={"const": "2.1.0"},
    runs={
        "type": "array",
        "maxItems": 20,
        "items": closed(
            "tool results",
            tool=closed("driver", driver=DRIVER),
            automationDetails=closed("id", id={"type": "string", "pattern": "/$"}),
            invocations={"type": "array", "items": INVOCATION},
            results={"type": "array", "maxItems": 25_000, "items": RESULT},
            properties={"type": "object"},
        ),
    },
    **{"$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"}},
)


def read(text: str) -> dict[str, Any]:
    """The one run of a log that keeps the rules, and the ones that a schema cannot say."""
    log = json.loads(text)
    jsonschema.Draft202012Validator(LOG).validate(log)
    (run,) = log["runs"]
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids)) == len(Kind) * len(ChangeType)
    assert {result["ruleId"] for result in run["results"]} <= set(ids)
    return dict(run)


def test_a_run_tells_its_findings_by_weight_and_what_could_not_be_checked() -> None:
    run = read(FORMATS["sarif"].run(RUN, Screen()))
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("grant-reworded", "error"),
        ("denial-removed", "error"),
        ("opt_out-added", "warning"),
    ]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert [each["message"]["text"] for each in invocation["toolExecutionNotifications"]] == [
        "doubt/terms-of-use held: looks like an error page",
        "gone/terms-of-use failed: https://gone.example/terms: HTTP 410",
    ]


def test_the_same_finding_has_the_same_fingerprint_and_a_muted_one_is_suppressed() -> None:
    muted = replace(SECOND, mute=Mute("f2", "known", NIGHT))
    results = read(FORMATS["sarif"].findings([FINDING, muted], Screen()))["results"]
    again = read(FORMATS["sarif"].findings([SECOND, replace(FINDING, severity=Severity.INFO)], Screen()))["results"]
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert prints[0] != prints[1]
    assert [result["partialFingerprints"]["primaryLocationLineHash"] for result in again] == prints[::-1]
    assert ["suppressions" in result for result in results] == [False, True]
    assert results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "soundcloud/terms-of-service"


def test_text_from_a_page_makes_no_link_and_no_placeholder_and_a_name_in_any_script_is_an_address() -> None:
    evil = replace(FINDING, service="音楽 %2e", clause=replace(NEW, text="[here](https://evil.example) {0}\x1b[2J" + "x" * 5_000))
    (result,) = read(FORMATS["sarif"].findings([evil], Screen()))["results"]
    assert "](" not in result["message"]["text"]
    assert "{{0}}" in result["message"]["text"]
    assert "\x1b" not in result["message"]["text"]
    assert len(result["message"]["text"]) < 1_500


def test_no_more_results_than_github_takes_and_the_heaviest_of_them() -> None:
    many = [replace(FINDING, severity=Severity.INFO, version=number) for number in range(25_000)]
    run = read(FORMATS["sarif"].findings([*many, FINDING], Screen()))
    assert (len(run["results"]), run["results"][0]["level"], run["properties"]["leftOut"]) == (25_000, "error", 1)

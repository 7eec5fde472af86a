"""Findings as CSV (RFC 4180), for a spreadsheet: one finding a row, with the keys of the JSON output as columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from tosmon.models import Finding, Run
from tosmon.reports.contract import finding_data
from tosmon.reports.text import Screen

COLUMNS = (
    *(
        "id",
        "service",
        "document",
        "key",
        "url",
        "observed_at",
        "change",
        "kind",
        "severity",
        "text",
        "before",
        "lead",
        "section",
    ),
    *("rules", "language", "first_seen", "version", "previous", "fingerprint", "facts", "superseded"),
    *("acknowledged_at", "acknowledge_reason", "muted", "muted_until", "mute_reason"),
)
# What a spreadsheet takes for the beginning of a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def run(run: Run, screen: Screen) -> str:
    """The findings of a run, baselines and muted ones too, in the order of the documents."""
    return findings(run.findings, screen)


def findings(findings: Sequence[Finding], _: Screen) -> str:
    """A list of findings, in the order given, below a line of names. Lines end in CR LF, but for the last."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for data in map(finding_data, findings):
        rows.writerow(_cell(data[name]) for name in COLUMNS)
    return out.getvalue().removesuffix("\r\n")


def _cell(value: Any) -> str:
    """A value as text: "" for null, what a list holds parted by semicolons, and nothing that a spreadsheet would compute."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            text = "; ".join(each["text"] if isinstance(each, dict) else each for each in value)
        case _:
            text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text

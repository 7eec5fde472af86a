"""Every format a run or a list of findings can be shown in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tosmon.models import Finding, Run
from tosmon.reports import contract, markdown, text
from tosmon.reports.text import Screen


@dataclass(frozen=True, slots=True)
class Format:
    """How one format shows a run and a list of findings; each gives the whole text, without a last newline."""

    run: Callable[[Run, Screen], str]
    findings: Callable[[Sequence[Finding], Screen], str]


FORMATS = {
    "text": Format(text.run, text.findings),
    "json": Format(contract.run_json, contract.findings_json),
    "jsonl": Format(contract.run_jsonl, contract.findings_jsonl),
    "markdown": Format(markdown.run, markdown.findings),
}

__all__ = ["FORMATS", "Format", "Screen"]

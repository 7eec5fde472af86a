"""Every format a run or a list of findings can be shown in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tosmon.models import Finding, Run
from tosmon.reports import contract, csv, markdown, sarif, text
from tosmon.reports.text import Screen


@dataclass(frozen=True, slots=True)
class Format:
    """How one format shows a run and a list of findings; each gives the whole text, without a last newline.

    With `exact` it is written as it is, in UTF-8, whatever the platform's encoding and line ends. `pieces` gives the text of a
    run bit by bit, where it may be long.
    """

    run: Callable[[Run, Screen], str]
    findings: Callable[[Sequence[Finding], Screen], str]
    exact: bool = False
    pieces: Callable[[Run], Iterator[str]] | None = None


FORMATS = {
    "text": Format(text.run, text.findings),
    "json": Format(contract.run_json, contract.findings_json, pieces=contract.run_pieces),
    "jsonl": Format(contract.run_jsonl, contract.findings_jsonl),
    "markdown": Format(markdown.run, markdown.findings),
    "csv": Format(csv.run, csv.findings, exact=True),
    "sarif": Format(sarif.run, sarif.findings),
}

"""What the JSON output looks like: `tosmon schema`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer

from tosmon.cli.session import write


class Described(StrEnum):
    """What has a schema; the same names as the table of them."""

    CHECK = "check"
    CHECK_LINE = "check-line"
    FINDINGS = "findings"
    SCAN = "scan"
    READ = "read"
    STATUS = "status"
    DIFF = "diff"
    HISTORY = "history"
    BLAME = "blame"
    EXPORT = "export"
    NOTIFY = "notify"
    MESSAGE = "message"


def schema(name: Annotated[Described, typer.Argument(metavar="COMMAND", help="The command whose output is meant.")]) -> None:
    """Print the JSON Schema (draft 2020-12) of what a command writes with `--format json` or `jsonl`.

    It describes one line of `jsonl`, or one item of the array of `json`; for check, all of `json`, and check-line is a line of
    its `jsonl`. Fields may be added to an output, none is renamed. Example: tosmon schema findings
    """
    from tosmon.reports import schemas

    write(json.dumps(schemas.schema(name), indent=2))

"""The exit codes of every command, and how a run comes to its own."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded late: every command has exit codes, and few a run
    from tosmon.models import Run


class Exit(IntEnum):
    """What the exit code of tosmon says.

    0 nothing new; 1 something new at or above `--fail-on`, and of `verify` something damaged; 2 wrong usage or config;
    3 something could not be checked, and of `status --max-age` was not verified in time; 4 something could not be announced, and
    is announced next time. Of several, 4 goes before 1, and 1 before 3.
    """

    NOTHING_NEW = 0
    NEW = 1
    USAGE = 2
    UNCHECKED = 3
    UNANNOUNCED = 4


class FailOn(StrEnum):
    """From which weight on a run exits with 1."""

    ALERT = "alert"
    NOTICE = "notice"
    CHANGE = "change"
    NEVER = "never"


def of_run(run: Run, fail_on: FailOn) -> Exit:
    """The exit code of a run."""
    from tosmon.models import OutcomeKind

    if _is_new(run, fail_on):
        return Exit.NEW
    if run.of(OutcomeKind.FAILED) or run.of(OutcomeKind.HELD) or run.left:
        return Exit.UNCHECKED
    return Exit.NOTHING_NEW


def _is_new(run: Run, fail_on: FailOn) -> bool:
    from tosmon.models import ChangeType, OutcomeKind, Severity

    told = [
        finding.severity.rank for outcome in run.outcomes for finding in outcome.told if finding.change is not ChangeType.BASELINE
    ]
    match fail_on:
        case FailOn.NEVER:
            return False
        case FailOn.CHANGE:
            return bool(run.of(OutcomeKind.CHANGED))
        case _:
            return max(told, default=-1) >= Severity(fail_on.value).rank

"""A run as GitHub Actions shows it: annotations of the job, and its summary.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import re

from tosmon.models import OutcomeKind, Run, Severity
from tosmon.reports import wording
from tosmon.reports.escape import cut, terminal

MOST = 10
"""Annotations of one level that GitHub shows of one step."""
SUMMARY_LIMIT = 1024 * 1024
"""Bytes of the summary of one step; GitHub shows nothing of a longer one."""

_LEVELS = {Severity.ALERT: "warning", Severity.NOTICE: "notice"}
_LONGEST = 1_000  # characters of a message
_CUT = "\n\n*The rest of this report is left out, since GitHub shows 1 MiB at most.*\n"
_COMMAND = re.compile(r"^([^\S\n]*:)(?=:)", re.MULTILINE)


def commands(run: Run) -> list[str]:
    """Commands for the runner: what is new as warnings and notices, and last whether something could not be checked."""
    lines = [line for severity in _LEVELS for line in _of_severity(run, severity)]
    troubled = [outcome.document.key for kind in (OutcomeKind.HELD, OutcomeKind.FAILED) for outcome in run.of(kind)]
    if troubled:
        lines.append(_command("warning", f"{wording.count(len(troubled), 'document')} not verified", ", ".join(troubled)))
    return lines


def _of_severity(run: Run, severity: Severity) -> list[str]:
    level = _LEVELS[severity]
    found = [finding for outcome in run.outcomes for finding in outcome.told if finding.severity is severity]
    # One place is kept for the documents that could not be checked, and one for the number of those that are left out.
    shown = found if len(found) < MOST else found[: MOST - 2]
    lines = [
        _command(level, f"{finding.label}: {wording.headline(finding)}", f"{finding.clause.text} ({finding.url})")
        for finding in shown
    ]
    if len(shown) < len(found):
        many = wording.count(len(found), *wording.SEVERITY_NAMES[severity])
        lines.append(_command(level, many, f"{len(found) - len(shown):,} more than are shown here: see the summary of this job."))
    return lines


def _command(level: str, title: str, message: str) -> str:
    """A command on one line. In a property a comma begins the next one, and a colon may end it."""
    name = _data(title).replace(":", "%3A").replace(",", "%2C")
    return f"::{level} title={name}::{_data(message)}"


def _data(text: str) -> str:
    escaped = cut(terminal(text), _LONGEST).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace("##[", "##\u200b[")


def inert(text: str) -> str:
    """Text in which the runner, which looks for commands in all that is printed, finds none.

    A line is one where it begins with "::" or has "##[" anywhere
    (https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs). JSON stays the same JSON.
    """
    return _COMMAND.sub("\\1\u200b", text).replace("##[", "##\\u005b")


def summary(report: str, room: int) -> str:
    """A report in Markdown as it is appended to the summary of a job, in at most `room` bytes: whole paragraphs, and a note."""
    whole = f"{report}\n"
    if len(whole.encode("utf-8", "replace")) <= room:
        return whole
    kept = report.encode("utf-8", "replace")[: max(0, room - len(_CUT))].decode("utf-8", "ignore")
    return (kept.rpartition("\n\n")[0] + _CUT) if room > len(_CUT) else ""

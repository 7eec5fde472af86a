"""What became of findings: later ones about the same clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tosmon.models import ChangeType, Finding
from tosmon.reports.wording import HAPPENED, day


def sequels(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Of each finding by its id the later ones about its clause, in the order of time: it was reworded, went or came back."""
    counted = sorted((each for each in findings if not each.superseded), key=lambda each: each.observed_at)
    about: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in counted:
        if finding.change is ChangeType.REWORDED:
            about[finding.key, finding.before].append(finding)
        else:
            about[finding.key, finding.clause.fingerprint].append(finding)
    return {
        each.id: _after(each, about[each.key, each.clause.text], about[each.key, each.clause.fingerprint]) for each in counted
    }


def _after(finding: Finding, *groups: Sequence[Finding]) -> list[Finding]:
    later = [each for group in groups for each in group if each.observed_at > finding.observed_at]
    return sorted(later, key=lambda each: each.observed_at)


def told(later: Finding) -> str:
    """`reworded on 14 May 2025`."""
    return f"{HAPPENED[later.change]} on {day(later.observed_at)}"

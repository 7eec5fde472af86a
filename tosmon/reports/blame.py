"""Since when sentences stand in a document, for the terminal and as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.padding import Padding
from rich.text import Text

from tosmon.reports.contract import clause_data
from tosmon.reports.escape import terminal
from tosmon.reports.text import Screen, console, written
from tosmon.reports.times import stamp
from tosmon.reports.wording import day
from tosmon.standing import Sight, Standing


def text(found: Sequence[Standing], screen: Screen) -> str:
    """One sentence after another, each below a line that says since when; the page's text is indented."""
    out = console(screen)
    for standing in found:
        kind = f"{standing.clause.kind.value.upper()}  " if standing.clause else ""
        out.print(Text.assemble((kind, "bold"), ("; ".join(_times(standing)), "" if standing.gone is None else "dim")))
        block = standing.sentence.block
        for line, style in ((" > ".join(block.section), "italic"), (block.lead, "dim"), (standing.sentence.text, "")):
            if line:
                out.print(Padding(Text(terminal(line), style), (0, 0, 0, 2)))
        out.print()
    return written(out)


def _times(standing: Standing) -> list[str]:
    first, since, gone = standing.first, standing.since, standing.gone
    broken = [f"first seen {_told(first)}"] if first != since else []
    return [f"gone since {_told(gone)}", f"stood from {_told(since)}", *broken] if gone else [f"since {_told(since)}", *broken]


def _told(sight: Sight) -> str:
    """The first version that is known may be younger than its words."""
    return f"{day(sight.at)}{' or before' * (sight.version == 1)} (version {sight.version})"


def data(standing: Standing) -> dict[str, Any]:
    """One sentence; `since` is the beginning of the time it stands without a break, `gone_at` is null while it does."""
    block, gone = standing.sentence.block, standing.gone
    said = {"kind": None, "text": standing.sentence.text, "lead": block.lead, "section": " > ".join(block.section)}
    return {
        **(clause_data(standing.clause) if standing.clause else said),
        "present": gone is None,
        "first_seen": stamp(standing.first.at),
        "first_version": standing.first.version,
        "since": stamp(standing.since.at),
        "since_version": standing.since.version,
        "gone_at": stamp(gone.at) if gone else None,
        "gone_version": gone.version if gone else None,
    }

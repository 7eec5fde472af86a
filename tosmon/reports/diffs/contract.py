"""A comparison as JSON. Its keys are a contract; more may come, none is renamed."""

from __future__ import annotations

import json
from typing import Any

from tosmon.models import DateKind, latest
from tosmon.reading.dates import stated_dates
from tosmon.reports.diffs.rows import Comparison, Fate, Row, Side
from tosmon.reports.text import Screen
from tosmon.reports.times import stamp


def data(compared: Comparison, _: Screen) -> str:
    """One object: the two sides, how many sentences changed, and each of them in the order of the newer version."""
    change = compared.change
    counts = {"added": len(change.added), "removed": len(change.removed), "reworded": len(change.reworded), "moved": change.moved}
    return json.dumps(
        {
            "document": compared.name,
            "old": _side(compared.old),
            "new": _side(compared.new),
            "changed": bool(change),
            "counts": counts,
            "changes": [_row(row) for row in compared.rows if row.fate is not Fate.SAME],
        },
        indent=2,
    )


def _side(side: Side) -> dict[str, Any]:
    version = side.version
    dates = stated_dates(version)
    return {
        "name": side.name,
        "version": version.number or None,
        "observed_at": stamp(version.observed_at) if version.number else None,
        "sha256": version.sha256,
        "stated": {kind.value: latest(dates, kind) or None for kind in DateKind},
    }


def _row(row: Row) -> dict[str, Any]:
    """One sentence; `words` joined without the removed ones are `after`, without the added ones `before`."""
    return {
        "change": row.fate.value,
        "section": " > ".join(row.sentence.block.section),
        "lead": row.sentence.block.lead,
        "before": row.before.text if row.before else None,
        "after": row.after.text if row.after else None,
        "words": [{"edit": run.edit.value, "text": run.text} for run in row.words],
    }

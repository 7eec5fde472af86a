"""A comparison as `diff -u` writes it, over the text as `tosmon read` shows it: what `patch` and `git apply` take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from tosmon.diff import Edit, Place, edits
from tosmon.models import Version
from tosmon.reading.rendering import as_text
from tosmon.reports.diffs.rows import Comparison, Side
from tosmon.reports.escape import terminal
from tosmon.reports.text import Screen

CONTEXT = 3  # lines around a change

_Op = tuple[Edit, Place, Place]


def unified(compared: Comparison, _: Screen) -> str:
    """The hunks with their two header lines; nothing where no line differs."""
    before, after = (plain_lines(side.version) for side in (compared.old, compared.new))
    hunks = list(_hunks(list(edits(before, after))))
    if not hunks:
        return ""
    written = [_header("---", "a", compared.name, compared.old), _header("+++", "b", compared.name, compared.new)]
    for hunk in hunks:
        written += _hunk(hunk, before, after)
    return "\n".join(written)


def plain_lines(version: Version) -> list[str]:
    """The lines of the text, each without anything a terminal obeys."""
    return [terminal(line) for line in as_text(version.blocks).split("\n")]


def _header(sign: str, prefix: str, name: str, side: Side) -> str:
    return f"{sign} {prefix}/{terminal(name)}.txt\t{_time(side.version.observed_at)}"


def _time(time: datetime) -> str:
    return f"{time:%Y-%m-%d %H:%M:%S} +0000"


def _hunks(operations: Sequence[_Op]) -> Iterator[list[_Op]]:
    """Operations in groups of changes that are near each other, with some lines around them."""
    group: list[_Op] = []
    changes = [n for n, operation in enumerate(operations) if operation[0] is not Edit.SAME]
    for n, (edit, (a, b), (c, d)) in enumerate(operations):
        if edit is not Edit.SAME:
            group.append((edit, (a, b), (c, d)))
            continue
        behind, ahead = bool(changes) and n > changes[0], bool(changes) and n < changes[-1]
        if behind and ahead and b - a <= 2 * CONTEXT:
            group.append((edit, (a, b), (c, d)))
            continue
        if behind:
            group.append((edit, (a, min(b, a + CONTEXT)), (c, min(d, c + CONTEXT))))
            yield group
        group = [(edit, (max(a, b - CONTEXT), b), (max(c, d - CONTEXT), d))] if ahead else []
    if group:
        yield group


def _hunk(hunk: Sequence[_Op], before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    (_, (a, _), (c, _)), (_, (_, b), (_, d)) = hunk[0], hunk[-1]
    yield f"@@ -{_range(a, b)} +{_range(c, d)} @@"
    for edit, (i, j), (k, m) in hunk:
        if edit is Edit.SAME:
            yield from (f" {line}" for line in before[i:j])
        else:
            yield from (f"-{line}" for line in before[i:j])
            yield from (f"+{line}" for line in after[k:m])


def _range(start: int, end: int) -> str:
    """First line and number of lines, as `diff` counts them: nothing stands behind the line before."""
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + bool(length)},{length}"

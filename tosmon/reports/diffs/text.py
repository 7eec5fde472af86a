"""A comparison for the terminal: what changed, by sections; beside each other where there is room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tosmon.diff import Edit, Run
from tosmon.models import Sentence
from tosmon.reports import wording
from tosmon.reports.diffs.rows import Comparison, Fate, Row
from tosmon.reports.escape import terminal
from tosmon.reports.text import Screen, console, written

_SIGNS = {Fate.ADDED: "+", Fate.REMOVED: "-", Fate.REWORDED: "~"}
_STYLES = {Fate.ADDED: "green", Fate.REMOVED: "red", Fate.REWORDED: ""}
_WORDS = {Edit.ADDED: "bold green underline", Edit.REMOVED: "red strike", Edit.SAME: ""}
# Where there are no colours the words stand between the marks of wdiff.
_MARKS = {Edit.ADDED: ("{+", "+}"), Edit.REMOVED: ("[-", "-]"), Edit.SAME: ("", "")}


def text(compared: Comparison, screen: Screen) -> str:
    """The changed sentences with their sections, in the order of the newer version, and one line of totals.

    Every line of a page's text stands behind a sign or is indented, so that none can pass for a line of tosmon's own.
    """
    out = console(screen)
    changed = [row for row in compared.rows if row.fate is not Fate.SAME]
    if changed:
        out.print(Text(terminal(f"{compared.label}: {compared.old.told} -> {compared.new.told}"), "bold"), soft_wrap=True)
    for (section, lead), rows in groupby(changed, key=lambda row: _place(row.sentence)):
        out.print()
        if section:
            out.print(_hanging("@", Text(section, "italic cyan")))
        if lead:
            out.print(Padding(Text(lead, "dim"), (0, 0, 0, 2)))
        if screen.wide:
            out.print(_beside(rows, color=screen.color))
        else:
            _below(out, rows, color=screen.color)
    if changed:
        out.print()
    out.print(Text(wording.change_summary(compared.change)))
    return written(out)


def _place(sentence: Sentence) -> tuple[str, str]:
    return terminal(" > ".join(sentence.block.section)), terminal(sentence.block.lead)


def _below(out: Console, rows: Iterable[Row], *, color: bool) -> None:
    for row in rows:
        out.print(_hanging(_SIGNS[row.fate], _whole(row, color=color)))


def _whole(row: Row, *, color: bool) -> Text:
    if row.fate is Fate.REWORDED:
        return _marked(row.words, color=color)
    return Text(terminal(row.sentence.text), _STYLES[row.fate])


def _hanging(sign: str, said: Text) -> Table:
    """A sign and a text beside it, whose further lines do not begin below the sign."""
    table = Table.grid(padding=(0, 1, 0, 0), expand=False)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(Text(sign, said.style), said)
    return table


def _beside(rows: Iterable[Row], *, color: bool) -> Table:
    """The older wording left, the newer one right."""
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    for _ in range(2):
        table.add_column(no_wrap=True)
        table.add_column(ratio=1, overflow="fold")
    for row in rows:
        sign = _SIGNS[row.fate]
        left, right = (_half(row, edit, color=color) for edit in (Edit.REMOVED, Edit.ADDED))
        table.add_row(sign if left else "", left, sign if right else "", right)
    return table


def _half(row: Row, edit: Edit, *, color: bool) -> Text:
    """One side of a row: of a reworded sentence the words that stand there."""
    if row.fate is Fate.REWORDED:
        return _marked((run for run in row.words if run.edit in (Edit.SAME, edit)), color=color)
    said = row.before if edit is Edit.REMOVED else row.after
    return Text(terminal(said.text) if said else "", _STYLES[row.fate])


def _marked(words: Iterable[Run], *, color: bool) -> Text:
    marked = Text()
    for run in words:
        marked.append_text(_run(run, color=color))
    return marked


def _run(run: Run, *, color: bool) -> Text:
    if color or run.edit is Edit.SAME:
        return Text(terminal(run.text), _WORDS[run.edit])
    return Text("".join(_between(terminal(run.text), *_MARKS[run.edit])))


def _between(text: str, opening: str, closing: str) -> Iterator[str]:
    """The text between marks, the spaces around it outside."""
    inner = text.strip(" ")
    yield " " * (len(text) - len(text.lstrip(" ")))
    yield f"{opening}{inner}{closing}" if inner else ""
    yield " " * (len(text) - len(text.rstrip(" "))) if inner else ""

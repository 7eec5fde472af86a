"""A comparison as one page of HTML: the whole text beside itself, what stayed the same folded away."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tosmon.diff import Edit, Run
from tosmon.models import Sentence
from tosmon.reports import wording
from tosmon.reports.diffs.rows import Comparison, Fate, Row
from tosmon.reports.html import page, text, words
from tosmon.reports.text import Screen


def html(compared: Comparison, _: Screen) -> str:
    """The page."""
    title = f"{compared.label}: {compared.old.name} and {compared.new.name}"
    head = (
        f"<h1>{text(compared.label)}</h1>\n<p>{wording.change_summary(compared.change)}</p>\n"
        f'<div class="row"><p><b>{text(compared.old.told)}</b></p><p><b>{text(compared.new.told)}</b></p></div>'
    )
    return page(title, "\n".join([head, "<main>", *_body(compared), "</main>"]), compared.new.version.language)


def _body(compared: Comparison) -> Iterator[str]:
    for same, rows in groupby(compared.rows, key=lambda row: row.fate is Fate.SAME):
        if same:
            kept = list(rows)
            yield f"<details><summary>{wording.count(len(kept), 'sentence')} unchanged</summary>"
            yield from (f'<p dir="auto">{text(row.sentence.text)}</p>' for row in kept)
            yield "</details>"
            continue
        for place, changed in groupby(rows, key=lambda row: _place(row.sentence)):
            yield place
            yield from map(_row, changed)


def _place(sentence: Sentence) -> str:
    section, lead = text(" > ".join(sentence.block.section)), text(sentence.block.lead)
    return f'<h2 dir="auto">{section}</h2>' * bool(section) + f'<p class="quiet" dir="auto">{lead}</p>' * bool(lead)


def _row(row: Row) -> str:
    old, new = _half(row, row.before, Edit.REMOVED), _half(row, row.after, Edit.ADDED)
    return f'<div class="row {row.fate}"><p class="old" dir="auto">{old}</p><p class="new" dir="auto">{new}</p></div>'


def _half(row: Row, said: Sentence | None, edit: Edit) -> str:
    if said is None:
        return ""
    if row.fate is not Fate.REWORDED:
        return words([Run(edit, said.text)])
    return words(run for run in row.words if run.edit in (Edit.SAME, edit))

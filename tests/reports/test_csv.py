"""CSV is RFC 4180, and computes nothing in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from tests.notifiers.samples import FINDING, NEW, NIGHT
from tosmon.models import Fact, FactKind, Mute
from tosmon.reports.contract import finding_data
from tosmon.reports.csv import COLUMNS
from tosmon.reports.formats import FORMATS
from tosmon.reports.text import Screen


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def saying(text: str) -> str:
    (row,) = table(FORMATS["csv"].findings([replace(FINDING, clause=replace(NEW, text=text))], Screen()))
    return row["text"]


def test_one_finding_is_a_row_below_the_names_of_the_json_output() -> None:
    muted = replace(
        FINDING,
        facts=(Fact(FactKind.AHEAD, "2024-03-01"),),
        mute=Mute("f1", 'says "no", twice', NIGHT),
        clause=replace(NEW, rules=("a", "b")),
    )
    text = FORMATS["csv"].findings([FINDING, muted], Screen())
    assert text.count("\r\n") == text.count("\n") == 2
    first, second = table(text)
    assert (first["service"], first["version"], first["previous"], first["muted"], first["facts"]) == (
        "SoundCloud",
        "2",
        "1",
        "false",
        "",
    )
    assert (second["rules"], second["facts"], second["muted"]) == ("a; b", "takes effect 1 Mar 2024", "true")
    assert second["mute_reason"] == 'says "no", twice'


def test_every_key_of_the_json_output_is_a_column_but_for_what_is_no_text() -> None:
    assert set(finding_data(FINDING)) - set(COLUMNS) == {"attributes", "marks"}


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@SUM(1)", "\t=1", "  =1", "＝1"])
def test_what_begins_like_a_formula_is_text(text: str) -> None:
    assert saying(text) == f"'{text}"


def test_quotes_commas_and_line_breaks_are_kept() -> None:
    text = 'He said "no",\nthen yes = 1; ünï 歌'
    assert saying(text) == text

"""The small language of patterns means what its description says, and no pattern runs away."""

from __future__ import annotations

import pytest

from tosmon import clauses
from tosmon.clauses import Family, Rule, pattern
from tosmon.clauses.pattern import Line

SENTENCE = "## // we can use _ your-data to train-ai-noun . "


def found(source: str, line: str = SENTENCE, barred: str = "stop ##") -> bool:
    """Whether a rule's pattern finds a line."""
    return pattern.clause(source, barred).match(Line(f" {line}")) is not None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("we can use", True),
        ("we use", False),
        ("we can? use", True),
        ("we not? can", True),
        ("you|we can", True),
        ("we … your-data", True),
        ("we …1 your-data", False),
        ("we …3 your-data", True),
        ("train-ai", False),
        ("train-ai*", True),
        ("train-ai* .", True),
        ("// we", True),
        ("// can", False),
    ],
)
def test_a_pattern_finds_what_it_says(source: str, *, expected: bool) -> None:
    assert found(source) is expected


def test_a_gap_runs_from_the_lead_in_into_the_sentence_but_not_over_what_is_barred() -> None:
    assert found("you-must-not … train-ai", "## you-must-not : // _ train-ai . ")
    assert not found("you-must-not … train-ai", "## you-must-not stop // _ train-ai . ")
    assert not found("you-must-not … train-ai", "you-must-not ## // _ train-ai . ")
    assert found("you-must-not >> train-ai", "you-must-not ## // _ train-ai . ")


def test_a_lead_in_alone_is_never_a_clause() -> None:
    assert not found("we-use … train-ai", "## we-use your-data to train-ai : // data . ")


def test_a_phrase_is_written_as_one_word() -> None:
    line = Line(" we train our ai ; train not ai ").replaced(pattern.phrase("train …2 ai", "not").regex, "train-ai")
    assert line.text == " we train-ai ; train not ai "
    assert {"train-ai", "train-ai*", "train*"} <= line.classes


def almost(source: str) -> str:
    """A line as long as a window that goes on and on with all of a pattern but its last word."""
    *most, last = source.split()
    shown = (word for word in most if word != last and not word.startswith(("…", ">>", "//")))
    words = [word.removesuffix("?").split("|")[0].rstrip("*") for word in shown]
    return f" ## // {' '.join((words or ['_']) * 400)[:3000]} . "


@pytest.mark.timeout(60)  # a pattern that runs away takes hours
@pytest.mark.parametrize(
    ("family", "rule"), [pytest.param(family, rule, id=rule.id) for family in clauses.FAMILIES for rule in family.rules]
)
def test_no_pattern_of_a_rule_runs_away(family: Family, rule: Rule) -> None:
    for source in (*rule.patterns, *rule.unless):
        found = pattern.clause(source, family.grammar.barred).regex.search(almost(source))
        assert found is None or source.split()[-1].endswith("?")


@pytest.mark.parametrize(
    ("source", "line", "expected"),
    [
        ("we … sell … data", "## // we we sell we . ", False),
        ("we … sell … data", "## // we sell stop we sell data . ", True),
        ("we … sell … data", "## // we sell stop data we sell . ", False),
        ("stop we … data", "## // we stop we _ data . ", True),
        ("we stop sell … data", "## // we stop sell _ data . ", True),
        ("we … sell", "we ## // we _ sell . ", True),
    ],
)
def test_each_stretch_between_barred_words_is_searched_from_its_beginning(source: str, line: str, *, expected: bool) -> None:
    assert found(source, line) is expected

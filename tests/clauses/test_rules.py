"""Every rule is proved by its own sentences, judged by the whole engine."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.clauses.judging import verdict
from tosmon import clauses
from tosmon.clauses import Example, Family, Rule
from tosmon.clauses.rule import TRAITS
from tosmon.models import Kind

OF_TRAINING = (Kind.GRANT, Kind.OPT_OUT, Kind.OPT_IN, Kind.DENIAL, Kind.RESTRICTION)


def cases(*, matching: bool) -> list[object]:
    """Each sentence of each rule as a test of its own."""
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in clauses.TRAINING.rules
        for number, example in enumerate(rule.matches if matching else rule.passes, 1)
    ]


@pytest.mark.parametrize(("rule", "example"), cases(matching=True))
def test_a_rule_flags_the_sentences_it_must(rule: Rule, example: Example) -> None:
    found = verdict(example.text, example.lead, languages=rule.language)
    assert found is not None
    assert found[0] is rule.kind
    assert rule.id in found[1]


@pytest.mark.parametrize(("rule", "example"), cases(matching=False))
def test_a_rule_lets_look_alikes_pass(rule: Rule, example: Example) -> None:
    found = verdict(example.text, example.lead)
    assert found is None or found[0] is not rule.kind


@pytest.mark.parametrize(("rule", "example"), cases(matching=True))
def test_a_sentence_is_of_the_same_kind_where_its_language_is_not_known(rule: Rule, example: Example) -> None:
    found = verdict(example.text, example.lead)
    assert found is not None
    assert found.kind is rule.kind


@pytest.mark.parametrize("rule", clauses.TRAINING.rules, ids=lambda rule: rule.id)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert re.fullmatch(rf"{rule.language}(-[a-z]+)+", rule.id)
    assert rule.title
    assert rule.reason.endswith(".")
    assert rule.patterns
    assert len(rule.matches) >= 5
    assert len(rule.passes) >= 5


def test_ids_are_unique_and_every_kind_has_rules_in_every_language() -> None:
    assert max(Counter(rule.id for rule in clauses.TRAINING.rules).values()) == 1
    languages = {rule.language for rule in clauses.TRAINING.rules}
    assert {(rule.language, rule.kind) for rule in clauses.TRAINING.rules} == {
        (language, kind) for language in languages for kind in OF_TRAINING
    }


def test_the_word_classes_in_patterns_exist() -> None:
    for family in clauses.FAMILIES:
        grammar = family.grammar
        known = {*grammar.words, "//", "##", "_", ".", *(name for phrase in grammar.phrases for name in phrase.name.split())}
        patterns = [
            *(source for phrase in grammar.phrases for source in (*phrase.patterns, phrase.barred)),
            *(source for rule in family.rules for source in (*rule.patterns, *rule.unless)),
        ]
        words = {name for source in patterns for word in source.split() for name in word.removesuffix("?").split("|")}
        names = {word for word in words if not word.startswith(("…", ">>")) and word}
        unknown = {
            name for name in names if not any(k == name or (name.endswith("*") and k.startswith(name[:-1])) for k in known)
        }
        assert unknown == set()


FEWEST = 25  # sentences that must match, and that must not, for each language


@pytest.mark.parametrize("family", [f for f in clauses.FAMILIES if f.name == "training"], ids=lambda f: f.grammar.language)
def test_a_language_is_complete(family: Family) -> None:
    assert len({example for rule in family.rules for example in rule.matches}) >= FEWEST
    assert len({example for rule in family.rules for example in rule.passes}) >= FEWEST
    assert set(family.grammar.traits) == set(TRAITS)

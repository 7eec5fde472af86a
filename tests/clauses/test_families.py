"""The families beside training: proved by their own sentences, apart from each other, and off unless they are named."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tosmon import clauses
from tosmon.clauses import Example, Family, Rule, Rulebook, rulebook
from tosmon.models import Block, BlockKind, Kind

OTHERS = [family for family in clauses.FAMILIES if family.name != clauses.ALWAYS]
NAMES = tuple(dict.fromkeys(family.name for family in OTHERS))
EVERYTHING = rulebook(NAMES)
FEWEST = 6  # sentences that must match, and that must not, for each rule


def of(family: Family) -> str:
    return f"{family.name}-{family.grammar.language}"


def cases(*, matching: bool) -> list[object]:
    """Each sentence of each rule as a test of its own."""
    return [
        pytest.param(family, rule, example, id=f"{rule.id}-{number}")
        for family in OTHERS
        for rule in family.rules
        for number, example in enumerate(rule.matches if matching else rule.passes, 1)
    ]


def kinds(text: str, lead: str = "", book: Rulebook = EVERYTHING) -> list[Kind]:
    return [verdict.kind for verdict in book.engine.judge(text, lead)]


@pytest.mark.parametrize(("family", "rule", "example"), cases(matching=True))
def test_a_rule_flags_the_sentences_it_must(family: Family, rule: Rule, example: Example) -> None:
    (verdict,) = Rulebook([family]).engine.judge(example.text, example.lead)
    assert verdict.kind is rule.kind
    assert rule.id in verdict.rules


@pytest.mark.parametrize(("family", "rule", "example"), cases(matching=False))
def test_a_rule_lets_look_alikes_pass(family: Family, rule: Rule, example: Example) -> None:
    assert Rulebook([family]).engine.judge(example.text, example.lead) == ()


@pytest.mark.parametrize("family", OTHERS, ids=of)
def test_a_family_is_complete(family: Family) -> None:
    for rule in family.rules:
        assert re.fullmatch(rf"{family.grammar.language}-{family.name}(-[a-z]+)+", rule.id)
        assert (rule.kind, rule.language) == (Kind(family.name), family.grammar.language)
        assert rule.title and rule.reason.endswith(".") and rule.patterns
        assert len(set(rule.matches)) >= FEWEST and len(set(rule.passes)) >= FEWEST


def test_ids_are_unique_in_all_families() -> None:
    assert max(Counter(rule.id for family in clauses.FAMILIES for rule in family.rules).values()) == 1


@pytest.mark.parametrize("family", OTHERS, ids=of)
def test_a_family_is_off_unless_it_is_named(family: Family) -> None:
    text = next(example.text for rule in family.rules for example in rule.matches if not example.lead)
    block = Block(BlockKind.PARAGRAPH, text)
    assert family.rules[0].kind not in {clause.kind for clause in clauses.TRAINING.find([block])}
    assert family.rules[0].kind in {clause.kind for clause in rulebook([family.name]).find([block])}


def test_the_other_families_change_nothing_of_what_is_said_about_training() -> None:
    for rule in clauses.TRAINING.rules:
        for example in (*rule.matches, *rule.passes):
            about_training = clauses.TRAINING.engine.judge(example.text, example.lead)
            assert EVERYTHING.engine.judge(example.text, example.lead)[: len(about_training)] == about_training


def test_a_sentence_may_be_a_clause_of_several_families() -> None:
    text = "You grant us a perpetual licence to your voice to train AI models, and we may change these Terms without notice."
    assert kinds(text) == [Kind.GRANT, Kind.LICENCE, Kind.BIOMETRIC, Kind.CHANGES]
    found = EVERYTHING.find([Block(BlockKind.PARAGRAPH, text)])
    assert [clause.kind for clause in found] == kinds(text)
    assert len({clause.fingerprint for clause in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "kind", "changed"),
    [
        (
            "You grant us a perpetual licence to your songs.",
            Kind.LICENCE,
            "You do not grant us a perpetual licence to your songs.",
        ),
        ("You grant us a perpetual licence to your songs.", Kind.LICENCE, "We grant you a perpetual licence to our songs."),
        ("You grant us a perpetual licence to your songs.", Kind.LICENCE, "You grant us a licence to store your songs."),
        ("You may not use data mining on the site.", Kind.MINING, "You may use data mining on the site."),
        ("All rights of text and data mining are reserved.", Kind.MINING, "All rights are reserved."),
        ("We collect voiceprints.", Kind.BIOMETRIC, "We never collect voiceprints."),
        ("We may clone your voice.", Kind.BIOMETRIC, "You may not clone another person's voice."),
        ("We may change these Terms without notice.", Kind.CHANGES, "We will not change these Terms without notice."),
        ("We may change these Terms without notice.", Kind.CHANGES, "We may change the menu without notice."),
        ("Your continued use means you accept the changes.", Kind.CHANGES, "We ask for your consent to the changes."),
    ],
)
def test_negation_actor_and_subject_decide(text: str, kind: Kind, changed: str) -> None:
    assert kind in kinds(text)
    assert kind not in kinds(changed)


def test_the_lead_in_decides_what_an_item_means() -> None:
    item = "sublicense the content to any third party;"
    assert kinds(item, "You grant us the right to:") == [Kind.LICENCE]
    assert kinds(item, "You may not:") == []


ALMOST = {
    "licence": "you grant us a licence to use your content ",
    "mining": "you may not reserve text and data mining ",
    "biometric": "you agree that we collect and keep your voice ",
    "changes": "we may at any time change the terms and continue ",
}


@pytest.mark.timeout(110)  # a rule that runs away takes hours
@pytest.mark.parametrize("name", ALMOST)
def test_a_megabyte_of_almost_clauses_is_judged(name: str) -> None:
    text = ALMOST[name] * (1_000_000 // len(ALMOST[name]))
    judged = rulebook([name]).engine.judge.__wrapped__(text, text[:100_000], (text[:100_000],))
    assert all(verdict.kind in Kind for verdict in judged)

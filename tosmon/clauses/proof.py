"""Prove rules by their own sentences: which of them does not hold?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tosmon.clauses.engine import Judge, Verdict
from tosmon.clauses.lexicon import lexicon, words
from tosmon.clauses.plain import plain
from tosmon.clauses.rule import Example, Family, Rule


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence that a rule must flag and does not, or must pass and does not; `line` is how it is read, to mend the rule by."""

    rule: Rule
    example: Example
    must_flag: bool
    verdict: Verdict | None
    line: str


def failures(families: Iterable[Family]) -> Iterator[Failure]:
    """The sentences that do not hold, in the order of the rules; each judged by all families of its own one's name."""
    families = tuple(families)
    books = {name: Judge(family for family in families if family.name == name) for name in {each.name for each in families}}
    for family in families:
        for rule in family.rules:
            for example, must_flag in (*((each, True) for each in rule.matches), *((each, False) for each in rule.passes)):
                verdict = next(iter(books[family.name].judge(example.text, example.lead, (), frozenset({rule.language}))), None)
                if must_flag is not _flagged(rule, verdict, must_flag=must_flag):
                    line = next(lexicon(family.grammar).lines(words(plain(example.text)), plain(example.lead), "")).text.strip()
                    yield Failure(rule, example, must_flag, verdict, line)


def _flagged(rule: Rule, verdict: Verdict | None, *, must_flag: bool) -> bool:
    """Whether a verdict is the rule's; for a sentence that must pass, whether it is of the rule's kind at all."""
    return verdict is not None and verdict.kind is rule.kind and (rule.id in verdict.rules or not must_flag)

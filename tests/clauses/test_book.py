"""A rulebook is known by all that it holds, and nothing of that needs to be compiled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import pytest

from tosmon import clauses
from tosmon.clauses import Family, Rulebook
from tosmon.models import Kind

(FAMILY, *_) = clauses.TRAINING.families


def otherwise(value: object) -> Any:
    """A value that differs in its smallest part, wherever that lies."""
    match value:
        case str():
            return Kind.GRANT if isinstance(value, Kind) and value is not Kind.GRANT else f"{value} x"
        case dict():
            *rest, (name, words) = value.items()
            return {**dict(rest), name: otherwise(words)}
        case (*rest, last):
            return (*rest, otherwise(last))
        case ():
            return ("x",)
        case _:
            name = fields(value)[-1].name  # type: ignore[arg-type]  # all that is left are dataclasses
            return replace(value, **{name: otherwise(getattr(value, name))})  # type: ignore[type-var]  # same


def altered() -> Iterator[tuple[str, Family]]:
    """The family with one thing after the other said otherwise: its name, each field of its grammar and of its last rule."""
    yield "name", replace(FAMILY, name=otherwise(FAMILY.name))
    for each in fields(FAMILY.grammar):
        grammar = replace(FAMILY.grammar, **{each.name: otherwise(getattr(FAMILY.grammar, each.name))})
        yield f"grammar.{each.name}", replace(FAMILY, grammar=grammar)
    *rules, last = FAMILY.rules
    for each in fields(last):
        rule = replace(last, **{each.name: otherwise(getattr(last, each.name))})
        yield f"rule.{each.name}", replace(FAMILY, rules=(*rules, rule))
    yield "fewer rules", replace(FAMILY, rules=tuple(rules))
    yield "another order", replace(FAMILY, rules=(last, *rules))


def test_the_fingerprint_is_another_one_with_every_rule_pattern_and_word() -> None:
    known = {"as it is": Rulebook([FAMILY]).fingerprint}
    for what, family in altered():
        mark = Rulebook([family]).fingerprint
        assert mark not in known.values(), what
        known[what] = mark


def test_the_fingerprint_is_the_same_for_the_same_rules_and_another_one_with_another_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = Rulebook([FAMILY]).fingerprint
    assert Rulebook([replace(FAMILY)]).fingerprint == before
    monkeypatch.setattr("tosmon.clauses.book.ENGINE", "4x")
    assert Rulebook([FAMILY]).fingerprint != before

"""All rule families, one line each: a new language or family is a module of data and a line here."""

from __future__ import annotations

from tosmon.clauses.rule import Grammar, Rule
from tosmon.clauses.rules import english, french

GRAMMARS: tuple[Grammar, ...] = (english.GRAMMAR, french.GRAMMAR)

# A sentence gets the kind of the first rule that holds, so the order within a language matters.
RULES: tuple[Rule, ...] = (
    *english.RULES,
    *french.RULES,
)

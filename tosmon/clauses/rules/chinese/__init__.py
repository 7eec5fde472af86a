"""The rule families of Chinese, in the order in which they are asked."""

from __future__ import annotations

from tosmon.clauses.rule import Family
from tosmon.clauses.rules.chinese import choices, denials, grants, restrictions
from tosmon.clauses.rules.chinese.words import GRAMMAR

__all__ = ["TRAINING"]

TRAINING = Family("training", GRAMMAR, (*restrictions.RULES, *choices.RULES, *denials.RULES, *grants.RULES))

"""The rule families of Spanish, in the order in which they are asked."""

from __future__ import annotations

from tosmon.clauses.rule import Family
from tosmon.clauses.rules.spanish import choices, denials, grants, restrictions
from tosmon.clauses.rules.spanish.words import GRAMMAR

__all__ = ["TRAINING"]

TRAINING = Family("training", GRAMMAR, (*restrictions.RULES, *choices.RULES, *denials.RULES, *grants.RULES))

"""The rule families of French, in the order in which they are asked."""

from __future__ import annotations

from tosmon.clauses.rule import Family
from tosmon.clauses.rules.french import choices, denials, grants, restrictions
from tosmon.clauses.rules.french.changes import CHANGES
from tosmon.clauses.rules.french.licence import LICENCE
from tosmon.clauses.rules.french.words import GRAMMAR

__all__ = ["CHANGES", "LICENCE", "TRAINING"]

TRAINING = Family("training", GRAMMAR, (*restrictions.RULES, *choices.RULES, *denials.RULES, *grants.RULES))

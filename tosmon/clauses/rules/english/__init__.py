"""The rule families of English, in the order in which they are asked."""

from __future__ import annotations

from tosmon.clauses.rule import Family
from tosmon.clauses.rules.english import choices, denials, grants, restrictions
from tosmon.clauses.rules.english.biometric import BIOMETRIC
from tosmon.clauses.rules.english.changes import CHANGES
from tosmon.clauses.rules.english.licence import LICENCE
from tosmon.clauses.rules.english.mining import MINING
from tosmon.clauses.rules.english.words import GRAMMAR

__all__ = ["BIOMETRIC", "CHANGES", "LICENCE", "MINING", "TRAINING"]

TRAINING = Family("training", GRAMMAR, (*restrictions.RULES, *choices.RULES, *denials.RULES, *grants.RULES))

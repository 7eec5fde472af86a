"""All rule families, one line each: a new language or subject is a module of data and a line here."""

from __future__ import annotations

from tosmon.clauses.engine import Rulebook
from tosmon.clauses.rule import Family
from tosmon.clauses.rules import english, french, portuguese, spanish

FAMILIES: tuple[Family, ...] = (
    english.TRAINING,
    french.TRAINING,
    spanish.TRAINING,
    portuguese.TRAINING,
)

TRAINING = Rulebook(family for family in FAMILIES if family.name == "training")

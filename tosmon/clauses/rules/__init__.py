"""All rule families, one line each: a new language or subject is a module of data and a line here."""

from __future__ import annotations

from tosmon.clauses.engine import Rulebook
from tosmon.clauses.rule import Family
from tosmon.clauses.rules import chinese, dutch, english, french, german, italian, japanese, portuguese, spanish

FAMILIES: tuple[Family, ...] = (
    english.TRAINING,
    french.TRAINING,
    italian.TRAINING,
    german.TRAINING,
    dutch.TRAINING,
    chinese.TRAINING,
    japanese.TRAINING,
    spanish.TRAINING,
    portuguese.TRAINING,
)

TRAINING = Rulebook(family for family in FAMILIES if family.name == "training")

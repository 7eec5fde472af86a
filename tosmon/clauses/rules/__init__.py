"""All rule families, one line each: a new language or subject is a module of data and a line here."""

from __future__ import annotations

from collections.abc import Iterable

from tosmon.clauses.book import Rulebook
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
    english.LICENCE,
    english.MINING,
    english.BIOMETRIC,
    english.CHANGES,
    french.LICENCE,
    french.CHANGES,
)

ALWAYS = "training"  # the family that is asked whatever the config says


def rulebook(names: Iterable[str] = (), own: Iterable[Family] = ()) -> Rulebook:
    """The family that is always asked, those of `FAMILIES` that are named, and a user's own."""
    asked = {ALWAYS, *names}
    families = (*(family for family in FAMILIES if family.name in asked), *own)
    return TRAINING if families == TRAINING.families else Rulebook(families)


TRAINING = Rulebook(family for family in FAMILIES if family.name == ALWAYS)

"""Which words of a sentence made the rules know it, and the part that each plays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tosmon.clauses.pattern import Place
from tosmon.models import Mark, Role

# The word classes by the part they play; all grammars name their classes alike.
_CLASSES = {
    Role.ACTOR: "we third you noone ai-company",
    Role.ACT: (
        "use using make train tune trained improve inform build development developed feed mining scraping compete "
        "research serve help"
    ),
    Role.OBJECT: "ai model ai-feature system tech own-tool training-set train-ai train-ai-noun",
    Role.DATA: "your my data personal ai-data",
    Role.POLARITY: (
        "can not nor must-not ban grant agree allow reserve without unless only excluding if opt-out opt-in consent setting "
        "choice instruct dislike i-agree in-no-case cease remove switch"
    ),
}
ROLES = {name: role for role, names in _CLASSES.items() for name in names.split()}


def marks(text: str, named: Iterable[tuple[str, Place]], found: Sequence[Place]) -> tuple[Mark, ...]:
    """The words of a sentence, each with its class and place, that play a part inside one of the stretches that were found."""
    return tuple(_joined(text, _within(named, found)))


def _within(named: Iterable[tuple[str, Place]], found: Sequence[Place]) -> Iterator[Mark]:
    for name, (start, end) in named:
        if name in ROLES and any(first <= start < end <= last for first, last in found):
            yield Mark(ROLES[name], start, end)


def _joined(text: str, single: Iterable[Mark]) -> Iterator[Mark]:
    """Neighbours of one role as one mark."""
    last: Mark | None = None
    for mark in single:
        if last and last.role is mark.role and not text[last.end : mark.start].strip():
            last = Mark(last.role, last.start, mark.end)
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last

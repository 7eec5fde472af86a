"""Know a clause about training AI when one sees it: sentences in, clauses of a kind out."""

from tosmon.clauses.book import Judged, Rulebook
from tosmon.clauses.rule import Example, Family, Grammar, Phrase, Rule
from tosmon.clauses.rules import ALWAYS, FAMILIES, TRAINING, rulebook

__all__ = [
    "ALWAYS",
    "FAMILIES",
    "TRAINING",
    "Example",
    "Family",
    "Grammar",
    "Judged",
    "Phrase",
    "Rule",
    "Rulebook",
    "rulebook",
]

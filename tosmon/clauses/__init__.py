"""Know a clause about training AI when one sees it: sentences in, clauses of a kind out."""

from tosmon.clauses.engine import FINGERPRINT, find, judge
from tosmon.clauses.rule import Example, Grammar, Phrase, Rule
from tosmon.clauses.rules import RULES

__all__ = ["FINGERPRINT", "RULES", "Example", "Grammar", "Phrase", "Rule", "find", "judge"]

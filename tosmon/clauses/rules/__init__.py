from tosmon.clauses.rules import english, french
from tosmon.clauses.rules.english.words import GRAMMAR
from tosmon.clauses.rules.french.words import GRAMMAR as FRENCH

GRAMMARS = (GRAMMAR, FRENCH)
RULES = english.RULES + french.RULES

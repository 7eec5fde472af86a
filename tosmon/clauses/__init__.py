from tosmon.clauses.engine import find, judge

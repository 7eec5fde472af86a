"""Has this document ever said this? Compare the clauses of a version with all that its document said before."""

from tosmon.memory.ledger import Event, Stand, baseline, reconcile, remember, replay
from tosmon.memory.weakening import got_worse

__all__ = ["Event", "Stand", "baseline", "got_worse", "reconcile", "remember", "replay"]

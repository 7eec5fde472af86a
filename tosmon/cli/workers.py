"""Bring in the past of many documents at once, one in each of several processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from tosmon.cli.processes import processors, spread
from tosmon.cli.session import Session, start_logging
from tosmon.importers.past import Fate, Past, bring_in

if TYPE_CHECKING:
    from tosmon.clauses import Rulebook
    from tosmon.store import SqlStore

# A process takes as long to start as thirty pages to read. Beyond four, they would wait for each other to write.
WORTH, MOST = 100, 4


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one past page of the document with this key; `name` is the page's."""

    key: str
    fate: Fate
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What it takes to bring in pasts in another process: `run` is the one that is on in the store."""

    session: Session
    run: int
    believe_after: int
    now: datetime


def number_of_workers(pasts: Sequence[Past]) -> int:
    """How many processes are worth starting; 1 is none beside this one."""
    if sum(past.total for past in pasts) < WORTH or not all(past.portable for past in pasts):
        return 1
    return min(len(pasts), processors(), MOST)


def bring_one(store: SqlStore, past: Past, rulebook: Rulebook, believe_after: int, now: datetime) -> Iterator[Told]:
    """Bring in one past here."""
    key = past.document.key
    for each in bring_in(store, past, rulebook=rulebook, believe_after=believe_after, now=now, recorded=store.recorded(key)):
        yield Told(key, each.fate, each.page.name, each.reason)


def bring_many(order: Order, pasts: Sequence[Past], workers: int) -> Generator[Told, None, None]:
    """Bring in pasts in so many processes, the longest first. Each page is recorded before it is told. Raises StoreError."""
    return spread(partial(_ready, order), sorted(pasts, key=lambda past: -past.total), workers)


@contextmanager
def _ready(order: Order) -> Iterator[Callable[[Past], Iterator[Told]]]:
    """What brings in one past in another process, in the run that is on."""
    start_logging(order.session.verbosity)
    config = order.session.config()
    rulebook = order.session.rulebook(config)
    with order.session.store(config, create=False) as store, store.joined(order.run):
        yield lambda past: bring_one(store, past, rulebook, order.believe_after, order.now)

"""Bring in the past of many documents at once, one in each of several processes."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from tosmon.cli.session import Session, start_logging
from tosmon.errors import StoreError
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
    return min(len(pasts), _processors(), MOST)


def bring_one(store: SqlStore, past: Past, rulebook: Rulebook, believe_after: int, now: datetime) -> Iterator[Told]:
    """Bring in one past here."""
    key = past.document.key
    for each in bring_in(store, past, rulebook=rulebook, believe_after=believe_after, now=now, recorded=store.recorded(key)):
        yield Told(key, each.fate, each.page.name, each.reason)


def bring_many(order: Order, pasts: Sequence[Past], workers: int) -> Generator[Told, None, None]:
    """Bring in pasts in so many processes, the longest first. Raises StoreError.

    Each page is recorded before it is told. A process that nobody listens to any more ends after the page in hand, however
    this one came to its end.
    """
    waiting = deque(sorted(pasts, key=lambda past: -past.total))
    with _started(order, workers) as lines:
        for line in lines:
            line.send(waiting.popleft())
        busy = set(lines)
        while busy:
            heard = wait(busy)
            for line in [each for each in lines if each in heard]:
                told = _heard(line)
                if told is not None:
                    yield told
                elif waiting:
                    line.send(waiting.popleft())
                else:
                    busy.remove(line)


@contextmanager
def _started(order: Order, workers: int) -> Iterator[list[Connection]]:
    """Processes that wait for pasts, each at the end of a line; in the end all have ended."""
    context = get_context("spawn")
    lines: list[Connection] = []
    processes = []
    try:
        for _ in range(workers):
            here, there = context.Pipe()
            process = context.Process(target=_work, args=(there, order), daemon=True)
            process.start()
            there.close()
            lines.append(here)
            processes.append(process)
        yield lines
    finally:
        for line in lines:
            line.close()
        for process in processes:
            process.join()


def _heard(line: Connection) -> Told | None:
    """What a process has to tell: of one page, or that a past is done (None). Raises StoreError."""
    try:
        told = line.recv()
    except EOFError as error:
        raise StoreError("a process of this import ended by itself; the same command goes on from there") from error
    if isinstance(told, StoreError):
        raise told
    assert told is None or isinstance(told, Told)
    return told


def _work(line: Connection, order: Order) -> None:
    """What one of the processes does: bring in what it is sent, as long as somebody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started it
    # Texts hold no cycles: to look for some among all blocks at every turn took a twelfth of the time.
    gc.set_threshold(100_000, 20, 100)
    start_logging(order.session.verbosity)
    config = order.session.config()
    rulebook = order.session.rulebook(config)
    try:
        with order.session.store(config, create=False) as store, store.joined(order.run):
            while True:
                past = line.recv()
                for told in bring_one(store, past, rulebook, order.believe_after, order.now):
                    line.send(told)
                line.send(None)
    except StoreError as error:
        with suppress(OSError):
            line.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # nobody listens any more


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

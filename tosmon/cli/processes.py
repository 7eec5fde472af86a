"""Have work done by several processes, which end with the one that started them, however that comes to its end."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from tosmon.errors import StoreError, TosmonError

Piece = TypeVar("Piece")
Told = TypeVar("Told")
Ready = Callable[[], AbstractContextManager[Callable[[Piece], Iterable[Told]]]]
"""Makes a process ready, once; inside the `with` is what does a piece of the work, and tells of it as often as it likes."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def spread(ready: Ready[Piece, Told], pieces: Iterable[Piece], processes: int) -> Generator[Told, None, None]:
    """What the processes tell of the pieces, as it comes; no piece is told of by None, and all must be picklable.

    While no process has anything to tell, as while they start, this one has the next of the pieces made. A process that nobody
    listens to any more ends when it would tell something. Raises StoreError, and what one of them raised.
    """
    coming, waiting = iter(pieces), deque[Piece]()
    with _starting(ready) as another:
        idle, busy, more = deque[Connection](), set[Connection](), True
        while more or waiting or busy:
            if more:
                some = list(islice(coming, 1))
                waiting += some
                more = bool(some)
            while waiting and (idle or len(busy) < processes):
                line = idle.popleft() if idle else another()
                busy.add(line)
                _give(line, waiting.popleft())
            heard = wait(busy, None if busy and not more else 0)
            for line in [each for each in busy if each in heard]:
                told = _heard(line)
                if told is not None:
                    yield told
                else:
                    busy.remove(line)
                    idle.append(line)


@contextmanager
def _starting(ready: Ready[Any, Any]) -> Iterator[Callable[[], Connection]]:
    """What starts another process that waits for work at the end of a line; in the end all have ended."""
    context = get_context("spawn")
    lines: list[Connection] = []
    processes = []

    def another() -> Connection:
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, ready), daemon=True)
        process.start()
        there.close()
        lines.append(here)
        processes.append(process)
        return here

    try:
        yield another
    finally:
        for line in lines:
            line.close()
        for process in processes:
            process.join()


def _give(line: Connection, piece: object) -> None:
    try:
        line.send(piece)
    except OSError as error:
        raise _gone() from error


def _heard(line: Connection) -> Any:
    """What a process has to tell, None that its piece is done. Raises TosmonError."""
    try:
        told = line.recv()
    except (EOFError, OSError) as error:
        raise _gone() from error
    if isinstance(told, TosmonError):
        raise told
    return told


def _gone() -> StoreError:
    return StoreError("a process that did part of the work ended by itself, perhaps for want of memory; the same command goes on")


def _work(line: Connection, ready: Ready[Any, Any]) -> None:
    """What one of the processes does: the pieces it is sent, as long as somebody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started it
    # Texts hold no cycles: to look for some among all blocks at every turn took a twelfth of the time.
    gc.set_threshold(100_000, 20, 100)
    try:
        with ready() as do:
            while True:
                for told in do(line.recv()):
                    line.send(told)
                line.send(None)
    except TosmonError as error:
        with suppress(OSError):
            line.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass  # nobody listens any more

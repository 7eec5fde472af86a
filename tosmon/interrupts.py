"""Turn the first Ctrl-C or SIGTERM into a call; a second one ends the program at once."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _First:
    """A signal handler that serves once, then gives way to the handlers before it."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self._loop = asyncio.get_running_loop()
        self._usual = {number: signal.getsignal(number) for number in _SIGNALS}
        self._served = False

    def __call__(self, number: int, frame: object) -> None:
        self.restore()
        self._served = True
        self._loop.call_soon_threadsafe(self._call)
        outer = self._usual[signal.Signals(number)]
        if isinstance(outer, _First):
            outer(number, frame)

    def restore(self) -> None:
        """Put the handlers before it back. Once it has served they are back, and an outer one among them has served too."""
        if self._served:
            return
        for number, handler in self._usual.items():
            signal.signal(number, handler)


@contextmanager
def on_interrupt(call: Callable[[], None]) -> Iterator[None]:
    """While inside, a first interrupt calls `call` in the running event loop; the next has its usual effect.

    Where one stands inside another, a first interrupt calls both, and the next has its usual effect in both. Plain
    `signal.signal`, since event loops on Windows know no signal handlers.
    """
    first = _First(call)
    for number in _SIGNALS:
        signal.signal(number, first)
    try:
        yield
    finally:
        first.restore()

"""Turn the first Ctrl-C or SIGTERM into a call; a second one ends the program at once."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def on_interrupt(call: Callable[[], None]) -> Iterator[None]:
    """While inside, a first interrupt calls `call` in the running event loop; the next has its usual effect.

    Plain `signal.signal`, since event loops on Windows know no signal handlers.
    """
    loop = asyncio.get_running_loop()
    usual = {number: signal.getsignal(number) for number in _SIGNALS}

    def restore() -> None:
        for number, handler in usual.items():
            signal.signal(number, handler)

    def first(_number: int, _frame: object) -> None:
        restore()
        loop.call_soon_threadsafe(call)

    for number in _SIGNALS:
        signal.signal(number, first)
    try:
        yield
    finally:
        restore()

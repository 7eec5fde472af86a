"""The first interrupt is a call, the second ends the program, however deep one stands in the other."""

from __future__ import annotations

import asyncio
import os
import signal
import sys

import pytest

from tosmon.interrupts import on_interrupt

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals that a process can send to itself")


async def _interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)
    await asyncio.sleep(0)  # the call is the next thing in the loop


def test_without_an_interrupt_the_handlers_before_are_put_back() -> None:
    calls: list[str] = []

    async def work() -> None:
        before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
        with on_interrupt(lambda: calls.append("outer")), on_interrupt(lambda: calls.append("inner")):
            pass
        assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before

    asyncio.run(work())
    assert calls == []


def test_a_first_interrupt_calls_the_inner_and_the_outer() -> None:
    calls: list[str] = []

    async def work() -> None:
        with on_interrupt(lambda: calls.append("outer")), on_interrupt(lambda: calls.append("inner")):
            await _interrupt()

    asyncio.run(work())
    assert calls == ["inner", "outer"]


def test_after_the_inner_has_ended_unused_an_interrupt_calls_the_outer() -> None:
    calls: list[str] = []

    async def work() -> None:
        with on_interrupt(lambda: calls.append("outer")):
            with on_interrupt(lambda: calls.append("inner")):
                pass
            await _interrupt()

    asyncio.run(work())
    assert calls == ["outer"]


def test_a_second_interrupt_after_the_inner_has_ended_ends_the_program() -> None:
    calls: list[str] = []

    async def work() -> None:
        before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
        with on_interrupt(lambda: calls.append("outer")):
            with on_interrupt(lambda: calls.append("inner")):
                await _interrupt()
            assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
            await _interrupt()
            calls.append("went on")

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(work())
    assert calls == ["inner", "outer"]

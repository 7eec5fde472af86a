"""Find between which two captures something appeared, looking at few of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import zip_longest


class Verdict(Enum):
    """What came of the search."""

    APPEARED = "appeared"  # between two captures
    ALWAYS = "always"  # it stands in the oldest one already
    NOT_NOW = "not now"  # it does not stand in the newest one
    UNREADABLE = "unreadable"  # no capture could be read


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where something appeared: the number of the last capture seen without it and of the first seen with it, None for neither.

    Between the two stand only captures that could not be read.
    """

    verdict: Verdict
    without: int | None = None
    having: int | None = None


def appearance(count: int, holds: Callable[[int], bool | None]) -> Appearance:
    """Search so many captures, the oldest first. `holds` says whether one has it, None where it cannot be read.

    What appeared once and stayed is found with at most ceil(log2 count) + 2 looks, and one more for each that cannot be read.
    """
    holds = cache(holds)  # what cannot be read is met again as the search narrows
    newest = _first_readable(range(count - 1, -1, -1), holds)
    if newest is None:
        return Appearance(Verdict.UNREADABLE)
    if not newest[1]:
        return Appearance(Verdict.NOT_NOW, without=newest[0])
    oldest = _first_readable(range(newest[0]), holds)
    if oldest is None or oldest[1]:
        return Appearance(Verdict.ALWAYS, having=newest[0] if oldest is None else oldest[0])
    without, having = oldest[0], newest[0]
    while look := _first_readable(_outwards(without, having), holds):
        without, having = (without, look[0]) if look[1] else (look[0], having)
    return Appearance(Verdict.APPEARED, without, having)


def _first_readable(numbers: range | list[int], holds: Callable[[int], bool | None]) -> tuple[int, bool] | None:
    for number in numbers:
        if (answer := holds(number)) is not None:
            return number, answer
    return None


def _outwards(low: int, high: int) -> list[int]:
    """The numbers between two others, from the middle to both sides."""
    middle = (low + high) // 2
    pairs = zip_longest(range(middle, low, -1), range(middle + 1, high))
    return [number for pair in pairs for number in pair if number is not None and low < number < high]

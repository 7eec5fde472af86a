"""Remember what was said of the texts met last: nearly all blocks of a page stand in its next version too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MOST, LONGEST = 8_192, 4_000  # texts, and characters of each: hostile pages fill no more than this

T = TypeVar("T")


class _Known(dict[str, T]):
    """What a function said of texts. All are forgotten where they are too many: to know the oldest takes time at each look."""

    def __init__(self, function: Callable[[str], T]) -> None:
        self._function = function

    def __missing__(self, text: str) -> T:
        said = self._function(text)
        if len(text) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[text] = said
        return said


def remembered(function: Callable[[str], T]) -> Callable[[str], T]:
    """A function of a text that works once for the same text. What it returns must not be changed."""
    return _Known(function).__getitem__

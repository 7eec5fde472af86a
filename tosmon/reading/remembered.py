"""Remember what was said of the texts met last: nearly all blocks of a page stand in its next version too."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

MOST, LONGEST = 8_192, 4_000  # texts, and characters of each: hostile pages fill no more than this

P = ParamSpec("P")
T = TypeVar("T")


def remembered(function: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """A function of a text (and of what can be hashed) that works once for the same text. What it returns must not be changed."""
    known: Callable[..., T] = lru_cache(maxsize=MOST)(function)

    @wraps(function)
    def asked(text: str, /, *more: P.args, **named: P.kwargs) -> T:
        return known(text, *more, **named) if len(text) <= LONGEST else function(text, *more, **named)

    return asked

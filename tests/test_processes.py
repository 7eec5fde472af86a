"""Work that is done by several processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tosmon.cli.processes import spread
from tosmon.errors import StoreError


@contextmanager
def twice() -> Iterator[Callable[[int], Iterator[int]]]:
    """What tells of a number two times, and of 13 not at all."""

    def do(number: int) -> Iterator[int]:
        if number == 13:
            raise StoreError("13 cannot be told of")
        yield from (number, number)

    yield do


def test_every_piece_is_told_of_however_many_there_are() -> None:
    assert list(spread(twice, iter(()), 2)) == []
    assert sorted(spread(twice, iter(range(8)), 2)) == sorted([*range(8), *range(8)])


def test_what_one_process_raises_ends_the_work() -> None:
    with pytest.raises(StoreError, match="13 cannot"):
        list(spread(twice, iter([13, *range(50)]), 1))

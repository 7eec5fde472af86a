"""How many captures must be looked at to find where something appeared."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, log2

from hypothesis import given
from hypothesis import strategies as st

from tosmon.importers.bisection import Appearance, Verdict, appearance


def searched(history: Sequence[bool | None]) -> tuple[Appearance, list[int]]:
    looked: list[int] = []

    def holds(number: int) -> bool | None:
        looked.append(number)
        return history[number]

    return appearance(len(history), holds), looked


def test_of_no_captures_nothing_is_known() -> None:
    assert searched([]) == (Appearance(Verdict.UNREADABLE), [])


def test_what_is_not_in_the_newest_is_not_searched_for() -> None:
    assert searched([True, False]) == (Appearance(Verdict.NOT_NOW, without=1), [1])


def test_what_stands_in_the_oldest_was_always_there() -> None:
    assert searched([True, True, True]) == (Appearance(Verdict.ALWAYS, having=0), [2, 0])


def test_what_cannot_be_read_is_gone_around() -> None:
    found, looked = searched([None, False, None, None, None, True, None])
    assert found == Appearance(Verdict.APPEARED, 1, 5)
    assert len(looked) == len(set(looked)) == 7


@given(st.integers(0, 500), st.integers(1, 500))
def test_what_appeared_once_is_found_by_few_looks(without: int, having: int) -> None:
    history = [False] * without + [True] * having
    found, looked = searched(history)
    expected = Appearance(Verdict.APPEARED, without - 1, without) if without else Appearance(Verdict.ALWAYS, having=0)
    assert found == expected
    assert len(looked) <= ceil(log2(len(history))) + 2


@given(st.lists(st.sampled_from([False, None]), max_size=60), st.lists(st.sampled_from([True, None]), max_size=60))
def test_what_cannot_be_read_costs_one_look_each(before: list[bool | None], after: list[bool | None]) -> None:
    history = [*before, *after]
    found, looked = searched(history)
    readable = [answer for answer in history if answer is not None]
    assert len(looked) == len(set(looked)) <= (ceil(log2(len(readable))) if readable else 0) + 2 + history.count(None)
    if True in readable and False in readable:
        assert found == Appearance(
            Verdict.APPEARED, max(n for n, each in enumerate(history) if each is False), history.index(True)
        )


@given(st.lists(st.sampled_from([True, False, None]), max_size=80))
def test_in_any_history_the_two_captures_are_what_they_are_said_to_be(history: list[bool | None]) -> None:
    found, _ = searched(history)
    if found.verdict is Verdict.APPEARED:
        assert found.without is not None and found.having is not None
        assert history[found.without] is False and history[found.having] is True
        assert set(history[found.without + 1 : found.having]) <= {None}

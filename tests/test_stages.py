"""The time of a stage is its own: that of a stage inside it is counted there, and only while somebody asks."""

from __future__ import annotations

import threading
import time

from tosmon.stages import Stage, profiled, stage


def work(seconds: float) -> None:
    """Keep this thread's processor busy."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_a_stage_inside_another_is_not_counted_twice() -> None:
    with profiled() as profile, stage(Stage.FETCH):
        work(0.02)
        with stage(Stage.STORE):
            work(0.06)
            with stage(Stage.PARSE):
                work(0.01)
        with stage(Stage.STORE):
            work(0.01)
    costs = profile.costs
    assert [costs[each].times for each in (Stage.FETCH, Stage.STORE, Stage.PARSE, Stage.READ)] == [1, 2, 1, 0]
    assert costs[Stage.PARSE].seconds >= 0.01
    assert 0.07 <= costs[Stage.STORE].seconds < 0.07 + costs[Stage.FETCH].seconds
    assert 0.02 <= costs[Stage.FETCH].seconds < 0.06


def test_threads_do_not_take_from_each_others_stages() -> None:
    with profiled() as profile, stage(Stage.FETCH):
        other = threading.Thread(target=stage(Stage.READ)(work), args=(0.03,))
        other.start()
        work(0.03)
        other.join()
    assert profile.costs[Stage.READ].seconds >= 0.03
    assert profile.costs[Stage.FETCH].seconds >= 0.03


def test_nothing_is_counted_when_nobody_asks() -> None:
    with profiled() as profile:
        pass
    with stage(Stage.READ):
        work(0.001)
    assert profile.costs[Stage.READ].times == 0

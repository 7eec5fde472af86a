"""Where the time of a check goes: the processor time of each stage, counted only while somebody asks for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum


class Stage(StrEnum):
    """What a check does, in the order of doing it. `fetch` is all that is done for requests beside waiting for the answers."""

    START = "start"
    FETCH = "fetch"
    PARSE = "parse"
    READ = "read"
    QUALITY = "quality"
    CLAUSES = "clauses"
    COMPARE = "compare"
    STORE = "store"
    REPORT = "report"


@dataclass(slots=True)
class Cost:
    """How often a stage was gone through, and the seconds of processor time it took in all."""

    times: int = 0
    seconds: float = 0.0


@dataclass
class Profile:
    """The costs of the stages since it was made; START is all that the process did before."""

    costs: dict[Stage, Cost] = field(default_factory=lambda: {stage: Cost() for stage in Stage})
    inside: threading.local = field(default_factory=threading.local)

    def __post_init__(self) -> None:
        self.costs[Stage.START] = Cost(1, time.process_time())

    def add(self, stage: Stage, seconds: float) -> None:
        """Count one more time."""
        cost = self.costs[stage]
        cost.times += 1
        cost.seconds += seconds


_profile: Profile | None = None


@contextmanager
def profiled() -> Iterator[Profile]:
    """Count what is done inside, in all threads."""
    global _profile  # noqa: PLW0603 - as logging, it is asked for in one place and fed from many
    _profile = profile = Profile()
    try:
        yield profile
    finally:
        _profile = None


@contextmanager
def stage(name: Stage) -> Iterator[None]:
    """What is done inside belongs to this stage, but for what belongs to another one inside it."""
    profile = _profile
    if profile is None:
        yield
        return
    outer = getattr(profile.inside, "others", 0.0)
    profile.inside.others = 0.0
    started = time.thread_time()
    try:
        yield
    finally:
        took = time.thread_time() - started
        profile.add(name, took - profile.inside.others)
        profile.inside.others = outer + took

"""Which families of rules are asked: a fingerprint at once, and verdicts from the first sentence on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tosmon.clauses.rule import Family
from tosmon.models import Block, Clause, Version

if TYPE_CHECKING:
    from tosmon.clauses.engine import Judge

ENGINE = "3"  # raise it when the engine reads sentences in another way


class Judged(NamedTuple):
    """A version and all its clauses, equal ones once."""

    version: Version
    clauses: tuple[Clause, ...]


class Rulebook:
    """Families of rules that are asked together.

    `fingerprint` is another one whenever a rule, a word or the engine is, so that what was judged by it can be judged again.
    """

    def __init__(self, families: Iterable[Family]) -> None:
        self.families = tuple(families)
        self.rules = tuple(rule for family in self.families for rule in family.rules)

    @cached_property
    def fingerprint(self) -> str:
        """Of all that the families hold, which takes no engine: most nights bring no page to judge."""
        return hashlib.sha256(repr((ENGINE, self.families)).encode()).hexdigest()[:16]

    @cached_property
    def engine(self) -> Judge:
        """What judges."""
        from tosmon.clauses.engine import Judge  # noqa: PLC0415 (200 ms: only where there are sentences to judge)

        return Judge(self.families)

    def find(
        self, blocks: Iterable[Block], language: str = "", names: Sequence[str] = (), known: Judged | None = None
    ) -> tuple[Clause, ...]:
        """The clauses of a document in reading order, as `Judge.find` has it."""
        return self.engine.find(blocks, language, names, known)

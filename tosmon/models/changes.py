"""Two versions compared."""

from __future__ import annotations

from dataclasses import dataclass

from tosmon.models.versions import Block


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block; `identity` is its canonical form, equal for two that say the same."""

    text: str
    identity: str
    block: Block


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence that was changed; `similarity` of the words is from 0 to 1."""

    before: Sentence
    after: Sentence
    similarity: float


@dataclass(frozen=True, slots=True)
class Change:
    """Two versions compared by sentences. A sentence that only moved is counted, and is in none of the lists."""

    added: tuple[Sentence, ...] = ()
    removed: tuple[Sentence, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    moved: int = 0

    def __bool__(self) -> bool:
        """Whether any words changed; moving sentences about is not enough."""
        return bool(self.added or self.removed or self.reworded)

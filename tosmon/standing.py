"""Since when does a sentence stand in a document? Look for it in all versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from tosmon.models import Block, Clause, Sentence, Version
from tosmon.reading.text import canonical, identity, says, sentences


@dataclass(frozen=True, slots=True)
class Sight:
    """A version and when it was seen (UTC)."""

    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence as it was worded last: where it stood first, since where it stands without a break, and where it was gone.

    `gone` is None while it stands; `clause` is what the rules make of it, where they were asked.
    """

    sentence: Sentence
    first: Sight
    since: Sight
    gone: Sight | None = None
    clause: Clause | None = None


def standings(versions: Iterable[Version]) -> dict[str, Standing]:
    """Every sentence that ever stood in a document by its identity, in the order of their coming. `versions` are oldest first."""
    known: dict[str, Standing] = {}
    standing: set[str] = set()
    for version in versions:
        here = Sight(version.number, version.observed_at)
        said = {identity(sentence.text): sentence for sentence in _sentences(version.blocks)}
        for key, sentence in said.items():
            before = known.get(key, Standing(sentence, here, here))
            since = before.since if key in standing else here
            known[key] = replace(before, sentence=sentence, since=since, gone=None)
        for key in standing - said.keys():
            known[key] = replace(known[key], gone=here)
        standing = set(said)
    return known


def of_clauses(known: dict[str, Standing], clauses: Iterable[Clause]) -> Iterator[Standing]:
    """Of each clause of the last version since when its words stand there."""
    for clause in clauses:
        yield replace(known[identity(clause.text)], clause=clause)


def of_phrase(known: dict[str, Standing], phrase: str) -> Iterator[Standing]:
    """Every sentence with these words in it, those that are gone too; case and typography do not matter."""
    return (standing for standing in known.values() if says(standing.sentence.text, phrase))


def _sentences(blocks: Iterable[Block]) -> Iterator[Sentence]:
    return (Sentence(text, canonical(text), block) for block in blocks for text in sentences(block.text))

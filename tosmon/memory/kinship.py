"""Find which clause, of all that a document ever said, a clause that came is made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tosmon.memory.likeness import Index, Passages, covered
from tosmon.models import Clause, Kind, LedgerEntry

# A clause at least this like another one is that one, reworded.
REWORDED_SIMILARITY = 0.75

# Kinds that are not about training, each a subject of its own: a sentence may hold clauses of several.
OTHER_SUBJECTS = frozenset([Kind.LICENCE, Kind.MINING, Kind.BIOMETRIC, Kind.CHANGES])


class Tie(StrEnum):
    """How a clause that came hangs together with one that went.

    It is the same in other words, a part of it, it together with others that went, or it with much that is new.
    """

    REWORDED = "reworded"
    PART = "part"
    MERGED = "merged"
    GROWN = "grown"
    LONG_AGO = "long ago"


@dataclass(frozen=True, slots=True)
class Origin:
    """The clause that one that came is made of.

    `merged` are others that it is made of as well, and `beside` the other clauses that are made of the same one.
    """

    entry: LedgerEntry
    tie: Tie
    merged: tuple[LedgerEntry, ...] = ()
    beside: tuple[Clause, ...] = ()


def origins(
    came: Sequence[Clause], went: Sequence[LedgerEntry], absent: Sequence[LedgerEntry], sentences: Sequence[str] = ()
) -> dict[str, Origin]:
    """The origin of each clause that came, by fingerprint, without those that are new.

    `went` are the clauses that stood there until now, `absent` those that stood there some time before, and `sentences` all
    that went, clauses or not. What just went comes before what stood there long ago, and a whole one before a part.
    """
    found = _alike(came, went, Tie.REWORDED)
    said = Passages([entry.clause.text for entry in went])
    others = Passages(sentences)
    for clause in came:
        around, inside = (
            [went[place] for place in places if same_subject(clause.kind, went[place].clause.kind)]
            for places in said.related(clause.text)
        )
        if clause.fingerprint in found:
            found[clause.fingerprint] = _with_merged(found[clause.fingerprint], inside)
        elif around:
            found[clause.fingerprint] = Origin(around[0], Tie.PART)
        elif inside:
            tie = Tie.MERGED if _is_all(clause, inside, others) else Tie.GROWN
            found[clause.fingerprint] = _with_merged(Origin(inside[0], tie), inside)
    _introduce_parts(found, came)
    return found | _alike([clause for clause in came if clause.fingerprint not in found], absent, Tie.LONG_AGO)


def _with_merged(origin: Origin, inside: Sequence[LedgerEntry]) -> Origin:
    return replace(origin, merged=tuple(entry for entry in inside if entry is not origin.entry))


def _is_all(clause: Clause, inside: Sequence[LedgerEntry], others: Passages) -> bool:
    """Whether a clause only says together what the clauses that stand in it and other sentences said before."""
    also = (others.texts[place] for place in others.related(clause.text)[1])
    return covered(clause.text, [*(entry.clause.text for entry in inside), *also])


def _introduce_parts(found: dict[str, Origin], came: Sequence[Clause]) -> None:
    """Make the clauses that are made of the same one known to each other."""
    parts: defaultdict[str, list[Clause]] = defaultdict(list)
    for clause in came:
        if origin := found.get(clause.fingerprint):
            parts[origin.entry.clause.fingerprint].append(clause)
    for pieces in parts.values():
        for piece in pieces:
            others = tuple(other for other in pieces if other is not piece)
            found[piece.fingerprint] = replace(found[piece.fingerprint], beside=others)


def twins_of(came: Sequence[Clause], standing: Iterable[Clause]) -> dict[str, Clause]:
    """By the fingerprint of each clause that came, the most alike one of its kind among those that stand there beside it."""
    new = {clause.fingerprint for clause in came}
    others = [clause for clause in standing if clause.fingerprint not in new] if came else []
    index = Index([clause.text for clause in others])
    found = {}
    for clause in came:
        alike = [
            (alike, -place) for alike, place in index.like(clause.text, REWORDED_SIMILARITY) if others[place].kind is clause.kind
        ]
        if alike:
            found[clause.fingerprint] = others[-max(alike)[1]]
    return found


def same_subject(one: Kind, other: Kind) -> bool:
    """Whether one can be the other, reworded: each subject is remembered apart."""
    return one is other or not {one, other} & OTHER_SUBJECTS


def _alike(came: Sequence[Clause], entries: Sequence[LedgerEntry], tie: Tie) -> dict[str, Origin]:
    """Clauses and entries matched, the most alike first, and of those the last to stand there; each is used once."""
    index = Index([entry.clause.text for entry in entries])
    pairs = [
        (alike, clause.kind is entry.clause.kind, entry.last_seen, -number, clause, entry)
        for number, clause in enumerate(came)
        for alike, place in index.like(clause.text, REWORDED_SIMILARITY)
        if same_subject(clause.kind, (entry := entries[place]).clause.kind)
    ]
    found: dict[str, Origin] = {}
    used: set[str] = set()
    for *_, clause, entry in sorted(pairs, key=lambda pair: pair[:4], reverse=True):
        if clause.fingerprint not in found and entry.clause.fingerprint not in used:
            used.add(entry.clause.fingerprint)
            found[clause.fingerprint] = Origin(entry, tie)
    return found

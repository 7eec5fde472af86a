"""A sentence that matters, of which kind it is, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a clause says, from the creator's side: five kinds are about training AI, each other is a subject of its own."""

    GRANT = "grant"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    DENIAL = "denial"
    RESTRICTION = "restriction"
    LICENCE = "licence"
    MINING = "mining"
    BIOMETRIC = "biometric"
    CHANGES = "changes"


class Role(StrEnum):
    """The part that words play in a clause: who does what to what, with what, and whether they may."""

    ACTOR = "actor"
    ACT = "act"
    OBJECT = "object"
    DATA = "data"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a clause's text that made a rule know it: characters from `start` to before `end`."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attributes:
    """What the words of a clause say about the training.

    `actor` is who trains: "self" (the company), "third_party", "both", or "" for those whom a restriction binds. `data` and
    `purpose` are in the order of `tosmon.clauses.rule.TRAITS`, without what stands before the dot. `generative` is None where
    the words leave it open. `control` is "none", "opt_out" or "opt_in", and `where` says by what: "setting", "form", "email",
    "link". `exceptions` are the words of each; `deadline` are days by ISO 8601. `retroactive` is whether things uploaded before
    are spoken of.
    """

    actor: str = ""
    data: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    generative: bool | None = None
    control: str = "none"
    where: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    retroactive: bool = False
    deadline: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence or list item about training AI, of a kind, with the ids of the rules that knew it.

    `fingerprint` is the same for the same sentence of the same kind in any document, whatever its typography. `marks` are in
    the order of the text and do not overlap.
    """

    kind: Kind
    text: str
    fingerprint: str
    lead: str = ""
    section: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    language: str = ""
    attributes: Attributes = field(default_factory=Attributes)
    marks: tuple[Mark, ...] = ()

"""Judge whether a clause that was reworded takes more from people than before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tosmon.models import Attributes, Clause, Kind, Role
from tosmon.reading.text import words

PROMISES = frozenset([Kind.DENIAL, Kind.OPT_IN])

# Choices, from none to the strongest; and data that is less people's own than the rest.
CONTROLS = ("none", "opt_out", "opt_in")
_LESSER = frozenset({"public", "deidentified"})


def got_worse(old: Clause, new: Clause, *, merged: Sequence[Clause] = (), beside: Sequence[Clause] = ()) -> bool:
    """Whether a reworded clause takes more from people than before: a promise became less, or a grant wider.

    `merged` are clauses that became one with the old one in the new one; `beside` are those that were split off it, and still
    give the choices and exceptions that they give.
    """
    if new.kind is not old.kind:
        return new.kind is Kind.GRANT or old.kind in PROMISES
    before, after = _merged(old, merged), _beside(new, beside)
    if new.kind in PROMISES:
        return _reaches_less(before, after)
    if new.kind is Kind.GRANT:
        named = frozenset().union(*map(data_named, (old, *merged)))
        return _takes_more(before, after) or named < data_named(new)
    return new.kind is Kind.OPT_OUT and _has_less_choice(before, after)


def _takes_more(before: Attributes, after: Attributes) -> bool:
    """Whether training reaches further: more data, by others too, with less choice, or for other models than before.

    Data of other kinds than before are other words for it; more kinds, or no more only lesser ones, are more data.
    """
    had, has = set(before.data), set(after.data)
    return (
        (bool(had) and had < has and not has - had <= _LESSER)
        or bool((had & _LESSER) - has)
        or (after.actor == "both" and before.actor == "self")
        or _has_less_choice(before, after)
        or (before.generative is True and after.generative is not True)
        or (before.generative is False and after.generative is True)
        or len(after.exceptions) < len(before.exceptions)
        or (after.retroactive and not before.retroactive)
    )


def _reaches_less(before: Attributes, after: Attributes) -> bool:
    """Whether a promise covers less: fewer data, the company alone, generative models only, or more exceptions."""
    return (
        bool(after.data and set(after.data) < set(before.data))
        or (before.actor == "both" and after.actor == "self")
        or (after.generative is True and before.generative is not True)
        or len(after.exceptions) > len(before.exceptions)
        or (before.control == "none" and after.control != "none")
    )


def _has_less_choice(before: Attributes, after: Attributes) -> bool:
    return CONTROLS.index(after.control) < CONTROLS.index(before.control)


def data_named(clause: Clause) -> frozenset[str]:
    """By what names a clause calls the data that it is about, so far as its marks tell; not whose they are: "your posts"."""
    marked = (clause.text[mark.start : mark.end] for mark in clause.marks if mark.role is Role.DATA)
    return frozenset(" ".join(words(stretch.split()[-1])) for stretch in marked)


def _merged(clause: Clause, others: Sequence[Clause]) -> Attributes:
    """What clauses say together: of the data and actors all, of the choices the least."""
    said = [each.attributes for each in (clause, *others) if each.kind is clause.kind]
    actors = {each.actor for each in said}
    return replace(
        clause.attributes,
        actor=actors.pop() if len(actors) == 1 else "both",
        data=tuple(dict.fromkeys(data for each in said for data in each.data)),
        control=min((each.control for each in said), key=CONTROLS.index),
        exceptions=max((each.exceptions for each in said), key=len),
        retroactive=any(each.retroactive for each in said),
    )


def _beside(clause: Clause, others: Sequence[Clause]) -> Attributes:
    """What a clause says with the choices and exceptions that others give, which were one sentence with it before."""
    said = [clause.attributes, *(other.attributes for other in others)]
    control = max((each.control for each in said), key=CONTROLS.index)
    exceptions = tuple(dict.fromkeys(exception for each in said for exception in each.exceptions))
    return replace(clause.attributes, control=control, exceptions=exceptions)

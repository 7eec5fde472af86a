"""What a service says about training AI on people's things, taken together: the stance of its clauses."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from tosmon.models import Clause, Kind


class Stance(StrEnum):
    """From the worst for people to the best known; `unread` is that of a service of which nothing could be read yet."""

    TRAINS = "trains"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    DENIES = "denies"
    SILENT = "silent"
    UNREAD = "unread"


def stance(standing: Iterable[Clause]) -> Stance:
    """The stance of the clauses that stand in the documents of a service today.

    The first of these that holds counts:

    1. A grant that names no control of its own: `opt_out` where an opt-out stands beside it, in any of the documents, else
       `trains`. An opt-in or a promise beside it does not help, since it may be about other data.
    2. A grant with an opt-out in its own words, or an opt-out alone: `opt_out`.
    3. A grant that asks for consent in its own words, or an opt-in alone: `opt_in`, also beside a promise ("not unless you
       agree").
    4. A promise not to train: `denies`.
    5. Nothing of these: `silent`. What is forbidden to others, and clauses about other subjects, say nothing of the company.
    """
    said = [clause for clause in standing if clause.kind in (Kind.GRANT, Kind.OPT_OUT, Kind.OPT_IN, Kind.DENIAL)]
    kinds = {clause.kind for clause in said}
    controls = {clause.attributes.control for clause in said if clause.kind is Kind.GRANT}
    if Kind.OPT_OUT in kinds:
        return Stance.OPT_OUT
    if "none" in controls:
        return Stance.TRAINS
    if "opt_out" in controls:
        return Stance.OPT_OUT
    if Kind.OPT_IN in kinds or controls:
        return Stance.OPT_IN
    return Stance.DENIES if kinds else Stance.SILENT

"""What clauses come to when they stand together."""

from __future__ import annotations

from itertools import permutations

import pytest

from tosmon.models import Attributes, Clause, Kind
from tosmon.stance import Stance, stance


def clause(kind: Kind, control: str = "none") -> Clause:
    return Clause(kind, f"{kind} {control}", f"{kind}:{control}", attributes=Attributes(control=control))


GRANT, DENIAL = clause(Kind.GRANT), clause(Kind.DENIAL)
OPT_OUT, OPT_IN = clause(Kind.OPT_OUT, "opt_out"), clause(Kind.OPT_IN, "opt_in")
WITH_OPT_OUT, WITH_CONSENT = clause(Kind.GRANT, "opt_out"), clause(Kind.GRANT, "opt_in")
OTHERS = [clause(kind) for kind in (Kind.RESTRICTION, Kind.LICENCE, Kind.MINING, Kind.BIOMETRIC, Kind.CHANGES)]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ([], Stance.SILENT),
        ([DENIAL], Stance.DENIES),
        ([OPT_IN], Stance.OPT_IN),
        ([OPT_IN, DENIAL], Stance.OPT_IN),
        ([WITH_CONSENT, DENIAL], Stance.OPT_IN),
        ([OPT_OUT], Stance.OPT_OUT),
        ([WITH_OPT_OUT, WITH_CONSENT, DENIAL], Stance.OPT_OUT),
        ([OPT_OUT, OPT_IN, DENIAL], Stance.OPT_OUT),
        ([GRANT, OPT_OUT, OPT_IN, DENIAL], Stance.OPT_OUT),
        ([GRANT], Stance.TRAINS),
        ([GRANT, OPT_IN, DENIAL], Stance.TRAINS),
        ([GRANT, WITH_OPT_OUT], Stance.TRAINS),
        ([GRANT, WITH_CONSENT], Stance.TRAINS),
    ],
)
def test_the_stance_is_what_the_clauses_come_to_in_any_order(standing: list[Clause], expected: Stance) -> None:
    for order in permutations(standing):
        assert stance(order) is expected
        assert stance([*OTHERS, *order]) is expected, "what is about others or other subjects changed the stance"

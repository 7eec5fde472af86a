"""What clauses of Spanish and Portuguese that promise not to train have in common."""

from __future__ import annotations

from tosmon.clauses.rule import Shared
from tosmon.models import Kind

_NOT_A_DENIAL = (
    "not responsible",
    "you-must-not … train-ai*",
    "you-train-ai",
    "not opt-out",
    "means",
    "own-tool",
    "question",
)

DENIAL_NO_TRAINING = Shared(
    name="denial-no-training",
    kind=Kind.DENIAL,
    reason="A promise: the day it vanishes or gets exceptions is the day to look again.",
    patterns=(
        "not|we-not|do-not|nor … train-ai*|trained-ai",
        "not|we-not … data|your-data … train",
        "data|your-data … not|we-not … train",
        "without use your-data … train-ai*",
        "without …3 train-ai*",
        "trained-ai not …2 by|in|of … your-data|data",
        "your-data …3 excluding …4 train-ai*",
    ),
    unless=(
        *_NOT_A_DENIAL,
        "not|we-not|do-not … we-use … train-ai*",
        "we-not … and we train-ai",
        "if-not … train-ai*",
        "we-use … train-ai* … unless … not",
        "train-ai* … if|only …4 not",
        "// use … we-not",
    ),
)
DENIAL_EXCLUDED = Shared(
    name="denial-excluded",
    kind=Kind.DENIAL,
    reason="The licence stops short of training: a later version may quietly drop the exclusion.",
    patterns=(
        "excluding …4 train-ai*|train",
        "train-ai* …3 excluding",
        "grant … not|excluding …6 train-ai*",
        "grant … without …6 train-ai*",
    ),
    unless=(*_NOT_A_DENIAL, "grant … train-ai* … excluding", "we-use … train-ai* … excluding"),
)
DENIAL_THIRD_PARTIES = Shared(
    name="denial-third-parties",
    kind=Kind.DENIAL,
    reason="It speaks of the company's vendors only; what the company itself does may stand elsewhere.",
    patterns=(
        "third …10 ban|not … train-ai*",
        "ban … third … train-ai*",
        "we-not grant … third … train-ai*",
        "your-data … ban … train-ai*",
        "ban … your-data … train-ai*",
    ),
    unless=_NOT_A_DENIAL,
)

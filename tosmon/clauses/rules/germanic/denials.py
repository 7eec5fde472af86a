"""What clauses of German and Dutch that promise not to train have in common."""

from __future__ import annotations

from tosmon.clauses.rule import Shared
from tosmon.models import Kind

_NOT_A_DENIAL = (
    "not …4 responsible",
    "responsible … train-ai*",
    "you-must-not … train-ai*",
    "you-train-ai",
    "unless-opt-out … train-ai*",
    "means",
    "question",
)

DENIAL_NO_TRAINING = Shared(
    name="denial-no-training",
    kind=Kind.DENIAL,
    reason="A promise: the day it vanishes or gets exceptions is the day to look again.",
    patterns=(
        "not … train-ai*",
        "we … noone … train-ai*",
        "// for train-ai* cut we-use|be|can …4 not",
        "your-data|data … not … for|of det? train use|be|.|,|;|or|and|by",
        "not …2 your-data|data … for|of det? train use|be|.|,|;|or|and|by",
        "without _? …3 train-ai*",
    ),
    unless=_NOT_A_DENIAL,
)
DENIAL_EXCLUDED = Shared(
    name="denial-excluded",
    kind=Kind.DENIAL,
    reason="The licence stops short of training: a later version may quietly drop the exclusion.",
    patterns=("excluding …6 train-ai*", "train-ai* … excluding", "your-data … train … excluding"),
    unless=(*_NOT_A_DENIAL, "you can … excluding", "our-data … train-ai*"),
)
DENIAL_THIRD_PARTIES = Shared(
    name="denial-third-parties",
    kind=Kind.DENIAL,
    reason="It speaks of the company's vendors only; what the company itself does may stand elsewhere.",
    patterns=(
        "third … ban|not … train-ai*",
        "ban … third … train-ai*",
        "third … train-ai* … ban",
        "your-data … train-ai* … ban",
        "ban … your-data … train-ai*",
        "instruct … third … not … train-ai*",
    ),
    unless=_NOT_A_DENIAL,
)

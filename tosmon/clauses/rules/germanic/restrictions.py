"""What clauses of German and Dutch that forbid users to train have in common."""

from __future__ import annotations

from tosmon.clauses.rule import Shared
from tosmon.models import Kind

_WHY = "It binds you and whoever copies from the service, not the company: your own works here may be protected by it."

RESTRICTION_YOU_MAY_NOT_TRAIN = Shared(
    name="restriction-you-may-not-train",
    kind=Kind.RESTRICTION,
    reason=_WHY,
    patterns=(
        "you-must-not … train-ai*|you-train-ai|mining|scraping",
        "you can … not … train-ai*|mining",
        "can you … not … train-ai*|mining",
        "you undertake … not|ban … train-ai*|mining",
        "train-ai*|mining …2 you-must-not",
        "train-ai* … can you … not|ban",
        "you can …2 train-ai* our-data|site|data …2 not",
    ),
    unless=(
        "we-use … train-ai*",
        "we … your-data … train-ai*",
        "your-data … not train-ai*",
        "opt-out … train-ai*",
        "can … instruct|choice|setting … train-ai*",
        "train-ai* … opt-out",
        "question",
    ),
)
RESTRICTION_UNDER_A_HEADING = Shared(
    name="restriction-under-a-heading",
    kind=Kind.RESTRICTION,
    reason="The ban stands in the heading of the list; a list item read alone would look like a permission.",
    patterns=(
        "you-must-not|ban >> train-ai*|you-train-ai|mining|scraping",
        "without-consent|not : // … mining",
        "not permitted|use : // … train-ai*",
    ),
    unless=("we-use … train-ai*", "we …3 not :", "third … // … train-ai*", "question", "opt-out", "your-data … train-ai*"),
)
RESTRICTION_COMPETING_MODELS = Shared(
    name="restriction-competing-models",
    kind=Kind.RESTRICTION,
    reason="Common in the terms of AI services: what you made with them may not be used to make a rival.",
    patterns=(
        "you-must-not|ban … compete … ai*|model|train-ai*",
        "you-must-not|ban … ai*|model|ai-data|train-ai* … compete",
    ),
    unless=("we-use", "question", "third … ban"),
)

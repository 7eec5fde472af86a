"""What clauses of Spanish and Portuguese that forbid users to train have in common."""

from __future__ import annotations

from tosmon.clauses.rule import Shared
from tosmon.models import Kind

_WHY = "It binds you and whoever copies from the service, not the company: your own works here may be protected by it."

RESTRICTION_YOU_MAY_NOT_TRAIN = Shared(
    name="restriction-you-may-not-train",
    kind=Kind.RESTRICTION,
    reason=_WHY,
    patterns=(
        "you-must-not … train-ai*|trained-ai|you-train-ai|mining",
        "you-must-not … train …3 data|own-tool",
        "you-must-not … scraping … ai",
    ),
    unless=(
        "you-must-not … we-use … train-ai*",
        "unless-opt-out … train-ai*",
        "opt-out … train-ai*",
        "question",
        "you-must-not … we-not … train-ai*",
    ),
)
RESTRICTION_UNDER_A_HEADING = Shared(
    name="restriction-under-a-heading",
    kind=Kind.RESTRICTION,
    reason="The ban stands in the heading of the list; a list item read alone would look like a permission.",
    patterns=(
        "you-must-not|ban >> train-ai*|you-train-ai|mining|trained-ai",
        "not|do-not : // … train-ai*|mining",
        "without-consent …4 : // … train-ai*|mining",
        "not can? use-passive? our-data|site … // … train-ai*|mining",
        "// do-not … // … train-ai*|mining",
    ),
    unless=(
        "we-use",
        "we-not …4 :",
        "we-not … your-data",
        "question",
        "opt-out",
        "your-data … : // … train-ai*",
        "third … :",
    ),
)
RESTRICTION_DO_NOT_TRAIN = Shared(
    name="restriction-do-not-train",
    kind=Kind.RESTRICTION,
    reason=_WHY,
    patterns=(
        "// do-not … train-ai*|mining",
        "// …2 do-not … train-ai*",
        "// use det? _? site|our-data … train-ai*",
        "; not use … train-ai*",
    ),
    unless=(
        "we … train-ai*",
        "we-not … train-ai*",
        "your-data … train-ai*",
        "data … // … train-ai*",
        "use|we-use … // use",
        "purpose … // … train-ai*",
        "question",
        "we-use",
    ),
)
RESTRICTION_TRAINING_PROHIBITED = Shared(
    name="restriction-training-prohibited",
    kind=Kind.RESTRICTION,
    reason="A ban or a reservation of rights against text and data mining; it counts against crawlers too.",
    patterns=(
        "ban … train-ai*|mining",
        "train-ai*|mining …10 ban",
        "grant …2 not|nor grant … our-data|site … train-ai*|mining",
        "we-not grant … our-data|site … train-ai*|mining",
        "not can use-passive …4 our-data|site|data … train-ai*|mining",
        "our-data …4 not can …2 use* … train-ai*|mining",
        "// det? site not can …2 use* … train-ai*|mining",
        "data not can use-passive … train-ai*|mining",
        "not can …1 train-ai*",
        "our-data … train-ai*|mining need …2 consent",
        "not|without-consent … mining",
        "grant … not|excluding … mining",
        "reserve|opt-out … mining",
        "mining … reserve|without-consent",
        "our-data|site … excluding … train-ai*",
        "reserve …3 grant … our-data|site … train-ai*",
        "opt-out … our-data … train-ai*",
    ),
    unless=(
        "your-data … train-ai*",
        "train-ai* … your-data",
        "we-not use|train|improve … train-ai*|mining",
        "third … train-ai*",
        "we train-ai",
        "you … opt-out … train-ai*",
        "we-use … train-ai*",
        "question",
    ),
)
RESTRICTION_COMPETING_MODELS = Shared(
    name="restriction-competing-models",
    kind=Kind.RESTRICTION,
    reason="Common in the terms of AI services: what you made with them may not be used to make a rival.",
    patterns=(
        "you-must-not … improve|build …4 model|train-ai*",
        "you-must-not|ban … ai|ai-data|ai-feature|model … improve|build|train-ai …8 compete",
        "you-must-not|ban … improve|build|train-ai … compete",
    ),
    unless=("you-must-not … we-use", "question", "unless-opt-out", "opt-out"),
)

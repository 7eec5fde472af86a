"""What clauses of Spanish and Portuguese that let the company train have in common."""

from __future__ import annotations

from tosmon.clauses.rule import Shared
from tosmon.models import Kind

# A definition, a question, a user's own training, a ban: what looks like a grant and is none.
_NOT_A_GRANT = (
    "means",
    "question",
    "you-train-ai",
    "own-tool",
    "you-must-not … train-ai*",
    "// …2 you-can use … train-ai*",
    "// can use … train-ai*",
    "// …2 you can use … train-ai*",
    "##|// det? site …2 grant … train-ai*",
    "you …3 responsible",
    "ban … train-ai*",
    "we grant you",
)

GRANT_USE_TO_TRAIN = Shared(
    name="grant-use-to-train",
    kind=Kind.GRANT,
    reason="What you upload, write or say becomes material for the company's AI.",
    patterns=(
        "we-use … data|your-data|our-data|ai-data … train-ai*",
        "we-use …6 train-ai",
        "use … data|your-data|our-data|ai-data … train-ai*",
        "we …2 train-ai … data|your-data",
        "train-ai* … we-use … data|your-data|our-data",
        "we|we-use|data|your-data … help … train-ai*",
        "// help … train-ai*",
        "data|your-data … help … trained-ai",
        "we-use … data|your-data …2 in …4 train-ai*",
        "we can feed …4 ai|model",
        "use* data|your-data|our-data … improve …6 model",
    ),
    unless=_NOT_A_GRANT,
)
GRANT_MAY_BE_USED = Shared(
    name="grant-may-be-used",
    kind=Kind.GRANT,
    reason="Said in the passive, it does not even say by whom: it may be anyone.",
    patterns=(
        "your-data|our-data|data|ai-data … use*|for … train-ai*",
        "use-passive … data|your-data|our-data … train-ai*",
        "can? use-passive …6 train-ai*",
        "your-data|data _? can …2 train-ai*|training-set|feed",
        "use-passive …3 training-set",
    ),
    unless=(*_NOT_A_GRANT, "// choice"),
)
GRANT_LICENCE_TO_TRAIN = Shared(
    name="grant-licence-to-train",
    kind=Kind.GRANT,
    reason="A licence can outlive your account and be passed on to others.",
    patterns=("grant … train-ai*", "agree … your-data|data|we|we-use|third … train-ai*"),
    unless=_NOT_A_GRANT,
)
GRANT_TRAIN_ON = Shared(
    name="grant-train-on",
    kind=Kind.GRANT,
    reason="Training that has happened cannot be undone: a model does not forget.",
    patterns=(
        "train-ai* … by|on|in …4 your-data|data|our-data",
        "train-ai* … your-data",
        "your-data|data _? train-ai",
        "trained-ai …6 by|on|in|of … data|your-data",
        "ai|model se train by|on|in … data|your-data",
        "we train-ai",
        "we can …1 train-ai",
        "trained-ai|train-ai* by|of|in det that …1 you|give",
        "feed …8 data by …2 that … train-ai*",
    ),
    unless=_NOT_A_GRANT,
)
GRANT_LISTED_PURPOSE = Shared(
    name="grant-listed-purpose",
    kind=Kind.GRANT,
    reason="The verb stands in the lead-in, so that the item alone says little: easy to overlook, and easy to slip in.",
    patterns=(
        "use*|we-use|your-data|our-data|purpose|for … // … train-ai*",
        "we-use|your-data|use*|purpose ## // …3 train-ai*",
        "we-use|your-data|use*|purpose ## … // …3 train-ai*",
        "we … : // train-ai*",
        "// …2 for train-ai*",
        "; det? train-ai*",
        "// improve|build|train … train-ai*",
        "purpose …4 train-ai*",
        "your-data … purpose … train-ai*",
        "train-ai* … purpose",
    ),
    unless=_NOT_A_GRANT,
)
GRANT_AI_INPUTS_TO_IMPROVE = Shared(
    name="grant-ai-inputs-to-improve",
    kind=Kind.GRANT,
    reason="Improving an AI feature with what people put in is training by another name.",
    patterns=(
        "use*|we-use … ai-data … improve",
        "ai-data … use* … improve",
        "we-use|use* your-data|data by|on|in …2 ai|ai-feature … improve|build",
        "we-use|use* … your-data|data …3 of|by|on|in|and …2 ai|ai-feature … improve",
        "we-use … your-data|data …3 research …4 ai",
    ),
    unless=(*_NOT_A_GRANT, "we-use ai", "you-can use", "// can use", "improve your", "not|we-not"),
)

"""What clauses of German and Dutch that let the company train have in common."""

from __future__ import annotations

from tosmon.clauses.rule import Shared
from tosmon.models import Kind

# A definition, a question, a user's own training, a ban: what looks like a grant and is none.
NOT_A_GRANT = (
    "means",
    "question",
    "you-train-ai",
    "you-must-not … train-ai*",
    "ban … train-ai*",
    "you be …2 responsible",
    "we grant you",
    "noone … train-ai*",
    "not responsible … train-ai*",
    "responsible not … train-ai*",
    "// you can use",
    "not train-ai*",
    "you can …3 train-ai* .|,",
    "can you …3 train-ai* .|,",
)

GRANT_LICENCE_TO_TRAIN = Shared(
    name="grant-licence-to-train",
    kind=Kind.GRANT,
    reason="A licence can outlive your account and be passed on to others.",
    patterns=(
        "grant … your-data|data|use|our-data … train-ai*",
        "grant … train-ai* …3 use",
        "grant … for|of|to …3 train-ai*",
        "you … grant … train-ai*",
        "grant …1 we … train-ai*",
        "agree … your-data|data|we|we-use|third … train-ai*",
        "agree … train-ai* … use",
    ),
    unless=(*NOT_A_GRANT, "only … agree", "if … agree", "opt-out"),
)
GRANT_LISTED_PURPOSE = Shared(
    name="grant-listed-purpose",
    kind=Kind.GRANT,
    reason="The verb stands in the lead-in, so that the item alone says little: easy to overlook, and easy to slip in.",
    patterns=(
        "use|we-use|your-data|purpose … // … train-ai*",
        "use|we-use|your-data|purpose ## … // …3 train-ai*",
        "we … // …3 train-ai*",
        "purpose …3 train-ai*",
        "det purpose det use … train-ai*",
        "det purpose _ … train-ai*",
        "purpose : … train-ai*",
        "; for|of? det? train-ai*",
        "; train-ai*",
        "// for|of …1 train-ai* .|;|,|_",
        "// for|of …1 train-ai* use … data|your-data",
    ),
    unless=(*NOT_A_GRANT, "you can … // … train-ai*"),
)
GRANT_AI_INPUTS_TO_IMPROVE = Shared(
    name="grant-ai-inputs-to-improve",
    kind=Kind.GRANT,
    reason="Improving an AI feature with what people put in is training by another name.",
    patterns=(
        "use|we-use … ai-data … improve",
        "we … ai-data … for|of …3 improve",
        "ai-data … use|be … improve",
        "use|we-use|we … your-data|data by|from|in|on det? ai* … improve",
    ),
    unless=(*NOT_A_GRANT, "not … improve", "improve … not"),
)

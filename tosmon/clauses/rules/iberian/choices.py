"""What clauses of Spanish and Portuguese that leave people a choice have in common."""

from __future__ import annotations

from tosmon.clauses.rule import Shared
from tosmon.models import Kind

OPT_IN_MECHANISM = Shared(
    name="opt-in-mechanism",
    kind=Kind.OPT_IN,
    reason="Training stays off until you switch it on yourself: watch that it never becomes the default.",
    patterns=(
        "not|we-not|do-not … train-ai* … without-consent … opt-in",
        "if … setting …4 opt-in >> train-ai*",
    ),
    unless=("you-must-not", "your-data … we-use … train-ai* … unless-opt-out"),
)
OPT_IN_ONLY_WITH_CONSENT = Shared(
    name="opt-in-only-with-consent",
    kind=Kind.OPT_IN,
    reason="Training depends on a yes of yours: read what exactly you say yes to.",
    patterns=(
        "only … train-ai* … by|prior|if …6 opt-in|consent|agree|grant",
        "only …10 opt-in|consent|agree … train-ai*",
        "train-ai*|trained-ai … only …8 opt-in|consent|agree|grant",
        "train-ai* … if …6 opt-in|consent|agree|grant",
        "if …6 opt-in|consent|agree … we|we-use … train-ai*",
        "// by|prior …3 consent … train-ai*",
        "need …2 your …2 consent … train-ai*",
        "train-ai* … need …2 your …2 consent",
        "we-use|use*|can … train-ai* by …3 consent",
        "by …3 consent … we-use … train-ai*",
        "consent …4 for train-ai* .",
        "can …4 opt-in … train-ai*",
        "you-can …2 opt-in … train-ai*",
        "train-ai* … you-can|can …2 opt-in",
    ),
    unless=("not|we-not … train-ai* … without-consent", "unless-opt-out", "you-must-not", "ban", "not …3 only", "question"),
)
OPT_OUT_RIGHT = Shared(
    name="opt-out-right",
    kind=Kind.OPT_OUT,
    reason="Training is on until you act: use the way out that the sentence names.",
    patterns=(
        "opt-out … train-ai*|trained-ai",
        "train-ai*|trained-ai … opt-out",
        "if-unwanted … train-ai*",
        "if-unwanted … your-data … train",
        "opt-out … your-data … use-passive … train",
        "opt-out … your-data … for|in|by …2 ai",
        "dislike … train-ai*",
        "for that not|we-not … train-ai*",
        "you-can|can …4 excluding … train-ai*",
    ),
    unless=(
        "unless-opt-out",
        "means",
        "you-must-not",
        "question",
        "opt-out ,? we-use … train-ai*",
        "ban",
        "without …4 opt-out",
        "we … opt-out … train-ai*",
    ),
)
OPT_OUT_INSTRUCT = Shared(
    name="opt-out-instruct",
    kind=Kind.OPT_OUT,
    reason="Training is on until you give an instruction, often in writing: give it, and keep a copy.",
    patterns=("instruct … not|we-not|nor|if-unwanted … train-ai*", "instruct … excluding|opt-out … train-ai*"),
    unless=("unless-opt-out", "means", "you-must-not", "we … instruct … third", "third … instruct", "we grant", "ban"),
)
OPT_OUT_SETTING = Shared(
    name="opt-out-setting",
    kind=Kind.OPT_OUT,
    reason="The choice is yours, but somebody chose the default: look at the setting.",
    patterns=(
        "you-can|can|you|// … setting … train-ai*",
        "you-can|can|you|// … choice … train-ai*",
        "train-ai* … you-can|can|you … setting|choice",
        "setting … choice … train-ai*",
        "// setting of …4 train-ai*",
    ),
    unless=(
        "unless-opt-out",
        "means",
        "you-must-not",
        "not … setting",
        "question",
        "we-use … train-ai* … we|we-use … setting",
        "we-use … setting",
        "// …1 we-use",
        "setting … // use",
        "we-not … train-ai*",
        "not use-passive … train-ai*",
        "your-data … train-ai* … we … setting",
    ),
)
OPT_OUT_EFFECT = Shared(
    name="opt-out-effect",
    kind=Kind.OPT_OUT,
    reason="It reads like a promise not to train, but it holds only for those who have opted out.",
    patterns=(
        "opt-out|if-unwanted >> then … not|we-not … train-ai*",
        "if … setting|opt-out|if-unwanted … // … not|we-not … train-ai*",
    ),
    unless=("unless-opt-out", "you-must-not"),
)

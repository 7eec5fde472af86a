"""What clauses of German and Dutch that leave people a choice have in common."""

from __future__ import annotations

from tosmon.clauses.rule import Shared
from tosmon.models import Kind

NOT_A_CHOICE = ("unless-opt-out", "means", "question", "you-must-not … train-ai*")

OPT_IN_ONLY_WITH_CONSENT = Shared(
    name="opt-in-only-with-consent",
    kind=Kind.OPT_IN,
    reason="Training depends on a yes of yours: read what exactly you say yes to.",
    patterns=(
        "train-ai* … only … opt-in|consent|agree",
        "only … opt-in|consent|agree … train-ai*",
        "only … opt-in|consent|agree … cut … train-ai*",
        "only … train-ai* … if … agree|consent|opt-in",
        "// if you …8 agree|consent|opt-in … train-ai*",
        "// if you …8 agree|consent|opt-in … cut … train-ai*",
        "// if you … train-ai* … agree|opt-in",
        "train-ai* … if … you … agree|consent|opt-in",
        "// by …3 consent … train-ai*",
        "we|we-use|your-data … by …3 consent … train-ai*",
        "train-ai* … by your …1 consent",
        "train-ai* … need …4 consent",
        "train-ai* … consent need",
        "train-ai* … on …1 your …1 consent",
        "consent … before … train-ai*",
        "you can we …1 consent|grant … train-ai*",
        "can you we …1 consent|grant … train-ai*",
        "not … train-ai* … without-consent …8 opt-in",
        "can|be …6 opt-in … train-ai*",
    ),
    unless=(
        *NOT_A_CHOICE,
        "if-unwanted",
        "not … train-ai* … without-consent .|,|_",
        "without-consent not",
        "if … not agree|consent|opt-in",
        "our-consent",
    ),
)
OPT_OUT_INSTRUCT = Shared(
    name="opt-out-instruct",
    kind=Kind.OPT_OUT,
    reason="Training is on until you give an instruction, often in writing: give it, and keep a copy.",
    patterns=(
        "you can … instruct … train-ai*",
        "can you … instruct … train-ai*",
        "you can …4 we …2 ban … train-ai*",
        "you can … train-ai* … instruct|ban",
        "can you … train-ai* … instruct|ban",
        "instruct you … not … train-ai*",
        "for train-ai* … instruct",
        "if you … train-ai* …1 instruct",
    ),
    unless=(*NOT_A_CHOICE, "our-data … train-ai*"),
)
OPT_OUT_SETTING = Shared(
    name="opt-out-setting",
    kind=Kind.OPT_OUT,
    reason="The choice is yours, but somebody chose the default: look at the setting.",
    patterns=(
        "you can … setting|choice … train-ai*",
        "can you … setting|choice … train-ai*",
        "train-ai* … you can … setting|choice",
        "train-ai* … can you … setting|choice",
        "you … choice … your-data … train-ai*",
        "you can … your-data … train-ai* … choice",
        "setting … can you … train-ai*",
    ),
    unless=(*NOT_A_CHOICE, "not …2 choice"),
)
OPT_OUT_EFFECT = Shared(
    name="opt-out-effect",
    kind=Kind.OPT_OUT,
    reason="It reads like a promise not to train, but it holds only for those who have opted out.",
    patterns=(
        "opt-out …6 cut … not … train-ai*",
        "opt-out we-use … not … train-ai*",
        "if … setting|opt-out … // … not … train-ai*",
    ),
    unless=("unless-opt-out", "question"),
)

"""French clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

RULES = (
    Rule(
        id="fr-denial-no-training",
        title="Nous n'entraînons pas d'IA avec vos contenus",
        kind=Kind.DENIAL,
        language="fr",
        reason="A promise: the day it vanishes or gets exceptions is the day to look again.",
        patterns=("not … train-ai*", "not … your-data|data … train"),
        unless=(
            "you-must-not",
            "you-train-ai",
            "means",
            "question",
            "not … we-use … train-ai*",
            "ban",
        ),
        matches=examples(
            "Nous n'utilisons pas vos contenus pour entraîner une intelligence artificielle.",
            "Vos messages ne sont jamais utilisés pour entraîner nos modèles.",
            "Aucune de vos photos ne sert à développer des modèles d'IA.",
            "Nous ne vendons pas vos œuvres à des fins d'entraînement d'IA.",
            "Nous n'entraînons pas notre IA sur vos conversations privées.",
        ),
        passes=examples(
            "Nous utilisons vos contenus pour entraîner une intelligence artificielle.",
            "Vous ne pouvez pas utiliser nos contenus pour entraîner une IA.",
            "L'IA ne remplace pas un conseil.",
            "Nous ne vendons pas vos données, mais nous utilisons vos contenus pour entraîner notre IA.",
            "Si vous ne souhaitez pas que nous entraînions notre IA sur vos photos, écrivez-nous.",
        ),
    ),
    Rule(
        id="fr-denial-third-parties",
        title="D'autres ne peuvent pas entraîner d'IA avec ce qui leur est remis",
        kind=Kind.DENIAL,
        language="fr",
        reason="It speaks of the company's vendors only; what the company itself does may stand elsewhere.",
        patterns=("third …4 ban|not … train-ai*", "ban … third … your-data … train-ai*", "we ban … third … train-ai*"),
        unless=("you-must-not", "means", "question"),
        matches=examples(
            "Il est interdit à nos prestataires d'utiliser vos données pour entraîner leurs modèles d'IA.",
            "Nos partenaires ne peuvent pas utiliser vos contenus pour entraîner une IA.",
            "Les sous-traitants n'ont pas le droit d'utiliser vos photos pour développer des modèles d'IA.",
            "Nous interdisons à nos prestataires d'entraîner des modèles d'IA sur vos messages.",
            "Nos fournisseurs ne peuvent pas utiliser les données pour entraîner leurs algorithmes.",
        ),
        passes=examples(
            "Nos partenaires peuvent utiliser vos contenus pour entraîner une IA.",
            "Nos prestataires ne peuvent pas vous écrire.",
            "Il est interdit d'entraîner une IA avec nos contenus.",
            "Nos fournisseurs d'IA ne garantissent rien.",
            "Vous ne pouvez pas permettre à un robot d'entraîner une IA.",
        ),
    ),
)

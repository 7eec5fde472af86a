"""French clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

_NOT_A_DENIAL = (
    "you-must-not … train-ai*",
    "you-train-ai",
    "own-tool",
    "means",
    "question",
    "not …2 responsible",
)

RULES = (
    Rule(
        id="fr-denial-no-training",
        title="Nous n'entraînons pas d'IA avec vos contenus",
        kind=Kind.DENIAL,
        language="fr",
        reason="A promise: the day it vanishes or gets exceptions is the day to look again.",
        patterns=(
            "not|nor|none … train-ai*|trained-ai|training-set",
            "not|nor|none … data|your-data … train",
            "data|your-data … not … train",
            "only|only-for … never …2 train-ai*",
            "without _? use … train-ai*",
            "we …2 opt-out … train-ai*",
            "not|nor we? use|we-use|grant … ai-company",
        ),
        unless=(
            *_NOT_A_DENIAL,
            "not … and|,|; det? we-use … train-ai*",
            "we-use … train-ai* … not",
            "not …8 only-for …6 train-ai*",
            "not …2 opt-out … we-use|use … train-ai*",
            "if-unwanted",
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
        id="fr-denial-excluded",
        title="L'entraînement est exclu de ce qui est permis",
        kind=Kind.DENIAL,
        language="fr",
        reason="The licence stops short of training: a later version may quietly drop the exclusion.",
        patterns=(
            "excluding …3 train-ai*",
            "excluding … data|your-data … train-ai*",
            "train-ai* be|_ …1 excluding",
            "// …3 train-ai* …8 excluding .",
            "grant … not … grant|allow … train-ai*",
            "unless …3 train-ai*",
        ),
        unless=(*_NOT_A_DENIAL, "you-must-not", "ban", "we-use … train-ai* … excluding"),
        matches=examples(
            "Nous pouvons traiter vos fichiers pour fournir le Service, à l'exclusion de l'entraînement de modèles.",
            "La licence ne comprend pas l'entraînement d'une IA avec vos œuvres.",
            "Vous nous autorisez à héberger vos dessins, l'entraînement d'une IA étant exclu.",
            "Cette autorisation ne s'étend pas à l'apprentissage d'algorithmes.",
            "Les documents sont traités pour l'exécution du contrat, à l'exception de l'entraînement de l'IA.",
        ),
        passes=examples(
            "La licence comprend l'entraînement d'une IA avec vos œuvres.",
            "Le prix ne comprend pas les cours de formation.",
            "Nous utilisons vos fichiers pour entraîner l'IA, à l'exclusion de ceux que vous effacez.",
            "Nous excluons toute responsabilité quant aux textes de l'IA.",
            "Tout usage des contenus est interdit, y compris l'entraînement de modèles d'IA.",
        ),
    ),
    Rule(
        id="fr-denial-third-parties",
        title="D'autres ne peuvent pas entraîner d'IA avec ce qui leur est remis",
        kind=Kind.DENIAL,
        language="fr",
        reason="It speaks of the company's vendors only; what the company itself does may stand elsewhere.",
        patterns=(
            "third …8 ban|not|nor … train-ai*",
            "ban|not|nor …6 third … your-data|data|det … train-ai*",
            "we ban … third … train-ai*",
            "ban … third … your-data … train-ai*",
            "ban … your-data … train-ai*",
            "your-data … ban … train-ai*",
        ),
        unless=(
            *_NOT_A_DENIAL,
            "not … and|,|; det? we-use … train-ai*",
            "we-use … train-ai* … not",
            "not …8 only-for …6 train-ai*",
        ),
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

"""French clauses by which the company, or others through it, may train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

_NOT_A_GRANT = (
    "you _? responsible",
    "means",
    "you-must-not … train-ai*",
    "ban … train-ai*",
    "question",
    "you-train-ai",
    "// …2 you can … train-ai*",
)

RULES = (
    Rule(
        id="fr-grant-use-to-train",
        title="Nous utilisons vos contenus pour entraîner une IA",
        kind=Kind.GRANT,
        language="fr",
        reason="What you upload, write or say becomes material for the company's AI.",
        patterns=(
            "we-use … data|your-data|our-data … train-ai*",
            "third can …4 use … train-ai*",
            "use … your-data|data … train-ai*",
            "we train-ai",
            "we … help … train-ai*",
            "help … train-ai*",
            "train-ai* … using|by|on …3 your-data|data",
            "train-ai* … your-data",
        ),
        unless=_NOT_A_GRANT,
        matches=examples(
            "Nous pouvons utiliser vos contenus pour entraîner nos modèles d'intelligence artificielle.",
            "Nous utilisons vos conversations pour développer et améliorer notre IA.",
            "Nos partenaires peuvent utiliser les publications pour entraîner des modèles d'IA.",
            "Nous entraînons nos algorithmes à partir de vos messages.",
            "Ces échanges nous aident à entraîner nos modèles.",
        ),
        passes=examples(
            "Nous n'utilisons pas vos contenus pour entraîner nos modèles.",
            "Nous utilisons l'intelligence artificielle pour vous recommander de la musique.",
            "Nous utilisons vos données pour améliorer nos services.",
            "Vous pouvez utiliser vos contenus pour entraîner vos propres modèles.",
            "Utilisez-vous mes photos pour entraîner une IA ?",
        ),
    ),
    Rule(
        id="fr-grant-may-be-used",
        title="Vos contenus peuvent servir à entraîner une IA",
        kind=Kind.GRANT,
        language="fr",
        reason="Said in the passive, it does not even say by whom: it may be anyone.",
        patterns=("your-data|data … use|for|serve … train-ai*", "your-data|data _? can … train-ai*|training-set"),
        unless=_NOT_A_GRANT,
        matches=examples(
            "Vous acceptez que vos Contenus puissent être utilisés pour informer, entraîner ou développer des technologies"
            " d'intelligence artificielle.",
            "Vos enregistrements peuvent servir à entraîner nos modèles d'IA.",
            "Les publications publiques sont utilisées à des fins d'apprentissage automatique.",
            "Vos données anonymisées sont traitées pour l'entraînement de modèles de langage.",
            "Les avis que vous laissez sont exploités pour améliorer notre IA.",
        ),
        passes=examples(
            "Vos enregistrements ne peuvent pas servir à entraîner nos modèles d'IA.",
            "Vos données peuvent être utilisées pour améliorer le Service.",
            "Les contenus créés par l'IA peuvent être faux.",
            "Nos contenus ne peuvent pas être utilisés par vous pour entraîner une IA.",
            "Vos photos ne sont utilisées pour entraîner notre IA que si vous l'avez choisi, et jamais sinon.",
        ),
    ),
    Rule(
        id="fr-grant-licence-to-train",
        title="Vous accordez une licence, ou votre accord, pour l'entraînement",
        kind=Kind.GRANT,
        language="fr",
        reason="A licence can outlive your account and be passed on to others.",
        patterns=("grant … train-ai*", "agree … your-data|data|we|third … train-ai*"),
        unless=_NOT_A_GRANT,
        matches=examples(
            "Vous nous concédez une licence mondiale pour utiliser vos œuvres afin d'entraîner des modèles d'IA.",
            "Vous acceptez que nous analysions vos morceaux pour développer une intelligence artificielle.",
            "Vous autorisez la société à traiter vos messages pour l'entraînement de ses modèles.",
            "Vous nous donnez le droit d'utiliser vos textes, y compris pour entraîner une IA.",
            (
                "Vous nous accordez une licence pour :",
                "entraîner, développer et améliorer une intelligence artificielle avec vos contenus ;",
            ),
        ),
        passes=examples(
            "Vous nous concédez une licence pour héberger vos œuvres.",
            "Vous acceptez de ne pas entraîner une IA avec le Service.",
            "Vous acceptez que l'IA puisse se tromper.",
            "Nous vous accordons le droit d'utiliser nos modèles d'IA.",
            "Il est interdit d'accorder à un tiers le droit d'entraîner une IA.",
        ),
    ),
    Rule(
        id="fr-grant-listed-purpose",
        title="L'entraînement est l'une des finalités d'une liste",
        kind=Kind.GRANT,
        language="fr",
        reason="The verb stands in the lead-in, so that the item alone says little: easy to overlook, and easy to slip in.",
        patterns=(
            "use|we-use|your-data|purpose|for … // … train-ai*",
            "your-data|use|we-use|purpose ## … // …2 train-ai",
            "purpose … train-ai*",
            "// for train-ai*",
            "; det? train-ai*",
        ),
        unless=_NOT_A_GRANT,
        matches=examples(
            ("Nous utilisons vos données pour :", "entraîner nos modèles ;"),
            ("Finalités du traitement :", "développer et améliorer notre IA"),
            ("Nous traitons vos informations afin de :", "améliorer nos algorithmes d'apprentissage automatique"),
            ("Nous collectons ces données pour :", "l'entraînement de nos modèles d'intelligence artificielle"),
            "Finalités : répondre à vos demandes ; entraîner l'algorithme de recommandation.",
        ),
        passes=examples(
            ("Vous vous engagez à ne pas :", "entraîner des modèles d'IA ;"),
            ("Nous utilisons vos données pour :", "améliorer le Service ;"),
            ("Nous n'utilisons pas vos données pour :", "entraîner nos modèles ;"),
            ("Vous pouvez vous opposer :", "à l'entraînement de nos modèles d'IA"),
            ("Définitions :", "« modèle » désigne une IA entraînée par nous."),
        ),
    ),
)

"""French clauses that forbid users to train AI on the service, or to mine it."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

_WHY = "It binds you and whoever copies from the service, not the company: your own works here may be protected by it."

RULES = (
    Rule(
        id="fr-restriction-you-may-not-train",
        title="Vous ne pouvez pas entraîner une IA avec le service",
        kind=Kind.RESTRICTION,
        language="fr",
        reason=_WHY,
        patterns=(
            "you-must-not … train-ai*|you-train-ai|mining",
            "you-must-not … train … ai",
            "you-must-not|ban >> train-ai*|you-train-ai|mining",
        ),
        unless=("we-use … train-ai*", "your-data … train-ai*", "question", "opt-out … train-ai*"),
        matches=examples(
            "Vous ne pouvez pas utiliser le Service pour entraîner une intelligence artificielle.",
            "L'utilisateur s'interdit d'utiliser nos contenus pour développer des modèles d'IA.",
            "Vous vous engagez à ne pas recourir à la fouille de textes et de données.",
            ("Vous vous engagez à ne pas :", "utiliser nos articles pour entraîner des modèles d'apprentissage automatique ;"),
            ("Il vous est interdit :", "d'entraîner une IA avec les photos du site ;"),
        ),
        passes=examples(
            "Nous n'utilisons pas vos contenus pour entraîner une intelligence artificielle.",
            "Vous ne pouvez pas revendre l'accès au Service.",
            "Nous pouvons utiliser vos contenus pour entraîner des modèles d'IA.",
            "Si vous ne vous y opposez pas, nous utilisons vos messages pour entraîner notre IA.",
            ("Vous acceptez que nous puissions :", "utiliser vos articles pour entraîner des modèles d'IA ;"),
        ),
    ),
    Rule(
        id="fr-restriction-training-prohibited",
        title="L'entraînement d'IA ou la fouille sont interdits",
        kind=Kind.RESTRICTION,
        language="fr",
        reason="A ban or a reservation of rights against text and data mining; it counts against crawlers too.",
        patterns=(
            "ban … train-ai*|mining",
            "train-ai*|mining … ban",
            "opt-out … mining",
            "// _? not not? … train-ai*|mining",
            "not use … // … train-ai*",
            "not use … ## … train-ai*",
        ),
        unless=("your-data … train-ai*", "we … train-ai*", "third …2 not … train-ai*"),
        matches=examples(
            "Il est interdit d'utiliser le site pour entraîner des modèles d'intelligence artificielle.",
            "La fouille de textes et de données de ce site est interdite.",
            "Ne pas utiliser les résultats pour développer des modèles de machine learning.",
            ("Ne pas utiliser nos services de façon abusive", "par exemple pour entraîner des modèles d'IA"),
            "L'entraînement d'une IA avec nos contenus est strictement interdit.",
        ),
        passes=examples(
            "Il est interdit à nos prestataires d'utiliser vos données pour entraîner leurs modèles d'IA.",
            "Il est interdit de présenter un texte de l'IA comme le vôtre.",
            "Nous ne pratiquons pas la revente de données à des fins d'IA.",
            "L'entraînement de notre IA repose sur vos contenus.",
            "Le site est interdit aux mineurs.",
        ),
    ),
)

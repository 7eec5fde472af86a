"""French clauses that leave the person a choice about training."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.models import Kind

RULES = (
    Rule(
        id="fr-opt-in-only-with-consent",
        title="Entraînement seulement avec votre accord",
        kind=Kind.OPT_IN,
        language="fr",
        reason="Training depends on a yes of yours: read what exactly you say yes to.",
        patterns=(
            "only … opt-in|consent … train-ai*",
            "train-ai* … only … opt-in|consent|agree",
            "not … train-ai* … without-consent …8 opt-in",
            "we-use …12 train-ai* by …3 consent",
            "// by …2 consent , we|we-use … train-ai*",
        ),
        unless=("not … train-ai* … without-consent _",),
        matches=examples(
            "Nous entraînons nos modèles d'IA sur vos enregistrements uniquement avec votre consentement.",
            "Vos œuvres ne servent à entraîner une IA que si vous y consentez, et seulement avec votre consentement explicite.",
            "Uniquement avec votre consentement, nous utilisons vos photos pour améliorer notre IA.",
            "Nous utilisons vos contenus pour entraîner nos modèles avec votre consentement.",
            "Vos textes sont utilisés pour entraîner nos modèles seulement si vous donnez votre consentement.",
        ),
        passes=examples(
            "Nous n'utilisons pas vos contenus pour entraîner une IA.",
            "Nous n'utilisons pas vos contenus pour entraîner une IA sans votre consentement.",
            "Avec votre consentement, nous vous envoyons notre lettre d'information.",
            "Nous utilisons vos contenus pour entraîner nos modèles, sauf si vous vous y opposez.",
            "Vous ne pouvez pas entraîner une IA sans notre consentement.",
        ),
    ),
    Rule(
        id="fr-opt-out-right",
        title="Vous pouvez vous opposer à l'entraînement",
        kind=Kind.OPT_OUT,
        language="fr",
        reason="Training is on until you act: use the way out that the sentence names.",
        patterns=(
            "opt-out … train-ai*",
            "train-ai* … opt-out",
            "if-unwanted … train-ai*",
            "if-unwanted … your-data … train",
            "opt-out >> then … not … train-ai*",
        ),
        unless=("unless-opt-out", "means", "you-must-not", "question"),
        matches=examples(
            "Vous pouvez vous opposer à l'utilisation de vos contenus pour entraîner nos modèles d'IA.",
            "Si vous ne souhaitez pas que vos photos servent à entraîner notre IA, écrivez-nous.",
            "Vous avez le droit de refuser que vos données soient utilisées à des fins d'apprentissage automatique.",
            "L'entraînement de notre IA peut être désactivé dans les paramètres de votre compte.",
            "À tout moment, vous pouvez retirer vos œuvres de l'entraînement des modèles d'intelligence artificielle.",
        ),
        passes=examples(
            "Vous pouvez vous opposer à la prospection commerciale.",
            "Nous utilisons vos contenus pour entraîner nos modèles d'IA, sauf si vous vous y opposez.",
            "Vous pouvez désactiver l'assistant IA.",
            "Nous n'utilisons pas vos contenus pour entraîner une IA.",
            "Vous ne pouvez pas utiliser le Service pour entraîner une IA.",
        ),
    ),
    Rule(
        id="fr-opt-out-setting",
        title="Un réglage décide si vos contenus servent à l'entraînement",
        kind=Kind.OPT_OUT,
        language="fr",
        reason="The choice is yours, but somebody chose the default: look at the setting.",
        patterns=("you …6 setting … train-ai*", "you can … setting|choice … train-ai*", "train-ai* … you can … setting"),
        unless=("unless-opt-out", "means", "you-must-not", "question"),
        matches=examples(
            "Vous pouvez contrôler l'utilisation de vos données pour développer et améliorer nos modèles d'IA.",
            "Vous pouvez choisir si vos conversations servent à entraîner notre IA.",
            "Dans vos paramètres, vous pouvez gérer l'utilisation de vos photos pour entraîner nos modèles.",
            "Vos messages servent à améliorer notre IA, et vous pouvez le changer dans vos paramètres.",
            "Vous disposez d'un réglage pour l'entraînement de nos modèles d'IA.",
        ),
        passes=examples(
            "Vous pouvez changer la langue de l'IA dans vos paramètres.",
            "Nous utilisons vos conversations pour entraîner notre IA.",
            "Vous pouvez choisir le modèle que vous préférez.",
            "Nous contrôlons la qualité de nos modèles d'IA.",
            "Vous pouvez gérer vos abonnements dans vos paramètres.",
        ),
    ),
)

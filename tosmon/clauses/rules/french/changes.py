"""French clauses by which the company changes the terms in silence: without notice, at its will, or by your going on."""

from __future__ import annotations

from tosmon.clauses.rule import Family, Grammar, Phrase, Rule, examples
from tosmon.models import Kind

GATE = "*modifi* *mise_a_jour* *mises_a_jour* *mettre_a_jour* *changer* *changement* *revis* *amend* *continu* *poursui*"

_WORDS = {
    "we": "nous notre_societe",
    "you": "vous votre",
    "can": "pouvons peut peuvent pourrons pourra pourront pouvez susceptible* reserv* se_reserve reservons",
    "not": "ne n pas jamais aucun aucune ni",
    "terms": (
        "conditions cgu cgv contrat accord politique politiques charte reglement regles conditions_generales "
        "conditions_d_utilisation presentes_conditions mentions_legales"
    ),
    "change": (
        "modifier modifie modifiee modifiees modifies modifient modifions modification modifications mettre_a_jour "
        "mise_a_jour mises_a_jour mis_a_jour changer changement changements reviser revision revisions revise* amender "
        "amende* nouvelles"
    ),
    "notice": "preavis avis notification notifications information avertissement avertir informer notifier prevenir",
    "without": "sans",
    "at-will": "seule_discretion entiere_discretion propre_discretion sa_discretion notre_discretion seul_gre",
    "any-time": "tout_moment tout_instant",
    "going-on": (
        "utilisation_continue usage_continu poursuite_de_l_utilisation poursuite_de_votre_utilisation continuer_a_utiliser "
        "continuer_d_utiliser continuez_a_utiliser continuez_d_utiliser continue_a_utiliser continue_d_utiliser "
        "en_continuant_a_utiliser en_continuant_d_utiliser continuant_a_utiliser continuant_d_utiliser continuez_a_acceder "
        "continuer_a_acceder utilisation_ulterieure poursuivez_l_utilisation poursuivre_l_utilisation"
    ),
    "accept": "accept* acceptation repute* consent* lie_par liee_par vaut vaudra",
    "service": "prix tarif tarifs service services fonctionnalite* abonnement*",
    "cookie": "cookie cookies",
    "we-tell": (
        "vous_informerons vous_avertirons vous_notifierons vous_previendrons vous_en_informerons serez_informe* vous_informons"
    ),
    "means": "designe designent signifie",
    ",": ",",
    ";": "; |",
    "stop": "mais toutefois cependant",
    "_": "conditions_de_paiement derniere_mise_a_jour date_de_mise_a_jour",
}

_EDGE = "stop ## //"
_PHRASES = (
    Phrase("silently", ("without …5 notice", "without …2 you …2 notice"), f"{_EDGE} , ;"),
    Phrase("we-tell", ("you …3 notice",), f"{_EDGE} , ; without"),
    Phrase("can-not", ("not can …1 not", "not …2 can", "not change"), f"{_EDGE} , ;"),
)

_GRAMMAR = Grammar(language="fr", gate=GATE, words=_WORDS, phrases=_PHRASES, barred="stop ## not can-not", refers="")

RULES = (
    Rule(
        id="fr-changes-without-notice",
        title="Les conditions peuvent changer sans préavis",
        kind=Kind.CHANGES,
        language="fr",
        reason="Ce que vous avez accepté peut être remplacé en une nuit, et personne ne doit vous le dire.",
        patterns=(
            "can … change …6 terms … silently",
            "can … silently … change …6 terms",
            "terms … can … change … silently",
            "terms … can … silently … change",
        ),
        unless=("means", "change _? service", "can-not"),
        matches=examples(
            "Nous pouvons modifier les présentes conditions à tout moment et sans préavis.",
            "Acme se réserve le droit de changer la politique sans vous en informer.",
            "Les conditions générales sont susceptibles d'être modifiées sans notification.",
            "La société peut, sans avis préalable, réviser le contrat.",
            ("Nous nous réservons le droit de :", "mettre à jour ce règlement sans préavis ;"),
            "Ces règles peuvent être amendées sans avertissement.",
        ),
        passes=examples(
            "Nous vous informerons trente jours avant de modifier les conditions.",
            "Nous pouvons modifier le prix sans préavis.",
            "Nous ne modifierons pas les conditions sans préavis.",
            "Nous pouvons fermer votre compte sans préavis.",
            "Vous pouvez modifier vos réglages à tout moment.",
            "Les conditions s'appliquent sans changement.",
        ),
    ),
    Rule(
        id="fr-changes-at-will",
        title="Les conditions peuvent changer à tout moment, au gré de la société",
        kind=Kind.CHANGES,
        language="fr",
        reason="Il n'y faut aucune raison, et rien ne dit comment les gens l'apprennent.",
        patterns=(
            "can … change …6 terms …10 any-time|at-will",
            "can …4 any-time|at-will …6 change …6 terms",
            "any-time|at-will …3 can …3 change …6 terms",
            "terms … can …3 change …8 any-time|at-will",
        ),
        unless=("means", "change _? service", "can-not", "we-tell", "// …2 you can"),
        matches=examples(
            "Nous pouvons modifier ces conditions à tout moment.",
            "Acme se réserve le droit, à sa seule discrétion, de changer le contrat.",
            "À tout moment, nous pouvons réviser cette politique.",
            "Le règlement peut être modifié à tout instant.",
            "La société pourra mettre à jour les conditions générales à son entière discrétion.",
            ("Nous nous réservons le droit de :", "modifier les CGU à tout moment ;"),
        ),
        passes=examples(
            "Nous pouvons modifier les prix à tout moment.",
            "Nous pouvons modifier les conditions à tout moment ; vous serez informé trente jours avant.",
            "Vous pouvez modifier vos réglages à tout moment.",
            "Nous ne pouvons pas modifier le contrat à tout moment.",
            "Vous pouvez résilier le contrat à tout moment.",
            "Les conditions sont révisées chaque année.",
        ),
    ),
    Rule(
        id="fr-changes-going-on",
        title="Continuer, c'est accepter le changement",
        kind=Kind.CHANGES,
        language="fr",
        reason="Le silence vaut un oui : qui ne relit pas les conditions les a acceptées.",
        patterns=(
            "change … going-on … accept",
            "going-on … change … accept",
            "going-on … accept … change",
            "accept … change … going-on",
        ),
        unless=("cookie", "means"),
        matches=examples(
            "Votre utilisation continue du Service vaut acceptation des modifications.",
            "Si vous continuez à utiliser le site après une mise à jour, vous acceptez les nouvelles conditions.",
            "En continuant d'utiliser l'application une fois les conditions modifiées, vous êtes réputé les accepter.",
            "La poursuite de l'utilisation après ces changements emporte votre acceptation.",
            "Vous êtes réputé accepter la politique révisée si vous continuez à accéder au site.",
            "L'utilisateur qui continue à utiliser la plateforme accepte les modifications.",
        ),
        passes=examples(
            "Vous pouvez continuer à utiliser le Service après l'essai.",
            "En utilisant le Service, vous acceptez ces conditions.",
            "En continuant à utiliser ce site, vous acceptez les cookies selon la politique mise à jour.",
            "Nous demanderons votre accord avant toute modification.",
            "Si vous refusez les nouvelles conditions, vous pouvez résilier le contrat.",
            "Nous continuons à améliorer le Service.",
        ),
    ),
)

CHANGES = Family("changes", _GRAMMAR, RULES)

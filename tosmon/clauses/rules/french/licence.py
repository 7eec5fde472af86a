"""French clauses that take a wide licence: without an end, for any purpose, to be passed on, without an author's rights."""

from __future__ import annotations

from tosmon.clauses.rule import Family, Grammar, Phrase, Rule, examples
from tosmon.models import Kind

GATE = (
    "*perpetu* *irrevocabl* *illimite* *sous-licenc* *sous_licenc* *transferable* *cessible* *toutes_fins* *toute_fin* "
    "*quelque_fin* *tout_usage* *sans_restriction* *bon_nous_semble* *droits_mora* *droit_moral* *connus_ou* *connu_ou* "
    "*tout_support* *tous_supports* *tous_les_supports* *tout_media* *tous_les_medias*"
)

_WORDS = {
    "we": "nous notre_societe",
    "you": "vous",
    "your": "votre vos",
    "user": (
        "utilisateur utilisateurs membre membres auteur auteurs createur createurs artiste artistes contributeur* client clients"
    ),
    "can": "pouvons peut peuvent pourrons pourra pourront pouvoir sommes_libres est_libre puisse puissions puissent",
    "you-can": "pouvez pourrez",
    "not": "ne n pas jamais aucun aucune ni",
    "ban": "interdit* interdisons defendu vous_abst* s_engage*_a_ne vous_vous_engagez_a_ne",
    "grant": "accord* conced* octro* cede cedez cedent donne donnez donner donnent confer* autoris*",
    "licence": "licence licences droit droits autorisation permission",
    "use": "utilis* exploit* reprodui* publi* diffus* communiqu* divulgu*",
    "content": (
        "contenu contenus oeuvre* publication* photo* image* video* musique* chanson* commentaire* avis idee* suggestion* "
        "contribution* donnees informations enregistrement* morceau* texte*"
    ),
    "perpetual": (
        "perpetuel perpetuelle perpetuels perpetuelles perpetuite irrevocable irrevocables irrevocablement "
        "illimitee_dans_le_temps"
    ),
    "passed-on": (
        "sous_licenciable* sous_licence sous_licences sous_licencier sous_conceder sous_conced* transferable* cessible*"
    ),
    "any-purpose": (
        "toutes_fins toute_fin quelque_fin tout_usage tous_usages toute_finalite quelque_finalite sans_restriction "
        "sans_aucune_restriction bon_nous_semble"
    ),
    "any-media": (
        "connu_ou connus_ou connue_ou connues_ou tout_support tous_supports tous_les_supports tout_media tous_medias "
        "tous_les_medias"
    ),
    "waive": "renonc* n_exercer ne_pas_exercer ne_pas_invoquer ne_pas_faire_valoir",
    "moral": "droits_moraux droit_moral",
    "consent": "consentement consentement_prealable",
    "means": "designe designent signifie",
    "without": "sans",
    ",": ",",
    ";": "; |",
    "stop": "mais toutefois cependant",
    "_": (
        "non_exclusive non_exclusif non_transferable* non_cessible* non_sous_licenciable* de_droit au_droit en_droit "
        "a_toutes_fins_utiles toutes_fins_utiles"
    ),
}

_EDGE = "stop ## //"
_PHRASES = (
    Phrase("_", ("without …4 passed-on", "not …2 passed-on"), _EDGE),
    # What the company grants is no licence of the readers.
    Phrase("you-get", ("we you grant", "_ you grant"), _EDGE),
    Phrase("you-must-not", ("you|user …2 not …2 you-can|can", "you|user …2 ban", "you …3 not"), f"{_EDGE} , ; we grant"),
)

_GRAMMAR = Grammar(
    language="fr", gate=GATE, words=_WORDS, phrases=_PHRASES, barred="stop ## not ban you-must-not you-get you-can", refers=""
)

_GIVEN = "you|user … grant … "
_LOOK_ALIKES = (
    "Nous vous accordons une licence perpétuelle pour utiliser les polices.",
    "Vous ne pouvez pas concéder de sous-licence sur le Service.",
    "Vous conservez tous les droits sur vos contenus.",
)

RULES = (
    Rule(
        id="fr-licence-perpetual",
        title="Une licence sans fin",
        kind=Kind.LICENCE,
        language="fr",
        reason="Elle ne peut être reprise et demeure quand vous supprimez vos œuvres ou partez.",
        patterns=(f"{_GIVEN}perpetual", "licence …8 your? content …8 perpetual"),
        unless=("means",),
        matches=examples(
            "Vous nous accordez une licence mondiale, perpétuelle et irrévocable pour montrer vos œuvres.",
            "En publiant une photo, vous concédez à Acme un droit irrévocable de la reproduire.",
            "L'utilisateur accorde à la société une licence gratuite et illimitée dans le temps.",
            ("En publiant, vous nous accordez une licence qui est :", "perpétuelle et irrévocable ;"),
            "Vous nous autorisez irrévocablement à diffuser les enregistrements.",
            "Les membres cèdent à perpétuité leurs droits sur les images.",
        ),
        passes=examples(
            *_LOOK_ALIKES,
            "Vous nous accordez une licence pour héberger vos œuvres tant qu'elles sont sur votre page.",
            "La licence prend fin quand vous supprimez vos œuvres.",
            "Vous ne nous accordez pas de licence perpétuelle.",
        ),
    ),
    Rule(
        id="fr-licence-any-purpose",
        title="Vos contenus peuvent servir à toutes fins, sur tout support",
        kind=Kind.LICENCE,
        language="fr",
        reason="Toutes les fins, ce sont aussi celles auxquelles personne ne pense encore, comme l'entraînement d'une IA.",
        patterns=(
            f"{_GIVEN}any-purpose|any-media",
            "can … use … content … any-purpose",
            "we can use … any-purpose",
        ),
        unless=("means", "consent"),
        matches=examples(
            "Vous nous accordez le droit d'utiliser vos contenus à toutes fins.",
            "Vous autorisez Acme à reproduire vos chansons sur tout support connu ou inconnu à ce jour.",
            "Nous pouvons utiliser vos idées sans restriction et sans vous payer.",
            "La société peut exploiter les photos comme bon nous semble et à quelque fin que ce soit.",
            ("Vous nous concédez le droit de :", "diffuser l'œuvre dans tous les médias ;"),
            "L'auteur accorde à l'éditeur une licence pour tout usage, commercial ou non.",
        ),
        passes=examples(
            *_LOOK_ALIKES,
            "Nous n'utilisons pas vos contenus à toutes fins.",
            "Nous pouvons communiquer vos données à toute fin avec votre consentement.",
            "Vous pouvez utiliser les polices à toutes fins.",
            "Nous utilisons vos contenus aux seules fins de les montrer à vos amis.",
        ),
    ),
    Rule(
        id="fr-licence-passed-on",
        title="La licence peut être transmise à d'autres",
        kind=Kind.LICENCE,
        language="fr",
        reason="Celui qui reçoit la sous-licence ne vous a jamais rien promis.",
        patterns=(f"{_GIVEN}passed-on",),
        unless=("means",),
        matches=examples(
            "Vous nous accordez une licence transférable et sous-licenciable sur vos enregistrements.",
            "En déposant une œuvre, vous donnez à Acme le droit d'en concéder des sous-licences à des tiers.",
            "L'utilisateur accorde à la plateforme une licence cessible.",
            "Vous concédez à nos partenaires et à nous une licence pouvant faire l'objet d'une sous-licence.",
            ("Vous nous accordez un droit :", "mondial, gratuit et sous-licenciable ;"),
            "Les auteurs autorisent la société à sous-licencier leurs textes.",
        ),
        passes=examples(
            *_LOOK_ALIKES,
            "Nous vous accordons une licence limitée, non transférable et non sous-licenciable.",
            "Vous nous accordez une licence sans droit de sous-licence.",
            "Vos billets sont cessibles.",
        ),
    ),
    Rule(
        id="fr-licence-moral-rights",
        title="Vous renoncez à vos droits d'auteur moraux",
        kind=Kind.LICENCE,
        language="fr",
        reason="Sans droits moraux, vos œuvres peuvent être modifiées et montrées sans votre nom.",
        patterns=("waive … moral", "moral … waive"),
        unless=("not … waive", "means"),
        matches=examples(
            "Vous renoncez à tous vos droits moraux sur les contenus.",
            "Vous renoncez irrévocablement à invoquer les droits moraux attachés à vos œuvres.",
            "Dans la mesure permise par la loi, l'utilisateur renonce à son droit moral.",
            ("En publiant une image, vous :", "renoncez aux droits moraux qui s'y attachent ;"),
            "Les droits moraux que vous avez sur l'œuvre font l'objet d'une renonciation.",
            "Les auteurs renoncent envers nous à leurs droits moraux.",
        ),
        passes=examples(
            *_LOOK_ALIKES,
            "Vous conservez vos droits moraux.",
            "Vous ne renoncez pas à vos droits moraux.",
            "Vous renoncez à votre droit de rétractation.",
        ),
    ),
)

LICENCE = Family("licence", _GRAMMAR, RULES)

"""Dutch clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.germanic import denials as shared

RULES = (
    shared.DENIAL_NO_TRAINING.rule(
        "nl",
        title="Wij trainen geen AI met uw inhoud",
        matches=examples(
            "Wij gebruiken uw inhoud niet om AI-modellen te trainen.",
            "Voor het trainen van onze AI worden uw berichten nooit gebruikt.",
            "Wij trainen geen taalmodellen met de gegevens van onze klanten.",
            "Je foto's worden niet verkocht en ook niet gebruikt voor het trainen van kunstmatige intelligentie.",
            "Het trainen van AI-modellen met uw gegevens vindt niet plaats.",
            ("Wij zullen uw inhoud nooit gebruiken om:", "generatieve AI te trainen."),
            "Uw gesprekken gebruiken wij niet voor training.",
        ),
        passes=examples(
            "Wij gebruiken uw inhoud om AI-modellen te trainen.",
            "U mag onze inhoud niet gebruiken om AI-modellen te trainen.",
            "Wij verkopen uw gegevens niet, maar gebruiken ze wel om onze AI te trainen.",
            "Als u geen account hebt, gebruiken wij uw invoer om onze modellen te trainen.",
            "Wij zijn niet aansprakelijk voor de juistheid van het AI-model.",
            "Worden mijn foto's gebruikt om een AI te trainen of niet?",
            "Wij gebruiken uw invoer niet alleen voor de dienst, maar ook om onze AI te trainen.",
        ),
    ),
    shared.DENIAL_EXCLUDED.rule(
        "nl",
        title="Trainen is uitgesloten van wat mag",
        matches=examples(
            "Het gebruik van uw inhoud voor het trainen van AI-modellen is uitgesloten.",
            "Uw bestanden zijn uitgezonderd van AI-training.",
            "AI-training met uw bestanden blijft uitgesloten.",
            "Ons gebruiksrecht omvat het beheer van de dienst, met uitsluiting van het trainen van AI.",
            "Privéberichten zijn uitgesloten van het trainen van onze modellen.",
        ),
        passes=examples(
            "Ons gebruiksrecht omvat het trainen van AI met uw inhoud.",
            "Onze aansprakelijkheid voor fouten van de AI-modellen is uitgesloten.",
            "U kunt uw bestanden uitsluiten van AI-training.",
            "Het herroepingsrecht is bij trainingen uitgesloten.",
            "Wij gebruiken uw berichten om onze AI-modellen te trainen.",
        ),
    ),
    shared.DENIAL_THIRD_PARTIES.rule(
        "nl",
        title="Derden mogen niet trainen met wat zij ontvangen",
        matches=examples(
            "Het is onze dienstverleners verboden uw gegevens te gebruiken om hun AI-modellen te trainen.",
            "Onze partners mogen uw inhoud niet gebruiken om AI te trainen.",
            "Wij verbieden derden uw invoer te gebruiken voor het trainen van hun modellen.",
            "Verwerkers zijn niet bevoegd uw bestanden te gebruiken voor het trainen van AI-systemen.",
            "De AI-aanbieder mag uw prompts niet gebruiken om zijn modellen te trainen.",
        ),
        passes=examples(
            "Onze partners mogen uw inhoud gebruiken om AI te trainen.",
            "Onze dienstverleners mogen u geen reclame sturen.",
            "Het is u verboden onze gegevens te gebruiken om AI-modellen te trainen.",
            "Derden kunnen uw inhoud van ons in licentie krijgen en gebruiken om AI te trainen.",
            "Aanbieders van AI-modellen zijn niet aansprakelijk voor de resultaten.",
        ),
    ),
)

"""Dutch clauses that leave the person a choice: to object to training that is on, or to allow training that is off."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.clauses.rules.germanic import choices as shared
from tosmon.models import Kind

RULES = (
    shared.OPT_IN_ONLY_WITH_CONSENT.rule(
        "nl",
        title="Trainen alleen met uw toestemming",
        matches=examples(
            "Wij trainen onze AI-modellen alleen met uw toestemming op uw opnamen.",
            "Alleen als u uitdrukkelijk toestemming geeft, gebruiken wij uw foto's om onze AI te trainen.",
            "Met uw toestemming gebruiken wij uw invoer om onze taalmodellen te verbeteren.",
            "Uw teksten worden gebruikt voor het trainen van AI-modellen als u daarvoor toestemming hebt gegeven.",
            "Het gebruik van je stem om onze modellen te trainen gebeurt uitsluitend op basis van je toestemming.",
            "Wij vragen u om toestemming voordat wij uw gegevens gebruiken voor AI-training.",
        ),
        passes=examples(
            "Wij gebruiken uw opnamen niet zonder uw toestemming om onze AI-modellen te trainen.",
            "Met uw toestemming sturen wij u onze nieuwsbrief over AI.",
            "Wij gebruiken alleen gelicentieerde gegevens om onze AI-modellen te trainen.",
            "Wij gebruiken uw inhoud om onze AI te trainen, tenzij u bezwaar maakt.",
            "Zonder onze toestemming mag u geen AI trainen met onze inhoud.",
            "Wij gebruiken uw gegevens ook zonder uw toestemming om onze AI te trainen.",
        ),
    ),
    Rule(
        id="nl-opt-out-right",
        title="U kunt bezwaar maken tegen het trainen",
        kind=Kind.OPT_OUT,
        language="nl",
        reason="Training is on until you act: use the way out that the sentence names.",
        patterns=(
            "opt-out … train-ai*|training-set",
            "train-ai* … opt-out",
            "train-ai* … cut … opt-out",
            "setting … use you … train-ai* … out",
            "you can … train-ai* … out use",
            "// switch-off … train-ai*",
            "if-unwanted … train-ai*",
            "if-unwanted … your-data … for|of det? train",
            "if you … train-ai* … dislike",
            "you can … excluding … train-ai*",
            "can you … train-ai* … excluding",
            "you can … train-ai* … excluding",
        ),
        unless=(*shared.NOT_A_CHOICE, "our-data … opt-out"),
        matches=examples(
            "U kunt op elk moment bezwaar maken tegen het gebruik van uw inhoud voor het trainen van onze AI.",
            "Als u niet wilt dat uw foto's worden gebruikt om onze modellen te trainen, schrijf ons dan.",
            "Je kunt AI-training uitschakelen in je instellingen.",
            "U hebt het recht bezwaar te maken tegen de verwerking van uw gegevens om taalmodellen te trainen.",
            "Onze modellen worden getraind met openbare berichten; u kunt daartegen bezwaar maken.",
            "U kunt uw werken uitsluiten van het trainen van onze AI-modellen.",
        ),
        passes=examples(
            "U kunt altijd bezwaar maken tegen het ontvangen van reclame.",
            "Wij gebruiken uw inhoud om onze AI te trainen, tenzij u bezwaar maakt.",
            "U kunt de AI-assistent altijd uitschakelen.",
            "Uw inhoud is uitgesloten van het trainen van onze AI-modellen.",
            "Tegen het gebruik van onze inhoud voor tekst- en datamining maken wij bezwaar.",
        ),
    ),
    shared.OPT_OUT_INSTRUCT.rule(
        "nl",
        title="U kunt het trainen verbieden of voorkomen",
        matches=examples(
            "U kunt ons verzoeken uw inhoud niet te gebruiken om AI te trainen.",
            "Je kunt voorkomen dat je chats worden gebruikt om onze modellen te trainen.",
            "Klanten kunnen verlangen dat hun bestanden niet worden gebruikt voor het trainen van AI.",
            "U kunt het gebruik van uw gegevens voor AI-training op elk moment laten stopzetten.",
            "U kunt ons laten weten dat uw afbeeldingen niet mogen worden gebruikt voor de training van onze AI-modellen.",
        ),
        passes=examples(
            "U kunt ons verzoeken uw inhoud te verwijderen.",
            "Wij verzoeken onze dienstverleners uw inhoud niet te gebruiken om AI te trainen.",
            "U kunt ons vragen u geen door AI geschreven berichten te sturen.",
            "Wij voorkomen dat uw inhoud wordt gebruikt om AI te trainen.",
            "U mag onze inhoud niet gebruiken om AI te trainen.",
        ),
    ),
    shared.OPT_OUT_SETTING.rule(
        "nl",
        title="Een instelling beslist over het trainen",
        matches=examples(
            "In de instellingen kunt u bepalen of uw chats worden gebruikt om onze modellen te trainen.",
            "U bepaalt zelf of uw foto's worden gebruikt voor het trainen van onze AI.",
            "Je kunt in je accountinstellingen het gebruik van je teksten voor AI-training beheren.",
            "Uw opnamen helpen ons onze modellen te trainen; u kunt dit wijzigen in de instellingen.",
            "U kunt kiezen of uw berichten worden gebruikt om onze AI-modellen te trainen.",
        ),
        passes=examples(
            "In de instellingen kunt u de taal van de AI-assistent wijzigen.",
            "U kunt kiezen welk AI-model uw vragen beantwoordt.",
            "Wij gebruiken uw chats om onze modellen te trainen.",
            "Wij bepalen of onze modellen opnieuw worden getraind.",
            "U kunt uw abonnement beheren in de instellingen.",
        ),
    ),
    shared.OPT_OUT_EFFECT.rule(
        "nl",
        title="Wat geldt zodra u bezwaar hebt gemaakt",
        matches=examples(
            ("Als u bezwaar hebt gemaakt:", "gebruiken wij uw invoer niet meer om onze modellen te trainen."),
            "Als u deze optie uitschakelt, gebruiken wij uw chats niet om onze AI te trainen.",
            "Zodra u bezwaar maakt, worden uw afbeeldingen niet meer gebruikt voor het trainen van AI-modellen.",
            "Na uw bezwaar gebruiken wij uw gegevens niet langer om onze AI te trainen.",
            ("Als de instelling is uitgeschakeld:", "worden nieuwe gesprekken niet gebruikt om onze AI te trainen."),
        ),
        passes=examples(
            "Wij gebruiken uw invoer niet om onze modellen te trainen.",
            ("Als u bezwaar hebt gemaakt:", "ontvangt u geen berichten meer over AI."),
            ("Als u geen bezwaar maakt:", "gebruiken wij uw invoer om onze modellen te trainen."),
            ("Wij beloven:", "uw chats worden niet gebruikt om onze AI te trainen."),
            ("Als u de gratis versie gebruikt:", "worden uw afbeeldingen gebruikt om onze AI te trainen."),
        ),
    ),
)

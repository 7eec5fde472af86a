"""Dutch clauses that forbid users to train AI on the service, to mine it, or to build competing models."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.clauses.rules.germanic import restrictions as shared
from tosmon.models import Kind

RULES = (
    shared.RESTRICTION_YOU_MAY_NOT_TRAIN.rule(
        "nl",
        title="U mag met de dienst geen AI trainen",
        matches=examples(
            "U mag de dienst niet gebruiken om kunstmatige intelligentie te trainen.",
            "Gebruikers mogen onze inhoud niet kopiëren of gebruiken voor het trainen van AI-modellen.",
            "U verbindt zich ertoe de inhoud van het platform niet in te zetten voor de ontwikkeling van taalmodellen.",
            "Voor het trainen van AI-systemen mag u de inhoud van onze website niet gebruiken.",
            "Je mag met de resultaten geen AI-modellen trainen.",
            ("U mag niet:", "teksten van de website gebruiken om AI-modellen te trainen;"),
            "De klant mag geen tekst- en datamining op de databank toepassen.",
        ),
        passes=examples(
            "Wij mogen uw inhoud niet gebruiken om kunstmatige intelligentie te trainen.",
            "U mag uw toegang niet aan anderen doorgeven, ook niet aan AI-agenten.",
            "Als u geen bezwaar maakt, mogen wij uw inhoud gebruiken om AI-modellen te trainen.",
            "U mag eigen modellen trainen met uw gegevens.",
            ("U gaat ermee akkoord dat wij:", "uw berichten gebruiken om AI te trainen;"),
            "U kunt erop vertrouwen dat wij uw foto's niet gebruiken om AI te trainen.",
        ),
    ),
    shared.RESTRICTION_UNDER_A_HEADING.rule(
        "nl",
        title="Kop of inleiding verbiedt, de zin zegt wat",
        matches=examples(
            ("Het is verboden om:", "inhoud van de website uit te lezen om AI-modellen te trainen;"),
            (
                "Niet toegestaan is in het bijzonder:",
                "het gebruik van de artikelen voor het trainen van kunstmatige intelligentie",
            ),
            ("Verboden zijn:", "tekst- en datamining"),
            ("Het is u niet toegestaan", "de API te gebruiken om taalmodellen te ontwikkelen;"),
            ("Verboden gebruik:", "AI-systemen trainen met inhoud van het platform"),
        ),
        passes=examples(
            ("Het is toegestaan om:", "AI-modellen te trainen met de inhoud van het platform"),
            ("Wij gebruiken uw gegevens niet om:", "AI-modellen te trainen"),
            ("Het is verboden om:", "wachtwoorden aan AI-assistenten door te geven"),
            ("Wij gebruiken uw gegevens om:", "onze AI-modellen te trainen"),
            ("Het is onze dienstverleners verboden om:", "uw gegevens te gebruiken om eigen AI-modellen te trainen"),
        ),
    ),
    Rule(
        id="nl-restriction-training-prohibited",
        title="Trainen of datamining is verboden of voorbehouden",
        kind=Kind.RESTRICTION,
        language="nl",
        reason="A ban or a reservation of rights against text and data mining; it counts against crawlers too.",
        patterns=(
            "ban … train-ai*|mining",
            "train-ai*|mining … ban",
            "our-data … can|be|use …4 not … train-ai*|mining",
            "our-data … not train-ai*|mining",
            "site can|be …2 not … train-ai*|mining",
            "// use you|them|det our-data|site|data|det … not … train-ai*|mining",
            "// use our-data|site … not … train-ai*|mining",
            "train-ai*|mining … our-consent",
            "without …5 our-consent … train-ai*|mining",
            "our-data … train-ai* … only …6 consent",
            "reserve … train-ai*|mining",
            "train-ai*|mining … reserve",
            "opt-out … mining",
            "mining … opt-out",
            "mining be|use …4 not",
            "not mining",
        ),
        unless=(
            "your-data … train-ai*",
            "train-ai* … your-data",
            "we-use … train-ai*",
            "third … ban",
            "ban … third",
            "ban of|_? third",
            "we … not … mining",
            "we can … ban|reserve",
            "question",
            "means",
        ),
        matches=examples(
            "Het is verboden inhoud van deze website te gebruiken om AI-systemen te trainen.",
            "Het gebruik van onze inhoud voor tekst- en datamining behouden wij ons uitdrukkelijk voor.",
            "Het trainen van taalmodellen met onze teksten is zonder onze toestemming niet toegestaan.",
            "De inhoud van dit portaal mag niet worden gebruikt voor het trainen van kunstmatige intelligentie.",
            "Gebruik onze inhoud niet om AI-modellen te trainen.",
            "Tegen gebruik voor tekst- en datamining maken wij bezwaar.",
            "Elk gebruik van onze foto's voor het trainen van AI vereist onze voorafgaande schriftelijke toestemming.",
        ),
        passes=examples(
            "Uw inhoud mag niet worden gebruikt voor het trainen van kunstmatige intelligentie.",
            "Het is onze dienstverleners verboden uw gegevens te gebruiken om AI-systemen te trainen.",
            "Wij behouden ons het recht voor uw inhoud te gebruiken om onze AI te trainen.",
            "Het is verboden door AI gemaakte teksten als eigen werk uit te geven.",
            "Het gebruik van onze AI-functies is minderjarigen niet toegestaan.",
        ),
    ),
    shared.RESTRICTION_COMPETING_MODELS.rule(
        "nl",
        title="U mag geen concurrerend model bouwen",
        matches=examples(
            "U mag de uitvoer niet gebruiken om modellen te ontwikkelen die met de onze concurreren.",
            "Het is niet toegestaan om met de resultaten concurrerende AI-diensten op te bouwen.",
            "De klant mag de resultaten niet gebruiken voor de ontwikkeling van een model dat met ons concurreert.",
            ("U mag niet:", "de AI-functies gebruiken om een concurrerend product te ontwikkelen;"),
            "Gebruikers mogen de API niet inzetten om concurrerende taalmodellen te maken.",
        ),
        passes=examples(
            "U mag de uitvoer gebruiken om allerlei modellen te ontwikkelen.",
            "Wij concurreren met andere makers van AI-modellen.",
            "U mag de dienst niet gebruiken om een concurrerend aanbod te promoten.",
            "Met onze AI-functies kunt u aanbiedingen van concurrenten vergelijken.",
            "Wij gebruiken uw invoer om concurrerende AI-modellen te ontwikkelen.",
        ),
    ),
)

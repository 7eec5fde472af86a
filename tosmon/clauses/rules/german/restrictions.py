"""German clauses that forbid users to train AI on the service, to mine it, or to build competing models."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.clauses.rules.germanic import restrictions as shared
from tosmon.models import Kind

RULES = (
    shared.RESTRICTION_YOU_MAY_NOT_TRAIN.rule(
        "de",
        title="Sie dürfen mit dem Dienst keine KI trainieren",
        matches=examples(
            "Sie dürfen den Dienst nicht nutzen, um künstliche Intelligenz zu trainieren.",
            "Nutzer:innen dürfen unsere Inhalte weder kopieren noch zum Training von KI-Modellen verwenden.",
            "Sie verpflichten sich, die Inhalte der Plattform nicht für die Entwicklung von Sprachmodellen einzusetzen.",
            "Zum Training von KI-Systemen dürfen Sie die Inhalte unserer Website nicht verwenden.",
            "Du darfst mit den Ergebnissen keine KI-Modelle trainieren.",
            ("Sie dürfen nicht:", "Texte der Website nutzen, um maschinelles Lernen zu betreiben oder KI-Modelle zu trainieren;"),
            "Der Kunde darf keine Verfahren des Text und Data Mining auf die Datenbank anwenden.",
        ),
        passes=examples(
            "Wir dürfen Ihre Inhalte nicht nutzen, um künstliche Intelligenz zu trainieren.",
            "Sie dürfen Ihren Zugang nicht an andere weitergeben, auch nicht an KI-Agenten.",
            "Wenn Sie nicht widersprechen, dürfen wir Ihre Inhalte zum Training von KI-Modellen verwenden.",
            "Sie dürfen eigene Modelle mit Ihren Daten trainieren.",
            ("Sie stimmen zu, dass wir:", "Ihre Beiträge zum Training von KI verwenden;"),
            "Sie können sicher sein, dass wir Ihre Fotos nicht zum Training von KI verwenden.",
        ),
    ),
    shared.RESTRICTION_UNDER_A_HEADING.rule(
        "de",
        title="Überschrift oder Einleitung verbietet, der Satz sagt, was",
        matches=examples(
            ("Es ist untersagt:", "Inhalte der Website zum Training von KI-Modellen auszulesen;"),
            ("Nicht gestattet ist insbesondere:", "die Verwendung der Artikel für das Training künstlicher Intelligenz"),
            ("Verboten sind:", "Text und Data Mining"),
            ("Es ist Ihnen nicht erlaubt,", "die Schnittstelle zu nutzen, um Sprachmodelle zu entwickeln;"),
            ("Unzulässige Nutzung:", "KI-Systeme mit Inhalten der Plattform zu trainieren"),
        ),
        passes=examples(
            ("Es ist gestattet:", "KI-Modelle mit den Inhalten der Plattform zu trainieren"),
            ("Wir verwenden Ihre Daten nicht, um:", "KI-Modelle zu trainieren"),
            ("Es ist untersagt:", "Passwörter an KI-Assistenten weiterzugeben"),
            ("Wir verwenden Ihre Daten, um:", "unsere KI-Modelle zu trainieren"),
            ("Unseren Dienstleistern ist es untersagt:", "Ihre Daten zum Training eigener KI-Modelle zu verwenden"),
        ),
    ),
    Rule(
        id="de-restriction-training-prohibited",
        title="Training oder Data Mining ist verboten oder vorbehalten",
        kind=Kind.RESTRICTION,
        language="de",
        reason="A ban or a reservation of rights under § 44b UrhG; it counts against crawlers too.",
        patterns=(
            "ban … train-ai*|mining",
            "train-ai*|mining … ban",
            "our-data … can|be|use …4 not … train-ai*|mining",
            "our-data … not train-ai*|mining",
            "site can|be …2 not … train-ai*|mining",
            "// use you our-data|site|data|det … not … train-ai*|mining",
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
            "Es ist untersagt, Inhalte dieser Website zum Training von KI-Systemen zu verwenden.",
            "Die Nutzung unserer Inhalte für Text und Data Mining im Sinne von § 44b UrhG behalten wir uns ausdrücklich vor.",
            "Das Trainieren von Sprachmodellen mit unseren Texten ist ohne unsere Zustimmung nicht gestattet.",
            "Die Inhalte dieses Portals dürfen nicht für das Training künstlicher Intelligenz verwendet werden.",
            "Verwenden Sie unsere Inhalte nicht, um KI-Modelle zu trainieren.",
            "Einer Nutzung für Text und Data Mining wird widersprochen.",
            "Jede Nutzung unserer Fotos zum Training von KI bedarf unserer vorherigen schriftlichen Zustimmung.",
        ),
        passes=examples(
            "Ihre Inhalte dürfen nicht für das Training künstlicher Intelligenz verwendet werden.",
            "Unseren Dienstleistern ist es untersagt, Ihre Daten zum Training von KI-Systemen zu verwenden.",
            "Wir behalten uns vor, Ihre Inhalte zum Training unserer KI zu verwenden.",
            "Es ist untersagt, von der KI erstellte Texte als eigene auszugeben.",
            "Die Nutzung unserer KI-Funktionen ist Minderjährigen nicht gestattet.",
        ),
    ),
    shared.RESTRICTION_COMPETING_MODELS.rule(
        "de",
        title="Sie dürfen kein konkurrierendes Modell bauen",
        matches=examples(
            "Sie dürfen die Ausgaben nicht verwenden, um Modelle zu entwickeln, die mit unseren konkurrieren.",
            "Es ist nicht gestattet, mit den Ergebnissen konkurrierende KI-Dienste aufzubauen.",
            "Der Kunde darf die Ergebnisse nicht zur Entwicklung eines Modells nutzen, das zu uns im Wettbewerb steht.",
            ("Sie dürfen nicht:", "die KI-Funktionen nutzen, um ein Konkurrenzprodukt zu entwickeln;"),
            "Nutzer dürfen die API nicht einsetzen, um wettbewerbsfähige Sprachmodelle zu erstellen.",
        ),
        passes=examples(
            "Sie dürfen die Ausgaben verwenden, um Modelle aller Art zu entwickeln.",
            "Wir konkurrieren mit anderen Herstellern von KI-Modellen.",
            "Sie dürfen den Dienst nicht nutzen, um ein Konkurrenzangebot zu bewerben.",
            "Mit unseren KI-Funktionen können Sie Angebote des Wettbewerbs vergleichen.",
            "Wir verwenden Ihre Eingaben, um wettbewerbsfähige KI-Modelle zu entwickeln.",
        ),
    ),
)

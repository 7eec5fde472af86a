"""German clauses by which the company says that it does not train AI on people's things."""

from __future__ import annotations

from tosmon.clauses.rule import examples
from tosmon.clauses.rules.germanic import denials as shared

RULES = (
    shared.DENIAL_NO_TRAINING.rule(
        "de",
        title="Wir trainieren keine KI mit Ihren Inhalten",
        matches=examples(
            "Wir verwenden Ihre Inhalte nicht, um KI-Modelle zu trainieren.",
            "Zum Training unserer KI werden Ihre Nachrichten niemals herangezogen.",
            "Wir trainieren keine Sprachmodelle mit den Daten unserer Kunden.",
            "Deine Fotos werden weder verkauft noch für das Training künstlicher Intelligenz verwendet.",
            "Ein Training von KI-Modellen mit Ihren Daten findet nicht statt.",
            ("Wir werden Ihre Inhalte niemals verwenden, um:", "generative KI zu trainieren."),
            "Ihre Gespräche nutzen wir nicht zum Training.",
        ),
        passes=examples(
            "Wir verwenden Ihre Inhalte, um KI-Modelle zu trainieren.",
            "Sie dürfen unsere Inhalte nicht verwenden, um KI-Modelle zu trainieren.",
            "Wir verkaufen Ihre Daten nicht, verwenden sie aber zum Training unserer KI.",
            "Wenn Sie kein Konto haben, verwenden wir Ihre Eingaben zum Training unserer Modelle.",
            "Wir übernehmen keine Haftung für die Richtigkeit des KI-Modells.",
            "Werden meine Fotos zum Training einer KI verwendet oder nicht?",
            "Wir verwenden Ihre Eingaben nicht nur für den Dienst, sondern auch zum Training unserer KI.",
        ),
    ),
    shared.DENIAL_EXCLUDED.rule(
        "de",
        title="Training ist von der Erlaubnis ausgenommen",
        matches=examples(
            "Die Verwendung Ihrer Inhalte zum Training von KI-Modellen ist ausgeschlossen.",
            "Ihre Dateien sind vom KI-Training ausgenommen.",
            "Wir verzichten auf das Training von KI mit Ihren Daten.",
            "Unser Nutzungsrecht umfasst den Betrieb des Dienstes unter Ausschluss des Trainings von KI.",
            "Private Nachrichten sind vom Training unserer Modelle ausgeschlossen.",
        ),
        passes=examples(
            "Unser Nutzungsrecht umfasst das Training von KI mit Ihren Inhalten.",
            "Unsere Haftung für Fehler der KI-Modelle ist ausgeschlossen.",
            "Sie können Ihre Dateien vom KI-Training ausschließen.",
            "Das Widerrufsrecht ist bei Trainingskursen ausgeschlossen.",
            "Wir nutzen Ihre Beiträge zum Training unserer KI-Modelle.",
        ),
    ),
    shared.DENIAL_THIRD_PARTIES.rule(
        "de",
        title="Dritte dürfen mit dem, was sie erhalten, nicht trainieren",
        matches=examples(
            "Unseren Dienstleistern ist es untersagt, Ihre Daten zum Training ihrer KI-Modelle zu verwenden.",
            "Unsere Partner dürfen Ihre Inhalte nicht verwenden, um KI zu trainieren.",
            "Wir verbieten Drittanbietern, Ihre Eingaben für das Training ihrer Modelle zu nutzen.",
            "Auftragsverarbeiter sind nicht berechtigt, Ihre Dateien zum Training von KI-Systemen einzusetzen.",
            "Der KI-Anbieter darf Ihre Prompts vertraglich nicht zum Training seiner Modelle verwenden.",
        ),
        passes=examples(
            "Unsere Partner dürfen Ihre Inhalte verwenden, um KI zu trainieren.",
            "Unsere Dienstleister dürfen Ihnen keine Werbung senden.",
            "Es ist Ihnen untersagt, unsere Daten zum Training von KI-Modellen zu verwenden.",
            "Dritte können Ihre Inhalte von uns lizenzieren, um KI zu trainieren.",
            "Drittanbieter von KI-Modellen haften nicht für die Ergebnisse.",
        ),
    ),
)

"""German clauses that leave the person a choice: to object to training that is on, or to allow training that is off."""

from __future__ import annotations

from tosmon.clauses.rule import Rule, examples
from tosmon.clauses.rules.germanic import choices as shared
from tosmon.models import Kind

RULES = (
    shared.OPT_IN_ONLY_WITH_CONSENT.rule(
        "de",
        title="Training nur mit Ihrer Einwilligung",
        matches=examples(
            "Wir trainieren unsere KI-Modelle nur mit Ihrer Einwilligung auf Ihren Aufnahmen.",
            "Nur wenn Sie ausdrücklich zustimmen, verwenden wir Ihre Fotos zum Training unserer KI.",
            "Mit Ihrer Einwilligung nutzen wir Ihre Eingaben, um unsere Sprachmodelle zu verbessern.",
            "Ihre Texte werden zum Training von KI-Modellen verwendet, wenn Sie dem in den Einstellungen zugestimmt haben.",
            "Die Verwendung deiner Stimme zum Training unserer Modelle erfolgt ausschließlich auf Grundlage deiner Einwilligung.",
            "Wir bitten Sie um Ihre Einwilligung, bevor wir Ihre Daten zum KI-Training nutzen.",
        ),
        passes=examples(
            "Wir verwenden Ihre Aufnahmen nicht ohne Ihre Einwilligung zum Training unserer KI-Modelle.",
            "Mit Ihrer Einwilligung senden wir Ihnen unseren Newsletter über KI.",
            "Wir verwenden nur lizenzierte Daten, um unsere KI-Modelle zu trainieren.",
            "Wir verwenden Ihre Inhalte zum Training unserer KI, sofern Sie nicht widersprechen.",
            "Ohne unsere Zustimmung dürfen Sie keine KI mit unseren Inhalten trainieren.",
            "Wir verwenden Ihre Daten auch ohne Ihre Einwilligung zum Training unserer KI.",
        ),
    ),
    Rule(
        id="de-opt-out-right",
        title="Sie können dem Training widersprechen",
        kind=Kind.OPT_OUT,
        language="de",
        reason="Training is on until you act: use the way out that the sentence names.",
        patterns=(
            "opt-out … train-ai*|training-set",
            "train-ai* … opt-out",
            "train-ai* … cut … opt-out",
            "switch … train-ai* … from|off",
            "switch … from|off … not … train-ai*",
            "if-unwanted … train-ai*",
            "if-unwanted … your-data … for|of det? train",
            "if you … train-ai* … dislike",
            "you can … excluding … train-ai*",
            "can you … train-ai* … excluding",
            "you can … train-ai* … excluding",
        ),
        unless=(*shared.NOT_A_CHOICE, "our-data … opt-out"),
        matches=examples(
            "Sie können der Nutzung Ihrer Inhalte für das Training unserer KI jederzeit widersprechen.",
            "Wenn Sie nicht möchten, dass Ihre Fotos zum Training unserer Modelle verwendet werden, schreiben Sie uns.",
            "Du kannst das KI-Training in deinen Einstellungen deaktivieren.",
            "Gegen die Verarbeitung Ihrer Daten zum Training von Sprachmodellen steht Ihnen ein Widerspruchsrecht zu.",
            "Unsere Modelle werden mit öffentlichen Beiträgen trainiert; Sie können dem widersprechen.",
            "Sie können Ihre Werke vom Training unserer KI-Modelle ausschließen.",
        ),
        passes=examples(
            "Sie können dem Erhalt von Werbung jederzeit widersprechen.",
            "Wir nutzen Ihre Inhalte zum Training unserer KI, sofern Sie nicht widersprechen.",
            "Sie können den KI-Assistenten jederzeit deaktivieren.",
            "Ihre Inhalte sind vom Training unserer KI-Modelle ausgenommen.",
            "Der Nutzung unserer Inhalte für Text und Data Mining widersprechen wir.",
        ),
    ),
    shared.OPT_OUT_INSTRUCT.rule(
        "de",
        title="Sie können das Training untersagen oder verhindern",
        matches=examples(
            "Sie können uns anweisen, Ihre Inhalte nicht zum Training von KI zu verwenden.",
            "Du kannst verhindern, dass deine Chats zum Training unserer Modelle genutzt werden.",
            "Kunden können verlangen, dass ihre Dateien nicht für maschinelles Lernen und das Training von KI genutzt werden.",
            "Sie können die Verwendung Ihrer Daten zum KI-Training jederzeit unterbinden.",
            "Sie können uns jederzeit mitteilen, dass Ihre Bilder nicht in das Training unserer KI-Modelle einfließen sollen.",
        ),
        passes=examples(
            "Sie können uns anweisen, Ihre Inhalte zu löschen.",
            "Wir weisen unsere Dienstleister an, Ihre Inhalte nicht zum Training von KI zu verwenden.",
            "Sie können uns bitten, Ihnen keine von KI verfassten Nachrichten zu senden.",
            "Wir verhindern, dass Ihre Inhalte zum Training von KI verwendet werden.",
            "Sie dürfen unsere Inhalte nicht zum Training von KI verwenden.",
        ),
    ),
    shared.OPT_OUT_SETTING.rule(
        "de",
        title="Eine Einstellung entscheidet über das Training",
        matches=examples(
            "In den Einstellungen können Sie festlegen, ob Ihre Chats zum Training unserer Modelle verwendet werden.",
            "Sie entscheiden selbst, ob Ihre Fotos zum Training unserer KI genutzt werden.",
            "Du kannst in deinen Kontoeinstellungen die Nutzung deiner Texte für das KI-Training verwalten.",
            "Ihre Aufnahmen helfen uns, unsere Modelle zu trainieren; Sie können dies in den Einstellungen ändern.",
            "Sie können wählen, ob Ihre Beiträge in das Training unserer KI-Modelle einfließen.",
        ),
        passes=examples(
            "In den Einstellungen können Sie die Sprache des KI-Assistenten ändern.",
            "Sie können wählen, welches KI-Modell Ihre Fragen beantwortet.",
            "Wir nutzen Ihre Chats zum Training unserer Modelle.",
            "Wir entscheiden, ob unsere Modelle neu trainiert werden.",
            "Sie können Ihr Abonnement in den Einstellungen verwalten.",
        ),
    ),
    shared.OPT_OUT_EFFECT.rule(
        "de",
        title="Was gilt, sobald Sie widersprochen haben",
        matches=examples(
            ("Wenn Sie widersprochen haben:", "verwenden wir Ihre Eingaben nicht mehr zum Training unserer Modelle."),
            "Wenn Sie diese Option deaktivieren, verwenden wir Ihre Chats nicht zum Training unserer KI.",
            "Sobald Sie widersprechen, werden Ihre Bilder nicht mehr für das Training von KI-Modellen genutzt.",
            "Nach Ihrem Widerspruch verwenden wir Ihre Daten nicht länger, um unsere KI zu trainieren.",
            ("Falls die Einstellung ausgeschaltet ist:", "werden neue Gespräche nicht zum Training unserer KI verwendet."),
        ),
        passes=examples(
            "Wir verwenden Ihre Eingaben nicht zum Training unserer Modelle.",
            ("Wenn Sie widersprochen haben:", "erhalten Sie keine Nachrichten über KI mehr."),
            ("Wenn Sie nicht widersprechen:", "verwenden wir Ihre Eingaben zum Training unserer Modelle."),
            ("Wir versprechen:", "Ihre Chats werden nicht zum Training unserer KI verwendet."),
            ("Wenn Sie die kostenlose Version nutzen:", "werden Ihre Bilder zum Training unserer KI verwendet."),
        ),
    ),
)

"""German sentences change their kind when their sense is changed, and are read as services write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clauses.judging import kind, verdict
from tosmon.models import Kind

SENTENCES = (Path(__file__).parent / "german.tsv").read_text(encoding="utf-8").splitlines()  # kind, lead-in, sentence


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_as_services_write_it_is_of_its_kind(line: str) -> None:
    expected, lead, text = line.split("\t")
    found = verdict(text, lead, languages="de")
    assert (found[0] if found else "none") == expected


@pytest.mark.parametrize(
    ("text", "before", "changed", "after"),
    [
        ("Wir nutzen Ihre Fotos zum KI-Training.", Kind.GRANT, "Wir nutzen Ihre Fotos nicht zum KI-Training.", Kind.DENIAL),
        ("Mit Ihren Fotos trainieren wir KI.", Kind.GRANT, "Mit Ihren Fotos trainieren wir keine KI.", Kind.DENIAL),
        (
            "Wir dürfen Ihre Fotos zum KI-Training nutzen.",
            Kind.GRANT,
            "Sie dürfen unsere Fotos nicht zum KI-Training nutzen.",
            Kind.RESTRICTION,
        ),
        (
            "Ihre Texte dürfen nicht zum KI-Training dienen.",
            Kind.DENIAL,
            "Unsere Texte dürfen nicht zum KI-Training dienen.",
            Kind.RESTRICTION,
        ),
        (
            "Wir nutzen Ihre Texte zum KI-Training.",
            Kind.GRANT,
            "Wir nutzen Ihre Texte nur mit Ihrer Einwilligung zum KI-Training.",
            Kind.OPT_IN,
        ),
        (
            "Wir nutzen Ihre Texte zum KI-Training.",
            Kind.GRANT,
            "Sie können der Nutzung Ihrer Texte zum KI-Training widersprechen.",
            Kind.OPT_OUT,
        ),
        (
            "Sie können dem KI-Training widersprechen.",
            Kind.OPT_OUT,
            "Ihre Texte dienen dem KI-Training, sofern Sie nicht widersprechen.",
            Kind.GRANT,
        ),
        (
            "Wir verkaufen Ihre Texte nicht, um KI zu trainieren.",
            Kind.DENIAL,
            "Wir verkaufen Ihre Texte nicht, nutzen sie aber, um KI zu trainieren.",
            Kind.GRANT,
        ),
        ("Wir nutzen Ihre Texte zum KI-Training.", Kind.GRANT, "Nutzen Sie meine Texte zum KI-Training?", None),
        ("Wir nutzen Ihre Texte zum KI-Training.", Kind.GRANT, "Wir nutzen Ihre Texte, um die KI-Antwort zu erstellen.", None),
    ],
)
def test_negation_actor_and_choice_change_the_kind(text: str, before: Kind, changed: str, after: Kind | None) -> None:
    assert (kind(text), kind(changed)) == (before, after)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Wir verwenden Ihre Inhalte, um:", Kind.GRANT),
        ("Sie räumen uns das Recht ein:", Kind.GRANT),
        ("Sie verpflichten sich, Folgendes zu unterlassen:", Kind.RESTRICTION),
        ("Sie dürfen nicht:", Kind.RESTRICTION),
        ("Es ist nicht gestattet:", Kind.RESTRICTION),
        ("Wir verwenden Ihre Inhalte niemals, um:", Kind.DENIAL),
        ("Sie können der Nutzung Ihrer Daten widersprechen, um:", Kind.OPT_OUT),
        ("Mit unserem Dienst können Sie:", None),
    ],
)
def test_the_lead_in_decides_what_an_item_means(lead: str, expected: Kind | None) -> None:
    assert kind("KI-Modelle zu trainieren", lead) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Wir verwenden Ihre Inhalte nicht, um KI zu trainieren.",
        "Wir verwenden Ihre Inhalte nicht zum Training von KI.",
        "Zum Training von KI verwenden wir Ihre Inhalte nicht.",
        "Um KI zu trainieren, verwenden wir Ihre Inhalte nicht.",
        "Ihre Inhalte werden nicht zum Training von KI verwendet.",
        "Zum Training von KI werden Ihre Inhalte nicht verwendet.",
        "Wir verwenden keine Ihrer Inhalte, um damit KI zu trainieren.",
        "KI trainieren wir mit Ihren Inhalten nicht.",
    ],
)
def test_a_negation_counts_wherever_it_stands(text: str) -> None:
    assert kind(text) is Kind.DENIAL


def test_a_compound_is_known_by_its_last_part() -> None:
    assert kind("Melodieaufnahmen dienen dem Training unserer KI.") is Kind.GRANT
    assert kind("Melodiewettbewerbe dienen dem Training unserer KI.") is None

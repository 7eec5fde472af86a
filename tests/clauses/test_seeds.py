"""The clauses the program was made for are read right, and change their kind when their sense is changed."""

from __future__ import annotations

import pytest

from tests.clauses.judging import kind, verdict
from tosmon.models import Kind

FEBRUARY_2024 = (
    "In the absence of a separate agreement that states otherwise, you explicitly agree that your Content may be used to inform,"
    " train, develop or serve as input to artificial intelligence or machine intelligence technologies or services as part of and"
    " for providing the services."
)
CARVE_OUT = "We will not use content that is covered by separate agreements with rights holders to inform, train or develop AI."
MAY_2025 = (
    "We will not use Your Content to train generative AI models that replicate or synthesize your voice, music, or likeness"
    " without your explicit consent, which must be affirmatively provided through an opt-in mechanism."
)
FRENCH = (
    "Vous acceptez expressément que votre Contenu puisse être utilisé pour informer, entraîner ou développer des technologies ou"
    " services d’intelligence artificielle, ou leur servir de données d’entrée."
)


@pytest.mark.parametrize(
    ("text", "lead", "expected"),
    [
        (FEBRUARY_2024, "", Kind.GRANT),
        (CARVE_OUT, "", Kind.DENIAL),
        (MAY_2025, "", Kind.OPT_IN),
        (FRENCH, "", Kind.GRANT),
        ("You may not use the service to train AI.", "", Kind.RESTRICTION),
        ("use the platform or its content to train AI", "You agree not to:", Kind.RESTRICTION),
        ("We do not use your content to train.", "", Kind.DENIAL),
        ("You can opt out of AI training in your settings.", "", Kind.OPT_OUT),
        ("You may instruct us not to use your recordings to improve AI.", "", Kind.OPT_OUT),
        ("train our models", "We use your information to:", Kind.GRANT),
        ("improve our services", "We use your information to:", None),
        ("Our AI suggests songs that you may like.", "", None),
        ("The output of the model may be wrong, and you should check it.", "", None),
        ("As between you and us, you own the output of the AI features.", "", None),
        ("“Model” means any machine learning model that we develop.", "", None),
        ("We use machine learning to detect spam.", "", None),
        ("You can use our platform to train your own models.", "", None),
        ("Passengers reach the station by train.", "", None),
    ],
)
def test_a_sentence_is_of_its_kind(text: str, lead: str, expected: Kind | None) -> None:
    assert kind(text, lead) is expected


@pytest.mark.parametrize(
    ("text", "before", "changed", "after"),
    [
        ("We use your photos to train AI.", Kind.GRANT, "We never use your photos to train AI.", Kind.DENIAL),
        ("We may use your photos to train AI.", Kind.GRANT, "You may not use our photos to train AI.", Kind.RESTRICTION),
        ("We use your photos to train AI.", Kind.GRANT, "You can opt out of the use of your photos to train AI.", Kind.OPT_OUT),
        ("We use your photos to train AI.", Kind.GRANT, "We use your photos to train AI only with your consent.", Kind.OPT_IN),
        ("We use your photos to train AI.", Kind.GRANT, "We use your photos to print calendars.", None),
        ("We will not train AI on your texts.", Kind.DENIAL, "We will train AI on your texts.", Kind.GRANT),
        ("Users may not train AI on posts.", Kind.RESTRICTION, "We may train AI on posts.", Kind.GRANT),
        (FEBRUARY_2024, Kind.GRANT, FEBRUARY_2024.replace("may be used", "will not be used"), Kind.DENIAL),
        (FRENCH, Kind.GRANT, FRENCH.replace("puisse être utilisé", "ne soit pas utilisé"), Kind.DENIAL),
        ("Nous pouvons entraîner une IA sur vos photos.", Kind.GRANT, "Vous ne pouvez pas entraîner d'IA.", Kind.RESTRICTION),
    ],
)  # fmt: skip
def test_negation_actor_and_choice_change_the_kind(text: str, before: Kind, changed: str, after: Kind | None) -> None:
    assert (kind(text), kind(changed)) == (before, after)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("We use what you upload to:", Kind.GRANT),
        ("You grant us the right to:", Kind.GRANT),
        ("You agree not to:", Kind.RESTRICTION),
        ("You may not:", Kind.RESTRICTION),
        ("We will never use what you upload to:", Kind.DENIAL),
        ("You can opt out of our use of your data to:", Kind.OPT_OUT),
        ("The Service allows you to:", None),
    ],
)
def test_the_lead_in_decides_what_an_item_means(lead: str, expected: Kind | None) -> None:
    assert kind("train machine learning models", lead) is expected


def test_a_heading_can_forbid() -> None:
    assert kind("Training AI models on posts.", "", "What is not allowed") is Kind.RESTRICTION
    assert kind("Training AI models on posts.", "", "How we use your data") is Kind.GRANT


def test_improving_services_is_no_clause_and_improving_models_is_one() -> None:
    assert kind("We use your data to improve our services.") is None
    assert kind("We use your data to improve our models.") is Kind.GRANT


def test_an_ai_word_in_the_name_of_a_company_is_none() -> None:
    sentence = "Acme AI uses your data to improve its services."
    assert verdict(sentence, names=("Acme AI",)) is None

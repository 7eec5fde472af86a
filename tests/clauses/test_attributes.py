"""What a clause says about the training: who, on what, what for, and what people can do about it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clauses.judging import verdict
from tosmon import clauses
from tosmon.models import Attributes, Block, BlockKind, Kind


def said(text: str, lead: str = "") -> Attributes:
    """The attributes of a sentence that is a clause."""
    found = verdict(text, lead)
    assert found is not None, text
    return found.attributes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We may use your content to train our AI.", {"actor": "self", "data": ("content",), "purpose": ("train",)}),
        ("Your prompts may be used to train AI models.", {"actor": "self", "data": ("prompts",)}),
        ("Acme (and its Affiliates) may use your songs to train AI.", {"actor": "both"}),
        ("We may use content that is not personal data to train AI.", {"data": ("content", "deidentified")}),
        ("We and our partners may use your songs to train AI.", {"actor": "both"}),
        ("Third parties may use your songs to train AI.", {"actor": "third_party"}),
        ("We may use your posts on third-party sites to train AI.", {"actor": "self"}),
        ("You may not train AI on songs.", {"actor": ""}),
        ("We use personal data to develop and improve AI.", {"data": ("personal",), "purpose": ("improve", "develop")}),
        ("We use publicly available posts to train AI.", {"data": ("content", "public")}),
        ("We train AI on de-identified chats.", {"data": ("prompts", "deidentified")}),
        ("Your posts may be used to train generative AI models.", {"generative": True}),
        ("Your posts may be used to train our recommendation algorithms and other AI.", {"generative": False}),
        ("Your posts may be used to train AI.", {"generative": None, "control": "none", "retroactive": False}),
        ("We use already uploaded songs to train AI.", {"retroactive": True}),
        ("Unless you opt out, we may use your posts to train AI.", {"control": "opt_out", "exceptions": ()}),
        ("We train AI on your posts only with your consent.", {"control": "opt_in", "where": ()}),
        ("You can opt out of AI training in your settings.", {"control": "opt_out", "where": ("setting",)}),
        ("To opt out of AI training, write to us by e-mail.", {"where": ("email",)}),
        ("To opt out of AI training, fill in this form or click here.", {"where": ("form", "link")}),
        (
            "We will not use your songs to train AI, except under separate agreements with rights holders.",
            {"exceptions": ("except under separate agreements with rights holders",)},
        ),
        ("If you use the paid plan, we will not train AI on your files.", {"exceptions": ("If you use the paid plan",)}),
        ("When you use Acme Maps, we will not train AI on your files.", {"exceptions": ()}),
        ("From 3 November 2025 we use your profile to train AI.", {"deadline": ("2025-11-03",)}),
        ("You can opt out of AI training until 1 May 2026.", {"deadline": ("2026-05-01",)}),
        ("Unless otherwise agreed, you agree that your songs may be used to train AI.", {"control": "none"}),
        ("Sauf accord contraire, vous acceptez que vos textes soient utilisés pour entraîner une IA.", {"control": "none"}),
        ("Salvo diverso accordo, accetti che i tuoi testi siano usati per addestrare modelli di IA.", {"control": "none"}),
        (
            "Sofern nichts anderes vereinbart ist, stimmen Sie zu, dass Ihre Inhalte zum Trainieren von KI verwendet werden.",
            {"control": "none"},
        ),
        (
            "Tenzij anders overeengekomen, gaat u ermee akkoord dat uw teksten worden gebruikt om AI te trainen.",
            {"control": "none"},
        ),
        ("Nous utilisons vos conversations publiques pour entraîner nos modèles.", {"data": ("prompts", "public")}),
    ],
)
def test_a_clause_says(text: str, expected: dict[str, Any]) -> None:
    found = said(text)
    assert {name: getattr(found, name) for name in expected} == expected


def test_an_item_says_what_its_lead_in_says() -> None:
    found = said("train our models.", "We and our affiliates use your recordings to:")
    assert (found.actor, found.data, found.purpose) == ("both", ("content",), ("train",))


def test_the_marks_of_a_clause_are_the_words_that_made_it_one() -> None:
    text = "(a) Wé may use your photos to train our AI models, as Zürich’s law allows."
    (clause,) = clauses.TRAINING.find([Block(BlockKind.PARAGRAPH, text)], "en")
    assert clause.kind is Kind.GRANT
    assert [(mark.role.value, text[mark.start : mark.end]) for mark in clause.marks] == [
        ("actor", "Wé"),
        ("polarity", "may"),
        ("act", "use"),
        ("data", "your photos"),
        ("act", "train"),
        ("object", "AI models"),
    ]


def test_a_name_is_marked_whole() -> None:
    text = "Acme AI uses your photos to train models."
    found = verdict(text, names=("Acme AI",))
    assert found is not None
    assert text[found.marks[0].start : found.marks[0].end] == "Acme AI"


words = st.sampled_from(
    "We may use your content posts to train AI models ﬁne-tune Ünïcode İstanbul ß ＡＩ § (s) model(s) e\u0301 don’t not you 学習"
    " unless partners by 3 May 2026 except ; . , (a)".split()
)


@given(st.lists(words, max_size=40).map(" ".join), st.lists(words, max_size=8).map(" ".join))
def test_marks_are_in_order_and_inside_the_text_whatever_it_is(text: str, lead: str) -> None:
    for found in clauses.TRAINING.engine.judge.__wrapped__(text, lead):
        ends = [0]
        for mark in found.marks:
            assert ends[-1] <= mark.start < mark.end <= len(text)
            ends.append(mark.end)
        assert all(exception in text for exception in found.attributes.exceptions)

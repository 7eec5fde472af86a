"""A document's blocks become clauses: context is used, order is kept, nothing runs away."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tosmon import clauses
from tosmon.models import Block, BlockKind, Clause, Kind, Version
from tosmon.reading.text import sentences


def paragraph(text: str, *section: str) -> Block:
    """A paragraph below headings."""
    return Block(BlockKind.PARAGRAPH, text, section)


def kinds(*blocks: Block, names: tuple[str, ...] = ()) -> list[Kind]:
    """The kinds of all clauses found, in order."""
    return [clause.kind for clause in clauses.TRAINING.find(blocks, names=names)]


def test_a_document_without_training_has_no_clauses() -> None:
    assert clauses.TRAINING.find([paragraph("You can listen to music. We may change the price.")]) == ()


def test_a_clause_is_one_sentence_with_its_context() -> None:
    block = Block(BlockKind.ITEM, "Show ads. Train our models.", ("Privacy", "How we use data"), "We use your data to:", 1)
    (clause,) = clauses.TRAINING.find([block])
    assert clause == Clause(
        kind=Kind.GRANT,
        text="Train our models.",
        fingerprint=clause.fingerprint,
        lead="We use your data to:",
        section=("Privacy", "How we use data"),
        rules=clause.rules,
        language="en",
        attributes=clause.attributes,
        marks=clause.marks,
    )
    assert "en-grant-listed-purpose" in clause.rules


def test_headings_are_context_and_no_clauses() -> None:
    assert clauses.TRAINING.find([Block(BlockKind.HEADING, "We use your content to train AI", level=2)]) == ()


def test_clauses_come_in_the_order_of_the_document() -> None:
    blocks = paragraph("We train our AI on your posts. You can opt out of AI training."), paragraph("You may not train AI here.")
    assert kinds(*blocks) == [Kind.GRANT, Kind.OPT_OUT, Kind.RESTRICTION]


def test_typography_and_numbering_do_not_change_a_fingerprint_but_words_do() -> None:
    one, other, third = (
        clauses.TRAINING.find([paragraph(text)])[0].fingerprint
        for text in (
            "We’ll use your posts to train AI.",
            "(a) we'll use your posts to train AI",
            "We'll use your chats to train AI.",
        )
    )
    assert len(one) == 16
    assert one == other != third


def test_in_such_a_case_is_read_with_the_sentence_before() -> None:
    choice = "You can opt out of the use of your prompts to train our models."
    promise = "In such a case, we will not use your prompts to train our models."
    assert kinds(paragraph(promise)) == [Kind.DENIAL]
    assert kinds(paragraph(f"{choice} {promise}")) == [Kind.OPT_OUT, Kind.OPT_OUT]
    assert kinds(paragraph(choice), paragraph(promise)) == [Kind.OPT_OUT, Kind.OPT_OUT]


@pytest.mark.parametrize(
    ("before", "text", "expected"),
    [
        ("We use your drawings to train AI.", "You can opt out of this in your settings.", Kind.OPT_OUT),
        ("We use your drawings to train AI.", "You may object to such processing at any time.", Kind.OPT_OUT),
        ("We use your drawings to train AI.", "We do not do this for children.", Kind.DENIAL),
        ("We use your drawings to train AI.", "Your chats will not be used for that purpose.", Kind.DENIAL),
        ("We use your drawings to train AI.", "You can opt out at any time by e-mail.", Kind.OPT_OUT),
        ("We use your drawings to train AI.", "You can turn this off in your account.", Kind.OPT_OUT),
        ("We use your drawings to train AI.", "If you do not want them used in this way, write to us.", Kind.OPT_OUT),
        ("You can choose whether we train AI on your art.", "You can change these preferences at any time.", Kind.OPT_OUT),
        ("We use your drawings to train AI.", "In private mode, they are not used for the foregoing purposes.", Kind.DENIAL),
        ("We use your drawings to print books.", "You can opt out at any time by e-mail.", None),
        ("We use your drawings to train AI.", "You may opt out of this Agreement.", None),
        ("We use your drawings to train AI.", "We keep them for these purposes for a year.", None),
        ("You may not use the site to train AI.", "You may opt out of this in your settings.", None),
        ("We use your drawings to print books.", "You can opt out of this in your settings.", None),
        ("We use what you draw and write.", "This includes training our AI models.", Kind.GRANT),
        ("You may not copy our site.", "This includes training AI models.", Kind.RESTRICTION),
        ("We share your songs with partners.", "They may use it to train their AI models.", Kind.GRANT),
        ("We use your drawings.", "This will not train our AI models.", Kind.DENIAL),
    ],
)
def test_a_sentence_that_leans_on_the_one_before_is_read_with_it(before: str, text: str, expected: Kind | None) -> None:
    found = clauses.TRAINING.find([paragraph(f"{before} {text}")], "en")
    assert next((clause.kind for clause in found if clause.text == text), None) is expected


def test_what_leans_on_a_sentence_of_another_paragraph_is_left_open() -> None:
    assert kinds(paragraph("We use your drawings to train AI."), paragraph("You can opt out of this by post.")) == [Kind.GRANT]


def test_a_french_sentence_that_leans_on_the_one_before_is_read_with_it() -> None:
    said = "Nous utilisons vos photos pour entraîner notre IA. Vous pouvez vous opposer à ce traitement dans vos paramètres."
    assert [clause.kind for clause in clauses.TRAINING.find([paragraph(said)], "fr")] == [Kind.GRANT, Kind.OPT_OUT]


def test_a_paragraph_sign_is_nobody() -> None:
    assert kinds(paragraph("§ 5 Use of your drawings to train AI is described elsewhere.")) == kinds(
        paragraph("5 Use of your drawings to train AI is described elsewhere.")
    )


def test_a_name_that_the_document_shows_is_no_ai_word() -> None:
    about = paragraph("Acme AI, Inc. runs the site.")
    assert kinds(about, paragraph("We use your data to improve Acme AI.")) == []
    assert kinds(about, paragraph("We use your data to improve our AI.")) == [Kind.GRANT]
    assert kinds(paragraph("We use your data to improve Zeta AI."), names=("Zeta AI",)) == []


def test_a_block_is_read_in_its_own_language_whatever_that_of_the_document() -> None:
    french = paragraph("Nous utilisons vos contenus pour entraîner nos modèles d'IA et pour améliorer le service.")
    english = paragraph("We use your content to train our AI models and to make the service better for everybody.")
    for language in ("", "en", "fr-CA", "ja"):
        found = clauses.TRAINING.find([french, english], language)
        assert [clause.language for clause in found] == ["fr", "en"]


@pytest.mark.parametrize("opening", ["", "In this section we tell you many things, "])
def test_the_tail_of_a_very_long_sentence_is_read(opening: str) -> None:
    filler = "such as songs and pictures and maps, " * 400
    assert kinds(paragraph(f"{opening}{filler} and we may use your content to train our AI models")) == [Kind.GRANT]


def test_the_items_of_a_very_long_sentence_know_how_it_began() -> None:
    filler = "sell or rent anything that is found there; " * 300
    assert kinds(paragraph(f"You agree that you will not {filler} use the site to train AI models")) == [Kind.RESTRICTION]


WORDS = re.findall(
    r"\S+",
    """we you may not use train AI model models your content data to opt out unless without consent never
    users improve ; : , . ( ) |
    nous vous ne pas utiliser entraîner IA modèle contenus pour sauf § 1.2.3 (a) l' d’IA x.ai \ufeff 日本語 ß İ
    我们 会 不会 您的内容 用于 训练 人工智能 您不得 除非 ， 。 当社は お客様の 写真を AIの学習に 利用 します しません """,
)
prose = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
blocks = st.lists(
    st.builds(Block, st.sampled_from(BlockKind), prose | st.text(max_size=80), st.lists(prose, max_size=2).map(tuple), prose),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(blocks, st.sampled_from(["", "en", "fr", "zh", "ja"]))
def test_whatever_the_text_finding_is_deterministic_and_quotes_the_document(found_in: list[Block], language: str) -> None:
    found = clauses.TRAINING.find(found_in, language)
    clauses.TRAINING.engine.judge.cache_clear()
    assert clauses.TRAINING.find(found_in, language) == found
    said = {sentence for block in found_in if block.kind is not BlockKind.HEADING for sentence in sentences(block.text)}
    assert all(clause.text in said for clause in found)


edits = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 2), blocks.map(lambda some: some[:1])), max_size=3)


@settings(max_examples=150, deadline=None)
@given(blocks, edits, st.sampled_from(["", "en", "fr"]))
def test_what_was_judged_before_is_not_judged_again_and_nothing_is_found_otherwise(
    old: list[Block], changes: list[tuple[int, int, list[Block]]], language: str
) -> None:
    new = list(old)
    for place, gone, come in changes:
        new[place : place + gone] = come
    names = ("Orchard", "Terms")
    before = Version(tuple(old), datetime(2024, 5, 1, tzinfo=UTC), language=language)
    distinct = {clause.fingerprint: clause for clause in reversed(clauses.TRAINING.find(old, language, names))}
    known = clauses.Judged(before, tuple(distinct.values()))
    assert clauses.TRAINING.find(new, language, names, known) == clauses.TRAINING.find(new, language, names)


MEGABYTE = 1_000_000
ADVERSARIAL = {
    "one word": "model ",
    "almost a ban": "you may not use AI ",
    "almost a grant": "we may use your content to improve ",
    "nested lists": "(a) we may; (b) not train, ",
    "acts without end": "train and develop and improve ",
    "objects without end": "AI, machine learning and models, ",
    "numbering": "1.1.1.1.",
    "no space": "AI-",
    "french": "vous ne pouvez pas entraîner, sauf ",
    "chinese": "您不得将内容用于训练模型，除非",
    "japanese": "お客様は、データをAIの学習に利用しない場合、",
    "unless": "unless you do not opt out of AI without consent ",
    "e-mail": "a@ai.ai.ai.ai",
    "quotes": "“”‘’",
}


@pytest.mark.timeout(110)  # a rule that runs away takes hours
@pytest.mark.parametrize("name", ADVERSARIAL)
def test_a_megabyte_of_almost_clauses_is_judged(name: str) -> None:
    unit = ADVERSARIAL[name]
    text = unit * (MEGABYTE // len(unit))
    languages = frozenset({{"french": "fr", "chinese": "zh", "japanese": "ja"}.get(name, "en")})
    judged = clauses.TRAINING.engine.judge.__wrapped__(text, text[:100_000], (text[:100_000],), languages)
    assert all(verdict.kind in Kind for verdict in judged)

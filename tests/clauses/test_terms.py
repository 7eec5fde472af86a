"""A document's own definitions are learnt where they are sure, and its terms are read by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon import clauses
from tosmon.clauses.plain import AI, CONTENT, NAME, PERSONAL, PROMPTS, THIRD, YOU, Terms, plain, traced
from tosmon.clauses.terms import MOST, learn
from tosmon.models import Block, BlockKind, Kind

GRAMMARS = {family.grammar.language: family.grammar for family in clauses.TRAINING.families}


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def learnt(*texts: str, language: str = "en", names: tuple[str, ...] = ()) -> dict[str, str]:
    """The terms that a document of these paragraphs defines, each with its mark."""
    return dict(learn([paragraph(text) for text in texts], names, [GRAMMARS[language]]).marks)


def kinds(*texts: str, names: tuple[str, ...] = ()) -> list[Kind]:
    return [clause.kind for clause in clauses.TRAINING.find([paragraph(text) for text in texts], "en", names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Creations” means any song or picture that you upload.", {"Creations": CONTENT}),
        ('"Studio Assets" means everything you submit to the studio.', {"Studio Assets": CONTENT}),
        ("“Wishes” shall mean the prompts that you type into the Service.", {"Wishes": PROMPTS}),
        ("“Footprints” are usage data and messages provided by users.", {"Footprints": PERSONAL}),
        ("You keep all pictures and texts you post (collectively, the “Pinboard”).", {"Pinboard": CONTENT}),
        ("Texts and other things that you enter (“Inputs”) stay yours.", {"Inputs": PROMPTS}),
        ("Inputs: the words that you type into the box.", {"Inputs": PROMPTS}),
        ("Inputs | the words that you type into the box", {"Inputs": PROMPTS}),
        ("The helper is a tool powered by artificial intelligence (the “Wizard”).", {"Wizard": AI}),
        ("“Wizard” means the generative AI that answers you.", {"Wizard": AI}),
        ("We may show it to our affiliates and partners (“Friends of the House”).", {"Friends of the House": THIRD}),
        ("“Permitted Recipients” means our affiliates and vendors.", {"Permitted Recipients": THIRD}),
        ("These terms are between Acme Songs Ltd. (“Acme”, “we” or “us”) and its users.", {"Acme": NAME, "Acme Songs": NAME}),
        ("You, the person who signs up (“you” or the “Artist”), are of age.", {"Artist": YOU}),
    ],
)
def test_a_definition_that_is_sure_is_learnt(text: str, expected: dict[str, str]) -> None:
    assert learnt(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Fees” means the money that you pay to us.",
        "“Content” means text that we make available to you.",
        "“creations” means any song or picture that you upload.",
        "The forum is where you post texts (the “Forum”).",
        "You may upload texts (see “How we use data”).",
        "We use AI and show what you post on your home page (the “Feed”).",
        "“Customer Data” means data that you upload.",
        "“AI Features” means features with AI.",
        "“Parties” and “we” refers to you and us.",
        "Service Providers: personal data you provide is shared with them.",
        "Acme and its affiliates (“Acme”) run the site.",
        "He said “Hello” and left.",
    ],
)
def test_what_is_not_sure_or_says_it_by_itself_is_not_learnt(text: str) -> None:
    assert learnt(text) == {}


def test_a_term_defined_in_two_ways_is_not_learnt() -> None:
    assert learnt("“Muse” means any song that you upload.", "“Muse” means our AI.") == {}


def test_definitions_are_learnt_in_the_language_of_the_document() -> None:
    found = learnt("Acme SAS (« Acme », « nous »).", "« Ritournelles » désigne tout texte que vous publiez.", language="fr")
    assert found == {"Acme": NAME, "Ritournelles": CONTENT}


def test_a_term_is_read_as_it_is_defined_wherever_the_definition_stands() -> None:
    made = "“Creations” means any song or picture that you upload."
    wizard = "Our helper is powered by artificial intelligence (the “Wizard”)."
    use = "We may use Creations to improve the Wizard."
    assert kinds(use) == []
    assert kinds(use, made, wizard) == kinds(made, wizard, use) == [Kind.GRANT]
    assert kinds(made, wizard, "We will never use Creations to improve the Wizard.") == [Kind.DENIAL]
    assert kinds(made, wizard, "You may not use the Wizard to copy our site.") == []


def test_only_capitalised_uses_of_a_term_count() -> None:
    wizard = "Our helper is powered by artificial intelligence (the “Wizard”)."
    assert kinds(wizard, "We use your posts to improve the wizard.") == []
    assert kinds(wizard, "We use your posts to improve Wizards.") == [Kind.GRANT]


def test_the_service_acts_like_we_and_its_name_is_no_ai_word() -> None:
    said = "Zeta GPT may use your posts to improve the Service.", "Zeta GPT will not use your posts to train AI."
    assert kinds(*said, names=("Zeta GPT", "Terms")) == [Kind.DENIAL]
    assert plain("Zeta's and Zeta Maps", Terms((("Zeta", NAME),))) == f"{NAME}'s and zeta maps"


@given(st.lists(st.sampled_from(["Ärger", "Acme AI", "Acme", "ﬁne", "it", "Acmes", "’s", "İ", "(a)"]), max_size=8).map(" ".join))
def test_marks_stand_for_the_words_they_replace(text: str) -> None:
    terms = Terms((("Acme", CONTENT), ("Acme AI", NAME)), acts=r"it\b")
    letters, places = traced(text, terms)
    assert len(letters) == len(places)
    assert all(
        text[start:end] in ("Acme", "Acmes") for letter, (start, end) in zip(letters, places, strict=True) if letter == CONTENT
    )


HOSTILE = {
    "quotes": "“" * 200_000,
    "pairs": "“A” " * 100_000,
    "definitions": "“Aa” means text you post. " * 20_000,
    "brackets": "(“A” " * 50_000,
    "different": "".join(f"“Bb{i}” means text you post. " for i in range(20_000)),
    "a long word": "“" + "A" * 300_000 + "” means text you post",
    "companies": "Aa " * 100_000 + "Inc. (“we”)",
    "an entry": "A " * 150_000 + ": text you post",
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_teaches_little_and_takes_no_time(name: str) -> None:
    assert len(learnt(HOSTILE[name])) <= MOST

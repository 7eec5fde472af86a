"""What is the same sentence, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon.reading.text import canonical, clean, is_dateline, sentences, similarity

SAME = [
    ("We may use “Your Content”.", 'We may use "your content"'),
    ("We’ll never train on it", "We'll never train on it."),
    ("1.2 You keep your rights", "2.7. You keep your rights"),
    ("(a) You keep your rights", "(iv) You keep your rights"),
    ("• You keep your rights;", "You keep your rights"),
    ("to\u00adgether with\u200b our partners", "together with our partners"),
    ("cafe\u0301", "café"),
    ("Terms — and conditions", "Terms - and conditions"),
    ("We take 5 % of it", "We take 5% of it"),
    ("You pay US$ 100", "You pay US$100"),
]
OTHER = [
    ("We will use your content", "We will not use your content"),
    ("We will use it", "We may use it"),
    ("with your consent", "without your consent"),
    ("We use it unless you object", "We use it if you object"),
    ("for 30 days", "for 90 days"),
    ("I agree", "agree"),
    ("We take 5% of it", "We take 5 of it"),
    ("You pay $100", "You pay €100"),
    ("You pay ¥100", "You pay 100"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_typography_and_numbering_are_no_change(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_a_word_that_carries_meaning_is_a_change(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_sentences_end_where_a_person_ends_them() -> None:
    text = 'We (e.g. Orchard Inc. and others) may use it. You may not! "Never." See Sec. 2.3 of the U.S. rules. 你好。再见。'
    assert sentences(text) == [
        "We (e.g. Orchard Inc. and others) may use it.",
        "You may not!",
        '"Never."',
        "See Sec. 2.3 of the U.S. rules.",
        "你好。",
        "再见。",
    ]


def test_a_number_in_front_of_a_heading_ends_no_sentence() -> None:
    assert sentences("3. Your Content") == ["3. Your Content"]


@pytest.mark.timeout(30)
def test_an_abbreviation_said_without_end_ends_no_sentence() -> None:
    text = "e.g. A " * 100_000 + "end. A" + "(" * 100_000 + "x. Last."
    assert sentences(text) == [f"{'e.g. A ' * 100_000}end.", f"A{'(' * 100_000}x.", "Last."]


@given(st.text())
def test_no_visible_character_is_lost_in_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(clean(text).split())


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(), st.text())
def test_similarity_is_a_share_whatever_the_order(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1
    assert similarity(one, one) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: February 12, 2024",
        "These Terms were last updated on 3 May 2024.",
        "© 2024 Orchard Ltd. All rights reserved",
        "Effective Date: 2024-01-01",
        "Dernière mise à jour : 6 février 2025",
        "(12 March 2023)",
        "© 2024",
        "(c) 2015-2024 Orchard Ltd. and its affiliates",
        "Copyright © 2024 orchard.example. All rights reserved.",
        "Copyright 2020 – present, Orchard & Sons, Inc.",
    ],
)
def test_a_line_that_only_dates_the_document_is_no_sentence_of_it(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Effective 1 January 2024, we may train AI on your posts.",
        "We updated this in 2024.",
        "You have until 3 May 2024 to object.",
        "(c) share your private messages with advertisers",
        "(c) 2 years",
        "Copyright in everything you upload passes to us for ever.",
        "© We sell your data.",
        "© 2024 we sell your data.",
        "© 2024 Orchard Ltd. We may train AI on your posts.",
        "© 2024 我们出售您的数据。",
    ],
)
def test_a_sentence_with_a_date_in_it_is_a_sentence(line: str) -> None:
    assert not is_dateline(line)

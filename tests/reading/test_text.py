"""What is the same sentence, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon.clauses.plain import folded
from tosmon.reading.text import _TYPEWRITTEN, canonical, clean, says, sentences, similarity, spans, words

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
    ("Article 5. Payment", "Article 6 – Payment"),
    ("第3条 利用者の権利", "第４条　利用者の権利"),
    ("（一）您的权利", "（三）您的权利"),
    ("（1）利用者の権利", "②利用者の権利"),
    ("Orchard™ may use it", "Orchard may use it"),
    ("İZİN VERMEYİZ", "izin vermeyiz"),
    ("Weʼll never sell it", "We´ll never sell it"),
    ("利用者の 権利", "利用者の権利"),
    ("See https://www.example.com/terms/", "See http://example.com/terms"),
    ("Write to privacy [at] example [dot] com.", "Write to privacy@example.com."),
    ("Write to privacy(at)example.com.", "Write to privacy @ example.com."),
    ("Write to privacy at example dot com", "Write to Privacy@Example.com"),
    ("Write to [email protected].", "Write to [email\u00a0protected]."),
    ("Terms of Use — Last updated: 3 May 2024", "Terms of Use | Effective: 1 June 2025 | Version 4.2"),
    ("Written by Ana Updated over a week ago", "Written by Ana Updated 3 months ago"),
    ("Effective 1 May 2025 | Older versions", "Older versions"),
    ("© 2024 we sell your data.", "© 2025 we sell your data."),
    ("Training | ✔", "Training | ✅"),
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
    ("1.5 million of your photos", "2.5 million of your photos"),
    ("1.5 % of it", "2.5 % of it"),
    ("(30) days later it ends", "(90) days later it ends"),
    ("（30）日以内", "（90）日以内"),
    ("1. Januar 2026 endet die Frist", "15. Januar 2026 endet die Frist"),
    ("Section 5 applies to you", "Section 6 applies to you"),
    ("Mix. of both", "of both"),
    ("Training | ✓", "Training | ✗"),
    ("if you are ≥ 13", "if you are ≤ 13"),
    ("की", "का"),
    ("Write to privacy@example.com", "Write to legal@example.com"),
    ("Write to [email protected]", "Write to us"),
    ("These terms apply from 1 March 2025 to users in France", "These terms apply from 1 May 2025 to users in France"),
    ("Effective 1 May 2025, we may share it", "Effective 1 June 2025, we may share it"),
    ("We train on your posts (effective 1 May 2025).", "We train on your posts (effective 1 June 2025)."),
    ("You keep what you had (as of 1 May 2025).", "You keep what you had (as of 1 June 2025)."),
    ("The Copyright Act 1968 applies", "The Copyright Act 1976 applies"),
]
WORDS = (
    "we you may will not never only unless except without with your content consent 30 90 days % $ € train third parties opt out"
    " in no all any".split()
)
DATING = ["Last", "updated", "Effective", "effective:", "3 May 2025", "Terms", "of", "©", "2025", "at", "dot", "|"]
PROSE = [
    *"ab.?! …。”」)(*|;:19",
    "We ",
    "may ",
    "Inc. ",
    "U.S. ",
    "e.g. ",
    "services.We ",
    "(b) you ",
    "1.2 ",
    "https://a.Bc/d ",
    "不。",
    "！？",
]
TYPOGRAPHY = ["\u00ad", "\u200b", "\ufeff", "\u2060", "\ufe0f"]
SPACES = [" ", "\u00a0", "\u2009", "\n", "\t "]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_typography_and_numbering_are_no_change(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_a_word_that_carries_meaning_is_a_change(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@given(st.lists(st.sampled_from(WORDS + DATING), min_size=2, max_size=12), st.data())
def test_no_word_comes_or_goes_unseen(said: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(said)))
    more = [*said[:at], data.draw(st.sampled_from(WORDS)), *said[at:]]
    assert canonical(" ".join(more)) != canonical(" ".join(said))


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.data())
def test_no_typography_is_seen(said: list[str], data: st.DataObject) -> None:
    marked = "".join(
        data.draw(st.sampled_from(SPACES)) + "".join(letter + data.draw(st.sampled_from(["", *TYPOGRAPHY])) for letter in word)
        for word in said
    )
    assert canonical(marked.upper()) == canonical(" ".join(said))
    assert canonical(f"“{marked}”…") == canonical(" ".join(said))


@given(st.text())
def test_cleaning_never_changes_the_identity(text: str) -> None:
    assert canonical(clean(text)) == canonical(text)


def test_sentences_end_where_a_person_ends_them() -> None:
    text = 'We (e.g. Orchard Inc. and others) may use it. You may not! "Never." See Sec. 2.3 of the U.S. rules. 你好。再见。'
    assert list(sentences(text)) == [
        "We (e.g. Orchard Inc. and others) may use it.",
        "You may not!",
        '"Never."',
        "See Sec. 2.3 of the U.S. rules.",
        "你好。",
        "再见。",
    ]


@pytest.mark.parametrize(
    "said",
    [
        ["Orchard Inc.", "We may train.", "Orchard Inc. Paris may not."],
        ["Prices (w.e.f. 1 October) rise.", "See 48 C.F.R. 12.212 and Reg. 1.1441."],
        ["Bis zum 3. März 2025 gilt das.", "Vgl. Art. 5 Abs. 2, z. B. Bilder bzw. Texte."],
        ["Am 15. 07. 2019 war es so.", "Heute nicht."],
        ["In the U.S. Virgin Islands it is so.", "It is not in the U.S.", "You agree."],
        ["Steps: 1. Open it.", "Then wait."],
        ["Véase n.º 5, p. ej. Datos de Foo S.p.A. Roma.", "Nada más."],
        ["See Section 5.", "Fees apply to all over 18.", "Others pay nothing."],
        ["You own your art.", "We may train.", "See Art. 5, No. 7 and No. FC123.", "No.", "We said no.", "You may."],
        ["ACME INC.", "WE MAY TRAIN.", "YOU MAY NOT, NOR MAY ACME LTD. AND OTHERS."],
        ["You post on X.", "You may, as J. Smith may.", "We do so in the U.K.", "You do not in the U.S. Virgin Islands."],
        ["1.1 You may.", "1.2 We may not.", "(a) All may.", "(b) we never may: 4.2. Fees (5. Terms).", "(iv) the end."],
        ["“Do you train?”", "We do.", "“No!” he said.", "Wait...", "We wait… here."],
        ["See https://example.com/a.Html or example.Com.", "Write to a.B@example.com.", "Ask node.Js and asp.Net users."],
        ["Purpose | To show ads. | We may.", "Contract | None"],
    ],
)
def test_an_abbreviation_or_a_date_ends_no_sentence(said: list[str]) -> None:
    assert list(sentences(" ".join(said))) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("更新します。「はい。」次です！終わり", ["更新します。", "「はい。」", "次です！", "終わり"]),
        ("本当！？「はい。」と言う。不。好｡", ["本当！？", "「はい。」と言う。", "不。", "好｡"]),
    ],
)
def test_chinese_and_japanese_sentences_end_without_a_space(text: str, said: list[str]) -> None:
    assert list(sentences(text)) == said


def test_a_number_in_front_of_a_heading_ends_no_sentence() -> None:
    assert list(sentences("3. Your Content")) == ["3. Your Content"]


@pytest.mark.timeout(30)
def test_an_abbreviation_said_without_end_ends_no_sentence() -> None:
    text = "e.g. A " * 100_000 + "end. A" + "(" * 100_000 + "x. Last."
    assert list(sentences(text)) == [f"{'e.g. A ' * 100_000}end.", f"A{'(' * 100_000}x.", "Last."]


@pytest.mark.parametrize(
    "said",
    [
        ["果樹園（以下「当社」といいます。以下同じ。）は、園を営みます。", "次の文です。"],
        ["園に入れます。", "（ただし、夜を除きます。）", "次の文です。"],
        ["夜は「はい。」と答えた方が進みます(任意です。)。", "「はい。」", "それだけです。"],
        ["您不得：（一）出售；（二）出租；（三）训练模型。", "违者必究！", "如何申诉？", "写信即可。"],
        ["我的照片会被使用吗?", "不会!", "绝不会。"],
        ["请写信至 a@acme.ai。", "未经您同意，我们不会使用。"],
        ["（一直开着的括号。", "下一句。"],
    ],
)
def test_chinese_and_japanese_need_no_space_between_sentences_and_split_no_brackets(said: list[str]) -> None:
    assert list(sentences("".join(said))) == said


CHINESE = ["您", "不会", "AI", "（", "）", "(", ")", "「", "」", "。", "！", "？", "?", "；", "：", " ", "e.g. A"]


@given(st.lists(st.sampled_from(CHINESE), max_size=40).map("".join))
def test_no_character_is_lost_between_brackets_and_stops(text: str) -> None:
    found = list(sentences(text))
    assert "".join(found).replace(" ", "") == clean(text).replace(" ", "")
    assert all(found)


@pytest.mark.timeout(30)
def test_brackets_without_end_are_split_in_time() -> None:
    assert len(sentences("（你好。" * 200_000)) == 200_000


@given(st.text() | st.lists(st.sampled_from(PROSE), max_size=30).map("".join))
def test_the_spans_of_sentences_are_exact_and_leave_out_only_spaces(text: str) -> None:
    plain, places = clean(text), spans(text)
    assert [plain[start:end] for start, end in places] == list(sentences(text))
    assert all(start < end for start, end in places)
    edges = [0, *(edge for place in places for edge in place), len(plain)]
    between = [plain[edges[i] : edges[i + 1]] for i in range(0, len(edges), 2)]
    assert not "".join(between).strip()
    assert edges == sorted(edges)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(), st.text())
def test_similarity_is_a_share_whatever_the_order(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1
    assert similarity(one, one) == 1


@pytest.mark.parametrize(
    ("phrase", "stands"),
    [
        ("train our models", True),
        ("“TRAIN  our models”", True),
        ("rain our models", False),
        ("train models", False),
        ("训练模型", True),
        ("don't ask", True),
    ],
)
def test_a_phrase_stands_where_its_words_do_in_a_row(phrase: str, stands: bool) -> None:
    assert says("We Train our   Models, and we don’t ask. 我们可以训练模型。", phrase) is stands


TYPED = st.text([*"aiS09 \n\t'\"%$&@.(-", *(sign for sign, _ in _TYPEWRITTEN)])


@given(TYPED)
def test_a_text_is_the_same_beside_a_letter_that_is_no_ascii(text: str) -> None:
    """Signs of typography alone take a shorter way than letters do."""
    assert [*words(text), "ж"] == words(f"{text} ж")
    assert f"{clean(text)} ж".lstrip() == clean(f"{text} ж")
    assert f"{folded(text)} ж" == folded(f"{text} ж")

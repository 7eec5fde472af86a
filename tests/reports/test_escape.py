"""Remote text can be read in an issue and on a terminal, and does nothing there."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tosmon.reading.text import clean
from tosmon.reports.escape import markdown, terminal

SEAM = "\u200b"
RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

# Pieces that mean something to GitHub, so that hypothesis finds their combinations.
PIECES = st.sampled_from(
    [
        *"@#:*_`~|$<>[](){}!\\&=+-.1a \n\t\r",
        *[
            "@octocat",
            "#1",
            "GH-1",
            "gh-22",
            "o/r#3",
            "closes ",
            "https://",
            "http:",
            "//",
            "www.",
            "x.org",
            "a@b.org",
            "mailto:",
        ],
        *[
            "deadbeef",
            "0123456789abcdef0123456789abcdef01234567",
            ":smile:",
            "<!--",
            "-->",
            "<details>",
            "</summary>",
            "<b>",
            "&lt;",
        ],
        *[
            "&#64;",
            "![x](y)",
            "[^1]",
            "[^1]: ",
            "[ ] ",
            "- ",
            "1. ",
            "10) ",
            "> ",
            "# ",
            "```",
            "---",
            "===",
            "|-|",
            "$x$",
            "\x00",
            "\x1b[31m",
        ],
        *["\u200b", "\u202e", "\ud800", "\u2028", "\U000e0041", "é", "歌", "Don’t", "train"],
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join))


def rendered(source: str) -> str:
    """The text of a rendering that must hold nothing else."""
    tokens = RENDERER.parse(source)
    if not tokens:
        return ""
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"], source
    children: list[Token] = tokens[1].children or []
    assert {child.type for child in children} <= {"text"}, source
    return "".join(child.content for child in children)


@example("\U000e0000 -")  # an unseen character in front of a space in front of a mark
@given(TEXTS)
@example("&#64;octocat &commat;octocat")
@example("===")
@example("<!-- tosmon:finding=0123456789abcdef -->")
def test_the_words_survive_and_nothing_else_comes_out(text: str) -> None:
    expected = re.sub("[\ud800-\udfff]", "\ufffd", re.sub("[\ufff9-\ufffb\U000e0000-\U000e007f]", "", clean(text)))
    assert rendered(markdown(text)).replace(SEAM, "") == expected.strip()


@given(TEXTS)
def test_nothing_is_left_that_github_turns_into_something(text: str) -> None:
    shown = rendered(markdown(text))
    for pattern in (r"[@#][^\u200b]", r"gh-\d", r"://", r"www\.", r"[0-9a-f]{7}", r":[\w+-]+:"):
        assert re.search(pattern, shown, re.IGNORECASE) is None, (pattern, shown)


@given(TEXTS)
@example("---\n- a")
def test_it_is_one_line_that_can_be_sent(text: str) -> None:
    written = markdown(text)
    assert len(written.splitlines()) <= 1
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", written)
    written.encode()


@given(TEXTS, TEXTS)
def test_it_stays_inert_below_a_line_and_in_a_quote_a_list_and_a_table(text: str, other: str) -> None:
    source = f"Title\n{markdown(text)}"
    assert [token.type for token in RENDERER.parse(source)] == ["paragraph_open", "inline", "paragraph_close"]
    quoted = [token.type for token in RENDERER.parse(f"> {markdown(text)}") if token.type != "inline"]
    assert [kind for kind in quoted if not kind.startswith("paragraph")] == ["blockquote_open", "blockquote_close"]
    table = RENDERER.parse(f"| a | b |\n|---|---|\n| {markdown(text)} | {markdown(other)} |\n")
    assert sum(token.type == "td_open" for token in table) == 2


@given(TEXTS, st.integers(min_value=1, max_value=40))
def test_a_long_text_is_cut_with_an_ellipsis(text: str, limit: int) -> None:
    whole, short = rendered(markdown(text)).replace(SEAM, ""), rendered(markdown(text, limit)).replace(SEAM, "")
    assert len(short) <= limit
    assert short == whole or (short.endswith("…") and whole.startswith(short[:-1]))
    assert len(markdown(text, limit)) <= 6 * limit


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Plain words, (c) 2024 — don’t worry!", "Plain words, (c) 2024 — don’t worry!"),
        ("@octocat fixes #12 and o/r#3, GH-4", "@·octocat fixes #·12 and o/r#·3, GH-·4"),
        ("see https://x.org or www.x.org or a@x.org", "see https:·//x.org or www·.x.org or a@·x.org"),
        ("in deadbeefcafe", "in deadbe·efcafe"),
        (
            "<b>*x*</b> [a](b) a|b $x$ `y` :x: ~z~ &amp;",
            r"&lt;b&gt;\*x\*&lt;/b&gt; \[a\](b) a\|b \$x\$ \`y\` :·x: \~z\~ &amp;amp;",
        ),
        ("1. First", r"1\. First"),
        ("12) Twelfth", r"12\) Twelfth"),
        ("- item\n- item", r"\- item - item"),
        ("# Heading", "#· Heading"),
        ("---", r"\---"),
    ],
)
def test_marks_are_escaped_and_seams_put_where_escapes_do_not_help(text: str, written: str) -> None:
    assert markdown(text) == written.replace("·", SEAM)


@given(TEXTS)
def test_a_terminal_obeys_nothing(text: str) -> None:
    shown = terminal(text)
    assert len(shown.splitlines()) <= 1
    assert not re.search("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert terminal(shown) == shown
    shown.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Mn", "Zs"])))
def test_a_terminal_shows_ordinary_text_as_it_is(text: str) -> None:
    assert terminal(text) == text


def test_a_terminal_shows_what_was_tried() -> None:
    assert terminal("a\x1b[31mb\r\nok: c\x9b2J\u202ed\x7f") == "a␛[31mb  ok: c�2Jd␡"

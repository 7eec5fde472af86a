"""Markdown and plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon.reading.markdown import inline, read_markdown, read_plain
from tosmon.reading.rendering import as_text

MARKDOWN = """\
Terms of Use
============

Welcome to **Orchard**. See [our _other_ page](https://orchard.example/a_(b)).

**Your content**

You agree not to:

*   copy the [service](https://orchard.example), or

*   use it to:

    *   train *machines*
    *   send spam

*   sell it

3\\. Payment
-----------

We use it for:
(a) nothing.

| What | Why |
| --- | --- |
| Name | To greet \\| you |
"""
READ = """\
# Terms of Use

Welcome to Orchard. See our other page.

**Your content**

You agree not to:

- copy the service, or
- use it to:
  - train machines
  - send spam
- sell it

## 3. Payment

We use it for: (a) nothing.

| What | Why |
| Name | To greet | you |"""


def test_markdown_reads_as_a_person_reads_it() -> None:
    assert as_text(read_markdown(MARKDOWN)) == READ


def test_nested_items_carry_the_lead_ins_of_all_their_lists() -> None:
    spam = next(block for block in read_markdown(MARKDOWN) if block.text == "send spam")
    assert (spam.lead, spam.section) == ("You agree not to: use it to:", ("Terms of Use", "Your content"))


def test_plain_text_is_parted_by_blank_lines_and_wrapped_lines_are_joined() -> None:
    text = "Terms\n\nWe may use\nyour posts.\n\nWe do this to:\n- show them\n- sort them\n"
    assert as_text(read_plain(text)) == "Terms\n\nWe may use your posts.\n\nWe do this to:\n\n- show them\n- sort them"


@given(st.text(alphabet="ab*_[]()\\`<>!# \n|-1.&"))
def test_no_markdown_breaks_the_reader(text: str) -> None:
    assert all(block.text.strip() for block in read_markdown(text))


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1), min_size=1, max_size=6))
def test_words_without_marks_are_kept(words: list[str]) -> None:
    assert inline(" ".join(words)) == " ".join(words)


def test_a_lead_in_with_its_first_part_in_one_paragraph_leads_the_parts_behind_it_too() -> None:
    blocks = read_markdown(
        "You agree not to: (a) copy the site;\n\n(b) train AI on it; or\n\n(c) sell it.\n\nThat is all.\n\n(d) apart"
    )
    assert [block.lead for block in blocks] == ["", "You agree not to:", "You agree not to:", "", ""]


def test_comments_are_not_text_and_one_without_end_is() -> None:
    assert inline("a <!-- b --> c <!-- <b>d --> e <!-- f").split() == ["a", "c", "e", "<!--", "f"]


def test_a_picture_in_a_link_reads_as_its_words() -> None:
    assert inline("[![our *logo*](logo.png) home](https://orchard.example)") == "our logo home"


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("hostile", "expected"),
    [
        ("<!-- " * 20_000 + "end", "<!-- " * 20_000 + "end"),
        ("<!-- -->" * 20_000 + "end", " " * 20_000 + "end"),
        ("[" * 2_000 + "a" + "](x)" * 2_000, "[" * 1_992 + "a" + "](x)" * 1_992),
    ],
    ids=["open comments", "comments", "links"],
)
def test_marks_without_end_are_read_to_the_end(hostile: str, expected: str) -> None:
    assert inline(hostile) == expected


@pytest.mark.timeout(30)
def test_the_marks_behind_a_heading_are_none_of_its_text() -> None:
    assert [block.text for block in read_markdown("## Your content ##")] == ["Your content"]
    assert [block.text for block in read_markdown(f"# {'#' * 20_000}x")] == [f"{'#' * 20_000}x"]

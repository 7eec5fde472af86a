"""A page is cut to the parts that selectors and ranges name: in its own order, nothing twice, nothing else."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tosmon.errors import ReadError
from tosmon.models import Range
from tosmon.reading.html import read_html
from tosmon.reading.selectors import DEEPEST, MOST_TAGS, cut

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Terms</title></head><body>
<div class="top"><p id="crumb">Home</p><h1>Terms</h1><p>One.</p></div>
<section><h2>Rights</h2><ul><li id="a">First.</li><li id="b">Second.</li><li id="c">Third.</li></ul></section>
<p class="more">More.</p><div id="share">Share</div><footer>Imprint</footer></body></html>"""


def texts(page: str, select: list[str | Range], remove: list[str | Range] | None = None) -> list[str]:
    return [block.text for block in read_html(page, select, remove or []).blocks]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Range(start_before="h1", end_before="#share"), ["Terms", "One.", "Rights", "First.", "Second.", "Third.", "More."]),
        (Range(start_after="h1", end_before="h2"), ["One."]),
        (Range(start_after="#a", end_after="#b"), ["Second."]),
        (Range(start_before="#a", end_before="#b"), ["First."]),
        (Range(start_after=".top", end_before="#b"), ["Rights", "First."]),
        (Range(start_before="#b", end_after=".more"), ["Second.", "Third.", "More."]),
        (Range(start_after="#c", end_before=".more"), []),
        (Range(start_before="section", end_after="section"), ["Rights", "First.", "Second.", "Third."]),
    ],
)
def test_a_range_holds_what_stands_between_its_ends(wanted: Range, expected: list[str]) -> None:
    assert texts(PAGE, [wanted]) == expected
    assert not set(expected) & set(texts(cut(PAGE, [], [wanted]), ["body"]))


def test_an_element_that_a_range_enters_is_there_with_that_part() -> None:
    blocks = read_html(PAGE, [Range(start_before="h2", end_before="#c")]).blocks
    assert [(block.kind.value, block.text, block.section) for block in blocks] == [
        ("heading", "Rights", ()),
        ("item", "First.", ("Rights",)),
        ("item", "Second.", ("Rights",)),
    ]


def test_parts_come_in_the_order_of_the_page_and_nothing_twice() -> None:
    wanted: list[str | Range] = [
        ".more",
        "#b",
        Range(start_before="h2", end_after="#a"),
        "ul",
        Range(start_before="#a", end_after="#a"),
    ]
    assert texts(PAGE, wanted) == ["Rights", "First.", "Second.", "Third.", "More."]


def test_what_is_selected_is_looked_for_on_the_page_without_what_is_removed() -> None:
    assert texts(PAGE, ["li:first-child"], ["#a"]) == ["Second."]
    with pytest.raises(ReadError, match='the selector "h2" matches nothing on the page; the page changed its layout, so correct'):
        texts(PAGE, [Range(start_after="h2", end_before="footer")], ["h2"])


@pytest.mark.parametrize("wanted", [Range(start_after="h9", end_before="footer"), Range(start_after="h1", end_before="h9")])
def test_a_range_without_an_end_fails_when_selected_and_removes_nothing(wanted: Range) -> None:
    with pytest.raises(ReadError, match='the selector "h9" matches nothing on the page'):
        texts(PAGE, [wanted])
    assert texts(PAGE, ["body"], [wanted]) == texts(PAGE, ["body"])


@pytest.mark.parametrize("remove", [False, True])
def test_a_range_that_ends_before_it_starts_is_an_error(remove: bool) -> None:
    wrong = Range(start_after="footer", end_before="h1")
    with pytest.raises(ReadError) as caught:
        texts(PAGE, ["body"], [wrong]) if remove else texts(PAGE, [wrong])
    assert str(caught.value) == (
        'the range { start_after = "footer", end_before = "h1" } ends before it starts;'
        " the page changed its layout, so correct it"
    )


def test_the_body_itself_can_be_selected() -> None:
    assert texts(PAGE, ["body"]) == texts(PAGE, ["html"]) == texts(PAGE, [Range(start_before="body", end_after="body")])


def test_what_hides_a_page_around_a_selected_part_hides_nothing_of_it() -> None:
    assert texts("<div hidden><p id=x>Shown.</p></div>", ["#x"]) == ["Shown."]
    hidden = "<div hidden><p id=x>Shown.</p><p id=y>Too.</p></div>"
    assert texts(hidden, [Range(start_before="#x", end_after="#y")]) == ["Shown.", "Too."]


def test_title_language_scripts_and_marks_of_html_survive_the_cut() -> None:
    head = '<html lang="de"><head><title>A &lt; B</title></head>'
    page = head + "<body><p title='\"&amp;'>1 &lt; 2 &amp;amp; 3<br>x</p><!-- no --></body>"
    assert cut(page, ["p"], []) == head + '<body><p title="&quot;&amp;">1 &lt; 2 &amp;amp; 3<br>x</p></body></html>'
    scripted = "<html><body><script>if (1 < 2 && 3) {}</script><p>x</p></body></html>"
    assert cut(scripted, [], ["i"]) == scripted


LEAVES = st.lists(st.integers(0, 3), min_size=2, max_size=14)


def tree(shape: list[int]) -> tuple[str, int]:
    """A page of numbered texts, nested as the shape says: how many elements open and close before each."""
    opened, pieces = 0, []
    for number, turn in enumerate(shape):
        if turn == 1 or (turn == 3 and not opened):
            pieces.append("<div>")
            opened += 1
        elif turn == 3:
            pieces.append("</div>")
            opened -= 1
        pieces.append(f"<span id=t{number}>w{number} </span>")
    return f"<html><body>{''.join(pieces)}{'</div>' * opened}</body></html>", len(shape)


def words(page: str) -> list[str]:
    root = etree.fromstring(page, etree.HTMLParser())
    return "".join(root.itertext()).split() if root is not None else []


@given(LEAVES, st.data())
@settings(max_examples=150)
def test_a_range_holds_exactly_the_text_between_and_its_removal_exactly_the_rest(shape: list[int], data: st.DataObject) -> None:
    page, size = tree(shape)
    first = data.draw(st.integers(0, size - 1))
    last = data.draw(st.integers(first, size - 1))
    after, through = data.draw(st.booleans()), data.draw(st.booleans())
    if first == last and after and not through:
        return
    wanted = Range(
        **{"start_after" if after else "start_before": f"#t{first}", "end_after" if through else "end_before": f"#t{last}"}
    )
    inside = [f"w{number}" for number in range(first + after, last + through)]
    assert words(cut(page, [wanted], [])) == inside
    assert words(cut(page, [], [wanted])) == [f"w{number}" for number in range(size) if f"w{number}" not in inside]
    assert words(cut(page, ["body"], [wanted])) == words(cut(page, [], [wanted]))


@given(LEAVES, st.data())
@settings(max_examples=150)
def test_any_parts_together_hold_each_text_once_and_in_order(shape: list[int], data: st.DataObject) -> None:
    page, size = tree(shape)
    pairs = data.draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), min_size=1, max_size=4))
    ranges = [Range(start_before=f"#t{min(pair)}", end_after=f"#t{max(pair)}") for pair in pairs]
    inside = {number for pair in pairs for number in range(min(pair), max(pair) + 1)}
    assert words(cut(page, ranges, [])) == [f"w{number}" for number in sorted(inside)]
    assert words(cut(page, [], ranges)) == [f"w{number}" for number in range(size) if number not in inside]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_no_character_is_changed_by_a_cut(text: str) -> None:
    page = f"<html><body><p>{html.escape(text)}</p></body></html>"
    assert words(cut(page, ["p"], [])) == words(page)


@pytest.mark.parametrize(
    "page",
    ["<div>" * 100_000 + "x", "<div>" * 40_000 + "x", "<p>a" * (MOST_TAGS + 1), "<div>" * (DEEPEST + 1) + "<h1>x"],
    ids=["nested", "a little less nested", "many", "deep"],
)
def test_a_page_too_large_or_too_deep_to_look_for_selectors_is_refused(page: str) -> None:
    with pytest.raises(ReadError, match=r"the page (?:nests its elements more than 2,000 deep|has some [\d,]+ tags)"):
        cut(page, [Range(start_before="h1", end_after="h1")], [])


def test_a_page_of_many_siblings_is_cut_in_time_in_line_with_its_size() -> None:
    def seconds(number: int) -> float:
        page = "<p>a</p><i>b</i>" * number
        start = time.process_time()
        assert words(cut(page, ["p"], [])) == ["a" * number]
        cut(page, [], ["i"])
        return time.process_time() - start

    seconds(10)
    assert seconds(12_000) < 8 * max(seconds(3_000), 0.1)

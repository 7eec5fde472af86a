"""What changes the text that is read from a page, and what does not; and pages that mean harm."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tosmon.errors import ReadError
from tosmon.models import BlockKind
from tosmon.reading.html import read_html
from tosmon.reading.rendering import as_text

SENTENCES = [
    "You keep every right in what you upload to the orchard, and we never claim to own it.",
    "We may show what you upload to other members for as long as you leave it there.",
    "We do not use what you upload to train machines of any kind.",
    "You may leave at any time, and we then delete what you uploaded within thirty days.",
]


def page(body: str, *, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head><title>Terms</title>{head}</head><body>{body}</body></html>"


def paragraphs(sentences: list[str]) -> str:
    return "<h1>Terms</h1>" + "".join(f"<p>{sentence}</p>" for sentence in sentences)


def text(html: str) -> str:
    return as_text(read_html(html).blocks)


PLAIN = text(page(paragraphs(SENTENCES)))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "<div> </div> <p> </p> <li> <ul> </ul> <td> <tr> <table> </table> <h2> </h2>"
            " <b> <br> <pre> </a> <a> text Text. &amp; <!-- -->".split()
        ),
        max_size=60,
    )
)
def test_no_tag_soup_breaks_the_reader(soup: list[str]) -> None:
    blocks = read_html(page("".join(soup))).blocks
    assert all(block.text == " ".join(block.text.split()) != "" for block in blocks)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
def test_what_was_read_reads_the_same_again(sentences: list[str]) -> None:
    once = read_html(page(paragraphs(sentences))).blocks
    again = read_html(
        page("".join(f"<p>{block.text}</p>" if block.kind is BlockKind.PARAGRAPH else f"<h1>{block.text}</h1>" for block in once))
    ).blocks
    assert again == once


def test_an_item_knows_its_section_and_the_lead_ins_of_all_its_lists() -> None:
    inner = "<ul><li>use the site to:<ul><li>train machines</li></ul></li></ul>"
    html = f"<h1>Terms</h1><h2>Conduct</h2><p>Be kind. You agree not to:</p>{inner}"
    last = read_html(page(html)).blocks[-1]
    assert (last.text, last.lead, last.section, last.level) == (
        "train machines",
        "You agree not to: use the site to:",
        ("Terms", "Conduct"),
        2,
    )


@pytest.mark.parametrize(
    ("heading", "lead", "item"),
    [
        ("第8条（禁止事項）", "利用者は、以下の行為をしてはなりません。", "（2）機械学習に利用する行為"),
        ("第8条 禁止事項", "お客様は、次の各号に掲げる行為を行わないものとします。", "・機械学習に利用する行為"),
        ("八、禁止行为", "您不得：", "（二）训练模型。"),
        ("第八條 禁止行為", "您不得從事以下行為：", "2、訓練模型。"),
    ],
)
def test_chinese_and_japanese_paragraphs_are_headings_lead_ins_and_items(heading: str, lead: str, item: str) -> None:
    last = read_html(page(f"<p>{heading}</p><p>{lead}</p><p>{item}</p>")).blocks[-1]
    assert (last.section, last.lead, item.endswith(last.text)) == ((heading,), lead, True)


def test_select_takes_only_the_named_parts_in_the_order_of_the_page() -> None:
    html = page("<div id=b>second</div><p>not this</p><div id=a>third <i id=c>inside</i></div>")
    assert [block.text for block in read_html(html, select=["#a", "#b", "#c"]).blocks] == ["second", "third inside"]


def test_a_selector_that_matches_nothing_is_an_error_and_never_the_whole_page() -> None:
    with pytest.raises(ReadError, match=re.escape('the selector "#legal" matches nothing')):
        read_html(page(paragraphs(SENTENCES)), select=["#legal"])


def test_remove_takes_parts_out_and_may_match_nothing() -> None:
    html = page(paragraphs(SENTENCES) + "<div class=banner><p>New: prints!</p></div>")
    assert as_text(read_html(html, remove=[".banner", ".gone"]).blocks) == PLAIN


@pytest.mark.timeout(30)
def test_line_breaks_without_end_leave_one_sentence_whole() -> None:
    assert text(page(f"<p>{'word word<br>' * 40_000}end.</p>")) == f"{'word word ' * 40_000}end."


def test_a_row_knows_the_headings_of_its_columns_and_the_cells_that_reach_down_to_it() -> None:
    head = "<tr><th>What</th><th>Why</th></tr>"
    songs = "<tr><td rowspan=2>Songs</td><td>to play them</td></tr><tr><td>to train models</td></tr>"
    blocks = read_html(f"<main><table>{head}{songs}<tr><td>Names</td><td>to call you</td></tr></table></main>").blocks
    assert [(block.lead, block.text) for block in blocks] == [
        ("", "What | Why"),
        ("What | Why", "Songs | to play them"),
        ("What | Why | Songs", "to train models"),
        ("What | Why", "Names | to call you"),
    ]


def test_a_table_does_not_take_the_headings_of_the_one_before() -> None:
    first = "<table><tr><th>What</th><th>Why</th></tr><tr><td>Songs</td><td>to play</td></tr></table>"
    second = "<table><tr><td>Bell</td><td>once</td></tr></table>"
    assert [block.lead for block in read_html(f"<main>{first}{second}</main>").blocks] == ["", "What | Why", ""]


def test_a_reference_to_windows_1252_is_the_mark_that_a_browser_shows() -> None:
    assert (
        text("<main><p>We don&#146;t sell it &#x97; ever&#133; &#8364;5 for &#128;5.</p></main>")
        == "We don’t sell it — ever… €5 for €5."
    )


@pytest.mark.parametrize(
    "line",
    [
        "12 out of 20 found this helpful",
        "Updated over a week ago",
        "1,204 views",
        "5 min read",
        "Lesezeit: 3 Minuten",
        "3 comments",
    ],
)
def test_lines_that_change_by_themselves_are_not_read(line: str) -> None:
    terms = "<p>You keep every right in what you upload to the orchard.</p>"
    assert text(f"<main><p>{line}</p>{terms}</main>") == text(f"<main>{terms}</main>")


@pytest.mark.parametrize("line", ["Updated 3 March 2025", "Views are counted.", "30 days after notice", "12 of 20 rights"])
def test_lines_that_only_look_like_counters_are_read(line: str) -> None:
    assert line in text(f"<main><p>{line}</p><p>You keep every right in what you upload to the orchard.</p></main>")


ORCHARD = "<p>You keep every right in what you upload to the orchard, and we never claim to own any of it, now or later.</p>" * 9


def test_a_paragraph_with_links_in_front_of_the_document_is_no_menu() -> None:
    links = " and ".join(f"<a href='/{name}'>the {name} of the orchard</a>" for name in ["terms", "rules", "fees", "history"])
    intro = f"<div><p>From 1 May we may train models on what you upload; see {links}, which say how.</p></div>"
    assert "we may train models" in text(f"<body>{intro}<div class=long>{ORCHARD}</div></body>")


def test_a_summary_that_links_to_the_sections_below_is_no_menu() -> None:
    points = "".join(f"<p>{n}. We may train models on what you upload. <a href='#s{n}'>More</a></p>" for n in range(9))
    assert text(f"<body><div>{points}</div><div class=long>{ORCHARD}</div></body>").count("We may train models") == 9

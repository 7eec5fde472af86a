"""What a page carries as data for its own script is read where the page itself shows hardly anything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon.models import BlockKind
from tosmon.reading.html import read_html
from tosmon.reading.rendering import as_text

FIRST = "The bakery bakes what its members bring, and keeps a tenth of the flour for the oven and those who tend it."
SECOND = "We may use the recipes that members share to train models, unless they write that they do not wish it."
THIRD = "Members tell the baker on the day before, so that there is wood enough and the dough has a night to rise."
TEXT = f"# Terms of the bakery\n\n{FIRST}\n\n## Recipes\n\n{SECOND}\n\n- {THIRD}"

PROSEMIRROR = [
    {"type": "heading", "attrs": {"level": 1}, "content": [{"type": "text", "text": "Terms of the bakery"}]},
    {
        "type": "paragraph",
        "content": [{"type": "text", "text": FIRST[:11], "marks": [{"type": "bold"}]}, {"type": "text", "text": FIRST[11:]}],
    },
    {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Recipes"}]},
    {"type": "paragraph", "content": [{"type": "text", "text": SECOND}]},
    {"type": "bulletList", "content": [{"type": "listItem", "content": [{"type": "text", "text": THIRD}]}]},
]
PORTABLE_TEXT = [
    {"_type": "block", "style": "h1", "children": [{"_type": "span", "text": "Terms of the bakery"}]},
    {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": FIRST, "marks": []}]},
    {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "Recipes"}]},
    {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": SECOND}]},
    {"_type": "block", "style": "normal", "listItem": "bullet", "level": 1, "children": [{"_type": "span", "text": THIRD}]},
]
CONTENTFUL = {
    "nodeType": "document",
    "content": [
        {"nodeType": "heading-1", "content": [{"nodeType": "text", "value": "Terms of the bakery", "marks": [], "data": {}}]},
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": FIRST}]},
        {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "Recipes"}]},
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": SECOND}]},
        {"nodeType": "unordered-list", "content": [{"nodeType": "list-item", "content": [{"nodeType": "text", "value": THIRD}]}]},
    ],
}
DRAFT = {
    "blocks": [
        {"key": "a", "text": "Terms of the bakery", "type": "header-one", "entityRanges": []},
        {"key": "b", "text": FIRST, "type": "unstyled"},
        {"key": "c", "text": "Recipes", "type": "header-two"},
        {"key": "d", "text": SECOND, "type": "unstyled"},
        {"key": "e", "text": THIRD, "type": "unordered-list-item"},
    ],
    "entityMap": {},
}
PRISMIC = [
    {"type": "heading1", "text": "Terms of the bakery", "spans": []},
    {"type": "paragraph", "text": FIRST, "spans": []},
    {"type": "heading2", "text": "Recipes", "spans": []},
    {"type": "paragraph", "text": SECOND, "spans": []},
    {"type": "list-item", "text": THIRD, "spans": []},
]
SLATE = [
    {"type": "h1", "children": [{"text": "Terms of the bakery"}]},
    {"type": "p", "children": [{"text": FIRST, "bold": True}]},
    {"type": "h2", "children": [{"text": "Recipes"}]},
    {"type": "p", "children": [{"text": SECOND}]},
    {"type": "ul", "children": [{"type": "li", "children": [{"text": THIRD}]}]},
]
LEXICAL = {
    "root": {
        "children": [
            {"type": "heading", "tag": "h1", "children": [{"type": "text", "text": "Terms of the bakery"}]},
            {"type": "paragraph", "children": [{"type": "text", "text": FIRST}]},
            {"type": "heading", "tag": "h2", "children": [{"type": "text", "text": "Recipes"}]},
            {"type": "paragraph", "children": [{"type": "text", "text": SECOND}]},
            {"type": "list", "tag": "ul", "children": [{"type": "listitem", "children": [{"type": "text", "text": THIRD}]}]},
        ]
    }
}
HTML = f"<h1>Terms of the bakery</h1><p>{FIRST}</p><h2>Recipes</h2><p>{SECOND}</p><ul><li>{THIRD}</li></ul>"


def shell(data: Any, script: str = '<script id="__NEXT_DATA__" type="application/json">{}</script>') -> str:
    """A page that shows nothing, with data for its script."""
    return f'<html><head><title>Bakery</title></head><body><div id="__next"></div>{script.format(json.dumps(data))}</body></html>'


@pytest.mark.parametrize(
    "rich_text",
    [PROSEMIRROR, PORTABLE_TEXT, CONTENTFUL, DRAFT, PRISMIC, SLATE, LEXICAL, HTML],
    ids=["prosemirror", "portable-text", "contentful", "draft", "prismic", "slate", "lexical", "html"],
)
def test_rich_text_of_the_usual_editors_reads_as_the_page_it_draws(rich_text: Any) -> None:
    page = shell({"props": {"pageProps": {"slug": "terms", "body": rich_text}, "__N_SSG": True}, "buildId": "x"})
    assert as_text(read_html(page).blocks) == TEXT


def test_the_data_of_inertia_is_read_too() -> None:
    attribute = json.dumps({"component": "Terms", "props": {"html": HTML}}).replace("&", "&amp;").replace('"', "&quot;")
    assert as_text(read_html(f'<html><body><div id="app" data-page="{attribute}"></div></body></html>').blocks) == TEXT


def test_a_title_is_a_heading_only_where_text_follows() -> None:
    menu = [{"title": "Bread", "href": "/bread"}, {"title": "Cakes", "href": "/cakes"}]
    sections = [{"title": "Terms of the bakery", "body": FIRST}, {"title": "Recipes", "body": f"{SECOND}\n\n{THIRD}"}]
    read = as_text(read_html(shell({"props": {"menu": menu, "sections": sections}})).blocks)
    assert read == f"## Terms of the bakery\n\n{FIRST}\n\n## Recipes\n\n{SECOND}\n\n{THIRD}"


def test_the_dictionary_of_the_whole_site_is_no_document() -> None:
    dictionary = {
        f"key{number}": f"Message {number} of the site, which no reader of the terms will ever see." for number in range(50)
    }
    page = shell(
        {"props": {"messages": dictionary, "_nextI18Next": {"initialI18nStore": dictionary}, "className": "a b c d e f g h"}}
    )
    assert read_html(page).blocks == ()


def test_a_page_that_shows_its_text_is_read_from_what_it_shows() -> None:
    shown = f"<main><h1>Terms</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></main>"
    data = f'<script type="application/json">{json.dumps({"body": "Something else stands in the data. " * 40})}</script>'
    assert as_text(read_html(f"<body>{shown}{data}</body>").blocks) == f"# Terms\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}"


@pytest.mark.parametrize(
    "data",
    ["{", "[" * 100_000, '{"a":' * 5_000 + "1" + "}" * 5_000, '"text"', "null", "[1, 2, 3]"],
    ids=["broken", "deep-and-open", "deep", "string", "null", "numbers"],
)
def test_data_that_is_none_leaves_the_page_empty(data: str) -> None:
    assert read_html(f'<body><div id="app"></div><script type="application/json">{data}</script></body>').blocks == ()


def test_rows_that_name_each_other_end() -> None:
    rows = "".join(f'{n:x}:["$","p",null,{{"children":["{SECOND}","${n + 1:x}","${n + 1:x}","$0"]}}]\n' for n in range(40))
    page = f"<body><script>self.__next_f.push({json.dumps([1, rows])})</script></body>"
    blocks = read_html(page).blocks
    assert [block.text for block in blocks].count(SECOND) == 40


def test_a_stream_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    rows = f'0:["$","div",null,{{"children":"$1"}}]\n1:T{len(HTML) + 500:x},{HTML}'
    page = f"<body><script>self.__next_f.push({json.dumps([1, rows])})</script></body>"
    assert as_text(read_html(page).blocks) == TEXT


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=40),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["type", "text", "children", "content", "title", "style", "html", "0"]), inner, max_size=4
            )
        ),
        max_leaves=30,
    )
)
def test_any_data_at_all_is_survived_and_read_alike_twice(data: object) -> None:
    page = shell(data)
    assert read_html(page) == read_html(page)


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD]), min_size=3, max_size=6))
def test_no_sentence_of_the_data_is_lost_and_their_order_stays(sentences: list[str]) -> None:
    blocks = read_html(shell({"content": [{"type": "paragraph", "children": [{"text": each}]} for each in sentences]})).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH] == sentences

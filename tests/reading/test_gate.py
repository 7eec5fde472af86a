"""Pages with the same gate read alike, whatever differs in them; what no person reads does not change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.test_noise import PARTS, noisy, plain
from tosmon.models import Document, Snapshot
from tosmon.reading import Opened, read

TERMS = Document("Orchard", "Terms", "https://orchard.test/terms")
WORDS = "<p>You keep every right in what you upload, and we may show it to other members for as long as you leave it there.</p>"
PAGE = f'<html lang="en"><body id="top"><h1>Terms of use</h1>{WORDS * 3}%s</body></html>'
# Bits of markup that a mutation puts anywhere: what they do to the tree is for the parser to say.
BITS = (
    *("<p>", "</p>", "<div hidden>", "</div>", "<nav>", "<li>", "<ol start=4>", "<b>", "<a href='#x'>", "<a href='/x'>", "</a>"),
    *(
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<table><tr><td>a",
        "<td rowspan=2>",
        "<h2>",
        "&amp;",
        "&lt;p&gt;",
        '"',
        "'",
        "=",
        " x",
    ),
    *(
        '<p class="cookie-banner">',
        "<aside role=note>",
        '<i style="display:none">',
        "<br>",
        "<template>",
        "<img src=1>",
        "\0",
        "é",
    ),
)


def snapshot(html: str) -> Snapshot:
    return Snapshot(
        TERMS.url, TERMS.url, datetime(2024, 5, 1, tzinfo=UTC), html.encode(), headers=(("content-type", "text/html"),)
    )


def gate(html: str, document: Document = TERMS) -> str:
    opened = Opened(snapshot(html), document)
    return opened.gate_of(opened.read())


def assert_alike_behind_one_gate(one: str, other: str) -> None:
    of_one, of_other = gate(one), gate(other)
    if of_one and of_one == of_other:
        assert read(snapshot(one), TERMS) == read(snapshot(other), TERMS)


@settings(max_examples=60, deadline=None)
@given(st.data(), PARTS)
def test_noise_in_scripts_and_attributes_passes_the_gate_and_pages_behind_one_gate_read_alike(
    data: st.DataObject, parts: list[str]
) -> None:
    page = data.draw(st.composite(lambda draw: noisy(parts, draw))())
    assert_alike_behind_one_gate(page, plain(parts))
    noise = page.replace("a8f1", "b9e2").replace("<body>", '<body data-visit="7"><script nonce="n2">let at = 7</script>')
    assert gate(noise) == gate(page)


@settings(max_examples=200, deadline=None)
@given(PARTS, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), st.sampled_from(BITS)), min_size=1, max_size=4))
def test_pages_behind_one_gate_read_alike_however_their_markup_is_broken(
    parts: list[str], mutations: list[tuple[float, int, str]]
) -> None:
    page = broken = plain(parts)
    for where, gone, bit in mutations:
        at = int(where * len(broken))
        broken = broken[:at] + bit + broken[at + gone :]
    assert_alike_behind_one_gate(page, broken)


NAMES = st.lists(
    st.sampled_from(
        ["footer", "tab", "panel", "-", "_", " ", "\n", "&", '"', "x", "accordion", "ads", "slot", "A", "é", "<", ">"]
    ),
    max_size=5,
).map("".join)


@settings(max_examples=200, deadline=None)
@given(
    names=st.tuples(NAMES, NAMES, NAMES, NAMES), style=st.sampled_from(["", "color: red", "display :none", "visibility:hidden"])
)
def test_parts_whose_names_pass_the_gate_as_the_same_are_read_alike(names: tuple[str, str, str, str], style: str) -> None:
    one, other = (
        PAGE % f'<div class="{escape(kind)}" id="{escape(name)}" style="{style}">{WORDS}</div>'
        for kind, name in (names[:2], names[2:])
    )
    assert_alike_behind_one_gate(one, other)


@pytest.mark.parametrize(
    "noise",
    [
        "<script nonce=%s>load('%s')</script>",
        "<!-- made at %s -->",
        "<input type=hidden name=csrf value=%s>",
        '<div data-request="%s"></div>',
        "<iframe src='/frame?%s'></iframe>",
        '<a href="/cdn-cgi/l/email-protection#%s" data-cfemail="%s">[email&#160;protected]</a>',
        '<a href="/sign-in?token=%s">Sign in</a>',
        '<img src="/pixel?%s" alt="%s">',
        '<div class="css-%s"></div>',
        '<button id="radix-%s" aria-expanded="false">Menu</button>',
        '<div style="opacity: 0.%s"></div>',
    ],
)
def test_what_differs_at_each_visit_and_is_not_read_passes_the_gate(noise: str) -> None:
    assert gate(PAGE % noise.replace("%s", "1f")) == gate(PAGE % noise.replace("%s", "2e")) != ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>We do not train on it.</p>", "<p>We do train on it.</p>"),
        ("<p>We train on it.</p>", "<p hidden>We train on it.</p>"),
        ("<p>We train on it.</p>", '<p style="display:none">We train on it.</p>'),
        ('<div class="text"><p>We train on it.</p></div>', '<div class="cookie-banner"><p>We train on it.</p></div>'),
        ("<p>We train on it.</p>", "<h2>We train on it.</h2>"),
        ("<p>We train on it.</p>", "<li>We train on it.</li>"),
        ("<ol><li>We train on it.</ol>", "<ol start=7><li>We train on it.</ol>"),
        ('<a href="#use">Use</a>', '<a href="/use">Use</a>'),
        ('<div id="text"><p>We train on it.</p></div>', '<div id="site-footer"><p>We train on it.</p></div>'),
        ('<div class="x" hidden><p>We train.</p></div>', '<div class="accordion" hidden><p>We train.</p></div>'),
        ('<aside role="note">We train on it.</aside>', '<aside role="navigation">We train on it.</aside>'),
    ],
)
def test_what_may_change_the_reading_does_not_pass_the_gate(before: str, after: str) -> None:
    assert gate(PAGE % before) != gate(PAGE % after)


def test_a_page_whose_text_stands_in_a_script_has_no_gate() -> None:
    assert gate('<html><body><div id="root"></div><script>draw("what %s is about")</script></body></html>') == ""


def test_a_page_that_is_no_html_has_no_gate() -> None:
    text = replace(snapshot("You keep every right in what you upload. " * 20), headers=(("content-type", "text/plain"),))
    opened = Opened(text, TERMS)
    assert opened.gate_of(opened.read()) == ""


def test_only_what_the_selectors_name_counts() -> None:
    document = replace(TERMS, select=("main",))
    pages = [f"<main>{WORDS * 3}</main><aside><p>{said}</p></aside>" for said in ("Today only: apples.", "Today only: pears.")]
    assert gate(pages[0], document) == gate(pages[1], document) != ""
    assert gate(pages[0]) != gate(pages[1])

"""The lists of archives: CDX lines and link-format, as they are meant and as they come."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tosmon.importers.captures import STAMP, Capture, Cdx, CdxRow, distinct, http_time, mementos, read_cdx, read_links

URL = "https://orchard.example/terms"
DAY = datetime(2024, 2, 12, 3, tzinfo=UTC)


def test_an_empty_list_has_no_captures() -> None:
    assert read_cdx("") == Cdx(())
    assert list(read_links("", URL)) == []


def test_lines_of_cdx_are_read_up_to_the_key_of_the_next_page() -> None:
    text = f"20240212030000 {URL} 200 AAAA\n20240213030000 {URL} - AAAA\n20240214030000 {URL} 404 BBBB\n \nexample)/+2\n"
    rows = (CdxRow(DAY, URL, "200", "AAAA"), CdxRow(datetime(2024, 2, 13, 3, tzinfo=UTC), URL, "-", "AAAA"))
    assert read_cdx(text) == Cdx(rows, "example)/+2")


def test_lines_that_are_none_are_counted() -> None:
    lines = [
        "<html>",
        "20240230000000 x 200 A",
        f"2024 {URL} 200 A",
        f"20240212030000 {URL} abc A",
        f"20240212030000 {URL} 200 A",
    ]
    assert read_cdx("\n".join(lines)) == Cdx((CdxRow(DAY, URL, "200", "A"),), malformed=4)


times = st.integers(681436800, 4102444800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))  # 1991 to 2100
rows = st.builds(CdxRow, times, st.just(URL), st.sampled_from(["200", "206", "-"]), st.text("ABCD234567", min_size=1))


@given(st.lists(rows), st.text("abc+%21", min_size=1) | st.just(""))
def test_any_list_of_captures_survives_cdx(written: list[CdxRow], key: str) -> None:
    lines = [f"{row.time.strftime(STAMP)} {row.original} {row.status} {row.digest}" for row in written]
    # Years before 1000 cannot be; strftime pads no others.
    assert read_cdx("\n".join(lines) + (f"\n\n{key}" if key else "\n")) == Cdx(tuple(written), key)


@given(st.text())
def test_no_text_breaks_a_parser(text: str) -> None:
    read_cdx(text)
    list(mementos(read_links(text, URL)))
    http_time(text)


@given(st.text('<>;,="\\ \nrel=memento datetime', max_size=300))
def test_no_text_that_looks_like_links_breaks_a_parser(text: str) -> None:
    for link in read_links(text, URL):
        assert link.url


def test_a_hostile_list_takes_no_longer_than_its_length() -> None:
    for piece in ('<a>;b="', "<a>;b ", "<a>;", '<a>;b="\\', "<", ";;;;", "<a>;b='", '<a> ; rel = "x" ; '):
        assert len(list(read_links(piece * 20_000, URL))) <= 20_000


captures = st.builds(
    Capture,
    times,
    st.text("abcdefghijklmnopqrstuvwxyz0123456789/,;:=\"'", max_size=20).map(lambda path: f"https://archive.example/{path}"),
)


@given(st.lists(captures), st.sampled_from(["memento", "first memento", "last MEMENTO", "next  memento"]), st.booleans())
def test_any_list_of_captures_survives_link_format(written: list[Capture], relation: str, spaced: bool) -> None:
    gap = " \n " if spaced else ""
    links = [
        f'<{each.url}>{gap};{gap}rel="{relation}"{gap};title="a, <b>; \\"c\\"";datetime="{each.time:%a, %d %b %Y %H:%M:%S GMT}"'
        for each in written
    ]
    text = f"<{URL}>;rel=original,{gap}" + f"{gap},{gap}".join(links)
    assert list(mementos(read_links(text, "https://archive.example/timemap"))) == written


def test_addresses_are_taken_from_that_of_the_list() -> None:
    (link,) = read_links('</web/1/x>;rel="self TimeMap"', "https://archive.example/timemap/x")
    assert (link.url, link.relations) == ("https://archive.example/web/1/x", frozenset({"self", "timemap"}))


def test_a_memento_without_a_time_is_none() -> None:
    assert list(mementos(read_links('<a>;rel=memento,<b>;rel=memento;datetime="soon"', URL))) == []


@given(st.lists(st.builds(Capture, times, st.just(URL), st.sampled_from(["A", "B", ""]))))
def test_captures_are_in_order_and_none_says_the_same_as_the_one_before(listed: list[Capture]) -> None:
    kept = distinct(listed)
    assert all(one.time < two.time and (not one.digest or one.digest != two.digest) for one, two in pairwise(kept))
    assert set(kept) <= set(listed)
    assert {each.digest for each in kept if each.digest} <= {each.digest for each in listed}


def test_the_format_of_stamps_is_that_of_the_wayback_machine() -> None:
    assert re.fullmatch(r"20240212030000", DAY.strftime(STAMP))

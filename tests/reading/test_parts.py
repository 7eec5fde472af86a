"""Pages become one snapshot and come out of it byte for byte, and each is read as if it stood alone."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon import reading
from tosmon.errors import ReadError
from tosmon.models import BlockKind, Document, QualityLevel, Range, Snapshot
from tosmon.reading import quality
from tosmon.reading.parts import compose, split

TIME = datetime(2024, 2, 12, 3, tzinfo=UTC)
LONG = "".join(
    f"<p>Sentence {n} of these terms says that you keep every right in what you upload, as the law has it.</p>" for n in range(6)
)


def snapshot(url: str, body: bytes, media_type: str = "text/html") -> Snapshot:
    return Snapshot(url, url, TIME, body, headers=(("content-type", media_type), ("etag", '"x"')), seconds=0.5)


def combined(count: int) -> Document:
    first = Document("Orchard", "Terms", "https://a.example/0")
    return replace(first, combine=tuple(replace(first, url=f"https://a.example/{number}") for number in range(count)))


def composed(*bodies: bytes) -> tuple[Snapshot, Document]:
    document = combined(len(bodies))
    pages = [snapshot(part.url, body) for part, body in zip(document.combine, bodies, strict=True)]
    return compose(document, pages), document


BODIES = st.lists(
    st.binary(max_size=60) | st.sampled_from([b"", b"\r\n", b"--", b"\r\n\r\n--\r\n", b"\x00\xff\n"]), min_size=1, max_size=5
)


@given(BODIES)
def test_every_page_comes_out_byte_for_byte(bodies: list[bytes]) -> None:
    whole, document = composed(*bodies)
    assert [(page.body, page.url, page.media_type) for page, _ in split(whole, document)] == [
        (body, f"https://a.example/{number}", "text/html") for number, body in enumerate(bodies)
    ]
    assert [part for _, part in split(whole, document)] == list(document.combine)


def test_a_page_that_holds_a_boundary_is_kept_whole() -> None:
    inner, _ = composed(b"one", b"two")
    whole, document = composed(inner.body, b"--" + inner.body)
    assert [page.body for page, _ in split(whole, document)] == [inner.body, b"--" + inner.body]


def test_the_same_pages_make_the_same_bytes_and_another_order_makes_others() -> None:
    one, document = composed(b"one", b"two")
    later = replace(snapshot("https://a.example/1", b"two"), fetched_at=datetime(2025, 1, 1, tzinfo=UTC), headers=())
    later = replace(later, headers=(("content-type", "text/html"), ("etag", '"y"')))
    again = compose(document, [snapshot("https://a.example/0", b"one"), later])
    assert again.body == one.body
    assert (again.fetched_at, again.seconds, again.url) == (datetime(2025, 1, 1, tzinfo=UTC), 1.0, "https://a.example/0")
    assert composed(b"two", b"one")[0].body != one.body


def test_what_is_kept_can_be_read_by_any_reader_of_mail() -> None:
    whole, _ = composed(b"<p>\xe9\r\n</p>", b"two\n")
    head = f"Content-Type: {whole.header('content-type')}\r\n\r\n".encode()
    message = email.message_from_bytes(head + whole.body, policy=email.policy.HTTP)
    assert [part.get_payload(decode=True) for part in message.iter_parts()] == [b"<p>\xe9\r\n</p>", b"two\n"]
    assert [part["Content-Location"] for part in message.walk()][1:] == ["https://a.example/0", "https://a.example/1"]


def test_what_servers_said_is_kept_but_no_validator_stands_for_the_whole() -> None:
    whole, _ = composed(b"one", b"two")
    assert whole.header("part-2-etag") == '"x"'
    assert (whole.validators.etag, whole.validators.last_modified, whole.media_type) == ("", "", "multipart/mixed")


def test_a_header_of_several_lines_begins_no_page() -> None:
    document = combined(1)
    page = snapshot("https://a.example/0", b"one", "text/html\r\n\r\nbad")
    assert [page.body for page, _ in split(compose(document, [page]), document)] == [b"one"]


def test_a_page_that_came_as_one_stays_one() -> None:
    page, document = snapshot("https://a.example/0", b"one"), combined(2)
    assert split(page, document) == ((page, document),)
    assert split(page, Document("Orchard", "Terms", "x")) == ((page, Document("Orchard", "Terms", "x")),)


def test_other_pages_than_were_stored_are_an_error() -> None:
    whole, _ = composed(b"one", b"two")
    with pytest.raises(ReadError, match="2 pages were stored, and 3 are combined now"):
        split(whole, combined(3))
    with pytest.raises(ReadError, match="the snapshot is damaged"):
        split(replace(whole, body=whole.body[:-9]), combined(2))


def test_neither_section_nor_lead_in_of_a_page_reaches_into_the_next() -> None:
    whole, document = composed(
        b"<title>One</title><h1>Rights</h1><p>Keep.</p><p>You may not do the following:</p>",
        b"<title>Two</title><ul><li>Copy.</li></ul><p>Plain.</p>",
    )
    version = reading.read(whole, document)
    assert version.title == "One"
    assert [(block.kind, block.text, block.section, block.lead) for block in version.blocks][2:] == [
        (BlockKind.PARAGRAPH, "You may not do the following:", ("Rights",), ""),
        (BlockKind.ITEM, "Copy.", (), ""),
        (BlockKind.PARAGRAPH, "Plain.", (), ""),
    ]


def test_each_page_is_read_with_its_own_selectors() -> None:
    whole, document = composed(b"<p id=a>a</p><p id=b>b</p>", b"<p id=a>c</p><p id=b>d</p>")
    first, second = document.combine
    document = replace(document, combine=(replace(first, select=("#a",)), replace(second, remove=("#a",))))
    assert reading.read(whole, document).text == "a\nd"
    document = replace(document, combine=(first, replace(second, select=(Range(start_before="#x", end_after="#b"),))))
    with pytest.raises(ReadError, match=re.escape('https://a.example/1: the selector "#x" matches nothing')):
        reading.read(whole, document)


def test_the_fingerprint_tells_apart_how_pages_are_read() -> None:
    one = combined(2)
    first, second = one.combine
    other = replace(one, combine=(first, replace(second, select=("main",))))
    ranged = replace(one, combine=(first, replace(second, select=(Range(start_after="h1", end_before="footer"),))))
    assert len({reading.fingerprint(each) for each in (one, other, ranged, first)}) == 4


def test_a_page_that_is_not_the_terms_puts_the_whole_in_doubt_by_its_address() -> None:
    terms, error = f"<body>{LONG}</body>".encode(), b"<title>Oops</title><p>Page not found.</p>"
    assert quality.judge(reading.read(*composed(terms, terms))).level is QualityLevel.OK
    doubt = quality.judge(reading.read(*composed(terms, error, terms)))
    assert (doubt.level, doubt.reason) == (QualityLevel.ERROR, 'https://a.example/1: looks like an error page: "Oops"')

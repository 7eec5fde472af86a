"""What is read from a PDF whatever set it, and a clear reason where nothing can be."""

from __future__ import annotations

import os
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.reading.pdfs import Drawing, Setting, drawn, one_page, pdf, typed, written
from tosmon.errors import ReadError
from tosmon.models import Document, Snapshot
from tosmon.reading import read
from tosmon.reading.pdf import read_pdf
from tosmon.reading.pdf_lines import Word, lines, without_furniture
from tosmon.reading.pdf_paragraphs import paragraphs
from tosmon.reading.rendering import as_text

TERMS = [
    "# Orchard Terms of Service",
    "These terms are between you and Orchard. They apply from the day you first plant something with us, and they end on the day"
    " you close your account, unless a law of your country says otherwise.",
    "## 1. Your Content",
    "You keep every right in what you upload to the orchard, and we never claim to own it. We may show what you upload to other"
    " members for as long as you leave it there, in the size and in the colours that their screens allow.",
    "We use what you upload:",
    "- to show it to the members you chose, and to nobody else;",
    "- to keep copies of it in two places far from each other, so that no storm in the one and no flood in the other can take"
    " away what you grew; and",
    "- to train the models that name the fruit in your pictures.",
    "You may say no to the last of these at any time. Nothing else changes for you when you do, and what was learned from your"
    " pictures before that day is taken out of the models within ninety days.",
    "**How to say no**",
    "Open the settings of your account and close the gate called “training”. We write to you within three days to tell you that"
    " it is done (a) for your pictures, (b) for the words below them, and (c) for what other members wrote about them.",
    "## 2. Leaving",
    "You may leave at any time, and we then delete what you uploaded within thirty days. Members who copied it before may keep"
    " their copies, as the law of most countries lets them.",
]
EXPECTED = "\n\n".join(TERMS).replace("\n\n- to keep", "\n- to keep").replace("\n\n- to train", "\n- to train")


def text(body: bytes) -> str:
    return as_text(read_pdf(body))


def running_titles(canvas: Canvas, page: int, size: tuple[float, float]) -> None:
    width, height = size
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72, height - 40, "Orchard Terms of Service")
    canvas.drawRightString(width - 72, height - 40, "Last changed on 12 February 2024")
    canvas.drawCentredString(width / 2, 30, f"Page {page} of 7")


def page_numbers(canvas: Canvas, page: int, size: tuple[float, float]) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(size[0] / 2, 30, f"Page {page} of 7")


@pytest.mark.parametrize(
    ("setting", "edges"),
    [
        (Setting(), page_numbers),
        (Setting(page=letter, size=12.0, font="Helvetica", margin=110.0), page_numbers),
        (Setting(size=9.0, justified=True, columns=2, margin=50.0), page_numbers),
        (Setting(page=(420.0, 298.0), size=9.0, margin=50.0), running_titles),
        (Setting(page=(420.0, 250.0), size=8.0, font="Helvetica", margin=50.0, space=3.0), running_titles),
    ],
    ids=["plain", "large", "two columns", "small pages", "tiny pages"],
)
def test_the_same_text_reads_the_same_however_it_is_set(setting: Setting, edges: Drawing) -> None:
    assert text(pdf(TERMS, setting, edges)) == EXPECTED


def test_a_clause_among_the_running_titles_stays_once() -> None:
    def edges(canvas: Canvas, page: int, size: tuple[float, float]) -> None:
        running_titles(canvas, page, size)
        canvas.drawString(72, 45, "By reading on you agree that we may train models on what you write.")

    small = Setting(page=(420.0, 298.0))
    assert text(pdf(TERMS, small, edges)) == f"{EXPECTED}\n\nBy reading on you agree that we may train models on what you write."


def test_a_heading_at_the_top_of_every_page_is_no_running_title() -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(72, 780, f"Article {number}")
            canvas.setFont("Helvetica", 12)
            canvas.drawString(72, 750, f"What article {number} says stands here, in one line and no more.")
            if number < 3:
                canvas.showPage()

    assert [block.text for block in read_pdf(drawn(draw))][::2] == ["Article 1", "Article 2", "Article 3"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("What you up-", "load stays yours."), "What you upload stays yours."),
        (("You may opt-", "out of this."), "You may opt-out of this."),
        (("A licence that is non-", "exclusive."), "A licence that is non-exclusive."),
        (("The pre-", "and post-sale terms."), "The pre- and post-sale terms."),
        (("What is AI-", "Generated is yours."), "What is AI-Generated is yours."),
        (("A user name. A user-", "name is short."), "A user name. A user-name is short."),
        (("A username. A user-", "name is short."), "A username. A username is short."),
        (("A co-worker. Your co-", "worker too."), "A co-worker. Your co-worker too."),
        (("It is up-to-", "date."), "It is up-to-date."),
        (("A fully-", "transferable right, in full: fully."), "A fully-transferable right, in full: fully."),
        (("You are account-", "able for your account."), "You are accountable for your account."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_or_stays_as_the_document_itself_writes(lines: tuple[str, ...], expected: str) -> None:
    assert text(typed(*lines)) == expected


def test_ligatures_are_letters() -> None:
    def draw(canvas: Canvas) -> None:
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
        canvas.setFont("Vera", 12)
        canvas.drawString(72, 720, "We \ufb01nd your pro\ufb01le and \ufb02ag it.")

    assert text(drawn(draw)) == "We find your profile and flag it."


def test_bullets_may_be_drawn_as_dots_and_the_items_keep_their_lead_in() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for number, line in enumerate(["We use what you upload to:", "show it to members", "train our models"]):
            canvas.drawString(90 if number else 72, 720 - 16 * number, line)
            if number:
                canvas.circle(82, 724 - 16 * number, 2, fill=1)

    lead = "We use what you upload to:"
    assert [(block.text, block.lead) for block in read_pdf(drawn(draw))] == [
        (lead, ""),
        ("show it to members", lead),
        ("train our models", lead),
    ]


def test_the_cells_of_a_table_are_read_by_row() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for place, line in [
            ((72, 720), "What"),
            ((250, 720), "What for"),
            ((72, 700), "Pictures and"),
            ((72, 686), "their names"),
            ((250, 700), "to train the models that"),
            ((250, 686), "name fruit"),
            ((72, 660), "Addresses"),
            ((250, 660), "to send letters"),
        ]:
            canvas.drawString(*place, line)

    assert text(drawn(draw)).splitlines() == [
        "| What | What for |",
        "| Pictures and their names | to train the models that name fruit |",
        "| Addresses | to send letters |",
    ]


def test_a_watermark_is_not_read_and_a_page_that_is_turned_is() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.saveState()
        canvas.rotate(45)
        canvas.drawString(300, 100, "DRAFT")
        canvas.restoreState()
        canvas.rotate(90)
        canvas.drawString(72, -100, "A table too wide for the page stands")
        canvas.drawString(72, -114, "on its side.")

    assert text(drawn(draw)) == "A table too wide for the page stands on its side."


def test_a_table_of_contents_names_no_pages() -> None:
    blocks = read_pdf(typed("1. Your Content ............ 3", "2. Leaving ........................ 12"))
    assert [block.text for block in blocks] == ["1. Your Content", "2. Leaving"]


def test_a_pdf_is_known_by_its_first_bytes_whatever_the_server_says() -> None:
    document = Document("Orchard", "Terms", "https://orchard.example/terms")
    snapshot = Snapshot(
        document.url, document.url, datetime(2024, 2, 12, tzinfo=UTC), typed("Words."), headers=(("content-type", "text/html"),)
    )
    assert read(snapshot, document).text == "Words."


@pytest.mark.parametrize("strength", [40, 128])
def test_a_pdf_that_is_encrypted_without_a_password_is_read(strength: int) -> None:
    locked = StandardEncryption("", ownerPassword="owner", canCopy=0, strength=strength)
    assert text(typed("Words that anybody may read.", encrypt=locked)) == "Words that anybody may read."


def scan(canvas: Canvas) -> None:
    canvas.drawInlineImage(Image.new("L", (100, 140), 200), 0, 0, *A4)


def looped() -> bytes:
    """Its table of contents stands before itself, without end."""
    body = typed("Words.")
    start = body.rindex(b"startxref") + len(b"startxref\n")
    return body.replace(b"trailer\n<<", b"trailer\n<< /Prev " + body[start:].split()[0])


def bomb() -> bytes:
    """Half a gigabyte of spaces in half a megabyte."""
    packer = zlib.compressobj()
    first = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return one_page(b"", packed=first + 511 * again + packer.flush())


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "pages without end": (lambda: one_page(b"", pages=200_000), "has 200,000 pages"),
    "a page that is its own parent": (
        lambda: written([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"]),
        "is damaged",
    ),
    "nested arrays": (lambda: written([b"<< /Type /Catalog /Pages 2 0 R /X " + b"[" * 300_000, b"<< /Kids [] >>"]), "is damaged"),
    "bomb": (bomb, "too large"),
    "too much text": (lambda: one_page(b"BT /F1 9 Tf 72 700 Td 9 TL " + b"(Words. ) ' " * 3_000_000 + b"ET"), "too large"),
    "slow": (lambda: one_page(b"BT /F1 9 Tf 72 700 Td 9 TL " + b"(Words. ) ' " * 20_000 + b"ET", pages=900), "takes longer"),
    "a form in itself": (
        lambda: one_page(
            b"/X Do /X Do",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >> /Length 11 >>\n"
            b"stream\n/X Do /X Do\nendstream",
        ),
        "too large",
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits that a process sets itself")
@pytest.mark.parametrize(("body", "reason"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_pdf_is_refused_in_time(body: Callable[[], bytes], reason: str) -> None:
    hostile, before = body(), os.times()
    with pytest.raises(ReadError, match=reason):
        read_pdf(hostile)
    spent = os.times()
    assert spent.children_user + spent.children_system - before.children_user - before.children_system < 3.0


def test_tables_of_contents_that_run_in_a_circle_are_read_once() -> None:
    body = typed("Words.")
    start = body.rindex(b"startxref") + len(b"startxref\n")
    assert text(body.replace(b"trailer\n<<", b"trailer\n<< /Prev " + body[start:].split()[0])) == "Words."


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (typed("Words.", encrypt=StandardEncryption("secret", strength=128)), "the PDF asks for a password"),
        (drawn(scan), "1 page but no text; it is probably a scan"),
        (typed(), "1 page but no text; it is probably a scan"),
        (b"%PDF-1.4\n nothing of the kind\n%%EOF", "the PDF is damaged"),
        (typed("Words.")[:-200], "the PDF is cut off"),
    ],
    ids=["encrypted", "scan", "empty", "damaged", "truncated"],
)
def test_a_pdf_without_text_has_a_clear_reason(body: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_pdf(body)


@settings(max_examples=15)
@given(st.data())
def test_a_damaged_pdf_is_read_or_refused_and_never_a_crash(data: st.DataObject) -> None:
    body = bytearray(typed("# Words.", "- More of them."))
    for _ in range(3):
        body[data.draw(st.integers(0, len(body) - 7))] = data.draw(st.integers(0, 255))
    with suppress(ReadError):
        assert read_pdf(bytes(body))


coordinates = st.floats(-1e6, 1e6)
words = st.builds(
    Word,
    st.sampled_from(["•", "o", "1.", "(a)", "up-", "load", "Terms", "Page", "3", "you", "end.", "規約"]),
    coordinates,
    coordinates,
    st.sampled_from([10.0, 22.0, 700.0, 712.0, 1e6]),
    st.sampled_from([0.1, 8.0, 10.0, 18.0]),
    st.booleans(),
    st.sampled_from([0, 0, 0, 45, 90]),
)


@given(st.lists(st.lists(words, max_size=20), max_size=4))
def test_no_word_is_lost_wherever_it_stands(pages: list[list[Word]]) -> None:
    found, _ = without_furniture([lines(page, number) for number, page in enumerate(pages)])
    told = "".join(part.text + "".join(part.cells) for part in paragraphs(found)).replace(" ", "")
    assert Counter(told.replace("-", "")) == Counter("".join(line.text for line in found).replace(" ", "").replace("-", ""))


def test_without_pypdfium2_the_reason_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ReadError, match=r'pip install "tosmon\[pdf\]"'):
        read_pdf(b"%PDF-1.4")

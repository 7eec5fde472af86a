"""PDFs: their text, and a clear reason where there is none."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader, PdfWriter

from tosmon.errors import ReadError
from tosmon.models import Document, Snapshot
from tosmon.reading import read
from tosmon.reading.pdf import read_pdf
from tosmon.reading.rendering import as_text


def pdf(*lines: str) -> bytes:
    """A PDF of one page with the lines on it, each below the other; written by hand, since no library of ours draws text."""
    shown = "".join(f"BT /F1 12 Tf 72 {720 - 16 * number} Td ({line}) Tj ET\n" for number, line in enumerate(lines) if line)
    stream = shown.encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1, rows, len(objects) + 1)
    )
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def encrypted(body: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(body)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_text_of_a_pdf_is_read_and_hyphenated_words_are_joined() -> None:
    body = pdf("You keep your rights in what you up-", "load. We may use it to train our models.")
    assert as_text(read_pdf(body)) == "You keep your rights in what you upload. We may use it to train our models."


def test_a_pdf_is_known_by_its_first_bytes_whatever_the_server_says() -> None:
    document = Document("Orchard", "Terms", "https://orchard.example/terms")
    snapshot = Snapshot(
        document.url, document.url, datetime(2024, 2, 12, tzinfo=UTC), pdf("Words."), headers=(("content-type", "text/html"),)
    )
    assert read(snapshot, document).text == "Words."


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (encrypted(pdf("Words.")), "the PDF is encrypted"),
        (pdf(), "1 pages but no text; it is probably a scan"),
        (b"%PDF-1.4\n nothing of the kind", "the PDF is damaged"),
    ],
    ids=["encrypted", "scan", "damaged"],
)
@pytest.mark.filterwarnings("default")
def test_a_pdf_without_text_has_a_clear_reason(body: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason):
        read_pdf(body)


def test_without_pypdf_the_reason_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(ReadError, match=r'pip install "tosmon\[pdf\]"'):
        read_pdf(b"%PDF-1.4")

"""Real PDFs for the tests: set by ReportLab, or written object by object where a file has to be hostile."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

Drawing = Callable[[Canvas, int, tuple[float, float]], None]


@dataclass(frozen=True)
class Setting:
    """How a document is set: everything that must not matter."""

    page: tuple[float, float] = A4
    size: float = 10.0
    font: str = "Times"
    margin: float = 72.0
    columns: int = 1
    justified: bool = False
    space: float = 6.0

    def style(self, *, size: float = 1.0, bold: bool = False, indent: float = 0.0) -> ParagraphStyle:
        points = self.size * size
        regular = "Times-Roman" if self.font == "Times" else self.font
        return ParagraphStyle(
            "any",
            fontName=f"{self.font}-Bold" if bold else regular,
            fontSize=points,
            leading=1.2 * points,
            spaceAfter=self.space,
            leftIndent=indent,
            bulletIndent=max(0.0, indent - 14),
            bulletFontSize=points,
            bulletFontName=regular,
            alignment=TA_JUSTIFY if self.justified else TA_LEFT,
        )


def pdf(parts: Sequence[str], setting: Setting | None = None, edges: Drawing | None = None) -> bytes:
    """A PDF of "# heading", "## heading", "- item", "**bold line**" and paragraphs; `edges` draws on every page."""
    how = setting or Setting()
    width, height = how.page
    inner = width - 2 * how.margin
    column = (inner - 18 * (how.columns - 1)) / how.columns
    frames = [
        Frame(how.margin + number * (column + 18), how.margin, column, height - 2 * how.margin, 0, 0, 0, 0)
        for number in range(how.columns)
    ]
    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=how.page, invariant=1)

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        if edges:
            edges(canvas, document.page, how.page)

    template.addPageTemplates(PageTemplate(frames=frames, onPage=draw))
    template.build([_flowable(part, how) for part in parts])
    return out.getvalue()


def _flowable(part: str, how: Setting) -> Paragraph:
    if part.startswith("# "):
        return Paragraph(part[2:], how.style(size=1.8, bold=True))
    if part.startswith("## "):
        return Paragraph(part[3:], how.style(size=1.3, bold=True))
    if part.startswith("- "):
        return Paragraph(part[2:], how.style(indent=28.0), bulletText="\u2022")
    if part.startswith("**"):
        return Paragraph(part.strip("*"), how.style(bold=True))
    return Paragraph(part, how.style())


def drawn(draw: Callable[[Canvas], None], encrypt: StandardEncryption | None = None) -> bytes:
    """A PDF that is drawn by hand, on pages of A4."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, encrypt=encrypt)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def typed(*lines: str, encrypt: StandardEncryption | None = None) -> bytes:
    """A PDF of one page with the lines on it, each below the other, in Helvetica of 12 points."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for number, line in enumerate(lines):
            canvas.drawString(72, 720 - 14 * number, line)

    return drawn(draw, encrypt)


def written(objects: Sequence[bytes]) -> bytes:
    """A PDF of the objects, numbered from 1, the first of them its catalogue."""
    out, offsets = io.BytesIO(b"%PDF-1.5\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, size = out.tell(), len(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (size, rows, size))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def one_page(content: bytes, *more: bytes, pages: int = 1, packed: bytes = b"") -> bytes:
    """A PDF whose pages all show one stream of operators, with Helvetica as /F1; further objects follow from number 6."""
    packed = packed or zlib.compress(content)
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * pages, pages),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
            b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )

"""Read a PDF with the optional package pypdf: its text by paragraphs."""

from __future__ import annotations

import io
import re

from tosmon.errors import ReadError
from tosmon.models import Block
from tosmon.reading.markdown import read_plain

_HYPHENATED = re.compile(r"(\w)-\n(?=[a-zß-öø-ÿ])")


def read_pdf(body: bytes) -> tuple[Block, ...]:
    """The blocks of a PDF. Raises ReadError where pypdf is missing, or the file is encrypted, damaged or only pictures."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 (an extra that few documents need)
        from pypdf.errors import PyPdfError  # noqa: PLC0415 (same)
    except ModuleNotFoundError as error:
        raise ReadError('the page is a PDF, and reading those needs one more package: pip install "tosmon[pdf]"') from error
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted:
            raise ReadError("the PDF is encrypted, so its text cannot be read")
        pages = [page.extract_text() or "" for page in reader.pages]
    # pypdf lets KeyError, ValueError and the like escape on damaged files (its issue tracker has dozens of them).
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise ReadError(f"the PDF is damaged: {error}") from error
    text = _HYPHENATED.sub(r"\1", "\n\n".join(pages))
    if not text.strip():
        raise ReadError(f"the PDF has {len(pages)} pages but no text; it is probably a scan")
    return read_plain(text)

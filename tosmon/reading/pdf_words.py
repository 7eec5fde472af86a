"""Print the words of the PDF on standard input, with their places, as JSON: a program of its own that is run by pdf.py.

PDFium is written in C++, and no thread can stop it: only a process of its own bounds its time and memory, and takes nothing
down with it when a hostile file crashes it. This file imports nothing of tosmon, so that it starts fast.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from typing import Any

MOST_PAGES = 1_000
MOST_WORDS = 200_000  # many times as many as the longest terms have
CPU_SECONDS, PAGES_A_SECOND = 2, 20  # processor time at the start, and more for pages read; most are read three times as fast
ADDRESS_SPACE = 288 << 20  # bytes, with Python and PDFium themselves; a PDF of terms takes 30 MB
FARTHEST = 1e6  # points
MOST_SHAPES = 20_000  # of one page
SMALLEST_DOT, LARGEST_DOT = 1.0, 8.0  # points
LARGE_PICTURE = 0.5  # of the page's area; a page without words that shows one is a scan

_BOLD = re.compile(rb"bold|black|heavy|demi|cmbx|sfbx|-medi(?![a-z])", re.IGNORECASE)
_HYPHENS = (0x02, 0xFFFE)  # what PDFium makes of a hyphen at the end of a line


class UnreadableError(Exception):
    """Why there is no text, as the end of a sentence that begins with "the PDF"."""


def main() -> None:
    """Read standard input, write {"pages": ...} or {"error": ...}."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C lets the documents in hand finish
    _limit_memory()
    try:
        result: dict[str, object] = {"pages": _pages(sys.stdin.buffer.read())}
    except UnreadableError as error:
        result = {"error": str(error)}
    except MemoryError:
        result = {"error": "needs more memory than a PDF of terms should"}
    sys.stdout.write(json.dumps(result))


def _limit_time(pages: int) -> None:
    """Allow ample processor time for the start and so many pages; the system ends what takes longer."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 (not on Windows)

        seconds = CPU_SECONDS + pages // PAGES_A_SECOND
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, CPU_SECONDS + MOST_PAGES // PAGES_A_SECOND))


def _limit_memory() -> None:
    if sys.platform == "linux":  # macOS and Windows keep no such limit
        import resource  # noqa: PLC0415 (not on Windows)

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))


def _pages(body: bytes) -> list[dict[str, object]]:
    """Each page as {"words": [[text, left, right, baseline, size, bold, angle], ...], "dots": [...], "picture": bool}.

    Lengths are in points from the lower left corner; a dot is [left, right, middle]; a picture is one on a page without words.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 (after the limits)

    _limit_time(0)
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(body, len(body), None)
    if not document:
        raise UnreadableError(_reason(pdfium.FPDF_GetLastError(), pdfium))
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise UnreadableError(f"has {count:,} pages, and more than {MOST_PAGES:,} are not read")
    pages, words = [], 0
    for number in range(count):
        _limit_time(number)
        page = pdfium.FPDF_LoadPage(document, number)
        shown = pdfium.FPDFText_LoadPage(page) if page else None
        if not shown:
            raise UnreadableError(f"is damaged: page {number + 1} of {count} cannot be read")
        found = [word for word in _Words(pdfium, shown).all() if _is_somewhere(word)]
        words += len(found)
        if words > MOST_WORDS:
            raise UnreadableError(f"has more than {MOST_WORDS:,} words")
        shapes = list(_shapes(pdfium, page))
        picture = not found and _has_large_picture(pdfium, page, shapes)
        pages.append({"words": found, "dots": _dots(pdfium, shapes), "picture": picture})
        pdfium.FPDFText_ClosePage(shown)
        pdfium.FPDF_ClosePage(page)
    return pages


def _reason(code: int, pdfium: Any) -> str:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return "asks for a password"
    if code == pdfium.FPDF_ERR_SECURITY:
        return "is encrypted in a way that cannot be read"
    return "is damaged or no PDF at all"


def _is_somewhere(word: list[Any]) -> bool:
    """Whether a word has a place and a size at all; hostile files set text at infinity."""
    return all(abs(length) < FARTHEST for length in word[1:5]) and word[4] > 0


def _shapes(pdfium: Any, page: object) -> Iterator[tuple[int, float, float, float, float]]:
    """What else is drawn on a page: its type, and its left, bottom, right and top."""
    sides = [ctypes.c_float() for _ in range(4)]
    for number in range(min(pdfium.FPDFPage_CountObjects(page), MOST_SHAPES)):
        part = pdfium.FPDFPage_GetObject(page, number)
        kind = pdfium.FPDFPageObj_GetType(part)
        if kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE) and pdfium.FPDFPageObj_GetBounds(part, *sides):
            left, bottom, right, top = (side.value for side in sides)
            yield kind, left, bottom, right, top


def _dots(pdfium: Any, shapes: Iterable[tuple[int, float, float, float, float]]) -> list[list[float]]:
    """Small round or square shapes: browsers draw the bullets of lists so, rather than as text."""
    return [
        [round(left, 1), round(right, 1), round((bottom + top) / 2, 1)]
        for kind, left, bottom, right, top in shapes
        if kind == pdfium.FPDF_PAGEOBJ_PATH
        and SMALLEST_DOT < right - left < LARGEST_DOT
        and abs((right - left) - (top - bottom)) < 0.3 * (right - left)
    ]


def _has_large_picture(pdfium: Any, page: object, shapes: Iterable[tuple[int, float, float, float, float]]) -> bool:
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    return any(
        kind == pdfium.FPDF_PAGEOBJ_IMAGE and (right - left) * (top - bottom) >= LARGE_PICTURE * area
        for kind, left, bottom, right, top in shapes
    )


class _Words:
    """The words of one page in the order of the file, which is the order of reading in all but freaks."""

    def __init__(self, pdfium: Any, page: object) -> None:
        self._pdfium = pdfium
        self._page = page
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()
        self._box = pdfium.FS_RECTF()
        self._font = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def all(self) -> list[list[Any]]:
        """Every word; a hyphen at the end of a line ends its word and stays at it."""
        words: list[list[Any]] = []
        start, letters = 0, ""
        for place in range(self._pdfium.FPDFText_CountChars(self._page)):
            code = self._pdfium.FPDFText_GetUnicode(self._page, place)
            letter = "-" if code in _HYPHENS else chr(code)
            if letter.isspace() or not code:
                if letters:
                    words.append(self._word(letters, start, place - 1))
                letters = ""
                continue
            if not letters:
                start = place
            letters += letter
            if code in _HYPHENS:
                words.append(self._word(letters, start, place))
                letters = ""
        if letters:
            words.append(self._word(letters, start, place))
        return words

    def _word(self, letters: str, first: int, last: int) -> list[Any]:
        pdfium, page, matrix, box = self._pdfium, self._page, self._matrix, self._box
        pdfium.FPDFText_GetMatrix(page, first, matrix)
        pdfium.FPDFText_GetCharOrigin(page, first, self._x, self._y)
        pdfium.FPDFText_GetLooseCharBox(page, last, box)
        pdfium.FPDFText_GetFontInfo(page, first, self._font, 128, self._flags)
        size = pdfium.FPDFText_GetFontSize(page, first) * math.hypot(matrix.b, matrix.d)
        angle = math.atan2(matrix.b, matrix.a)
        # Turned text is measured along its own lines.
        along, across = math.cos(angle), math.sin(angle)
        left = self._x.value * along + self._y.value * across
        baseline = self._y.value * along - self._x.value * across
        right = max(x * along + y * across for x in (box.left, box.right) for y in (box.top, box.bottom))
        text = letters.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # Windows gives halves of pairs
        bold = _BOLD.search(self._font.value) is not None
        return [text, *(round(n, 1) for n in (left, right, baseline, size)), bold, round(math.degrees(angle)) % 360]


if __name__ == "__main__":
    main()

"""Read a PDF with the optional package pypdfium2: headings, paragraphs, lists and rows, as a person reads them."""

from __future__ import annotations

import importlib.util
import json
import signal
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tosmon.errors import ReadError
from tosmon.models import Block
from tosmon.reading.outline import LONGEST_HEADING, Outline
from tosmon.reading.pdf_lines import Word, lines, without_furniture
from tosmon.reading.pdf_paragraphs import Paragraph, paragraphs

_WORDS_PROGRAM = Path(__file__).with_name("pdf_words.py")
LONGEST_SECONDS = 60.0  # on the clock, for a busy machine; pdf_words.py bounds its processor time far more closely
WHERE_IT_ENDS = 2_048  # bytes: "%%EOF" stands in the last of a whole file
MOST_PICTURES = 0.5  # share of pages that are pictures: more is a scan
MOST_UNKNOWN = 0.1  # share of characters that are of no writing
_UNKNOWN = frozenset(["Cc", "Cn", "Co", "So"])
HEADING_SIZE = 1.1  # times the size of the text
INDENT = 6.0  # points: what is set in further stands in a list, or in a deeper one
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


def read_pdf(body: bytes) -> tuple[Block, ...]:
    """The blocks of a PDF. Raises ReadError where pypdfium2 is missing, or the file asks for a password, is damaged or a scan."""
    if importlib.util.find_spec("pypdfium2") is None:
        raise ReadError('the page is a PDF, and reading those needs one more package: pip install "tosmon[pdf]"')
    if b"%%EOF" not in body[-WHERE_IT_ENDS:]:
        raise ReadError("the PDF is cut off: its end is missing")
    pages = _pages(body)
    _refuse_pictures(pages)
    found, sentences = without_furniture(
        [lines(_words(page["words"]), number, page["dots"]) for number, page in enumerate(pages)]
    )
    return _blocks([*paragraphs(found), *map(Paragraph, sentences)])


def _pages(body: bytes) -> list[dict[str, Any]]:
    """The pages as pdf_words.py prints them. Raises ReadError with its reason, or with what became of it."""
    command = [sys.executable, "-P", str(_WORDS_PROGRAM)]
    try:
        # In a session of its own, so that Ctrl-C lets it finish; its output is bounded by its limit of words.
        done = subprocess.run(  # noqa: S603 (our own program; the PDF goes to its standard input)
            command, input=body, capture_output=True, timeout=LONGEST_SECONDS, check=False, start_new_session=True
        )
    except subprocess.TimeoutExpired as error:
        raise ReadError(f"the PDF could not be read within {LONGEST_SECONDS:g} s") from error
    if done.returncode:
        raise ReadError(_what_became_of(done.returncode, done.stderr))
    result = json.loads(done.stdout)
    if "error" in result:
        raise ReadError(f"the PDF {result['error']}")
    pages: list[dict[str, Any]] = result["pages"]
    return pages


def _what_became_of(code: int, stderr: bytes) -> str:
    if sys.platform != "win32" and -code == signal.SIGXCPU:
        return "the PDF takes longer to read than one of terms should"
    said = stderr.decode("utf-8", "replace").strip().splitlines()
    return f"the PDF made its reader fail ({said[-1] if said else f'exit code {code}'}); it is damaged or too large"


def _words(found: Iterable[Sequence[Any]]) -> Iterable[Word]:
    return (Word(text.translate(_LIGATURES), *rest) for text, *rest in found)


def _refuse_pictures(pages: Sequence[dict[str, Any]]) -> None:
    pictures = sum(page["picture"] for page in pages)
    letters = "".join(word[0] for page in pages for word in page["words"])
    if not letters or pictures > MOST_PICTURES * len(pages):
        number = f"{len(pages)} page{'s' * (len(pages) != 1)}"
        raise ReadError(f"the PDF has {number} but {'hardly any' if letters else 'no'} text; it is probably a scan")
    unknown = sum(unicodedata.category(letter) in _UNKNOWN for letter in letters)
    if unknown > MOST_UNKNOWN * len(letters):
        raise ReadError("the PDF does not say which letters its fonts draw, so its text cannot be read")


def _blocks(found: Sequence[Paragraph]) -> tuple[Block, ...]:
    layout = _Layout(found)
    for paragraph in found:
        layout.add(paragraph)
    return tuple(layout.outline.blocks)


class _Layout:
    """Paragraphs by their looks: a heading is larger or bold, an item has a mark or is set in behind a lead-in."""

    def __init__(self, found: Sequence[Paragraph]) -> None:
        self.outline = Outline()
        sizes: Counter[float] = Counter()
        for paragraph in found:
            sizes[paragraph.size] += len(paragraph.text)
        self._size = sizes.most_common(1)[0][0] if sizes else 0.0
        larger = sorted((size for size in sizes if size > HEADING_SIZE * self._size), reverse=True)
        self._levels = {size: min(level, 6) for level, size in enumerate(larger, 1)}
        self._lists: list[tuple[float, bool]] = []  # indent of each open list, and whether its items have marks
        self._announced = False

    def add(self, paragraph: Paragraph) -> None:
        """The next paragraph in the order of reading."""
        text, level = paragraph.text, self._levels.get(paragraph.size, 0)
        short = len(text) <= LONGEST_HEADING and not text.endswith((".", ";", ",", ":")) and paragraph.mark != "•"
        if paragraph.cells:
            self._close_lists(0.0)
            self.outline.row(list(paragraph.cells))
        elif level and short:
            self._close_lists(-INDENT)
            self.outline.heading(level, text)
        elif short and (paragraph.bold or (text.isupper() and not paragraph.mark)):
            self._close_lists(-INDENT)
            self.outline.paragraph(text, bold=True)
        else:
            self._text(paragraph)
        self._announced = text.endswith((":", "："))

    def _text(self, paragraph: Paragraph) -> None:
        self._close_lists(paragraph.indent)
        opens = not self._lists or paragraph.indent > self._lists[-1][0] + INDENT
        marked = bool(paragraph.mark)
        if opens and (paragraph.mark == "•" or (paragraph.indent > INDENT and (self._announced or marked))):
            self.outline.open_list()
            self._lists.append((paragraph.indent, marked))
        elif opens:
            self.outline.paragraph(paragraph.text)
            return
        elif marked != self._lists[-1][1]:  # text as far out as the marks of the list before it
            self._close_lists(paragraph.indent - 2 * INDENT)
            self._text(paragraph)
            return
        if marked and (paragraph.mark == "•" or paragraph.mark[0].isdigit()):
            mark, _, text = paragraph.text.partition(" ")
            self.outline.item(text, "" if mark == "•" else mark)
        else:
            self.outline.item(paragraph.text)

    def _close_lists(self, indent: float) -> None:
        """Close the lists that are set in deeper than a paragraph at this indent."""
        while self._lists and self._lists[-1][0] > indent + INDENT:
            self._lists.pop()
            self.outline.close_list()

"""Say which language a text is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from tosmon.reading.remembered import remembered

if TYPE_CHECKING:
    from gcld3 import NNetLanguageIdentifier

SAMPLE = 1_200  # characters; more make the detector slower and no surer
FEWEST_LETTERS = 20  # below that, names and borrowed words decide; a Chinese, Japanese or Korean letter counts for several
SURE = 0.9  # probability; wrong answers for single headings often have 0.7, which the detector itself calls reliable
PIECES = 8

_DENSE = 2.5
_DENSE_LETTERS = re.compile("[\u2e80-\U0003ffff]")
# Languages whose texts the detector takes for each other, and older names of one language.
_ALIKE = ({"no", "nb", "nn", "da"}, {"sr", "hr", "bs", "sh"}, {"id", "ms", "in"}, {"he", "iw"}, {"fil", "tl"}, {"yi", "ji"})


def detect(text: str) -> str:
    """The language most of a text is in, as a BCP 47 primary tag ("en", "zh"), or "" where that is not sure.

    Of a long text a sample is read, so that any text takes less than a millisecond.
    """
    return _detect(" ".join(_pieces(text, SAMPLE)))


def foreign(text: str, expected: Collection[str]) -> str:
    """The language a text is in throughout, where that is none of those expected; "" where it may be one of them.

    A text that holds two languages, as pages with a translation below the original do, is foreign to neither.
    """
    votes = Counter(_detect(piece) for piece in _pieces(text, SAMPLE))
    # One piece in eight may be an address or a quotation.
    if sum(count for tag, count in votes.items() if tag and any(same(tag, each) for each in expected)) > 1:
        return ""
    tag, count = votes.most_common(1)[0]
    sure = tag and 2 * count > votes.total()
    return tag if sure and not any(same(tag, each) for each in expected) else ""


def same(one: str, other: str) -> bool:
    """Whether two BCP 47 tags name one language, or two that are too alike to be told apart."""
    a, b = primary(one), primary(other)
    return a == b or any({a, b} <= group for group in _ALIKE)


def primary(tag: str) -> str:
    """`en` of `en-GB` or `en_GB`."""
    return tag.replace("_", "-").partition("-")[0].strip().lower()


def settle(text: str, *declared: str) -> str:
    """The language of a text as a BCP 47 tag: the words decide, and of the declared tags the first that agrees says it in full.

    Pages are often built from a template that declares another language. Where the words leave it open (a short text), the
    first declared one is taken.
    """
    found = detect(text)
    given = [tag.strip() for tag in declared if tag.strip()]
    return next((tag for tag in given if not found or same(tag, found)), found)


def _pieces(text: str, size: int) -> list[str]:
    """The text itself, or pieces from its beginning to its end that are `size` characters together."""
    if len(text) <= size:
        return [text]
    step, length = len(text) // PIECES, size // PIECES
    return [text[place * step : place * step + length] for place in range(PIECES)]


@remembered
def _detect(text: str) -> str:
    letters = sum(map(str.isalpha, text))
    if letters < FEWEST_LETTERS and letters + (_DENSE - 1) * len(_DENSE_LETTERS.findall(text)) < FEWEST_LETTERS:
        return ""
    # The detector takes UTF-8, which has no place for the halves of a surrogate pair.
    found = _detector().FindLanguage(text=text.encode("utf-8", "ignore").decode())
    # "zh-Latn" and the like are Chinese in Latin letters, which no terms are written in: it is a list of names.
    return found.language if found.probability >= SURE and "-" not in found.language.removesuffix("-TW") else ""


@cache
def _detector() -> NNetLanguageIdentifier:
    from gcld3 import NNetLanguageIdentifier  # noqa: PLC0415 (only where a text is new)

    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * SAMPLE)

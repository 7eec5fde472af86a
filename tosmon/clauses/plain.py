"""Text as the rules read it: in lower case, without accents and numbering, names only names; and where each letter came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tosmon.clauses.pattern import Place

NAME = "§"  # what a company's name is written as, so that the "AI" in it is not an AI word

_ACCENTS = re.compile("[\u0300-\u036f]+")
_APOSTROPHE = re.compile("[’‘ʼ]")
# "(a)", "2.3", "iv.", quotes and bullets before the first word.
_NUMBERING = re.compile(
    r"^(?:\W{0,4}(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})[.)]{1,2}|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s))\s*){1,4}|^[^\w§]+"
)


def folded(text: str) -> str:
    """Lower case, without accents and typographic apostrophes: `Entraînement d’IA` -> `entrainement d'ia`."""
    text = text.lower()
    if text.isascii():
        return text
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", _APOSTROPHE.sub("'", text)))
    return unicodedata.normalize("NFC", plain)  # kana and Hangul are one letter each again


def plain(text: str, names: Iterable[str] = ()) -> str:
    """Folded text in which the names are only names."""
    for name in names:
        text = text.replace(name, NAME)
    return folded(text)


def unnumbered(text: str) -> str:
    """A plain text without the numbering in front."""
    return _NUMBERING.sub("", text)


def traced(text: str, names: Iterable[str] = ()) -> tuple[str, list[Place]]:
    """A plain text, and the place in the original of each of its characters."""
    letters: list[str] = []
    places: list[Place] = []
    for start, end, piece in _named(text, names):
        for at in range(start, end) if piece is None else (start,):
            said = folded(text[at]) if piece is None else piece
            letters.append(said)
            places += [(at, end if piece else at + 1)] * len(said)
    return "".join(letters), places


def _named(text: str, names: Iterable[str]) -> Iterator[tuple[int, int, str | None]]:
    """The stretches of a text one after the other: each a name and its mark, or what is no name and None."""
    done = 0
    if found := "|".join(re.escape(name) for name in names):
        for match in re.finditer(found, text):
            yield done, match.start(), None
            yield match.start(), match.end(), NAME
            done = match.end()
    yield done, len(text), None

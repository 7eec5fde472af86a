"""Text as the rules read it: in lower case, without accents and numbering, terms as marks; and where each letter came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tosmon.clauses.names import holds_ai
from tosmon.clauses.pattern import Place
from tosmon.reading.text import typewritten

# What the names and the defined terms of a document are written as, so that words inside them say nothing else. The letters are
# for private use: no document needs them.
NAME = "\ue000"  # the company: the "AI" in its name is not an AI word
YOU = "\ue001"
CONTENT, PROMPTS, PERSONAL = "\ue002", "\ue003", "\ue004"  # people's things
AI = "\ue005"
THIRD = "\ue006"
ACT = "\ue007"  # training that the sentence before speaks of: "this processing"
MARKS = NAME + YOU + CONTENT + PROMPTS + PERSONAL + AI + THIRD + ACT

_ACCENTS = re.compile("[\u0300-\u036f]+")
_APOSTROPHE = re.compile("[’‘ʼ]")
# "(a)", "2.3", "iv.", "(二)", "三、", "第5条", quotes and bullets before the first word.
_NUMBERING = re.compile(
    rf"^(?:[^\w{MARKS}]{{0,4}}(?:\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?=\s)|第[\d一二三四五六七八九十百]{{1,5}}[条條章节節款項项][.、:]?"
    rf"|(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|[a-z]|[ivx]{{1,5}}|[一二三四五六七八九十]{{1,3}}|[ア-ワ])[.)、]{{1,2}})\s*){{1,4}}|^[^\w{MARKS}]+"
)


class Terms(NamedTuple):
    """What is written as a mark: names and defined terms of a document, spelt as it spells them, each with its own.

    `acts` is a regular expression for what stands for the act that the sentence before speaks of, "" where it speaks of none.
    """

    marks: tuple[tuple[str, str], ...] = ()
    acts: str = ""

    def said_in(self, *texts: str) -> Terms:
        """Those that occur in any of the texts."""
        return Terms(tuple(pair for pair in self.marks if any(pair[0] in text for text in texts))) if self.marks else self

    def speak_of_ai(self, text: str) -> bool:
        """Whether a text may speak of AI, or of training, by a term alone."""
        if any(mark == AI and term in text for term, mark in self.marks):
            return True
        return self.acts != "" and _acting(self.acts).search(text) is not None


NO_TERMS = Terms()


def folded(text: str) -> str:
    """Lower case, without accents and typographic apostrophes: `Entraînement d’IA` -> `entrainement d'ia`."""
    text = text.lower()
    if text.isascii():
        return text
    if typewritten(text).isascii():
        return text.replace("’", "'").replace("‘", "'").replace("…", "...").replace("\xa0", " ")
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", _APOSTROPHE.sub("'", text)))
    return unicodedata.normalize("NFC", plain)  # kana and Hangul are one letter each again


_folded_letter = lru_cache(maxsize=4_096)(folded)


def plain(text: str, terms: Terms = NO_TERMS) -> str:
    """Folded text in which the terms are only their marks."""
    return folded("".join(text[start:end] if mark is None else mark for start, end, mark in _marked(text, terms)))


def unnumbered(text: str) -> str:
    """A plain text without the numbering in front."""
    return _NUMBERING.sub("", text)


def traced(text: str, terms: Terms = NO_TERMS) -> tuple[str, list[Place]]:
    """A plain text, and the place in the original of each of its characters."""
    letters: list[str] = []
    places: list[Place] = []
    for start, end, piece in _marked(text, terms):
        for at in range(start, end) if piece is None else (start,):
            said = _folded_letter(text[at]) if piece is None else piece
            letters.append(said)
            places += [(at, end if piece else at + 1)] * len(said)
    return "".join(letters), places


def _marked(text: str, terms: Terms) -> Iterator[tuple[int, int, str | None]]:
    """The stretches of a text one after the other: each a term and its mark, or what is no term and None."""
    done = 0
    if terms.marks or terms.acts:
        spellings = _spellings(terms)
        for match in spellings.found.finditer(text):
            yield done, match.start(), None
            yield match.start(), match.end(), spellings.written.get(match[0], ACT)
            done = match.end()
    yield done, len(text), None


class _Spellings(NamedTuple):
    found: re.Pattern[str]
    written: dict[str, str]


@lru_cache(maxsize=64)
def _spellings(terms: Terms) -> _Spellings:
    """What finds the terms as whole words, longer ones first, and the mark of each; a term may be in the plural."""
    written = {f"{term}s": mark for term, mark in terms.marks if mark != NAME and not term.endswith("s")} | dict(terms.marks)
    either = "|".join(_spelling(term, written[term]) for term in sorted(written, key=len, reverse=True))
    found = [rf"(?<![\w-])(?:{either})(?!\w)"] if either else []
    return _Spellings(re.compile("|".join(found + [_acting(terms.acts).pattern] * bool(terms.acts))), written)


@lru_cache(maxsize=16)
def _acting(acts: str) -> re.Pattern[str]:
    """What finds the stand-ins for an act."""
    return re.compile(rf"(?i:\b(?:{acts}))")


def _spelling(term: str, mark: str) -> str:
    """A term where it is one: the first word of a sentence is capitalised anyway, and "Acme Maps" is not the company Acme."""
    if mark == AI and " " not in term:
        return rf"(?!^){re.escape(term)}"
    if mark == NAME and not holds_ai(term):
        return rf"{re.escape(term)}(?! (?!Inc|Ltd|Limited|Corp)[A-Z][a-z])"
    return re.escape(term)

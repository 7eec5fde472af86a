"""From the words of a sentence to a line of word classes, in which rules look for their patterns."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from tosmon.clauses import pattern
from tosmon.clauses.pattern import Line
from tosmon.clauses.rule import Grammar
from tosmon.reading.text import ALONE

HEADED = "##"  # stands on a line where the headings end
BAR = "//"  # stands on a line where the sentence itself begins
END = "."  # stands where the line ends
OTHER = "_"  # a word of no class
NAME = "§"  # what a company's name is written as, so that the "AI" in it is not an AI word

_ACCENTS = re.compile("[\u0300-\u036f]+")
_APOSTROPHE = re.compile("[’‘ʼ]")
_OTHERS = re.compile(f" (?:{OTHER} ){{2,}}")
# Addresses come first, so that "support@acme.ai" is one word of no class.
_TOKEN = re.compile(
    rf"[^\s@{ALONE}]{{1,64}}@[^\s{ALONE}]{{1,200}}|[{ALONE}]"
    rf"|\w[\w-]{{0,60}}(?:\.[\w-]{{1,60}}){{0,4}}\.(?:ai|com|net|org|io)(?:\b|(?=[{ALONE}]))"
    rf"|[^\W{ALONE}]+(?:'(?:s|t|ll|re|ve)\b)?|§(?:'s)?|[;:,、?|]"
)

_PIECE = re.compile(rf"[{ALONE}]|[^_{ALONE}]+")  # of a vocabulary entry

_Entry = tuple[tuple[str, ...], str]  # the words of a vocabulary entry, and its class


def folded(text: str) -> str:
    """Lower case, without accents and typographic apostrophes: `Entraînement d’IA` -> `entrainement d'ia`."""
    text = text.lower()
    if text.isascii():
        return text
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", _APOSTROPHE.sub("'", text)))
    return unicodedata.normalize("NFC", plain)  # kana and Hangul are one letter each again


class Lexicon:
    """The word classes of one grammar, ready for use."""

    def __init__(self, grammar: Grammar) -> None:
        self._whole: dict[str, list[_Entry]] = {}
        self._stems: list[tuple[str, _Entry]] = []
        self._starts: dict[str, tuple[_Entry, ...]] = {}
        for name, words in grammar.words.items():
            for entry in words.split():
                self._add(tuple(_PIECE.findall(folded(entry))), name)
        self._phrases = [
            (pattern.phrase(source, phrase.barred), phrase.name) for phrase in grammar.phrases for source in phrase.patterns
        ]
        self._context = lru_cache(maxsize=4096)(self._classes)

    def line(self, text: str, lead: str = "", heading: str = "") -> Line:
        """The word classes of a folded heading, lead-in and sentence, phrases put together."""
        line = Line(f" {self._context(heading)}{HEADED} {self._context(lead)}{BAR} {self._classes(text)}{END} ")
        for found, name in self._phrases:
            line = found.joined(line, name)
        return Line(_OTHERS.sub(f" {OTHER} ", line.text))

    def _add(self, words: tuple[str, ...], name: str) -> None:
        if words[0].endswith("*"):
            self._stems.append((words[0][:-1], (words, name)))
        else:
            self._whole.setdefault(words[0], []).append((words, name))

    def _classes(self, text: str) -> str:
        words = _TOKEN.findall(text.replace("(s)", "s"))
        found: list[str] = []
        at = 0
        while at < len(words):
            entries = self._starts.get(words[at])
            if entries is None:
                entries = self._starting(words[at])
            size, name = _longest(entries, words, at) if entries else (1, OTHER)
            # Characters of no class in a row are one word: nobody knows where it ends.
            if name != OTHER or words[at] < ALONE[0] or found[-1:] != [OTHER]:
                found.append(name)
            at += size
        return " ".join([*found, ""])

    def _starting(self, word: str) -> tuple[_Entry, ...]:
        """The entries that may begin with a word: those of most words first, then whole words, then the longest stem."""
        stems = sorted((stem for stem in self._stems if word.startswith(stem[0])), key=lambda stem: -len(stem[0]))
        entries = [*self._whole.get(word, ()), *(entry for _, entry in stems)]
        known = tuple(sorted(entries, key=lambda entry: -len(entry[0])))
        if len(self._starts) < 65_536:  # documents bring ever new words; the memory of a long run stays bounded
            self._starts[word] = known
        return known


class Gate:
    """The cheap question asked of every block: could this be about training at all?

    `words` are parted by spaces: `_` is a space, `*` at both ends any beginning and ending.
    """

    def __init__(self, words: str) -> None:
        entries = sorted(set(words.split()))
        self._parts = [entry.strip("*").replace("_", " ") for entry in entries if "*" in entry]
        # The look-behind stands after the word, so that the search can skip to the word's first letter.
        letter = rf"[^\W{ALONE}]"
        self._words = [(entry, re.compile(rf"{entry}(?<!{letter}{entry})(?!{letter})")) for entry in entries if "*" not in entry]

    def opens_for(self, text: str) -> bool:
        """Whether a folded text has one of the words."""
        for part in self._parts:
            if part in text:
                return True
        for word, whole in self._words:  # noqa: SIM110 - asked a hundred thousand times a minute, and any() costs twice as much
            if word in text and whole.search(text):
                return True
        return False


@cache
def lexicon(grammar: Grammar) -> Lexicon:
    """The lexicon of a grammar."""
    return Lexicon(grammar)


def _longest(entries: tuple[_Entry, ...], words: list[str], at: int) -> tuple[int, str]:
    """How many words from here make the longest of the entries, and its class."""
    for entry, name in entries:
        if len(entry) == 1 or (len(words) >= at + len(entry) and all(map(_is, words[at + 1 : at + len(entry)], entry[1:]))):
            return len(entry), name
    return 1, OTHER


def _is(word: str, piece: str) -> bool:
    """Whether a word is the one that stands in the vocabulary."""
    return word.startswith(piece[:-1]) if piece.endswith("*") else word == piece

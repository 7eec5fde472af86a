"""From the words of a sentence to a line of word classes, in which rules look for their patterns."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from tosmon.clauses import pattern
from tosmon.clauses.rule import Grammar, Phrase

HEADED = "##"  # stands on a line where the headings end
BAR = "//"  # stands on a line where the sentence itself begins
OTHER = "_"  # a word of no class
NAME = "§"  # what a service's name is written as, so that the "AI" in it is not an AI word

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-"})
_ACCENTS = re.compile("[\u0300-\u036f]+")
_UNKNOWN = re.compile(f" (?:{OTHER} ){{2,}}")
# Addresses come first, so that "mistral.ai" is one word of no class.
_TOKEN = re.compile(
    r"\S{1,80}@\S+|\w[\w-]{0,60}(?:\.[\w-]{1,60}){0,4}\.(?:ai|com|net|org|io)\b|\w+(?:'(?:s|t|ll|re|ve)\b)?|§(?:'s)?|[;:,?]"
)

Entry = tuple[tuple[str, ...], str]  # the words of a vocabulary entry, and its class


def folded(text: str) -> str:
    """Lower case, without accents and typographic variants: `entraînement d’IA` -> `entrainement d'ia`."""
    text = text.lower()
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.translate(_TYPOGRAPHY)))


class Lexicon:
    """The word classes of one grammar, ready for use."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.gate = re.compile(grammar.gate)
        self._exact: dict[str, list[Entry]] = {}
        self._stems: list[tuple[str, Entry]] = []
        self._known: dict[str, list[Entry]] = {}
        for name, words in grammar.words.items():
            for entry in words.split():
                self._add((tuple(folded(entry).split("_")) if entry != OTHER else (OTHER,), name))

    def line(self, text: str, lead: str = "", heading: str = "") -> str:
        """The word classes of a folded heading, lead-in and sentence, each followed by a space, phrases put together."""
        line = f" {self._classes(heading)}{HEADED} {self._classes(lead)}{BAR} {self._classes(text)}"
        for phrase in self.grammar.phrases:
            line = _joined(line, phrase)
        return _UNKNOWN.sub(f" {OTHER} ", line)

    def _add(self, entry: Entry) -> None:
        first = entry[0][0]
        if first.endswith("*"):
            self._stems.append((first[:-1], entry))
        else:
            self._exact.setdefault(first, []).append(entry)

    def _classes(self, text: str) -> str:
        words = _TOKEN.findall(text.replace("(s)", "s"))
        found, at = [], 0
        while at < len(words):
            size, name = self._longest(words, at)
            found.append(f"{name} ")
            at += size
        return "".join(found)

    def _longest(self, words: list[str], at: int) -> tuple[int, str]:
        """How many words from here make the longest entry, and its class."""
        for entry, name in self._starting(words[at]):
            rest = words[at + 1 : at + len(entry)]
            if len(rest) == len(entry) - 1 and all(map(_is, rest, entry[1:])):
                return len(entry), name
        return 1, OTHER

    def _starting(self, word: str) -> list[Entry]:
        """The entries that may begin with a word, the longest first, whole words before stems."""
        known = self._known.get(word)
        if known is None:
            stems = sorted((s for s in self._stems if word.startswith(s[0])), key=lambda stem: -len(stem[0]))
            known = sorted(self._exact.get(word, []) + [entry for _, entry in stems], key=lambda entry: -len(entry[0]))
            if len(self._known) < 50_000:
                self._known[word] = known
        return known


@cache
def lexicon(grammar: Grammar) -> Lexicon:
    """The compiled lexicon of a grammar."""
    return Lexicon(grammar)


def _is(word: str, piece: str) -> bool:
    """Whether a word is the one that stands in the vocabulary."""
    return word.startswith(piece[:-1]) if piece.endswith("*") else word == piece


def _joined(line: str, phrase: Phrase) -> str:
    """The line with every stretch that is this phrase written as one word class."""
    for source in phrase.patterns:
        line = pattern.phrase(source, phrase.barred).sub(f"{phrase.name} ", line)
    return line

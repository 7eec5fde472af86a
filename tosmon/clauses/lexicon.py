"""From the words of a sentence to a line of word classes, in which rules look for their patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, islice
from operator import itemgetter

from tosmon.clauses import pattern
from tosmon.clauses.pattern import NOWHERE, Line, Place
from tosmon.clauses.plain import ACT, AI, CONTENT, MARKS, NAME, PERSONAL, PROMPTS, THIRD, YOU, folded
from tosmon.clauses.rule import Grammar
from tosmon.reading.text import ALONE

HEADED = "##"  # stands on a line where the headings end
BAR = "//"  # stands on a line where the sentence itself begins
END = "."  # stands where the line ends
OTHER = "_"  # a word of no class

WINDOW, STEP, OPENING = 300, 220, 36  # words: a sentence longer than a window is read piece by piece, each after its opening

PIECES = 200  # of one sentence; what comes after 44,000 words of it is not read, so that no page takes minutes
RUN = 40  # words of one class in a row; no sentence has more, and a page that does would take long to read

_OTHERS = re.compile(f"(?<= )(?:{OTHER} ){{2,}}")
# Addresses come first, so that "support@acme.ai" is one word of no class.
_TOKEN = re.compile(
    rf"[^\s@{ALONE}]{{1,64}}@[^\s{ALONE}]{{1,200}}|[{ALONE}]"
    rf"|\w[\w-]{{0,60}}(?:\.[\w-]{{1,60}}){{0,4}}\.(?:ai|com|net|org|io)(?:\b|(?=[{ALONE}]))"
    rf"|[^\W{ALONE}]+(?:'(?:s|t|ll|re|ve)\b|\(s\))?|[{MARKS}](?:'s)?|[;:,、?|]"
)
_PIECE = re.compile(rf"[{ALONE}]|[^_{ALONE}]+")  # of a vocabulary entry

# The class of each mark, in every grammar: the first of those that the grammar has.
_MARKED = {
    NAME: "we",
    f"{NAME}'s": "our",
    YOU: "you",
    f"{YOU}'s": "your",
    THIRD: "third",
    AI: "ai-feature ai",
    ACT: "train-ai-noun",
    **dict.fromkeys((CONTENT, PROMPTS, PERSONAL), "personal data"),
}

_Entry = tuple[tuple[str, ...], str]  # the words of a vocabulary entry, and its class
_Named = tuple[int, int, str]  # the first word, the one after the last, and the class


def words(text: str) -> list[str]:
    """The words of a plain text, and the marks that part its clauses. A Chinese character or kana is a word of its own."""
    found = _TOKEN.findall(text)
    return [word.replace("(s)", "s") for word in found] if "(s)" in text else found


def word_places(text: str, letters: Sequence[Place]) -> list[Place]:
    """Where each of the words of a traced text stands in the original."""
    return [(letters[match.start()][0], letters[match.end() - 1][1]) for match in _TOKEN.finditer(text)]


class Vocabulary:
    """Words and runs of words with the class of each. Of the entries that begin at a word, the one of most words counts."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._whole: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[tuple[str, _Entry]]] = {}  # by their first letter
        self._endings: list[tuple[str, _Entry]] = []
        self._starts: dict[str, _Start] = {}
        for entry, name in entries:
            self._add(tuple(_PIECE.findall(folded(entry))), name)

    def named(self, said: Sequence[str]) -> Iterator[_Named]:
        """The words one after the other, those of an entry together, with its class; a word of none has the class `_`."""
        at = 0
        while at < len(said):
            start = self._starts.get(said[at]) or self._starting(said[at])
            size, name = start.longest(said, at) if start.goes_on else start.alone
            if name == OTHER and said[at] >= ALONE[0]:
                size = self._unknown(said, at, size)
            yield at, at + size, name
            at += size

    def _unknown(self, said: Sequence[str], at: int, size: int) -> int:
        """How many Chinese characters or kana of no class stand in a row from here: one word, as nobody knows where it ends."""
        while at + size < len(said) and said[at + size] >= ALONE[0]:
            start = self._starts.get(said[at + size]) or self._starting(said[at + size])
            more, name = start.longest(said, at + size)
            if name != OTHER:
                break
            size += more
        return size

    def _add(self, entry: tuple[str, ...], name: str) -> None:
        if entry[0].endswith("*"):
            self._stems.setdefault(entry[0][0], []).append((entry[0][:-1], (entry, name)))
        elif entry[0].startswith("*"):
            self._endings.append((entry[0][1:], (entry, name)))
        else:
            self._whole.setdefault(entry[0], []).append((entry, name))

    def _starting(self, word: str) -> _Start:
        """The entries that may begin with a word: most words first, then whole, then the longest stem or ending."""
        stems = sorted(
            (stem for stem in self._stems.get(word[0], ()) if word.startswith(stem[0])), key=lambda stem: -len(stem[0])
        )
        endings = sorted((ending for ending in self._endings if word.endswith(ending[0])), key=lambda ending: -len(ending[0]))
        entries = [*self._whole.get(word, ()), *(entry for _, entry in (*stems, *endings))]
        known = _Start(sorted(entries, key=lambda entry: -len(entry[0])))
        if len(self._starts) < 65_536:  # documents bring ever new words; the memory of a long run stays bounded
            self._starts[word] = known
        return known


class _Start:
    """The entries that may begin with a word, those of most words first."""

    __slots__ = ("_by_second", "_by_stem", "alone", "goes_on")

    def __init__(self, entries: Iterable[_Entry]) -> None:
        self._by_second: dict[str, list[_Entry]] = {}
        self._by_stem: list[_Entry] = []
        name_alone = ""
        for entry in entries:
            words, name = entry
            if len(words) == 1:
                name_alone = name_alone or name
            elif words[1].endswith("*"):
                self._by_stem.append(entry)
            else:
                self._by_second.setdefault(words[1], []).append(entry)
        self.alone = 1, name_alone or OTHER
        self.goes_on = bool(self._by_second or self._by_stem)

    def longest(self, said: Sequence[str], at: int) -> tuple[int, str]:
        """How many words from here make the longest of the entries, and its class."""
        found = self.alone
        if at + 1 == len(said):
            return found
        for entry, name in (*self._by_second.get(said[at + 1], ()), *self._by_stem):
            if found[0] < len(entry) <= len(said) - at and all(map(_is, said[at + 1 : at + len(entry)], entry[1:])):
                found = len(entry), name
        return found


class Lexicon:
    """The word classes and phrases of one grammar, ready for use."""

    def __init__(self, grammar: Grammar) -> None:
        said = ((entry, name) for name, said in grammar.words.items() for entry in said.split())
        self.vocabulary = Vocabulary((*said, *_marked(grammar)))
        self._phrases = [
            (pattern.phrase(source, phrase.barred), phrase.name) for phrase in grammar.phrases for source in phrase.patterns
        ]
        self._context = lru_cache(maxsize=4096)(self._classes)

    def lines(self, said: Sequence[str], lead: str, heading: str, at: Sequence[Place] = ()) -> Iterator[Line]:
        """The word classes of a plain heading, lead-in and sentence (its words), phrases put together.

        A very long sentence makes several lines. With the places of its words given, each line knows those of its classes.
        """
        context = f"{self._context(heading)}{HEADED} {self._context(lead)}"
        named = list(self.vocabulary.named(said))
        if len(named) > RUN:
            named = [word for _, run in groupby(named, itemgetter(2)) for word in islice(run, RUN)]
        for opening, piece in _pieces(named):
            classes = f"{context}{_classes(opening)}{BAR} {_classes(piece)}{END} "
            line = Line(f" {classes}", _spans(classes.count(" "), piece, at) if at else ())
            for found, name in self._phrases:
                if found.may_match(line):
                    line = line.replaced(found.regex, name)
            yield line.replaced(_OTHERS, OTHER)

    def _classes(self, text: str) -> str:
        return _classes(self.vocabulary.named(words(text)))


@cache
def lexicon(grammar: Grammar) -> Lexicon:
    """The lexicon of a grammar."""
    return Lexicon(grammar)


def _marked(grammar: Grammar) -> Iterator[tuple[str, str]]:
    """The entries for the marks of names and terms."""
    known = {*grammar.words, *(phrase.name for phrase in grammar.phrases)}
    for mark, names in _MARKED.items():
        yield from ((mark, name) for name in names.split() if name in known)


def _classes(named: Iterator[_Named] | Sequence[_Named]) -> str:
    return "".join(f"{name} " for _, _, name in named)


def _pieces(named: Sequence[_Named]) -> Iterator[tuple[Sequence[_Named], Sequence[_Named]]]:
    """A sentence whole, or a very long one in overlapping pieces, each with the words that open the sentence."""
    if len(named) <= WINDOW:
        yield (), named
        return
    for start in range(0, min(len(named), PIECES * STEP), STEP):
        yield named[:OPENING] if start else (), named[start : start + WINDOW]


def _spans(size: int, piece: Sequence[_Named], at: Sequence[Place]) -> tuple[Place, ...]:
    """The place of each class on a line of so many: of those before the sentence and of the end there is none."""
    own = [(at[first][0], at[after - 1][1]) for first, after, _ in piece]
    return (*[NOWHERE] * (size - len(own) - 1), *own, NOWHERE)


def _is(word: str, piece: str) -> bool:
    """Whether a word is the one that stands in the vocabulary."""
    return word.startswith(piece[:-1]) if piece.endswith("*") else word == piece

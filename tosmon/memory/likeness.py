"""Find texts that are alike among many, without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tosmon.reading.text import similarity, words

# A text is compared with this many that share the most of its words. They are looked for by its rarest words first, until so
# many places where a word stands were looked up: more alike texts than that are a table, and any of them will do.
CANDIDATES = 16
LOOKED_UP = 2_000
# Three words in a row, by which it is known that a text stands in another one. Of a run that is boilerplate, not all holders are
# looked at. A text of fewer words than SHORTEST_PART is a turn of phrase.
Run = tuple[str, str, str]
MOST_HOLDERS = 200
SHORTEST_PART = 5
# The share of its runs that must stand in the other text: the seams, and a word that had to be changed for them, are lost.
CONTAINED = 0.8


class Index:
    """Texts by their words; `like` gives the places of those that are alike, in the sequence that it was made of."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, text in enumerate(texts):
            for word in set(words(text)):
                self._holders[word].append(place)

    def like(self, text: str, least: float) -> list[tuple[float, int]]:
        """Each text that is at least so similar, with its place, in no order."""
        found = ((similarity(text, self._texts[place]), place) for place in self._candidates(text))
        return [(alike, place) for alike, place in found if alike >= least]

    def _candidates(self, text: str) -> list[int]:
        shared: Counter[int] = Counter()
        looked_up = 0
        for holders in sorted(filter(None, (self._holders.get(word) for word in dict.fromkeys(words(text)))), key=len):
            if looked_up > LOOKED_UP:
                break
            shared.update(holders[:LOOKED_UP])
            looked_up += len(holders)
        return [place for place, _ in shared.most_common(CANDIDATES)]


class Passages:
    """Texts by their words in a row, to find those that stand nearly word by word in another one, or it in them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._runs = [_runs(text) for text in texts]
        self._long = [len(words(text)) >= SHORTEST_PART for text in texts]
        self._holders: defaultdict[Run, list[int]] = defaultdict(list)
        for place, runs in enumerate(self._runs):
            for run in runs:
                self._holders[run].append(place)

    def related(self, text: str) -> tuple[list[int], list[int]]:
        """The places of longer texts in which this one stands, and of shorter ones that stand in it; in order."""
        runs, is_long = _runs(text), len(words(text)) >= SHORTEST_PART
        around, inside = [], []
        for place, shared in self._shared(runs):
            if is_long and CONTAINED * len(runs) <= shared < len(self._runs[place]):
                around.append(place)
            if self._long[place] and CONTAINED * len(self._runs[place]) <= shared < len(runs):
                inside.append(place)
        return around, inside

    def _shared(self, runs: frozenset[Run]) -> list[tuple[int, int]]:
        """How many runs each text has in common with these."""
        return sorted(Counter(place for run in runs for place in self._holders.get(run, [])[:MOST_HOLDERS]).items())


def covered(text: str, by: Iterable[str]) -> bool:
    """Whether a text is nearly word by word what several others say together."""
    runs, known = _runs(text), frozenset[Run]().union(*map(_runs, by))
    return len(runs & known) >= CONTAINED * len(runs)


def _runs(text: str) -> frozenset[Run]:
    """All words in a row of a text, three at a time."""
    said = words(text)
    return frozenset(zip(said, said[1:], said[2:], strict=False))

"""Lay two versions out beside each other, sentence by sentence in the order of the newer one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tosmon.diff import MOST_PAIRS, Run, diff, pairs, sentences_of, word_diff
from tosmon.models import Change, Rewording, Sentence, Version
from tosmon.reading.dates import stated_dates
from tosmon.reports.wording import day, stated

# Pairs of equal words that are compared in all reworded sentences of a document; they take at most half a minute.
MOST_IN_ALL = 40 * MOST_PAIRS


class Fate(StrEnum):
    """What became of a sentence."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared; `name` is what a person calls it: `version 3`, or the name of a file."""

    name: str
    version: Version

    @property
    def told(self) -> str:
        """Its name, when it was seen, and the dates it states of itself."""
        seen = [f"seen {day(self.version.observed_at)}"] if self.version.number else []
        return ", ".join([self.name, *seen, *stated(stated_dates(self.version))])


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence on both sides, None where it does not stand; `words` are the runs of a reworded one."""

    fate: Fate
    before: Sentence | None = None
    after: Sentence | None = None
    words: tuple[Run, ...] = ()

    @property
    def sentence(self) -> Sentence:
        """The one that stands there now, or the one that went."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a document compared; `name` is the document's key, or that of a file, and `label` is for people."""

    name: str
    label: str
    old: Side
    new: Side
    change: Change
    rows: tuple[Row, ...] = field(repr=False)


def compared(name: str, label: str, old: Side, new: Side) -> Comparison:
    """Compare two versions, for any of the formats."""
    change = diff(old.version, new.version)
    return Comparison(name, label, old, new, change, tuple(_rows(change, old.version, new.version)))


def _rows(change: Change, old: Version, new: Version) -> Iterator[Row]:
    """The sentences of the new version in order, each one that went behind the one it stood behind."""
    changed = {key: Row(Fate.ADDED, after=sentence) for sentence in change.added for key in _keys(sentence)}
    for each, words in zip(change.reworded, _words(change.reworded), strict=True):
        changed |= dict.fromkeys(_keys(each.after), Row(Fate.REWORDED, each.before, each.after, words))
    after = sentences_of(new)
    gone = _gone(change, sentences_of(old), after)
    yield from gone[-1]
    for place, sentence in enumerate(after):
        row = changed.get(sentence.identity) or changed.get(sentence.text)
        yield replace(row, after=sentence) if row else Row(Fate.SAME, sentence, sentence)
        yield from gone.get(place, ())


def _keys(sentence: Sentence) -> tuple[str, str]:
    """By what a sentence is known again: a change may know it without the e-mail address that stands in it."""
    return sentence.identity, sentence.text


def _gone(change: Change, before: tuple[Sentence, ...], after: tuple[Sentence, ...]) -> dict[int, list[Row]]:
    """The removed sentences by the place in the new version behind which they are shown; -1 is its beginning."""
    places = {sentence.identity: place for place, sentence in reversed(list(enumerate(after)))}
    places |= {each.before.identity: places.get(each.after.identity, -1) for each in change.reworded}
    removed = {key: sentence for sentence in change.removed for key in _keys(sentence)}
    shown: set[int] = set()
    gone: dict[int, list[Row]] = defaultdict(list)
    place = -1
    for sentence in before:
        went = next((removed[key] for key in _keys(sentence) if key in removed), None)
        if went is None:
            place = places.get(sentence.identity, place)
        elif id(went) not in shown:
            shown.add(id(went))
            gone[place].append(Row(Fate.REMOVED, before=sentence))
    return gone


def _words(reworded: tuple[Rewording, ...]) -> Iterator[tuple[Run, ...]]:
    left = MOST_IN_ALL
    for each in reworded:
        before, after = each.before.text, each.after.text
        cost = min(pairs(before.split(), after.split()), MOST_PAIRS)
        yield word_diff(before, after, MOST_PAIRS if cost <= left else 0)
        left -= cost

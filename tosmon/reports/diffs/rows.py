"""Lay two versions out beside each other, sentence by sentence in the order of the newer one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import compress, count
from operator import or_

from tosmon.diff import MOST_PAIRS, Run, Said, change_between, pairs, said, word_diff
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
class Stretch:
    """Rows that follow each other; `left` counts the unchanged sentences that are left out in front of them."""

    left: int
    rows: tuple[Row, ...]


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
    before, after = said(old.version), said(new.version)
    change = change_between(before, after)
    rows = (row for stretch in stretches(change, before, after) for row in stretch.rows)
    return Comparison(name, label, old, new, change, tuple(rows))


def stretches(change: Change, old: Said, new: Said, around: int | None = None) -> Iterator[Stretch]:
    """The sentences of the new version in order, each one that went behind the one it stood behind.

    With `around`, only the changed ones and at least so many on both sides of each.
    """
    changed, gone = _changed(change, new), _gone(change, old, new)
    places: Iterable[int] = range(-1, len(new.known))  # -1 is the beginning, where only what went can stand
    if around is not None:
        near = {place + step for place in (*changed, *gone) for step in range(-around, around + 1)}
        places = sorted(near.intersection(places))
    rows: list[Row] = []
    start = end = 0
    for place in places:
        if place > end:
            if rows:
                yield Stretch(start, tuple(rows))
            rows, start = [], place - end
        if place >= 0:
            rows.append(changed.get(place) or Row(Fate.SAME, here := new[place], here))
        rows += gone.get(place, ())
        end = place + 1
    if rows:
        yield Stretch(start, tuple(rows))


def _changed(change: Change, new: Said) -> dict[int, Row]:
    """The added and the reworded sentences by their places in the new version."""
    changed = {key: Row(Fate.ADDED, after=sentence) for sentence in change.added for key in _keys(sentence)}
    for each, words in zip(change.reworded, _words(change.reworded), strict=True):
        changed |= dict.fromkeys(_keys(each.after), Row(Fate.REWORDED, each.before, each.after, words))
    return {
        place: replace(changed.get(new.identities[place]) or changed[new.texts[place]], after=new[place])
        for place in _places(new, changed)
    }


def _places(of: Said, known: Mapping[str, object]) -> Iterator[int]:
    """Where sentences stand that are known by their identity, or by their text where an address may have been hidden in it."""
    found: Iterable[bool] = map(known.__contains__, of.identities)
    return compress(count(), map(or_, found, map(known.__contains__, of.texts)) if of.addressed else found)


def _keys(sentence: Sentence) -> tuple[str, str]:
    """By what a sentence is known again: a change may know it without the e-mail address that stands in it."""
    return sentence.identity, sentence.text


def _gone(change: Change, old: Said, new: Said) -> dict[int, list[Row]]:
    """The removed sentences by the place in the new version behind which they are shown; -1 is its beginning."""
    places = new.places | {each.before.identity: new.places.get(each.after.identity, -1) for each in change.reworded}
    removed = {key: sentence for sentence in change.removed for key in _keys(sentence)}
    shown: set[int] = set()
    gone: dict[int, list[Row]] = defaultdict(list)
    behind, last = -1, 0
    for place in _places(old, removed):
        stood = (places[identity] for identity in reversed(old.identities[last:place]) if identity in places)
        behind, last = next(stood, behind), place + 1
        identity, text, _ = old.known[place]
        of = id(removed.get(identity) or removed[text])
        if of not in shown:
            shown.add(of)
            gone[behind].append(Row(Fate.REMOVED, before=old[place]))
    return gone


def _words(reworded: tuple[Rewording, ...]) -> Iterator[tuple[Run, ...]]:
    left = MOST_IN_ALL
    few = sum(len(each.before.text.split()) * len(each.after.text.split()) for each in reworded) <= left
    for each in reworded:
        before, after = each.before.text, each.after.text
        cost = 0 if few else min(pairs(before.split(), after.split()), MOST_PAIRS)
        yield word_diff(before, after, MOST_PAIRS if cost <= left else 0)
        left -= cost

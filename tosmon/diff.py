"""Compare two versions by sentences, and two sentences by words. A sentence that only moved is not a change."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import groupby, pairwise
from operator import itemgetter

from tosmon.models import Block, Change, Rewording, Sentence, Version
from tosmon.reading.dates import is_date, is_dateline
from tosmon.reading.emails import HIDDEN, hidden
from tosmon.reading.remembered import remembered
from tosmon.reading.text import ALONE, bag, canonical, sentences, words

# Two sentences with less in common than this are two sentences, not one reworded.
REWORDED_SIMILARITY = 0.6
# A sentence is compared with this many that share the most words with it. Of a word that more than MOST_HOLDERS sentences
# share, only the NEIGHBOURS before and behind the same place in the document are looked at, and ranked apart.
CANDIDATES = 8
MOST_HOLDERS = 100
NEIGHBOURS = 8
# Pairs of equal words that are compared in a stretch of two sentences; the worst ones take a second. What is more is told
# coarsely, as are stretches beyond so many of these. A limit in seconds would give another answer on a busier machine.
MOST_PAIRS = 60_000
MOST_STRETCHES = 10
# A word with the space before it: letters and digits with the marks inside ("don't"), a Chinese character or kana, or a sign.
_LETTER = rf"[^\s{ALONE}\x00-/:-@\[-`{{-\xbf\u2010-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]"
_TOKEN = re.compile(rf"\s*(?:{_LETTER}+(?:['’.,-]{_LETTER}+)*|\S)|\s+")
_SAYS_NOTHING = re.compile(r"[\W_]*")


Place = tuple[int, int]


class Edit(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row with the same fate; `text` holds them with the spaces between."""

    edit: Edit
    text: str


@dataclass(frozen=True)
class Said:
    """What a version says, to be compared with others: the identity, the text and the block of each sentence, in order.

    A version is compared with the one before it and with the one after it, and few of its sentences are looked at in full.
    """

    known: list[tuple[str, str, Block]]

    def __getitem__(self, place: int) -> Sentence:
        identity, text, block = self.known[place]
        return Sentence(text, identity, block)

    @cached_property
    def identities(self) -> list[str]:
        """Those of the sentences."""
        return list(map(itemgetter(0), self.known))

    @cached_property
    def texts(self) -> list[str]:
        """Those of the sentences."""
        return list(map(itemgetter(1), self.known))

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each identity stands first."""
        return dict(zip(reversed(self.identities), reversed(range(len(self.known))), strict=True))

    @cached_property
    def addressed(self) -> list[str]:
        """The identities in which an e-mail address is hidden."""
        some = HIDDEN in " ".join(self.identities)  # mostly none
        return [identity for identity in self.identities if HIDDEN in identity] if some else []


def said(version: Version) -> Said:
    """The sentences of a version, without those that say only when the text was last changed.

    A bare date below a lead-in ("You may object until:") is what the lead-in is about.
    """
    return Said(
        [
            (identity, text, block)
            for block in version.blocks
            for identity, text, date in _in_block(block.text)
            if date is None or (block.lead and date)
        ]
    )


def sentences_of(version: Version) -> tuple[Sentence, ...]:
    """The same sentences."""
    return tuple(Sentence(text, identity, block) for identity, text, block in said(version).known)


@remembered
def _in_block(text: str) -> tuple[tuple[str, str, bool | None], ...]:
    """The sentences of a block behind their identities, each with whether it is a bare date where it is a dateline."""
    return tuple((canonical(said), said, is_date(said) if is_dateline(said) else None) for said in sentences(text))


def diff(old: Version, new: Version) -> Change:
    """What the new version says that the old one did not, and the other way round."""
    return change_between(said(old), said(new))


def change_between(old: Said, new: Said) -> Change:
    """The same of sentences. One may stand in a document several times: only the first to come and the last to go are changes."""
    before, after = _comparable(old, new)
    added, removed = _only(after, before), _only(before, after)
    reworded = _pair(removed, added)
    gone, came = {id(r.before) for r in reworded}, {id(r.after) for r in reworded}
    return Change(
        added=tuple(s for s in added if id(s) not in came),
        removed=tuple(s for s in removed if id(s) not in gone),
        reworded=reworded,
        moved=_moved(
            list(filter(after.places.__contains__, before.identities)),
            list(filter(before.places.__contains__, after.identities)),
        ),
    )


def _comparable(*versions: Said) -> Sequence[Said]:
    """Versions in which a sentence is the same whether it shows an e-mail address or keeps it hidden.

    The addresses in all other sentences stay, so that another address is a change wherever it can be known.
    """
    kept = {hidden(identity) for version in versions for identity in version.addressed if HIDDEN in identity.split()}
    return [_hiding(version, kept) for version in versions] if kept else versions


def _hiding(version: Said, kept: set[str]) -> Said:
    """The version with the addresses hidden in the sentences whose identities are then among these."""
    return Said([(same, *said[1:]) if (same := hidden(said[0])) in kept else said for said in version.known])


def word_diff(before: str, after: str, most: int = MOST_PAIRS) -> tuple[Run, ...]:
    """The words of two sentences compared, in reading order.

    The SAME and ADDED runs joined are `after`, the SAME and REMOVED ones `before`, character by character. More than `most`
    pairs of equal words are not looked at: what lies between then counts as replaced.
    """
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    runs: list[Run] = []
    for edit, (a, b), (c, d) in edits(one, other, most):
        if edit is Edit.SAME:
            runs.append(Run(edit, "".join(one[a:b])))
        else:
            runs += [Run(Edit.REMOVED, "".join(one[a:b]))] * (a < b) + [Run(Edit.ADDED, "".join(other[c:d]))] * (c < d)
    return _joined(runs)


def edits(before: Sequence[str], after: Sequence[str], most: int = MOST_PAIRS) -> Iterator[tuple[Edit, Place, Place]]:
    """Two sequences compared: what becomes of each stretch, with its places in both; what is replaced counts as ADDED.

    difflib and not diff-match-patch: on words it is mostly many times as fast, and leaves longer runs together. Long sequences
    are compared between the words that stand once in both.
    """
    few = len(before) * len(after) <= most  # then no stretch can have more
    left = most * MOST_STRETCHES
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    last = len(before) - end, len(after) - end
    fixed = [(start, start), *(() if few or pairs(before, after) <= most else _anchors(before, after, start, last)), last]
    if start:
        yield Edit.SAME, (0, start), (0, start)
    for (a, c), (b, d) in pairwise(fixed):
        if a == b or c == d:
            if (a, c) != (b, d):
                yield Edit.ADDED if a == b else Edit.REMOVED, (a, b), (c, d)
            continue
        cost = 0 if few else pairs(before[a:b], after[c:d])
        if cost > min(most, left):
            yield Edit.ADDED, (a, b), (c, d)
            continue
        left -= cost
        for tag, i, j, k, m in SequenceMatcher(None, before[a:b], after[c:d], autojunk=False).get_opcodes():
            edit = {"equal": Edit.SAME, "delete": Edit.REMOVED}.get(tag, Edit.ADDED)
            yield edit, (a + i, a + j), (c + k, c + m)
    if end:
        yield Edit.SAME, (last[0], len(before)), (last[1], len(after))


def _anchors(before: Sequence[str], after: Sequence[str], start: int, last: tuple[int, int]) -> list[tuple[int, int]]:
    """The places of words that stand once in both, in the longest order that both share (the "patience diff")."""
    one, other = ({word: i for i, word in enumerate(text) if i >= start} for text in (before[: last[0]], after[: last[1]]))
    once = [Counter(before[start : last[0]]), Counter(after[start : last[1]])]
    shared = [(i, other[word]) for word, i in one.items() if once[0][word] == once[1][word] == 1]
    tails: list[int] = []  # the lowest place in `after` with which an order of each length ends
    ends: list[int] = []  # which of `shared` that is
    back: list[int] = []
    for n, (_, place) in enumerate(shared):
        length = bisect_left(tails, place)
        tails[length : length + 1] = [place]
        ends[length : length + 1] = [n]
        back.append(ends[length - 1] if length else -1)
    order, n = [], ends[-1] if ends else -1
    while n >= 0:
        order.append(shared[n])
        n = back[n]
    return order[::-1]


def pairs(before: Sequence[str], after: Sequence[str]) -> int:
    """How many pairs of equal words two sequences have: what comparing them costs."""
    counted = Counter(after)
    return sum(number * counted[word] for word, number in Counter(before).items())


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many equal words two sequences begin."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs without the commas that stay between two changes: what went and what came are read better in one piece each."""
    inside = range(1, len(runs) - 1)
    loose = {i for i in inside if runs[i].edit is Edit.SAME and _SAYS_NOTHING.fullmatch(runs[i].text)}
    joined: list[Run] = []
    for same, group in groupby(enumerate(runs), key=lambda each: each[1].edit is Edit.SAME and each[0] not in loose):
        stretch = [run for _, run in group]
        if same:
            joined += stretch
            continue
        for edit in (Edit.REMOVED, Edit.ADDED):
            text = "".join(run.text for run in stretch if run.edit in (edit, Edit.SAME))
            joined += [Run(edit, text)] * bool(text)
    return tuple(joined)


def _only(version: Said, other: Said) -> list[Sentence]:
    """The first sentence of each identity that the other version does not have, in order."""
    places = sorted(version.places[identity] for identity in version.places.keys() - other.places.keys())
    return [version[place] for place in places]


def _pair(removed: list[Sentence], added: list[Sentence]) -> tuple[Rewording, ...]:
    """Match sentences that went with those that came, the most alike first, then the nearest; each is used once."""
    holders: dict[str, list[int]] = defaultdict(list)
    spoken = [words(s.text) for s in removed]
    few = len(removed) <= CANDIDATES
    for i, its in enumerate(() if few else spoken):
        for word in set(its):
            holders[word].append(i)
    bags = list(map(bag, spoken))
    pairs = []
    for j, sentence in enumerate(added):
        its = words(sentence.text)
        its_bag, place = bag(its), j * len(removed) // len(added)
        for i in range(len(removed)) if few else _likely(dict.fromkeys(its), holders, place):
            both = len(its_bag) + len(bags[i])
            if not both or 2 * min(len(its_bag), len(bags[i])) / both < REWORDED_SIMILARITY:
                continue
            alike = 2 * len(its_bag & bags[i]) / both
            if alike >= REWORDED_SIMILARITY:
                pairs.append((alike, abs(i - place), i, j))
    return tuple(Rewording(removed[i], added[j], alike) for alike, i, j in _best(pairs))


def _likely(said: Iterable[str], holders: dict[str, list[int]], place: int) -> set[int]:
    """The sentences that share the most distinct words of the rarer ones, and those of the common ones near `place`.

    Comparing each with each, or with all that share a common word, takes minutes on a rewritten document.
    """
    rare: Counter[int] = Counter()
    near: Counter[int] = Counter()
    for word in said:
        found = holders.get(word, [])
        if len(found) <= MOST_HOLDERS:
            rare.update(found)
        else:
            at = bisect_left(found, place)
            near.update(found[max(0, at - NEIGHBOURS) : at + NEIGHBOURS])
    return {*_first(rare, place), *_first(near, place)}


def _first(shared: Counter[int], place: int) -> list[int]:
    """The CANDIDATES with the highest counts, of equals those nearest to `place`."""
    least = sorted(shared.values())[-CANDIDATES:][:1]
    likely = [i for i, count in shared.items() if [count] >= least]
    return sorted(likely, key=lambda i: (-shared[i], abs(i - place)))[:CANDIDATES]


def _best(pairs: list[tuple[float, int, int, int]]) -> list[tuple[float, int, int]]:
    """Greedily the most alike and nearest, in the order of the new version."""
    used_before: set[int] = set()
    used_after: set[int] = set()
    chosen = []
    for alike, _, i, j in sorted(pairs, key=lambda pair: (-pair[0], *pair[1:])):
        if i not in used_before and j not in used_after:
            used_before.add(i)
            used_after.add(j)
            chosen.append((alike, i, j))
    return sorted(chosen, key=lambda pair: pair[2])


def _moved(before: list[str], after: list[str]) -> int:
    """How many sentences that stand in both changed their neighbour in front (a cheap measure, not a minimal one)."""
    if before == after:
        return 0
    follows = set(zip(["", *before], before, strict=False))
    return sum(pair not in follows for pair in zip(["", *after], after, strict=False))

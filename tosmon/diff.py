"""Compare two versions by sentences, and two sentences by words. A sentence that only moved is not a change."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diff_match_patch import diff_match_patch

from tosmon.models import Block, Change, Rewording, Sentence, Version
from tosmon.reading.dates import is_date, is_dateline
from tosmon.reading.emails import HIDDEN, hidden
from tosmon.reading.remembered import remembered
from tosmon.reading.text import canonical, sentences, words

# Two sentences with less in common than this are two sentences, not one reworded.
REWORDED_SIMILARITY = 0.6
# A sentence is compared with this many that share the most words with it. Of a word that more than MOST_HOLDERS sentences
# share, only the NEIGHBOURS before and behind the same place in the document are looked at, and ranked apart.
CANDIDATES = 8
MOST_HOLDERS = 100
NEIGHBOURS = 8
# Seconds diff-match-patch may take on one pair of sentences; after that its answer is right but coarser.
WORD_DIFF_SECONDS = 0.5
# diff-match-patch compares characters, so that each distinct word becomes one. Surrogates (U+D800-DFFF) are no characters,
# and two texts with more words than this are no two sentences.
_FIRST_CODE = 0xE000
MOST_WORDS = 50_000


_Said = tuple[str, str, Block]  # the identity of a sentence, its text, and where it stands


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


def sentences_of(version: Version) -> tuple[Sentence, ...]:
    """The sentences of a version in order, without those that say only when the text was last changed.

    A bare date below a lead-in ("You may object until:") is what the lead-in is about.
    """
    return tuple(Sentence(text, identity, block) for identity, text, block in _said(version))


def _said(version: Version) -> list[_Said]:
    return [
        (identity, text, block)
        for block in version.blocks
        for identity, text, date in _in_block(block.text)
        if date is None or (block.lead and date)
    ]


@remembered
def _in_block(text: str) -> tuple[tuple[str, str, bool | None], ...]:
    """The sentences of a block behind their identities, each with whether it is a bare date where it is a dateline."""
    return tuple((canonical(said), said, is_date(said) if is_dateline(said) else None) for said in sentences(text))


def diff(old: Version, new: Version) -> Change:
    """What the new version says that the old one did not, and the other way round.

    The same sentence may stand in a document several times: only the first to come and the last to go are changes.
    """
    before, after = _comparable(_said(old), _said(new))
    had, has = {identity for identity, _, _ in before}, {identity for identity, _, _ in after}
    added, removed = _distinct(after, had), _distinct(before, has)
    reworded = _pair(removed, added)
    gone, came = {id(r.before) for r in reworded}, {id(r.after) for r in reworded}
    return Change(
        added=tuple(s for s in added if id(s) not in came),
        removed=tuple(s for s in removed if id(s) not in gone),
        reworded=reworded,
        moved=_moved([said[0] for said in before if said[0] in has], [said[0] for said in after if said[0] in had]),
    )


def _comparable(*versions: list[_Said]) -> Sequence[list[_Said]]:
    """Versions in which a sentence is the same whether it shows an e-mail address or keeps it hidden.

    The addresses in all other sentences stay, so that another address is a change wherever it can be known.
    """
    addressed = (said[0] for version in versions for said in version if HIDDEN in said[0])
    kept = {hidden(identity) for identity in addressed if HIDDEN in identity.split()}
    if not kept:
        return versions
    return [[(same, *said[1:]) if (same := hidden(said[0])) in kept else said for said in version] for version in versions]


def word_diff(before: str, after: str) -> tuple[Run, ...]:
    """The words of two sentences compared, in reading order; the SAME and ADDED runs joined are `after`.

    Texts of more than MOST_WORDS words together are given as one removed and one added.
    """
    if before.count(" ") + after.count(" ") > MOST_WORDS:
        return (Run(Edit.REMOVED, before), Run(Edit.ADDED, after))
    codes: dict[str, str] = {}
    one, other = (_encode(text, codes) for text in (before, after))
    tokens = {code: token for token, code in codes.items()}
    engine = diff_match_patch()
    engine.Diff_Timeout = WORD_DIFF_SECONDS
    edits = {0: Edit.SAME, 1: Edit.ADDED, -1: Edit.REMOVED}
    return tuple(
        Run(edits[operation], "".join(tokens[code] for code in text))
        for operation, text in engine.diff_main(one, other, False)  # noqa: FBT003 (a third-party signature)
    )


def _distinct(said: Iterable[_Said], known: Container[str]) -> list[Sentence]:
    """The first sentence of each identity that is not known, in order."""
    first: dict[str, Sentence] = {}
    for identity, text, block in said:
        if identity not in known and identity not in first:
            first[identity] = Sentence(text, identity, block)
    return list(first.values())


def _pair(removed: list[Sentence], added: list[Sentence]) -> tuple[Rewording, ...]:
    """Match sentences that went with those that came, the most alike first, then the nearest; each is used once."""
    holders: dict[str, list[int]] = defaultdict(list)
    bags = [Counter(words(s.text)) for s in removed]
    for i, bag in enumerate(bags):
        for word in bag:
            holders[word].append(i)
    totals = [bag.total() for bag in bags]
    pairs = []
    for j, sentence in enumerate(added):
        bag = Counter(words(sentence.text))
        size, place = bag.total(), j * len(removed) // len(added)
        for i in _likely(bag, holders, place):
            alike = 2 * (bag & bags[i]).total() / (size + totals[i])
            if alike >= REWORDED_SIMILARITY:
                pairs.append((alike, abs(i - place), i, j))
    return tuple(Rewording(removed[i], added[j], alike) for alike, i, j in _best(pairs))


def _likely(bag: Counter[str], holders: dict[str, list[int]], place: int) -> set[int]:
    """The sentences that share the most distinct words of the rarer ones, and those of the common ones near `place`.

    Comparing each with each, or with all that share a common word, takes minutes on a rewritten document.
    """
    rare: Counter[int] = Counter()
    near: Counter[int] = Counter()
    for word in bag:
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
    follows = set(zip(["", *before], before, strict=False))
    return sum(pair not in follows for pair in zip(["", *after], after, strict=False))


def _encode(text: str, codes: dict[str, str]) -> str:
    """Each word with the space before it as one character."""
    encoded = []
    for i, word in enumerate(text.split(" ")):
        token = f" {word}" if i else word
        if token not in codes:
            codes[token] = chr(_FIRST_CODE + len(codes))
        encoded.append(codes[token])
    return "".join(encoded)

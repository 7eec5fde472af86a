"""Compare a text with the last good version of its document: how much they share, and whether two doubtful pages say the same."""

from __future__ import annotations

import hashlib
from collections import Counter

from tosmon.models import Version
from tosmon.reading.dates import is_dateline
from tosmon.reading.quality.prose import is_wide
from tosmon.reading.text import canonical, sentences, words

SKETCH_BITS = 128
ALIKE_BITS = 26  # two texts of which four sentences in five are the same differ in so many bits of their sketches
MUCH = 0.3  # a share that leaves no doubt that a text is a version of the other
FAR = 200_000  # characters; a longer text is known by its beginning
RUN = 4  # words in a row; rewritten sentences keep such runs, other texts have hardly any in common
SHORTEST = 20  # Latin letters' worth of a sentence that counts


def shared(version: Version, last: Version) -> float:
    """The share of the smaller text that the other one has as well, from 0 to 1: by blocks, sentences, or runs of four words."""
    # Each measure takes ten times as long as the one before it, and is asked only where that one found little.
    share = 0.0
    for parts in (_blocks, _sentences, _runs):
        one, other = set(parts(version)), set(parts(last))
        share = max(share, len(one & other) / min(len(one), len(other)) if one and other else 0.0)
        if share > MUCH:
            break
    return share


def sketch(version: Version) -> str:
    """32 hex digits that differ little for texts that differ in a few sentences, and not at all in dates (Charikar's simhash)."""
    sums = [0] * SKETCH_BITS
    for identity, times in Counter(_sentences(version)).items():
        digest = int.from_bytes(hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=SKETCH_BITS // 8).digest())
        for bit in range(SKETCH_BITS):
            sums[bit] += times if digest >> bit & 1 else -times
    return f"{sum(1 << bit for bit in range(SKETCH_BITS) if sums[bit] > 0):032x}"


def alike(one: str, other: str) -> bool:
    """Whether two sketches are of texts that say nearly the same."""
    return (int(one, 16) ^ int(other, 16)).bit_count() <= ALIKE_BITS


def _blocks(version: Version) -> list[str]:
    return [block.text for block in version.blocks if is_wide(block.text, SHORTEST)]


def _sentences(version: Version) -> list[str]:
    said = (sentence for block in version.blocks for sentence in sentences(block.text))
    return [canonical(sentence) for sentence in said if is_wide(sentence, SHORTEST) and not is_dateline(sentence)]


def _runs(version: Version) -> list[str]:
    said = words(version.text[:FAR])
    return [" ".join(said[place : place + RUN]) for place in range(len(said) - RUN + 1)]

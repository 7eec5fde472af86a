"""Say between which texts a document alternates, such as those of two regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

# A document is unstable when of its last so many versions so many came back to a text that stood there before. One is a mistake
# that was mended.
LOOKED_AT = 10
RETURNS = 2


def variants(texts: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    """The newest version of each text between which a document alternates now, newest first; none if it is stable.

    `texts` are the numbers of its versions with the digests of their texts, in the order of time.
    """
    changes = [next(iter(same)) for _, same in groupby(texts, key=lambda version: version[1])][-LOOKED_AT:]
    times = Counter(digest for _, digest in changes)
    recurring = [place for place, (_, digest) in enumerate(changes) if times[digest] > 1]
    if sum(times.values()) - len(times) < RETURNS:
        return ()
    newest = {digest: number for number, digest in changes[recurring[0] : recurring[-1] + 1]}
    return tuple(number for number, digest in reversed(changes) if newest.get(digest) == number)

"""The cheap question asked of every block: could this be about what the rules look for at all?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation

from tosmon.reading.text import ALONE

_LETTER = re.compile(rf"[^\W{ALONE}]")  # of a script that parts its words by spaces

PIECE = 65_536  # bytes that are looked through at once, since the words of each piece are listed


class Gates:
    """Gates, each of which opens for a text that has one of its words; a text that opens none holds no clause.

    The words of a gate are parted by spaces: `_` is a space, `*` at both ends any beginning and ending. `*` alone is any text.
    """

    def __init__(self, gates: Iterable[str]) -> None:
        opening: dict[str, set[str]] = {}
        for gate in gates:
            for entry in gate.split():
                opening.setdefault(entry.replace("_", " "), set()).add(gate)
        self._always = frozenset(opening.pop("*", ()))
        said = [_bytes(entry.strip("*")) for entry in opening]
        self._opening = [("" if "*" in entry else entry, frozenset(opens)) for entry, opens in opening.items()]
        self._longest = max(map(len, said), default=0)
        # All words are looked for in one pass.
        self._words = BytesAhoCorasick(said, implementation=Implementation.DFA)

    def opened(self, text: str) -> frozenset[str]:
        """The gates that open for a folded text."""
        found = self._always
        said = _bytes(text)
        for start in range(0, len(said), PIECE):
            matches = self._words.find_matches_as_indexes(said[start : start + PIECE + self._longest], overlapping=True)
            for number in {number for number, _, _ in matches}:
                whole, opens = self._opening[number]
                if not opens <= found and (not whole or _stands(whole, text)):
                    found |= opens
        return found


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text that has its letters, and is no part of a longer one."""
    at = text.find(word)
    while at >= 0 and (_is_letter(text[at - 1 : at]) or _is_letter(text[at + len(word) : at + len(word) + 1])):
        at = text.find(word, at + 1)
    return at >= 0


def _is_letter(sign: str) -> bool:
    return _LETTER.match(sign) is not None

"""The cheap question asked of every block: could this be about what the rules look for at all?"""

from __future__ import annotations

import re

from tosmon.reading.text import ALONE

_LETTER = rf"[^\W{ALONE}]"  # of a script that parts its words by spaces


class Gate:
    """Words without one of which a text holds no clause.

    `words` are parted by spaces: `_` is a space, `*` at both ends any beginning and ending.
    """

    def __init__(self, words: str) -> None:
        entries = sorted(set(words.split()))
        parts = {entry.strip("*").replace("_", " ") for entry in entries if "*" in entry}
        # "train" finds all that "entrain" does.
        self._parts = sorted(part for part in parts if not any(other in part for other in parts - {part}))
        self._ascii_parts = [part for part in self._parts if part.isascii()]
        # The look-behind stands after the word, so that the search can skip to the word's first letter.
        self._words = [
            (entry, re.compile(rf"{entry}(?<!{_LETTER}{entry})(?!{_LETTER})"))
            for entry in (entry.replace("_", " ") for entry in entries if "*" not in entry)
            if not any(part in entry for part in parts)
        ]

    def opens_for(self, text: str) -> bool:
        """Whether a folded text has one of the words."""
        for part in self._ascii_parts if text.isascii() else self._parts:
            if part in text:
                return True
        for word, whole in self._words:  # noqa: SIM110 - asked a hundred thousand times a minute, and any() costs twice as much
            if word in text and whole.search(text):
                return True
        return False

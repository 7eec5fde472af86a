"""The small language of the rules' patterns: word classes in a row, with gaps between them.

A sentence is read as a line of word classes such as `we can use yours stop learn`. A pattern says which to look for:

    we can use          these three, one right after the other
    we|our              one or the other
    learn*              any word class that begins so
    can?                once or not at all
    we … learn          a gap: up to 60 others in between, as few as can be
    we …3 learn         a gap of at most three
    //                  where the sentence itself begins; its headings and lead-in stand before
    >>                  and then, anywhere in the sentence itself

No gap runs over the word classes that are barred, nor back from a heading (`##`) into what follows it. A rule's pattern
must end inside the sentence itself, so that a lead-in alone is never a clause.
"""

from __future__ import annotations

import re
from functools import cache

GAP = 60
_INSIDE = r"(?!(?:\S+ )*// )"  # nothing of the lead-in stands ahead


@cache
def phrase(pattern: str, barred: str) -> re.Pattern[str]:
    """A pattern anywhere on a line, lead-in or sentence."""
    return re.compile(_expression(pattern, barred))


@cache
def clause(pattern: str, barred: str) -> re.Pattern[str]:
    """A pattern that ends in the sentence itself."""
    return re.compile(_expression(pattern, barred) + _INSIDE)


def _expression(pattern: str, barred: str) -> str:
    fence = f"(?!(?:{'|'.join(re.escape(name) for name in barred.split())}) )"
    return "(?<= )" + "".join(_piece(word, fence) for word in pattern.split())


def _piece(word: str, fence: str) -> str:
    """One word of a pattern. Each word class on a line is followed by one space."""
    if word.startswith("…"):
        return rf"(?:{fence}\S+ ){{0,{word[1:] or GAP}}}?"
    if word == ">>":
        return rf"(?:\S+ )*?// (?:{fence}\S+ )*?"
    optional = word.endswith("?")
    names = "|".join(re.escape(name).replace(r"\*", r"\S*") for name in word.removesuffix("?").split("|"))
    return f"(?:(?:{names}) )" + "?" * optional

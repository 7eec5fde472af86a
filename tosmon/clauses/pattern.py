"""The small language of the rules' patterns: word classes in a row, with gaps between them.

A sentence is read as a line of word classes, such as `we can use your-data to train-ai`. A pattern says what to look for:

    we can use          these three, one right after the other
    we|third            one or the other
    train-ai*           any word class that begins so
    can?                once or not at all
    we … train-ai       a gap: up to 120 others in between, as few as can be
    we …3 train-ai      a gap of at most three
    //                  where the sentence itself begins; its headings (`##` ends them) and its lead-in stand before
    >>                  and then, anywhere in the sentence itself

A gap may run from the lead-in into the sentence, but never over a word class that is barred. A rule's pattern must end
inside the sentence itself, so that a lead-in alone is never a clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

LONGEST_GAP = 120
_INSIDE = r"(?!(?:\S+ )*// )"  # nothing of the lead-in stands ahead


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. `needs` are stretches without which a line cannot match: a cheap test before the dear one."""

    needs: tuple[str, ...]
    regex: re.Pattern[str]

    def found_in(self, line: str) -> bool:
        """Whether the line has it."""
        return all(need in line for need in self.needs) and self.regex.search(line) is not None

    def joined(self, line: str, name: str) -> str:
        """The line with every stretch that has it written as one word class."""
        return self.regex.sub(f"{name} ", line) if all(need in line for need in self.needs) else line


@cache
def phrase(source: str, barred: str) -> Pattern:
    """A pattern anywhere on a line, in headings, lead-in or sentence."""
    return Pattern(_needs(source), re.compile(_expression(source, barred)))


@cache
def clause(source: str, barred: str) -> Pattern:
    """A pattern that ends in the sentence itself."""
    return Pattern(_needs(source), re.compile(_expression(source, barred) + _INSIDE))


def _expression(source: str, barred: str) -> str:
    fence = f"(?!(?:{'|'.join(re.escape(name) for name in barred.split())}) )"
    return "(?<= )" + "".join(_piece(word, fence) for word in source.split())


def _piece(word: str, fence: str) -> str:
    """One word of a pattern as a regular expression. Each word class on a line is followed by one space."""
    if word.startswith("…"):
        return rf"(?:{fence}\S+ ){{0,{word[1:] or LONGEST_GAP}}}?"
    if word == ">>":
        return rf"(?:\S+ )*?// (?:{fence}\S+ ){{0,{LONGEST_GAP}}}?"
    optional = "?" if len(word) > 1 and word.endswith("?") else ""
    names = word.removesuffix("?") if optional else word
    alternatives = (re.escape(name).replace(r"\*", r"\S*") for name in names.split("|"))
    return f"(?:(?:{'|'.join(alternatives)}) ){optional}"


def _needs(source: str) -> tuple[str, ...]:
    """The words of a pattern that stand for themselves."""
    plain = (word for word in source.split() if not word.startswith(("…", ">>")) and not word.endswith("?") and "|" not in word)
    return tuple(f" {word[:-1]}" if word.endswith("*") else f" {word} " for word in plain)

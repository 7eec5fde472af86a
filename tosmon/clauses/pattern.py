"""The small language of the rules' patterns: word classes in a row, with gaps between them.

A sentence is read as a line of word classes, such as `we can use your-data to train-ai`. A pattern says what to look for:

    we can use          these three, one right after the other
    we|third            one or the other
    train-ai*           this class and those that go on with a hyphen, such as train-ai-noun
    can?                once or not at all
    we … train-ai       a gap: any others in between, as few as can be
    we …3 train-ai      a gap of at most three
    //                  where the sentence itself begins; its headings (`##` ends them) and its lead-in stand before
    .                   where the sentence ends
    >>                  and then, anywhere in the sentence itself

A gap may run from the lead-in into the sentence, but never over a word class that is barred. A rule's pattern must end
inside the sentence itself, so that a lead-in alone is never a clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

_GAPS = {"…": r"(?:{fence}\S+ )*?", ">>": r"(?:\S+ )*?// (?:{fence}\S+ )*?"}
_INSIDE = "(?![^/]*//)"  # nothing of the headings and the lead-in stands ahead


class Line:
    """A line of word classes, each followed by a space, and the set of those on it (`train-ai*` for any that begins so)."""

    __slots__ = ("classes", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.classes = set(text.split())
        for name in tuple(self.classes):
            self.classes.update(f"{start}*" for start in accumulate(name.split("-"), "{}-{}".format))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. `needs` are word classes without which a line cannot match: a cheap test before the dear one."""

    needs: frozenset[str]
    regex: re.Pattern[str]

    def found_in(self, line: Line) -> bool:
        """Whether the line has it."""
        return self.needs <= line.classes and self.regex.search(line.text) is not None

    def joined(self, line: Line, name: str) -> Line:
        """The line with every stretch that has it written as one word class."""
        if not self.needs <= line.classes:
            return line
        text, count = self.regex.subn(f"{name} ", line.text)
        return Line(text) if count else line


@cache
def phrase(source: str, barred: str) -> Pattern:
    """A pattern anywhere on a line, in headings, lead-in or sentence."""
    return Pattern(_needs(source), re.compile(_expression(source, barred, "")))


@cache
def clause(source: str, barred: str) -> Pattern:
    """A pattern that ends in the sentence itself. Its regular expression tells whether a line has it, not where it begins.

    It is sought as if a gap stood in front, from the line's beginning and from each barred word on: what is not found from
    the first place in such a stretch is not found from a later one. So a line is gone through once, not once for each word.
    """
    starts = "|".join([r"(?<=^ )", *(f"(?<= {re.escape(name)} )|(?={re.escape(name)} )" for name in barred.split())])
    return Pattern(_needs(source), re.compile(f"(?<= )(?:{starts}){_expression(f'… {source}', barred, _INSIDE)}"))


def _expression(source: str, barred: str, ending: str) -> str:
    """The regular expression of a pattern.

    What follows a gap is sought once, in an atomic group. Nothing is lost by it, for from the first place found a gap
    reaches all that it reaches from a later one; and so a pattern takes quadratic time at worst, however many its gaps.
    """
    fence = f"(?!(?:{'|'.join(re.escape(name) for name in barred.split())}) )"
    groups = [r"(?<= )"]
    for word in source.split():
        if word in _GAPS:
            groups.append(_GAPS[word].format(fence=fence))
        else:
            groups[-1] += _piece(word, fence)
    groups[-1] += ending
    return "".join(f"(?>{group})" for group in groups)


def _piece(word: str, fence: str) -> str:
    """One word of a pattern. Each word class on a line is followed by one space."""
    if word.startswith("…"):
        return rf"(?:{fence}\S+ ){{0,{word[1:]}}}?"
    optional = "?" if len(word) > 1 and word.endswith("?") else ""
    names = word.removesuffix("?") if optional else word
    alternatives = (re.escape(name).replace(r"\*", r"(?:-\S+)?") for name in names.split("|"))
    return f"(?:(?:{'|'.join(alternatives)}) ){optional}"


def _needs(source: str) -> frozenset[str]:
    """The words of a pattern that stand for themselves."""
    return frozenset(
        word for word in source.split() if not word.startswith(("…", ">>")) and not word.endswith("?") and "|" not in word
    )

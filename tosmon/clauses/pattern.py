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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import NamedTuple

_GAPS = {"…": r"(?:{fence}\S+ )*?", ">>": r"(?:\S+ )*?// (?:{fence}\S+ )*?"}
_INSIDE = "(?![^/]*//)"  # nothing of the headings and the lead-in stands ahead


NOWHERE = (-1, -1)  # the place of a class that is not of the sentence itself

Place = tuple[int, int]  # the first character of a stretch of text, and the one after its last


class Line:
    """A line of word classes, each followed by a space.

    `classes` are those that are on it, or were before some were put together (`train-ai*` for any that begins so). `spans` is
    the place of each class in the sentence, where that was asked for.
    """

    __slots__ = ("classes", "spans", "text")

    def __init__(self, text: str, spans: tuple[Place, ...] = (), classes: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.spans = spans
        self.classes = classes or frozenset().union(*map(_known_by, set(text.split())))

    def replaced(self, found: re.Pattern[str], names: str) -> Line:
        """The line with every stretch that the expression finds written as these word classes."""
        text, count = found.subn(f"{names} ", self.text)
        if not count:
            return self
        spans = tuple(self._replaced(found, names.count(" ") + 1)) if self.spans else ()
        return Line(text, spans, self.classes.union(*map(_known_by, names.split())))

    def _replaced(self, found: re.Pattern[str], size: int) -> Iterator[Place]:
        """The spans with those of each stretch found put together to `size`: the last takes all that is left."""
        done = 0
        for match in found.finditer(self.text):
            first = self._number(match.start())
            after = first + match[0].count(" ")
            yield from self.spans[done : first + size - 1]
            yield _around(self.spans[first + size - 1 : after])
            done = after
        yield from self.spans[done:]

    def _number(self, at: int) -> int:
        """Which of the classes begins at a character of the line."""
        return self.text.count(" ", 0, at) - 1

    def place(self, match: re.Match[str]) -> Place:
        """The stretch of the sentence that a match covers, `NOWHERE` if none."""
        first = self._number(match.start())
        return _around(self.spans[first : first + match[0].count(" ")])


@cache
def _known_by(name: str) -> tuple[str, ...]:
    """What in a pattern stands for a word class: `train-ai`, `train*` and `train-ai*`."""
    return (name, *(f"{start}*" for start in accumulate(name.split("-"), "{}-{}".format)))


def _around(spans: Iterable[Place]) -> Place:
    """The stretch from the first to the last of these."""
    known = [span for span in spans if span != NOWHERE]
    return (min(start for start, _ in known), max(end for _, end in known)) if known else NOWHERE


@dataclass(frozen=True)
class Pattern:
    """A pattern as a regular expression, which is compiled when a line first needs it: most never do in a night.

    A line without one of the word classes that it `needs`, or without any of a group in `either`, cannot match: a cheap test
    before the dear one.
    """

    needs: frozenset[str]
    either: tuple[frozenset[str], ...]
    expression: str

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.expression)

    def match(self, line: Line) -> re.Match[str] | None:
        """Where the line has it first."""
        return self.regex.search(line.text) if self.may_match(line) else None

    def may_match(self, line: Line) -> bool:
        """Whether the line has all that it takes, in whatever order."""
        return self.needs <= line.classes and not any(map(line.classes.isdisjoint, self.either))


class Sought(NamedTuple):
    """Patterns one of which a line must have, and those none of which it may have."""

    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]

    def holds(self, line: Line) -> bool:
        """Whether the line is what is sought. Asked a million times a minute, so in plain loops."""
        for pattern in self.patterns:
            if pattern.needs <= line.classes and pattern.match(line):
                break
        else:
            return False
        return all(pattern.match(line) is None for pattern in self.unless)


@cache
def phrase(source: str, barred: str) -> Pattern:
    """A pattern anywhere on a line, in headings, lead-in or sentence."""
    return Pattern(*_needs(source), _expression(source, barred, ""))


@cache
def clause(source: str, barred: str) -> Pattern:
    """A pattern that ends in the sentence itself. Its regular expression tells whether a line has it, not where it begins.

    It is sought as if a gap stood in front, from the line's beginning and from each barred word on: what is not found from
    the first place in such a stretch is not found from a later one. So a line is gone through once, not once for each word.
    """
    starts = "|".join([r"(?<=^ )", *(f"(?<= {re.escape(name)} )|(?={re.escape(name)} )" for name in barred.split())])
    return Pattern(*_needs(source), f"(?<= )(?:{starts}){_expression(f'… {source}', barred, _INSIDE)}")


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


def _needs(source: str) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """The words of a pattern that stand for themselves, and those of which one or the other must stand there."""
    words = [frozenset(word.split("|")) for word in source.split() if not word.startswith(("…", ">>")) and not word.endswith("?")]
    return frozenset().union(*(each for each in words if len(each) == 1)), tuple({each: None for each in words if len(each) > 1})

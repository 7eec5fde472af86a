"""What a clause says about the training: who, on what, what for, and what people can do about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from tosmon.clauses.lexicon import Vocabulary, words
from tosmon.clauses.pattern import Line, Place
from tosmon.clauses.plain import CONTENT, NAME, PERSONAL, PROMPTS, THIRD
from tosmon.clauses.rule import TRAITS, Grammar
from tosmon.models import Attributes, Kind
from tosmon.reading.calendar import date_pattern, day_named

NEAR = 4  # word classes between a word such as "only" and the consent it asks for, or between "when you use" and a plan
BEFORE_A_DATE = 30  # characters in front of a date in which the word stands that makes it a deadline
EXCEPTION = 400  # characters of an exception that are kept

_OPT_OUT = frozenset({"opt-out", "unless-opt-out", "if-unwanted"})
_OPT_IN = frozenset({"opt-in", "without-consent"})
# "with consent", "unless you agree"; but "by your agreement with us", which asks nothing.
_ASKING = {"consent": frozenset({"only", "if", "unless", "without", "by"}), "agree": frozenset({"only", "if", "unless"})}
_ASKING["grant"] = _ASKING["agree"]
_CONTROLS = frozenset({"opt-out", "opt-in", "consent", "instruct", "dislike"})
_THINGS = frozenset(
    {"data", "site", "ai", "model", "ai-feature", "ai-data", "system", "tech"}
)  # of a third party's, not it itself
_MARKED = {
    NAME: "actor.self",
    f"{NAME}'s": "actor.self",
    THIRD: "actor.third_party",
    CONTENT: "data.content",
    PROMPTS: "data.prompts",
    PERSONAL: "data.personal",
}
_ENDS = re.compile(r"[;.!?。；！？](?=\s|$)|$")
_COMMA = re.compile(r"[,，、](?=\s)|$")

_Trait = tuple[frozenset[str], Place]  # what words say, and where they stand


def attributes(kind: Kind, text: str, named: Sequence[tuple[str, Place]], traits: Sequence[_Trait], line: Line) -> Attributes:
    """The attributes of a clause.

    `named` are its words with their classes, `traits` what they say (those of the lead-in have no place), and `line` is how the
    rules read it.
    """
    own = [trait for trait in traits if trait[1][0] >= 0]
    control = _control(kind, line)
    return Attributes(
        actor="" if kind is Kind.RESTRICTION else _actor(named, traits) or "self",
        data=_said("data", own) or _said("data", traits),
        purpose=_said("purpose", own) or _said("purpose", traits),
        generative=_generative(own) if _said("generative", own) else _generative(traits),
        control=control,
        where=_said("where", own) if control != "none" else (),
        exceptions=tuple(_exceptions(kind, text, named, own)),
        retroactive=any("retroactive" in names for names, _ in own),
        deadline=tuple(dict.fromkeys(_deadlines(text, own))),
    )


def traits(grammar: Grammar, said: Sequence[str], at: Sequence[Place], lead: str) -> list[_Trait]:
    """What the words of a lead-in and of a sentence say: the words of the sentence are given, each with its place."""
    vocabulary = _vocabulary(grammar)
    before = [(frozenset(name.split("+")), (-1, -1)) for _, _, name in vocabulary.named(words(lead))]
    own = [(frozenset(name.split("+")), (at[a][0], at[b - 1][1])) for a, b, name in vocabulary.named(said)]
    return before + own


@cache
def _vocabulary(grammar: Grammar) -> Vocabulary:
    """The words of a grammar's traits; one that stands for several has the class `data.content+data.personal`."""
    meanings: dict[str, list[str]] = {mark: [trait] for mark, trait in _MARKED.items()}
    for trait in TRAITS:
        for entry in grammar.traits.get(trait, "").split():
            meanings.setdefault(entry, []).append(trait)
    return Vocabulary((entry, "+".join(names)) for entry, names in meanings.items())


def _said(group: str, found: Iterable[_Trait]) -> tuple[str, ...]:
    """What is said of a group of traits: `("content", "prompts")` of "data"."""
    names = frozenset().union(*(names for names, _ in found))
    return tuple(trait.partition(".")[2] for trait in TRAITS if trait.startswith(f"{group}.") and trait in names)


def _actor(named: Sequence[tuple[str, Place]], found: Iterable[_Trait]) -> str:
    """Who trains, or "" where nobody is named; a third party's service or content is not the third party."""
    things = {start for (_, (start, _)), (name, _) in pairwise(named) if name in _THINGS}
    match _said("actor", (trait for trait in found if "actor.self" in trait[0] or trait[1][0] not in things)):
        case ("self", "third_party"):
            return "both"
        case (only,):
            return only
        case _:
            return ""


def _generative(found: Iterable[_Trait]) -> bool | None:
    said = _said("generative", found)
    return None if not said else "yes" in said


def _control(kind: Kind, line: Line) -> str:
    """What choice people have."""
    if kind in (Kind.OPT_OUT, Kind.OPT_IN):
        return kind.value
    classes = line.text.partition(" // ")[2].split()
    if not _OPT_OUT.isdisjoint(classes):
        return "opt_out"
    asked = (not _ASKING[name].isdisjoint(_before(classes, i)) for i, name in enumerate(classes) if name in _ASKING)
    return "opt_in" if any(asked) or not _OPT_IN.isdisjoint(classes) else "none"


def _before(classes: Sequence[str], place: int) -> Sequence[str]:
    """The few words in front of one, back to a comma: "unless otherwise agreed, you agree" asks for nothing."""
    near = classes[max(0, place - NEAR) : place]
    return near[max((i for i, name in enumerate(near) if name == ","), default=-1) + 1 :]


def _exceptions(kind: Kind, text: str, named: Sequence[tuple[str, Place]], found: Iterable[_Trait]) -> Iterator[str]:
    """The words of each exception, from the one that opens it to the end of its part of the sentence; a choice is none.

    A promise that holds under a condition has an exception in all other cases. "When you use it" is no condition, but for
    those who use another plan.
    """
    starts = {place[0] for names, place in found if "exception" in names}
    if kind in (Kind.DENIAL, Kind.OPT_IN):
        classes = [name for name, _ in named]
        starts |= {
            place[0]
            for i, (name, place) in enumerate(named)
            if name == "if" or (name == "in-use" and "plan" in classes[i + 1 : i + 1 + NEAR])
        }
    done, opening = 0, next((place[0] for _, place in named), 0)
    for start in sorted(starts):
        if start < done:
            continue
        ends = _COMMA if start == opening else _ENDS
        done = next(match.start() for match in ends.finditer(text, start))
        if not _is_choice([name for name, place in named if start <= place[0] < done]):
            yield text[start:done].strip()[:EXCEPTION]


def _is_choice(classes: Sequence[str]) -> bool:
    """Whether "unless ..." goes on with a choice that people have: "you opt out", "you expressly authorise us"."""
    return not _CONTROLS.isdisjoint(classes) or not _ASKING.keys().isdisjoint(classes[: NEAR + 1])


def _deadlines(text: str, found: Sequence[_Trait]) -> Iterator[str]:
    """The days that stand behind a word such as "before" or "from"."""
    words = [place for names, place in found if "deadline" in names]
    for match in _dates().finditer(text) if words else ():
        near = (start for start, end in words if end <= match.start())
        if any(match.start() - start <= BEFORE_A_DATE for start in near) and len(day := day_named(match[0])) == len("2025-01-01"):
            yield day


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-]){date_pattern()}", re.IGNORECASE)

"""What a clause rule and a language's grammar are: data, with the sentences that prove them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tosmon.models import Kind

# What the words of a clause say about it; every grammar gives words for each of these.
TRAITS = (
    *("actor.self", "actor.third_party"),
    *("data.content", "data.prompts", "data.personal", "data.public", "data.deidentified"),
    *(
        "purpose.train",
        "purpose.improve",
        "purpose.develop",
        "purpose.inform",
        "purpose.test",
        "purpose.research",
        "purpose.input",
    ),
    *("generative.yes", "generative.no"),
    *("where.setting", "where.form", "where.email", "where.link"),
    *("exception", "retroactive", "deadline"),
)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, and the lead-in of the list it stands in, if any."""

    text: str
    lead: str = ""


def examples(*items: str | tuple[str, str]) -> tuple[Example, ...]:
    """Examples from bare sentences and from pairs (lead-in, list item)."""
    return tuple(Example(item) if isinstance(item, str) else Example(item[1], lead=item[0]) for item in items)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a sentence says what happens to people's things, and sentences that prove the rule.

    `patterns` are written in the language of `tosmon.clauses.pattern`; a sentence that one of them finds is of the
    rule's kind, except where one of `unless` finds it too. `matches` are sentences the rule must flag; `passes` look
    alike and must not get its kind.
    """

    id: str
    title: str
    kind: Kind
    language: str
    reason: str
    patterns: tuple[str, ...]
    matches: tuple[Example, ...]
    passes: tuple[Example, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """What the rules of one name have in common in languages whose grammars name their words alike.

    Each language adds a title and the sentences that prove the rule.
    """

    name: str
    kind: Kind
    reason: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def rule(self, language: str, *, title: str, matches: tuple[Example, ...], passes: tuple[Example, ...]) -> Rule:
        """The rule of one of these languages."""
        return Rule(
            id=f"{language}-{self.name}",
            title=title,
            kind=self.kind,
            language=language,
            reason=self.reason,
            patterns=self.patterns,
            matches=matches,
            passes=passes,
            unless=self.unless,
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words that act as one: every stretch that one of `patterns` finds is written as `name`.

    A gap inside the patterns never runs over one of the word classes in `barred`.
    """

    name: str
    patterns: tuple[str, ...]
    barred: str


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """How one language speaks of training.

    `words` gives each word class its words, parted by spaces: `_` is a space or hyphen inside one, `*` any ending, or any
    beginning where it stands before a word (German writes compounds as one).
    `phrases` are put together in this order. No gap of a rule runs over the word classes in `barred`. A text that has
    none of the words in `gate` holds no clause (here `*` is any beginning and ending). `traits` gives each of `TRAITS` its
    words, written as those of `words` are; a word may stand for several. `gives` are the verbs by which people hand
    something over: what they "upload", "submit" or "type" is theirs, so that a definition shows whose a term is.

    Three regular expressions say how a sentence leans on the one before it. `refers` finds the openings under which that
    one names the condition ("In such a case, ..."), and `continues` those of a sentence that goes on with it ("This
    includes ..."); both look at folded text. `acts` finds what stands for the training that it speaks of ("this
    processing"), in text as it is, whatever its case.
    """

    language: str
    gate: str
    words: dict[str, str]
    phrases: tuple[Phrase, ...]
    barred: str
    refers: str
    continues: str = ""
    acts: str = ""
    traits: dict[str, str] = field(default_factory=dict)
    gives: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Family:
    """Rules of one language for one subject, and the grammar they are written in.

    Of a family's rules the first that holds decides what a sentence is, so their order matters. "training" is the family that
    is always asked; the others are asked where the configuration names them.
    """

    name: str
    grammar: Grammar
    rules: tuple[Rule, ...]

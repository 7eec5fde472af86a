"""Judge sentences: which kind of clause one is, and by which rules."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tosmon.clauses import pattern
from tosmon.clauses.attributes import attributes, traits
from tosmon.clauses.gate import Gates
from tosmon.clauses.lexicon import lexicon, word_places, words
from tosmon.clauses.marks import marks
from tosmon.clauses.pattern import Pattern, Sought
from tosmon.clauses.plain import NO_TERMS, Terms, folded, plain, traced, unnumbered
from tosmon.clauses.rule import Family, Grammar, Rule
from tosmon.clauses.terms import learn
from tosmon.models import Attributes, Block, BlockKind, Clause, Kind, Mark
from tosmon.reading.language import detect, primary
from tosmon.reading.remembered import remembered
from tosmon.reading.text import identity, sentences

if TYPE_CHECKING:
    from tosmon.clauses.book import Judged

HEADINGS, HEADING, LEAD = 2, 400, 600  # the nearest headings that count, characters of each, characters of a lead-in's end
SAMPLE = 160  # characters of a block that tell its language
_OF_THE_COMPANY = frozenset({Kind.GRANT, Kind.OPT_OUT, Kind.OPT_IN, Kind.DENIAL})  # the kinds that speak of its own training

KEPT = 8_192  # sentences whose verdicts are kept


class Verdict(NamedTuple):
    """What a sentence is by the rules of a family: its kind, the ids of all rules that say so, and what made them say it."""

    kind: Kind
    rules: tuple[str, ...]
    attributes: Attributes
    marks: tuple[Mark, ...]


class Judge:
    """Families of rules with their patterns and words compiled, ready to be asked together."""

    def __init__(self, families: Iterable[Family]) -> None:
        self.families = tuple(families)
        self._languages = frozenset(family.grammar.language for family in self.families)
        self._gates = Gates(dict.fromkeys(family.grammar.gate for family in self.families))
        self._gates_of = {language: self._gates_in(language) for language in self._languages}
        self._asked = [_asked(family) for family in self.families]
        self._refers = _either(family.grammar.refers for family in self.families)
        self._continues = _either(family.grammar.continues for family in self.families)
        self._acts = _either(family.grammar.acts for family in self.families).pattern
        self._language = {rule.id: rule.language for family in self.families for rule in family.rules}
        self._opened = remembered(lambda text: self._gates.opened(folded(text)))
        self.judge = lru_cache(maxsize=KEPT)(self._judge)

    def find(
        self, blocks: Iterable[Block], language: str = "", names: Sequence[str] = (), known: Judged | None = None
    ) -> tuple[Clause, ...]:
        """The clauses of a document in reading order, one for each sentence and kind; headings are context only.

        `language` is the document's (BCP 47); a block in another one is judged in its own. With an empty one the rules of all
        languages are tried where the words leave it open. `names` are those of the service and of the document: the service
        acts like "we", and an "AI" in them is no AI word. What stood in a version that is known, to this judge by the
        same names, and held no clause there is not judged again.
        """
        said = [(block, self._opened(block.text)) for block in blocks if block.kind is not BlockKind.HEADING]
        if not any(opened for _, opened in said):
            return ()
        terms = learn([block for block, _ in said], names, self._grammars(language))
        stood = self._stood(known, names, terms) if known and known.version.language == language else frozenset()
        spoken = {identity(clause.text) for clause in known.clauses} if known else set()
        found: list[Clause] = []
        before = _Before("", of_training=False)
        for block, opened in said:
            asked = opened or terms.speak_of_ai(block.text)
            if asked and not ((before.text, block) in stood and spoken.isdisjoint(map(identity, sentences(block.text)))):
                languages = self._spoken(block, language, opened, terms)
                for sentence in sentences(block.text):
                    here = tuple(self._in_sentence(sentence, block, before, languages, terms))
                    before = _Before(sentence, any(clause.kind in _OF_THE_COMPANY for clause in here))
                    found += here
            before = _Before(block.text, of_training=False)
        return tuple(found)

    def _stood(self, known: Judged, names: Sequence[str], terms: Terms) -> frozenset[tuple[str, Block]]:
        """The blocks of a known version, each behind the text of the one before it, if terms mean the same there; else none."""
        said = [block for block in known.version.blocks if block.kind is not BlockKind.HEADING]
        same = learn(said, names, self._grammars(known.version.language)) == terms
        return frozenset(zip(["", *(block.text for block in said)], said, strict=False)) if same else frozenset()

    def _gates_in(self, language: str) -> frozenset[str]:
        """The gates that no language has but this one."""
        others = {family.grammar.gate for family in self.families if family.grammar.language != language}
        return frozenset(family.grammar.gate for family in self.families) - others

    def _grammars(self, language: str) -> tuple[Grammar, ...]:
        """The grammar of a language, or of all where that is not known."""
        every = {family.grammar.language: family.grammar for family in reversed(self.families)}  # the first of each
        return (every[primary(language)],) if primary(language) in every else tuple(every.values())

    def _judge(
        self,
        text: str,
        lead: str = "",
        section: tuple[str, ...] = (),
        languages: frozenset[str] = frozenset(),
        terms: Terms = NO_TERMS,
    ) -> tuple[Verdict, ...]:
        """What a sentence is: at most one verdict of each family. With no languages given all are tried."""
        of_ai = terms.speak_of_ai(text)
        opened = frozenset() if of_ai else self._opened(text)
        asked = [
            each
            for each in self._asked
            if (not languages or each.family.grammar.language in languages) and (of_ai or each.family.grammar.gate in opened)
        ]
        if not asked:
            return ()
        said = _Said(text, unnumbered(plain(text, terms)), plain(lead, terms)[-LEAD:], _heading(section, terms), terms)
        verdicts: dict[str, Verdict] = {}
        for each in asked:
            if each.family.name not in verdicts and (verdict := _verdict(each, said)):
                verdicts[each.family.name] = verdict
        return tuple(verdicts.values())

    def _in_sentence(
        self, sentence: str, block: Block, before: _Before, languages: frozenset[str], terms: Terms
    ) -> Iterator[Clause]:
        folds, lead, section = folded(sentence), block.lead, block.section
        opening = unnumbered(folds)
        if self._refers.match(opening):
            section = (*section, before.text)
        said = terms.said_in(sentence, lead, *section)
        verdicts = self.judge(sentence, lead, section, languages, said)
        if leans := not verdicts and before.of_training:
            verdicts = self.judge(sentence, lead, section, languages, said._replace(acts=self._acts))
            leans = bool(verdicts)
        if not verdicts and self._continues.match(opening):
            lead = f"{lead} {before.text[-HEADING:]} "
            verdicts = self.judge(sentence, lead, section, languages, terms.said_in(sentence, lead, *section))
        for kind in dict.fromkeys(verdict.kind for verdict in verdicts):  # families may say the same of a sentence
            if leans and kind is Kind.GRANT:
                continue  # the sentence before has granted it already
            verdict, *others = (verdict for verdict in verdicts if verdict.kind is kind)
            yield Clause(
                kind=kind,
                text=sentence,
                fingerprint=hashlib.sha256(f"{kind}\n{identity(sentence)}".encode("utf-8", "surrogatepass")).hexdigest()[:16],
                lead=block.lead,
                section=block.section,
                rules=(*verdict.rules, *(rule for other in others for rule in other.rules)),
                language=self._language[verdict.rules[0]],
                attributes=verdict.attributes,
                marks=verdict.marks,
            )

    def _spoken(self, block: Block, language: str, opened: frozenset[str], terms: Terms) -> frozenset[str]:
        """The languages that a block may be in: its own, where that is sure, and that of the document.

        Where no other language has a rule to ask, its own is not looked for.
        """
        own = primary(language)
        if opened <= self._gates_of.get(own, frozenset()) and not terms._replace(acts=self._acts).speak_of_ai(block.text):
            return frozenset({own})
        return frozenset(filter(None, (detect(block.text[:SAMPLE]), own))) & self._languages


class _Asked(NamedTuple):
    """A family with what each of its rules seeks."""

    family: Family
    rules: tuple[tuple[Rule, Sought], ...]


class _Before(NamedTuple):
    """The sentence before, or the whole block before where a sentence is the first of its block."""

    text: str
    of_training: bool


class _Said(NamedTuple):
    """A sentence as it stands and as the rules read it, with its context as they read it."""

    text: str
    plain: str
    lead: str
    heading: str
    terms: Terms


def _either(expressions: Iterable[str]) -> re.Pattern[str]:
    """An expression that finds what one of them does; empty ones find nothing."""
    return re.compile("|".join(f"(?:{each})" for each in dict.fromkeys(filter(None, expressions))) or "(?!)")


def _heading(section: tuple[str, ...], terms: Terms) -> str:
    return " : ".join(plain(title, terms)[-HEADING:] for title in section[-HEADINGS:])


def _asked(family: Family) -> _Asked:
    def patterns(sources: Iterable[str]) -> tuple[Pattern, ...]:
        return tuple(pattern.clause(source, family.grammar.barred) for source in sources)

    rules = ((rule, Sought(patterns(rule.patterns), patterns(rule.unless))) for rule in family.rules)
    return _Asked(family, tuple(rules))


def _verdict(asked: _Asked, said: _Said) -> Verdict | None:
    """The verdict on the first piece of a sentence that has one."""
    grammar = asked.family.grammar
    for number, line in enumerate(lexicon(grammar).lines(words(said.plain), said.lead, said.heading)):
        first = next((rule for rule, sought in asked.rules if sought.holds(line)), None)
        if first is not None:
            same = [(rule, sought) for rule, sought in asked.rules if rule.kind is first.kind]
            return _explained(grammar, said, [(rule, sought) for rule, sought in same if sought.holds(line)], number)
    return None


def _explained(grammar: Grammar, said: _Said, rules: Sequence[tuple[Rule, Sought]], number: int) -> Verdict:
    """The verdict of these rules on a sentence, of which they know the piece of that number, with what made them know it."""
    kind = rules[0][0].kind
    letters, places = traced(said.text, said.terms)
    cut = len(letters) - len(unnumbered(letters))
    spoken, at = words(letters[cut:]), word_places(letters[cut:], places[cut:])
    named = [(name, (at[a][0], at[b - 1][1])) for a, b, name in lexicon(grammar).vocabulary.named(spoken)]
    lines = list(lexicon(grammar).lines(spoken, said.lead, said.heading, at))
    line = lines[min(number, len(lines) - 1)]
    found = (each.match(line) for _, sought in rules for each in sought.patterns)
    stretches = [line.place(match) for match in found if match]
    return Verdict(
        kind,
        tuple(rule.id for rule, _ in rules),
        attributes(kind, said.text, named, traits(grammar, spoken, at, said.lead), line),
        marks(said.text, named, stretches),
    )

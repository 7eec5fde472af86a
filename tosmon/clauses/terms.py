"""Learn a document's own words from its definitions: which terms are people's things, AI, others who get them, it or the reader.

    “Submissions” means any text or picture that you upload      what stands behind a term defines it
    anything you post (collectively, the “Forum Posts”)          what stands in front of it does
    Acme Inc. (“Acme”, “we”)                                     the company's names
    Inputs: the words that you type                              an entry of a list or a table

Only what is sure is learnt: a term that its definition does not settle stays what its words say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from tosmon.clauses import pattern
from tosmon.clauses.attributes import traits
from tosmon.clauses.lexicon import OTHER, Lexicon, lexicon, words
from tosmon.clauses.names import ai_names, holds_ai
from tosmon.clauses.pattern import Sought
from tosmon.clauses.plain import AI, CONTENT, NAME, PERSONAL, PROMPTS, THIRD, YOU, Terms, folded, plain
from tosmon.clauses.rule import Grammar
from tosmon.models import Block, BlockKind
from tosmon.reading.remembered import remembered

MOST, TRIED = 100, 2_000  # terms that are kept of a document, and definitions that are looked at
AROUND = 240  # characters in front of a term or behind it that may define it
TOGETHER = 8  # terms that are defined together
INTRODUCED, CLOSED = 40, 80  # characters between a bracket and the term behind it, and the bracket that closes it

_QUOTED = re.compile(r'"([^"“”«»()]{1,60})"|[“„«]\s?([^"“”„«»()]{1,60}?)\s?[”“»]')
_BETWEEN = re.compile(r"[\s,;/]{0,4}(?:\w{1,6}[\s,]{1,2})?(?:\w{1,6}\s)?")  # “Acme”, “we” or “us”
_ENTRY = re.compile(r"\W{0,3}([^\W\d_][\w'’& -]{1,40}?)\s?(?::|[–—|]| -)\s+(?=\S)")
_TERM = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w'’&+.-]*(?: (?:[^\W\d_a-zß-öø-ÿ][\w'’&+.-]*|&|\w{1,3})){0,4}"
)  # a short word may be small
# What says "means", in the languages of the grammars.
_MEANS = re.compile(
    r"[\s,]{0,3}(?:\([^()]{0,60}\)[\s,]{0,3})?(?::|=|(?:(?:shall|will|also)\s)?"
    r"(?:means?|refers?|includes?|is|are|désigne(?:nt)?|signifie(?:nt)?|comprend|bezeichne[nt]|bedeute[nt]|meint|sind|ist|significan?|designan?"
    r"|se refieren?|significano|indicano?|si intend\w+|designam?|referem?-se|betekent|verwijst|omvat)\b)",
    re.IGNORECASE,
)
_REFERS = re.compile(r"[\s,]{0,3}refer|[\s,]{0,3}mean", re.IGNORECASE)
# No definition but a reference or an example, where it stands between a bracket and a term.
_EXAMPLE = re.compile(
    r"\b(?:see|such as|like|e\.?g|i\.?e|example|including|formerly|voir|exemple|siehe|z\.? ?b|véase|ver|vedi|zie)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:collecti\w+|together|all|ensemble|collectivement|zusammen|gemeinsam|conjunt\w+|colectiv\w+)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.;!?。]\s+(?=\S)")
_COMPANY = re.compile(
    r"((?:[A-Z][\w&.'’-]{0,30}\s){0,4}[A-Z][\w&.'’-]{0,30}),? "
    r"(?:Inc|LLC|Ltd|Limited|PLC|Corp|Corporation|PBC|GmbH|AG|SE|AB|SAS|S\.A|B\.V)\.?,?\s?$"
)


class _Reading(NamedTuple):
    """How the words of a definition tell what a term is: what finds it, and what shows that they speak of something else."""

    mark: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...]


_BARRED = "we our third site means not must-not ;"
_BEHIND = (
    _Reading(
        CONTENT,
        (
            "// …6 data|personal|ai-data … you …3 give",
            "// …6 data|personal … give by|from|of …2 you",
            "// …3 your …2 data|personal",
            "// …3 you data|personal",
            "// …2 you …2 give",
        ),
        ("// …4 ai|ai-feature|site",),
    ),
    _Reading(AI, ("// …5 ai|ai-feature", "// our …4 ai|ai-feature"), ("// … data|personal|you|your|third … ai*",)),
    _Reading(THIRD, ("// …3 third", "// our …2 third"), ("// … of|by|from …2 third",)),
    _Reading(YOU, ("// …1 you .", "// …1 you , _"), ()),
)
_IN_FRONT = (
    _Reading(CONTENT, ("you …2 give …8 .", "give by|from|of …1 you …3 .", "your …2 data|personal …1 ."), ()),
    _Reading(AI, ("ai-feature …2 .", "ai …1 .", "ai …1 tech|system ."), ("your …3 .", "data|personal … .", "third … .")),
    _Reading(THIRD, ("our third …1 .", "our third ,? and …2 third …2 ."), ("and our third", "of|by|from …3 third …2 .")),
)
# What the words of a term may say by themselves, if it is to be that; and what they say of one that is that without being learnt.
_THINGS = {"data", "give"}  # one of them, in a term that its definition alone does not make sure of
_PLAIN = {OTHER, "of", "det", "and", "in", "on", "for", "by", "to", "as", "grant"}
_MAY_SAY = {
    CONTENT: _PLAIN | {"data", "your", "you", "give", "feed"},
    AI: _PLAIN | {"model", "tech", "system", "build", "improve"},
}
_SAY = {CONTENT: {"your-data", "ai-data"}, AI: {"ai", "ai-feature"}}


class _Definition(NamedTuple):
    """Terms that are defined together, with the words in front of them in a bracket or behind them."""

    terms: tuple[str, ...]
    words: str
    readings: tuple[_Reading, ...]
    direct: bool = True  # whether the words can be about nothing but the term
    listed: bool = False  # whether it is an entry without quotes


def learn(blocks: Sequence[Block], names: Sequence[str], grammars: Sequence[Grammar]) -> Terms:
    """The terms of a document in these languages.

    `names` are those of the service and of the document. The service's stands for the company, and so does each that holds "AI".
    """
    company = {*filter(holds_ai, names), *ai_names(block.text for block in blocks)}
    company.update(name for name in names[:1] if all(_says(grammar, name) == {OTHER} for grammar in grammars))
    said = (block.text for block in blocks if block.kind is not BlockKind.HEADING)
    definitions = list(islice((found for text in said for found in _definitions(text)), TRIED))
    for definition in definitions:
        company.update(name for grammar in grammars for name in _names(definition, grammar))
    known = dict.fromkeys(sorted(company)[:MOST], NAME)
    by_name = Terms(tuple(known.items()))
    for definition in definitions:
        for term, mark in _settled(definition, grammars, by_name):
            if len(known) < MOST and known.setdefault(term, mark) != mark:
                known[term] = ""  # it is defined in two ways
    return Terms(tuple(sorted((term, mark) for term, mark in known.items() if mark)))


@remembered
def _definitions(text: str) -> tuple[_Definition, ...]:
    return tuple(_defined(text))


def _defined(text: str) -> Iterator[_Definition]:
    done = 0
    for start, end, terms in _quoted(text):
        begin = max(done, start - AROUND)
        before, after = text[begin:start], text[end : end + AROUND]
        opened = before.rfind("(")
        if 0 <= len(before) - opened - 1 <= INTRODUCED and before.rfind(")") < opened and ")" in after[:CLOSED] and opened >= 0:
            if not _EXAMPLE.search(before, opened):
                own = _SENTENCE.split(before[:opened])[-1]
                yield _Definition(terms, own, _IN_FRONT, direct=_TOGETHER.search(before, opened) is not None)
        elif means := _MEANS.match(after):
            yield _Definition(terms, _SENTENCE.split(after[means.end() :])[0], _BEHIND)
        done = end
    if (entry := _ENTRY.match(text)) and _TERM.fullmatch(entry[1]):
        behind = _SENTENCE.split(text[entry.end() : entry.end() + AROUND])[0]
        yield _Definition((entry[1],), behind, _BEHIND, direct=False, listed=True)


def _quoted(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The quoted words of a text, those of one enumeration together, and where they stand."""
    if '"' not in text and "“" not in text and "«" not in text and "„" not in text:
        return
    start, end, terms = 0, 0, list[str]()
    for match in _QUOTED.finditer(text):
        if not 0 < len(terms) < TOGETHER or not _BETWEEN.fullmatch(text, end, match.start()):
            if terms:
                yield start, end, tuple(terms)
            start, terms = match.start(), []
        end = match.end()
        terms.append((match[1] or match[2]).strip(" ,.;:"))
    if terms:
        yield start, end, tuple(terms)


def _names(definition: _Definition, grammar: Grammar) -> Iterator[str]:
    """The names of the company, where they are defined together with "we"."""
    said = {term: _says(grammar, term) for term in definition.terms}
    if not any(names <= {"we", "our"} for names in said.values()) or any(names <= {"you", "your"} for names in said.values()):
        return
    if definition.readings is _BEHIND and not {"you", "your"}.isdisjoint(_says(grammar, definition.words)):
        return  # “Parties” means you and us
    company = _COMPANY.search(definition.words)
    if company and (" " in company[1] or OTHER in _says(grammar, company[1])):
        yield company[1]
    yield from (term for term in said if _TERM.fullmatch(term) and (said[term] == {OTHER} or (holds_ai(term) and " " in term)))


def _settled(definition: _Definition, grammars: Iterable[Grammar], names: Terms) -> Iterator[tuple[str, str]]:
    """The terms of a definition that it settles, each with its mark."""
    terms = [term for term in definition.terms if _TERM.fullmatch(term)]
    # Most entries of lists define nothing.
    asked = [each for each in grammars if not definition.listed or not _says(each, definition.terms[0]).isdisjoint(_THINGS)]
    said = plain(definition.words, names) if asked else ""
    for grammar in asked:
        you = any(_says(grammar, term) <= {"you", "your"} for term in definition.terms)
        mark = YOU if you else _mark(said, definition.readings, grammar)
        found = [term for term in terms if mark and _may_be(definition, grammar, term, mark)]
        if found:
            yield from ((term, _of_people(grammar, term, said) if mark == CONTENT else mark) for term in found)
            return


def _may_be(definition: _Definition, grammar: Grammar, term: str, mark: str) -> bool:
    """Whether a term can mean that, and does not say so by itself."""
    said = _says(grammar, term)
    sure = not definition.listed if mark != CONTENT else definition.direct or not said.isdisjoint(_THINGS)
    return sure and said <= _MAY_SAY.get(mark, _PLAIN) and not _speaks(grammar, term) & _SAY.get(mark, set())


@lru_cache(maxsize=4_096)
def _mark(said: str, readings: tuple[_Reading, ...], grammar: Grammar) -> str:
    """What the words of a definition are about, "" where they leave it open."""
    line = next(_definer(grammar).lines(words(said), "", ""))
    return next((reading.mark for reading in readings if _sought(reading).holds(line)), "")


@cache
def _sought(reading: _Reading) -> Sought:
    return Sought(*(tuple(pattern.phrase(source, _BARRED) for source in sources) for sources in reading[1:]))


def _of_people(grammar: Grammar, term: str, said: str) -> str:
    """The mark for people's things: what they are is said by the term itself, else by its definition."""
    for text in (folded(term), said):
        found = frozenset().union(*(names for names, _ in traits(grammar, (), (), text)))
        for trait, mark in (("data.prompts", PROMPTS), ("data.content", CONTENT), ("data.personal", PERSONAL)):
            if trait in found:
                return mark
    return CONTENT


@lru_cache(maxsize=4_096)
def _says(grammar: Grammar, term: str) -> frozenset[str]:
    """The word classes of a term."""
    return frozenset(name for _, _, name in _definer(grammar).vocabulary.named(words(folded(term))))


def _speaks(grammar: Grammar, term: str) -> set[str]:
    """The word classes of a term with phrases put together."""
    return set(next(lexicon(grammar).lines(words(folded(term)), "", "")).text.split())


@cache
def _definer(grammar: Grammar) -> Lexicon:
    """The words of a grammar and those by which people give things, without phrases: a definition has its own."""
    others = {name: said for name, said in grammar.words.items() if name != "upload"}
    give = f"{grammar.gives} {grammar.words.get('upload', '')}"
    return Lexicon(replace(grammar, phrases=(), words={"give": give, **others}))

"""Judge sentences: which kind of clause one is, and by which rules."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tosmon.clauses import pattern
from tosmon.clauses.lexicon import NAME, Gate, folded, lexicon
from tosmon.clauses.names import ai_names, holds_ai
from tosmon.clauses.pattern import Line
from tosmon.clauses.rule import Grammar, Rule
from tosmon.clauses.rules import GRAMMARS, RULES
from tosmon.models import Block, BlockKind, Clause, Kind
from tosmon.reading.emails import hidden
from tosmon.reading.text import canonical, sentences

Verdict = tuple[Kind, tuple[str, ...]]

ENGINE = "1"  # raise it when this code reads sentences in another way
FINGERPRINT = hashlib.sha256(repr((ENGINE, GRAMMARS, RULES)).encode()).hexdigest()[:16]

HEADINGS, HEADING, LEAD = 2, 400, 600  # the nearest headings that count, characters of each, characters of a lead-in's end
WINDOW, STEP, OPENING = 250, 180, 30  # words: a sentence longer than a window is judged piece by piece, each after its opening

_GATES = {grammar.language: Gate(grammar.gate) for grammar in GRAMMARS}
_GATE = Gate(" ".join(grammar.gate for grammar in GRAMMARS))
_RULES = {grammar.language: tuple(rule for rule in RULES if rule.language == grammar.language) for grammar in GRAMMARS}
_LANGUAGE = {rule.id: rule.language for rule in RULES}
_REFERS = re.compile("|".join(f"(?:{grammar.refers})" for grammar in GRAMMARS))
# "(a)", "2.3", "iv.", quotes and bullets before the first word.
_NUMBERING = re.compile(
    r"^(?:\W{0,4}(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})[.)]{1,2}|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s))\s*){1,4}|^\W+"
)


def find(blocks: Iterable[Block], language: str = "", names: Iterable[str] = ()) -> tuple[Clause, ...]:
    """The clauses of a document in reading order, one for each sentence that is one; headings are context only.

    `names` are those of the service and document: an "AI" in them is no AI word. With an empty language the rules of
    all languages are tried.
    """
    blocks = tuple(blocks)
    known = tuple(sorted({*filter(holds_ai, names), *ai_names(block.text for block in blocks)}))
    return tuple(clause for block, before in _gated(blocks) for clause in _in_block(block, before, language, known))


@lru_cache(maxsize=65_536)
def judge(
    text: str, lead: str = "", section: tuple[str, ...] = (), language: str = "", names: tuple[str, ...] = ()
) -> Verdict | None:
    """The kind of clause a sentence is with the ids of all rules that say so, or None. The same sentence is judged once."""
    plain = folded(text)
    grammars = [
        g for g in GRAMMARS if (not language or language.lower().startswith(g.language)) and _GATES[g.language].opens_for(plain)
    ]
    if not grammars:
        return None
    heading = " : ".join(_plain(title, names)[-HEADING:] for title in section[-HEADINGS:])
    text, lead = _NUMBERING.sub("", _plain(text, names)), _plain(lead, names)[-LEAD:]
    for grammar in grammars:
        for opening, piece in _pieces(text):
            verdict = _verdict(grammar, lexicon(grammar).line(piece, f"{lead} {opening}", heading))
            if verdict:
                return verdict
    return None


def _gated(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """The blocks that may hold a clause, each with the text of the block before it."""
    before = ""
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            if _GATE.opens_for(folded(block.text)):
                yield block, before
            before = block.text


def _in_block(block: Block, before: str, language: str, names: tuple[str, ...]) -> Iterator[Clause]:
    for sentence in sentences(block.text):
        section = (*block.section, before) if _REFERS.match(folded(sentence)) else block.section
        verdict = judge(sentence, block.lead, section, language, names)
        if verdict:
            kind, rules = verdict
            # Without addresses: a page that hides one from robots today and shows it tomorrow says the same.
            said = f"{kind}\n{hidden(canonical(sentence))}"
            fingerprint = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
            yield Clause(kind, sentence, fingerprint, block.lead, block.section, rules, _LANGUAGE[rules[0]])
        before = sentence


def _plain(text: str, names: tuple[str, ...]) -> str:
    """Folded text in which the names are only names."""
    for name in names:
        text = text.replace(name, NAME)
    return folded(text)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """A sentence whole, or a very long one in overlapping pieces, each with the words that open the sentence."""
    words = text.split()
    if len(words) <= WINDOW and len(text) <= WINDOW * 40:
        yield "", text
        return
    opening = " ".join(words[:OPENING])[: OPENING * 20]
    for start in range(0, len(words), STEP):
        yield opening if start else "", " ".join(word[:200] for word in words[start : start + WINDOW])


def _verdict(grammar: Grammar, line: Line) -> Verdict | None:
    """The kind of the first rule that holds, with all rules of that kind that do."""
    first = next((rule for rule in _RULES[grammar.language] if _holds(rule, line, grammar.barred)), None)
    if first is None:
        return None
    same = (rule for rule in _RULES[grammar.language] if rule.kind is first.kind)
    return first.kind, tuple(rule.id for rule in same if rule is first or _holds(rule, line, grammar.barred))


def _holds(rule: Rule, line: Line, barred: str) -> bool:
    return any(pattern.clause(source, barred).found_in(line) for source in rule.patterns) and not any(
        pattern.clause(source, barred).found_in(line) for source in rule.unless
    )

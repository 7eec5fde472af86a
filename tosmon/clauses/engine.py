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
from tosmon.clauses.rule import Family, Rule
from tosmon.models import Block, BlockKind, Clause, Kind
from tosmon.reading.emails import hidden
from tosmon.reading.language import detect, primary
from tosmon.reading.text import canonical, sentences

Verdict = tuple[Kind, tuple[str, ...]]  # the kind of a sentence, and the ids of all rules that say so

ENGINE = "2"  # raise it when this code reads sentences in another way

HEADINGS, HEADING, LEAD = 2, 400, 600  # the nearest headings that count, characters of each, characters of a lead-in's end
WINDOW, STEP, OPENING = 250, 180, 30  # words: a sentence longer than a window is judged piece by piece, each after its opening
KEPT = 65_536  # sentences whose verdicts are kept

# "(a)", "2.3", "iv.", quotes and bullets before the first word.
_NUMBERING = re.compile(
    r"^(?:\W{0,4}(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,5})[.)]{1,2}|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s))\s*){1,4}|^\W+"
)


class Rulebook:
    """Families of rules that are asked together.

    `fingerprint` is another one whenever a rule, a word or this code is, so that what was judged by it can be judged again.
    """

    def __init__(self, families: Iterable[Family]) -> None:
        self.families = tuple(families)
        self.rules = tuple(rule for family in self.families for rule in family.rules)
        self.fingerprint = hashlib.sha256(repr((ENGINE, self.families)).encode()).hexdigest()[:16]
        self._languages = frozenset(family.grammar.language for family in self.families)
        self._gate = Gate(" ".join(family.grammar.gate for family in self.families))
        self._gates = [(family, Gate(family.grammar.gate)) for family in self.families]
        self._refers = re.compile("|".join(f"(?:{family.grammar.refers})" for family in self.families if family.grammar.refers))
        self._language = {rule.id: rule.language for rule in self.rules}
        self.judge = lru_cache(maxsize=KEPT)(self._judge)

    def find(self, blocks: Iterable[Block], language: str = "", names: Iterable[str] = ()) -> tuple[Clause, ...]:
        """The clauses of a document in reading order, one for each sentence and kind; headings are context only.

        `language` is the document's (BCP 47); a block in another one is judged in its own. With an empty one the rules of all
        languages are tried where the words leave it open. `names` are those of the service and document: an "AI" in them is no
        AI word.
        """
        blocks = tuple(blocks)
        known = tuple(sorted({*filter(holds_ai, names), *ai_names(block.text for block in blocks)}))
        return tuple(clause for block, before in self._gated(blocks) for clause in self._in_block(block, before, language, known))

    def _judge(
        self,
        text: str,
        lead: str = "",
        section: tuple[str, ...] = (),
        languages: frozenset[str] = frozenset(),
        names: tuple[str, ...] = (),
    ) -> tuple[Verdict, ...]:
        """What a sentence is: at most one verdict of each family. With no languages given all are tried."""
        plain = folded(text)
        families = [
            family
            for family, gate in self._gates
            if (not languages or family.grammar.language in languages) and gate.opens_for(plain)
        ]
        if not families:
            return ()
        heading = " : ".join(_plain(title, names)[-HEADING:] for title in section[-HEADINGS:])
        text, lead = _NUMBERING.sub("", _plain(text, names)), _plain(lead, names)[-LEAD:]
        verdicts: dict[str, Verdict] = {}
        for family in families:
            if family.name not in verdicts and (verdict := _verdict(family, text, lead, heading)):
                verdicts[family.name] = verdict
        return tuple(verdicts.values())

    def _gated(self, blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
        """The blocks that may hold a clause, each with the text of the block before it."""
        before = ""
        for block in blocks:
            if block.kind is not BlockKind.HEADING:
                if self._gate.opens_for(folded(block.text)):
                    yield block, before
                before = block.text

    def _in_block(self, block: Block, before: str, language: str, names: tuple[str, ...]) -> Iterator[Clause]:
        languages = self._spoken(block, language)
        for sentence in sentences(block.text):
            section = (*block.section, before) if self._refers.match(folded(sentence)) else block.section
            verdicts = self.judge(sentence, block.lead, section, languages, names)
            for kind in dict.fromkeys(kind for kind, _ in verdicts):  # families may say the same of a sentence
                rules = tuple(rule for same, ids in verdicts if same is kind for rule in ids)
                # Without addresses: a page that hides one from robots today and shows it tomorrow says the same.
                said = f"{kind}\n{hidden(canonical(sentence))}"
                fingerprint = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
                yield Clause(kind, sentence, fingerprint, block.lead, block.section, rules, self._language[rules[0]])
            before = sentence

    def _spoken(self, block: Block, language: str) -> frozenset[str]:
        """The languages that a block may be in: its own, where that is sure, and that of the document."""
        return frozenset(filter(None, (detect(block.text), primary(language)))) & self._languages


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


def _verdict(family: Family, text: str, lead: str, heading: str) -> Verdict | None:
    """The verdict on the first piece of a sentence that has one."""
    for opening, piece in _pieces(text):
        line = lexicon(family.grammar).line(piece, f"{lead} {opening}", heading)
        first = next((rule for rule in family.rules if _holds(rule, line, family.grammar.barred)), None)
        if first is not None:
            same = (rule for rule in family.rules if rule.kind is first.kind)
            return first.kind, tuple(rule.id for rule in same if rule is first or _holds(rule, line, family.grammar.barred))
    return None


def _holds(rule: Rule, line: Line, barred: str) -> bool:
    return any(pattern.clause(source, barred).found_in(line) for source in rule.patterns) and not any(
        pattern.clause(source, barred).found_in(line) for source in rule.unless
    )

"""Judge sentences: which kind of clause one is, by which rules."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tosmon.clauses import pattern
from tosmon.clauses.lexicon import BAR, folded, lexicon
from tosmon.clauses.rule import Grammar, Rule
from tosmon.clauses.rules import GRAMMARS, RULES
from tosmon.models import Block, BlockKind, Clause, Kind
from tosmon.reading.text import canonical, sentences

Verdict = tuple[Kind, tuple[str, ...]]


@lru_cache(maxsize=65_536)
def judge(
    text: str, lead: str = "", section: tuple[str, ...] = (), language: str = "", names: tuple[str, ...] = ()
) -> Verdict | None:
    for n in names:
        text = text.replace(n, "§")
        lead = lead.replace(n, "§")
    text, lead, heading = folded(text), folded(lead), folded(" . ".join(h[:120] for h in section[-2:]))
    for grammar in GRAMMARS:
        if lexicon(grammar).gate.search(text):
            line = lexicon(grammar).line(text, lead, heading)
            v = verdict(grammar, line)
            if v:
                return v
    return None


def verdict(grammar, line):
    won = None
    ids = []
    for rule in RULES:
        if rule.language != grammar.language or (won and rule.kind != won):
            continue
        if holds(rule, grammar, line):
            won = rule.kind
            ids.append(rule.id)
    return (won, tuple(ids)) if won else None


def holds(rule, grammar, line):
    return any(pattern.clause(p, grammar.barred).search(line) for p in rule.patterns) and not any(
        pattern.clause(p, grammar.barred).search(line) for p in rule.unless
    )


_AI_NAME = re.compile(
    r"\b([A-Z][\w&.-]{1,30}) AI(?=(?:['’]s|,? (?:Inc|LLC|Ltd|SAS|Corp|GmbH|Limited)\b| (?:will|may|does|shall|is|has|provides|collects|uses|reserves|grants|and its|on behalf)\b| ?\())"
)
_COMMON = frozenset(
    "Generative Responsible The Our Your Of Conversational Use Using Agentic General And Or For To With By In An These Such This Any".split()
)


def ai_names(texts):
    """Names of companies that hold the letters AI, as a document shows them: "Acme AI will", "Acme AI's"."""
    return tuple(sorted({f"{m[1]} AI" for t in texts if " AI" in t for m in _AI_NAME.finditer(t) if m[1] not in _COMMON}))


def find(blocks, language="", names=()):
    out = []
    blocks = tuple(blocks)
    gates = [lexicon(g).gate for g in GRAMMARS]
    names = tuple(sorted({*names, *ai_names(b.text for b in blocks)}))
    prev = ""
    for b in blocks:
        if b.kind is BlockKind.HEADING:
            continue
        f = folded(b.text)
        if not any(g.search(f) for g in gates):
            prev = b.text[-400:]
            continue
        for s in sentences(b.text):
            lead = b.lead
            if re.match(r"(?i)in (such|this|that) (a )?case", s):
                lead = (lead + " " + prev[-400:]).strip()
            v = judge(s, lead, b.section, language, tuple(names))
            prev = s
            if v:
                out.append(Clause(v[0], s, "", b.lead, b.section, v[1], language))
    return tuple(out)

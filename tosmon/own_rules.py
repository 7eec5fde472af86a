"""The rules that users write themselves: TOML in the same form as ours, read into families of their own.

Whatever stands in such a file, ours judge as before, and no page can make its rules run away: `COST` bounds what they do
for each word of a text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from tosmon import clauses
from tosmon.clauses import Example, Family, Grammar, Rule, Rulebook
from tosmon.clauses.lexicon import BAR, END, HEADED, OTHER
from tosmon.clauses.plain import folded
from tosmon.declarations import Table, read, shown, suggest
from tosmon.errors import ConfigError
from tosmon.models import Kind
from tosmon.settings import ClauseSettings

LARGEST = 256_000  # bytes of a file
MOST_WORDS = 500  # entries of [words]
LONGEST_ENTRY = 8  # words of one of them
LONGEST_PATTERN = 40  # words
COST = 2_000  # of all patterns of a file together

RULE_KEYS = ("id", "kind", "title", "reason", "language", "patterns", "unless", "matches", "passes")

_NAMED = frozenset({"we", "our"})
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ENTRY = re.compile(r"[^\W_]+(?:['_][^\W_]+)*\*?")
_GAP = re.compile(r"…(\d{0,2})")
_MARKS = (BAR, HEADED, END, OTHER)


def rulebook(settings: ClauseSettings) -> Rulebook:
    """What the config asks for: training, the families it names and the rules of its files. Raises ConfigError."""
    return clauses.rulebook(settings.families, own_families(settings.rules))


def own_families(files: Iterable[tuple[str, Path]]) -> tuple[Family, ...]:
    """One family for each file and language; a file is given by what the config calls it, and where it is. Raises ConfigError."""
    families: list[Family] = []
    owners = {rule.id: "tosmon" for family in clauses.FAMILIES for rule in family.rules}
    for name, path in files:
        families += _families(name, _read(path), owners)
    return tuple(families)


def _read(path: Path) -> Table:
    try:
        if path.stat().st_size > LARGEST:
            raise ConfigError(f"{path}: has more than {LARGEST // 1000} kB; spread the rules over several files")
        return read(path, {})
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: there is no such file of rules; correct its name, or `rules` in [clauses]") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); make it a file that you may read") from error


def _families(name: str, table: Table, owners: dict[str, str]) -> Iterator[Family]:
    """The families of one file; `owners` gives each id the file that has it, and is added to."""
    table.expect(("words", "rules"))
    words = _words(table.table("words"))
    declared = table.tables("rules")
    if not declared:
        table.fail("rules", "is missing; write [[rules]] with an id, a kind, patterns, matches and passes")
    found = [_rule(each, words, owners, table.source) for each in declared]
    if (cost := sum(_cost(source) for rule in found for source in (*rule.patterns, *rule.unless))) > COST:
        table.fail(
            "rules", f"cost {cost:,} steps for each word of a text, of at most {COST:,}; shorten the gaps (…N) or their number"
        )
    for language, rules in groupby(sorted(found, key=_language), key=_language):
        own = tuple(rules)
        yield Family(f"own: {name}", _grammar(language, words, own), own)


def _words(table: Table) -> dict[str, str]:
    """Word classes as a grammar has them, from arrays of words or short phrases."""
    words = {name: " ".join(_entries(table, name)) for name in table.values}
    if (count := sum(len(entries.split()) for entries in words.values())) > MOST_WORDS:
        raise ConfigError(
            f"{table.source}: words has {count:,} words, of at most {MOST_WORDS}; spread the rules over several files"
        )
    return words


def _entries(table: Table, name: str) -> Iterator[str]:
    if not _NAME.fullmatch(name) and not any(name in base.words for base in _bases().values()):
        table.fail(shown(name), "is no name for a class of words; use small letters, digits and hyphens")
    for number, said in enumerate(table.texts(name), 1):
        entry = re.sub(r"[\s.-]+", "_", folded(said.strip()))
        if not _ENTRY.fullmatch(entry) or entry.count("_") >= LONGEST_ENTRY:
            table.fail(
                f"{name}[{number}]",
                f"is {shown(said)}; write a word, or up to {LONGEST_ENTRY} in a row, with a * for any ending where need be",
            )
        yield entry


def _rule(table: Table, words: dict[str, str], owners: dict[str, str], source: str) -> Rule:
    name = table.text("id")
    if not _NAME.fullmatch(name):
        table.fail("id", f"is {shown(name)}; use small letters, digits and hyphens")
    if name in owners:
        table.fail("id", f"is {shown(name)}, which is the id of another rule of {owners[name]}; give each rule an id of its own")
    owners[name] = source
    table = replace(table, path=f'{table.path} "{name}"')  # so that every error names the rule
    table.expect(RULE_KEYS)
    language = table.text("language", "en")
    if language not in _bases():
        table.fail("language", f"is {shown(language)}; there are rules in {', '.join(_bases())}")
    known = {*_MARKS, *words, *_bases()[language].words, *_phrases(_bases()[language])}
    return Rule(
        id=name,
        title=table.text("title"),
        kind=_kind(table),
        language=language,
        reason=table.text("reason"),
        patterns=_patterns(table, "patterns", known),
        unless=_patterns(table, "unless", known) if "unless" in table else (),
        matches=_examples(table, "matches", "must flag"),
        passes=_examples(table, "passes", "must not flag, though they look alike"),
    )


def _kind(table: Table) -> Kind:
    value = table.text("kind")
    if value not in {each.value for each in Kind}:
        table.fail("kind", f"is {shown(value)}; {suggest(value, Kind) or 'write one of ' + ', '.join(Kind)}")
    return Kind(value)


def _examples(table: Table, key: str, purpose: str) -> tuple[Example, ...]:
    found = table.entries(key)
    if not found:
        table.fail(key, f"is empty; give at least one sentence that the rule {purpose}")
    return tuple(Example(each) if isinstance(each, str) else _in_a_list(each) for each in found)


def _in_a_list(table: Table) -> Example:
    table.expect(("lead", "text"))
    return Example(table.text("text"), table.text("lead", ""))


def _patterns(table: Table, key: str, known: set[str]) -> tuple[str, ...]:
    found = tuple(source.replace("...", "…") for source in table.texts(key))  # people write three dots
    if not found:
        table.fail(key, "is empty; give at least one pattern")
    for number, source in enumerate(found, 1):
        problem = _problem(source, known)
        if problem:
            table.fail(f"{key}[{number}]", f"is {shown(source)}, {problem}")
    return found


def _problem(source: str, known: set[str]) -> str:
    """What is wrong with a pattern; "" where nothing is."""
    words = source.split()
    if len(words) > LONGEST_PATTERN:
        return f"which has {len(words)} words, of at most {LONGEST_PATTERN}; write several patterns"
    for word in words:
        for name in _Piece.of(word).names:
            start = name.removesuffix("*")
            if name not in known and not (name != start and any(each.startswith(start) for each in known)):
                return f"in which {shown(name)} is no class of words; {suggest(start, known) or 'add it to [words]'}"
    if _Piece.of(words[0]).gap or _Piece.of(words[-1]).gap:
        return "which begins or ends with a gap; a gap stands between two words"
    if all(_Piece.of(word).optional or _Piece.of(word).gap or word in _MARKS for word in words):
        return "which any sentence has; let it name a class of words without a question mark"
    return ""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word of a pattern: the classes it may be, whether it may be left out, how many ways there are to take it."""

    names: tuple[str, ...] = ()
    optional: bool = False
    gap: bool = False
    tries: int = 1

    @staticmethod
    def of(word: str) -> _Piece:
        if word == ">>":
            return _Piece(gap=True)
        if gap := _GAP.fullmatch(word):
            return _Piece(gap=True, tries=int(gap[1] or 0) + 1)
        optional = len(word) > 1 and word.endswith("?")
        names = tuple(word.removesuffix("?").split("|") if optional else word.split("|"))
        several = len(names) if len(set(names)) < len(names) or any("*" in name for name in names) else 1
        return _Piece(names, optional, tries=several * (2 if optional else 1))


def _cost(source: str) -> int:
    """How many steps a pattern takes at most for each word of a text.

    What stands between two gaps without a number is tried at every word in all its ways, and never again (see
    `tosmon.clauses.pattern`).
    """
    stretches: list[list[int]] = [[1]]
    for word in source.split():
        if word in {"…", ">>"}:
            stretches.append([1])
        stretches[-1].append(_Piece.of(word).tries)
    return sum(math.prod(tries) for tries in stretches)


def _grammar(language: str, words: dict[str, str], rules: tuple[Rule, ...]) -> Grammar:
    """The language's grammar with the file's words, which go before its own."""
    base = _bases()[language]
    stems = [entry for entries in words.values() for entry in entries.split()]
    kept = {name: " ".join(entry for entry in said.split() if not _covered(entry, stems)) for name, said in base.words.items()}
    merged = {name: f"{own} {kept.get(name, '')}" for name, own in words.items()}
    merged |= {name: said for name, said in kept.items() if name not in words}
    return replace(base, words=merged, gate=_gate(rules, merged, _phrases(base)), refers="")


def _covered(entry: str, own: Iterable[str]) -> bool:
    """Whether one of a user's entries stands for all that an entry of the language does."""
    return any(
        entry == each or (each.endswith("*") and entry.count("_") == each.count("_") and entry.rstrip("*").startswith(each[:-1]))
        for each in own
    )


def _gate(rules: Iterable[Rule], words: dict[str, str], phrases: set[str]) -> str:
    """Words of which a sentence must have one, since every pattern ends in it; `*`, which all have, where that is unsure."""
    needed = {word for rule in rules for source in rule.patterns for word in _last_words(source, words, phrases)}
    return "*" if "*" in needed else " ".join(sorted(needed))


def _last_words(source: str, words: dict[str, str], phrases: set[str]) -> Iterator[str]:
    pieces = [_Piece.of(word) for word in reversed(source.split()) if word != END]
    last = next(piece for piece in pieces if piece.gap or not piece.optional)
    for name in last.names or ("",):
        every = (*words, *phrases)
        names = [each for each in every if each.startswith(name[:-1])] if name.endswith("*") else [name]
        if any(each in phrases or each in _MARKS or each not in words for each in names):
            yield "*"  # words of other classes make it
            return
        if not _NAMED.isdisjoint(names):
            yield "*"  # the company's name stands for it too
            return
        for entry in (entry for each in names for entry in words[each].split()):
            yield f"*{entry.rstrip('*').split('_')[0]}*"


def _bases() -> dict[str, Grammar]:
    """The grammar of each language there are rules in."""
    return {family.grammar.language: family.grammar for family in clauses.FAMILIES if family.name == clauses.ALWAYS}


def _phrases(grammar: Grammar) -> set[str]:
    return {name for phrase in grammar.phrases for name in phrase.name.split()}


def _language(rule: Rule) -> str:
    return rule.language

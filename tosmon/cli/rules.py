"""The clause rules, ours and the user's: `tosmon rules` lists them, shows one, and puts them to the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli.exits import Exit
from tosmon.cli.session import Session, inert, write
from tosmon.errors import ConfigError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.clauses import Example, Family, Rule
    from tosmon.clauses.proof import Failure


def rules(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]|FILE...", help="Show this rule whole; with --test, files of rules.")
    ] = None,
    test: Annotated[bool, typer.Option("--test", help="Judge the sentences of all rules, or of those in files.")] = False,
) -> None:
    """List the clause rules, show one with its reason and its examples, or test them by their examples.

    Families that the config does not name are marked "off", the rules of its files "own". A failed test ends with exit code 2.
    Example: tosmon rules en-grant-use-to-train
    """
    from tosmon.own_rules import own_families

    names = names or []
    if test and names:
        _test(own_families((name, Path(name)) for name in names))
        return
    if len(names) > 1:
        raise ConfigError(f"{len(names)} rules are asked for; give one ID, or --test to test files")
    settings = Session.of(context).config().clauses
    families = _families(own_families(settings.rules))
    if test:
        _test(families)
    elif names:
        write(_shown(*_named(families, names[0]), settings.families))
    else:
        write("\n".join(_listed(families, settings.families)))


def _families(own: tuple[Family, ...]) -> tuple[Family, ...]:
    from tosmon.clauses import FAMILIES

    return (*FAMILIES, *own)


def _listed(families: tuple[Family, ...], asked: tuple[str, ...]) -> Iterator[str]:
    width = max(len(rule.id) for family in families for rule in family.rules)
    for family in families:
        mark = _mark(family, asked)
        for rule in family.rules:
            yield inert(f"{rule.id:{width}}  {rule.kind.value:11}  {mark:3}  {rule.title}")


def _mark(family: Family, asked: tuple[str, ...]) -> str:
    """Whether a family is asked ("on"), not named by the config ("off") or written by the user ("own")."""
    from tosmon.clauses import ALWAYS, FAMILIES

    if family not in FAMILIES:
        return "own"
    return "on" if family.name in {ALWAYS, *asked} else "off"


def _named(families: tuple[Family, ...], name: str) -> tuple[Family, Rule]:
    from tosmon.declarations import suggest

    known = {rule.id: (family, rule) for family in families for rule in family.rules}
    if name not in known:
        raise ConfigError(f'no rule "{name}"; {suggest(name, known) or "`tosmon rules` lists them"}')
    return known[name]


def _shown(family: Family, rule: Rule, asked: tuple[str, ...]) -> str:
    mark = _mark(family, asked)
    off = f'; off, until [clauses] has families = ["{family.name}"]' * (mark == "off")
    lines = [
        rule.id,
        rule.title,
        f"kind {rule.kind.value}, family {family.name}, language {rule.language}{off}",
        "",
        rule.reason,
        "",
        "Looks for any of:",
        *(f"  {source}" for source in rule.patterns),
        *(["", "Unless there is:", *(f"  {source}" for source in rule.unless)] if rule.unless else []),
        "",
        "Flags, for example:",
        *map(_example, rule.matches),
        "",
        "Passes, for example:",
        *map(_example, rule.passes),
    ]
    return "\n".join(map(inert, lines))


def _test(families: tuple[Family, ...]) -> None:
    """Say what does not hold. Ends with exit code 2 where anything does not: whoever runs such rules runs a wrong config."""
    from tosmon.clauses.proof import failures
    from tosmon.reports.wording import count

    failed = list(failures(families))
    for failure in failed:
        write("\n".join(map(inert, _told(failure))) + "\n")
    found = [rule for family in families for rule in family.rules]
    proofs = sum(len(rule.matches) + len(rule.passes) for rule in found)
    said = f"{count(len(found), 'rule')}, {count(proofs, 'sentence')}: "
    write(said + (f"{len(failed)} do not hold." if failed else "all hold."))
    if failed:
        raise typer.Exit(Exit.USAGE)


def _told(failure: Failure) -> Iterator[str]:
    yield f"{failure.rule.id} must {'flag' if failure.must_flag else 'pass'}:"
    yield _example(failure.example)
    if failure.verdict:
        yield f"  is judged {failure.verdict.kind.value} by {', '.join(failure.verdict.rules)}"
    else:
        yield "  is judged no clause"
    yield f"  is read as {failure.line}"


def _example(example: Example) -> str:
    return f"  {example.lead} ... {example.text}" if example.lead else f"  {example.text}"

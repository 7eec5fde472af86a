"""Since when a sentence stands there: `tosmon blame`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli.options import Data
from tosmon.cli.session import Session, screen, write, write_data
from tosmon.cli.stored import Key, key_named, versions_of
from tosmon.errors import ConfigError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.standing import Standing


def blame(
    context: typer.Context,
    key: Key,
    phrase: Annotated[
        str, typer.Option("--phrase", metavar="TEXT", help="Any sentence with these words, those that are gone too.")
    ] = "",
    output: Annotated[Data, typer.Option("--format", help="For reading, or as data.")] = Data.TEXT,
) -> None:
    """Tell since when each AI clause, or each sentence with a phrase, stands there without a break, and when it first did.

    Example: tosmon blame soundcloud/terms-of-service --phrase "machine learning"
    """
    from tosmon.reports.blame import data, text

    found = _found(context, key, phrase)
    if output is not Data.TEXT:
        write_data(map(data, found), output)
    elif found:
        write(text(found, screen()))
    else:
        write(f'"{phrase}" never stood there.' if phrase else "No clause stands there.")


def _found(context: typer.Context, key: str, phrase: str) -> list[Standing]:
    from tosmon.standing import of_clauses, of_phrase, standings

    session = Session.of(context)
    config = session.config()
    rulebook = session.rulebook(config)
    if phrase and not phrase.strip():
        raise ConfigError('--phrase " " holds no words; give some that stand in the sentence')
    with session.store(config, create=False) as store:
        name = key_named(store, key)
        document = store.documents()[name]
        versions = versions_of(store, name)
        known = standings(versions)
        if phrase:
            return list(of_phrase(known, phrase))
        last = store.version(name)
    return list(of_clauses(known, rulebook.find(last.blocks, last.language, (document.service, document.name))))

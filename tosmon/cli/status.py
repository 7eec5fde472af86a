"""How every document stands: `tosmon status`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli.exits import Exit
from tosmon.cli.options import Data, age
from tosmon.cli.session import Session, inert, say, write, write_data

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.config import Config
    from tosmon.ports import StatusRow
    from tosmon.reports.status import Stand
    from tosmon.store import SqlStore

UNVERIFIED = 3  # days after which a document is marked, where the config asks for no reminders


def status(
    context: typer.Context,
    max_age: Annotated[
        str, typer.Option("--max-age", metavar="AGE", help="End with 3 if a document was not verified within it: 12h, 3d, 2w.")
    ] = "",
    output: Annotated[Data, typer.Option("--format", help="A table, or the documents as data.")] = Data.TEXT,
) -> None:
    """Show how each document stands: last checked, last changed, failing or held since when, clauses by kind.

    A document is verified when its page came and was believed. With --max-age, those of the config that were not verified
    within that age, or never, are named on stderr. A document is unstable while it keeps going back to texts that it had before,
    such as those of two regions.

    Example: tosmon status --format jsonl
    """
    from tosmon.reports.status import data, text, unverified

    session = Session.of(context)
    config, now = session.config(), datetime.now(UTC)
    longest = age(max_age) if max_age else timedelta(days=config.health.remind_after or UNVERIFIED)
    with session.store(config, create=False) as store:
        stands = list(_stands(store, config, now, longest, unseen=bool(max_age)))
    if output is Data.TEXT:
        write(text(stands, now))
    else:
        write_data(map(data, stands), output)
    if not max_age:
        return
    stale = [stand.row for stand in stands if stand.stale]
    for row in stale:
        say(f"{row.key}: {unverified(row, now)}{f': {row.reason}' if row.reason else ''}")
    if stale:
        raise typer.Exit(Exit.UNCHECKED)


def _stands(store: SqlStore, config: Config, now: datetime, longest: timedelta, *, unseen: bool) -> Iterator[Stand]:
    """What is stored; and those that the config asks for and were never checked, where they are wanted."""
    from tosmon.config import documents
    from tosmon.ports import StatusRow
    from tosmon.reports.status import Stand

    declared = {document.key: document for document in documents(config)}
    rows = store.status()
    if unseen:
        for key in declared.keys() - {row.key for row in rows}:
            document, never = declared[key], (None,) * 5
            rows.append(StatusRow(key, document.service, document.name, document.url, 0, *never, "", {}))
    for row in sorted(rows, key=lambda row: row.key):
        # What the config does not ask for any more is verified by nobody, and nobody waits for it.
        stale = row.key in declared and (row.last_good is None or now - row.last_good > longest)
        yield Stand(row, row.key in declared, stale, _difference(store, row) if row.variants else "")


def _difference(store: SqlStore, row: StatusRow) -> str:
    """In what the two newest variants of a document that alternates differ."""
    from tosmon.diff import diff
    from tosmon.reports.wording import change_summary

    now, other = (store.version(row.key, number) for number in row.variants[:2])
    change = diff(other, now)
    sentences = [*change.added, *(each.after for each in change.reworded), *change.removed]
    example = f', such as "{inert(sentences[0].text):.80}"' if sentences else ""
    return f"{len(row.variants)} variants; version {now.number} beside {other.number}: {change_summary(change)}{example}"

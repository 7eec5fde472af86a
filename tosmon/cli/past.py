"""What documents said: `tosmon history`, `show`, `diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli.reading import snapshot_of
from tosmon.cli.session import Session, inert, screen, write
from tosmon.cli.stored import key_named
from tosmon.errors import ConfigError, DocumentError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.models import StatedDate, Version
    from tosmon.store import SqlStore

LAST = 2**31 - 1  # the highest number of a version a database can hold

Key = Annotated[str, typer.Argument(metavar="SERVICE/DOCUMENT", help="A document's slugs, as `tosmon status` shows them.")]


def history(context: typer.Context, key: Key) -> None:
    """List the versions of a document, oldest first, with the clauses in each and the dates it states of itself.

    A version keeps its number: one that was imported later has a higher number than those after it.

    Example: tosmon history soundcloud/terms-of-service
    """
    from tosmon.reports.wording import stated

    session = Session.of(context)
    with session.store(session.config(), create=False) as store:
        name = key_named(store, key)
        rows = store.versions(name)
        dates = [row.stated if row.stated is not None else _dates(store.version(name, row.number)) for row in rows]
    lines = [f"{'version':>7}  {'observed (UTC)':16}  {'characters':>10}  {'clauses':>7}"]
    said: dict[str, int] = {}
    for row, found in zip(rows, dates, strict=True):
        again = [f"says again what {said[row.sha256]} said"] if row.sha256 in said else []
        notes = ", ".join([*stated(found), *again, *["read again"] * row.technical])
        said[row.sha256] = row.number
        lines.append(f"{row.number:7}  {row.observed_at:%Y-%m-%d %H:%M}  {row.size:10,}  {row.clauses:7}  {notes}".rstrip())
    write("\n".join(lines))


def _dates(version: Version) -> tuple[StatedDate, ...]:
    from tosmon.reading.dates import stated_dates

    return stated_dates(version.blocks, version.language)


def show(
    context: typer.Context,
    key: Key,
    number: Annotated[int | None, typer.Argument(metavar="VERSION", help="The last one by default.")] = None,
) -> None:
    """Show the text of one version of a document, below a line of when it was seen and the dates it states of itself.

    Example: tosmon show soundcloud/terms-of-service 3
    """
    from tosmon.reading.dates import stated_dates
    from tosmon.reading.rendering import as_text
    from tosmon.reports.wording import day, stated

    session = Session.of(context)
    with session.store(session.config(), create=False) as store:
        version = _version(store, key_named(store, key), number)
    dates = stated(stated_dates(version.blocks, version.language))
    write(", ".join([f"version {version.number}", f"seen {day(version.observed_at)}", *dates]) + "\n")
    write("\n".join(map(inert, as_text(version.blocks).split("\n"))))


def diff(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="SERVICE/DOCUMENT|FILE", help="A document's slugs, or an older file.")],
    old: Annotated[
        str, typer.Argument(metavar="OLD|FILE", help="A version's number, or the newer file; the last but one by default.")
    ] = "",
    new: Annotated[int | None, typer.Argument(metavar="NEW", help="A version's number; the last one by default.")] = None,
) -> None:
    """Show what changed between two versions of a document, or between two files, by sentences.

    Example: tosmon diff soundcloud/terms-of-service 2 3
    """
    from tosmon.diff import diff as compare
    from tosmon.reports.text import change as shown

    if Path(key).is_file():
        if not old:
            raise ConfigError(f"{key} is a file: give two to compare, first the older and then the newer one")
        before, after = _read_file(Path(key)), _read_file(Path(old))
    else:
        before, after = _stored(Session.of(context), key, old, new)
    write(shown(compare(before, after), screen()))


def _version(store: SqlStore, key: str, number: int | None) -> Version:
    """One version, the last one by default. Raises StoreError for an unknown one, ConfigError where there can be none."""
    if number is not None and not 0 < number <= LAST:
        raise ConfigError(f"no version {number} of {key} is stored; `tosmon history {key}` lists them")
    return store.version(key, number)


def _stored(session: Session, key: str, old: str, new: int | None) -> tuple[Version, Version]:
    with session.store(session.config(), create=False) as store:
        key = key_named(store, key)
        after = _version(store, key, new)
        numbers = [row.number for row in store.versions(key)]
        place = numbers.index(after.number)
        if not old and not place:
            raise ConfigError(f"{key} has no version before {after.number}, so there is nothing to compare")
        if old and not (old.isdecimal() and len(old) <= 20):
            raise ConfigError(f'"{old}" is no number of a version; `tosmon history {key}` lists them')
        return _version(store, key, int(old) if old else numbers[place - 1]), after


def _read_file(path: Path) -> Version:
    from tosmon.models import Document
    from tosmon.reading import read

    try:
        snapshot = snapshot_of(path)
    except DocumentError as error:
        raise ConfigError(str(error)) from error
    return read(snapshot, Document("", "", str(path)))

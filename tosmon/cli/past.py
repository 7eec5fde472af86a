"""What documents said: `tosmon history`, `show`, `diff`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli.options import Compared, Data
from tosmon.cli.reading import snapshot_of
from tosmon.cli.session import Session, inert, screen, write, write_bytes, write_data
from tosmon.cli.stored import Key, key_named, number_at, number_named
from tosmon.errors import ConfigError, DocumentError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.models import StatedDate, Version
    from tosmon.ports import VersionRow
    from tosmon.reports.diffs import Comparison
    from tosmon.store import SqlStore


def history(
    context: typer.Context,
    key: Key,
    output: Annotated[Data, typer.Option("--format", help="A table, or the versions as data.")] = Data.TEXT,
) -> None:
    """List the versions of a document, oldest first: when each was seen, its size, its clauses and the dates it states of itself.

    A version keeps its number: one that was imported later has a higher number than those after it.

    Example: tosmon history soundcloud/terms-of-service
    """
    from tosmon.reports.history import Line, data, text

    session = Session.of(context)
    with session.store(session.config(), create=False) as store:
        name = key_named(store, key)
        ledger = store.ledger(name)
        lines = []
        for row in store.versions(name):
            stood = (entry for entry in ledger if entry.stood(row.observed_at))
            lines.append(Line(row, Counter(entry.clause.kind for entry in stood), _stated(store, name, row)))
    if output is Data.TEXT:
        write(text(lines))
    else:
        write_data(map(data, lines), output)


def _stated(store: SqlStore, key: str, row: VersionRow) -> tuple[StatedDate, ...]:
    from tosmon.reading.dates import stated_dates

    if row.stated is not None:
        return row.stated
    version = store.version(key, row.number)
    return stated_dates(version.blocks, version.language)


def show(
    context: typer.Context,
    key: Key,
    number: Annotated[str, typer.Argument(metavar="VERSION", help="Its number; the last one by default.")] = "",
    at: Annotated[
        str, typer.Option("--at", metavar="DATE", help="What stood there at the end of that day, or at a time (UTC).")
    ] = "",
    raw: Annotated[bool, typer.Option("--raw", help="The page it was read from, byte for byte as it came.")] = False,
) -> None:
    """Show the text of one version of a document, below a line of when it was seen and the dates it states of itself.

    Example: tosmon show soundcloud/terms-of-service --at 2024-02-12
    """
    from tosmon.reading.rendering import as_text
    from tosmon.reports.diffs import Side

    if number and at:
        raise ConfigError(f"a version ({number}) and --at {at} name two things; give one of them")
    session = Session.of(context)
    with session.store(session.config(), create=False) as store:
        name = key_named(store, key)
        wanted = number_at(store, name, at) if at else number_named(store, name, number) if number else None
        if raw:
            write_bytes(store.snapshot(name, wanted).body)
            return
        version = store.version(name, wanted)
    write(Side(f"version {version.number}", version).told + "\n")
    write("\n".join(map(inert, as_text(version.blocks).split("\n"))))


def diff(
    context: typer.Context,
    key: Annotated[str, typer.Argument(metavar="SERVICE/DOCUMENT|FILE", help="A document's slugs, or an older file.")],
    old: Annotated[
        str,
        typer.Argument(metavar="OLD|FILE", help="A version's number or a day, or the newer file; the last but one by default."),
    ] = "",
    new: Annotated[str, typer.Argument(metavar="NEW", help="A version's number or a day; the last one by default.")] = "",
    output: Annotated[Compared, typer.Option("--format", help="How the comparison is written.")] = Compared.TEXT,
) -> None:
    """Show what changed between two versions of a document, two days or two files, by sentences and their words.

    A day means the version that stood there at its end. Example: tosmon diff soundcloud/terms-of-service 2024-02-01 2024-03-01
    """
    from tosmon.reports.diffs import FORMATS

    compare = _files if Path(key).is_file() else _stored
    write(FORMATS[output](compare(Session.of(context), key, old, new), screen()))


def _stored(session: Session, key: str, old: str, new: str) -> Comparison:
    from tosmon.reports.diffs import Side, compared

    with session.store(session.config(), create=False) as store:
        name = key_named(store, key)
        after = store.version(name, number_named(store, name, new) if new else None)
        numbers = [row.number for row in store.versions(name)]  # in the order of time
        older = numbers[: numbers.index(after.number)]
        if not (old or older):
            raise ConfigError(f"version {after.number} of {name} is the first one, so there is nothing to compare it with")
        before = store.version(name, number_named(store, name, old) if old else older[-1])
        label = store.documents()[name].label
    return compared(name, label, *(Side(f"version {each.number}", each) for each in (before, after)))


def _files(_: Session, older: str, newer: str, third: str) -> Comparison:
    from tosmon.reports.diffs import Side, compared

    if not newer or third:
        raise ConfigError(f"{older} is a file: give two to compare, first the older and then the newer one")
    before, after = (Side(path, _read_file(Path(path))) for path in (older, newer))
    return compared(Path(newer).stem, newer, before, after)


def _read_file(path: Path) -> Version:
    from tosmon.models import Document
    from tosmon.reading import read

    try:
        return read(snapshot_of(path), Document("", "", str(path)))
    except DocumentError as error:
        raise ConfigError(str(error)) from error

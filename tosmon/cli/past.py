"""What documents said: `tosmon history`, `show`, `diff`, and `import` for what they said before tosmon watched them."""

from __future__ import annotations

import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli.options import Compared, Data
from tosmon.cli.reading import snapshot_of
from tosmon.cli.session import Session, inert, screen, write, write_bytes, write_data
from tosmon.cli.stored import Key, key_named, number_at, number_named, versions_of
from tosmon.errors import ConfigError, DocumentError
from tosmon.models import OutcomeKind

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.clauses import Rulebook
    from tosmon.importers.folder import Past
    from tosmon.models import Snapshot, Version
    from tosmon.reports.diffs import Comparison
    from tosmon.store import SqlStore


def history(
    context: typer.Context,
    key: Key,
    output: Annotated[Data, typer.Option("--format", help="A table, or the versions as data.")] = Data.TEXT,
) -> None:
    """List the versions of a document, oldest first: when each was seen, its size, its clauses and the dates it states of itself.

    Example: tosmon history soundcloud/terms-of-service
    """
    from tosmon.reading.dates import stated_dates
    from tosmon.reports.history import Line, data, text

    session = Session.of(context)
    config = session.config()
    rulebook = session.rulebook(config)
    with session.store(config, create=False) as store:
        name = key_named(store, key)
        document = store.documents()[name]
        lines = []
        for row, version in zip(store.versions(name), versions_of(store, name), strict=True):
            clauses = rulebook.find(version.blocks, version.language, (document.service, document.name))
            lines.append(Line(row, Counter(clause.kind for clause in clauses), stated_dates(version.blocks, version.language)))
    if output is Data.TEXT:
        write(text(lines))
    else:
        write_data(map(data, lines), output)


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


def import_past(context: typer.Context, path: Annotated[Path, typer.Argument(metavar="PATH", help="The folder.")]) -> None:
    """Bring in past versions from PATH/<service>/<document>/<UTC time like 20240212T000000Z>.<html|md|txt|pdf>.

    Each is read and compared as if it had been fetched at that time; nothing is announced. What is older than a
    version that is already stored is left out and counted. Example: tosmon import archive/
    """
    from tosmon.config import documents
    from tosmon.importers.folder import past_documents

    session = Session.of(context)
    config = session.config()
    rulebook = session.rulebook(config)
    with session.store(config) as store, store.lock_run("tosmon import"):
        known = {document.key: document for document in documents(config)} | store.documents()
        pasts = past_documents(path, known)
        total = _Tally()
        for number, past in enumerate(pasts, 1):
            total += _bring_in(store, past, rulebook, config.believe_after)
            if sys.stderr.isatty() and not session.quiet:
                typer.echo(f"\r{number}/{len(pasts)} documents", err=True, nl=number == len(pasts))
    write(f"{len(pasts)} documents: {total}.")


@dataclass(frozen=True, slots=True)
class _Tally:
    """What came of the files of an import."""

    versions: int = 0
    unchanged: int = 0
    held: int = 0
    failed: int = 0
    known: int = 0

    def __add__(self, other: _Tally) -> _Tally:
        return _Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def __str__(self) -> str:
        said = f"{self.versions:,} versions added, {self.unchanged:,} files without a change"
        said += f", {self.known:,} not newer than what is stored"
        doubtful = f", {self.held:,} held back as doubtful" * bool(self.held)
        return said + doubtful + f", {self.failed:,} unreadable" * bool(self.failed)


def _bring_in(store: SqlStore, past: Past, rulebook: Rulebook, believe_after: int) -> _Tally:
    from tosmon.pipeline import digest, lasted

    rows = store.versions(past.document.key)
    latest = rows[-1].observed_at if rows else None
    tally = _Tally()
    for snapshot, *following in _windows(past.snapshots(), believe_after):
        if latest and snapshot.fetched_at <= latest:
            tally += _Tally(known=1)
            continue
        check = digest(store, past.document, snapshot, rulebook=rulebook, believe_after=believe_after)
        # An archive keeps a text once, so that a doubtful one is not seen again: what comes after it tells whether it stayed.
        if check.outcome.kind is OutcomeKind.HELD and len(following) == believe_after - 1 and lasted(check, following):
            check = digest(store, past.document, snapshot, rulebook=rulebook, believe_after=1)
        store.record(replace(check, live=False))
        tally += _tally(check.outcome.kind)
    return tally


def _windows(snapshots: Iterable[Snapshot], size: int) -> Iterator[tuple[Snapshot, ...]]:
    """Each snapshot with those that follow it, `size` in all; fewer at the end."""
    window: deque[Snapshot] = deque()
    for snapshot in snapshots:
        window.append(snapshot)
        if len(window) == size:
            yield tuple(window)
            window.popleft()
    while window:
        yield tuple(window)
        window.popleft()


def _tally(kind: OutcomeKind) -> _Tally:
    match kind:
        case OutcomeKind.FIRST | OutcomeKind.CHANGED:
            return _Tally(versions=1)
        case OutcomeKind.UNCHANGED:
            return _Tally(unchanged=1)
        case OutcomeKind.HELD:
            return _Tally(held=1)
        case OutcomeKind.FAILED:
            return _Tally(failed=1)


def _stored(session: Session, key: str, old: str, new: str) -> Comparison:
    from tosmon.reports.diffs import Side, compared

    with session.store(session.config(), create=False) as store:
        name = key_named(store, key)
        after = store.version(name, number_named(store, name, new) if new else None)
        older = [row.number for row in store.versions(name) if row.number < after.number]
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

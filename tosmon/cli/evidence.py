"""Is what is stored still what was stored, and what of it is not needed: `tosmon verify` and `tosmon prune`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.exits import Exit
from tosmon.cli.session import Session, inert, write
from tosmon.cli.stored import keys_named
from tosmon.errors import DamagedError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.store import SqlStore

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="SERVICE[/DOCUMENT]", help="Only these; all by default.", autocompletion=completion.stored),
]


def verify(context: typer.Context, names: Names = None) -> None:
    """Recompute every hash of what is stored, and say what was damaged or changed.

    Exit code 0 where all is as it was recorded, 1 where anything is not. Example: tosmon verify soundcloud
    """
    session = Session.of(context)
    documents = snapshots = pruned = versions = findings = faults = 0
    with session.store(session.config(), create=False) as store:
        for found in store.verify(_keys(store, names)):
            write("\n".join(map(inert, found.faults)))
            documents += bool(found.document)
            snapshots += found.snapshots
            pruned += found.pruned
            versions += found.versions
            findings += found.findings
            faults += len(found.faults)
    dropped = f" ({pruned:,} of them pruned)" if pruned else ""
    counted = f"{documents:,} documents, {snapshots:,} pages{dropped}, {versions:,} versions, {findings:,} findings"
    write(f"{counted}: {f'{faults:,} faults' if faults else 'all as recorded'}.")
    if faults:
        raise typer.Exit(Exit.NEW)


def prune(
    context: typer.Context,
    names: Names = None,
    older_than: Annotated[
        int, typer.Option("--older-than", metavar="DAYS", min=0, max=36_500, help="Pages that came longer ago than that.")
    ] = 365,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
) -> None:
    """Drop old pages that became no version, mend damaged rows, and make the database as small as it can be.

    Pages that were held or failed go; those of versions, and so the evidence of every finding, always stay. That a page
    was there, when, and its hash stay too. Example: tosmon prune --older-than 90 --dry-run
    """
    session = Session.of(context)
    before = datetime.now(UTC) - timedelta(days=older_than)
    pages = saved = mended = lost = 0
    with session.store(session.config(), create=False) as store, store.lock_run("tosmon prune"):
        for key in _keys(store, names):
            try:
                gone = store.prune(key, before, dry_run=dry_run)
            except DamagedError as error:
                session.warn(f"{key} is left as it is: {error}")
                lost += 1
                continue
            pages, saved, mended = pages + gone.pages, saved + gone.saved, mended + gone.mended
            if gone.pages:
                write(f"{key}: {gone.pages:,} pages")
        if not dry_run:
            store.shrink()
    would = "would be " * dry_run
    write(f"{pages:,} pages {would}pruned, {mended:,} damaged rows {would}mended, {saved:,} bytes {would}saved.")
    if lost:
        raise typer.Exit(Exit.UNCHECKED)


def _keys(store: SqlStore, names: list[str] | None) -> list[str]:
    """Raises ConfigError for a name that is not stored."""
    return list(dict.fromkeys(key for name in names for key in keys_named(store, name))) if names else list(store.documents())

"""Is what is stored still what was stored, and what of it is not needed: `tosmon verify` and `tosmon prune`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.exits import Exit
from tosmon.cli.session import Session, inert, write
from tosmon.cli.stored import keys_of
from tosmon.errors import DamagedError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.store.verifying import Verified

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="SERVICE[/DOCUMENT]", help="Only these; all by default.", autocompletion=completion.stored),
]


def verify(context: typer.Context, names: Names = None) -> None:
    """Recompute every hash of what is stored, and say what was damaged or changed.

    Exit code 0 where all is as it was recorded, 1 where anything is not. Example: tosmon verify soundcloud
    """
    session = Session.of(context)
    looked = []
    with session.store(session.config(), create=False) as store:
        for verified in store.verify(keys_of(store, names)):
            write("\n".join(map(inert, verified.faults)))
            looked.append(verified)
    write(_told(looked))
    if any(each.faults for each in looked):
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
    from tosmon.reports.wording import count
    from tosmon.store.pruning import Pruned

    session = Session.of(context)
    before = datetime.now(UTC) - timedelta(days=older_than)
    with session.store(session.config(), create=False) as store, store.lock_run("tosmon prune"):
        total, lost = Pruned(), False
        for key in keys_of(store, names):
            try:
                gone = store.prune(key, before, dry_run=dry_run)
            except DamagedError as error:
                session.warn(f"{key} is left as it is: {error}")
                lost = True
                continue
            total += gone
            if gone.pages:
                write(f"{key}: {count(gone.pages, 'page')}")
        if not dry_run:
            store.shrink()
    would = "would be " * dry_run
    pages, mended = count(total.pages, "page"), count(total.mended, "damaged row")
    write(f"{pages} {would}pruned, {mended} {would}mended, {total.saved:,} bytes {would}saved.")
    if lost:
        raise typer.Exit(Exit.UNCHECKED)


def _told(looked: list[Verified]) -> str:
    from tosmon.reports.wording import count

    pruned, faults = sum(each.pruned for each in looked), sum(len(each.faults) for each in looked)
    counted = (
        count(sum(bool(each.document) for each in looked), "document"),
        count(sum(each.snapshots for each in looked), "page") + (f" ({pruned:,} of them pruned)" if pruned else ""),
        count(sum(each.versions for each in looked), "version"),
        count(sum(each.findings for each in looked), "finding"),
    )
    return f"{', '.join(counted)}: {count(faults, 'fault') if faults else 'all as recorded'}."

"""What was found, and how every document stands: `tosmon findings` and `tosmon status`."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli.options import Lines, Output, moment
from tosmon.cli.session import Session, inert, screen, write
from tosmon.cli.stored import keys_named
from tosmon.models import Kind, Severity

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.ports import StatusRow
    from tosmon.store import SqlStore

RECENT = "90d"


def findings(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="SERVICE[/DOCUMENT]", help="Only of these.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Of any age and severity, also baselines and what was superseded.")
    ] = False,
    since: Annotated[str, typer.Option("--since", help=f"A day or an age such as 30d; {RECENT} by default.")] = "",
    kind: Annotated[list[Kind] | None, typer.Option("--kind", help="Only clauses of this kind.")] = None,
    severity: Annotated[
        list[Severity] | None, typer.Option("--severity", help="Only of this severity; alerts and notices by default.")
    ] = None,
    output: Annotated[Output, typer.Option("--format", help="How the findings are written.")] = Output.TEXT,
) -> None:
    """List what was found, newest first.

    Example: tosmon findings --since 2024-01-01 --kind grant --format jsonl
    """
    from tosmon.ports import FindingFilter
    from tosmon.reports import FORMATS

    session = Session.of(context)
    now = datetime.now(UTC)
    wanted = FindingFilter(
        since=moment(since or RECENT, now) if since or not everything else None,
        kinds=tuple(kind or ()),
        severities=tuple(severity or (() if everything else (Severity.ALERT, Severity.NOTICE))),
        baseline=everything,
        superseded=everything,
    )
    with session.store(session.config(), create=False) as store:
        keys = {key for name in names or () for key in keys_named(store, name)}
        found = [finding for finding in store.findings(wanted) if not names or finding.key in keys]
    write(FORMATS[output].findings(found, screen()))


def status(
    context: typer.Context,
    output: Annotated[Lines, typer.Option("--format", help="A table, or one document a line as JSON.")] = Lines.TEXT,
) -> None:
    """Show how each document stands: last checked, last changed, failing or held since when, clauses by kind.

    A document is unstable while it keeps going back to texts that it had before, such as those of two regions.

    Example: tosmon status --format jsonl
    """
    session = Session.of(context)
    with session.store(session.config(), create=False) as store:
        rows = store.status()
        differences = {row.key: _difference(store, row) for row in rows if row.variants}
    if output is Lines.JSONL:
        write("\n".join(_json(row, differences.get(row.key, "")) for row in rows))
    else:
        write(_table(rows, differences))


def _difference(store: SqlStore, row: StatusRow) -> str:
    """In what the two newest variants of a document that alternates differ."""
    from tosmon.diff import diff
    from tosmon.reports.wording import change_summary

    now, other = (store.version(row.key, number) for number in row.variants[:2])
    change = diff(other, now)
    sentences = [*change.added, *(each.after for each in change.reworded), *change.removed]
    example = f', such as "{inert(sentences[0].text):.80}"' if sentences else ""
    return f"{len(row.variants)} variants; version {now.number} beside {other.number}: {change_summary(change)}{example}"


def _json(row: StatusRow, difference: str) -> str:
    times = {
        name: time.strftime("%Y-%m-%dT%H:%M:%SZ") if (time := getattr(row, name)) else None
        for name in ("last_checked", "last_good", "last_changed", "failing_since", "held_since")
    }
    own = {"key": row.key, "service": row.service, "document": row.document, "url": row.url, "versions": row.versions}
    clauses = {kind.value: number for kind, number in row.clauses.items()}
    unstable = {"variants": list(row.variants), "difference": difference}
    return json.dumps({**own, **times, "reason": row.reason, "clauses": clauses, **unstable})


def _table(rows: list[StatusRow], differences: dict[str, str]) -> str:
    """One line a document, columns aligned, troubled documents with the reason below."""
    if not rows:
        return "No document was checked yet; run: tosmon check"
    width = max(len(row.key) for row in rows)
    lines = [f"{'document':{width}}  {'checked':16}  {'changed':10}  {'state':22}  clauses"]
    for row in rows:
        checked, changed = _time(row.last_checked, 16), _time(row.last_changed, 10)
        lines.append(f"{row.key:{width}}  {checked:16}  {changed:10}  {_state(row):22}  {_clauses(row)}".rstrip())
        if row.reason:
            lines.append(f"{'':{width}}  {inert(row.reason)}")
        if row.variants:
            lines.append(f"{'':{width}}  alternates between {differences[row.key]}")
    return "\n".join(lines)


def _time(time: datetime | None, length: int) -> str:
    return time.strftime("%Y-%m-%d %H:%M")[:length] if time else "-"


def _state(row: StatusRow) -> str:
    if row.failing_since:
        return f"failing since {row.failing_since:%d %b}"
    if row.held_since:
        return f"held since {row.held_since:%d %b}"
    return "unstable" if row.variants else "ok"


def _clauses(row: StatusRow) -> str:
    return ", ".join(f"{number} {kind.value}" for kind in Kind if (number := row.clauses.get(kind, 0))) or "none"

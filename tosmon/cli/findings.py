"""What was found: `tosmon findings` with `ack`, `mute` and `unmute`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from tosmon.cli import completion
from tosmon.cli.options import Output, ahead, moment
from tosmon.cli.session import Session, screen, write, write_report
from tosmon.cli.stored import key_named, keys_of
from tosmon.errors import ConfigError
from tosmon.models import Kind, Severity

RECENT = "90d"


def _first_words(context: typer.Context, incomplete: str) -> list[str]:
    """The commands beside `list`, which nobody types, and what has findings."""
    commands = [name for name in ("ack", "mute", "unmute") if name.startswith(incomplete)]
    return [*commands, *completion.stored(context, incomplete)]


def findings(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="SERVICE[/DOCUMENT]", help="Only of these.", autocompletion=_first_words)
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Of any age and severity; also baselines, what is muted and what was superseded.")
    ] = False,
    muted: Annotated[bool, typer.Option("--muted", help="Those that are muted too.")] = False,
    unread: Annotated[bool, typer.Option("--open", help="Only those that nobody acknowledged.")] = False,
    since: Annotated[str, typer.Option("--since", help=f"A day or an age such as 30d; {RECENT} by default.")] = "",
    kind: Annotated[list[Kind] | None, typer.Option("--kind", help="Only clauses of this kind.")] = None,
    severity: Annotated[
        list[Severity] | None, typer.Option("--severity", help="Only of this severity; alerts and notices by default.")
    ] = None,
    output: Annotated[Output, typer.Option("--format", help="How the findings are written.")] = Output.TEXT,
) -> None:
    """List what was found, newest first.

    `tosmon findings ack`, `mute` and `unmute` answer what was found; each has a --help of its own.
    Example: tosmon findings --since 2024-01-01 --kind grant --format jsonl
    """
    from tosmon.ports import FindingFilter
    from tosmon.reports.formats import FORMATS

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
        found = list(store.findings(replace(wanted, keys=tuple(keys_of(store, names) if names else ()))))
    found = [finding for finding in found if not (unread and finding.acknowledged)]
    told = [finding for finding in found if muted or everything or not finding.mute]
    write_report(FORMATS[output], FORMATS[output].findings(told, screen()))
    if hidden := len(found) - len(told):
        sentence = f"{hidden:,} muted, --muted shows them"
        # What is read by a program holds nothing but findings.
        (write if output in (Output.TEXT, Output.MARKDOWN) else session.warn)(sentence)


def ack(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="The beginning of a finding's id is enough.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="What there is to say to it.")] = "",
) -> None:
    """Acknowledge findings: somebody has seen them. They stay in the list, and `--open` leaves them out.

    Example: tosmon findings ack f3d2 --reason "told the label"
    """
    from tosmon.models import Acknowledgement

    session = Session.of(context)
    with session.store(session.config(), create=False) as store:
        known = list(dict.fromkeys(_one(store.finding_ids(_digits(each)), each) for each in ids))
        store.acknowledge(known, Acknowledgement(datetime.now(UTC), reason.strip()))
    write(f"Acknowledged: {', '.join(known)}.")


def mute(
    context: typer.Context,
    clauses: Annotated[list[str], typer.Argument(metavar="FINGERPRINT|ID", help="A clause, or a finding about it.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why nobody needs to hear of it.")],
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="A day, or an age such as 30d; for ever by default.")
    ] = "",
    document: Annotated[
        str,
        typer.Option(
            "--document",
            metavar="SERVICE/DOCUMENT",
            help="Only where this one says it; anywhere by default.",
            autocompletion=completion.stored,
        ),
    ] = "",
) -> None:
    """Mute clauses: until a day, nobody is told of their findings. Nothing is deleted, and they are counted.

    Example: tosmon findings mute f3d2 --reason "an old quarrel" --until 30d
    """
    from tosmon.models import Mute
    from tosmon.reports.wording import day

    session, now = Session.of(context), datetime.now(UTC)
    if not reason.strip():
        raise ConfigError("--reason is empty; say why nobody needs to hear of it")
    end = ahead(until, now) if until else None
    with session.store(session.config(), create=False) as store:
        key = key_named(store, document) if document else ""
        known = list(dict.fromkeys(_one(store.fingerprints(_digits(each)), each) for each in clauses))
        for fingerprint in known:
            store.mute(Mute(fingerprint, reason.strip(), now, end, key))
    write(f"Muted{f' in {key}' * bool(key)}{f' until {day(end)}' if end else ''}: {', '.join(known)}.")


def unmute(
    context: typer.Context,
    clauses: Annotated[list[str], typer.Argument(metavar="FINGERPRINT|ID", help="A clause, or a finding about it.")],
) -> None:
    """Unmute clauses: their findings are told again, and announced if they never were.

    Example: tosmon findings unmute f3d2
    """
    session = Session.of(context)
    with session.store(session.config(), create=False) as store:
        known = list(dict.fromkeys(_one(store.fingerprints(_digits(each)), each) for each in clauses))
        for fingerprint in known:
            if not store.unmute(fingerprint):
                raise ConfigError(f"{fingerprint} is not muted; `tosmon findings --muted` shows what is")
    write(f"Unmuted: {', '.join(known)}.")


class _Findings(TyperGroup):
    """Its first word is one of its commands, or else it lists."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As all groups do, with the command that nobody types."""
        return super().parse_args(ctx, args if args and args[0] in self.commands else ["list", *args])


group = typer.Typer(cls=_Findings, help="List what was found, newest first; acknowledge or mute it.")
for _command in (ack, mute, unmute):
    group.command(_command.__name__)(_command)
group.command("list", hidden=True)(findings)


def _digits(text: str) -> str:
    """The beginning of an id or a fingerprint. Raises ConfigError."""
    wanted = text.strip().lower()
    if not wanted or set(wanted) - set("0123456789abcdef"):
        raise ConfigError(f'"{text}" is no id: they are 16 digits of 0-9 and a-f, as `tosmon findings` shows them')
    return wanted


def _one(found: list[str], text: str) -> str:
    """The only one that begins so. Raises ConfigError."""
    if not found:
        raise ConfigError(f'no finding has an id that begins with "{text}"; `tosmon findings --all` shows them')
    if len(found) > 1:
        shown = ", ".join(found[:4]) + ", ..." * (len(found) > 4)
        raise ConfigError(f'"{text}" is the beginning of {len(found)}: {shown}; give more of it')
    return found[0]

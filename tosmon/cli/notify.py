"""Whom tosmon tells: `tosmon notify test`, `status` and `send`, and what `check` and `watch` announce."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tosmon.cli.exits import Exit
from tosmon.cli.options import Data
from tosmon.cli.session import Session, inert, say, write, write_data
from tosmon.errors import ConfigError, NotifyError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from collections.abc import Iterable

    from tosmon.config import Config
    from tosmon.outbox import Subscription
    from tosmon.ports import Delivery, Notifier
    from tosmon.settings import NotifySettings
    from tosmon.store import SqlStore

group = typer.Typer(help="Whom tosmon tells: try a notifier, see what waits, send it.", no_args_is_help=True)


def notifiers(config: Config, types: list[str]) -> list[tuple[Subscription, Notifier]]:
    """Those of the config, and those asked for by type that the config does not have. Raises ConfigError."""
    from tosmon.app import notifier
    from tosmon.config import documents
    from tosmon.outbox import Subscription

    named = {settings.name for settings in config.notify}
    told = [*config.notify, *(_by_environment(each) for each in types if each not in named)]
    watched = documents(config) if told else ()
    return [(Subscription.to(settings, watched), notifier(settings, os.environ)) for settings in told]


def announce(config: Config, store: SqlStore, told: Iterable[tuple[Subscription, Notifier]], *, at_once: bool = False) -> bool:
    """Announce what is new; says on stderr what could not be announced, and whether there was any such."""
    from tosmon.app import utc_now
    from tosmon.outbox import Sender

    days = config.health.remind_after
    sender = Sender(store, timedelta(days=days) if days else None, utc_now, at_once)
    faults = [fault for subscription, notifier in told for fault in sender.send(subscription, notifier)]
    for fault in faults:
        say(str(fault))
    return bool(faults)


@group.command()
def test(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A notifier's name in the config; its type where it has none.")],
) -> None:
    """Send a test message by a notifier, which says that it is one; nothing is stored.

    Example: tosmon notify test email
    """
    from tosmon.app import notifier, utc_now
    from tosmon.models import Message

    config = Session.of(context).config()
    settings = _named(config, name)
    now = utc_now()
    try:
        notifier(settings, os.environ).send(Message(f"test-{now:%Y%m%dT%H%M%S%f}", now, test=True))
    except NotifyError as error:
        say(str(error))
        raise typer.Exit(Exit.UNANNOUNCED) from error
    write(f"{settings.name} took the test message.")


@group.command()
def status(
    context: typer.Context,
    output: Annotated[Data, typer.Option("--format", help="A table, or the notifiers as data.")] = Data.TEXT,
) -> None:
    """Show of each notifier what waits to be told, when it told last, its last error and when it is tried again.

    Example: tosmon notify status --format json
    """
    session = Session.of(context)
    config = session.config()
    with session.store(config, create=False) as store:
        rows = _standings(config, store)
    if output is Data.TEXT:
        write(_table(rows))
    else:
        write_data(map(_data, rows), output)


@group.command()
def send(
    context: typer.Context,
    now: Annotated[bool, typer.Option("--now", help="Wait for no digest, nor for a pause after a failure.")] = False,
) -> None:
    """Send what waits and is due: digests, and what could not be sent before. `check` and `watch` do so too.

    Example: tosmon notify send --now
    """
    session = Session.of(context)
    config = session.config()
    told = notifiers(config, [])
    with session.store(config, create=False) as store, store.lock_run("tosmon notify send"):
        unannounced = announce(config, store, told, at_once=now)
    if unannounced:
        raise typer.Exit(Exit.UNANNOUNCED)
    write("Nothing is left to send." if now else "Nothing that is due is left to send.")


@dataclass(frozen=True, slots=True)
class _Standing:
    """How it stands with one notifier: findings that wait, messages that failed, and the earliest next try (UTC)."""

    settings: NotifySettings
    waiting: int
    unsent: int
    delivery: Delivery
    next_attempt: datetime | None


def _standings(config: Config, store: SqlStore) -> list[_Standing]:
    from tosmon.config import documents
    from tosmon.outbox import Subscription

    watched = documents(config) if config.notify else ()
    rows = []
    for settings in config.notify:
        subscription = Subscription.to(settings, watched)
        delivery, queued = store.delivery(settings.name), store.queued(settings.name)
        found = [*store.unannounced(settings.name), *(finding for message in queued for finding in message.findings)]
        waiting = sum(map(subscription.wants, found))
        due = delivery.next_attempt or (subscription.due(delivery) if waiting else None)
        rows.append(_Standing(settings, waiting, len(queued), delivery, due))
    return rows


def _table(rows: list[_Standing]) -> str:
    from tosmon.outbox import times
    from tosmon.reports.times import minute

    if not rows:
        return "The config has no [[notify]]; nobody is told."
    width = max(len("notifier"), *(len(row.settings.name) for row in rows))
    lines = [f"{'notifier':{width}}  {'type':7}  {'digest':6}  {'waiting':>7}  {'last sent':16}  next attempt"]
    for row in rows:
        asked, sent = row.settings, minute(row.delivery.last_sent)
        due = minute(row.next_attempt) if row.next_attempt else "next check" if row.waiting else "-"
        lines.append(f"{asked.name:{width}}  {asked.type:7}  {asked.digest:6}  {row.waiting:>7}  {sent:16}  {due}")
        if row.delivery.last_error:
            lines.append(f"{'':{width}}  failed {times(row.delivery.attempts)}, the last time: {inert(row.delivery.last_error)}")
    return "\n".join(lines)


def _data(row: _Standing) -> dict[str, Any]:
    from tosmon.reports.times import stamp

    sent = row.delivery.last_sent
    return {
        "name": row.settings.name,
        "type": row.settings.type,
        "digest": row.settings.digest.value,
        "waiting": row.waiting,
        "unsent_messages": row.unsent,
        "attempts": row.delivery.attempts,
        "last_sent": stamp(sent) if sent else None,
        "last_error": row.delivery.last_error or None,
        "next_attempt": stamp(row.next_attempt) if row.next_attempt else None,
    }


def _by_environment(type_: str) -> NotifySettings:
    from tosmon.settings import GitHubSettings

    if type_ != "github":
        raise ConfigError(f'--notify takes "github" alone, not "{type_}"; other notifiers are a [[notify]] of the config')
    return GitHubSettings(type="github", name="github")


def _named(config: Config, name: str) -> NotifySettings:
    from tosmon.declarations import shown, suggest

    found = {settings.name: settings for settings in config.notify}
    if name not in found:
        advice = suggest(name, found) or (f"there are {', '.join(found)}" if found else "the config has no [[notify]]")
        raise ConfigError(f"there is no notifier {shown(name)}; {advice}")
    return found[name]

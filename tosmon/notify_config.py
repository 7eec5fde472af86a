"""Read the `[[notify]]` tables of the config: what all notifiers have in common, and what each type has of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from tosmon.declarations import Table, shown, suggest, web_address
from tosmon.models import Document, Kind, Severity, slug
from tosmon.settings import (
    AppriseSettings,
    CommandSettings,
    Digest,
    EmailSettings,
    GitHubSettings,
    NotifySettings,
    Security,
    WebhookSettings,
)

E = TypeVar("E", bound=StrEnum)

COMMON_KEYS = ("type", "name", "min_severity", "services", "tags", "kinds", "digest")
LOOPBACK = ("127.0.0.1", "localhost", "::1")

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
# What a mail server is told stands between < and >: a local part and a host, without anything that ends either.
_ADDRESS = re.compile(r"[^\s@<>(),;:\"\\\[\]]+@[^\s@<>(),;:\"\\\[\]]+")
_NAMED_ADDRESS = re.compile(rf"(?:[^<>@\"\\]*<)?(?P<address>{_ADDRESS.pattern})>?")


@dataclass(frozen=True, slots=True)
class _Watched:
    """Where a notifier's own keys are read: the documents there are to ask for, and the folder of the config."""

    documents: Callable[[], tuple[Document, ...]]
    folder: Path


def notify_from(
    tables: Iterable[Table], documents: Callable[[], tuple[Document, ...]], folder: Path
) -> tuple[NotifySettings, ...]:
    """The notifiers of a list of tables, which may ask for services and tags of the documents. Raises ConfigError.

    A relative program is looked for in the folder.
    """
    found: dict[str, NotifySettings] = {}
    for table in tables:
        settings = _settings(table, _Watched(documents, folder))
        if settings.name in found:
            table.fail("name", f"is {shown(settings.name)} a second time; give each notifier a name of its own")
        found[settings.name] = settings
    return tuple(found.values())


def _settings(table: Table, watched: _Watched) -> NotifySettings:
    kind = table.text("type")
    if kind not in TYPES:
        table.fail("type", f"is {shown(kind)}; {suggest(kind, TYPES) or _one_of(TYPES)}")
    keys, read = TYPES[kind]
    table.expect((*COMMON_KEYS, *keys))
    common: dict[str, Any] = {
        "type": kind,
        "name": table.text("name", kind),
        "min_severity": _one(table, "min_severity", Severity.ALERT),
        "services": _services(table, watched),
        "tags": _tags(table, watched),
        "kinds": _kinds(table),
        "digest": _one(table, "digest", Digest.RUN),
    }
    if "health" in keys:
        common["health"] = table.flag("health", default=True)
    return read(table, common, watched)


def _one(table: Table, key: str, default: E) -> E:
    """One of the words that a key takes."""
    return _word(table, key, table.text(key, default.value), type(default))


def _word(table: Table, key: str, value: str, words: type[E]) -> E:
    if value not in {each.value for each in words}:
        table.fail(key, f"is {shown(value)}; {suggest(value, words) or _one_of(words)}")
    return words(value)


def _one_of(words: Iterable[str]) -> str:
    return f"write one of {', '.join(words)}"


def _kinds(table: Table) -> tuple[Kind, ...]:
    return tuple(_word(table, f"kinds[{number}]", each, Kind) for number, each in enumerate(table.texts("kinds", ()), 1))


def _services(table: Table, watched: _Watched) -> tuple[str, ...]:
    names = table.texts("services", ())
    known = {slug(document.service) for document in watched.documents()} if names else set()
    for number, name in enumerate(names, 1):
        if slug(name) not in known:
            advice = suggest(slug(name), known) or "`tosmon status` shows what is watched"
            table.fail(f"services[{number}]", f"is {shown(name)}, which is not watched; {advice}")
    return tuple(map(slug, names))


def _tags(table: Table, watched: _Watched) -> tuple[str, ...]:
    tags = table.texts("tags", ())
    known = {tag.casefold() for document in watched.documents() for tag in document.tags} if tags else set()
    for number, tag in enumerate(tags, 1):
        if tag.casefold() not in known:
            advice = suggest(tag, known) or f"the tags are {', '.join(sorted(known)) or 'none'}"
            table.fail(f"tags[{number}]", f"is {shown(tag)}, which no document has; {advice}")
    return tuple(map(str.casefold, tags))


def _github(table: Table, common: dict[str, Any], _: _Watched) -> GitHubSettings:
    # The token is no key: a config is copied and committed, and a token must not be. What only the environment knows
    # is the notifier's to ask for, so that `tosmon status` runs without it.
    repository = table.text("repository", "")
    if repository and not _REPOSITORY.fullmatch(repository):
        table.fail("repository", f'is {shown(repository)}; write "owner/name" as it stands in the address of the repository')
    return GitHubSettings(
        **common,
        repository=repository,
        label=table.text("label", "tosmon"),
        api_url=web_address(table, "api_url", "https://api.github.com").rstrip("/"),
    )


def _apprise(table: Table, common: dict[str, Any], _: _Watched) -> AppriseSettings:
    return AppriseSettings(**common, url=_filled(table, "url"))


def _email(table: Table, common: dict[str, Any], _: _Watched) -> EmailSettings:
    settings = EmailSettings(
        **common,
        host=table.text("host"),
        port=table.integer("port", 0),
        security=_one(table, "security", Security.STARTTLS),
        user=table.text("user", ""),
        password=table.secret("password", ""),
        sender=_address(table, "from", table.text("from")),
        to=tuple(_address(table, f"to[{number}]", each) for number, each in enumerate(table.texts("to"), 1)),
    )
    if not settings.to:
        table.fail("to", 'is empty; give at least one address, such as ["me@example.org"]')
    if not 0 <= settings.port < 65_536:
        table.fail("port", f"is {settings.port}; give one from 1 to 65535, or leave it out")
    if settings.password and not settings.user:
        table.fail("user", "is missing beside password; give the name to log in with")
    if settings.password and settings.security is Security.NONE and settings.host not in LOOPBACK:
        table.fail("security", 'is "none", which would send the password for all to read; write "starttls" or "tls"')
    return settings


def _webhook(table: Table, common: dict[str, Any], _: _Watched) -> WebhookSettings:
    return WebhookSettings(**common, url=_filled(table, "url"), secret=_filled(table, "secret"))


def _command(table: Table, common: dict[str, Any], watched: _Watched) -> CommandSettings:
    command, timeout = table.texts("command"), table.number("timeout", 60.0)
    if not command:
        table.fail("command", 'is empty; give the program and its arguments, such as ["./tell.sh", "--now"]')
    for number, word in enumerate(command, 1):
        if "\0" in word:
            table.fail(f"command[{number}]", f"is {shown(word)}, which holds a NUL; no program can be given one")
    if not 0 < timeout <= 3_600:
        table.fail("timeout", f"is {timeout:g}; give seconds, at most 3600")
    program, *arguments = command
    # As with the database: cron starts in another folder.
    program = str(watched.folder / program) if "/" in program or "\\" in program else program
    return CommandSettings(**common, command=(program, *arguments), timeout=timeout)


def _filled(table: Table, key: str) -> str:
    value = table.secret(key)
    if not value:
        table.fail(key, "is empty; give a value, or the environment variable that holds it as ${NAME}")
    return value


def _address(table: Table, key: str, value: str) -> str:
    if not _NAMED_ADDRESS.fullmatch(value) or ("<" in value) != value.endswith(">") or not value.isprintable():
        table.fail(key, f'is {shown(value)}, which is no address; write one such as "Me <me@example.org>"')
    return value


TYPES: dict[str, tuple[tuple[str, ...], Callable[[Table, dict[str, Any], _Watched], NotifySettings]]] = {
    "github": (("repository", "label", "api_url"), _github),
    "apprise": (("health", "url"), _apprise),
    "email": (("health", "host", "port", "security", "user", "password", "from", "to"), _email),
    "webhook": (("health", "url", "secret"), _webhook),
    "command": (("health", "command", "timeout"), _command),
}
"""Type of a notifier -> its own keys, and what reads them."""

"""Read tosmon.toml into a Config, and choose the documents it asks for.

What is wrong with the file is one sentence with the file, the key and the value at fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import platformdirs

from tosmon import catalog
from tosmon.declarations import Table, means, read, services_from, shown, suggest
from tosmon.errors import ConfigError
from tosmon.models import Document, Service, slug
from tosmon.notify_config import notify_from
from tosmon.settings import (
    BELIEVE_AFTER,
    BrowserSettings,
    ClauseSettings,
    HealthSettings,
    HttpSettings,
    NotifySettings,
    WatchSettings,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    S = TypeVar("S", bound=DataclassInstance)

FILE = "tosmon.toml"
KEYS = ("database", "catalog", "believe_after", "http", "browser", "clauses", "watch", "health", "services", "notify")
FAMILIES = ("training", "licence", "mining", "biometric", "changes")

_DATABASE = re.compile(r"[a-z][a-z0-9_]*(\+[a-z0-9_]+)?://", re.IGNORECASE)
_SQLITE_FILE = re.compile(r"(?P<scheme>sqlite(?:\+\w+)?:///)(?!:memory:|file:)(?P<file>[^?]+)(?P<options>.*)", re.DOTALL)
_CRON_FIELD = re.compile(r"[0-9A-Za-z*,/-]+")


@dataclass(frozen=True, slots=True)
class Config:
    """All that a person can set. `path` is the file it came from, None where there is none; `database` an SQLAlchemy URL.

    `catalog` holds names of platforms that ship, or `*`; `services` are those of the file itself. A page that looks like
    another one is believed when it said the same `believe_after` checks in a row.
    """

    database: str
    path: Path | None = None
    catalog: tuple[str, ...] = ("*",)
    believe_after: int = BELIEVE_AFTER
    http: HttpSettings = field(default_factory=HttpSettings)
    browser: BrowserSettings = field(default_factory=BrowserSettings)
    clauses: ClauseSettings = field(default_factory=ClauseSettings)
    services: tuple[Service, ...] = ()
    watch: WatchSettings = field(default_factory=WatchSettings)
    health: HealthSettings = field(default_factory=HealthSettings)
    notify: tuple[NotifySettings, ...] = ()


def load_config(
    path: Path | None,
    env: Mapping[str, str],
    *,
    cwd: Path | None = None,
    user_dir: Path | None = None,
    data_dir: Path | None = None,
) -> Config:
    """The config of `path`, else `TOSMON_CONFIG`, else `./tosmon.toml`, else the user's config folder, else the defaults.

    The folders are the current one and the platform's own unless given. Raises ConfigError, also when a file that was asked
    by name is not there. Of the environment variables that override a single value, only TOSMON_CHROMIUM is considered.
    """
    here = cwd or Path.cwd()
    file, table = _find(path, env, here, user_dir or platformdirs.user_config_path("tosmon", appauthor=False))
    table.expect(KEYS)
    services = services_from(table.tables("services"))
    config = Config(
        database=_database(table, file, data_dir or platformdirs.user_data_path("tosmon", appauthor=False)),
        path=file,
        catalog=_catalog(table, ("*",) if not services else ()),
        believe_after=_believe_after(table),
        http=_settings(table.table("http"), HttpSettings),
        browser=_browser(table.table("browser"), env),
        clauses=_clauses(table.table("clauses"), file),
        services=services,
        watch=_watch(table.table("watch")),
        health=_health(table.table("health")),
    )
    # Last, since a notifier may ask for services and tags that must be there; they are looked up only where one does.
    folder = file.parent if file else Path()
    return replace(config, notify=notify_from(table.tables("notify"), lambda: documents(config), folder))


def documents(config: Config) -> tuple[Document, ...]:
    """The documents to watch: the config's own, then those of the catalogue; the config's service replaces one of its slug."""
    own = {service.slug for service in config.services}
    chosen = (service for service in catalog.pick(config.catalog) if service.slug not in own)
    return tuple(document for service in (*config.services, *chosen) for document in service.documents)


def select_documents(documents: Iterable[Document], names: Iterable[str], tags: Iterable[str]) -> tuple[Document, ...]:
    """Those documents that have one of the names and one of the tags, in their order; without names or tags, all of them.

    A name is `service` or `service/document`, in slugs or as the config writes it. Raises ConfigError for a name or tag that
    no document has, and when no document has both.
    """
    all_, names, tags = tuple(documents), tuple(names), tuple(tags)
    named = {document.key for name in names for document in _named(all_, name)} if names else {document.key for document in all_}
    tagged = {document.key for tag in tags for document in _tagged(all_, tag)} if tags else named
    if all_ and not named & tagged:
        raise ConfigError(f"no document of {', '.join(names)} has the tag {' or '.join(tags)}; give one of them alone")
    return tuple(document for document in all_ if document.key in named & tagged)


def _find(path: Path | None, env: Mapping[str, str], cwd: Path, user_dir: Path) -> tuple[Path | None, Table]:
    """The file that counts, as an absolute path, and its table; None and an empty table where there is no file."""
    named = path or (Path(env["TOSMON_CONFIG"]) if env.get("TOSMON_CONFIG") else None)
    for file in [cwd / named] if named else [cwd / FILE, user_dir / FILE]:
        try:
            return file, read(file, env)
        except FileNotFoundError as error:
            if named:
                asker = "--config" if path else "TOSMON_CONFIG"
                raise ConfigError(f"{file}: there is no such file; correct {asker} or run `tosmon init` to write one") from error
    return None, Table("the defaults", {}, env)


def _database(table: Table, file: Path | None, data_dir: Path) -> str:
    """An SQLAlchemy URL. A relative path of SQLite is taken from the config's folder: cron starts in another one."""
    if file is None or "database" not in table:
        return f"sqlite:///{(data_dir / 'tosmon.db').as_posix()}"
    url = table.text("database")
    if not _DATABASE.match(url):
        table.fail("database", f'is {shown(url)}, which is no database URL; write one such as "sqlite:///tosmon.db"')
    if "${" in url:
        table.fail("database", "takes no ${NAME}; give the whole URL in the environment variable TOSMON_DATABASE instead")
    match = _SQLITE_FILE.fullmatch(url)
    return f"{match['scheme']}{(file.parent / match['file']).as_posix()}{match['options']}" if match else url


def _catalog(table: Table, default: tuple[str, ...]) -> tuple[str, ...]:
    names = table.texts("catalog", default)
    for number, name in enumerate(names, 1):
        if name != "*" and slug(name) not in catalog.slugs():
            advice = suggest(slug(name), catalog.slugs()) or "`tosmon catalog list` shows what there is"
            table.fail(f"catalog[{number}]", f"is {shown(name)}, which the catalogue does not have; {advice}")
    return names


def _believe_after(table: Table) -> int:
    checks = table.integer("believe_after", BELIEVE_AFTER)
    if checks < 1:
        table.fail("believe_after", f"is {checks}; give a number of checks from 1, which believes at once, on")
    return checks


def _settings(table: Table, kind: type[S]) -> S:
    """A table as the settings that have its keys as fields, each read by the field's type."""
    table.expect(each.name for each in fields(kind))
    values = {each.name: _value(table, each.name, str(each.type)) for each in fields(kind) if each.name in table}
    try:
        return kind(**values)
    except ConfigError as error:  # its range is wrong: the settings know the key, only we know the file
        raise ConfigError(f"{table.source}: {error}") from error


def _value(table: Table, key: str, kind: str) -> object:
    if key in {"proxy", "ping_url"}:
        return table.secret(key)
    readers: dict[str, Callable[[str], object]]
    readers = {"str": table.text, "int": table.integer, "float": table.number, "bool": table.flag, "Pairs": table.secrets}
    value = readers[kind](key)
    if key == "user_agent" and not str(value).isascii():
        table.fail(key, f"is {shown(str(value))}, but HTTP carries plain ASCII only; write it without accents")
    return value


def _browser(table: Table, env: Mapping[str, str]) -> BrowserSettings:
    browser = _settings(table, BrowserSettings)
    return replace(browser, executable_path=env.get("TOSMON_CHROMIUM") or browser.executable_path)


def _clauses(table: Table, file: Path | None) -> ClauseSettings:
    # The rules themselves are read by those commands that judge, so that `tosmon status` starts fast.
    table.expect(("families", "rules"))
    families = table.texts("families", ())
    for number, name in enumerate(families, 1):
        if name not in FAMILIES:
            advice = suggest(name, FAMILIES) or f"the families are {', '.join(FAMILIES)}"
            table.fail(f"families[{number}]", f"is {shown(name)}, which is no family of rules; {advice}")
    rules = table.texts("rules", ())
    for number, name in enumerate(rules, 1):
        if name in rules[: number - 1]:
            table.fail(f"rules[{number}]", f"is {shown(name)} a second time; name each file once")
    folder = file.parent if file else Path()
    return ClauseSettings(families, tuple((name, folder / name) for name in rules))


def _watch(table: Table) -> WatchSettings:
    watch = _settings(table, WatchSettings)
    if len(watch.cron.split()) != 5 or not all(_CRON_FIELD.fullmatch(each) for each in watch.cron.split()):
        table.fail("cron", f'is {shown(watch.cron)}; write five fields (minute hour day month weekday), such as "0 3 * * *"')
    if "timezone" in table:
        _check_timezone(table, watch.timezone)
    for key in ("jitter", "misfire_grace"):
        if getattr(watch, key) < 0:
            table.fail(key, f"is {getattr(watch, key)}; give seconds from 0 on")
    return watch


def _health(table: Table) -> HealthSettings:
    health = _settings(table, HealthSettings)
    if not 0 <= health.remind_after <= 3_650:
        table.fail("remind_after", f"is {health.remind_after}; give days, or 0 for no reminders")
    if health.ping_url and not re.match(r"https?://[^/?#@]+(?:[/?]|$)", health.ping_url):
        table.fail("ping_url", "is no address that begins with https:// or http:// and holds no user name; it is not shown here")
    return health


def _check_timezone(table: Table, name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder of zones, such as "America"
        advice = suggest(name, available_timezones()) or 'write one such as "UTC" or "Europe/Paris"'
        table.fail("timezone", f"is {shown(name)}, which is no time zone of this machine; {advice}")


def _named(documents: tuple[Document, ...], name: str) -> tuple[Document, ...]:
    found = tuple(document for document in documents if means(name, document.key))
    if not found:
        raise ConfigError(f"no document is called {shown(name)}; {_name_advice(documents, name)}")
    return found


def _name_advice(documents: tuple[Document, ...], name: str) -> str:
    service = slug(name.partition("/")[0])
    if service in catalog.slugs() and not any(slug(document.service) == service for document in documents):
        return f'add "{service}" to catalog in the config to watch it'
    known = {document.key if "/" in name else slug(document.service): None for document in documents}
    return suggest(name, known) or "`tosmon status` shows all that are watched"


def _tagged(documents: tuple[Document, ...], tag: str) -> tuple[Document, ...]:
    found = tuple(document for document in documents if tag.casefold() in map(str.casefold, document.tags))
    if not found:
        known = sorted({each for document in documents for each in document.tags})
        advice = suggest(tag, known) or f"the tags are {', '.join(known) or 'none'}"
        raise ConfigError(f"no document has the tag {shown(tag)}; {advice}")
    return found

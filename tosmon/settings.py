"""What the config sets, as frozen values that load no HTTP client, no scheduler and no notifier."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tosmon import __version__
from tosmon.errors import ConfigError
from tosmon.models import Kind, Pairs, Severity

CONTACT = "https://github.com/tosmon/tosmon"
"""Where the owner of a site reads what this program is, and whom to tell to stop it."""

_AT_LEAST: dict[str, float] = {
    "concurrency": 1,
    "connect_timeout": 0.001,
    "read_timeout": 0.001,
    "total_timeout": 0.001,
    "max_bytes": 1,
    "retries": 0,
    "backoff": 0,
    "backoff_cap": 0,
    "retry_after_cap": 0,
    "per_origin": 1,
    "per_origin_delay": 0,
    "max_redirects": 0,
}
_PROXIES = ("http://", "https://", "socks5://", "socks5h://")


# A page that looks like another one is believed when it said the same so many checks in a row: a rewrite may be short or
# share no sentence with the old text, while a fault rarely lasts. Walls, error pages and empty ones are never believed.
BELIEVE_AFTER = 3


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """The `[http]` table. An origin is scheme, host and port; all times are seconds. Raises ConfigError for a value out of range.

    `concurrency` requests run at once, `per_origin` of them to one origin, where they start at least `per_origin_delay`
    apart; different origins never wait for each other. `connect_timeout` covers the connection with its name look-up, and again
    the TLS handshake, `read_timeout` the silence between two pieces of an answer, and `total_timeout` all requests of one
    document together, redirects and retries included, waiting not. `max_bytes` bounds the body as sent and as decompressed.

    A transient failure is tried again `retries` times, after a random time of at most `backoff`, doubled each time up to
    `backoff_cap`; a server that asks for a longer wait gets it up to `retry_after_cap`, and beyond that is given up.

    `proxy` is an http, https, socks5 or socks5h URL; the environment's proxies are not used. `headers` and `cookies` go with
    every document, to its own host only. These three may be secret and never show in a repr.
    """

    concurrency: int = 50
    allow_private_hosts: bool = False
    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    total_timeout: float = 90.0
    max_bytes: int = 20_000_000
    retries: int = 3
    backoff: float = 0.5
    backoff_cap: float = 30.0
    retry_after_cap: float = 60.0
    per_origin: int = 2
    per_origin_delay: float = 0.5
    user_agent: str = f"tosmon/{__version__} (+{CONTACT})"
    max_redirects: int = 10
    proxy: str = field(default="", repr=False)
    headers: Pairs = field(default=(), repr=False)
    cookies: Pairs = field(default=(), repr=False)

    def __post_init__(self) -> None:
        for name, least in _AT_LEAST.items():
            if not getattr(self, name) >= least:  # written so that nan is refused as well
                raise ConfigError(f"http.{name} is {getattr(self, name)}; it must be at least {least:g}")
        if self.proxy and not self.proxy.startswith(_PROXIES):
            raise ConfigError(f"http.proxy must start with one of {', '.join(_PROXIES)}")


@dataclass(frozen=True, slots=True)
class BrowserSettings:
    """The `[browser]` table: how pages are drawn whose text is not in what the server sends. Raises ConfigError.

    `executable_path` is a Chromium or Chrome; empty is Playwright's own, and without one the first of either on PATH. `pages`
    are drawn at once, each in some hundred megabytes of memory. A page has `deadline` seconds to come and to settle, and is
    taken as it then stands. `sandbox` is Chromium's own, which root cannot have.
    """

    executable_path: str = ""
    pages: int = 3
    deadline: float = 30.0
    sandbox: bool = True

    def __post_init__(self) -> None:
        for name, least in (("pages", 1), ("deadline", 1)):
            if not getattr(self, name) >= least:  # written so that nan is refused as well
                raise ConfigError(f"browser.{name} is {getattr(self, name)}; it must be at least {least}")


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """The `[watch]` table: when `tosmon watch` checks.

    `cron` has five fields (minute, hour, day of month, month, day of week) in the time of `timezone`, an IANA name. A check
    starts at a random time of at most `jitter` seconds after it is due, and is made up for when the machine was asleep for
    at most `misfire_grace` seconds; 0 makes up for it however late.
    """

    cron: str = "0 3 * * *"
    timezone: str = "UTC"
    jitter: int = 300
    misfire_grace: int = 3600
    run_at_start: bool = False


@dataclass(frozen=True, slots=True)
class ClauseSettings:
    """The `[clauses]` table: which families are asked beside training, and files of rules of one's own.

    Each file is given by what the config calls it, and where it is.
    """

    families: tuple[str, ...] = ()
    rules: tuple[tuple[str, Path], ...] = ()


@dataclass(frozen=True, slots=True)
class HealthSettings:
    """The `[health]` table: how silence is kept from looking like health.

    Notifiers remind of a document that was failing or held for `remind_after` days; 0 is never. `ping_url` is told when a run
    begins and when it ends, in the manner of healthchecks.io; it is a secret and never shows in a repr.
    """

    remind_after: int = 3
    ping_url: str = field(default="", repr=False)


class Digest(StrEnum):
    """How often a notifier tells: after every run, or at most once a day or a week."""

    RUN = "run"
    DAILY = "daily"
    WEEKLY = "weekly"


class Security(StrEnum):
    """How a connection to a mail server is kept secret."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NotifySettings:
    """What every `[[notify]]` table has: whom to tell, of what, and how often.

    `name` is what the store remembers by that it has told them, and the type when none is given. `services` are slugs, `tags` in
    lower case; with `kinds` they ask for all where they are empty. `health` is whether documents in trouble are told of.
    """

    type: str
    name: str
    min_severity: Severity = Severity.ALERT
    services: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    digest: Digest = Digest.RUN
    health: bool = True


@dataclass(frozen=True, slots=True)
class GitHubSettings(NotifySettings):
    """Issues of a repository, `owner/name`, or empty where the environment knows it.

    `token` is no key of the config, is empty where the environment has it, and never shows in a repr. Documents in trouble are
    no matter of an issue.
    """

    health: bool = False
    repository: str = ""
    label: str = "tosmon"
    api_url: str = "https://api.github.com"
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class AppriseSettings(NotifySettings):
    """Any service that Apprise knows, by its URL, which holds its secrets."""

    url: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class EmailSettings(NotifySettings):
    """A mail server and addresses; the key of `sender` is `from`. `port` 0 is the usual one of the `security`."""

    host: str = ""
    port: int = 0
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WebhookSettings(NotifySettings):
    """An address that takes JSON, and the secret that signs it. The address may hold a secret too."""

    url: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CommandSettings(NotifySettings):
    """A program with its arguments, which gets JSON on stdin and has `timeout` seconds."""

    command: tuple[str, ...] = ()
    timeout: float = 60.0

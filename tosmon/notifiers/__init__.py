"""The ways tosmon tells people: one line in NOTIFIERS for each, and one file beside this one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tosmon.errors import ConfigError
from tosmon.notify_config import LOOPBACK
from tosmon.ports import Notifier

if TYPE_CHECKING:
    from tosmon.settings import AppriseSettings, CommandSettings, EmailSettings, GitHubSettings, WebhookSettings

_GITHUB = "https://api.github.com"

# The factories import their notifier late: each brings an HTTP client or a library of its own, and most runs announce nothing.


def _github(settings: GitHubSettings, environment: Mapping[str, str]) -> Notifier:
    """Issues in a GitHub repository; inside GitHub Actions everything but the token is known from the environment."""
    repository = settings.repository or environment.get("GITHUB_REPOSITORY", "")
    if not repository:
        raise ConfigError("notify github: no repository to open issues in; set `repository` or GITHUB_REPOSITORY to owner/name")
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository, re.ASCII):
        raise ConfigError(f"notify github: {repository!r} is not a repository; write it as owner/name")
    token = settings.token or environment.get("GITHUB_TOKEN", "").strip()
    if not token:
        raise ConfigError("notify github: no token; put one that may write issues into the environment variable GITHUB_TOKEN")
    if not re.fullmatch(r"[!-~]+", token):
        raise ConfigError("notify github: GITHUB_TOKEN has characters no token has; copy it again")
    api_url = settings.api_url if settings.api_url != _GITHUB else environment.get("GITHUB_API_URL") or _GITHUB
    _check_api_url(api_url)

    from tosmon.notifiers.github import GitHubIssues  # noqa: PLC0415 - an HTTP client, loaded late as said above

    return GitHubIssues(repository, token, api_url=api_url, label=environment.get("TOSMON_ISSUE_LABEL") or settings.label)


def _apprise(settings: AppriseSettings, _: Mapping[str, str]) -> Notifier:
    """Whatever Apprise knows; raises ConfigError where it is not installed, or does not know the address."""
    try:
        from tosmon.notifiers.apprise import AppriseMessages  # noqa: PLC0415 - some 250 modules, loaded late as said above
    except ModuleNotFoundError as error:
        if error.name != "apprise":
            raise
        raise ConfigError(f'notify {settings.name}: Apprise is not installed; run: pip install "tosmon[notify]"') from error
    return AppriseMessages(settings)


def _email(settings: EmailSettings, _: Mapping[str, str]) -> Notifier:
    from tosmon.notifiers.email import Emails  # noqa: PLC0415 - smtplib and the mail library, loaded late as said above

    return Emails(settings)


def _webhook(settings: WebhookSettings, _: Mapping[str, str]) -> Notifier:
    """Raises ConfigError unless what is found, and secrets in the address, travel unread."""
    if problem := _unsafe(settings.url):
        raise ConfigError(f"notify {settings.name}: url {problem}; the address is not shown, as it may hold a secret")

    from tosmon.notifiers.webhook import Webhook  # noqa: PLC0415 - an HTTP client, loaded late as said above

    return Webhook(settings)


def _command(settings: CommandSettings, _: Mapping[str, str]) -> Notifier:
    from tosmon.notifiers.command import Command  # noqa: PLC0415 - loaded late as said above

    return Command(settings)


def _check_api_url(url: str) -> None:
    """Raises ConfigError unless the token can travel there unread: over https, or to this very machine."""
    if problem := _unsafe(url):
        raise ConfigError(f"notify github: api_url {url!r} {problem}")


def _unsafe(url: str) -> str:
    """What is wrong with an address that a secret is sent to; "" if it is https, or on this very machine."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"is not an address ({error})"
    if not host or (parts.scheme, host) not in {("https", host), *(("http", each) for each in LOOPBACK)}:
        return "must begin with https:// and name a host"
    return ""


NOTIFIERS: dict[str, Callable[[Any, Mapping[str, str]], Notifier]] = {
    "github": _github,
    "apprise": _apprise,
    "email": _email,
    "webhook": _webhook,
    "command": _command,
}
"""Type of a notifier -> what makes one of its settings and the environment. Raises ConfigError where something is missing."""

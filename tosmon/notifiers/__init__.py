"""The ways tosmon tells people: one line in NOTIFIERS for each, and one file beside this one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tosmon.errors import ConfigError
from tosmon.ports import Notifier

if TYPE_CHECKING:
    from tosmon.settings import NotifySettings

_GITHUB = "https://api.github.com"

# The factories import their notifier late: each brings an HTTP client or a library of its own, and most runs announce nothing.


def _github(settings: NotifySettings, environment: Mapping[str, str]) -> Notifier:
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

    return GitHubIssues(
        repository,
        token,
        api_url=api_url,
        label=environment.get("TOSMON_ISSUE_LABEL") or settings.label,
        min_severity=settings.min_severity,
        name=settings.name or "github",
    )


def _check_api_url(url: str) -> None:
    """Raises ConfigError unless the token can travel there unread: over https, or to this very machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise ConfigError(f"notify github: api_url {url!r} is not an address ({error})") from error
    if not host or (parts.scheme, host) not in {("https", host), ("http", "127.0.0.1"), ("http", "localhost")}:
        raise ConfigError(f"notify github: api_url {url!r} must begin with https:// and name a host")


NOTIFIERS: dict[str, Callable[[NotifySettings, Mapping[str, str]], Notifier]] = {
    "github": _github,
}
"""Type of a notifier -> what makes one of its settings and the environment. Raises ConfigError where something is missing."""

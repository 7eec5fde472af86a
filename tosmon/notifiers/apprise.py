"""Tell by any of the services that Apprise knows: https://github.com/caronc/apprise/wiki."""

from __future__ import annotations

import logging

import apprise

from tosmon.errors import ConfigError, NotifyError
from tosmon.models import Message
from tosmon.notifiers import message as words
from tosmon.reports.escape import chat
from tosmon.settings import AppriseSettings

# Its log quotes addresses and answers, and the address holds the secrets.
logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)


class AppriseMessages:
    """A notifier. A text that is too long for the service comes in several pieces."""

    follows = False

    def __init__(self, settings: AppriseSettings) -> None:
        self._name = settings.name
        self._service = settings.url.partition("://")[0] if "://" in settings.url else "?"
        self._apprise = apprise.Apprise()
        if not self._apprise.add(settings.url):
            raise ConfigError(
                f"notify {self._name}: Apprise does not know the address in url, which is not shown: it may hold a secret"
            )
        for server in self._apprise:
            server.overflow_mode = apprise.OverflowMode.SPLIT

    def send(self, message: Message) -> dict[str, str]:
        """Send it as text, which Apprise writes in the markup of the service. Raises NotifyError."""
        body, title = words.text(message, chat), chat(words.subject(message))
        if not self._apprise.notify(body=body, title=title, body_format=apprise.NotifyFormat.TEXT):
            raise NotifyError(
                f"{self._name}: Apprise could not send it by {self._service}://; `apprise -vv URL` shows why, with its secrets"
            )
        return {}

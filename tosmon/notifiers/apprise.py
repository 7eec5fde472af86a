"""Tell by any of the services that Apprise knows: https://github.com/caronc/apprise/wiki."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import apprise

from tosmon.errors import ConfigError, NotifyError
from tosmon.models import Message
from tosmon.notifiers import message as words
from tosmon.reports.escape import chat
from tosmon.settings import AppriseSettings


class AppriseMessages:
    """A notifier. A text that is too long for the service comes in several pieces."""

    follows = False

    def __init__(self, settings: AppriseSettings) -> None:
        self._name = settings.name
        self._service = settings.url.partition("://")[0] if "://" in settings.url else "?"
        self._apprise = apprise.Apprise()
        with _silence():
            known = self._apprise.add(settings.url)
        if not known:
            raise ConfigError(
                f"notify {self._name}: Apprise does not know the address in url, which is not shown: it may hold a secret"
            )
        for server in self._apprise:
            server.overflow_mode = apprise.OverflowMode.SPLIT

    def send(self, message: Message) -> dict[str, str]:
        """Send it as text, which Apprise writes in the markup of the service. Raises NotifyError."""
        body, title = words.text(message, chat), chat(words.subject(message))
        with _silence():
            sent = self._apprise.notify(body=body, title=title, body_format=apprise.NotifyFormat.TEXT)
        if not sent:
            raise NotifyError(
                f"{self._name}: Apprise could not send it by {self._service}://; `apprise -vv URL` shows why, with its secrets"
            )
        return {}


@contextmanager
def _silence() -> Iterator[None]:
    """No logging at all: Apprise, and the libraries below it, log addresses, and the address holds the secrets."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)

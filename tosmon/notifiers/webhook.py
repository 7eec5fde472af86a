"""Tell a program on the web: JSON by POST, signed, with an id that stays the same when it is sent again."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from contextlib import nullcontext

import httpx

from tosmon import __version__
from tosmon.errors import ConfigError, NotifyError
from tosmon.models import Message
from tosmon.reports.contract import message_data
from tosmon.reports.escape import cut, terminal
from tosmon.settings import CONTACT, WebhookSettings

TIMEOUT = httpx.Timeout(30.0, connect=10.0)

# What the receiver says of this one message; it may take others.
_REFUSALS = frozenset({400, 413, 415, 422})


class Webhook:
    """A notifier. `clock` is epoch seconds; without a `client` one is opened for each message. Raises ConfigError."""

    follows = False

    def __init__(
        self, settings: WebhookSettings, *, client: httpx.Client | None = None, clock: Callable[[], float] = time.time
    ) -> None:
        self._settings, self._client, self._clock = settings, client, clock
        try:
            self._where = f"{settings.name}: {httpx.URL(settings.url).netloc.decode()}"
        except httpx.InvalidURL as error:
            raise ConfigError(f"notify {settings.name}: url is no address; it is not shown, as it may hold a secret") from error

    def send(self, message: Message) -> dict[str, str]:
        """Post it. Any answer of 2xx says that it arrived. Raises NotifyError, which never shows the path: it may be a secret."""
        body = json.dumps(message_data(message)).encode("ascii")
        headers = {
            "Content-Type": "application/json",
            "User-Agent": f"tosmon/{__version__} (+{CONTACT})",
            "Idempotency-Key": message.id,
            **signature(self._settings.secret, body, int(self._clock())),
        }
        with nullcontext(self._client) if self._client else httpx.Client() as client:
            try:
                # A redirect is not followed: it would take what was signed for one receiver to another.
                response = client.post(self._settings.url, content=body, headers=headers, timeout=TIMEOUT)
            except httpx.TimeoutException as error:
                raise NotifyError(f"{self._where} did not answer in time") from error
            except httpx.HTTPError as error:
                why = cut(terminal(str(error)), 200) or type(error).__name__
                raise NotifyError(f"{self._where} could not be reached ({why})") from error
        if not response.is_success:
            refused = response.status_code in _REFUSALS
            raise NotifyError(f"{self._where} answered HTTP {response.status_code}, which is not a yes (2xx)", refused=refused)
        return {}


def signature(secret: str, body: bytes, at: int) -> dict[str, str]:
    """The headers that prove who sent a body, and when: the HMAC-SHA256 of the time, a full stop and the body."""
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return {"X-Tosmon-Timestamp": str(at), "X-Tosmon-Signature-256": f"sha256={digest}"}

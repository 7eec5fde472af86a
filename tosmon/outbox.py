"""What each notifier is to be told, and when: once, in order, and again when it could not be told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tosmon.errors import NotifyError
from tosmon.models import Document, Finding, Message, Trouble
from tosmon.ports import Delivery, Notifier, Outbox
from tosmon.settings import Digest, NotifySettings

# A check of every night does not end at the same minute: two hours less than the day or the week, so that no night is skipped.
PERIODS = {Digest.RUN: timedelta(), Digest.DAILY: timedelta(hours=22), Digest.WEEKLY: timedelta(days=7, hours=-2)}

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=12)
"""So that a check of every night always tries again."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Subscription:
    """Which findings and documents a notifier asks for; `tags` are those of every watched document, by its key."""

    settings: NotifySettings
    tags: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @staticmethod
    def to(settings: NotifySettings, watched: Iterable[Document]) -> Subscription:
        """What a notifier asks for among these documents."""
        return Subscription(settings, {each.key: frozenset(map(str.casefold, each.tags)) for each in watched})

    @property
    def name(self) -> str:
        """What the store knows the notifier by."""
        return self.settings.name

    @property
    def keys(self) -> frozenset[str]:
        """The watched documents it asks for."""
        return frozenset(filter(self._covers, self.tags))

    def wants(self, finding: Finding) -> bool:
        """Whether it asks for a finding."""
        asked = self.settings
        heavy = finding.severity.rank >= asked.min_severity.rank
        return heavy and (not asked.kinds or finding.clause.kind in asked.kinds) and self._covers(finding.key)

    def due(self, delivery: Delivery) -> datetime | None:
        """When its next message may be made; None is at once."""
        return delivery.last_sent and delivery.last_sent + PERIODS[self.settings.digest]

    def _covers(self, key: str) -> bool:
        services, tags = self.settings.services, self.settings.tags
        tagged = not tags or bool(self.tags.get(key, frozenset()) & set(tags))
        return tagged and (not services or key.partition("/")[0] in services)


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends what is to be told. `remind_after` is for how long a document must be in trouble, None for never; `clock` is UTC now.

    With `at_once` nothing waits: neither for the next digest, nor after a failure.
    """

    store: Outbox
    remind_after: timedelta | None
    clock: Callable[[], datetime]
    at_once: bool = False

    def send(self, subscription: Subscription, notifier: Notifier) -> list[NotifyError]:
        """Tell a notifier all that is due; what it could not tell stays for the next time. Raises StoreError.

        What was found is stored before anything is sent. A message is stored too, so that it has the same id when it has to be
        sent again: whoever already got it can know.
        """
        name = subscription.name
        self.store.introduce(name)
        delivery = self.store.delivery(name)
        if delivery.next_attempt and delivery.next_attempt > self.clock() and not self.at_once:
            return [NotifyError(f"{name}: {_waiting(delivery, delivery.next_attempt)}")]
        faults = []
        for message in self._messages(subscription, delivery, follows=notifier.follows):
            try:
                # One that lost all its findings to mutes is not worth sending.
                references = notifier.send(message) if message else {}
            except NotifyError as error:
                faults.append(error)
                self._remember(name, str(error))
                if not error.refused:
                    break
            else:
                self.store.mark_sent(name, message, references)
                log.info("%s told %d findings and %d troubles", name, len(message.findings), len(message.troubles))
        return faults

    def _messages(self, subscription: Subscription, delivery: Delivery, *, follows: bool) -> Iterator[Message]:
        """Those that could not be sent before, then a new one, made when the others are out."""
        for message in self.store.queued(subscription.name):
            yield _sorted(subscription, message, follows=follows)
        due = subscription.due(delivery)
        if self.at_once or due is None or due <= self.clock():
            message = self._new(subscription, follows=follows)
            if message:
                yield self.store.queue(subscription.name, message)

    def _new(self, subscription: Subscription, *, follows: bool) -> Message:
        name, now = subscription.name, self.clock()
        found = Message("", now, tuple(self.store.unannounced(name)))
        message = _sorted(subscription, found, follows=follows)
        if not follows:  # what it does not ask for today is no news to it should it ask tomorrow
            self.store.pass_over(name, [finding for finding in found.findings if finding not in message.findings])
        troubles: tuple[Trouble, ...] = ()
        if self.remind_after is not None and subscription.settings.health:
            troubles = tuple(self.store.troubles(name, subscription.keys, now - self.remind_after))
        return replace(message, troubles=troubles, answered=tuple(self.store.answered(name)) if follows else ())

    def _remember(self, name: str, error: str) -> None:
        pause = FIRST_PAUSE * 2 ** min(self.store.delivery(name).attempts, 20)
        self.store.mark_failed(name, error, self.clock() + min(pause, LONGEST_PAUSE))


def times(number: int) -> str:
    """`once`, `2 times`."""
    return "once" if number == 1 else f"{number} times"


def _waiting(delivery: Delivery, until: datetime) -> str:
    """Why nothing is sent before `until`."""
    again = f"tried again after {until:%Y-%m-%d %H:%M} UTC, or at once by `tosmon notify send --now`"
    return f"failed {times(delivery.attempts)} and is {again}; the last time: {delivery.last_error}"


def _sorted(subscription: Subscription, message: Message, *, follows: bool) -> Message:
    """The message with what was asked for apart from the others, which are only for a notifier that follows."""
    wanted = tuple(filter(subscription.wants, message.findings))
    others = tuple(finding for finding in message.findings if follows and not subscription.wants(finding))
    return replace(message, findings=wanted, others=others)

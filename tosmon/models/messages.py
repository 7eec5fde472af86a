"""What a notifier is told at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tosmon.models.documents import key_of, label_of
from tosmon.models.findings import Finding
from tosmon.models.runs import OutcomeKind


@dataclass(frozen=True, slots=True)
class Trouble:
    """That a document can not be checked: `kind` is failed or held, since when (UTC) and why. `ended` is when it worked again."""

    service: str
    document: str
    url: str
    kind: OutcomeKind
    since: datetime
    reason: str
    ended: datetime | None = None

    @property
    def key(self) -> str:
        """The key of the document."""
        return key_of(self.service, self.document)

    @property
    def label(self) -> str:
        """`SoundCloud / Terms of Service`, for people."""
        return label_of(self.service, self.document)


@dataclass(frozen=True, slots=True)
class Message:
    """What a notifier is to tell at once. `id` is the same however often it is sent, `at` is when it was made (UTC).

    Only a notifier that follows what it told gets `others`, findings its filter leaves out that may be about the same clauses,
    and `answered`, findings it told of to which people said something since.
    """

    id: str
    at: datetime
    findings: tuple[Finding, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    others: tuple[Finding, ...] = ()
    answered: tuple[Finding, ...] = ()
    test: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.findings or self.troubles or self.others or self.answered or self.test)

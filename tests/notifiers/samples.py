"""Findings to announce, and time that passes only when told to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tosmon.models import ChangeType, Clause, Finding, Kind, Message, OutcomeKind, Severity, Trouble
from tosmon.ports import Notifier

NIGHT = datetime(2024, 2, 12, 3, 0, tzinfo=UTC)
NEW = Clause(
    Kind.GRANT,
    "You agree that we may use your songs to train our artificial intelligence.",
    "f1",
    lead="By uploading:",
    section=("Your Content", "Licence"),
)
FINDING = Finding(
    "SoundCloud", "Terms of Service", "https://sound.example/terms", NIGHT, ChangeType.ADDED, Severity.ALERT, NEW, NIGHT, 2, 1
)
SECOND = replace(FINDING, clause=replace(NEW, text="We may sell your songs to those who train models.", fingerprint="f2"))
ELSEWHERE = replace(FINDING, service="Paintings", url="https://paint.example/terms")
DOWN = Trouble(
    "Paintings", "Terms", "https://paint.example/terms", OutcomeKind.FAILED, datetime(2024, 2, 9, 3, tzinfo=UTC), "HTTP 503"
)
BACK = Trouble(
    "Letters",
    "Terms",
    "https://letters.example/terms",
    OutcomeKind.HELD,
    datetime(2024, 2, 1, 3, tzinfo=UTC),
    "half as long",
    NIGHT,
)


class Clock:
    """Time that passes only while one sleeps."""

    def __init__(self) -> None:
        self.now = NIGHT
        self.slept: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)


def announce(notifier: Notifier, *findings: Finding, **more: tuple[Finding, ...]) -> list[tuple[Finding, str]]:
    """Send them in one message; each with where it is told."""
    told = notifier.send(Message("m1", NIGHT, findings, **more))  # type: ignore[arg-type]  # only tuples of findings are given
    return [(finding, told[finding.id]) for finding in findings]

"""Four made-up platforms whose terms change, or only seem to, over five nights."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from tosmon.models import Document

FOLDERS = {"tonewave": "Tonewave", "glimpse": "Glimpse", "sketchbay": "Sketchbay", "plumeverte": "Plume Verte"}


@dataclass(frozen=True, slots=True)
class Night:
    """A night of the story: when the check runs (UTC), and what happened since the last one."""

    time: datetime
    happened: str


NIGHTS = (
    Night(
        datetime(2023, 11, 6, 3, tzinfo=UTC), "tosmon sees four platforms for the first time. What stands there is the baseline."
    ),
    Night(
        datetime(2024, 2, 12, 3, tzinfo=UTC),
        "Tonewave slips a clause into its terms and leaves the date at the top as it was. Glimpse only gets a new layout.",
    ),
    Night(datetime(2024, 2, 13, 3, tzinfo=UTC), "Sketchbay shows an error page, with the status 200 of a good one."),
    Night(
        datetime(2024, 6, 3, 3, tzinfo=UTC),
        "Sketchbay is back as it was. Glimpse shuffles its paragraphs. The French Plume Verte adds a clause.",
    ),
    Night(datetime(2025, 5, 14, 3, tzinfo=UTC), "After an outcry Tonewave rewrites its clause: training only with consent."),
)


def documents(address: Callable[[str], str]) -> tuple[Document, ...]:
    """The story's documents; `address` gives the URL of a platform's folder."""
    english = ("tonewave", "glimpse", "sketchbay")
    named = [Document(FOLDERS[folder], "Terms of Use", address(folder), language="en") for folder in english]
    return (*named, Document(FOLDERS["plumeverte"], "Conditions d’utilisation", address("plumeverte"), language="fr"))

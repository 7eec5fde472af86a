"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from tosmon.errors import ConfigError

_AGE = re.compile(r"(\d{1,5})([hdwy])")
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1), "y": timedelta(days=365)}


class Output(StrEnum):
    """How a report is written; the same names as the table of formats."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


class Lines(StrEnum):
    """How pages and clauses are written."""

    TEXT = "text"
    JSONL = "jsonl"


def moment(text: str, now: datetime) -> datetime:
    """A day (`2024-02-12`), a time (`2024-02-12T03:00Z`) or an age (`12h`, `30d`, `2w`, `1y`) as UTC. Raises ConfigError."""
    try:
        if age := _AGE.fullmatch(text.strip().lower()):
            return now - int(age[1]) * _UNITS[age[2]]
        time = datetime.fromisoformat(text.strip())
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except OverflowError as error:
        raise ConfigError(f'"{text}" lies before the year 1 or after 9999; give a nearer day, time or age') from error
    except ValueError as error:
        raise ConfigError(f'"{text}" is no day like 2024-02-12, no time and no age like 30d') from error

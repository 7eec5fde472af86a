"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from tosmon.errors import ConfigError

_AGE = re.compile(r"(\d{1,5})([hdwy])")
_ONLY_A_DAY = re.compile(r"\d{4}-?(?:\d\d-?\d\d|W\d\d-?\d)")
_DAY = timedelta(days=1) - timedelta(microseconds=1)
_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1), "y": timedelta(days=365)}


class Output(StrEnum):
    """How a report is written; the same names as the table of formats."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    CSV = "csv"
    SARIF = "sarif"


class Lines(StrEnum):
    """How pages and clauses are written."""

    TEXT = "text"
    JSONL = "jsonl"


class Data(StrEnum):
    """How a list is written: for reading, as one JSON array, or one object a line."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class Compared(StrEnum):
    """How a comparison is written; the same names as the table of its formats."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    UNIFIED = "unified"


def age(text: str) -> timedelta:
    """An age: `12h`, `3d`, `2w`, `1y`. Raises ConfigError."""
    found = _AGE.fullmatch(text.strip().lower())
    if not found:
        raise ConfigError(f'"{text}" is no age; write a number and h, d, w or y, such as 12h, 3d or 2w')
    return int(found[1]) * _UNITS[found[2]]


def moment(text: str, now: datetime) -> datetime:
    """A day (`2024-02-12`), a time (`2024-02-12T03:00Z`) or an age (`12h`, `30d`, `2w`, `1y`) as UTC. Raises ConfigError."""
    try:
        if _AGE.fullmatch(text.strip().lower()):
            return now - age(text)
        time = datetime.fromisoformat(text.strip())
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except OverflowError as error:
        raise ConfigError(f'"{text}" lies before the year 1 or after 9999; give a nearer day, time or age') from error
    except ValueError as error:
        raise ConfigError(f'"{text}" is no day like 2024-02-12, no time and no age like 30d') from error


def instant(text: str, now: datetime) -> datetime:
    """As `moment`, but the end of a day: by then all that came on that day stood there. Raises ConfigError."""
    time = moment(text, now)
    try:
        return time + _DAY if _ONLY_A_DAY.fullmatch(text.strip()) else time
    except OverflowError as error:
        raise ConfigError(f'"{text}" lies after 9999; give a nearer day, time or age') from error


def ahead(text: str, now: datetime) -> datetime:
    """The beginning of a day to come, a time to come, or an age from now on (`30d`), as UTC. Raises ConfigError."""
    try:
        time = now + age(text) if _AGE.fullmatch(text.strip().lower()) else moment(text, now)
    except OverflowError as error:
        raise ConfigError(f'"{text}" lies after 9999; give a nearer day, time or age') from error
    if time <= now:
        raise ConfigError(f'"{text}" is over; give a day to come, or an age such as 30d')
    return time

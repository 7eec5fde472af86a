"""Times in digits, for programs and for tables."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(time: datetime) -> str:
    """`2024-02-12T03:00:00Z`, seconds of UTC."""
    return f"{time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def minute(time: datetime | None) -> str:
    """`2024-02-12 03:00`, UTC; `-` for none."""
    return time.astimezone(UTC).strftime("%Y-%m-%d %H:%M") if time else "-"

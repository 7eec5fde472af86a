"""Times as programs read them."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(time: datetime) -> str:
    """`2024-02-12T03:00:00Z`, seconds of UTC."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

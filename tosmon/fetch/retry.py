"""How long to wait before another attempt."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tosmon.settings import HttpSettings


def retry_after(value: str, now: datetime) -> float:
    """Seconds that a Retry-After header asks for (RFC 9110, section 10.2.3); 0 where it is absent, past or unreadable."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:12])
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())


def backoff(settings: HttpSettings, attempt: int, share: float) -> float:
    """Seconds to wait after a failed attempt (from 1): a `share` from 0 to 1 of a ceiling that doubles.

    A random share ("full jitter") spreads documents that failed together better than any sum of both.
    """
    return share * min(settings.backoff_cap, settings.backoff * 2.0 ** min(attempt - 1, 60))

"""The chain of a document's snapshots: the hash of each record covers the one before, so that none can be changed or left out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime


def link(
    previous: str, url: str, final_url: str, fetched_at: datetime, status: int, headers: Iterable[Iterable[str]], sha256: str
) -> str:
    """The hash of a snapshot's record, 64 hex digits: SHA-256 of this list as JSON, in ASCII and without spaces.

    `previous` is the one of the record before, in the order of recording, or the document's key for its first.
    """
    time = fetched_at.astimezone(UTC).isoformat(timespec="microseconds")
    record = [previous, url, final_url, time, status, [list(header) for header in headers], sha256]
    return hashlib.sha256(json.dumps(record, separators=(",", ":")).encode("ascii")).hexdigest()

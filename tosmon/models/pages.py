"""What came of asking for a page: its bytes as they came, or that it is not modified, and whether it is the terms."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from tosmon.models.documents import Pairs

RENDERED = "x-tosmon-rendered"
"""The header that a snapshot drawn by a browser gets, and no server can set."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What the server said to send back, so that it may answer 304 (RFC 9110, section 13)."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Snapshot:
    """The bytes as they came: evidence, never edited.

    `body` is content-decoded (no gzip left); `headers` are lower-cased names in the order received;
    `fetched_at` is UTC; `seconds` is how long the fetch took, retries included.
    """

    url: str
    final_url: str
    fetched_at: datetime
    body: bytes = field(repr=False)
    status: int = 200
    headers: Pairs = ()
    seconds: float = 0.0

    @cached_property
    def sha256(self) -> str:
        """Hex digest of `body`."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name.lower()), "")

    @property
    def rendered(self) -> str:
        """The browser whose drawing `body` is, and whether it had come to an end; empty where it is what the server sent."""
        return self.header(RENDERED)

    @property
    def media_type(self) -> str:
        """`text/html` from `Text/HTML; charset=utf-8`, or an empty string."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def validators(self) -> Validators:
        """What to send with the next request."""
        return Validators(self.header("etag"), self.header("last-modified"))


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server's word that the page is what it was (HTTP 304)."""

    url: str
    fetched_at: datetime
    seconds: float = 0.0


class QualityLevel(StrEnum):
    """Whether a page is the terms at all.

    Those after `error` are said only of a page beside what is known of its document: its last good version, its address, its
    language.
    """

    OK = "ok"
    EMPTY = "empty"
    BLOCKED = "blocked"
    ERROR = "error"
    SHRUNK = "shrunk"
    SWOLLEN = "swollen"
    REPLACED = "replaced"
    FOREIGN = "foreign"
    ASTRAY = "astray"


@dataclass(frozen=True, slots=True)
class Quality:
    """A judgement of one page; `reason` is empty when the level is `ok`.

    A doubt is `passing` where the page may be the terms after all, and is believed when it keeps saying the same.
    """

    level: QualityLevel = QualityLevel.OK
    reason: str = ""
    passing: bool = False

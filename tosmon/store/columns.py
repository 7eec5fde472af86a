"""Kinds of columns: what no database keeps as Python has it is written so that it comes back the same."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import sqlalchemy
from sqlalchemy import DateTime, Dialect, LargeBinary, TypeDecorator


class Utc(TypeDecorator[datetime]):
    """An aware datetime in UTC. SQLite forgets zones, so they are taken off and put on here and nowhere else."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 SQLAlchemy's signature
        """To the database. Raises TypeError for a time without a zone: that is an error in the program."""
        if value is not None and value.tzinfo is None:
            raise TypeError(f"{value!r} has no time zone; the store takes aware times only.")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 SQLAlchemy's signature
        """From the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Written as DLE and the four hex digits of the character, and so is DLE itself: what is stored can be undone exactly.
_REFUSED = re.compile("[\x00\x10\ud800-\udfff]")
_WRITTEN = re.compile("\x10([0-9a-f]{4})")


class Text(TypeDecorator[str]):
    """Any text of Python. PostgreSQL takes no NUL and no database lone surrogates, and pages are full of surprises."""

    impl = sqlalchemy.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 SQLAlchemy's signature
        """To the database."""
        return value and _REFUSED.sub(lambda found: f"\x10{ord(found[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 SQLAlchemy's signature
        """From the database."""
        return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), value) if value and "\x10" in value else value


class Digest(TypeDecorator[str]):
    """A SHA-256: 64 hex digits here, the 32 bytes they stand for in the database."""

    impl = LargeBinary(32)
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002 SQLAlchemy's signature
        """To the database."""
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002 SQLAlchemy's signature
        """From the database."""
        return None if value is None else bytes(value).hex()

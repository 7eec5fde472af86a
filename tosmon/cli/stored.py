"""Which stored documents a name on the command line means: one look-up for every command that tells the past."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.options import instant
from tosmon.errors import ConfigError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.models import Version
    from tosmon.store import SqlStore

Key = Annotated[
    str,
    typer.Argument(
        metavar="SERVICE/DOCUMENT", help="A document's slugs, as `tosmon status` shows them.", autocompletion=completion.stored
    ),
]


def keys_named(store: SqlStore, name: str) -> list[str]:
    """The keys of the stored documents a name means: `service` or `service/document`, in slugs or plain names.

    Raises ConfigError with the nearest name where none is stored.
    """
    from tosmon.declarations import means, shown, suggest

    keys = list(store.documents())
    found = [key for key in keys if means(name, key)]
    if not found:
        near = suggest(name, keys if "/" in name else [key.partition("/")[0] for key in keys])
        raise ConfigError(f"no document {shown(name)} is stored; {near or '`tosmon status` lists what there is'}")
    return found


def keys_of(store: SqlStore, names: Iterable[str] | None) -> list[str]:
    """The keys of the stored documents that names mean, each once; all without a name. Raises ConfigError."""
    return list(dict.fromkeys(key for name in names for key in keys_named(store, name))) if names else list(store.documents())


def key_named(store: SqlStore, name: str) -> str:
    """The key of the one stored document a name means. Raises ConfigError where there is none, or more than one."""
    from tosmon.declarations import shown

    found = keys_named(store, name)
    if len(found) > 1:
        raise ConfigError(f"{shown(name)} has {len(found)} documents; name one of them: {', '.join(found)}")
    return found[0]


def versions_of(store: SqlStore, key: str) -> Iterator[Version]:
    """All versions of a document, oldest first, one in memory at a time."""
    return store.texts(key, [row.number for row in store.versions(key)])


def number_named(store: SqlStore, key: str, text: str) -> int:
    """The version a text means: its number, or a day or time at which it stood there. Raises ConfigError."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 20):
        return number_at(store, key, text)
    if int(text) not in {row.number for row in store.versions(key)}:
        raise ConfigError(f"no version {text} of {key} is stored; `tosmon history {key}` lists them")
    return int(text)


def number_at(store: SqlStore, key: str, text: str) -> int:
    """The version that stood there at a time, or at the end of a day (UTC). Raises ConfigError where there was none yet."""
    at = instant(text, datetime.now(UTC))
    rows = store.versions(key)
    found = [row.number for row in rows if row.observed_at <= at]
    if not found:
        first = f"its first version was seen {rows[0].observed_at:%Y-%m-%d %H:%M} UTC" if rows else "it has no version"
        raise ConfigError(f"what stood in {key} at {text} is not known: {first}")
    return found[-1]

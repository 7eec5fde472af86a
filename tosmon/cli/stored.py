"""Which stored documents a name on the command line means: one look-up for every command that tells the past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tosmon.errors import ConfigError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.store import SqlStore


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


def key_named(store: SqlStore, name: str) -> str:
    """The key of the one stored document a name means. Raises ConfigError where there is none, or more than one."""
    from tosmon.declarations import shown

    found = keys_named(store, name)
    if len(found) > 1:
        raise ConfigError(f"{shown(name)} has {len(found)} documents; name one of them: {', '.join(found)}")
    return found[0]

"""Remember documents in a SQL database: `open_store` opens it."""

from tosmon.store.store import SqlStore, open_store

__all__ = ["SqlStore", "open_store"]

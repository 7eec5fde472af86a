"""Turn what a database complains of into one sentence for the person at the terminal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError, StatementError

from tosmon.errors import StoreError

# By the names SQLite gives its result codes, https://www.sqlite.org/rescode.html, without SQLITE_ and what follows it.
_SENTENCES = {
    "NOTADB": "is not a database: name another file with --database, or move this one away",
    "CORRUPT": "is damaged: restore a backup of it, or move it away and the next check starts a new one",
    "BUSY": "is locked by another program, waiting did not help: try again when that one is done",
    "LOCKED": "is locked by another program, waiting did not help: try again when that one is done",
    "READONLY": "is read-only: make the file and its folder writable, or name another with --database",
    "PERM": "is not yours to write: make the file and its folder writable, or name another with --database",
    "FULL": "cannot grow, the disk is full: make room and run again; what was stored before is safe",
    "CANTOPEN": "cannot be opened: make its folder readable and writable, or name another file with --database",
    "IOERR": "cannot be read or written, the disk reports an error: what was stored before is kept",
}


def place(url: URL) -> str:
    """The database as a person knows it: the path of a file, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database if url.database and url.database != ":memory:" else "the database in memory"
    return url.render_as_string(hide_password=True)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Raise whatever the database at `where` cannot do as a StoreError, the original chained."""
    try:
        yield
    except StatementError as error:
        if isinstance(error.orig, TypeError):  # a naive time: an error of ours, not of the database
            raise error.orig from error
        raise StoreError(f"{where} {_complaint(error)}.") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise StoreError(f"{where} {_complaint(error)}.") from error
    except ValueError as error:  # a stored word or JSON text that is none of ours, or a text that cannot be encoded
        raise StoreError(f"{where} holds or was given a value that tosmon cannot store: {first_line(error)}.") from error


def _complaint(error: SQLAlchemyError | sqlite3.Error) -> str:
    original = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    code = getattr(original, "sqlite_errorname", "").removeprefix("SQLITE_").partition("_")[0]
    return _SENTENCES.get(code) or f"cannot be used: {first_line(original)}"


def first_line(error: BaseException) -> str:
    """What an error says, without the advice that libraries put below it."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def folder(path: Path) -> None:
    """Make the folder a database file goes into. Raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {path.parent} is no folder that can be written ({error.strerror}).") from error

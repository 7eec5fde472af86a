"""Turn what a database complains of into one sentence for the person at the terminal."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError, StatementError

from tosmon.errors import StoreError

_BUSY = "is locked by another program, waiting did not help: try again when that one is done"
_FULL = "cannot grow, the disk is full: make room and run again; what was stored before is safe"
_GONE = "does not answer any more: see that its server is running, and run again; what was stored before is safe"

# By the names SQLite gives its result codes, https://www.sqlite.org/rescode.html, without SQLITE_ and what follows it; and by
# the codes of PostgreSQL, https://www.postgresql.org/docs/current/errcodes-appendix.html, or the first two characters of them.
_SENTENCES = {
    "NOTADB": "is not a database: name another file with --database, or move this one away",
    "CORRUPT": "is damaged: restore a backup of it, or move it away and the next check starts a new one",
    "BUSY": _BUSY,
    "LOCKED": _BUSY,
    "READONLY": "is read-only: make the file and its folder writable, or name another with --database",
    "PERM": "is not yours to write: make the file and its folder writable, or name another with --database",
    "FULL": _FULL,
    "CANTOPEN": "cannot be opened: make its folder readable and writable, or name another file with --database",
    "IOERR": "cannot be read or written, the disk reports an error: what was stored before is kept",
    "08": _GONE,
    "25006": "is read-only: name a server that takes changes, not its standby, with --database",
    "25P03": _GONE,  # the server has ended a session that was silent for too long
    "28": "does not let tosmon in: see that the user and the password are right",
    "3D000": "is not there: make it with createdb, or name another with --database",
    "42501": "does not let its user do that: grant all on the database and on its schema, or name another user",
    "53100": _FULL,
    "53300": "has too many connections open: try again when some are closed",
    "55P03": _BUSY,
    "57P01": _GONE,
    "57P02": _GONE,
    "57P03": "is just starting or stopping: try again in a minute",
}


def place(url: URL) -> str:
    """The database as a person knows it: the path of a file, or the URL without its passwords."""
    if url.get_backend_name() == "sqlite":
        return url.database if url.database and url.database != ":memory:" else "the database in memory"
    secrets = [name for name in url.query if re.search("pass|pwd", name, re.IGNORECASE)]
    return url.difference_update_query(secrets).render_as_string(hide_password=True)


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
    code, message = _code(original), first_line(original)
    if (said := _SENTENCES.get(code) or _SENTENCES.get(code[:2])) is not None:
        return said
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return _GONE
    if not code and isinstance(error, OperationalError | InterfaceError):  # so do drivers of servers say that none is there
        return f"cannot be reached: {message}"
    return f"cannot be used: {message}"


def _code(error: BaseException) -> str:
    """The code that a database gives its complaint: SQLite by a name, PostgreSQL's drivers each in their own place."""
    if name := getattr(error, "sqlite_errorname", ""):
        return str(name).removeprefix("SQLITE_").partition("_")[0]
    return str(getattr(error, "sqlstate", None) or _fields(error).get("C", ""))


def _fields(error: BaseException) -> dict[str, str]:
    """The fields of PostgreSQL's own message, which pg8000 gives as they came."""
    return error.args[0] if error.args and isinstance(error.args[0], dict) else {}


def first_line(error: BaseException) -> str:
    """What an error says, without the advice that libraries put below it."""
    said = _fields(error).get("M") or str(error).strip() or type(error).__name__
    first, *others = said.splitlines()
    if first.endswith(":") and others:  # a list of what was tried
        first = others[0].removeprefix("- ")
    return first.rstrip(".")


def folder(path: Path) -> None:
    """Make the folder a database file goes into. Raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {path.parent} is no folder that can be written ({error.strerror}).") from error

"""What every command shares: the global options, the config they lead to, and where text goes."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tosmon.errors import ConfigError, TosmonError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.clauses import Rulebook
    from tosmon.cli.options import Data
    from tosmon.config import Config
    from tosmon.reports.formats import Format
    from tosmon.reports.text import Screen
    from tosmon.store import SqlStore


TWO_COLUMNS = 120  # columns of a terminal in which two texts can be read beside each other


@dataclass(frozen=True, slots=True)
class Session:
    """The global options of this call."""

    config_path: Path | None
    database: str
    verbosity: int  # -1 quiet, 0 usual, 1 and more verbose

    @staticmethod
    def of(context: typer.Context) -> Session:
        """The session that the global options began."""
        session = context.find_object(Session)
        assert session is not None
        return session

    def config(self) -> Config:
        """The config, found as documented. Raises ConfigError."""
        import platformdirs

        from tosmon.config import load_config

        return load_config(
            self.config_path, os.environ, cwd=Path.cwd(), user_dir=platformdirs.user_config_path("tosmon", appauthor=False)
        )

    def store(self, config: Config, *, create: bool = True) -> SqlStore:
        """The database of `--database`, the environment or the config, in this order. Raises StoreError."""
        from tosmon.store import open_store

        return open_store(self.database or config.database, create=create)

    def rulebook(self, config: Config) -> Rulebook:
        """The clause rules the config asks for. Raises ConfigError."""
        from tosmon import clauses

        if not config.clauses.rules:
            return clauses.rulebook(config.clauses.families)
        from tosmon.own_rules import rulebook  # brings all that judges, to know the words and marks of a pattern

        return rulebook(config.clauses)

    @property
    def quiet(self) -> bool:
        """Whether only the result is wanted."""
        return self.verbosity < 0

    def warn(self, sentence: str) -> None:
        """A line on stderr that `-q` silences."""
        if not self.quiet:
            say(sentence)


def screen() -> Screen:
    """Width and colours of stdout; NO_COLOR (https://no-color.org) and FORCE_COLOR are honoured."""
    from tosmon.reports.text import Screen

    forced = bool(os.environ.get("FORCE_COLOR"))
    color = not os.environ.get("NO_COLOR") and (forced or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb"))
    width = max(40, shutil.get_terminal_size((100, 40)).columns)
    return Screen(width=width, color=color, wide=width >= TWO_COLUMNS and sys.stdout.isatty())


def write(text: str, end: str = "\n") -> None:
    """Text to stdout, with what its encoding cannot show replaced; nothing at all for an empty text."""
    if not text:
        return
    encoding = sys.stdout.encoding or "utf-8"
    text = _uncommanding(text)
    with _to_stdout():
        # What is coloured was asked to be (`screen`), so nothing is taken out of what goes into a pipe.
        typer.echo(f"{text.encode(encoding, 'replace').decode(encoding)}{end}", nl=False, color=True)


def write_report(form: Format, text: str) -> None:
    """A report to stdout, in the encoding its format asks for."""
    if form.exact:
        write_bytes(f"{text}\r\n".encode("utf-8", "replace"))
    else:
        write(text)


def write_bytes(data: bytes) -> None:
    """Bytes to stdout as they are."""
    with _to_stdout():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def _to_stdout() -> Iterator[None]:
    """Raises TosmonError where stdout takes no more; where nobody reads it any more, typer ends the program."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        nowhere = os.open(os.devnull, os.O_WRONLY)  # so that what is left is not tried again at the end, as Python's docs have it
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        raise TosmonError(f"stdout cannot be written: {error.strerror or error}; make room, or send it elsewhere") from error


def write_data(objects: Iterable[Mapping[str, Any]], form: Data) -> None:
    """Objects to stdout, as one indented array or one a line; ASCII, so that it is the same JSON in any encoding."""
    import json

    from tosmon.cli.options import Data
    from tosmon.reports.contract import lines

    write(lines(objects) if form is Data.JSONL else json.dumps(list(objects), indent=2))


def say(sentence: str) -> None:
    """A line on stderr; it may quote a page or a server, and nothing of that reaches the terminal as a command."""
    typer.echo(_uncommanding(f"tosmon: {inert(sentence)}"), err=True)


def running_in_actions() -> bool:
    """Whether this is a step of a job of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _uncommanding(text: str) -> str:
    """Text that GitHub Actions, where it reads it, does not take for a command: it may quote a page or a server."""
    if not running_in_actions():
        return text
    from tosmon.reports import actions

    return actions.inert(text)


def inert(text: str) -> str:
    """The text on one line without anything a terminal obeys."""
    if text.isprintable():  # nearly always; the reports are loaded late, as they bring the word diff with them
        return text
    from tosmon.reports.escape import terminal

    return terminal(text)


def start_logging(verbosity: int) -> None:
    """Log to stderr, with times: warnings, from -v on what is done, from -vv on all of it. Requests are logged by none."""
    import logging

    level = {-1: logging.ERROR, 0: logging.WARNING, 1: logging.INFO}.get(verbosity, logging.DEBUG)
    logging.basicConfig(level=level, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s", force=True)
    for name in ("httpx", "httpcore", "hpack", "alembic", "apscheduler", "tzlocal", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # With a stack trace for each connection that was lost; a StoreError says so in a sentence where it matters.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)


def existing(path: Path) -> Path:
    """A path that must be there. Raises ConfigError."""
    if not path.exists():
        raise ConfigError(f"{path}: no such file or folder")
    return path

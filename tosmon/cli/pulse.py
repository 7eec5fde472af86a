"""The signs of life of a run: a ping when it begins and when it ends, and a file of metrics."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tosmon.errors import ConfigError, DocumentError
from tosmon.files import write_whole
from tosmon.models import OutcomeKind, Run

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.cli.session import Session
    from tosmon.config import Config
    from tosmon.fetch.ping import Signal
    from tosmon.store import SqlStore

LONGEST = 1_000  # characters of what a ping says


class Pulse:
    """Pings that a run begins, and at the end how it went; nothing where it is `silent` or the config has no `ping_url`.

    The ping says whether the job did its work, not whether each document could be checked: one of hundreds always fails, and a
    switch that is always red is looked at by nobody. It says "fail" where an error ended the run, it was stopped, not one
    document could be verified (the network is away, not the pages), or not all that is new could be announced.
    """

    def __init__(self, session: Session, config: Config, *, silent: bool = False) -> None:
        self._session = session
        self._url = "" if silent else config.health.ping_url
        self._http = config.http
        self._run: Run | None = None
        self._unannounced = False

    def __enter__(self) -> Self:
        from tosmon.fetch.ping import Signal

        self._ping(Signal.START, "")
        return self

    def beat(self, run: Run, *, unannounced: bool) -> None:
        """The run came to its end, with what came of it."""
        self._run, self._unannounced = run, unannounced

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        from tosmon.fetch.ping import Signal
        from tosmon.reports.text import totals

        if error or not self._run:
            self._ping(Signal.FAIL, f"The run ended with an error: {str(error) or type(error).__name__}")
            return
        well = not (self._unannounced or self._run.left) and _verified_any(self._run)
        untold = " Not all that is new could be announced." * self._unannounced
        self._ping(Signal.SUCCESS if well else Signal.FAIL, totals(self._run) + untold)

    def _ping(self, signal: Signal, said: str) -> None:
        if not self._url:
            return
        from tosmon.fetch.ping import ping

        try:
            ping(self._url, signal, said[:LONGEST], self._http)
        except DocumentError as error:
            self._session.warn(str(error))


def _verified_any(run: Run) -> bool:
    """Whether any document of the run was, or there was none to verify."""
    troubled = len(run.of(OutcomeKind.FAILED)) + len(run.of(OutcomeKind.HELD))
    return not run.outcomes or troubled < len(run.outcomes)


def metrics_file(path: Path | None) -> Path | None:
    """A file that can be written, asked before the work begins. Raises ConfigError."""
    if path and not path.parent.is_dir():
        raise ConfigError(f"{path}: the metrics cannot be written: there is no folder {path.parent}")
    if path and path.is_dir():
        raise ConfigError(f"{path}: is a folder; give the name of a file for the metrics, such as {path / 'tosmon.prom'}")
    return path


def write_metrics(path: Path, run: Run, store: SqlStore, config: Config) -> None:
    """Put the metrics into the file, all of them at once: who reads it meanwhile sees the old ones. Raises ConfigError."""
    from tosmon.config import documents
    from tosmon.reports.metrics import metrics

    seen = {row.key: row.last_good for row in store.status()}
    text = metrics(run, ((document, seen.get(document.key)) for document in documents(config)))
    try:
        write_whole(path, text.encode())  # the collector reads what ends in .prom, and so not what is unfinished
    except OSError as error:
        raise ConfigError(f"{path}: the metrics cannot be written: {error.strerror}") from error

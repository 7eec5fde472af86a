"""Progress bars on stderr with counts and the current document, only where stderr is a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tosmon.models import Document, Outcome, OutcomeKind

_SHOWN = (OutcomeKind.FIRST, OutcomeKind.CHANGED, OutcomeKind.HELD, OutcomeKind.FAILED)


class CheckProgress:
    """Told of each document as it begins and ends; shows nothing off a terminal or when `quiet`."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("Checking"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[counts]}"),
            TextColumn("{task.description}", markup=False),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal or not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=total, counts="")
        self._counts: Counter[OutcomeKind] = Counter()

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def start(self, document: Document) -> None:
        """A document is begun."""
        self._bar.update(self._task, description=document.key)

    def end(self, outcome: Outcome) -> None:
        """A document is done."""
        self._counts[outcome.kind] += 1
        said = ", ".join(f"{self._counts[kind]} {kind.value}" for kind in _SHOWN if self._counts[kind])
        self._bar.update(self._task, advance=1, counts=said)


class PastProgress:
    """Told of each past page that is done; shows nothing off a terminal or when `quiet`."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("Past pages"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
            console=console,
            transient=True,
            disable=quiet or not console.is_terminal or not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("", total=total)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def advance(self, key: str) -> None:
        """A page of the document with this key is done."""
        self._bar.update(self._task, description=key, advance=1)

"""Progress bars on stderr with counts and the current document, only where stderr is a terminal."""

from __future__ import annotations

import sys
from collections import Counter
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from tosmon.models import Document, Outcome, OutcomeKind

if TYPE_CHECKING:
    from rich.progress import Progress

_SHOWN = (OutcomeKind.FIRST, OutcomeKind.CHANGED, OutcomeKind.HELD, OutcomeKind.FAILED)


class _Bar:
    """How far the work is, with more in `fields`; shows nothing off a terminal or when `quiet`, and loads nothing then."""

    def __init__(self, work: str, total: int, *fields: str, quiet: bool) -> None:
        self._bar: Progress | None = None
        if quiet or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        console = Console(stderr=True)
        self._bar = Progress(
            TextColumn(work),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            *(TextColumn(f"{{task.fields[{name}]}}") for name in fields),
            TextColumn("{task.description}", markup=False),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        empty: dict[str, Any] = dict.fromkeys(fields, "")
        self._task = self._bar.add_task("", total=total, **empty)

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def _show(self, **now: Any) -> None:
        if self._bar:
            self._bar.update(self._task, **now)


class CheckProgress(_Bar):
    """Told of each document as it begins and ends."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        super().__init__("Checking", total, "counts", quiet=quiet)
        self._counts: Counter[OutcomeKind] = Counter()

    def start(self, document: Document) -> None:
        """A document is begun."""
        self._show(description=document.key)

    def end(self, outcome: Outcome) -> None:
        """A document is done."""
        self._counts[outcome.kind] += 1
        said = ", ".join(f"{self._counts[kind]} {kind.value}" for kind in _SHOWN if self._counts[kind])
        self._show(advance=1, counts=said)


class PastProgress(_Bar):
    """Told of each past page that is done."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        super().__init__("Past pages", total, quiet=quiet)

    def advance(self, key: str) -> None:
        """A page of the document with this key is done."""
        self._show(description=key, advance=1)

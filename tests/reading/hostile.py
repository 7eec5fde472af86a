"""Pages that mean harm, and how long and with how much memory each is read: `python -m tests.reading.hostile`."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tosmon import reading
from tosmon.errors import ReadError
from tosmon.models import Document, Snapshot

CLAUSE = "We may use what you upload to train our models, unless you opt out."
PAGES: dict[str, Callable[[], str]] = {
    "fifty megabytes": lambda: f"<main>{f'<p>{CLAUSE}</p>' * 700_000}</main>",
    "elements inside one another": lambda: "<div>" * 100_000 + "deep" + "</div>" * 100_000,
    "elements never closed": lambda: "<b><i><p><a><ul><li><table><tr><td>" * 10_000 + "deep",
    "lists inside lists": lambda: "<ul><li>say:" * 50_000,
    "tables inside tables": lambda: "<table><tr><td>" * 20_000 + "deep",
    "headers inside headers": lambda: "<header>" * 30_000 + "deep",
    "an attribute of a megabyte": lambda: f'<p class="{"x " * 500_000}" style="{"display:" * 100_000}">{CLAUSE}</p>',
    "null bytes": lambda: "\0" * 1_000_000 + f"<p>{CLAUSE}\0</p>",
    "a million entities": lambda: f"<p>{'&amp;' * 1_000_000}</p>",
    "entities inside entities": lambda: (
        f"<!DOCTYPE x [<!ENTITY a0 '{CLAUSE}'>"
        + "".join(f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(12))
        + "]><html><body><p>&a12;</p></body></html>"
    ),
    "cells that reach down for ever": lambda: "<table>" + "<tr><td rowspan=65000>cell<td>b" * 20_000,
    "links without end": lambda: "<a href=x>link</a> " * 300_000,
    "line breaks without end": lambda: f"<p>{'word<br>' * 500_000}</p>",
    "parts said again": lambda: ("<div>" + "the same words again " * 40 + "</div>") * 20_000,
    "places for streamed parts": lambda: '<div id="S:0" hidden>x</div>' + '<template id="B:0"></template>' * 40_000,
    "hidden parts": lambda: "<div hidden>x" * 50_000,
    "a sentence without end": lambda: f"<p>{'word ' * 1_000_000}</p>",
    "sentences without words": lambda: f"<p>{'. ' * 1_000_000}</p>",
    "marked sections": lambda: "<![CDATA[" * 10_000,
    "data inside data": lambda: f'<script type="application/json">{"[" * 100_000}</script>',
    "data without end": lambda: f'<script type="application/json">{json.dumps([[CLAUSE] * 10] * 20_000)}</script>',
    "rows that name rows": lambda: "".join(
        f'<script>self.__next_f.push([1,"{n:x}:[\\"$\\",\\"p\\",null,{{\\"children\\":\\"${n + 1:x}\\"}}]\\n"])</script>'
        for n in range(50_000)
    ),
}


def read(page: str, *select: str) -> str:
    """What came of a page: how much was read, or why it was refused."""
    snapshot = Snapshot("page", "page", datetime.now(UTC), page.encode(), headers=(("content-type", "text/html"),))
    try:
        version = reading.read(snapshot, Document("Service", "Terms", "page", select=select))
    except ReadError as error:
        return f"refused: {error}"
    return f"{len(version.blocks)} blocks, {len(version.text)} characters"


def peak_memory() -> int:
    """The most memory this process ever had, in bytes; 0 where the system does not say.

    On Linux by /proc, since what getrusage says there counts the process that started this one too.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    if sys.platform == "darwin":
        import resource  # noqa: PLC0415 (Windows has none)

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0


def main() -> None:
    """With the name of a page: read it, and print what came, the seconds and the bytes as JSON. Without: all of them."""
    if names := sys.argv[1:]:
        page = PAGES[names[0]]()
        start = time.perf_counter()
        outcome = read(page)
        print(json.dumps({"outcome": outcome, "seconds": time.perf_counter() - start, "bytes": peak_memory()}))  # noqa: T201 (a benchmark)
        return
    for name in PAGES:
        done = subprocess.run([sys.executable, "-m", __spec__.name, name], capture_output=True, text=True, check=True)
        figures = json.loads(done.stdout)
        print(f"{figures['seconds']:5.2f} s {figures['bytes'] / 1e6:4.0f} MB  {name}: {figures['outcome']}")  # noqa: T201 (same)


if __name__ == "__main__":
    main()

"""The command line: arguments in, text and exit code out."""

from __future__ import annotations

import atexit
import gc
import sys

from tosmon import __version__

VERSION = f"tosmon {__version__}"


def main() -> None:
    """Run the command line.

    What a short command loads is no garbage, and looking for some in it took a quarter of its time: most of that at the end, when
    all goes with the process anyway. The pages that a long one reads leave hardly any that has to be looked for.

    httpx brings a command line of its own, and goes on without it where it cannot be loaded, which None says of a module (Python
    Language Reference, 5.3.1): that, with the highlighting of code, took a tenth of the time to start.
    """
    if sys.argv[1:] == ["--version"]:  # the library that reads arguments takes five times as long to load as all of this
        sys.stdout.write(f"{VERSION}\n")
        return
    gc.set_threshold(10_000)
    atexit.register(gc.freeze)
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
    from tosmon.cli.root import run

    run()

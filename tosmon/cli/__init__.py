"""The command line: arguments in, text and exit code out."""

from __future__ import annotations

import atexit
import gc
import sys

from tosmon import __version__

VERSION = f"tosmon {__version__}"


def main() -> None:
    """Run the command line."""
    atexit.register(
        gc.freeze
    )  # or the end looks twice through all that was loaded for garbage, a fifth of a short command's time
    if sys.argv[1:] == ["--version"]:  # the library that reads arguments takes five times as long to load as all of this
        sys.stdout.write(f"{VERSION}\n")
        return
    from tosmon.cli.root import run

    run()

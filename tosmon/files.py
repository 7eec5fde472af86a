"""Write a file as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_whole(path: Path | str, data: bytes) -> None:
    """Put the data in the place of a file; who reads it meanwhile, or after this was ended, sees the old one. Raises OSError."""
    folder, name = os.path.split(path)  # not by Path, which takes as long again as the writing: a site has very many files
    unfinished = os.path.join(folder, f".{name}.unfinished"[-250:])  # noqa: PTH118 (as said); a name may have 255 bytes
    try:
        with open(unfinished, "wb") as file:  # noqa: PTH123 (as said)
            file.write(data)
        os.replace(unfinished, path)  # noqa: PTH105 (as said)
    except OSError:
        Path(unfinished).unlink(missing_ok=True)
        raise

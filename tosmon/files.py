"""Write a file as a whole or not at all."""

from __future__ import annotations

from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put the data in the place of a file; who reads it meanwhile, or after this was ended, sees the old one. Raises OSError."""
    unfinished = path.with_name(f".{path.name}.unfinished"[-250:])  # a name may have 255 bytes
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise

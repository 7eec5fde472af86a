"""Where an export goes: a folder or a zip file, whole or not at all, with the SHA-256 of each file."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from tosmon.errors import ConfigError

SUMS = "SHA256SUMS"
_OPENED = Callable[[str], AbstractContextManager[IO[bytes]]]


class Place:
    """Takes files by their names, with slashes, in a given order: the same files always make the same bytes."""

    def __init__(self, opened: _OPENED) -> None:
        self._opened = opened
        self._sums: dict[str, str] = {}

    def add(self, name: str, data: bytes) -> None:
        """A whole file."""
        with self.file(name) as file:
            file.write(data)

    @contextmanager
    def file(self, name: str) -> Iterator[Hashed]:
        """A file to be written bit by bit."""
        with self._opened(name) as file:
            hashed = Hashed(file)
            yield hashed
        self._sums[name] = hashed.digest.hexdigest()

    def seal(self) -> None:
        """Add the file that `sha256sum -c` reads."""
        lines = (f"{digest}  {name}\n" for name, digest in sorted(self._sums.items()))
        self.add(SUMS, "".join(lines).encode())


class Hashed:
    """A file that knows the SHA-256 of what was written to it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """As a file does."""
        self.digest.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        """As a file does."""
        self._file.flush()


@contextmanager
def opened(output: Path) -> Iterator[Place]:
    """A new folder, or a new zip file where the name ends so; there is none before all of it is written. Raises ConfigError."""
    if output.is_dir() and output.suffix != ".zip" and not any(output.iterdir()):
        output.rmdir()
    if output.exists():
        raise ConfigError(f"{output} is there already; name a new folder or zip file, so that no evidence is overwritten")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as unfinished:
            made = Path(unfinished) / output.name
            if output.suffix == ".zip":
                with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
                    place = Place(lambda name: _in_zip(archive, name))
                    yield place
                    place.seal()
            else:
                place = Place(lambda name: _in_folder(made / name))
                yield place
                place.seal()
            made.rename(output)
    except OSError as error:
        raise ConfigError(f"{output} cannot be written: {error.strerror or error}") from error


def _in_zip(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    entry = zipfile.ZipInfo(name)  # of 1980, whenever it is written
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # of Unix, wherever it is written
    return archive.open(entry, "w", force_zip64=True)


def _in_folder(path: Path) -> IO[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("wb")

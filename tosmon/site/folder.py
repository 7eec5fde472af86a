"""The folder of a site: what was written there is known, what did not change stays, and nobody else's file is touched."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Self

from tosmon.errors import ConfigError
from tosmon.files import write_whole

MANIFEST = ".tosmon-report.json"
# The paths written since the manifest was, one a line: so that what an interrupted build left is known for ours. Each process has
# one, with its number behind this.
JOURNAL = ".tosmon-report.journal"
_FORM = 1


@dataclass(frozen=True, slots=True)
class File:
    """One file of the site."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are made together: `key` is the hash of what they are made of, `files` their hashes by their paths."""

    key: str
    files: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """A unit that stands in the folder now, by its name; `files` counts those that had to be written."""

    name: str
    unit: Unit
    files: int


class Writer:
    """Writes files of one build, inside a `with`; each is there as a whole or as it was before. Raises ConfigError.

    Every process has its own. `known` are the hashes of the files that are ours, "" where that is not known.
    """

    def __init__(self, place: Path, known: Mapping[str, str]) -> None:
        self.known = known
        self.place = place
        self._journal: IO[bytes] | None = None
        self._made: set[str] = set()

    def __enter__(self) -> Self:
        try:
            self.place.mkdir(parents=True, exist_ok=True)
            self._journal = (self.place / f"{JOURNAL}.{os.getpid()}").open("ab", buffering=0)
        except OSError as error:
            raise _fault(self.place, error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._journal is not None
        self._journal.close()

    def write(self, name: str, key: str, files: Iterable[File]) -> Written:
        """Write the files of a unit, those that differ."""
        digests, written = {}, 0
        for file in files:
            digests[file.path] = digest = hashlib.sha256(file.data).hexdigest()
            if not self.stands(file.path, digest):
                self._write(file)
                written += 1
        return Written(name, Unit(key, digests), written)

    def stands(self, path: str, digest: str) -> bool:
        """Whether a file of ours is there, and the same."""
        return self.known.get(path) == digest and os.path.isfile(f"{self.place}/{path}")  # noqa: PTH113 (a Path takes four times as long, of very many)

    def _write(self, file: File) -> None:
        assert self._journal is not None
        path = f"{self.place}/{file.path}"
        try:
            if file.path not in self.known and os.path.exists(path):  # noqa: PTH110 (as above)
                raise ConfigError(f"{Path(path)} is there and was not written by tosmon; move it away, or name another folder")
            if (folder := file.path.rpartition("/")[0]) not in self._made:
                (self.place / folder).mkdir(parents=True, exist_ok=True)
                self._made.add(folder)
            self._journal.write(f"{json.dumps(file.path)}\n".encode())
            write_whole(path, file.data)
        except OSError as error:
            raise _fault(Path(path), error) from error


class Folder:
    """Knows the units of one build, inside a `with`. Raises ConfigError.

    At the end, and only if all went well, files of earlier builds that were not made again are removed.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._known, self._before = _known(place)
        self._units: dict[str, Unit] = {}
        self.writer = Writer(place, self._known)
        self.written = self.removed = 0

    def __enter__(self) -> Self:
        self.writer.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.writer.__exit__(kind, error, trace)
        if kind is None:
            self._finish()

    def keep(self, name: str, key: str) -> bool:
        """Whether a unit stands there, made of the same; it then stays as it is."""
        unit = self._before.get(name)
        if unit is None or unit.key != key or not all(self.writer.stands(*file) for file in unit.files.items()):
            return False
        self._units[name] = unit
        return True

    def write(self, name: str, key: str, files: Iterable[File]) -> None:
        """Write the files of a unit, those that differ."""
        self.take(self.writer.write(name, key, files))

    def take(self, written: Written) -> None:
        """Know a unit that a writer wrote, in whatever process."""
        self._units[written.name] = written.unit
        self.written += written.files

    def _finish(self) -> None:
        """Remove what is not made any more, and write down what is."""
        kept = {path for unit in self._units.values() for path in unit.files}
        try:
            for gone in sorted(self._known.keys() - kept):
                path = self._place / gone
                if path.is_file():
                    path.unlink()
                    self.removed += 1
                self._remove_empty(path.parent)
            write_whole(self._place / MANIFEST, _manifest(self._units).encode())
            for journal in _journals(self._place):
                journal.unlink()
        except OSError as error:
            raise _fault(self._place, error) from error

    def _remove_empty(self, folder: Path) -> None:
        """The folders that held nothing but what was removed."""
        while folder != self._place and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _fault(path: Path, error: OSError) -> ConfigError:
    return ConfigError(f"{path} cannot be written: {error.strerror or error}")


def _journals(place: Path) -> list[Path]:
    return list(place.glob(f"{JOURNAL}*"))


def _known(place: Path) -> tuple[dict[str, str], dict[str, Unit]]:
    """The hashes of the files that are ours ("" where a build was interrupted), and the units of the last whole build."""
    manifest, journals = place / MANIFEST, _journals(place)
    try:
        if not manifest.exists() and not journals:
            if place.exists() and (not place.is_dir() or any(place.iterdir())):
                raise ConfigError(f"{place} is not empty and no report of tosmon; name a new folder")
            return {}, {}
        units = _units(json.loads(manifest.read_bytes())) if manifest.exists() else {}
        # The last line of each may not be whole.
        begun = [json.loads(line) for journal in journals for line in journal.read_text("utf-8").split("\n")[:-1]]
    except OSError as error:
        raise ConfigError(f"{place} cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"{place}: the list of its files ({MANIFEST}) is damaged; name a new folder") from error
    known = {path: digest for unit in units.values() for path, digest in unit.files.items()} | dict.fromkeys(begun, "")
    if strange := next((path for path in known if not _inside(path)), None):
        raise ConfigError(
            f"{place}: the list of its files ({MANIFEST}) names {strange!r}, which is not inside; name a new folder"
        )
    return known, units


def _manifest(made: dict[str, Unit]) -> str:
    """The list of all files as JSON, one unit a line."""
    lines = (f"{json.dumps(name)}:{json.dumps([unit.key, unit.files])}" for name, unit in sorted(made.items()))
    units = ",\n".join(lines)
    return f'{{"tosmon report":{_FORM},"units":{{\n{units}\n}}}}'


def _units(manifest: dict[str, dict[str, tuple[str, dict[str, str]]]]) -> dict[str, Unit]:
    return {name: Unit(key, dict(files)) for name, (key, files) in manifest["units"].items()}


def _inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and ":" not in path

"""The folder of a site: what was written there is known, what did not change stays, and nobody else's file is touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import IO, Self

from tosmon.errors import ConfigError
from tosmon.files import write_whole

MANIFEST = ".tosmon-report.json"
# The paths written since the manifest was, one a line: so that what an interrupted build left is known for ours.
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


class Folder:
    """Takes the files of one build, inside a `with`; each is there as a whole or as it was before. Raises ConfigError.

    At the end, and only if all went well, files of earlier builds that were not made again are removed.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._known, self._before = _known(place)
        self._units: dict[str, Unit] = {}
        self._journal: IO[str] | None = None
        self._made: set[Path] = set()
        self.written = self.removed = 0

    def __enter__(self) -> Self:
        try:
            self._place.mkdir(parents=True, exist_ok=True)
            self._journal = (self._place / JOURNAL).open("a", encoding="utf-8", newline="\n")
        except OSError as error:
            raise self._fault(self._place, error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._journal is not None
        self._journal.close()
        if kind is None:
            self._finish()

    def keep(self, name: str, key: str) -> bool:
        """Whether a unit stands there, made of the same; it then stays as it is."""
        unit = self._before.get(name)
        if unit is None or unit.key != key or not all(map(self._stands, unit.files.items())):
            return False
        self._units[name] = unit
        return True

    def write(self, name: str, key: str, files: Iterable[File]) -> None:
        """Write the files of a unit, those that differ."""
        self._units[name] = Unit(key, {file.path: self._write(file) for file in files})

    def _stands(self, file: tuple[str, str]) -> bool:
        path, digest = file
        return self._known.get(path) == digest and (self._place / path).is_file()

    def _write(self, file: File) -> str:
        digest, path = hashlib.sha256(file.data).hexdigest(), self._place / file.path
        if self._stands((file.path, digest)):
            return digest
        assert self._journal is not None
        try:
            if file.path not in self._known and path.exists():
                raise ConfigError(f"{path} is there and was not written by tosmon; move it away, or name another folder")
            if path.parent not in self._made:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(path.parent)
            self._journal.write(f"{json.dumps(file.path)}\n")
            self._journal.flush()
            write_whole(path, file.data)
        except OSError as error:
            raise self._fault(path, error) from error
        self.written += 1
        return digest

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
            (self._place / JOURNAL).unlink()
        except OSError as error:
            raise self._fault(self._place, error) from error

    def _remove_empty(self, folder: Path) -> None:
        """The folders that held nothing but what was removed."""
        while folder != self._place and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    @staticmethod
    def _fault(path: Path, error: OSError) -> ConfigError:
        return ConfigError(f"{path} cannot be written: {error.strerror or error}")


def _known(place: Path) -> tuple[dict[str, str], dict[str, Unit]]:
    """The hashes of the files that are ours ("" where a build was interrupted), and the units of the last whole build."""
    manifest, journal = place / MANIFEST, place / JOURNAL
    try:
        if not manifest.exists() and not journal.exists():
            if place.exists() and (not place.is_dir() or any(place.iterdir())):
                raise ConfigError(f"{place} is not empty and no report of tosmon; name a new folder")
            return {}, {}
        units = _units(json.loads(manifest.read_bytes())) if manifest.exists() else {}
        lines = journal.read_text("utf-8").split("\n")[:-1] if journal.exists() else []  # the last one may not be whole
        begun = [json.loads(line) for line in lines]
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

"""Past versions from a folder: `<service>/<document>/<UTC time like 20240212T000000Z>.<html|md|txt|pdf>`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tosmon.errors import ConfigError
from tosmon.models import Document, Snapshot, slug
from tosmon.reading import MEDIA_TYPES

TIME_FORMAT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Past:
    """A document's past versions on disk, oldest first, each with its UTC time."""

    document: Document
    files: tuple[tuple[datetime, Path], ...]

    def snapshots(self) -> Iterator[Snapshot]:
        """The files as snapshots, read one by one. Raises ConfigError for a file that cannot be read."""
        for time, path in self.files:
            try:
                body = path.read_bytes()
            except OSError as error:
                raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
            media_type = (("content-type", MEDIA_TYPES[path.suffix.lower()]),)
            yield Snapshot(self.document.url, self.document.url, time, body, headers=media_type)


def past_documents(folder: Path, known: Mapping[str, Document]) -> list[Past]:
    """The documents of a folder, sorted by name; those with the key of a known one are taken for that one.

    Folders whose names have one key ("Foo Bar" and "foo_bar") are one document, its files in the order of their times.
    Raises ConfigError where the folder holds none, a name has no letter or digit, or a file's name is no UTC time.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder}: no such folder; give one with <service>/<document>/<UTC time>.html inside")
    named: dict[str, Document] = {}
    found: defaultdict[str, list[tuple[datetime, Path]]] = defaultdict(list)
    for place in sorted(path for path in folder.glob("*/*") if path.is_dir()):
        files = [(_time(path), path) for path in place.iterdir() if path.suffix.lower() in MEDIA_TYPES]
        if files:
            document = Document(_name(place.parent), _name(place), url="")
            named.setdefault(document.key, known.get(document.key, document))
            found[document.key] += files
    if not found:
        raise ConfigError(
            f"{folder}: holds no past versions; files are named <service>/<document>/20240212T000000Z.html (.md, .txt, .pdf)"
        )
    return [Past(named[key], tuple(sorted(files))) for key, files in found.items()]


def _name(folder: Path) -> str:
    if not slug(folder.name):
        raise ConfigError(f"{folder}: the name holds no letter or digit; name the folder after the service or the document")
    return folder.name.replace("_", " ").strip()


def _time(path: Path) -> datetime:
    try:
        return datetime.strptime(path.stem, TIME_FORMAT).replace(tzinfo=UTC)
    except ValueError as error:
        raise ConfigError(f'{path}: "{path.stem}" is no UTC time; name the file like 20240212T000000Z{path.suffix}') from error

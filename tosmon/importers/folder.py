"""Past versions from a folder: `<service>/<document>/<UTC time like 20240212T000000Z>.<html|md|txt|pdf>`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tosmon.errors import ConfigError, DocumentError
from tosmon.importers.past import Archive, Past, PastPage, name_of
from tosmon.models import Document, Snapshot
from tosmon.reading import LARGEST_PAGE, MEDIA_TYPES

TIME_FORMAT = "%Y%m%dT%H%M%SZ"


def read_folder(folder: Path, known: Mapping[str, Document]) -> Archive:
    """The documents of a folder, sorted by name; those with the key of a known one are taken for that one.

    Folders whose names have one key ("Foo Bar" and "foo_bar") are one document, its files in the order of their times.
    Raises ConfigError where the folder holds no past version.
    """
    if not folder.is_dir():
        raise ConfigError(f"{folder}: no such folder; give one with <service>/<document>/<UTC time>.html inside")
    named: dict[str, Document] = {}
    found: defaultdict[str, list[tuple[datetime, Path]]] = defaultdict(list)
    faults: list[str] = []
    for place in sorted(path for path in folder.glob("*/*") if path.is_dir()):
        paths = sorted(path for path in place.iterdir() if path.suffix.lower() in MEDIA_TYPES)
        if not paths:
            continue
        try:
            document = Document(name_of(place.parent.name), name_of(place.name), url="")
        except DocumentError as error:
            faults.append(f"{place}: {error}")
            continue
        named.setdefault(document.key, known.get(document.key, document))
        found[document.key] += _timed(paths, faults)
    pasts = tuple(
        Past(named[key], len(files), _Files(named[key], tuple(sorted(files))), portable=True)
        for key, files in found.items()
        if files
    )
    if not pasts:
        raise ConfigError(
            faults[0]
            if faults
            else f"{folder}: holds no past versions; files are named <service>/<document>/20240212T000000Z.html (.md, .txt, .pdf)"
        )
    return Archive(pasts, tuple(faults))


def _timed(paths: Sequence[Path], faults: list[str]) -> Iterator[tuple[datetime, Path]]:
    for path in paths:
        try:
            yield datetime.strptime(path.stem, TIME_FORMAT).replace(tzinfo=UTC), path
        except ValueError:
            faults.append(f'{path}: "{path.stem}" is no UTC time; name the file like 20240212T000000Z{path.suffix}')


@dataclass(frozen=True, slots=True)
class _Files:
    """The pages in files, each in memory only while it is looked at."""

    document: Document
    files: tuple[tuple[datetime, Path], ...]

    def __iter__(self) -> Iterator[PastPage]:
        return (PastPage(str(path), time, partial(_read, self.document, time, path)) for time, path in self.files)


def _read(document: Document, time: datetime, path: Path) -> Snapshot:
    try:
        size = path.stat().st_size
        if size > LARGEST_PAGE:
            raise DocumentError(f"{path}: has {size / 1e6:,.1f} MB; tosmon reads pages of up to {LARGEST_PAGE / 1e6:,.0f} MB")
        body = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error
    headers = (("content-type", MEDIA_TYPES[path.suffix.lower()]),)
    return Snapshot(document.url, document.url, time, body, headers=headers)

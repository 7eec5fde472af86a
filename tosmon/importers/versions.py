"""Past versions from a versions repository of Open Terms Archive: `<Service>/<Document>.md`, one commit for each version.

A commit's author date is when the page was fetched. Its message says what it is: "First record of ...", "Record new changes of
...", or "Apply technical or declaration upgrade on ..." where the page was the same and only read in another way; before 2023
the words were "Start tracking", "Update" and "Refilter". A snapshots repository has the same layout with .html and .pdf files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath

from tosmon.errors import ConfigError, DocumentError
from tosmon.importers.past import Archive, Past, PastPage, name_of
from tosmon.importers.repository import Entry, Repository
from tosmon.models import Document, Snapshot
from tosmon.reading import LARGEST_PAGE, MEDIA_TYPES

_TECHNICAL = ("Apply technical or declaration upgrade on ", "Refilter ")
_LATEST = 253402300799  # the last second of the year 9999

_Row = tuple[
    int, bytes, str, bool
]  # the time, the blob, the file's ending, whether it is technical: a hundred thousand of them fit


def read_versions(repository: Repository, known: Mapping[str, Document]) -> Archive:
    """The documents of a repository, sorted by name; those with the key of a known one are taken for that one.

    Only times and names are read here, each page when its turn comes. Raises ConfigError where there is none.
    """
    named: dict[str, Document] = {}
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    faults: dict[bytes, str] = {}
    places: dict[bytes, tuple[Document, str] | None] = {}
    for entry in repository.entries():
        try:
            if entry.path not in places:
                places[entry.path] = _place(entry.path)
            place = places[entry.path]
            if place is None:
                continue
            document, ending = place
            row = (_checked(entry), bytes.fromhex(entry.blob), ending, entry.subject.startswith(_TECHNICAL))
        except DocumentError as error:
            faults.setdefault(entry.path, str(error))
            continue
        named.setdefault(document.key, known.get(document.key, document))
        found[document.key].append(row)
    if not found:
        raise ConfigError(
            next(iter(faults.values()), "the repository holds no versions; its files are named <Service>/<Document>.md")
        )
    return Archive(
        tuple(Past(named[key], len(found[key]), _pages(repository, named[key], found[key])) for key in sorted(found)),
        tuple(faults.values()),
    )


def _place(path: bytes) -> tuple[Document, str] | None:
    """The document that a file is of, and the file's ending; None for a file of another sort."""
    folder, _, file = path.partition(b"/")
    ending = file[file.rfind(b".") :].decode("ascii", "replace").lower() if b"." in file else ""
    if b"/" in file or path.startswith(b".") or not folder or ending not in MEDIA_TYPES:
        return None
    try:
        place = PurePosixPath(path.decode())
    except UnicodeDecodeError as error:
        raise DocumentError(f"{path.decode('utf-8', 'replace')}: the name is no UTF-8; rename it in the repository") from error
    return Document(name_of(place.parent.name), name_of(place.stem), url=""), ending


def _checked(entry: Entry) -> int:
    if not 0 <= entry.time <= _LATEST:
        raise DocumentError(f"{entry.path.decode('utf-8', 'replace')}: a commit has the date {entry.time}, which is none")
    return entry.time


def _pages(repository: Repository, document: Document, rows: Iterable[_Row]) -> Iterator[PastPage]:
    # The order of equal times is that of the commits.
    for seconds, blob, ending, technical in sorted(rows, key=lambda row: row[0]):
        time = datetime.fromtimestamp(seconds, UTC)
        name = f"{document.label} of {time:%Y-%m-%d %H:%M}, blob {blob.hex()[:12]}"
        yield PastPage(name, time, partial(_load, repository, document, time, blob, ending, name), technical)


def _load(repository: Repository, document: Document, time: datetime, blob: bytes, ending: str, name: str) -> Snapshot:
    try:
        body = repository.blob(blob.hex(), LARGEST_PAGE)
    except DocumentError as error:
        raise DocumentError(f"{name}: {error}") from error
    return Snapshot(document.url, document.url, time, body, headers=(("content-type", MEDIA_TYPES[ending]),))

"""Find the day a clause appeared on a page, by the captures of an archive of the web."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tosmon.clauses import Rulebook
from tosmon.errors import DocumentError
from tosmon.importers.bisection import Appearance, appearance
from tosmon.importers.captures import Capture
from tosmon.models import Document, Kind, QualityLevel, Snapshot, Version
from tosmon.reading import quality, read
from tosmon.reading.text import says, sentences

Sought = Callable[[Version], str]
"""The sentence that is sought, as a version has it; "" where it has none."""


def clause_of(kind: Kind, document: Document, rulebook: Rulebook) -> Sought:
    """The first clause of a kind."""

    def sought(version: Version) -> str:
        found = rulebook.find(version.blocks, version.language, (document.service, document.name))
        return next((clause.text for clause in found if clause.kind is kind), "")

    return sought


def sentence_with(phrase: str) -> Sought:
    """The first sentence that holds a phrase, whatever its case and typography."""

    def sought(version: Version) -> str:
        said = (sentence for block in version.blocks for sentence in sentences(block.text))
        return next((sentence for sentence in said if says(sentence, phrase)), "")

    return sought


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to: the captures as numbered by `found`, the sentence as it first stood there, how many were fetched.

    `unreadable` are those that did not come or were no terms. `flips` are captures that, being the same bytes as one that was
    looked at, contradict that it appeared once and stayed.
    """

    found: Appearance
    text: str
    fetched: int
    unreadable: tuple[Capture, ...]
    flips: tuple[Capture, ...]


def search(document: Document, captures: Sequence[Capture], get: Callable[[Capture], Snapshot], sought: Sought) -> Search:
    """Look at as few captures as bisection needs; those with equal digests are one. Raises ArchiveError."""
    texts: dict[str, str | None] = {}
    looked: dict[str, Capture] = {}

    def holds(number: int) -> bool | None:
        capture = captures[number]
        name = _name(capture)
        if name not in texts:
            looked[name] = capture
            texts[name] = _text(document, capture, get, sought)
        text = texts[name]
        return None if text is None else bool(text)

    found = appearance(len(captures), holds)
    first = texts.get(_name(captures[found.having])) if found.having is not None else ""
    return Search(
        found,
        first or "",
        len(looked),
        tuple(capture for name, capture in looked.items() if texts[name] is None),
        tuple(_flips(captures, found, texts)),
    )


def _name(capture: Capture) -> str:
    return capture.digest or capture.url


def _text(document: Document, capture: Capture, get: Callable[[Capture], Snapshot], sought: Sought) -> str | None:
    """The sentence sought, None where the capture does not come or is not the terms."""
    try:
        page = get(capture)
        version = read(page, document)
    except DocumentError:
        return None  # counted among those that could not be read
    doubt = quality.doubt(version, page, document.language)
    return None if doubt.level is not QualityLevel.OK and not doubt.passing else sought(version)


def _flips(captures: Sequence[Capture], found: Appearance, texts: dict[str, str | None]) -> list[Capture]:
    if found.without is None or found.having is None:
        return []
    sides = ((captures[: found.without], True), (captures[found.having :], False))
    return [each for side, odd in sides for each in side if (text := texts.get(_name(each))) is not None and bool(text) is odd]

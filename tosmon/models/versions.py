"""What a person reads on a page: blocks of text, and the dates it states of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property


class BlockKind(StrEnum):
    """What a block of a document is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row, as one line of text.

    `section` is the path of headings above it; `lead` is the sentence that introduces its list, with those of the
    lists around it in front; `level` is the rank of a heading (1-6) or the depth of an item (from 1), else 0.
    `mark` is the number in front of an item of a numbered list ("3."), shown but never compared.
    """

    kind: BlockKind
    text: str
    section: tuple[str, ...] = ()
    lead: str = ""
    level: int = 0
    mark: str = ""


@dataclass(frozen=True)
class Version:
    """What a person reads on the page.

    `reader` is the fingerprint of the reading code and the document's selectors: two versions with different
    fingerprints were not read alike and must not be compared. `number` counts a document's versions from 1 and
    is 0 until the version is stored; `observed_at` is when its snapshot was fetched, in UTC. `stated` are the dates the page
    states of itself, None where nobody looked for them yet. `parts` is what each page of a combined document says, by its
    address, to be judged one by one; it is not stored.
    """

    blocks: tuple[Block, ...]
    observed_at: datetime
    title: str = ""
    language: str = ""
    reader: str = ""
    number: int = 0
    stated: tuple[StatedDate, ...] | None = field(default=None, repr=False, compare=False)
    parts: tuple[tuple[str, Version], ...] = field(default=(), repr=False, compare=False)

    @cached_property
    def text(self) -> str:
        """The whole text, one block a line, as it is compared."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def sha256(self) -> str:
        """Hex digest of `text`: equal for two versions that say the same in the same order."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class DateKind(StrEnum):
    """What a date says that a document states of itself."""

    EFFECTIVE = "effective"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that a document states of itself, with the words it stands in.

    `iso` is the day by ISO 8601, `2025-03` where only the month is said, and "" where the text can be read two ways.
    """

    kind: DateKind
    iso: str
    text: str


def latest(stated: Iterable[StatedDate], kind: DateKind) -> str:
    """The ISO day of the last date of a kind, "" where none is known: documents keep the dates of older versions on the page."""
    return max((each.iso for each in stated if each.kind is kind), default="")

"""Know a page that came without its text, which its own script draws from data in it or fetches."""

from __future__ import annotations

from collections.abc import Iterable

from tosmon.models import Block, BlockKind

# A page with fewer characters of text than this may be a shell, whose own script draws what it carries as data.
LARGEST_SHELL = 250


def may_be_shell(blocks: Iterable[Block]) -> bool:
    """Whether a page has so little text that its own script may draw what it carries as data."""
    return size_of(blocks) < LARGEST_SHELL


def size_of(blocks: Iterable[Block]) -> int:
    """The characters of blocks, headings left out."""
    return sum(len(block.text) for block in blocks if block.kind is not BlockKind.HEADING)

"""Show blocks as clean text that reads like Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from tosmon.models import Block, BlockKind
from tosmon.reading.outline import PSEUDO_LEVEL

_LAST_LEVEL = 6  # Markdown knows no deeper heading


def as_text(blocks: Iterable[Block]) -> str:
    """Blocks parted by blank lines, the items of a list on lines of their own."""
    lines: list[str] = []
    before: BlockKind | None = None
    for block in blocks:
        if lines and not (block.kind is before and block.kind in (BlockKind.ITEM, BlockKind.ROW)):
            lines.append("")
        lines.append(_line(block))
        before = block.kind
    return "\n".join(lines)


def _line(block: Block) -> str:
    match block.kind:
        case BlockKind.HEADING:
            return f"{'#' * min(block.level, _LAST_LEVEL)} {block.text}" if block.level != PSEUDO_LEVEL else f"**{block.text}**"
        case BlockKind.ITEM:
            return f"{'  ' * (block.level - 1)}{block.mark or '-'} {block.text}"
        case BlockKind.ROW:
            return f"| {block.text} |"
        case BlockKind.PARAGRAPH:
            return block.text

"""Golden pairs: what is read from tests/pages/NAME.html stands in NAME.txt."""

from __future__ import annotations

from pathlib import Path

import pytest

from tosmon.reading.html import read_html
from tosmon.reading.rendering import as_text

PAGES = sorted((Path(__file__).parent.parent / "pages").glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_reads_as_its_golden_text(page: Path) -> None:
    blocks = read_html(page.read_text(encoding="utf-8")).blocks
    assert as_text(blocks) + "\n" == page.with_suffix(".txt").read_text(encoding="utf-8")

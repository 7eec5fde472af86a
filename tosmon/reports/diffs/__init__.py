"""Every format in which two versions can be compared."""

from __future__ import annotations

from collections.abc import Callable

from tosmon.reports.diffs.contract import data
from tosmon.reports.diffs.html import html
from tosmon.reports.diffs.rows import Comparison, Side, compared
from tosmon.reports.diffs.text import text
from tosmon.reports.diffs.unified import unified
from tosmon.reports.text import Screen

FORMATS: dict[str, Callable[[Comparison, Screen], str]] = {"text": text, "html": html, "json": data, "unified": unified}

__all__ = ["FORMATS", "Comparison", "Side", "compared"]

"""E-mail addresses that a page hides from robots."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tosmon import clauses
from tosmon.diff import diff
from tosmon.models import Block, BlockKind, Version
from tosmon.reading.emails import revealed


def version(*lines: str) -> Version:
    return Version(tuple(Block(BlockKind.PARAGRAPH, line) for line in lines), datetime(2025, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "line", ["We look at [our] dot com bubble.", "Your email is protected by law.", "Meet us at example.com (at noon)."]
)
def test_a_sentence_without_an_address_stays(line: str) -> None:
    assert revealed(line) == line


def test_an_address_that_is_hidden_now_and_shown_then_is_no_change() -> None:
    shown, hidden = version("Write to privacy@example.com to object."), version("Write to [email protected] to object.")
    assert not diff(shown, hidden) and not diff(hidden, shown) and not diff(hidden, hidden)


def test_another_address_is_a_change_where_it_can_be_known() -> None:
    assert diff(version("Write to privacy@example.com."), version("Write to legal@example.com."))
    assert diff(
        version("Write to privacy@example.com.", "Call or write to [email protected]."),
        version("Write to legal@example.com.", "Call or write to legal@example.com."),
    ).reworded


def test_a_clause_is_the_same_with_its_address_hidden() -> None:
    said = [f"To opt out of AI training, write to {address}." for address in ("privacy@example.com", "[email protected]")]
    one, other = (clauses.TRAINING.find(version(line).blocks) for line in said)
    assert one[0].fingerprint == other[0].fingerprint

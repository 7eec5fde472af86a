"""Between which texts a document alternates."""

from __future__ import annotations

import pytest

from tosmon.store.variants import variants


@pytest.mark.parametrize(
    ("texts", "alternating"),
    [
        ("", ()),
        ("ABCDE", ()),
        ("ABA", ()),
        ("ABAB", (4, 3)),
        ("AABBAABB", (7, 5)),
        ("CABAB", (5, 4)),
        ("ABCABC", (6, 5, 4)),
        ("ABABCDEFGHIJKLMN", ()),
    ],
)
def test_a_document_that_keeps_going_back_is_known_by_its_variants(texts: str, alternating: tuple[int, ...]) -> None:
    assert variants(list(enumerate(texts, 1))) == alternating

"""A page that is not the terms is not believed, and terms that speak of such things are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tosmon.models import Block, BlockKind, QualityLevel, Version
from tosmon.reading.quality import judge, judge_against

LONG = "You keep every right in what you upload to the orchard, and we never claim to own any of it, now or later. " * 8


def version(text: str, title: str = "Terms") -> Version:
    return Version((Block(BlockKind.PARAGRAPH, text),), datetime(2024, 2, 12, tzinfo=UTC), title=title)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Checking your browser before accessing the site.", QualityLevel.BLOCKED),
        ("Please verify you are human by completing the action below.", QualityLevel.BLOCKED),
        ("You need to enable JavaScript to run this app.", QualityLevel.EMPTY),
        ("Oops, something went wrong. Please try again later.", QualityLevel.ERROR),
        ("404 - the page was not found", QualityLevel.ERROR),
        ("Page introuvable", QualityLevel.ERROR),
        ("Sign in to continue to Orchard", QualityLevel.BLOCKED),
        ("We and our partners use cookies. Accept all cookies", QualityLevel.BLOCKED),
        ("", QualityLevel.EMPTY),
        ("Loading", QualityLevel.EMPTY),
    ],
)
def test_a_page_that_is_not_the_terms_is_known(text: str, level: QualityLevel) -> None:
    quality = judge(version(text))
    assert quality.level is level
    assert quality.reason


@pytest.mark.parametrize(
    "text",
    [LONG, LONG * 4 + "If the service is temporarily unavailable, try again later. You must not bypass the captcha."],
)
def test_terms_are_believed_also_where_they_speak_of_errors_and_captchas(text: str) -> None:
    assert judge(version(text)).level is QualityLevel.OK


def test_a_text_that_collapsed_is_doubted() -> None:
    assert judge_against(version(LONG[:500]), version(LONG * 3)).level is QualityLevel.SHRUNK


def test_a_text_that_lost_a_part_is_believed() -> None:
    assert judge_against(version(LONG * 2), version(LONG * 3)).level is QualityLevel.OK

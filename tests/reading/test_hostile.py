"""No page keeps the reader for long or takes much memory: it is read, or refused with a sentence."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.reading.hostile import PAGES

MOST_MEMORY = 300_000_000  # bytes, the page itself and Python included


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_is_read_or_refused_with_bounded_memory(name: str) -> None:
    command = [sys.executable, "-W", "error", "-m", "tests.reading.hostile", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert json.loads(done.stdout)["bytes"] < MOST_MEMORY


def test_a_refusal_says_how_much_the_page_has_and_what_is_read() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.reading.hostile", "links without end"], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout)["outcome"] == (
        "refused: page: the page has 600,000 tags, far more than any terms; tosmon reads up to 400,000"
    )

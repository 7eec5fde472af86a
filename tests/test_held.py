"""What is held back, what is believed in the end, and what never is: the command line against a real server."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from tests.running import page, service, tosmon, write_config

GRANT = "We may use the content you upload to train our artificial intelligence models."
LONG = [
    f"Paragraph {number} is about matter {number} and says at some length what holds for matter {number}." for number in range(60)
]
GERMAN = [
    f"In Absatz {number} steht, dass Sie alle Rechte an den Inhalten behalten, die Sie bei uns hochladen." for number in range(12)
]
OTHER = [
    f"Rule {number}: visitors must not climb tree {number}, nor pick fruit from it without permission of the gardener."
    for number in range(12)
]
MISSING = "<title>Page not found</title><h1>Page not found</h1>"
SIGN_IN = "<title>Sign in</title><p>Forgot your password?</p>"
WALL = "<title>Just a moment...</title><h1>127.0.0.1</h1><p>Verifying you are human. This may take a few seconds.</p>"


def terms(*said: str, title: str = "Terms") -> str:
    """A page of its own words, without those of `page`."""
    return f"<title>{title}</title><main><h1>{title}</h1>{''.join(f'<p>{each}</p>' for each in said)}</main>"


class Nights:
    """One document on a server; each night it shows a page and is checked once."""

    def __init__(self, folder: Path, server: HTTPServer) -> None:
        self.folder = folder
        self.server = server
        self.watch()

    def watch(self, before: str = "", **keys: str) -> None:
        write_config(self.folder, service("Orchard", self.server.url_for("/legal/terms"), **keys))
        config = self.folder / "tosmon.toml"
        config.write_text(before + config.read_text(encoding="utf-8"), encoding="utf-8")

    def night(self, text: str, **headers: str) -> dict[str, Any]:
        self.server.clear()
        shown = Response(text, headers={"Content-Type": "text/html; charset=utf-8"})
        self.server.expect_request("/").respond_with_response(shown)
        self.server.expect_request("/home").respond_with_response(shown)
        self.server.expect_request("/legal/terms").respond_with_response(
            Response("", 302, headers={"Location": headers["location"]}) if headers else shown
        )
        done = tosmon(self.folder, "check", "--format", "json")
        (document,) = json.loads(done.stdout)["documents"]
        assert document["outcome"] != "held" or (done.returncode == 3 and document["reason"])
        return dict(document)

    def outcomes(self, *pages: str) -> list[str]:
        return [self.night(each)["outcome"] for each in pages]


@pytest.fixture
def nights(tmp_path: Path, httpserver: HTTPServer) -> Nights:
    return Nights(tmp_path, httpserver)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (page(), "shrank from"),
        (page(*LONG, *(f"And {each} And once more: {each}" for each in LONG * 3)), "grew from"),
        (terms(*OTHER * 5), "shares hardly a phrase"),
        (terms(*GERMAN * 5), 'in another language ("de")'),
    ],
    ids=["shrunk", "swollen", "replaced", "foreign"],
)
def test_another_text_is_held_and_believed_when_it_stays(nights: Nights, other: str, why: str) -> None:
    nights.watch("believe_after = 2\n")
    assert nights.outcomes(page(*LONG)) == ["first"]
    held, believed = nights.night(other), nights.night(other)
    assert (held["outcome"], believed["outcome"]) == ("held", "changed")
    assert why in held["reason"] and held["reason"].endswith("(seen 1 of 2 times before it is believed)")


def test_a_page_that_says_something_else_each_night_is_never_believed(nights: Nights) -> None:
    nights.watch("believe_after = 2\n")
    changing = [terms(*(each.replace("tree", f"tree {night} of") for each in OTHER * 5)) for night in range(3)]
    assert nights.outcomes(page(*LONG), *changing) == ["first", "held", "held", "held"]


def test_a_page_whose_date_alone_changes_says_the_same(nights: Nights) -> None:
    nights.watch("believe_after = 2\n")
    dated = [terms(f"Last updated: {night} March 2024", *OTHER * 5) for night in (1, 2)]
    assert nights.outcomes(page(*LONG), *dated) == ["first", "held", "changed"]


def test_a_failure_in_between_does_not_begin_the_count_anew_and_the_old_text_does(nights: Nights) -> None:
    nights.watch("believe_after = 2\n")
    other = terms(*OTHER * 5)
    assert nights.outcomes(page(*LONG), other, page(*LONG), other) == ["first", "held", "unchanged", "held"]
    nights.server.clear()
    assert tosmon(nights.folder, "check").returncode == 3
    assert nights.outcomes(other) == ["changed"]


def test_walls_error_pages_and_empty_ones_are_never_believed(nights: Nights) -> None:
    nights.watch("believe_after = 1\n")
    assert nights.outcomes(page(*LONG), WALL, MISSING, "", page(*LONG, GRANT)) == ["first", "held", "held", "held", "changed"]


def test_a_wall_is_no_first_sight(nights: Nights) -> None:
    nights.watch("believe_after = 1\n")
    assert nights.outcomes(WALL, SIGN_IN, MISSING, page()) == ["held", "held", "held", "first"]


def test_what_is_held_stands_in_status_with_its_reason_and_its_page_is_kept(nights: Nights) -> None:
    nights.outcomes(page(*LONG), WALL)
    (row,) = map(json.loads, tosmon(nights.folder, "status", "--format", "jsonl").stdout.splitlines())
    assert row["held_since"] and "bot wall" in row["reason"]
    with sqlite3.connect(nights.folder / "tosmon.db") as database:
        (kept,) = database.execute("select count(*) from snapshots where not believed").fetchone()
    database.close()
    assert kept == 1


@pytest.mark.parametrize("location", ["/", "/home"])
def test_a_redirect_to_the_front_page_is_held_for_good(nights: Nights, location: str) -> None:
    nights.watch("believe_after = 1\n")
    nights.outcomes(page(*LONG))
    came = nights.night(terms(*OTHER * 5, title="Orchard"), location=location)
    assert came["outcome"] == "held"
    assert "redirected to a front page" in came["reason"] and 'correct "url"' in came["reason"]


def test_a_redirect_is_no_fault_where_the_terms_stand_at_its_end(nights: Nights) -> None:
    nights.outcomes(page(*LONG))
    assert nights.night(page(*LONG), location="/")["outcome"] == "unchanged"
    assert nights.night(page(*LONG, GRANT), location="/")["outcome"] == "changed"


def test_the_language_of_the_config_is_expected_on_the_first_day(nights: Nights) -> None:
    nights.watch(language='"en"')
    assert nights.outcomes(terms(*GERMAN), page()) == ["held", "first"]


def test_without_a_word_in_the_config_the_third_time_is_believed(nights: Nights) -> None:
    assert nights.outcomes(page(*LONG), *[terms(*OTHER * 5)] * 3) == ["first", "held", "held", "changed"]


def test_a_config_that_never_believes_is_refused(nights: Nights) -> None:
    nights.watch("believe_after = 0\n")
    done = tosmon(nights.folder, "check")
    assert done.returncode == 2 and "believe_after is 0" in done.stderr


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., list[int]]:
    def bring_in(*pages: str) -> list[int]:
        """The sizes of the versions that came of pages of one day each."""
        folder = tmp_path / "archive" / "Orchard" / "Terms"
        folder.mkdir(parents=True)
        for day, text in enumerate(pages, 1):
            (folder / f"202401{day:02}T000000Z.html").write_text(text, encoding="utf-8")
        write_config(tmp_path)
        assert tosmon(tmp_path, "import", "archive").returncode == 0
        with sqlite3.connect(tmp_path / "tosmon.db") as database:
            days = [int(day[8:10]) for (day,) in database.execute("select observed_at from versions order by number")]
        database.close()
        return days

    return bring_in


def test_in_the_past_what_stayed_is_believed_from_its_first_day(imported: Callable[..., list[int]]) -> None:
    stayed = [terms(*OTHER * 5, f"This sentence is of day {day}.") for day in range(4)]
    assert imported(page(*LONG), *stayed)[:3] == [1, 2, 3]


def test_in_the_past_what_went_again_is_left_out(imported: Callable[..., list[int]]) -> None:
    assert imported(page(*LONG), terms(*OTHER * 5), WALL, page(*LONG, GRANT)) == [1, 4]

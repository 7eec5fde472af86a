"""Silence is trusted because something speaks up when the job, or one of its documents, is not checked any more."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.running import page, service, tosmon, write_config
from tosmon.cli.pulse import Pulse
from tosmon.cli.session import Session
from tosmon.config import load_config
from tosmon.errors import StoreError


class Place:
    """A folder with a config of two services, whose pages and dead man's switch are on one server."""

    def __init__(self, folder: Path, server: HTTPServer) -> None:
        self.folder, self.pings, self.page, self.switch = folder, list[tuple[str, str]](), page(), 200
        server.expect_request(re.compile("/switch.*")).respond_with_handler(self._ping)
        server.expect_request("/terms").respond_with_handler(lambda _: Response(self.page, content_type="text/html"))
        self.url = server.url_for("/switch")
        gone = service("Grove", server.url_for("/gone"))
        write_config(folder, '\n[health]\nping_url = "${PING}"\n', service("Orchard", server.url_for("/terms")), gone)

    def _ping(self, request: Request) -> Response:
        self.pings.append((request.path.removeprefix("/switch"), request.get_data(as_text=True)))
        return Response("OK", self.switch)

    def run(self, *arguments: str) -> tuple[int, str, str]:
        done = tosmon(self.folder, *arguments, PING=self.url)
        assert self.url not in done.stdout + done.stderr
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def place(tmp_path: Path, httpserver: HTTPServer) -> Place:
    return Place(tmp_path, httpserver)


def test_a_run_is_told_when_it_begins_and_ends_and_a_document_that_fails_is_no_failure_of_the_job(place: Place) -> None:
    assert place.run("check")[0] == 3
    assert place.pings == [("/start", ""), ("", "2 documents: 1 seen first, 1 failed. Nothing new.")]


def test_the_job_failed_where_nothing_could_be_verified(place: Place) -> None:
    place.run("check", "grove")
    assert place.pings[1:] == [("/fail", "1 document: 1 failed. Nothing new.")]


def test_the_job_failed_where_an_error_ended_it(place: Place) -> None:
    config = load_config(place.folder / "tosmon.toml", {"PING": place.url})
    with pytest.raises(StoreError), Pulse(Session(None, "", 0), config):
        raise StoreError("the disk is full")
    assert place.pings == [("/start", ""), ("/fail", "The run ended with an error: the disk is full")]


def test_a_switch_that_is_away_is_one_line_and_changes_no_exit_code(place: Place) -> None:
    place.switch = 404
    code, _, said = place.run("check", "orchard")
    assert (code, said.splitlines()) == (0, ["tosmon: the ping to localhost: HTTP 404 Not Found"] * 2)


def test_a_dry_run_is_no_sign_of_life(place: Place) -> None:
    place.run("check", "--dry-run")
    assert place.pings == []
    assert place.run("check", "--dry-run", "--metrics", "tosmon.prom")[0] == 2


@pytest.mark.parametrize("value", ["ftp://a.example/x", "hc-ping.com/secret", "https://me:secret@a.example/"])
def test_an_address_that_is_none_is_refused_and_not_shown(place: Place, value: str) -> None:
    place.url = value
    code, _, said = place.run("status")
    assert (code, "health.ping_url is no address" in said) == (2, True)


def test_the_metrics_of_a_run_are_put_in_place_at_once(place: Place) -> None:
    place.run("check", "--metrics", "tosmon.prom")
    text = (place.folder / "tosmon.prom").read_text(encoding="utf-8")
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    verified = {each.labels["service"]: each.value for each in samples if each.name.startswith("tosmon_document_last")}
    assert verified["Grove"] == 0 and verified["Orchard"] > 1.7e9
    assert [path.name for path in place.folder.glob("tosmon.prom*")] == ["tosmon.prom"]
    assert place.run("check", "--metrics", "nowhere/tosmon.prom")[::2] == (
        2,
        f"tosmon: {Path('nowhere/tosmon.prom')}: the metrics cannot be written: there is no folder nowhere\n",
    )


def test_status_names_what_was_not_verified_in_time_and_ends_with_3(place: Place) -> None:
    place.run("check", "orchard")
    code, table, said = place.run("status", "--max-age", "12h")
    assert (code, said) == (3, "tosmon: grove/terms-of-use: never verified\n")
    assert [line.split()[0] for line in table.splitlines()] == ["document", "grove/terms-of-use", "never", "orchard/terms-of-use"]
    place.run("check")
    code, table, said = place.run("status", "--max-age", "12h")
    assert (code, said.startswith("tosmon: grove/terms-of-use: never verified: http://")) == (3, True)
    assert place.run("status")[::2] == (0, "")


def test_what_the_config_does_not_ask_for_any_more_is_not_waited_for(place: Place, httpserver: HTTPServer) -> None:
    place.run("check")
    write_config(place.folder, service("Orchard", httpserver.url_for("/terms")))
    assert place.run("status", "--max-age", "3d")[::2] == (0, "")
    rows = map(json.loads, place.run("status", "--format", "jsonl")[1].splitlines())
    assert [(row["key"], row["watched"], row["stale"]) for row in rows] == [
        ("grove/terms-of-use", False, False),
        ("orchard/terms-of-use", True, False),
    ]


def test_a_good_look_that_is_too_long_ago_is_told_in_days(place: Place, httpserver: HTTPServer) -> None:
    archive = place.folder / "archive" / "Orchard" / "Terms_of_Use"
    archive.mkdir(parents=True)
    (archive / "20240212T030000Z.html").write_text(page(), encoding="utf-8")
    write_config(place.folder, service("Orchard", httpserver.url_for("/terms")))
    place.run("import", "archive")
    code, table, said = place.run("status", "--max-age", "2w")
    assert code == 3
    assert re.fullmatch(r"tosmon: orchard/terms-of-use: not verified for [\d,]+ days, since 2024-02-12 03:00\n", said)
    assert said.removeprefix("tosmon: orchard/terms-of-use: ").strip() in table
    assert place.run("status", "--max-age", "99999y")[0] == 0


@pytest.mark.parametrize("text", ["3", "3 days", "-3d", "3m"])
def test_an_age_that_is_none_is_refused(place: Place, text: str) -> None:
    assert place.run("status", f"--max-age={text}") == (
        2,
        "",
        f'tosmon: "{text}" is no age; write a number and h, d, w or y, such as 12h, 3d or 2w\n',
    )

"""`tosmon catalog test` says what a person needs before adding a platform, and stores nothing."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.running import TERMS, page, service, tosmon, write_config

MENU = "".join(f"<a href='/{n}'>Page {n}</a> " for n in range(9))
TEXT = f"<div class='links'>{MENU}</div><div class='legal-text'><h1>Terms of Use</h1>{TERMS}</div><div id='seen'>%s</div>"


def html(body: str) -> str:
    return f"<html lang=en><head><title>Terms of Use</title></head><body>{body}</body></html>"


def test_a_page_that_holds_still_is_told_with_what_is_kept_of_it(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/terms").respond_with_data(html(TEXT % ""), content_type="text/html")
    write_config(tmp_path)
    done = tosmon(tmp_path, "catalog", "test", httpserver.url_for("/terms"))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == httpserver.url_for("/terms")
    assert lines[1].startswith("  plain: HTTP 200, 1 kB in ") and lines[1].endswith(" s, ok, 171 words, language en")
    assert lines[3:9] == [
        "  still: both visits read the same",
        "  kept: 90% of the 189 words on the page",
        '  suggested: select = ["div.legal-text"]',
        "  headings (1):",
        "    Terms of Use",
        "  first lines:",
    ]
    assert (
        lines[9] == "    Sentence 0 of these terms says that you keep every right in what you upload, by the law of the orchard."
    )
    assert not list(tmp_path.glob("*.db"))


def test_a_page_that_does_not_hold_still_is_told_with_what_to_remove(tmp_path: Path, httpserver: HTTPServer) -> None:
    visits = count(1)
    httpserver.expect_request("/terms").respond_with_handler(
        lambda _: Response(
            html(TEXT % f"<p>You are the visitor {next(visits)} who reads this page about the orchard.</p>"), mimetype="text/html"
        )
    )
    write_config(tmp_path)
    done = tosmon(tmp_path, "catalog", "test", httpserver.url_for("/terms"))
    assert done.returncode == 3
    assert "  restless: 2 lines differ between the two visits" in done.stdout
    assert "    You are the visitor 1 who reads this page about the orchard." in done.stdout
    assert '  suggested: remove = ["#seen"]' in done.stdout


def test_a_page_that_is_not_the_terms_is_told_with_the_reason(tmp_path: Path, httpserver: HTTPServer) -> None:
    wall = html("<h1>Just a moment...</h1><p>Checking your browser before accessing the site.</p>")
    httpserver.expect_request("/terms").respond_with_data(wall, content_type="text/html")
    write_config(tmp_path)
    done = tosmon(tmp_path, "catalog", "test", httpserver.url_for("/terms"))
    assert done.returncode == 3
    assert "    blocked: looks like " in done.stdout


def test_another_language_is_compared(tmp_path: Path, httpserver: HTTPServer) -> None:
    french = "".join(
        f"<p>La phrase {n} de ces conditions dit que vous gardez tous vos droits sur vos contenus.</p>" for n in range(8)
    )

    def answer(request: Request) -> Response:
        asked = request.headers.get("Accept-Language", "")
        return Response(html(f"<main>{french}</main>") if asked.startswith("fr") else page(), mimetype="text/html")

    httpserver.expect_request("/terms").respond_with_handler(answer)
    write_config(tmp_path)
    done = tosmon(tmp_path, "catalog", "test", httpserver.url_for("/terms"), "--language", "fr")
    assert done.returncode == 0
    assert "language fr" in done.stdout and "  plain, fr: 17 lines differ from plain" in done.stdout


def test_a_page_that_does_not_come_is_an_error_with_its_reason(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/terms").respond_with_data("gone", status=410)
    write_config(tmp_path)
    done = tosmon(tmp_path, "catalog", "test", httpserver.url_for("/terms"))
    assert done.returncode == 3
    assert "410" in done.stderr


def test_a_platform_that_is_not_known_is_a_wrong_usage(tmp_path: Path) -> None:
    write_config(tmp_path, service("Orchard", "http://127.0.0.1:1/"))
    done = tosmon(tmp_path, "catalog", "test", "no-such-platform")
    assert done.returncode == 2
    assert 'the catalogue has no "no-such-platform"' in done.stderr

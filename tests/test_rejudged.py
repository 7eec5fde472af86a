"""When the config asks for other families or rules, documents are judged again, and that is nobody's change of terms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.running import page, service, tosmon, write_config

GRANT = "We may use the content you upload to train our artificial intelligence models."
LICENCE = "You grant us a perpetual and irrevocable licence to the content you upload."
ANOTHER = "You also grant us the right to sublicense your drawings to third parties."
SALE = "We may sell your drawings to anybody who pays."
ASKED = '\n[clauses]\nfamilies = ["licence"]\nrules = ["mine.toml"]\n'
RULES = """\
[words]
sell = ["sell*"]

[[rules]]
id = "own-sale"
kind = "grant"
title = "They sell what you make"
reason = "Read who buys it."
patterns = ["we … sell … your-data|data"]
matches = ["We may sell your photos."]
passes = ["You may sell your photos."]
"""


class Orchard:
    """A service with one document, a config beside it, and what a check of it says."""

    def __init__(self, folder: Path, server: HTTPServer) -> None:
        self.folder, self.server, self.text = folder, server, ""
        server.expect_request("/terms").respond_with_handler(self._answer)
        (folder / "mine.toml").write_text(RULES, encoding="utf-8")

    def _answer(self, request: Request) -> Response:
        response = Response(self.text, mimetype="text/html")
        response.add_etag()
        return response.make_conditional(request)

    def configure(self, clauses: str) -> None:
        write_config(self.folder, clauses, service("Orchard", self.server.url_for("/terms")))

    def check(self, *sentences: str) -> tuple[int, str, list[tuple[str, str, str, str]]]:
        """Exit code, outcome, and change, severity, kind and text of each finding."""
        self.text = page(*sentences)
        done = tosmon(self.folder, "check", "--format", "json", "--fail-on", "notice")
        (document,) = json.loads(done.stdout)["documents"]
        return done.returncode, document["outcome"], [_brief(finding) for finding in document["findings"]]

    def standing(self) -> dict[str, int]:
        clauses: dict[str, int] = json.loads(tosmon(self.folder, "status", "--format", "jsonl").stdout)["clauses"]
        return clauses


def _brief(finding: dict[str, Any]) -> tuple[str, str, str, str]:
    return finding["change"], finding["severity"], finding["kind"], finding["text"]


@pytest.fixture
def orchard(tmp_path: Path, httpserver: HTTPServer) -> Orchard:
    """It was checked once, when only training was asked for."""
    place = Orchard(tmp_path, httpserver)
    place.configure("")
    assert place.check(LICENCE, SALE, GRANT) == (0, "first", [("baseline", "info", "grant", GRANT)])
    return place


def test_what_stood_there_before_it_was_asked_for_is_known_and_told_to_nobody(orchard: Orchard) -> None:
    orchard.configure(ASKED)
    assert orchard.check(LICENCE, SALE, GRANT) == (0, "unchanged", [])
    assert orchard.standing() == {"grant": 2, "licence": 1}
    assert orchard.check(LICENCE, SALE, GRANT) == (0, "unchanged", [])
    told = tosmon(orchard.folder, "findings", "--all", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["kind"] for line in told] == ["grant"]


def test_only_what_the_page_newly_says_is_told_though_the_config_changed_the_same_night(orchard: Orchard) -> None:
    orchard.configure(ASKED)
    assert orchard.check(LICENCE, SALE, GRANT, ANOTHER) == (1, "changed", [("added", "notice", "licence", ANOTHER)])
    assert orchard.check(LICENCE, GRANT, ANOTHER) == (1, "changed", [("removed", "notice", "grant", SALE)])
    assert orchard.check(GRANT, ANOTHER) == (0, "changed", [("removed", "info", "licence", LICENCE)])


def test_what_is_no_longer_asked_for_is_not_told_as_gone_nor_later_as_back(orchard: Orchard) -> None:
    orchard.configure(ASKED)
    orchard.check(LICENCE, SALE, GRANT)
    orchard.configure("")
    assert orchard.check(LICENCE, SALE, GRANT) == (0, "unchanged", [])
    assert orchard.standing() == {"grant": 1}
    orchard.configure(ASKED)
    assert orchard.check(LICENCE, SALE, GRANT) == (0, "unchanged", [])
    assert orchard.standing() == {"grant": 2, "licence": 1}


def test_a_rule_that_is_mended_alerts_nobody(orchard: Orchard) -> None:
    orchard.configure(ASKED)
    orchard.check(LICENCE, SALE, GRANT)
    (orchard.folder / "mine.toml").write_text(RULES.replace('"sell*"', '"give away"'), encoding="utf-8")
    assert orchard.check(LICENCE, SALE, GRANT) == (0, "unchanged", [])
    assert orchard.standing() == {"grant": 1, "licence": 1}


def test_past_versions_are_judged_by_what_the_config_asks_for(tmp_path: Path) -> None:
    place = tmp_path / "archive" / "Orchard" / "Terms"
    place.mkdir(parents=True)
    (place / "20231106T030000Z.html").write_text(page(LICENCE), encoding="utf-8")
    (place / "20240212T030000Z.html").write_text(page(LICENCE, SALE), encoding="utf-8")
    (tmp_path / "mine.toml").write_text(RULES, encoding="utf-8")
    write_config(tmp_path, ASKED)
    assert tosmon(tmp_path, "import", "archive").returncode == 0
    told = tosmon(tmp_path, "findings", "--all", "--format", "jsonl").stdout.splitlines()
    assert [_brief(json.loads(line)) for line in told] == [
        ("added", "alert", "grant", SALE),
        ("baseline", "info", "licence", LICENCE),
    ]

"""What the commands write is what `tosmon schema` says they write, with nothing left undescribed."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pytest_httpserver import HTTPServer

from tests.running import page, service, tosmon, write_config
from tosmon import models
from tosmon.cli.schema import Described
from tosmon.reports.schemas import NAMES, schema

GRANT = "We may use your content to train artificial intelligence models; you can object by 3 March 2027."
PROMISE = "We do not use your content to train artificial intelligence models."
KEEP = "import pathlib, sys; pathlib.Path('told.json').write_text(sys.stdin.read())"
DRAFT = jsonschema.Draft202012Validator


def strict(part: Any) -> Any:
    """The schema with every object closed, so that a field without a description is refused, as is one that may be missing."""
    if isinstance(part, list):
        return [strict(each) for each in part]
    if not isinstance(part, dict):
        return part
    closed = {name: strict(value) for name, value in part.items()}
    if "properties" in part and part.get("type") == "object":
        closed["additionalProperties"] = False
        assert all("description" in each or "$ref" in each for each in part["properties"].values()), part
    return closed


def validate(name: str, text: str) -> list[Any]:
    """The objects in what was written, each of them as described."""
    data = [json.loads(text)] if text.startswith("{\n") else json.loads(text) if text.startswith("[") else None
    rows: list[Any] = data if data is not None else [json.loads(line) for line in text.splitlines()]
    assert rows, name
    for row in rows:
        DRAFT(strict(schema(name)), format_checker=DRAFT.FORMAT_CHECKER).validate(row)
        DRAFT(schema(name)).validate({**row, "added_later": 1})
    return rows


@pytest.fixture
def nights(tmp_path: Path, httpserver: HTTPServer) -> Path:
    """Three nights of two services, of which one is away in the last."""
    write_config(
        tmp_path,
        service("Orchard", httpserver.url_for("/terms")),
        service("Grove", httpserver.url_for("/grove"), language='"en"'),
        f"\n[[notify]]\ntype = 'command'\ncommand = ['{sys.executable}', '-c', \"\"\"{KEEP}\"\"\"]\n",
    )
    dated = "<p>Last updated: 3 March 2025</p>"
    for text in (page(dated, PROMISE, "One."), page(dated, GRANT, "Two.")):
        httpserver.clear()
        for path in ("/terms", "/grove"):
            httpserver.expect_request(path).respond_with_data(text, content_type="text/html")
        for name in ("json", "jsonl"):
            tosmon(tmp_path, "check", "orchard" if name == "json" else "grove", "--format", name)
    (tmp_path / "terms.html").write_text(page(GRANT), encoding="utf-8")
    httpserver.clear()
    return tmp_path


def test_what_every_command_writes_is_described(nights: Path, httpserver: HTTPServer) -> None:
    def wrote(*arguments: str) -> str:
        return tosmon(nights, *arguments).stdout

    findings = validate("findings", wrote("findings", "--all", "--format", "jsonl"))
    assert {each["change"] for each in findings} >= {"baseline", "added", "removed"}
    assert findings == validate("findings", wrote("findings", "--all", "--format", "json"))
    tosmon(nights, "findings", "ack", findings[0]["id"], "--reason", "seen")
    tosmon(nights, "findings", "mute", findings[0]["id"], "--reason", "known", "--until", "30d")
    validate("findings", wrote("findings", "--all", "--format", "jsonl"))
    assert len(validate("status", wrote("status", "--format", "jsonl"))) == 2
    validate("history", wrote("history", "orchard", "--format", "json"))
    validate("blame", wrote("blame", "orchard", "--format", "jsonl"))
    validate("blame", wrote("blame", "orchard", "--phrase", "One.", "--format", "jsonl"))
    assert validate("diff", wrote("diff", "orchard", "--format", "json"))[0]["changes"]
    validate("diff", wrote("diff", "terms.html", "terms.html", "--format", "json"))
    validate("scan", wrote("scan", "terms.html", "--format", "jsonl"))
    validate("read", wrote("read", "terms.html", "--format", "jsonl"))
    tosmon(nights, "export", "--output", "evidence")
    for file in sorted((nights / "evidence" / "headers").rglob("*.json")):
        validate("export", file.read_text(encoding="utf-8"))
    httpserver.expect_request("/terms").respond_with_data(page(PROMISE), content_type="text/html")
    (run,) = validate("check", wrote("check", "--format", "json"))
    assert [each["outcome"] for each in run["documents"]] == ["changed", "failed"]
    validate("check-line", wrote("check", "--format", "jsonl"))
    validate("status", wrote("status", "--format", "json"))
    validate("notify", wrote("notify", "status", "--format", "json"))
    (told,) = validate("message", (nights / "told.json").read_text(encoding="utf-8"))
    assert told["findings"]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_by_the_standard_and_whole(tmp_path: Path, name: str) -> None:
    DRAFT.check_schema(schema(name))
    done = tosmon(tmp_path, "schema", name)
    assert (done.returncode, json.loads(done.stdout)) == (0, schema(name))


def test_every_schema_can_be_asked_for_and_another_name_is_refused(tmp_path: Path) -> None:
    assert tuple(Described) == NAMES
    assert tosmon(tmp_path, "schema", "checks").returncode == 2


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (models.Kind, schema("scan")["$defs"]["kind"]),
        (models.Role, schema("scan")["$defs"]["mark"]["properties"]["role"]),
        (models.ChangeType, schema("findings")["properties"]["change"]),
        (models.Severity, schema("findings")["properties"]["severity"]),
        (models.FactKind, schema("findings")["$defs"]["fact"]["properties"]["fact"]),
        (models.OutcomeKind, schema("check-line")["properties"]["outcome"]),
    ],
)
def test_the_words_of_a_schema_are_those_of_the_program(words: type[StrEnum], place: dict[str, Any]) -> None:
    assert place["enum"] == list(words)

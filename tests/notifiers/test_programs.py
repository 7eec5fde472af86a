"""Webhooks and commands: programs that are told in JSON, and that can fail."""

from __future__ import annotations

import hashlib
import hmac
import json
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tests.notifiers.samples import BACK, DOWN, FINDING, NIGHT
from tosmon.errors import ConfigError, NotifyError
from tosmon.models import Message
from tosmon.notifiers import NOTIFIERS
from tosmon.notifiers.command import Command
from tosmon.notifiers.webhook import Webhook
from tosmon.reports.contract import finding_data
from tosmon.settings import CommandSettings, WebhookSettings

MESSAGE = Message("0123abcd", NIGHT, (FINDING,), (DOWN, BACK))
TOLD = {
    "id": "0123abcd",
    "made_at": "2024-02-12T03:00:00Z",
    "test": False,
    "findings": [finding_data(FINDING)],
    "failing": [
        {
            "service": "Paintings",
            "document": "Terms",
            "key": "paintings/terms",
            "url": "https://paint.example/terms",
            "outcome": "failed",
            "since": "2024-02-09T03:00:00Z",
            "reason": "HTTP 503",
            "ended_at": None,
        }
    ],
    "working": [
        {
            "service": "Letters",
            "document": "Terms",
            "key": "letters/terms",
            "url": "https://letters.example/terms",
            "outcome": "held",
            "since": "2024-02-01T03:00:00Z",
            "reason": "half as long",
            "ended_at": "2024-02-12T03:00:00Z",
        }
    ],
}
SECRET = "a secret of ours"


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with httpx.Client() as shared:
        yield shared


def webhook(server: HTTPServer, client: httpx.Client) -> Webhook:
    settings = WebhookSettings("webhook", "hook", url=server.url_for("/s3cret-path?key=s3cret"), secret=SECRET)
    return Webhook(settings, client=client, clock=lambda: 1_707_706_800.5)


def test_a_webhook_gets_signed_json_with_an_id_that_stays(httpserver: HTTPServer, client: httpx.Client) -> None:
    came: list[Request] = []

    def take(request: Request) -> Response:
        came.append(request)
        return Response(status=202)

    httpserver.expect_request("/s3cret-path", method="POST").respond_with_handler(take)
    for _ in range(2):
        webhook(httpserver, client).send(MESSAGE)
    first, again = came
    assert first.json == json.loads(json.dumps(TOLD))
    assert first.get_data() == again.get_data()
    assert first.headers["Idempotency-Key"] == "0123abcd"
    assert first.headers["Content-Type"] == "application/json"
    digest = hmac.new(SECRET.encode(), b"1707706800." + first.get_data(), hashlib.sha256).hexdigest()
    assert (first.headers["X-Tosmon-Timestamp"], first.headers["X-Tosmon-Signature-256"]) == ("1707706800", f"sha256={digest}")


@pytest.mark.parametrize(("status", "refused"), [(500, False), (401, False), (422, True), (302, False)])
def test_an_answer_that_is_no_yes_is_a_failure(httpserver: HTTPServer, client: httpx.Client, status: int, refused: bool) -> None:
    httpserver.expect_request("/s3cret-path").respond_with_data("no", status, {"Location": "/elsewhere"})
    with pytest.raises(NotifyError) as caught:
        webhook(httpserver, client).send(MESSAGE)
    host = f"{httpserver.host}:{httpserver.port}"
    assert (str(caught.value), caught.value.refused) == (
        f"hook: {host} answered HTTP {status}, which is not a yes (2xx)",
        refused,
    )


def test_a_webhook_that_cannot_be_reached_shows_no_secret() -> None:
    settings = WebhookSettings("webhook", "hook", url="http://127.0.0.1:9/s3cret", secret=SECRET)
    with pytest.raises(NotifyError, match=r"^hook: 127\.0\.0\.1:9 could not be reached \(") as caught:
        Webhook(settings).send(MESSAGE)
    shown = "".join(traceback.format_exception(caught.value)) + repr(settings)
    assert not {secret for secret in ("s3cret", SECRET) if secret in shown}


@pytest.mark.parametrize(
    "url", ["http://hook.example/s3cret", "ftp://127.0.0.1/s3cret", "https:///s3cret", "https://[s3cret", "https://a.\x7f/s3cret"]
)
def test_a_webhook_must_be_secret_or_on_this_machine(url: str) -> None:
    with pytest.raises(ConfigError, match=r"^notify hook: url .*not shown") as caught:
        NOTIFIERS["webhook"](WebhookSettings("webhook", "hook", url=url, secret=SECRET), {})
    assert "s3cret" not in str(caught.value)
    assert NOTIFIERS["webhook"](WebhookSettings("webhook", "hook", url="http://127.0.0.1:9/", secret=SECRET), {})


def command(code: str, *arguments: str, timeout: float = 30) -> Command:
    return Command(CommandSettings("command", "ours", command=(sys.executable, "-c", code, *arguments), timeout=timeout))


def test_a_command_gets_json_and_its_arguments_without_a_shell(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code = "import sys, pathlib; print('noise'); pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"
    place = tmp_path / "$(exit 7) & told"
    command(code, str(place)).send(MESSAGE)
    assert json.loads(place.read_text()) == json.loads(json.dumps(TOLD))
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import sys; sys.exit('first\\nno room\\x1b[2J\\n\\n')", "ended with exit code 1: no room␛[2J"),
        ("import sys; sys.stdin.close(); sys.exit(3)", "ended with exit code 3"),
        ("import sys; print('x' * 99999, file=sys.stderr); sys.exit(4)", f"ended with exit code 4: {'x' * 299}…"),
    ],
)
def test_a_command_that_fails_says_why(code: str, sentence: str) -> None:
    with pytest.raises(NotifyError) as caught:
        command(code).send(MESSAGE)
    assert str(caught.value) == f"ours: {sys.executable} {sentence}"


def test_a_command_that_does_not_end_is_stopped() -> None:
    with pytest.raises(NotifyError, match=r"did not end within 0\.2 s and was stopped$"):
        command("import time; time.sleep(60)", timeout=0.2).send(MESSAGE)


def test_a_command_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    missing = str(tmp_path / "no such program")
    with pytest.raises(NotifyError) as caught:
        Command(CommandSettings("command", "ours", command=(missing,))).send(MESSAGE)
    assert str(caught.value).startswith(f"ours: {missing} cannot be run (")

"""Apprise: any service by its address, which nobody gets to see."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest
from pytest_httpserver import HTTPServer

from tests.notifiers.samples import FINDING, NEW, NIGHT
from tosmon.errors import ConfigError, NotifyError
from tosmon.models import Message
from tosmon.notifiers import NOTIFIERS
from tosmon.settings import AppriseSettings

# All of its services are imported to find one of them, and some are older than this Python.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


def settings(server: HTTPServer) -> AppriseSettings:
    return AppriseSettings("apprise", "chat", url=f"json://{server.host}:{server.port}/s3cret")


def test_a_message_comes_as_text_in_which_nothing_of_a_page_calls_or_links_anybody(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/s3cret", method="POST").respond_with_data("")
    hostile = "@everyone <!channel> see [this](https://evil.example) or www.evil.example #general"
    notifier = NOTIFIERS["apprise"](settings(httpserver), {})
    notifier.send(Message("m", NIGHT, (replace(FINDING, clause=replace(NEW, text=hostile)),)))
    ((request, _),) = httpserver.log
    said = request.json
    assert said["title"] == "tosmon: 1 alert (SoundCloud / Terms of Service)"
    for call in ("@everyone", "<!channel", "https://evil", "www.evil", "#general"):
        assert call not in said["message"]
        assert call in said["message"].replace("\u200b", "")


def test_what_fails_shows_and_logs_no_secret(httpserver: HTTPServer, caplog: pytest.LogCaptureFixture) -> None:
    httpserver.expect_request("/s3cret").respond_with_data("no", 500)
    notifier = NOTIFIERS["apprise"](settings(httpserver), {})
    with caplog.at_level(logging.DEBUG), pytest.raises(NotifyError) as caught:
        notifier.send(Message("m", NIGHT, (FINDING,)))
    assert str(caught.value) == ("chat: Apprise could not send it by json://; `apprise -vv URL` shows why, with its secrets")
    assert {record.name for record in caplog.records} <= {"werkzeug"}  # that is the server of this test
    with pytest.raises(ConfigError, match="Apprise does not know the address") as refused:
        NOTIFIERS["apprise"](AppriseSettings("apprise", "chat", url="nosuch://s3cret"), {})
    assert "s3cret" not in str(refused.value)

"""Notifiers are made of settings and the environment; what is missing is said before any work is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.notifiers.github_server import REPOSITORY, TOKEN, GitHubServer
from tests.notifiers.samples import FINDING, announce
from tosmon.errors import ConfigError
from tosmon.notifiers import NOTIFIERS
from tosmon.notify_config import TYPES
from tosmon.settings import GitHubSettings

SETTINGS = GitHubSettings(type="github", name="github")
ENVIRONMENT = {"GITHUB_TOKEN": f"{TOKEN}\n", "GITHUB_REPOSITORY": REPOSITORY}


def test_the_environment_of_github_actions_is_all_a_notifier_needs(server: GitHubServer) -> None:
    server.labels.add("tosmon")
    notifier = NOTIFIERS["github"](SETTINGS, {**ENVIRONMENT, "GITHUB_API_URL": server.url})
    announce(notifier, FINDING)
    assert len(server.issues) == 1


def test_settings_go_before_the_environment(server: GitHubServer) -> None:
    server.labels.add("terms")
    chosen = replace(SETTINGS, repository=REPOSITORY, token=TOKEN, api_url=server.url, label="terms")
    notifier = NOTIFIERS["github"](chosen, {"GITHUB_REPOSITORY": "some/other", "GITHUB_API_URL": "https://api.example"})
    announce(notifier, FINDING)
    assert server.issues[0]["labels"] == [{"name": "terms"}]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"GITHUB_REPOSITORY": ""}, "no repository to open issues in"),
        ({"GITHUB_REPOSITORY": "watch"}, "'watch' is not a repository; write it as owner/name"),
        ({"GITHUB_TOKEN": " "}, "no token; put one that may write issues into the environment variable GITHUB_TOKEN"),
        ({"GITHUB_TOKEN": "ghs_a\nX-Evil: b"}, "GITHUB_TOKEN has characters no token has"),
        ({"GITHUB_API_URL": "http://api.example"}, "api_url 'http://api.example' must begin with https://"),
        ({"GITHUB_API_URL": "https://["}, "is not an address"),
    ],
)
def test_what_is_missing_or_wrong_is_a_config_error(change: dict[str, str], sentence: str) -> None:
    with pytest.raises(ConfigError) as caught:
        NOTIFIERS["github"](SETTINGS, ENVIRONMENT | change)
    assert sentence in str(caught.value)
    assert "ghs_a" not in str(caught.value)


def test_the_config_knows_every_notifier() -> None:
    assert list(NOTIFIERS) == list(TYPES)

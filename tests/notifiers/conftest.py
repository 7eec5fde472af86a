"""A fresh GitHub, and a notifier that talks to it, for each test."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.notifiers.github_server import REPOSITORY, TOKEN, GitHubServer, github_server
from tests.notifiers.samples import Clock
from tosmon.notifiers.github import GitHubIssues


@pytest.fixture
def server() -> Iterator[GitHubServer]:
    with github_server() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    """One for all tests: making one takes longer than most of them."""
    with httpx.Client() as shared:
        yield shared


@pytest.fixture
def notifier(server: GitHubServer, clock: Clock, client: httpx.Client) -> GitHubIssues:
    return GitHubIssues(REPOSITORY, TOKEN, api_url=server.url, client=client, clock=clock, sleep=clock.sleep)

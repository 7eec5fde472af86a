"""The languages asked for, and the settings that make no sense."""

import math

import pytest

from tosmon.errors import ConfigError
from tosmon.fetch.questions import accept_language
from tosmon.settings import HttpSettings


@pytest.mark.parametrize(
    ("tag", "header"),
    [
        ("", "en;q=0.9,*;q=0.5"),
        ("en", "en"),
        ("en-GB", "en-GB,en;q=0.9"),
        ("fr", "fr,en;q=0.5"),
        ("fr-CA", "fr-CA,fr;q=0.9,en;q=0.5"),
        ("zh-Hant-TW", "zh-Hant-TW,zh;q=0.9,en;q=0.5"),
    ],
)
def test_the_language_of_a_document_is_asked_for_first(tag: str, header: str) -> None:
    assert accept_language(tag) == header


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"concurrency": 0}, "http.concurrency is 0; it must be at least 1"),
        ({"retries": -1}, "http.retries is -1; it must be at least 0"),
        ({"total_timeout": math.nan}, "http.total_timeout is nan; it must be at least 0.001"),
        ({"proxy": "s3cret@host"}, "http.proxy must start with one of http://, https://, socks5://, socks5h://"),
    ],
)
def test_a_setting_out_of_range_is_a_wrong_config(values: dict[str, float], says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        HttpSettings(**values)  # type: ignore[arg-type]  # wrong on purpose
    assert str(caught.value) == says


def test_secret_settings_are_not_shown() -> None:
    shown = repr(HttpSettings(proxy="http://me:s3cret@host", headers=(("X", "s3cret"),), cookies=(("X", "s3cret"),)))
    assert "s3cret" not in shown


def test_the_user_agent_says_where_to_complain() -> None:
    assert HttpSettings().user_agent.startswith("tosmon/")
    assert "(+https://" in HttpSettings().user_agent

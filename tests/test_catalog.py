"""The platforms that ship are sound, and are found by name and by words."""

from __future__ import annotations

from importlib import resources
from urllib.parse import urlsplit

import pytest
import soupsieve

from tosmon import catalog
from tosmon.errors import ConfigError
from tosmon.models import Service, slug

FILES = [file for file in (resources.files(catalog) / "platforms").iterdir() if file.is_file()]


def names(services: tuple[Service, ...]) -> list[str]:
    return [service.name for service in services]


@pytest.mark.parametrize("service", catalog.load(), ids=lambda service: service.slug)
def test_a_platform_is_complete(service: Service) -> None:
    assert service.documents
    assert service.tags
    assert set(service.tags) <= set(catalog.TAGS)
    for document in service.documents:
        parts = urlsplit(document.url)
        assert parts.scheme == "https"
        assert "utm_" not in parts.query
        assert document.language in {"en", "fr"}
        assert not document.headers
        assert not document.cookies
        for selector in (*document.select, *document.remove):
            assert isinstance(selector, str)
            soupsieve.compile(selector)


def test_every_file_is_a_platform_named_by_its_slug() -> None:
    assert {file.name for file in FILES} == {f"{service.slug}.toml" for service in catalog.load()}
    assert {file.name for file in FILES} == {f"{each}.toml" for each in catalog.slugs()}


def test_a_creator_finds_the_platforms_of_every_trade() -> None:
    assert len(catalog.load()) >= 60
    assert {tag for service in catalog.load() for tag in service.tags} == set(catalog.TAGS)
    assert {"soundcloud", "x", "linkedin", "youtube"} <= set(catalog.slugs())


def test_no_text_of_a_platform_is_listed_twice() -> None:
    for service in catalog.load():
        where = [(document.url, document.select) for document in service.documents]
        assert len(set(where)) == len(where), service.name


def test_all_are_in_alphabetical_order_and_read_once() -> None:
    assert names(catalog.load()) == sorted(names(catalog.load()), key=str.casefold)
    assert catalog.load() is catalog.load()


def test_picking_a_star_is_all_and_nothing_is_nothing() -> None:
    assert catalog.pick([]) == ()
    assert catalog.pick(["*"]) == catalog.pick(["x", "*"]) == catalog.load()


def test_picking_takes_names_and_slugs_once_each() -> None:
    assert names(catalog.pick(["x", "Hugging Face", "hugging-face", "BANDCAMP"])) == ["Bandcamp", "Hugging Face", "X"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("SoundClud", 'the catalogue has no "SoundClud"; did you mean soundcloud?'),
        ("qqqqqq", 'the catalogue has no "qqqqqq"; `tosmon catalog list` shows what it has'),
        ("!", 'the catalogue has no "!"; `tosmon catalog list` shows what it has'),
        ("", 'the catalogue has no ""; `tosmon catalog list` shows what it has'),
    ],
)
def test_an_unknown_platform_is_refused_with_the_nearest(name: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        catalog.pick(["x", name])
    assert str(caught.value) == message


def test_a_path_is_a_name_like_any_other() -> None:
    assert names(catalog.pick(["../x"])) == ["X"]


def test_searching_wants_every_word_somewhere() -> None:
    assert names(catalog.search("sound cloud")) == names(catalog.search(["SOUND", "cloud"])) == ["SoundCloud"]
    assert {"Suno", "Udio"} <= set(names(catalog.search("music ai")))
    assert names(catalog.search("openai.com")) == ["ChatGPT"]
    assert catalog.search("music qqqqqq") == ()


def test_searching_for_nothing_finds_all() -> None:
    assert catalog.search("") == catalog.load()


def test_french_services_are_asked_for_in_french() -> None:
    found = {document.language for service in catalog.pick(["deezer", "qobuz"]) for document in service.documents}
    assert found == {"fr"}


def test_every_slug_is_a_plain_file_name() -> None:
    assert all(each == slug(each) and each.isascii() for each in catalog.slugs())

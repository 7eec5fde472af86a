"""The platforms that ship with tosmon, one TOML file each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from tosmon.declarations import parse, service_from, shown, suggest
from tosmon.errors import ConfigError
from tosmon.models import Service, slug

TAGS = (
    "ai",
    "art",
    "cloud",
    "code",
    "commerce",
    "education",
    "games",
    "music",
    "photo",
    "social",
    "video",
    "work",
    "writing",
)
"""The only tags of platforms that ship; a config may use any."""

_PLATFORMS = resources.files(__name__) / "platforms"


@cache
def slugs() -> tuple[str, ...]:
    """The slugs of all platforms in alphabetical order; no file is opened."""
    return tuple(sorted(file.name.removesuffix(".toml") for file in _PLATFORMS.iterdir() if file.name.endswith(".toml")))


@cache
def load() -> tuple[Service, ...]:
    """All platforms, in alphabetical order of their names."""
    return tuple(sorted(map(_service, slugs()), key=lambda service: service.name.casefold()))


def pick(names: Iterable[str]) -> tuple[Service, ...]:
    """The platforms of these names or slugs, in the order of `load`; `*` is all. Raises ConfigError for an unknown name."""
    wanted = {_slug_of(name) for name in names}
    if "*" in wanted:
        return load()
    return tuple(sorted(map(_service, wanted), key=lambda service: service.name.casefold()))


def search(words: str | Iterable[str]) -> tuple[Service, ...]:
    """The platforms that have each of the words in their name, tags, names of documents or addresses."""
    wanted = [slug(word) for word in (words if isinstance(words, str) else " ".join(words)).split()]
    return tuple(service for service in load() if all(word in _searched(service) for word in wanted))


def _slug_of(name: str) -> str:
    if name == "*" or slug(name) in slugs():
        return slug(name) or name
    raise ConfigError(
        f"the catalogue has no {shown(name)}; {suggest(slug(name), slugs()) or '`tosmon catalog list` shows what it has'}"
    )


@cache
def _service(name: str) -> Service:
    return service_from(parse((_PLATFORMS / f"{name}.toml").read_bytes(), f"catalog/platforms/{name}.toml", env={}))


def _searched(service: Service) -> str:
    hosts = (urlsplit(address).hostname or "" for document in service.documents for address in document.addresses)
    return slug(" ".join((service.name, *service.tags, *(document.name for document in service.documents), *hosts)))

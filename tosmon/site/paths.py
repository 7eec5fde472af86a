"""Where each page of the site is, and how one refers to another. A path is below the site's folder, with slashes."""

from __future__ import annotations

import functools
import hashlib
from posixpath import relpath
from urllib.parse import quote, urlsplit

from tosmon.models import Finding
from tosmon.reading.remembered import remembered
from tosmon.reading.text import identity

OVERVIEW = "index.html"
TIMELINE = "timeline.html"
SEARCH = "search.html"
SITEMAP = "sitemap.xml"
LISTS = (OVERVIEW, TIMELINE, SEARCH)  # those in the header of every page


def service(slug: str) -> str:
    """The page of a service."""
    return f"services/{slug}/index.html"


def history(key: str) -> str:
    """The page of a document with all its versions."""
    return f"services/{key}/index.html"


def version(key: str, number: int) -> str:
    """The page of a version."""
    return f"services/{key}/version-{number}.html"


def change(key: str, number: int) -> str:
    """The page of what a version changed."""
    return f"services/{key}/change-{number}.html"


def feed(name: str) -> str:
    """A feed by its name."""
    return f"feeds/{name}.atom"


def part(path: str, number: int) -> str:
    """The path of a further part of a page; the first part is the page itself."""
    return path if number == 1 else f"{path.removesuffix('.html')}-{number}.html"


def to(there: str, here: str) -> str:
    """The relative address of one path on the page of another; what comes behind a "#" stays as it is."""
    path, mark, fragment = there.partition("#")
    folder = here[: here.rfind("/") + 1]
    inside = quote(path.removeprefix(folder)) if path.startswith(folder) else _from(folder, path)
    return f"{inside}{mark}{fragment}"


@functools.lru_cache(maxsize=4096)
def _from(folder: str, path: str) -> str:
    return quote(relpath(path, folder or "."))


@remembered
def anchor(text: str) -> str:
    """The id of a sentence on any page: the same for the same words, whatever their typography and place."""
    return f"s-{hashlib.sha256(identity(text).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def of_finding(finding: Finding) -> str:
    """The id of a finding on the page of its change."""
    return f"f-{finding.id}"


def web(address: str) -> str:
    """An address that a person may be sent to; "" where it is none of the web: no page can have us link to a script."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""

"""What is watched: services, their documents, and where to get them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

Pairs = tuple[tuple[str, str], ...]


@lru_cache(maxsize=4_096)  # documents are asked for their keys again and again
def slug(name: str) -> str:
    """A name as it is typed on the command line: `Terms of Service` -> `terms-of-service`.

    Latin accents are dropped, letters of other scripts stay, anything else becomes one hyphen.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.casefold()).strip("-")


def key_of(service: str, document: str) -> str:
    """`service/document` in slugs: the identity of a document everywhere."""
    return f"{slug(service)}/{slug(document)}"


def label_of(service: str, document: str) -> str:
    """`SoundCloud / Terms of Service`, for people."""
    return f"{service} / {document}"


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of a page from one element to another, each the first that a CSS selector matches.

    One of the two starts is given and one of the two ends; the others are empty.
    """

    start_before: str = ""
    start_after: str = ""
    end_before: str = ""
    end_after: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a service, and where and how to get it.

    `language` is a BCP 47 tag or empty; `select` and `remove` are CSS selectors and ranges; `headers` and `cookies`
    hold values already taken from the environment, so they never show in a repr. `combine` are the documents whose
    pages are read one after the other as this one, if it stands on several; `url` is then the first one's.
    """

    service: str
    name: str
    url: str
    language: str = ""
    select: tuple[str | Range, ...] = ()
    remove: tuple[str | Range, ...] = ()
    render: bool = False
    tags: tuple[str, ...] = ()
    headers: Pairs = field(default=(), repr=False)
    cookies: Pairs = field(default=(), repr=False)
    combine: tuple[Document, ...] = ()

    @property
    def key(self) -> str:
        """`service/document` in slugs: the identity of a document everywhere."""
        return key_of(self.service, self.name)

    @property
    def label(self) -> str:
        """`SoundCloud / Terms of Service`, for people."""
        return label_of(self.service, self.name)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where its pages are, in the order they are read."""
        return tuple(part.url for part in self.combine) or (self.url,)


@dataclass(frozen=True, slots=True)
class Service:
    """A company's product with the documents that are watched."""

    name: str
    documents: tuple[Document, ...]
    tags: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The service's part of its documents' keys."""
        return slug(self.name)

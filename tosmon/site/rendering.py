"""Turn facts into the bytes of a page: templates that escape everything, and parts that stay below a size."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from tosmon import __version__
from tosmon.diff import Edit, Run, word_diff
from tosmon.models import ChangeType, Finding
from tosmon.reports import sequels, wording
from tosmon.reports.escape import cut, terminal
from tosmon.reports.html import words
from tosmon.reports.times import stamp
from tosmon.site import paths
from tosmon.site.folder import File
from tosmon.site.wording import KINDS, STANCES

# Nothing is loaded but the site's own style, script and picture; no script of a page's text can run. 'self' means the file's own
# folder tree for Chromium and Firefox where a page is opened from the disk.
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
# Bytes of one part of a page, so that it never loads more than 500 kB with its frame, style and script.
MOST_BYTES = 240_000
ASSETS = ("site.css", "site.js", "icon.svg")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}")  # of BCP 47, as far as browsers care
_PLACE = Markup("\0")  # where the pieces of a page go: no text has it, see `_inert`
LONGEST_SENTENCE = 1_500  # characters of one that is quoted; the page of its version has it whole


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for every page: `base_url` is where the site will be, with a slash at the end, or empty."""

    base_url: str = ""

    @property
    def fingerprint(self) -> str:
        """The hash of everything that makes pages look as they do, beside the facts: program, templates and these settings."""
        return f"{_made_by()}:{self.base_url}"


@functools.cache
def _made_by() -> str:
    digest = hashlib.sha256(__version__.encode())
    for folder in (resources.files("tosmon.site"), resources.files("tosmon.site") / "templates"):
        for file in sorted((each for each in folder.iterdir() if each.is_file()), key=lambda each: each.name):
            digest.update(file.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands above every page, the same for all pages of a folder."""

    style: Markup
    feed: Markup
    script: Markup
    header: Markup


class Pages:
    """Makes the files of one site."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._templates = _environment()
        self._pieces = self._templates.globals["p"] = self._templates.get_template("pieces.html").module
        self._template = functools.cache(self._loaded)
        self._frame = functools.lru_cache(maxsize=16)(self._made_frame)

    def file(self, path: str, template: str, **values: Any) -> File:
        """One page; `values` are what its template asks for, and every text in them is escaped there."""
        frame = self._frame(path.rpartition("/")[0], path if path in paths.LISTS else "")
        around = {"path": path, "to": functools.partial(_to, path), "base_url": self.settings.base_url, "policy": POLICY}
        return File(path, self._template(template).render(around | values, frame=frame).encode())

    def _loaded(self, name: str) -> Template:
        """A template. What it may ask for comes as a chain of tables, and to walk it took longer than to render a small page."""
        template = self._templates.get_template(f"{name}.html")
        template.globals = dict(template.globals)
        return template

    def _made_frame(self, folder: str, current: str) -> Frame:
        here = f"{folder}/" if folder else ""
        style, feed, script = (self.piece(name, here) for name in ("style", "feed", "script"))
        return Frame(style, feed, script, self.piece("header", here, current))

    def parts(self, path: str, template: str, pieces: Iterable[Markup], **values: Any) -> Iterator[File]:
        """A page, parted in several where its pieces are more than fit into one."""
        parts = list(parted(pieces)) or [()]
        for number, part in enumerate(parts, 1):
            yield self.part(path, template, part, (number, len(parts)), **values)

    def part(self, path: str, template: str, pieces: Sequence[Markup], number: tuple[int, int], **values: Any) -> File:
        """One part of a page: its number, and how many there are."""
        here = paths.part(path, number[0])
        ways = {"pieces": _PLACE if pieces else "", "part": number[0], "parts": number[1], "whole": path}
        above, place, below = self.file(here, template, **values | ways).data.partition(_PLACE.encode())
        # Put in as bytes: one "›" in the frame makes the whole page one of wide characters, which is slow to write out.
        return File(here, above + "\n".join(pieces).encode() + below if place else above)

    def piece(self, name: str, here: str, *values: Any) -> Markup:
        """A piece of a page by the macro of its name; `here` is the path of the page it will stand on."""
        return Markup(getattr(self._pieces, name)(functools.partial(_to, here), *values))  # noqa: S704 (what a macro makes is escaped already)


def parted(pieces: Iterable[Markup], most: int = MOST_BYTES) -> Iterator[tuple[Markup, ...]]:
    """Pieces in order, as many together as have `most` bytes; a piece that has more stands alone."""
    pieces = list(pieces)
    if pieces and 4 * sum(map(len, pieces)) <= most:  # a character has four bytes at most
        yield tuple(pieces)
        return
    part: list[Markup] = []
    size = 0
    for piece in pieces:
        weight = len(piece) if piece.isascii() else len(piece.encode())
        if part and size + weight > most:
            yield tuple(part)
            part, size = [], 0
        part.append(piece)
        size += weight
    if part:
        yield tuple(part)


def assets() -> Iterator[File]:
    """The style, the script and the picture that all pages share."""
    for name in ASSETS:
        yield File(f"assets/{name}", (_folder() / "assets" / name).read_bytes())


def _folder() -> Traversable:
    return resources.files("tosmon.site")


def _to(here: str, there: str) -> str:
    return paths.to(there, here)


def _environment() -> Environment:
    templates = Environment(
        loader=PackageLoader("tosmon.site"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_inert,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    templates.filters["day"] = wording.day
    templates.filters |= {"number": lambda value: f"{value:,}", "quoted": quoted, "web": paths.web}
    templates.filters |= {
        "anchor": paths.anchor,
        "iso": stamp,
        "later": sequels.told,
        "lang": _language,
        "opening": lambda said: said[:1].upper() + said[1:],
    }
    templates.globals |= {
        "attributes": wording.attributes,
        "count": wording.count,
        "fact": wording.fact,
        "headline": wording.headline,
        "since": wording.since,
        "meaning": wording.MEANING,
        "kinds": KINDS,
        "happened": wording.HAPPENED,
        "stances": STANCES,
        "compared": _compared,
        "of_finding": paths.of_finding,
        "paths": paths,
    }
    return templates


def _inert(value: Any) -> Any:
    """Every text that goes into a page, before it is escaped: nothing in it turns the reading round."""
    return terminal(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def quoted(said: str) -> str:
    """The beginning of a sentence or a heading that stands whole elsewhere."""
    return cut(said, LONGEST_SENTENCE)


def _compared(finding: Finding) -> Markup:
    """The sentence of a finding as it came or went, or with the words marked by which it differs from the one before."""
    now = quoted(finding.clause.text)
    gone = finding.change is ChangeType.REMOVED
    runs = (Run(Edit.REMOVED, now),) if gone else word_diff(quoted(finding.before), now)
    return Markup(words(runs))  # noqa: S704 (escaped there)


def _language(tag: str) -> Markup:
    """The attribute that says in which language a text is, for those who have it read aloud; a page may say anything."""
    return Markup(' lang="{}"').format(tag) if _LANGUAGE.fullmatch(tag) else Markup()

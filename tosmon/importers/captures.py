"""The lists that archives of the web give of their captures: CDX lines, and TimeMaps in link-format.

CDX: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server. TimeMaps: RFC 7089, section 5, in the format of
RFC 6690, which is that of the header Link (RFC 8288).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

FIELDS = "timestamp,original,statuscode,digest"
"""What to ask of a CDX server, in the order `read_cdx` takes it."""
STAMP = "%Y%m%d%H%M%S"

_STATUS = re.compile(r"[1-5]\d\d|-")
_STAMP = re.compile(r"\d{14}", re.ASCII)
# Possessive, so that no list can make it look twice at anything.
_LINK = re.compile(
    r"""<([^<>]*+)>((?:\s*+;\s*+[\w!#$%&'*+.^`|~-]++(?:\s*+=\s*+(?:"(?:[^"\\]|\\.)*+"|[^\s;,"<>]*+))?+)*+)""", re.DOTALL
)
_PARAMETER = re.compile(r""";\s*+([\w!#$%&'*+.^`|~-]++)(?:\s*+=\s*+(?:"((?:[^"\\]|\\.)*+)"|([^\s;,"<>]*+)))?+""", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as an archive took it at a time (UTC): the address where the archive shows it, and a digest where it gives one."""

    time: datetime
    url: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class CdxRow:
    """A line of CDX: the time of the capture with the address it was taken from."""

    time: datetime
    original: str
    status: str
    digest: str


@dataclass(frozen=True, slots=True)
class Cdx:
    """One page of a CDX list: its rows, the key of the next page ("" for the last), and how many lines were none."""

    rows: tuple[CdxRow, ...]
    resume: str = ""
    malformed: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its absolute address, its relations, and its other parameters by lower-cased name."""

    url: str
    relations: frozenset[str]
    parameters: dict[str, str]

    @property
    def time(self) -> datetime | None:
        """The time of a memento, None where it has none that can be read."""
        return http_time(self.parameters.get("datetime", ""))


def http_time(text: str) -> datetime | None:
    """A time as HTTP writes it, `Tue, 20 Jun 2000 18:02:59 GMT`, in UTC; None for what is none."""
    try:
        time = parsedate_to_datetime(text)
        return time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def read_cdx(text: str) -> Cdx:
    """Lines of `FIELDS` with spaces between; after an empty line stands the key of the next page.

    Captures of errors and redirects are left out. The status "-" says that the bytes are those of an earlier capture.
    """
    rows: list[CdxRow] = []
    malformed, resume, ended = 0, "", False
    for line in text.splitlines():
        if ended:
            resume = resume or line.strip()
        elif not line.strip():
            ended = True
        elif (row := _row(line)) is None:
            malformed += 1
        elif row.status[0] in "2-":
            rows.append(row)
    return Cdx(tuple(rows), resume, malformed)


def _row(line: str) -> CdxRow | None:
    """A line as a row, None for one that is none."""
    parts = line.split(" ")
    if len(parts) != 4 or not _STAMP.fullmatch(parts[0]) or not _STATUS.fullmatch(parts[2]) or not parts[1]:
        return None
    try:
        return CdxRow(datetime.strptime(parts[0], STAMP).replace(tzinfo=UTC), *parts[1:])
    except ValueError:  # the thirtieth of February
        return None


def read_links(text: str, base: str) -> Iterator[Link]:
    """The links of a TimeMap or of a header, addresses taken from `base`; what is none is passed over."""
    for match in _LINK.finditer(text):
        try:
            url = match[1].strip()
            url = url if url.startswith(("https://", "http://")) else urljoin(base, url)  # which would mend the others
        except ValueError:  # brackets of an IPv6 address that do not close
            continue
        parameters: dict[str, str] = {}
        for name, quoted, bare in _PARAMETER.findall(match[2]):
            parameters.setdefault(name.lower(), _ESCAPE.sub(r"\1", quoted) or bare)
        yield Link(url, frozenset(parameters.pop("rel", "").lower().split()), parameters)


def mementos(links: Iterable[Link]) -> Iterator[Capture]:
    """The captures among the links."""
    for link in links:
        if "memento" in link.relations and link.time is not None:
            yield Capture(link.time, link.url)


def distinct(captures: Iterable[Capture]) -> list[Capture]:
    """Captures by their times, each time once, without those whose digest is that of the capture before."""
    kept: list[Capture] = []
    for capture in sorted(captures, key=lambda each: each.time):
        if kept and (capture.time == kept[-1].time or (capture.digest and capture.digest == kept[-1].digest)):
            continue
        kept.append(capture)
    return kept

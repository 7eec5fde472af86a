"""Get the past of a page from an archive of the web: the Wayback Machine, or any other that speaks Memento (RFC 7089)."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import urlencode

from tosmon.errors import ArchiveError, DocumentError, FetchError
from tosmon.importers.captures import FIELDS, STAMP, Capture, distinct, http_time, mementos, read_cdx, read_links
from tosmon.importers.past import PastPage
from tosmon.models import Document, Snapshot
from tosmon.reading import decoded

WAYBACK = "https://web.archive.org"

_PAGE = 5_000  # captures on one page of a list
_PAGES = 200  # of a list; a page that was captured a million times is no document of terms
_FAR = timedelta(days=1)  # an archive that has lost a capture shows another one, which says nothing of that day
_PATIENCE = 3  # captures in a row that do not come before the archive is left alone
_ABSENT = frozenset({400, 404, 405, 410, 501})  # what archives say of a protocol that they do not speak
# Where a capture stands in the archives that grew out of the Wayback Machine: a time, then the page's own address.
_STAMPED = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/(?=https?:)", re.ASCII)

_LINK_FORMAT = "application/link-format"

log = logging.getLogger(__name__)


class WebArchive:
    """An archive of the web at an address, asked through `fetch`, which gets a page and raises DocumentError.

    Captures are asked for as the bytes that were captured ("id_"), or where an archive knows no such thing as it shows them.
    """

    def __init__(self, fetch: Callable[[Document], Snapshot], url: str = WAYBACK) -> None:
        self._fetch = fetch
        self._url = url.rstrip("/")
        self._gives_originals = True
        self._silent = 0

    def captures(self, document: Document, start: datetime | None = None, end: datetime | None = None) -> list[Capture]:
        """The captures of a document's address, oldest first, without those that say the same as the one before.

        Raises DocumentError where the archive has no list, and ArchiveError where it does not answer.
        """
        try:
            found = distinct(self._by_cdx(document, start, end))
        except FetchError as error:
            if error.status not in _ABSENT:
                raise ArchiveError(f"{error}; try again later") from error
            log.info("%s has no CDX server, so it is asked for a TimeMap", self._url)
            found = distinct(self._by_timemap(document))
        return [each for each in found if (start is None or each.time >= start) and (end is None or each.time <= end)]

    def past_page(self, document: Document, capture: Capture) -> PastPage:
        """A capture as a page of the document's past."""
        return PastPage(capture.url, capture.time, partial(self.page, document, capture), remote=True)

    def page(self, document: Document, capture: Capture) -> Snapshot:
        """What the archive took. Raises DocumentError where this capture does not come, ArchiveError where none does any more."""
        try:
            answer = self._capture(document, capture)
        except FetchError as error:
            self._silent = self._silent + 1 if error.transient else 0
            if error.status == 429 or self._silent >= _PATIENCE:
                raise ArchiveError(f"{error}; the archive is left alone for now, try again later") from error
            raise
        self._silent = 0
        _check_time(capture, answer)
        # Its own headers say nothing of the page, and an `etag` of the archive must not be sent to the site.
        told = ((f"archive-{name}", value) for name, value in answer.headers if name != "content-type")
        return Snapshot(
            url=document.url,
            final_url=_original(answer) or document.url,
            fetched_at=capture.time,
            body=answer.body,
            headers=(("content-type", answer.header("content-type")), ("archive-url", answer.final_url), *told),
            seconds=answer.seconds,
        )

    def _capture(self, document: Document, capture: Capture) -> Snapshot:
        original = _STAMPED.sub(r"/\1id_/", capture.url, count=1)
        if not self._gives_originals or original == capture.url:
            return self._get(document, capture.url)
        try:
            return self._get(document, original)
        except FetchError as error:
            if error.status not in _ABSENT or self._url == WAYBACK:
                raise
            answer = self._get(document, capture.url)  # where this fails too, it was not for "id_"
            self._gives_originals = False
            return answer

    def _by_cdx(self, document: Document, start: datetime | None, end: datetime | None) -> Iterator[Capture]:
        asked = {"url": document.url, "fl": FIELDS, "collapse": "digest", "filter": "!statuscode:[345]..", "gzip": "false"}
        asked |= {"limit": str(_PAGE), "showResumeKey": "true"}
        asked |= {name: f"{time:{STAMP}}" for name, time in (("from", start), ("to", end)) if time is not None}
        seen: set[str] = set()
        while True:
            address = f"{self._url}/cdx/search/cdx?{urlencode(asked)}"
            answer = self._get(document, address)
            page = read_cdx(decoded(answer))
            if page.malformed and not page.rows:
                raise FetchError(f"{address}: what the archive answers is no list of captures", status=404)
            if page.malformed:
                log.warning("%s: %d lines of the archive's list could not be read", document.url, page.malformed)
            for row in page.rows:
                yield Capture(row.time, f"{self._url}/web/{row.time:{STAMP}}/{row.original}", row.digest)
            if not page.resume:
                return
            if page.resume in seen or len(seen) == _PAGES:
                raise DocumentError(f"{address}: the archive's list does not come to an end")
            seen.add(page.resume)
            asked["resumeKey"] = page.resume

    def _by_timemap(self, document: Document) -> Iterator[Capture]:
        waiting = [self._timemap(document)]
        seen: set[str] = set()
        while waiting:
            answer = waiting.pop()
            links = list(read_links(decoded(answer), answer.final_url))
            yield from mementos(links)
            for link in links:
                if "timemap" not in link.relations or link.parameters.get("type", _LINK_FORMAT) != _LINK_FORMAT:
                    continue
                if link.url in seen or "self" in link.relations or link.url == answer.final_url:
                    continue
                if len(seen) == _PAGES:
                    raise DocumentError(f"{link.url}: the archive's list does not come to an end")
                seen.add(link.url)
                waiting.append(self._get(document, link.url))

    def _timemap(self, document: Document) -> Snapshot:
        """The TimeMap where most archives have it, or where the TimeGate says it is."""
        usual = f"{self._url}/timemap/link/{document.url}"
        try:
            return self._get(document, usual)
        except FetchError as error:
            if error.status not in _ABSENT:
                raise ArchiveError(f"{error}; try again later") from error
        try:
            gate = self._get(document, f"{self._url}/{document.url}")
            links = read_links(gate.header("link"), gate.final_url)
            return self._get(document, next(link.url for link in links if "timemap" in link.relations))
        except (FetchError, StopIteration) as error:
            raise DocumentError(
                f"{self._url}: knows no capture of {document.url}, or speaks neither CDX nor Memento (asked last: {usual})"
            ) from error

    def _get(self, document: Document, url: str) -> Snapshot:
        # Only its language goes with it: the document's headers and cookies are for its own site.
        return self._fetch(Document(document.service, document.name, url, document.language))


def _check_time(capture: Capture, answer: Snapshot) -> None:
    """Raises DocumentError where what came is no capture, or one of another day."""
    time = _time(answer)
    if time is None and answer.final_url != answer.url:
        raise DocumentError(f"{capture.url}: the archive leads to {answer.final_url[:200]}, which is no capture")
    if time is not None and abs(time - capture.time) > _FAR:
        raise DocumentError(f"{capture.url}: the archive shows its capture of {time:%Y-%m-%d} instead")


def _time(answer: Snapshot) -> datetime | None:
    """When a capture was taken, as its header or else its address says."""
    if said := http_time(answer.header("memento-datetime")):
        return said
    stamp = _STAMPED.search(answer.final_url)
    try:
        return datetime.strptime(stamp[1], STAMP).replace(tzinfo=UTC) if stamp else None
    except ValueError:
        return None


def _original(answer: Snapshot) -> str:
    """The address that a capture was taken from, where the archive says so."""
    links = read_links(answer.header("link"), answer.final_url)
    if told := next((link.url for link in links if "original" in link.relations), ""):
        return told[:2000]
    stamp = _STAMPED.search(answer.final_url)
    return answer.final_url[stamp.end() :] if stamp else ""

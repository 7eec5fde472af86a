"""What archives of the web give of a page's past, and how they fail to."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from tests.fetch.servers import Clock
from tests.web_archive import URL, LocalArchive, Taken, archiving, taken
from tosmon.errors import ArchiveError, DocumentError
from tosmon.fetch.http import HttpFetcher
from tosmon.importers.captures import Capture
from tosmon.importers.memento import WebArchive
from tosmon.models import Document
from tosmon.pipeline import fetch_whole
from tosmon.settings import HttpSettings

DOCUMENT = Document("Orchard", "Terms", URL, language="en", headers=(("authorization", "secret"),), cookies=(("key", "secret"),))
DAYS = [taken(f"2024-01-{day:02}", f"<p>The terms of day {day}.</p>") for day in range(1, 10)]


@contextmanager
def opened(archive: LocalArchive, clock: Clock | None = None, **settings: object) -> Iterator[WebArchive]:
    """The archive as it is asked through tosmon's own client, on a clock that does not wait."""
    clock = clock or Clock()
    http = HttpSettings(**{"allow_private_hosts": True, "per_origin": 1, "per_origin_delay": 1.0, **settings})  # type: ignore[arg-type]  # a test's own values
    with archiving(archive), asyncio.Runner() as runner:
        fetcher = HttpFetcher(http, monotonic=clock, sleep=clock.sleep, share=lambda: 1.0)
        try:
            yield WebArchive(lambda page: runner.run(fetch_whole(page, lambda _: fetcher)), f"{archive.url}/")
        finally:
            runner.run(fetcher.aclose())


def stamps(captures: list[Capture]) -> list[str]:
    return [f"{each.time:%m-%d}" for each in captures]


def days(archive: LocalArchive, start: datetime | None = None, end: datetime | None = None) -> list[str]:
    with opened(archive) as web:
        return stamps(web.captures(DOCUMENT, start, end))


NINE = [f"01-{day:02}" for day in range(1, 10)]


def test_an_archive_without_a_capture_has_an_empty_list() -> None:
    assert days(LocalArchive([])) == []


def test_captures_are_listed_by_cdx_oldest_first() -> None:
    archive = LocalArchive(DAYS)
    assert days(archive) == NINE
    assert len(archive.asked) == 1


def test_a_long_list_comes_in_pages() -> None:
    archive = LocalArchive(DAYS)
    archive.faults.page = 4
    assert days(archive) == NINE
    assert ["resumeKey" in path for path in archive.asked] == [False, True, True]


def test_captures_of_errors_and_equal_ones_in_a_row_are_not_listed() -> None:
    error = taken("2024-01-04", "Sorry", status=503)
    again = [
        taken("2024-01-02", "same"),
        taken("2024-01-03", "same"),
        error,
        taken("2024-01-05", "same"),
        taken("2024-01-06", "x"),
    ]
    assert days(LocalArchive([DAYS[0], *again, taken("2024-01-07", "same")])) == ["01-01", "01-02", "01-06", "01-07"]


def test_lines_that_are_none_are_passed_over() -> None:
    archive = LocalArchive(DAYS)
    archive.faults.lines = "org,example)/ 2024\nx\n20241301000000 a 200 b\n"
    assert days(archive) == NINE


def test_only_the_time_asked_for_is_listed() -> None:
    between = datetime(2024, 1, 3, tzinfo=UTC), datetime(2024, 1, 5, 13, tzinfo=UTC)
    for archive in (LocalArchive(DAYS), LocalArchive(DAYS, cdx=False)):
        assert days(archive, *between) == ["01-03", "01-04", "01-05"]


def test_an_archive_without_cdx_is_asked_for_its_timemap() -> None:
    archive = LocalArchive(DAYS, cdx=False)
    assert days(archive) == NINE
    assert archive.asked[-1] == f"/timemap/link/{URL}"


def test_an_answer_that_is_no_cdx_is_not_taken_for_an_empty_list() -> None:
    archive = LocalArchive(DAYS)
    archive.faults.list = "<!DOCTYPE html>\n<title>All sorts of pages</title>\n"
    assert days(archive) == NINE


def test_a_timemap_of_timemaps_is_followed() -> None:
    archive = LocalArchive(DAYS, cdx=False)
    archive.per_timemap = 2
    assert days(archive) == NINE
    assert len(archive.asked) == 6


def test_a_timemap_in_another_place_is_named_by_the_timegate() -> None:
    archive = LocalArchive(DAYS, cdx=False)
    archive.timemap_path = "/maps/"
    assert days(archive) == NINE


def test_an_archive_that_speaks_neither_is_told_of() -> None:
    archive = LocalArchive(DAYS, cdx=False, memento=False)
    with opened(archive) as web, pytest.raises(DocumentError) as caught:
        web.captures(DOCUMENT)
    usual = f"{archive.url}/timemap/link/{URL}"
    assert (
        str(caught.value) == f"{archive.url}: knows no capture of {URL}, or speaks neither CDX nor Memento (asked last: {usual})"
    )


def test_an_archive_that_is_down_is_not_taken_for_an_empty_one() -> None:
    archive = LocalArchive(DAYS)
    archive.faults.always["/cdx/"] = 503
    with (
        opened(archive, retries=1) as web,
        pytest.raises(ArchiveError, match=r"503 Service Unavailable \(2 attempts\); try again later"),
    ):
        web.captures(DOCUMENT)


def test_a_list_without_an_end_is_given_up() -> None:
    archive = LocalArchive(DAYS)
    archive.faults.list = DAYS[0].row + "\n\nthe same key again\n"
    with opened(archive) as web, pytest.raises(DocumentError, match="does not come to an end"):
        web.captures(DOCUMENT)


def test_a_page_is_what_was_captured_and_says_where_it_came_from() -> None:
    archive = LocalArchive(DAYS)
    with opened(archive) as web:
        page = web.page(DOCUMENT, web.captures(DOCUMENT)[2])
    where = f"{archive.url}/web/20240103120000id_/{URL}"
    assert (page.body, page.url, page.final_url) == (DAYS[2].body, URL, URL)
    assert page.fetched_at == datetime(2024, 1, 3, 12, tzinfo=UTC)
    assert (page.media_type, page.header("archive-url")) == ("text/html", where)
    assert page.header("archive-memento-datetime") == "Wed, 03 Jan 2024 12:00:00 GMT"


def test_what_the_archive_says_to_send_back_is_not_sent_to_the_site() -> None:
    with opened(LocalArchive(DAYS)) as web:
        page = web.page(DOCUMENT, web.captures(DOCUMENT)[0])
    assert (page.validators.etag, page.validators.last_modified) == ("", "")


def test_nothing_secret_of_the_document_goes_to_the_archive() -> None:
    archive = LocalArchive(DAYS)
    with opened(archive) as web:
        web.page(DOCUMENT, web.captures(DOCUMENT)[0])
    assert all("authorization" not in headers and "cookie" not in headers for headers in archive.headers)
    assert archive.headers[0]["accept-language"] == "en"


def test_an_archive_that_gives_no_originals_is_asked_once_for_one() -> None:
    archive = LocalArchive(DAYS, cdx=False, raw=False)
    with opened(archive) as web:
        pages = [web.page(DOCUMENT, each) for each in web.captures(DOCUMENT)[:3]]
    assert [page.body for page in pages] == [each.body + b"<!-- shown by the archive -->" for each in DAYS[:3]]
    assert [path.split("/")[2] for path in archive.asked if path.startswith("/web/")] == [
        "20240101120000id_", "20240101120000", "20240102120000", "20240103120000",
    ]  # fmt: skip


def test_a_redirect_to_a_capture_of_the_same_hour_is_followed() -> None:
    moved = Taken(datetime(2024, 1, 1, 11, tzinfo=UTC), b"", status=302)
    target = "https://orchard.example/legal/terms"
    there = taken("2024-01-01", "Terms that moved", original=target)
    archive = LocalArchive([moved, there], cdx=False)
    with opened(archive) as web:
        archive.captures[0] = Taken(moved.time, b"", status=302, location=f"/web/20240101120000id_/{target}")
        page = web.page(DOCUMENT, web.captures(DOCUMENT)[0])
    assert (page.body, page.final_url, page.fetched_at) == (b"Terms that moved", target, moved.time)


def test_a_capture_of_another_day_is_not_taken_for_the_one_asked_for() -> None:
    archive = LocalArchive(DAYS)
    with opened(archive) as web:
        lost = Capture(datetime(2024, 3, 1, tzinfo=UTC), f"{archive.url}/web/20240301000000/{URL}")
        with pytest.raises(DocumentError, match="shows its capture of 2024-01-09 instead"):
            web.page(DOCUMENT, lost)


def test_a_redirect_out_of_the_archive_is_no_capture() -> None:
    with archiving(LocalArchive([])) as live:
        live.faults.list = "The terms of today"
        outside = f"{live.url}/cdx/search/cdx?limit=1"
        archive = LocalArchive([Taken(DAYS[0].time, b"", status=302, location=outside)], cdx=False)
        with opened(archive) as web, pytest.raises(DocumentError, match=r"leads to .* which is no capture"):
            web.page(DOCUMENT, web.captures(DOCUMENT)[0])


def test_a_busy_archive_is_waited_for_as_long_as_it_asks() -> None:
    clock = Clock()
    archive = LocalArchive(DAYS)
    archive.faults.once = {"/cdx/": [(429, {"Retry-After": "17"})], "/web/": [(503, {})]}
    with opened(archive, clock) as web:
        assert web.page(DOCUMENT, web.captures(DOCUMENT)[0]).body == DAYS[0].body
    assert 17.0 in clock.naps
    assert len(archive.asked) == 4


def test_requests_start_no_faster_than_agreed() -> None:
    clock = Clock()
    with opened(LocalArchive(DAYS), clock, per_origin_delay=2.0) as web:
        for each in web.captures(DOCUMENT)[:4]:
            web.page(DOCUMENT, each)
    assert clock.naps == [2.0] * 4


def test_an_archive_that_asks_to_wait_too_long_is_left_alone() -> None:
    archive = LocalArchive(DAYS)
    with opened(archive) as web:
        captures = web.captures(DOCUMENT)
        archive.faults.once["/web/"] = [(429, {"Retry-After": "3600"})]
        with pytest.raises(ArchiveError, match=r"asks to wait 3600 s.* the archive is left alone for now"):
            web.page(DOCUMENT, captures[0])


def test_one_capture_that_does_not_come_is_no_reason_to_stop_but_three_in_a_row_are() -> None:
    archive = LocalArchive(DAYS)
    archive.faults.always = {"/web/20240101": 503, "/web/20240103": 503, "/web/20240104": 503, "/web/20240105": 503}
    with opened(archive, retries=0) as web:
        listed = web.captures(DOCUMENT)
        for number in (0, 2, 3):
            with pytest.raises(DocumentError):
                web.page(DOCUMENT, listed[number])
            if number == 0:
                web.page(DOCUMENT, listed[1])
        with pytest.raises(ArchiveError, match="try again later"):
            web.page(DOCUMENT, listed[4])


def test_half_a_capture_is_none() -> None:
    archive = LocalArchive(DAYS)
    archive.faults.truncated = (DAYS[0].stamp,)
    with opened(archive, retries=0) as web, pytest.raises(DocumentError, match="came incomplete"):
        web.page(DOCUMENT, web.captures(DOCUMENT)[0])


def test_a_private_address_is_not_asked() -> None:
    archive = LocalArchive(DAYS)
    with opened(archive, allow_private_hosts=False) as web, pytest.raises(DocumentError, match="is not a public address"):
        web.captures(DOCUMENT)
    assert archive.asked == []

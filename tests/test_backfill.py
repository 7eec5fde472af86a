"""What `tosmon backfill` brings in from an archive of the web, and what it finds there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.running import page, service, tosmon, write_config
from tests.test_import import asked, everything, findings
from tests.web_archive import URL, LocalArchive, Taken, archiving, taken

GRANT = "We may use your songs to train artificial intelligence."
BAN = "You must not use our service to train AI models."
WALL = "<html><title>Just a moment...</title><body><h1>Checking your browser</h1><p>Verify that you are human.</p></body></html>"


class Home:
    """A folder with a config, and an archive beside it."""

    def __init__(self, folder: Path, archive: LocalArchive) -> None:
        self.folder = folder
        self.archive = archive

    def backfill(self, *arguments: str) -> CompletedProcess[str]:
        self.archive.asked.clear()
        where = ("--archive", self.archive.url, "--per-second", "1000")
        return tosmon(self.folder, "backfill", arguments[0], *arguments[1:], *where)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    write_config(tmp_path, service("Orchard", URL, "Terms"))
    with archiving(LocalArchive([])) as archive:
        yield Home(tmp_path, archive)


def history(*bodies: str) -> list[Taken]:
    """One capture a day of January 2024."""
    return [taken(f"2024-01-{day:02}", body) for day, body in enumerate(bodies, 1)]


def test_a_page_that_was_never_captured_has_no_past(home: Home) -> None:
    done = home.backfill("orchard")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 document: 0 versions added.\n", "")


def test_captures_become_versions_of_their_days_and_nobody_is_told(home: Home) -> None:
    home.archive.captures = history(page(BAN), page(BAN), page(BAN, GRANT))
    done = home.backfill("orchard/terms")
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 document: 2 versions added.\n", "")
    assert findings(home.folder) == [("baseline", "2024-01-01", BAN), ("added", "2024-01-03", GRANT)]
    assert asked(home.folder, "select distinct live from findings") == [(0,)]
    assert home.archive.fetched == ["20240101120000", "20240103120000"]


def test_a_second_backfill_asks_for_the_list_alone_and_writes_nothing(home: Home) -> None:
    home.archive.captures = history(page(BAN), page(BAN, GRANT))
    home.backfill("orchard")
    before = everything(home.folder)
    assert home.backfill("orchard").stdout == "1 document: 0 versions added, 2 known already.\n"
    assert (len(home.archive.asked), everything(home.folder)) == (1, before)


def test_one_that_was_cut_off_goes_on_where_it_was(home: Home) -> None:
    home.archive.captures = history(*(page(f"It is day {day}.") for day in range(1, 7)))
    home.archive.faults.once["/web/20240104"] = [(429, {"Retry-After": "9999"})]
    done = home.backfill("orchard")
    assert (done.returncode, done.stdout) == (3, "1 document: 3 versions added.\n")
    assert "asks to wait 9999 s" in done.stderr and "the same command goes on from there" in done.stderr
    done = home.backfill("orchard")
    assert (done.returncode, done.stdout) == (0, "1 document: 3 versions added, 3 known already.\n")
    assert home.archive.fetched == ["20240104120000", "20240105120000", "20240106120000"]


def test_captures_that_are_no_terms_are_told_and_the_rest_goes_on(home: Home) -> None:
    image = taken("2024-01-03", "GIF89a", media_type="image/gif")
    home.archive.captures = [
        *history(page(), WALL),
        image,
        taken("2024-01-04", page(GRANT)),
        taken("2024-01-05", page(GRANT, BAN)),
    ]
    home.archive.faults.always["/web/20240104"] = 404
    done = home.backfill("orchard")
    counted = "2 versions added, 1 held back as doubtful, 2 that could not be read"
    assert (done.returncode, done.stdout) == (3, f"1 document: {counted}.\n")
    assert "the page is image/gif, not HTML, text or PDF" in done.stderr and "HTTP 404" in done.stderr
    assert [day for _, day, _ in findings(home.folder)] == ["2024-01-05", "2024-01-05"]


def test_an_archive_that_lies_about_digests_makes_no_versions(home: Home) -> None:
    home.archive.captures = [taken(f"2024-01-0{day}", page(GRANT), digest=f"LIE{day}") for day in range(1, 5)]
    assert home.backfill("orchard").stdout == "1 document: 1 version added, 3 without a change.\n"


def test_any_memento_archive_will_do(home: Home) -> None:
    home.archive.captures = history(page(BAN), page(BAN, GRANT))
    home.archive.cdx = home.archive.raw = False
    assert home.backfill("orchard").stdout == "1 document: 2 versions added.\n"


def test_only_the_time_asked_for_is_brought_in(home: Home) -> None:
    home.archive.captures = history(*(page(f"It is day {day}.") for day in range(1, 7)))
    assert home.backfill("orchard", "--from", "2024-01-02", "--to", "2024-01-05").stdout == "1 document: 3 versions added.\n"
    assert home.archive.fetched == ["20240102120000", "20240103120000", "20240104120000"]


def test_a_limit_takes_the_next_ones_each_time(home: Home) -> None:
    home.archive.captures = history(*(page(f"It is day {day}.") for day in range(1, 5)))
    assert home.backfill("orchard", "--limit", "3").stdout == "1 document: 3 versions added.\n"
    assert home.backfill("orchard", "--limit", "3").stdout == "1 document: 1 version added, 3 known already.\n"


def test_a_dry_run_lists_what_would_be_fetched_and_stores_nothing(home: Home) -> None:
    home.archive.captures = history(page(BAN), page(BAN, GRANT))
    done = home.backfill("orchard", "--dry-run")
    lines = [f"2024-01-0{day} 12:00  {home.archive.url}/web/2024010{day}120000/{URL}" for day in (1, 2)]
    assert (done.returncode, done.stdout.splitlines()) == (0, lines)
    assert done.stderr == "tosmon: orchard/terms: 2 captures to fetch\n"
    assert (len(home.archive.asked), (home.folder / "tosmon.db").exists()) == (1, False)
    home.backfill("orchard", "--limit", "1")
    assert home.backfill("orchard", "--dry-run").stdout.splitlines() == lines[1:]


def test_an_archive_that_is_down_says_so(home: Home) -> None:
    home.archive.faults.always["/cdx/"] = 503
    home.archive.captures = history(page())
    home.archive.faults.once["/cdx/"] = [(429, {"Retry-After": "9999"})]
    done = home.backfill("orchard")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (3, "", 1)
    assert "HTTP 429 Too Many Requests" in done.stderr


def test_a_document_of_several_pages_is_refused_in_a_sentence(home: Home) -> None:
    combined = '\n[[services]]\nname = "Grove"\n[[services.documents]]\nname = "Rules"\ncombine = ["https://a.example", "https://b.example"]\n'
    write_config(home.folder, combined)
    done = home.backfill("grove")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "tosmon: grove/rules stands on 2 pages, which no archive takes at the same time; it has no past there\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["orchid"], "no document is called"),
        (["orchard", "a phrase"], "add --clause"),
        (["orchard", "--from", "soon"], '"soon" is no day'),
        (["orchard", "--clause"], "the archive has no capture of"),
        (["orchard", "--clause", "--dry-run"], "leave --limit and --dry-run out"),
    ],
)
def test_wrong_usage_is_one_sentence(home: Home, arguments: list[str], sentence: str) -> None:
    done = home.backfill(*arguments)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert sentence in done.stderr


def appeared(home: Home, count: int, first: int) -> None:
    """So many captures, of which those from number `first` on (from 0) have the grant."""
    bodies = [page(f"It is day {day}.", *[GRANT] * (day >= first)) for day in range(count)]
    home.archive.captures = [
        Taken(taken("2024-01-01", "").time.replace(month=1 + day // 28, day=1 + day % 28), body.encode())
        for day, body in enumerate(bodies)
    ]


def test_the_day_a_clause_appeared_is_found_by_few_looks(home: Home) -> None:
    appeared(home, 100, 61)
    done = home.backfill("orchard/terms", "--clause")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        GRANT,
        f"  last seen without it: 2024-03-05 12:00  {home.archive.url}/web/20240305120000/{URL}",
        f"  first seen with it:   2024-03-06 12:00  {home.archive.url}/web/20240306120000/{URL}",
        f"Looked at {len(home.archive.fetched)} of 100 captures, 0 of which could not be read. "
        "This takes for granted that it appeared once and stayed.",
    ]
    assert len(home.archive.fetched) <= 9
    assert not (home.folder / "tosmon.db").exists()


def test_a_sentence_is_found_by_a_phrase_of_it(home: Home) -> None:
    appeared(home, 30, 20)
    done = home.backfill("orchard/terms", "--clause", "Your  SONGS, to train")
    assert done.stdout.splitlines()[0] == GRANT
    assert re.findall(r"/web/(\d{8})", done.stdout) == ["20240120", "20240121"]
    assert home.backfill("orchard/terms", "--clause", "It is day 7").stdout.startswith('No "It is day 7" in the newest capture')


def test_captures_that_cannot_be_read_are_gone_around(home: Home) -> None:
    appeared(home, 20, 10)
    day = home.archive.captures[9].stamp, home.archive.captures[19].stamp
    home.archive.faults.always = {f"/web/{stamp}": 404 for stamp in day}
    home.archive.captures[10] = Taken(home.archive.captures[10].time, WALL.encode())
    done = home.backfill("orchard", "--clause", "grant")
    assert re.findall(r"/web/(\d{8})", done.stdout) == ["20240109", "20240112"]
    assert "3 of which could not be read" in done.stdout


def test_a_clause_that_came_and_went_is_told_where_digests_show_it(home: Home) -> None:
    without, having = page(BAN), page(BAN, GRANT)
    home.archive.captures = history(
        without, having, without, page(BAN, "Day four."), having, page(BAN, GRANT, "Day six."), having
    )
    done = home.backfill("orchard", "--clause")
    assert f"but the other way round again on 2024-01-02 12:00  {home.archive.url}/web/20240102120000/{URL}" in done.stdout


def test_a_clause_that_was_always_there_is_told_as_such(home: Home) -> None:
    appeared(home, 10, 0)
    assert "stands in the oldest capture that can be read already:" in home.backfill("orchard", "--clause").stdout


def test_a_past_that_cannot_be_read_at_all_is_no_answer(home: Home) -> None:
    home.archive.captures = history(WALL)
    done = home.backfill("orchard", "--clause")
    assert (done.returncode, done.stdout) == (3, "Looked at 1 of 1 captures, 1 of which could not be read.\n")

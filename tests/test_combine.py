"""A document of several pages, checked by the real command: all of them, or none."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from tests.running import page, tosmon, write_config
from tests.test_check import GRANT, Site, checked, outcomes
from tosmon.models import Document, NotModified, OutcomeKind, Snapshot, Validators
from tosmon.pipeline import Monitor
from tosmon.reading.parts import LARGEST
from tosmon.store import open_store

TIME = datetime(2024, 2, 12, 3, tzinfo=UTC)


@pytest.fixture
def site(httpserver: HTTPServer) -> Site:
    return Site(httpserver)


def declare(folder: Path, *entries: str, **keys: str) -> None:
    """A config with one document of these pages, each an entry of `combine` in TOML."""
    extra = "".join(f"{key} = {value}\n" for key, value in keys.items())
    combine = f"combine = [{', '.join(entries)}]\n{extra}"
    write_config(folder, f'\n[[services]]\nname = "Orchard"\n[[services.documents]]\nname = "Terms of Use"\n{combine}')


def test_pages_are_one_document_and_a_clause_in_any_of_them_is_told(tmp_path: Path, site: Site) -> None:
    first, second = site.set("/one", page(title="One")), site.set("/two", page(title="Two"))
    declare(tmp_path, f'"{first}"', f'"{second}"')
    assert checked(tmp_path)[0] == 0
    (document,) = checked(tmp_path)[1]["documents"]
    assert (document["outcome"], document["url"], document["version"]) == ("unchanged", first, 1)
    site.set("/two", page(GRANT, title="Two"))
    code, report = checked(tmp_path)
    (finding,) = report["documents"][0]["findings"]
    assert (code, finding["text"], finding["section"], finding["url"]) == (1, GRANT, "Two", first)
    shown = tosmon(tmp_path, "show", "orchard/terms-of-use").stdout
    assert shown.index("# One") < shown.index("# Two") < shown.index(GRANT)


def test_every_page_is_kept_as_it_came(tmp_path: Path, site: Site) -> None:
    bodies = [page(title=f"Caf\N{LATIN SMALL LETTER E WITH ACUTE} {number}").encode("utf-16") for number in range(2)]
    declare(tmp_path, *(f'"{site.set(f"/{number}", body)}"' for number, body in enumerate(bodies)))
    assert checked(tmp_path)[0] == 0
    store = open_store(f"sqlite:///{(tmp_path / 'tosmon.db').as_posix()}")
    kept = store.snapshot("orchard/terms-of-use")
    store.close()
    assert kept.media_type == "multipart/mixed"
    assert all(body in kept.body for body in bodies)


def test_when_one_page_does_not_come_the_document_fails_by_its_name_and_nothing_is_recorded(tmp_path: Path, site: Site) -> None:
    entries = [f'"{site.set("/one", page(title="One"))}"', f'"{site.server.url_for("/gone")}"']
    declare(tmp_path, *entries)
    code, report = checked(tmp_path)
    (document,) = report["documents"]
    assert (code, document["outcome"]) == (3, "failed")
    assert document["reason"].startswith(f"{site.server.url_for('/gone')}: HTTP 404")
    with sqlite3.connect(tmp_path / "tosmon.db") as database:
        assert database.execute("select count(*) from snapshots").fetchone() == (0,)


def test_an_error_page_among_the_pages_holds_the_document_by_its_name(tmp_path: Path, site: Site) -> None:
    urls = [site.set(f"/{number}", page(title=f"Part {number}")) for number in range(3)]
    declare(tmp_path, *(f'"{url}"' for url in urls))
    assert checked(tmp_path)[0] == 0
    site.set("/1", "<title>Oops</title><p>Something went wrong.</p>")
    code, report = checked(tmp_path)
    (document,) = report["documents"]
    assert (code, document["outcome"]) == (3, "held")
    assert document["reason"].startswith(f"{urls[1]}: looks like an error page")
    site.set("/1", page(title="Part 1"))
    assert outcomes(checked(tmp_path)[1]) == {"orchard": "unchanged"}


def test_a_page_has_selectors_of_its_own_or_those_of_the_document(tmp_path: Path, site: Site) -> None:
    first, second = site.set("/one", page(title="One")), site.set("/two", page(title="Two"))
    entry = f'{{ url = "{second}", select = [{{ start_after = "h1", end_after = "main" }}], remove = [] }}'
    declare(tmp_path, f'"{first}"', entry, select='["main"]', remove='["p"]')
    site.set("/one", f"<main><h1>One</h1><li>{'A long item of the list. ' * 20}</li><p>Removed.</p></main>")
    assert checked(tmp_path)[0] == 0
    shown = tosmon(tmp_path, "show", "orchard/terms-of-use").stdout
    assert "One" in shown and "Removed." not in shown and "Two" not in shown and "Sentence 7" in shown


def test_other_addresses_are_another_baseline_and_no_change_of_terms(tmp_path: Path, site: Site) -> None:
    first, second = site.set("/one", page(title="One")), site.set("/two", page(title="Two"))
    declare(tmp_path, f'"{first}"', f'"{second}"')
    assert checked(tmp_path)[0] == 0
    third = site.set("/three", page(GRANT, title="Three"))
    declare(tmp_path, f'"{first}"', f'"{second}"', f'"{third}"')
    code, report = checked(tmp_path)
    (document,) = report["documents"]
    assert (code, document["outcome"], document["findings"]) == (0, "changed", [])
    declare(tmp_path, f'"{first}"', f'"{third}"')
    site.set("/gone", "", 404)
    assert checked(tmp_path)[0] == 0
    site.set("/three", page(title="Three"))
    assert checked(tmp_path)[1]["documents"][0]["findings"][0]["change"] == "removed"


def test_a_page_that_becomes_several_is_another_baseline(tmp_path: Path, site: Site) -> None:
    first, second = site.set("/one", page(title="One")), site.set("/two", page(GRANT, title="Two"))
    write_config(tmp_path, f'\n[[services]]\nname = "Orchard"\n[[services.documents]]\nname = "Terms of Use"\nurl = "{first}"\n')
    assert checked(tmp_path)[0] == 0
    declare(tmp_path, f'"{first}"', f'"{second}"')
    code, report = checked(tmp_path)
    assert (code, report["documents"][0]["findings"]) == (0, [])
    assert second not in tosmon(tmp_path, "status").stdout


def test_past_versions_of_a_document_of_several_pages_are_brought_in(tmp_path: Path, site: Site) -> None:
    declare(tmp_path, f'"{site.set("/one", page())}"', f'"{site.set("/two", page())}"')
    past = tmp_path / "past" / "Orchard" / "Terms of Use"
    past.mkdir(parents=True)
    (past / "20200101T000000Z.html").write_text(page(title="Past"), encoding="utf-8")
    done = tosmon(tmp_path, "import", "past")
    assert (done.returncode, done.stdout) == (
        0,
        "1 document: 1 version added.\n",
    )


class Pages:
    """A fetcher that has one answer for every page."""

    def __init__(self, answer: Callable[[Document], Snapshot | NotModified]) -> None:
        self._answer = answer
        self.asked: list[tuple[str, Validators]] = []

    async def fetch(self, document: Document, validators: Validators) -> Snapshot | NotModified:
        self.asked.append((document.url, validators))
        return self._answer(document)

    async def aclose(self) -> None:
        """Nothing is held."""


LARGE = b" " * (LARGEST // 2 + 1)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (
            lambda part: Snapshot(part.url, part.url, TIME, LARGE),
            "https://b.example: with this page the document is larger than 60 MB",
        ),
        (
            lambda part: NotModified(part.url, TIME),
            "https://a.example: the server says the page is not modified, though it was not asked",
        ),
    ],
    ids=["large", "not modified"],
)
def test_pages_too_large_together_or_not_sent_fail_the_document(
    tmp_path: Path, answer: Callable[[Document], Snapshot | NotModified], reason: str
) -> None:
    first = Document("Orchard", "Terms", "https://a.example")
    parts = tuple(replace(first, url=f"https://{name}.example") for name in "abc")
    store, fetcher = open_store(f"sqlite:///{(tmp_path / 'tosmon.db').as_posix()}"), Pages(answer)
    outcome = asyncio.run(Monitor(fetcher, store, clock=lambda: TIME).check(replace(first, combine=parts)))
    store.close()
    assert (outcome.kind, outcome.reason) == (OutcomeKind.FAILED, reason)
    assert all(validators == Validators() for _, validators in fetcher.asked)
    assert "https://c.example" not in dict(fetcher.asked)

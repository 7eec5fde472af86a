"""`tosmon report` and `tosmon feed`, as they are called."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner, Result

from tests.running import service, write_config
from tests.site.stores import GRANT, KEPT, TERMS, clause, record
from tosmon.cli.root import app
from tosmon.errors import ConfigError
from tosmon.models import Document
from tosmon.store import open_store


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a config whose service has a tag, and a database."""
    monkeypatch.chdir(tmp_path)
    tagged = service(TERMS.service, TERMS.url, TERMS.name).replace(
        "\n[[services.documents]]", '\ntags = ["music"]\n[[services.documents]]'
    )
    write_config(tmp_path, tagged)
    with open_store("sqlite:///tosmon.db") as store:
        record(store, [KEPT])
        record(store, [KEPT, GRANT], day=1, found=[clause()])
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=True)


def test_a_report_says_what_it_wrote_and_a_second_one_writes_nothing(place: Path) -> None:
    done = call("report", "--output", "site", "--base-url", "https://terms.test/all")
    number = sum(file.is_file() and not file.name.startswith(".") for file in (place / "site").rglob("*"))
    assert done.output == f"site: 1 service, 2 versions; {number} files written, 0 removed.\n"
    assert call("report", "--output", "site", "--base-url", "https://terms.test/all/").output == (
        "site: 1 service, 2 versions; 0 files written, 0 removed.\n"
    )
    assert 'rel="canonical" href="https://terms.test/all/"' in (place / "site" / "index.html").read_text()
    feed = ET.fromstring((place / "site" / "feeds" / "tags" / "music.atom").read_bytes())
    links = [link.get("href") or "" for link in feed.iter("{http://www.w3.org/2005/Atom}link")]
    assert links[:2] == ["https://terms.test/all/feeds/tags/music.atom", "https://terms.test/all/"]
    assert links[2].startswith("https://terms.test/all/services/orchard/terms-of-use/change-2.html#f-")


def test_many_versions_are_made_by_several_processes_and_come_out_the_same(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store("sqlite:///tosmon.db") as store:
        for number in range(6):  # more than two processes can begin with
            record(store, [KEPT], document=Document(f"Grove {number % 4}", f"Terms {number}", f"https://grove{number}.test/"))
    call("report", "--output", "one")
    monkeypatch.setattr("tosmon.cli.report._MANY", 1)
    monkeypatch.setattr("tosmon.cli.processes.processors", lambda: 2)
    assert call("report", "--output", "many").exit_code == 0
    one, many = (
        {file.relative_to(place / name): file.read_bytes() for file in (place / name).rglob("*") if file.is_file()}
        for name in ("one", "many")
    )
    assert one == many
    with open_store("sqlite:///tosmon.db") as store:
        record(store, [KEPT], day=2)
    (place / "many" / "services" / TERMS.key / "version-3.html").write_text("mine")
    refused = call("report", "--output", "many").exception
    assert isinstance(refused, ConfigError) and "was not written by tosmon" in str(refused)


@pytest.mark.parametrize("url", ["terms.test", "javascript:alert(1)", "https://", "https://a.test/?q", 'https://a.test/"x'])
def test_a_base_url_that_is_no_folder_on_the_web_is_refused(place: Path, url: str) -> None:
    done = call("report", "--output", "site", "--base-url", url)
    assert isinstance(done.exception, ConfigError)
    assert "is no address of a folder on the web" in str(done.exception)
    assert not (place / "site").exists()


def test_a_feed_goes_to_stdout_to_a_file_or_all_of_them_into_a_folder(place: Path) -> None:
    whole = call("feed").output
    assert (
        ET.fromstring(whole.encode()).findtext("{http://www.w3.org/2005/Atom}title") == "tosmon: AI clauses in terms of service"
    )
    assert call("feed", "--service", "Orchard", "--output", "orchard.atom").output == "orchard.atom: 1 feed.\n"
    assert (place / "orchard.atom").read_text("utf-8").count("<entry>") == 1
    (place / "feeds").mkdir()
    assert call("feed", "--output", "feeds").output == "feeds: 3 feeds.\n"
    names = sorted(file.relative_to(place / "feeds").as_posix() for file in (place / "feeds").rglob("*.atom"))
    assert names == ["all.atom", "services/orchard.atom", "tags/music.atom"]
    assert (place / "feeds" / "all.atom").read_text("utf-8") == whole


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--tag", "film"], 'no service with the tag "film" is stored'),
        (["--service", "nobody"], 'no service "nobody" is stored'),
        (["--service", "orchard", "--tag", "music"], "name two feeds"),
    ],
)
def test_a_feed_of_nothing_that_is_stored_is_refused(place: Path, arguments: list[str], said: str) -> None:
    done = call("feed", *arguments)
    assert isinstance(done.exception, ConfigError) and said in str(done.exception)

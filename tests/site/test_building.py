"""What is built, what is built again, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.stores import DAY, GRANT, KEPT, NIGHT, TERMS, clause, record, site, store
from tosmon.errors import ConfigError
from tosmon.models import Acknowledgement, Document, Outcome, OutcomeKind
from tosmon.ports import Check
from tosmon.site import building, paths
from tosmon.site.folder import MANIFEST, File, Folder, Written

MOST = 500_000  # bytes that opening a page may load
HERE = f"services/{TERMS.key}"


def written(place: Path) -> dict[str, bytes]:
    return {file.relative_to(place).as_posix(): file.read_bytes() for file in place.rglob("*") if file.is_file()}


def times(place: Path) -> dict[str, int]:
    return {name: (place / name).stat().st_mtime_ns for name in written(place)}


def test_every_version_and_change_has_a_page_and_a_second_build_writes_none(tmp_path: Path) -> None:
    with store() as of:
        record(of, [KEPT])
        record(of, [KEPT, GRANT], day=1, found=[clause()])
        built = site(of, tmp_path / "site", "https://terms.test/")
        assert (built.services, built.versions, built.removed) == (1, 2, 0)
        files = written(tmp_path / "site")
        inside = {"index.html", "version-1.html", "version-2.html", "change-2.html"}
        assert {name.rpartition("/")[2] for name in files if name.startswith(f"{HERE}/")} == inside
        assert {"feeds/all.atom", "feeds/services/orchard.atom", "feeds/tags/music.atom", "sitemap.xml"} <= files.keys()
        assert site(of, tmp_path / "site", "https://terms.test/").written == 0
        assert written(tmp_path / "site") == files


def test_a_quiet_night_and_a_new_version_write_only_what_they_change(tmp_path: Path) -> None:
    place = tmp_path / "site"
    with store() as of:
        record(of, [KEPT])
        record(of, [KEPT, GRANT], day=1, found=[clause()])
        record(of, [KEPT], document=Document("Other", "Terms", "https://other.test/"))
        site(of, place)
        before = times(place)
        of.record(Check(Outcome(TERMS, OutcomeKind.UNCHANGED, NIGHT + 2 * DAY), 304, 0.1))
        site(of, place)
        quiet = {name for name, time in times(place).items() if before.get(name) != time}
        assert quiet == {"index.html", f"{HERE}/index.html", "services/orchard/index.html", MANIFEST}, (
            "health is told, and no more"
        )
        record(of, [KEPT, GRANT, "We go."], day=3)
        before = times(place)
        site(of, place)
        changed = {name for name, time in times(place).items() if before.get(name) != time}
        new = {f"{HERE}/{name}.html" for name in ("version-3", "change-3", "version-2", "change-2")}
        assert {name for name in changed if "version" in name or "change" in name} == new, "the last one links to the new one"
        assert not any("other" in name for name in changed)


def test_pages_are_made_anew_where_the_text_was_read_again_or_the_design_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    render = building.render

    def counted(*arguments: Any) -> Iterator[Written]:
        made.extend(arguments[-1].keys)
        return render(*arguments)

    monkeypatch.setattr("tests.site.stores.render", counted)
    with store() as of:
        record(of, [KEPT])
        record(of, [GRANT], day=1)
        for base in ("", "", "https://terms.test/"):
            site(of, tmp_path / "site", base)
        assert made == [1, 2, 1, 2]
        monkeypatch.setattr("tosmon.site.rendering._made_by", lambda: "another design")
        site(of, tmp_path / "site", "https://terms.test/")
        assert made == [1, 2] * 3


def test_what_no_longer_belongs_is_removed_and_a_strangers_file_never(tmp_path: Path) -> None:
    place = tmp_path / "site"
    with store() as of:
        record(of, [KEPT])
        site(of, place)
    (place / "CNAME").write_text("terms.test")
    (place / HERE / "notes.txt").write_text("mine")
    with store() as of:
        record(of, [KEPT], document=Document("Other", "Terms", "https://other.test/"))
        assert site(of, place).removed > 0
    left = written(place)
    assert (left["CNAME"], left[f"{HERE}/notes.txt"]) == (b"terms.test", b"mine")
    assert [name for name in left if "orchard" in name] == [f"{HERE}/notes.txt"]


def test_a_folder_that_is_not_ours_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(ConfigError, match="is not empty and no report of tosmon; name a new folder"):
        Folder(tmp_path)
    assert written(tmp_path) == {"thesis.txt": b"mine"}


def test_a_strangers_file_in_the_place_of_a_page_is_not_overwritten(tmp_path: Path) -> None:
    with Folder(tmp_path) as folder:
        folder.write("all", "", [File("a.html", b"1")])
    (tmp_path / "b.html").write_text("mine")
    with pytest.raises(ConfigError, match=r"b\.html is there and was not written by tosmon"), Folder(tmp_path) as folder:
        folder.write("all", "", [File("a.html", b"1"), File("b.html", b"2")])
    assert (tmp_path / "b.html").read_text() == "mine"


@pytest.mark.parametrize("path", ["../thesis.txt", "/etc/thesis.txt", "a/../../thesis.txt", "C:\\thesis.txt"])
def test_a_list_of_files_that_names_others_is_refused(tmp_path: Path, path: str) -> None:
    place = tmp_path / "site"
    with Folder(place) as folder:
        folder.write("all", "", [File("a.html", b"1")])
    (place / MANIFEST).write_text((place / MANIFEST).read_text().replace('"a.html"', f'"{path}"'.replace("\\", "\\\\")))
    with pytest.raises(ConfigError, match="which is not inside"):
        Folder(place)


def test_an_interrupted_build_leaves_whole_pages_and_the_next_one_goes_on(tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def some() -> object:
        yield File("a.html", b"new")
        yield File("c.html", b"new")
        raise StoppedError

    with Folder(tmp_path) as folder:
        folder.write("all", "old", [File("a.html", b"old"), File("b.html", b"old")])
    with pytest.raises(StoppedError), Folder(tmp_path) as folder:
        folder.write("all", "new", some())  # type: ignore[arg-type]  # it is an iterator of files
    assert {name for name in written(tmp_path) if not name.startswith(".")} == {"a.html", "b.html", "c.html"}
    with Folder(tmp_path) as folder:
        assert not folder.keep("all", "old"), "one of its files is another one by now"
        folder.write("all", "old", [File("a.html", b"old")])
    assert (folder.written, folder.removed) == (1, 2)
    assert {name: data for name, data in written(tmp_path).items() if name != MANIFEST} == {"a.html": b"old"}


def load(place: Path, page: Path) -> int:
    """The bytes that opening a page loads: itself, and what all pages share."""
    shared = sum(file.stat().st_size for file in (place / "assets").iterdir())
    return page.stat().st_size + shared


def test_no_page_loads_more_than_half_a_megabyte_however_long_a_document_is(tmp_path: Path) -> None:
    place = tmp_path / "site"
    endless = "x" * 100_000
    quotes = '"<&>' * 8_000
    many = [f"Sentence {n} of this document, 'which' goes on & on." for n in range(5_000)]
    tiny = "A. " * 8_000
    grants = [f"We may use your songs to train AI of the kind {n}. " + "Really. " * 80 for n in range(350)]
    with store() as of:
        record(of, [KEPT])
        record(of, [endless, quotes, tiny, *many, GRANT], day=1, found=[clause(), *map(clause, grants)])
        record(of, [endless + "y", quotes + "z", *(text.replace("goes", "went") for text in many[:600])], day=2)
        for number in range(620):
            other = Document(f"Service {number} of very many", "Terms", "https://other.test/")
            of.record(Check(Outcome(other, OutcomeKind.FAILED, NIGHT, "HTTP 503"), 503, 0.1))
        site(of, place)
    sizes = {page.relative_to(place).as_posix(): load(place, page) for page in place.rglob("*.html")}
    assert {f"{HERE}/version-2-2.html", f"{HERE}/change-3-2.html", "index-2.html", "timeline-2.html"} <= sizes.keys()
    assert "services/orchard/index-2.html" in sizes
    assert max(sizes.values()) < MOST, max(sizes, key=sizes.__getitem__)
    assert all(file.stat().st_size < MOST / 2 for file in (place / "search").iterdir())
    text = "".join((place / paths.part(f"{HERE}/version-2.html", n)).read_text("utf-8") for n in range(1, 4))
    assert text.count("x" * 20_000) == 5, "all of it is there"
    # The link to a clause that stands on a later part is led there by the first.
    assert f"{paths.anchor(GRANT)}:" in (place / HERE / "version-2.html").read_text("utf-8")


def test_a_sentence_keeps_its_address_whatever_its_typography_and_place(tmp_path: Path) -> None:
    with store() as of:
        record(of, ["You keep it.  We don't “train”."])
        record(of, ["New here.", '1. We don’t "train"', "You keep it."], day=1)
        site(of, tmp_path / "site")
    for text in ("You keep it.", "We don't train."):
        for page in ("version-1", "version-2"):
            assert f'id="{paths.anchor(text)}"' in (tmp_path / "site" / HERE / f"{page}.html").read_text("utf-8"), (text, page)


def test_reasons_that_people_gave_are_published_nowhere(tmp_path: Path) -> None:
    with store() as of:
        record(of, [KEPT])
        (found,) = record(of, [GRANT], day=1, found=[clause()])
        of.acknowledge([found.id], Acknowledgement(NIGHT + 2 * DAY, "told our lawyer"))
        site(of, tmp_path / "site")
    files = written(tmp_path / "site")
    assert not any(b"lawyer" in data for data in files.values())
    assert b"acknowledged 14 Feb 2024" in files["timeline.html"]

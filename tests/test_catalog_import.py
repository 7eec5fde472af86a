"""`tosmon catalog import`: the shapes in which Open Terms Archive declares documents, brought into a config."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.running import tosmon
from tosmon.config import load_config
from tosmon.models import Document, Range

URL = "https://orchard.example/terms"


def declare(folder: Path, **files: Any) -> None:
    """Declarations by the name of their file; a text is written as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, value in files.items():
        (folder / f"{name}.json").write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")


def terms(**keys: Any) -> dict[str, Any]:
    """A declaration with one document of these keys."""
    return {"name": "Orchard", "terms": {"Terms of Service": keys}}


def brought(place: Path, *, code: int = 0) -> tuple[tuple[Document, ...], list[str]]:
    """The documents that tosmon's own loader finds in what was written, and the sentences on stderr."""
    done = tosmon(place, "catalog", "import", "declarations", "--output", "out.toml")
    assert done.returncode == code, done.stderr
    config = load_config(place / "out.toml", {}, cwd=place)
    said = [line.removeprefix("tosmon: ") for line in done.stderr.splitlines()]
    return tuple(document for service in config.services for document in service.documents), said


PLAIN = Document("Orchard", "Terms of Service", URL)
RANGE = {"startAfter": "h1", "endBefore": "footer"}


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (terms(fetch=URL, select="main"), replace(PLAIN, select=("main",))),
        (terms(fetch=URL, select=["main", ".more"], remove="nav"), replace(PLAIN, select=("main", ".more"), remove=("nav",))),
        (terms(fetch=URL, select=RANGE), replace(PLAIN, select=(Range(start_after="h1", end_before="footer"),))),
        (
            terms(fetch=URL, select=["#a", RANGE], remove={"startBefore": "a[href^='/x']", "endAfter": "b"}),
            replace(
                PLAIN,
                select=("#a", Range(start_after="h1", end_before="footer")),
                remove=(Range(start_before="a[href^='/x']", end_after="b"),),
            ),
        ),
        (terms(fetch=URL, select="main", executeClientScripts=True), replace(PLAIN, select=("main",), render=True)),
        (terms(fetch=URL, select="main", executeClientScripts=False, remove=None), replace(PLAIN, select=("main",))),
        (terms(fetch=f"{URL}.pdf"), replace(PLAIN, url=f"{URL}.pdf")),
        (
            {"name": "Orchard", "documents": {"Terms of Service": {"fetch": URL, "select": "main"}}},
            replace(PLAIN, select=("main",)),
        ),
        (terms(fetch=URL, select='[data-x="a\\"b"],\n h1'), replace(PLAIN, select=('[data-x="a\\"b"],  h1',))),
    ],
    ids=["text", "list", "range", "mixed", "scripts", "null", "pdf", "documents", "lines"],
)
def test_a_document_comes_out_as_it_was_declared(tmp_path: Path, declared: dict[str, Any], expected: Document) -> None:
    declare(tmp_path / "declarations", Orchard=declared)
    assert brought(tmp_path) == ((expected,), [])


def test_pages_that_are_combined_take_what_they_do_not_say_from_the_document(tmp_path: Path) -> None:
    parts = [
        {"fetch": f"{URL}/1"},
        {"fetch": f"{URL}/2", "select": ["#x", RANGE], "remove": [], "executeClientScripts": False},
        {"select": "h1"},
    ]
    declare(
        tmp_path / "declarations", Orchard=terms(fetch=URL, combine=parts, select="main", remove="nav", executeClientScripts=True)
    )
    first = replace(PLAIN, url=f"{URL}/1", select=("main",), remove=("nav",), render=True)
    ranged = ("#x", Range(start_after="h1", end_before="footer"))
    second = replace(first, url=f"{URL}/2", select=ranged, remove=(), render=False)
    third = replace(first, url=URL, select=("h1",))
    assert brought(tmp_path) == ((replace(first, combine=(first, second, third)),), [])


def test_pages_that_are_combined_alike_are_a_list_of_addresses(tmp_path: Path) -> None:
    declare(tmp_path / "declarations", Orchard=terms(combine=[{"fetch": f"{URL}/1"}, {"fetch": f"{URL}/2"}], select="main"))
    first = replace(PLAIN, url=f"{URL}/1", select=("main",))
    assert brought(tmp_path)[0] == (replace(first, combine=(first, replace(first, url=f"{URL}/2"))),)
    assert f'    "{URL}/2",\n' in (tmp_path / "out.toml").read_text(encoding="utf-8")


def test_what_is_left_out_is_said_with_its_reason_and_the_rest_is_taken(tmp_path: Path) -> None:
    declared = terms(
        combine=[{"fetch": URL, "filter": ["cleanUrls"]}],
        select="main",
        filter=["removeDates", {"removeQueryParams": ["utm"]}],
        remove=["nav", "p:nonsense", {"startBefore": "a"}, 5],
        colour="red",
    )
    declare(tmp_path / "declarations", Orchard=declared | {"importedFrom": "https://tosback.example"})
    documents, said = brought(tmp_path)
    assert [(document.select, document.remove) for document in documents] == [(("main",), ("nav",))]
    where = "Orchard.json: Terms of Service:"
    css = f'{where} remove[2] is "p:nonsense", which is no CSS selector: '
    assert [css if line.startswith(css) else line for line in said] == [
        'Orchard.json: "importedFrom" is left out, as tosmon has no such key',
        f"{where} filter is left out (removeDates, removeQueryParams), as tosmon runs no JavaScript of others",
        css,
        f"{where} remove[3] has not exactly one of endBefore and endAfter; it is left out",
        f"{where} remove[4] is no selector; it is left out",
        f'{where} "colour" is left out, as tosmon has no such key',
        f"{where} combine[1]: filter is left out (cleanUrls), as tosmon runs no JavaScript of others",
    ]
    assert tosmon(tmp_path, "-q", "catalog", "import", "declarations").stderr == ""


def test_where_a_selector_cannot_be_read_no_clause_is_lost_with_it(tmp_path: Path) -> None:
    declare(tmp_path / "declarations", Orchard=terms(fetch=URL, select=["main", "p:nonsense"], remove="nav"))
    documents, (sentence,) = brought(tmp_path)
    assert documents == (replace(PLAIN, remove=("nav",)),)
    assert sentence.startswith('Orchard.json: Terms of Service: select[2] is "p:nonsense", which is no CSS selector: ')
    assert sentence.endswith("; all of select is left out, and the terms are found by themselves")


@pytest.mark.parametrize(
    ("declared", "sentence"),
    [
        ("{", "Bad.json: is not JSON: "),
        ("[" * 100_000, "Bad.json: is not JSON: "),
        ('{"name": "\\ud800"}', "Bad.json: is not JSON: "),
        ([], "Bad.json: is no object of JSON"),
        ({"terms": {}}, "Bad.json: name is missing; give a string"),
        ({"name": 5}, "Bad.json: name is 5, an integer; give a string"),
        (
            {"name": "Orchard", "terms": {"A": {"fetch": URL}}},
            'Bad.json: Orchard: has the same name as "Orchard", which is taken already',
        ),
        ({"name": "B"}, 'Bad.json: holds no terms that could be taken, so that "B" is left out'),
        ({"name": "B", "terms": []}, "Bad.json: terms: is no object of JSON"),
        ({"name": "B", "terms": {"A": 1}}, "Bad.json: A: is no object of JSON"),
        ({"name": "B", "terms": {"A": {"select": "a"}}}, "Bad.json: A: url is missing; give a string"),
        ({"name": "B", "terms": {"A": {"fetch": "x"}}}, 'Bad.json: A: url is "x", which is no web address'),
        ({"name": "B", "terms": {"A": {"combine": [{}]}}}, "Bad.json: A: combine[1].url is missing"),
        ({"name": "B", "terms": {"A": {"combine": URL}}}, "Bad.json: A: combine is no array"),
        ({"name": "B", "terms": {"A": {"fetch": URL}, "a": {"fetch": URL}}}, 'Bad.json: a: has the same name as "A"'),
    ],
)
def test_what_cannot_be_taken_is_a_sentence_and_the_other_files_go_on(tmp_path: Path, declared: Any, sentence: str) -> None:
    declare(tmp_path / "declarations", Bad=declared, Abc=terms(fetch=URL))
    documents, said = brought(tmp_path, code=3)
    assert documents[0] == PLAIN
    assert said[0].startswith(sentence)
    assert said[-1] == f"{len(said) - 1} of the files and documents could not be taken"


def test_past_declarations_and_filters_are_passed_over_and_the_folder_above_will_do(tmp_path: Path) -> None:
    place = tmp_path / "repository" / "declarations"
    declare(place, Orchard=terms(fetch=URL), **{"Orchard.history": "["})
    (place / "Orchard.filters.js").write_text("export function f() {}", encoding="utf-8")
    done = tosmon(tmp_path, "catalog", "import", "repository")
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "tosmon.toml").write_text(done.stdout, encoding="utf-8")
    assert [service.name for service in load_config(None, {}, cwd=tmp_path).services] == ["Orchard"]


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    declare(tmp_path / "declarations", Orchard=terms(fetch=URL))
    (tmp_path / "out.toml").write_text("mine", encoding="utf-8")
    done = tosmon(tmp_path, "catalog", "import", "declarations", "--output", "out.toml")
    assert (done.returncode, done.stderr) == (2, "tosmon: out.toml: is there already; give --force to replace it\n")
    assert (tmp_path / "out.toml").read_text(encoding="utf-8") == "mine"
    done = tosmon(tmp_path, "catalog", "import", "declarations", "--output", "out.toml", "--force")
    assert (done.returncode, done.stdout) == (0, "Wrote out.toml: 1 service with 1 document.\n")


def test_a_folder_without_declarations_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name, sentence in (("empty", "empty: holds no declarations"), ("none", "none: no such file or folder")):
        done = tosmon(tmp_path, "catalog", "import", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"tosmon: {sentence}")


def test_where_nothing_can_be_taken_nothing_is_written(tmp_path: Path) -> None:
    declare(tmp_path / "declarations", Bad="{")
    done = tosmon(tmp_path, "catalog", "import", "declarations", "--output", "out.toml")
    assert (done.returncode, done.stdout, (tmp_path / "out.toml").exists()) == (3, "", False)

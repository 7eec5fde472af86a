"""Every command but check, as a process: what it prints, what it refuses, and its exit code."""

from __future__ import annotations

import inspect
import json
import re
import shlex
import socketserver
import sqlite3
import subprocess
import threading
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from tests import readme, running
from tests.running import page, process, service, tosmon, write_config
from tosmon import catalog
from tosmon.cli.commands import COMMANDS, GROUPS, command_named, group_named
from tosmon.cli.exits import Exit
from tosmon.cli.root import app
from tosmon.config import select_documents

GRANT = "We may use the content you upload to train our artificial intelligence models."
BAN = "You must not use the site to train artificial intelligence models."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two past versions of one document, the second with a clause more; and a folder that is not one of an archive."""
    place = tmp_path / "archive" / "Orchard_Music" / "Terms_of_Use"
    place.mkdir(parents=True)
    (place / "20231106T030000Z.html").write_text(page(BAN), encoding="utf-8")
    (place / "20240212T030000Z.html").write_text(page(BAN, GRANT), encoding="utf-8")
    write_config(tmp_path)
    return tmp_path


def test_read_shows_the_text_of_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "pages" / "deep").mkdir(parents=True)
    (tmp_path / "pages" / "deep" / "a.html").write_text(page(GRANT, title="Orchard Terms"), encoding="utf-8")
    (tmp_path / "pages" / "b.md").write_text(f"# Terms\n\n{BAN}\n", encoding="utf-8")
    (tmp_path / "pages" / "c.css").write_text("p{}", encoding="utf-8")
    rows = [json.loads(line) for line in tosmon(tmp_path, "read", "pages", "--format", "jsonl").stdout.splitlines()]
    assert [Path(row["path"]).name for row in rows] == ["b.md", "a.html"]
    assert set(rows[0]) == {"path", "text", "quality", "reason", "language", "title"}
    assert rows[0]["text"] == f"# Terms\n\n{BAN}"
    assert (rows[0]["quality"], rows[1]["quality"], rows[1]["title"], rows[1]["language"]) == (
        "empty",
        "ok",
        "Orchard Terms",
        "en",
    )


def test_read_takes_selectors_and_says_when_one_matches_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(GRANT), encoding="utf-8")
    assert tosmon(tmp_path, "read", "a.html", "--select", "h1").stdout == "# Terms of Use\n"
    done = tosmon(tmp_path, "read", "a.html", "--select", "#legal")
    assert (done.returncode, done.stdout) == (3, "")
    assert '"#legal" matches nothing' in done.stderr


def test_scan_gives_one_clause_a_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        f"# Terms\n\nHello. {GRANT}\n\nYou agree not to:\n\n* train AI models on our site;\n", encoding="utf-8"
    )
    rows = [json.loads(line) for line in tosmon(tmp_path, "scan", "a.md", "--format", "jsonl").stdout.splitlines()]
    assert {"path", "kind", "text", "lead", "section", "rules", "language"} <= set(rows[0])
    assert [(row["kind"], row["text"], row["lead"], row["section"]) for row in rows] == [
        ("grant", GRANT, "", "Terms"),
        ("restriction", "train AI models on our site;", "You agree not to:", "Terms"),
    ]


def test_scan_explains_a_clause_by_its_words_and_its_rules(tmp_path: Path) -> None:
    said = "We may use your songs to train AI, unless you opt out in your settings."
    (tmp_path / "a.md").write_text(f"{said}\n", encoding="utf-8")
    plain = tosmon(tmp_path, "scan", "a.md").stdout.splitlines()
    assert plain[0].startswith("GRANT  a.md")
    assert plain[1:] == [f"  {said}", "  may train on: people's content; for: train; control: opt-out (setting)", ""]
    explained = tosmon(tmp_path, "scan", "a.md", "--explain").stdout
    for line in ("actor: We", "polarity: may", "act: use, train", "data: your songs", "object: AI"):
        assert f"\n  {line}" in explained
    assert "\n  en-grant-use-to-train: We use your things to train AI. " in explained
    colored = tosmon(tmp_path, "scan", "a.md", "--explain", FORCE_COLOR="1").stdout
    assert "\x1b[1;31mWe\x1b[0m \x1b[1;35mmay\x1b[0m \x1b[1;33muse\x1b[0m \x1b[1;32myour songs\x1b[0m" in colored
    assert "\x1b" not in explained


def test_a_source_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    for command in ("read", "scan"):
        done = tosmon(tmp_path, command, "nowhere.html")
        assert (done.returncode, done.stderr) == (2, "tosmon: nowhere.html: no such file or folder\n")


def test_imported_versions_are_found_on_their_day(archive: Path) -> None:
    done = tosmon(archive, "import", "archive")
    assert (done.returncode, done.stdout.startswith("1 document: 2 versions added")) == (0, True)
    rows = [json.loads(line) for line in tosmon(archive, "findings", "--all", "--format", "jsonl").stdout.splitlines()]
    assert [(row["change"], row["kind"], row["observed_at"], row["service"], row["document"]) for row in rows] == [
        ("added", "grant", "2024-02-12T03:00:00Z", "Orchard Music", "Terms of Use"),
        ("baseline", "restriction", "2023-11-06T03:00:00Z", "Orchard Music", "Terms of Use"),
    ]


def test_a_second_import_adds_nothing(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    assert "0 versions added" in tosmon(archive, "import", "archive").stdout
    assert len(tosmon(archive, "history", "orchard-music/terms-of-use").stdout.splitlines()) == 3


def test_what_was_imported_is_announced_to_nobody(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    with sqlite3.connect(archive / "tosmon.db") as database:
        assert database.execute("select count(*) from announcements").fetchone() == (0,)
    database.close()


def test_findings_are_filtered(archive: Path) -> None:
    tosmon(archive, "import", "archive")

    def found(*arguments: str) -> int:
        return len(tosmon(archive, "findings", "--format", "jsonl", *arguments).stdout.splitlines())

    assert found() == 0
    assert found("--since", "2024-01-01") == 1
    assert found("--since", "2024-01-01", "--kind", "denial") == 0
    assert found("--since", "2024-01-01", "--severity", "alert") == 1
    for name in ("orchard-music", "Orchard Music", "orchard-music/terms-of-use", "Orchard Music/Terms of Use"):
        assert found("--all", name) == 2


@pytest.mark.parametrize("command", ["findings", "history", "show", "diff", "blame"])
def test_a_name_that_is_not_stored_suggests_the_nearest(archive: Path, command: str) -> None:
    tosmon(archive, "import", "archive")
    done = tosmon(archive, command, "Orchard")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'tosmon: no document "Orchard" is stored; did you mean orchard-music?\n'


def test_a_service_with_one_document_names_it_and_one_with_two_lists_them(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    assert GRANT in tosmon(archive, "show", "Orchard Music").stdout
    place = archive / "more" / "Orchard Music" / "Privacy"
    place.mkdir(parents=True)
    (place / "20240101T000000Z.html").write_text(page(BAN), encoding="utf-8")
    tosmon(archive, "import", "more")
    done = tosmon(archive, "show", "orchard-music")
    assert done.returncode == 2
    assert "name one of them: orchard-music/privacy, orchard-music/terms-of-use" in done.stderr


def test_an_older_version_that_is_imported_later_takes_its_place_in_time(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    place = archive / "older" / "Orchard Music" / "Terms of Use"
    place.mkdir(parents=True)
    (place / "20230101T000000Z.html").write_text(page(GRANT), encoding="utf-8")
    assert tosmon(archive, "import", "older").stdout.startswith("1 document: 1 version added")
    lines = tosmon(archive, "history", "Orchard Music").stdout.splitlines()[1:]
    assert [line.split()[:2] for line in lines] == [["3", "2023-01-01"], ["1", "2023-11-06"], ["2", "2024-02-12"]]
    assert tosmon(archive, "diff", "Orchard Music", "3", "2").stdout.endswith("\n1 sentence added\n")
    told = tosmon(archive, "findings", "--all", "--format", "jsonl").stdout.splitlines()
    found = [(row["change"], row["kind"], row["version"], bool(row["superseded"])) for row in map(json.loads, told)]
    assert ("returned", "grant", 2, False) in found and ("added", "grant", 2, True) in found
    assert "1 known already" in tosmon(archive, "import", "older").stdout


def test_reprocess_reads_and_judges_all_that_is_stored_again(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    done = tosmon(archive, "reprocess")
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "1 document, 2 versions: 0 read otherwise, 0 clauses dated earlier, 0 findings added in silence, 0 superseded.\n",
        "",
    )
    assert tosmon(archive, "reprocess", "Pear").returncode == 2


def test_a_document_that_alternates_is_unstable_and_status_says_in_what(archive: Path) -> None:
    (place,) = {path.parent for path in archive.rglob("*.html")}
    for month in (3, 4, 5):
        (place / f"20240{month}12T030000Z.html").write_text(page(BAN, *[GRANT] * (month % 2 == 0)), encoding="utf-8")
    tosmon(archive, "import", "archive")
    _, line, difference = tosmon(archive, "status").stdout.splitlines()
    assert " unstable " in line
    assert difference.strip() == (
        f'alternates between 2 variants; version 5 beside 4: 1 sentence removed, such as "{GRANT[:80]}"'
    )
    row = json.loads(tosmon(archive, "status", "--format", "jsonl").stdout)
    assert (row["variants"], row["difference"][:11]) == ([5, 4], "2 variants;")
    assert "says again what 3 said" in tosmon(archive, "history", "Orchard Music").stdout


def test_history_show_and_diff_tell_what_a_document_said(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    key = "orchard-music/terms-of-use"
    assert "2024-02-12 03:00" in tosmon(archive, "history", key).stdout
    assert GRANT in tosmon(archive, "show", key).stdout
    assert GRANT not in tosmon(archive, "show", key, "1").stdout
    head = "Orchard Music / Terms of Use: version {}, seen {} -> version {}, seen {}\n\n@ Terms of Use\n"
    days = "6 Nov 2023", "12 Feb 2024"
    assert tosmon(archive, "diff", key).stdout == f"{head.format(1, days[0], 2, days[1])}+ {GRANT}\n\n1 sentence added\n"
    assert (
        tosmon(archive, "diff", key, "2", "1").stdout == f"{head.format(2, days[1], 1, days[0])}- {GRANT}\n\n1 sentence removed\n"
    )


def test_diff_compares_two_files(archive: Path) -> None:
    files = sorted(str(path) for path in archive.rglob("*.html"))
    assert tosmon(archive, "diff", *files).stdout.endswith(f"\n@ Terms of Use\n+ {GRANT}\n\n1 sentence added\n")


def test_an_unknown_document_suggests_the_nearest(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    done = tosmon(archive, "history", "orchard-music/terms")
    assert (done.returncode, done.stderr) == (
        2,
        'tosmon: no document "orchard-music/terms" is stored; did you mean orchard-music/terms-of-use?\n',
    )


def test_status_shows_how_each_document_stands(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    line = tosmon(archive, "status").stdout.splitlines()[1]
    assert line.split() == [
        "orchard-music/terms-of-use",
        "2024-02-12",
        "03:00",
        "2024-02-12",
        "ok",
        "1",
        "grant,",
        "1",
        "restriction",
    ]
    row = json.loads(tosmon(archive, "status", "--format", "jsonl").stdout)
    assert (row["key"], row["versions"], row["clauses"]) == ("orchard-music/terms-of-use", 2, {"grant": 1, "restriction": 1})


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("2024-02-12.html", "is no UTC time; name the file like 20240212T000000Z.html"), ("notes.css", "holds no past versions")],
)
def test_a_folder_that_is_no_archive_is_refused(tmp_path: Path, name: str, sentence: str) -> None:
    write_config(tmp_path)
    place = tmp_path / "archive" / "a" / "b"
    place.mkdir(parents=True)
    (place / name).write_text("x", encoding="utf-8")
    done = tosmon(tmp_path, "import", "archive")
    assert done.returncode == 2
    assert sentence in done.stderr


def test_init_writes_a_config_that_check_can_read(tmp_path: Path) -> None:
    assert tosmon(tmp_path, "init", "soundcloud", "x").returncode == 0
    config = tomllib.loads((tmp_path / "tosmon.toml").read_text(encoding="utf-8"))
    assert config["catalog"] == ["soundcloud", "x"]
    done = tosmon(tmp_path, "check", "soundcluod")
    assert (done.returncode, "soundcloud" in done.stderr) == (2, True)


def test_init_by_tag_takes_the_platforms_that_have_it_and_replaces_nothing_unasked(tmp_path: Path) -> None:
    tosmon(tmp_path, "init", "--tag", "music")
    assert "soundcloud" in tomllib.loads((tmp_path / "tosmon.toml").read_text(encoding="utf-8"))["catalog"]
    assert tosmon(tmp_path, "init").returncode == 2
    assert tosmon(tmp_path, "init", "--force").returncode == 0
    assert tomllib.loads((tmp_path / "tosmon.toml").read_text(encoding="utf-8"))["catalog"] == ["*"]


def test_the_catalogue_is_listed_shown_and_searched(tmp_path: Path) -> None:
    assert "soundcloud" in tosmon(tmp_path, "catalog", "list", "--tag", "music").stdout
    assert "https://soundcloud.com/terms-of-use" in tosmon(tmp_path, "catalog", "show", "SoundCloud").stdout
    assert "youtube" in tosmon(tmp_path, "catalog", "search", "youtube").stdout
    assert tosmon(tmp_path, "catalog", "list", "--tag", "musik").returncode == 2
    assert "soundcloud" in tosmon(tmp_path, "catalog", "show", "soundclod").stderr


def test_rules_are_listed_and_one_is_shown_with_its_examples(tmp_path: Path) -> None:
    first = tosmon(tmp_path, "rules").stdout.split()[0]
    assert "Flags, for example:" in tosmon(tmp_path, "rules", first).stdout
    assert tosmon(tmp_path, "rules", "no-such-rule").returncode == 2


BAD_CONFIGS = {
    "unknown key": ("catalogue = []", "catalogue"),
    "wrong type": ("[http]\nconcurrency = 'many'", "http.concurrency"),
    "bad URL": ('[[services]]\nname = "A"\n[[services.documents]]\nname = "T"\nurl = "htp://x"', "services[1].documents[1].url"),
    "duplicate service": (service("A", "https://a.example/") + service("a", "https://b.example/"), "services[2]"),
    "no TOML": ("catalog = [", "tosmon.toml"),
    "unset secret": ('[http]\nproxy = "${NO_SUCH_PROXY}"', "NO_SUCH_PROXY"),
    "unknown platform": ('catalog = ["soundclod"]', "soundcloud"),
    "bad selector": (
        '[[services]]\nname = "A"\n[[services.documents]]\nname = "T"\nurl = "https://a.example"\nselect = ["p["]',
        "select",
    ),
}


@pytest.mark.parametrize("text", BAD_CONFIGS.values(), ids=BAD_CONFIGS.keys())
def test_a_bad_config_is_one_sentence_with_file_and_key(tmp_path: Path, text: tuple[str, str]) -> None:
    (tmp_path / "tosmon.toml").write_text(text[0], encoding="utf-8")
    done = tosmon(tmp_path, "check")
    assert (done.returncode, done.stdout, len(done.stderr.strip().splitlines())) == (2, "", 1)
    assert text[1] in done.stderr and "tosmon.toml" in done.stderr


def test_a_config_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "tosmon.toml").mkdir()
    done = tosmon(tmp_path, "check")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert tosmon(tmp_path, "--config", "nowhere.toml", "check").returncode == 2


@pytest.mark.parametrize("url", ["sqlite:///nowhere/../tosmon.toml", "sqlite:////dev/null/x.db", "nonsense", "nosuch://x"])
def test_a_database_that_cannot_be_opened_is_one_sentence(tmp_path: Path, url: str) -> None:
    write_config(tmp_path, service("Orchard", "http://127.0.0.1:9/"))
    done = tosmon(tmp_path, "--database", url, "check")
    assert (done.returncode, done.stdout, len(done.stderr.strip().splitlines())) == (3, "", 1)


def test_nothing_stored_yet_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    write_config(tmp_path)
    for command in ("status", "findings"):
        done = tosmon(tmp_path, command)
        assert (done.returncode, done.stdout) == (3, "")
        assert "tosmon check" in done.stderr
    assert not (tmp_path / "tosmon.db").exists()


def test_version_and_help_are_told_and_wrong_usage_exits_with_two(tmp_path: Path) -> None:
    assert tosmon(tmp_path, "--version").stdout.startswith("tosmon 0.")
    assert tosmon(tmp_path, "--help").returncode == 0
    assert tosmon(tmp_path, "chekc").returncode == 2
    assert tosmon(tmp_path, "check", "--fail-on", "maybe").returncode == 2


WRONG_VALUES = {
    "an age before the year 1": (["findings", "--since", "99999y"], '"99999y" lies before the year 1'),
    "a time before the year 1": (["findings", "--since", "0001-01-01T00:00+14:00"], "lies before the year 1"),
    "a version no database can hold": (["show", "orchard-music/terms-of-use", "9" * 20], "no version 99999999999999999999 of"),
    "an older version no database can hold": (["diff", "orchard-music/terms-of-use", "9" * 20], "no version 9999999"),
    "a number of too many digits": (["diff", "orchard-music/terms-of-use", "9" * 5000], "is no day like 2024-02-12"),
    "a bad selector": (["read", "terms.html", "--select", "["], '--select "[" is no CSS selector'),
    "a bad selector to remove": (["read", "terms.html", "--remove", ""], '--remove "" is no CSS selector'),
    "one file": (["diff", "terms.html"], "terms.html is a file: give two to compare"),
}


@pytest.mark.parametrize(("arguments", "sentence"), WRONG_VALUES.values(), ids=WRONG_VALUES.keys())
def test_a_wrong_value_is_told_in_a_sentence(archive: Path, arguments: list[str], sentence: str) -> None:
    tosmon(archive, "import", "archive")
    (archive / "terms.html").write_text(page(GRANT), encoding="utf-8")
    done = tosmon(archive, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_json_is_the_same_in_an_encoding_that_cannot_show_it(archive: Path) -> None:
    newest = archive / "archive" / "Orchard_Music" / "Terms_of_Use" / "20240301T030000Z.html"
    newest.write_text(page(BAN, f"À Łódź: {GRANT}"), encoding="utf-8")
    tosmon(archive, "import", "archive")
    arguments = ("findings", "--all", "--format", "json")
    narrow = process(archive, *arguments, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert any("Łódź" in row["text"] for row in json.loads(narrow.stdout))
    assert narrow.stdout == tosmon(archive, *arguments).stdout


def test_folders_of_one_document_are_imported_in_the_order_of_their_times(tmp_path: Path) -> None:
    write_config(tmp_path)
    days = {("Foo Bar", "20240103"): page(BAN), ("foo_bar", "20240101"): page(), ("foo_bar", "20240201"): page(BAN, GRANT)}
    for (name, day), text in days.items():
        place = tmp_path / "archive" / name / "Terms"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{day}T000000Z.html").write_text(text, encoding="utf-8")
    assert tosmon(tmp_path, "import", "archive").stdout.startswith("1 document: 3 versions added")
    assert re.findall(r"2024-\d\d-\d\d", tosmon(tmp_path, "history", "foo-bar").stdout) == [
        "2024-01-01",
        "2024-01-03",
        "2024-02-01",
    ]


@pytest.mark.parametrize("names", [("!!!", "Terms"), ("Orchard", "!!!")])
def test_a_folder_whose_name_cannot_be_typed_is_not_imported(tmp_path: Path, names: tuple[str, str]) -> None:
    write_config(tmp_path)
    place = tmp_path.joinpath("archive", *names)
    place.mkdir(parents=True)
    (place / "20240101T000000Z.html").write_text(page(), encoding="utf-8")
    done = tosmon(tmp_path, "import", "archive")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert "holds no letter or digit" in done.stderr


GROUPED = [info for name in GROUPS for info in group_named(name).registered_commands if not info.hidden]


def examples() -> list[str]:
    """The example of every command, from its help."""
    commands = [*map(command_named, COMMANDS), *(info.callback for info in GROUPED)]
    return [line for each in commands for line in re.findall(r"Example: tosmon (.+)", inspect.getdoc(each) or "")]


NEEDING_THE_NETWORK = ("check", "-v watch", "read", "backfill", "catalog test")
NEEDING_A_FINDING = ("findings ack", "findings mute", "findings unmute")
NEEDING_A_NOTIFIER = ("notify test",)
NOT_ALONE = (*NEEDING_THE_NETWORK, *NEEDING_A_FINDING, *NEEDING_A_NOTIFIER)


def test_every_command_has_an_example() -> None:
    assert len(examples()) == len(COMMANDS) + len(GROUPED)


def helped(command: Any, name: str) -> Iterator[tuple[str, str]]:
    """Every help text there is: of a command, of all its options and arguments, and of the commands below it."""
    yield name, command.help
    for each in command.params:
        if each.name not in {"help", "install_completion", "show_completion"}:  # these are Typer's
            yield f"{name} {each.name}", each.help
    for below, sub in getattr(command, "commands", {}).items():
        yield from helped(sub, f"{name} {below}")


def test_every_help_text_is_there_and_is_a_sentence() -> None:
    texts = dict(helped(get_command(app), "tosmon"))
    members = ((name, info) for name in GROUPS for info in group_named(name).registered_commands)
    below = {f"{name} {info.name or getattr(info.callback, '__name__', '')}" for name, info in members}
    assert {f"tosmon {name}" for name in (*COMMANDS, *below)} <= set(texts)
    assert [name for name, text in texts.items() if not re.fullmatch(r"[A-Z`].*[.](\n.*)?", text or "", re.DOTALL)] == []


@pytest.mark.parametrize("line", [line for line in examples() if not line.startswith(NOT_ALONE)])
def test_every_example_works(tmp_path: Path, line: str) -> None:
    place = tmp_path / "archive" / "SoundCloud" / "Terms_of_Service"
    place.mkdir(parents=True)
    (tmp_path / "terms.html").write_text(page(GRANT), encoding="utf-8")
    (tmp_path / "declarations").mkdir()
    declared = '{"name": "Orchard", "terms": {"Terms of Service": {"fetch": "https://orchard.example"}}}'
    (tmp_path / "declarations" / "Orchard.json").write_text(declared, encoding="utf-8")
    for day, text in enumerate((page(), page(BAN), page(BAN, GRANT)), 1):
        (place / f"2024020{day}T030000Z.html").write_text(text, encoding="utf-8")
    if not line.startswith("init"):
        write_config(tmp_path)
        tosmon(tmp_path, "import", "archive")
    done = tosmon(tmp_path, *shlex.split(line))
    assert (done.returncode, bool(done.stdout), done.stderr) == (0, True, "")


@pytest.mark.parametrize("line", [line for line in examples() if line.startswith(NOT_ALONE)])
def test_what_the_other_examples_name_exists(tmp_path: Path, line: str) -> None:
    assert tosmon(tmp_path, *shlex.split(line), "--help").returncode == 0
    tags = re.findall(r"--tag (\S+)", line)
    names = re.findall(r"(?<= )[a-z]+(?:/[a-z-]+)?(?= |$)", line.partition(" --")[0]) if line.startswith("check") else []
    known = [document for platform in catalog.load() for document in platform.documents]
    assert select_documents(known, names, tags)


class Hostile(socketserver.StreamRequestHandler):
    """A server that answers with a redirect to an address full of control characters."""

    timeout = 5

    def handle(self) -> None:
        while self.rfile.readline().strip():
            pass
        self.wfile.write(b"HTTP/1.1 302 \x1b[2J\r\nLocation: nosuch://\x1b[2J\x9b2J/\r\nContent-Length: 0\r\n\r\n")


def test_what_a_page_or_a_name_says_never_commands_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (tmp_path / "b.md").write_text(f"# Terms\n\n{GRANT} \x1b[2J\x9b2J\n", encoding="utf-8")
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Hostile) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        write_config(tmp_path, service("Orchard", f"http://127.0.0.1:{server.server_address[1]}/"))
        for arguments in (
            ["check"],
            ["-v", "check"],
            ["status"],
            ["check", "\x1b[2J"],
            ["findings", "--since", "\x1b[2J"],
            ["read", "a.html", "--select", "#a\x1b[2J"],
            ["read", "b.md", f"http://127.0.0.1:{server.server_address[1]}/"],
            ["scan", "b.md"],
        ):
            done = tosmon(tmp_path, *arguments)
            assert done.stdout + done.stderr, arguments
            assert not re.search(r"[\x1b\x9b]", done.stdout + done.stderr), arguments
        server.shutdown()


def test_the_exit_codes_of_the_readme_are_those_of_the_program() -> None:
    assert re.findall(r"^\| (\d+) \|", readme.exits(), re.MULTILINE) == [str(int(code)) for code in Exit]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_full_disk_behind_stdout_is_told_in_one_sentence(tmp_path: Path, form: str) -> None:
    write_config(tmp_path, service("Orchard", "http://127.0.0.1:9/"))
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            running.command("check", "--format", form),
            cwd=tmp_path,
            env=running.environment(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    told = done.stderr.decode().splitlines()
    assert done.returncode == 3
    assert told == ["tosmon: stdout cannot be written: No space left on device; make room, or send it elsewhere"]

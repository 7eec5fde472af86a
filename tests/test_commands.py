"""Every command but check, as a process: what it prints, what it refuses, and its exit code."""

from __future__ import annotations

import json
import sqlite3
import tomllib
from pathlib import Path

import pytest

from tests.running import page, service, tosmon, write_config

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


def test_a_source_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    for command in ("read", "scan"):
        done = tosmon(tmp_path, command, "nowhere.html")
        assert (done.returncode, done.stderr) == (2, "tosmon: nowhere.html: no such file or folder\n")


def test_imported_versions_are_found_on_their_day(archive: Path) -> None:
    done = tosmon(archive, "import", "archive")
    assert (done.returncode, done.stdout.startswith("1 documents: 2 versions added")) == (0, True)
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
    assert found("--all", "orchard-music") == 2
    assert found("--all", "orchard") == 0


def test_history_show_and_diff_tell_what_a_document_said(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    key = "orchard-music/terms-of-use"
    assert "2024-02-12 03:00" in tosmon(archive, "history", key).stdout
    assert GRANT in tosmon(archive, "show", key).stdout
    assert GRANT not in tosmon(archive, "show", key, "1").stdout
    assert tosmon(archive, "diff", key).stdout == f"+ {GRANT}\n1 sentence added\n"
    assert tosmon(archive, "diff", key, "2", "1").stdout == f"- {GRANT}\n1 sentence removed\n"


def test_diff_compares_two_files(archive: Path) -> None:
    files = sorted(str(path) for path in archive.rglob("*.html"))
    assert tosmon(archive, "diff", *files).stdout == f"+ {GRANT}\n1 sentence added\n"


def test_an_unknown_document_suggests_the_nearest(archive: Path) -> None:
    tosmon(archive, "import", "archive")
    done = tosmon(archive, "history", "orchard-music/terms")
    assert (done.returncode, done.stderr) == (
        2,
        'tosmon: no document "orchard-music/terms" is stored; did you mean "orchard-music/terms-of-use"?\n',
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

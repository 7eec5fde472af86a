"""What documents said, as a process: history, show, diff and blame."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import command, environment, page, tosmon, write_config

KEY = "orchard-music/terms-of-use"
GRANT = "We may use the content you upload to train our artificial intelligence models."
BAN = "You must not use the site to train artificial intelligence models."
NEVER = "We will not use the content you upload to train our artificial intelligence models."
RAW = page(BAN).encode() + b"<!-- \x00\xff\xfe\r\n -->"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Four past versions: a promise, a grant in its place, none of both, and the grant again."""
    place = tmp_path / "archive" / "Orchard_Music" / "Terms_of_Use"
    place.mkdir(parents=True)
    dated = page(BAN, GRANT, "Last updated: 3 March 2024")
    said = {
        "20231106T030000Z": page(BAN, NEVER),
        "20240212T030000Z": page(BAN, GRANT),
        "20240301T030000Z": "",
        "20240401T030000Z": dated,
    }
    for time, text in said.items():
        (place / f"{time}.html").write_bytes(text.encode() or RAW)
    write_config(tmp_path)
    assert tosmon(tmp_path, "import", "archive").returncode == 0
    return tmp_path


def test_history_counts_the_clauses_of_every_version(archive: Path) -> None:
    rows = tosmon(archive, "history", KEY).stdout.splitlines()
    assert [row.split()[4] for row in rows[1:]] == ["2", "2", "1", "2"]
    assert rows[4].endswith("updated 3 Mar 2024")
    found = json.loads(tosmon(archive, "history", KEY, "--format", "json").stdout)
    assert found == [json.loads(line) for line in tosmon(archive, "history", KEY, "--format", "jsonl").stdout.splitlines()]
    assert [row["clauses"] for row in found] == [
        {"denial": 1, "restriction": 1},
        {"grant": 1, "restriction": 1},
        {"restriction": 1},
        {"grant": 1, "restriction": 1},
    ]
    assert set(found[0]) == {"version", "observed_at", "size", "sha256", "technical", "clauses", "stated"}
    assert found[3]["stated"] == {"effective": None, "updated": "2024-03-03"}


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2023-11-06", 1),
        ("2024-02-11", 1),
        ("2024-02-12", 2),
        ("2024-02-12T02:59", 1),
        ("2024-02-12T04:00+01:00", 2),
        ("2099-01-01", 4),
        ("1h", 4),
    ],
)
def test_show_at_a_day_is_what_stood_there_at_its_end(archive: Path, day: str, number: int) -> None:
    assert tosmon(archive, "show", KEY, "--at", day).stdout.startswith(f"version {number}, seen ")


def test_before_the_first_version_nothing_is_known(archive: Path) -> None:
    for arguments in (["show", KEY, "--at", "2023-11-05"], ["diff", KEY, "2023-11-05", "2"]):
        done = tosmon(archive, *arguments)
        said = "its first version was seen 2023-11-06 03:00 UTC"
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"tosmon: what stood in {KEY} at 2023-11-05 is not known: {said}\n"


def test_a_version_and_a_day_are_not_both_shown(archive: Path) -> None:
    done = tosmon(archive, "show", KEY, "2", "--at", "2024-02-12")
    assert (done.returncode, "give one of them" in done.stderr) == (2, True)


def raw(folder: Path, *arguments: str) -> bytes:
    done = subprocess.run(
        command("show", KEY, "--raw", *arguments), cwd=folder, env=environment(folder), capture_output=True, check=True
    )
    return done.stdout


def test_raw_is_the_page_byte_for_byte(archive: Path) -> None:
    files = sorted((archive / "archive").rglob("*.html"))
    assert [raw(archive, str(n)) for n in range(1, 5)] == [file.read_bytes() for file in files]
    assert raw(archive, "--at", "2024-03-02") == RAW
    assert raw(archive) == files[-1].read_bytes()


def test_diff_takes_days_as_well_as_numbers(archive: Path) -> None:
    by_number = tosmon(archive, "diff", KEY, "1", "2").stdout
    assert tosmon(archive, "diff", KEY, "2024-01-01", "2024-02-20").stdout == by_number
    assert "~ We [-will not-] {+may+} use the content you upload" in by_number
    assert tosmon(archive, "diff", KEY, "2024-01-01", "2024-01-02").stdout == "no words changed\n"


def test_the_first_version_alone_cannot_be_compared(archive: Path) -> None:
    done = tosmon(archive, "diff", KEY, "", "1")
    assert (done.returncode, "version 1 of orchard-music/terms-of-use is the first one" in done.stderr) == (2, True)


def test_diff_writes_all_its_formats(archive: Path) -> None:
    data = json.loads(tosmon(archive, "diff", KEY, "1", "2", "--format", "json").stdout)
    assert set(data) == {"document", "old", "new", "changed", "counts", "changes"}
    assert tosmon(archive, "diff", KEY, "1", "2", "--format", "html").stdout.startswith("<!DOCTYPE html>")
    texts = [tosmon(archive, "read", str(file)).stdout for file in sorted((archive / "archive").rglob("*.html"))[:2]]
    (archive / "terms.txt").write_bytes(texts[0].encode())
    unified = tosmon(archive, "diff", KEY, "1", "2", "--format", "unified").stdout
    assert unified.startswith(f"--- a/{KEY}.txt\t2023-11-06 03:00:00 +0000\n+++ b/{KEY}.txt\t2024-02-12 03:00:00 +0000\n@@ ")
    subprocess.run(
        ["git", "apply", "-p3", "-"], cwd=archive, input=unified.replace("terms-of-use.txt", "x/terms.txt").encode(), check=True
    )
    assert (archive / "terms.txt").read_bytes().decode() == texts[1]


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of Unix")
def test_a_wide_terminal_shows_two_columns_and_a_narrow_one_does_not(archive: Path) -> None:
    def seen(columns: str) -> str:
        import pty  # noqa: PLC0415 (only where there is one)

        ours, theirs = pty.openpty()
        env = environment(archive, COLUMNS=columns, NO_COLOR="1")
        with subprocess.Popen(command("diff", KEY, "1", "2"), cwd=archive, env=env, stdout=theirs) as process:
            os.close(theirs)
            read = b""
            try:
                while chunk := os.read(ours, 4096):
                    read += chunk
            except OSError:  # how Linux says that the other end is closed
                pass
            process.wait(60)
        os.close(ours)
        return read.decode()

    assert seen("160").count("~ We ") == 2
    assert seen("80").count("~ We ") == 1


def test_blame_tells_since_when_a_clause_stands_without_a_break(archive: Path) -> None:
    assert tosmon(archive, "blame", KEY).stdout.splitlines() == [
        "RESTRICTION  since 6 Nov 2023 or before (version 1)",
        "  Terms of Use",
        f"  {BAN}",
        "",
        "GRANT  since 1 Apr 2024 (version 4); first seen 12 Feb 2024 (version 2)",
        "  Terms of Use",
        f"  {GRANT}",
    ]
    rows = json.loads(tosmon(archive, "blame", KEY, "--format", "json").stdout)
    assert [(row["kind"], row["first_version"], row["since_version"], row["present"], row["gone_at"]) for row in rows] == [
        ("restriction", 1, 1, True, None),
        ("grant", 2, 4, True, None),
    ]


def test_blame_finds_any_sentence_by_its_words_also_one_that_is_gone(archive: Path) -> None:
    (row,) = (
        json.loads(line)
        for line in tosmon(archive, "blame", KEY, "--phrase", "Will NOT use", "--format", "jsonl").stdout.splitlines()
    )
    assert (row["text"], row["kind"], row["present"], row["since"], row["gone_at"], row["gone_version"]) == (
        NEVER,
        None,
        False,
        "2023-11-06T03:00:00Z",
        "2024-02-12T03:00:00Z",
        2,
    )
    said = tosmon(archive, "blame", KEY, "--phrase", "will not").stdout
    assert said.startswith("gone since 12 Feb 2024 (version 2); stood from 6 Nov 2023 or before (version 1)\n")
    assert tosmon(archive, "blame", KEY, "--phrase", "sell your soul").stdout == '"sell your soul" never stood there.\n'
    assert tosmon(archive, "blame", KEY, "--phrase", " ").returncode == 2

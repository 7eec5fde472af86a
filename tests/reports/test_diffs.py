"""What two versions look like beside each other, in every format; and that no page can fake a line of it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tosmon.cli.options import Compared
from tosmon.diff import sentences_of
from tosmon.models import Block, BlockKind, Version
from tosmon.reading.rendering import as_text
from tosmon.reports.diffs import FORMATS, Comparison, Side, compared
from tosmon.reports.diffs.rows import Fate
from tosmon.reports.html import POLICY
from tosmon.reports.text import Screen

EVIL = "</p><script>alert(1)</script> \x1b[2J\x9b2J \u202e\u2066 \ud800 &amp; - + @ ~ say 'x' \"y\" \x85next"
SENTENCES = st.lists(
    st.sampled_from("We train AI.|We do not train AI.|You keep it.|You may ask.|a b|c d e|f".split("|")), max_size=7
)


def version(*texts: str, number: int = 1, section: str = "Terms", lead: str = "") -> Version:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text, (section,), lead) for text in texts)
    return Version(blocks, datetime(2024, 2, number, tzinfo=UTC), language="en", number=number)


def of(old: Version, new: Version) -> Comparison:
    return compared("orchard/terms", "Orchard / Terms", Side("version 1", old), Side("version 2", new))


WHOLE = of(
    version("You keep it.", "We will not use it for machines.", "We go."),
    version("We may use it for machines.", "You keep it.", "We come: it is new.", number=2),
)


def test_every_format_can_be_chosen_on_the_command_line() -> None:
    assert [each.value for each in Compared] == list(FORMATS)


def test_without_colours_the_words_stand_between_marks() -> None:
    assert FORMATS["text"](WHOLE, Screen()) == "\n".join(
        [
            "Orchard / Terms: version 1, seen 1 Feb 2024 -> version 2, seen 2 Feb 2024",
            "",
            "@ Terms",
            "~ We [-will not-] {+may+} use it for machines.",
            "- We go.",
            "+ We come: it is new.",
            "",
            "1 sentence added, 1 reworded, 1 removed",
        ]
    )


def test_in_colours_the_words_need_no_marks() -> None:
    shown = FORMATS["text"](WHOLE, Screen(color=True))
    assert "~ We\x1b[9;31m will not\x1b[0m\x1b[1;4;32m may\x1b[0m use it for machines." in shown


def test_a_wide_terminal_shows_both_beside_each_other() -> None:
    shown = FORMATS["text"](WHOLE, Screen(width=120, wide=True)).splitlines()
    row = re.compile(r"~ We \[-will not-\] use it for machines\. +~ We \{\+may\+\} use it for machines\.")
    assert any(row.fullmatch(line) for line in shown)
    assert all(len(line) <= 120 for line in shown)


def test_no_change_is_one_line() -> None:
    same = version("You keep it.")
    assert [FORMATS[name](of(same, same), Screen()) for name in ("text", "unified")] == ["no words changed", ""]


def test_the_data_says_what_became_of_each_sentence_and_word() -> None:
    said = json.loads(FORMATS["json"](WHOLE, Screen()))
    assert said["counts"] == {"added": 1, "removed": 1, "reworded": 1, "moved": 0}
    assert said["old"]["version"] == 1 and said["new"]["observed_at"] == "2024-02-02T00:00:00Z"
    assert [(each["change"], each["before"], each["after"]) for each in said["changes"]] == [
        ("reworded", "We will not use it for machines.", "We may use it for machines."),
        ("removed", "We go.", None),
        ("added", None, "We come: it is new."),
    ]
    assert said["changes"][0]["words"][1] == {"edit": "removed", "text": " will not"}


@given(SENTENCES, SENTENCES)
def test_the_rows_are_the_new_version_in_order_and_every_change_is_among_them(old: list[str], new: list[str]) -> None:
    whole = of(version(*old), version(*new, number=2))
    assert tuple(row.after for row in whole.rows if row.after) == sentences_of(whole.new.version)
    told = {fate: {row.sentence.identity for row in whole.rows if row.fate is fate} for fate in Fate}
    assert told[Fate.ADDED] == {sentence.identity for sentence in whole.change.added}
    assert told[Fate.REMOVED] == {sentence.identity for sentence in whole.change.removed}
    assert told[Fate.REWORDED] == {each.after.identity for each in whole.change.reworded}


@pytest.mark.parametrize("screen", [Screen(60), Screen(60, color=True), Screen(120, wide=True)], ids=str)
def test_no_page_can_fake_a_line_or_command_a_terminal(screen: Screen) -> None:
    fake = "x " * 28 + "+ We never train AI. " * 9
    whole = of(
        version(f"{EVIL} one two three"),
        version(f"{EVIL} one two four", fake, number=2, section=f"- We go\n{EVIL}", lead=f"+ {EVIL}"),
    )
    plain = re.sub(r"\x1b\[[\d;]*m", "", FORMATS["text"](whole, screen))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", plain)
    signs = [line[0] for line in plain.splitlines()[1:-1] if line and not line.startswith("  ")]
    assert signs == (["@", "~"] if screen.wide else ["@", "~", "+"]), plain


class Tags(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_html_loads_nothing_runs_nothing_and_shows_remote_text_as_text() -> None:
    whole = of(version(f"{EVIL} one two three"), version(f"{EVIL} one two four", EVIL, number=2, section=EVIL, lead=EVIL))
    page = FORMATS["html"](whole, Screen())
    parsed = Tags()
    parsed.feed(page)
    assert parsed.names <= set("html head meta title style body h1 h2 p b div main details summary ins del".split())
    assert parsed.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class", "dir"}
    assert "<script>alert(1)</script>" in parsed.text
    assert f'content="{POLICY}"' in page and "default-src 'none'" in POLICY and "unsafe" not in POLICY
    assert "prefers-color-scheme: dark" in page
    assert page.isascii() and "\x1b" not in page


def patched(folder: Path, old: Version, new: Version, *command: str) -> str:
    file = folder / "orchard" / "terms.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(f"{as_text(old.blocks)}\n".encode())
    hunks = FORMATS["unified"](of(old, new), Screen())
    if hunks:
        subprocess.run(command, cwd=folder, input=f"{hunks}\n".encode(), check=True, capture_output=True)
    return file.read_bytes().decode()


@pytest.mark.parametrize(
    "command", [["patch", "-p1", "--no-backup-if-mismatch"], ["git", "apply"]], ids=lambda each: str(each[0])
)
@given(old=SENTENCES, new=SENTENCES)
@settings(max_examples=15)
def test_the_unified_diff_makes_the_new_text_of_the_old_one(
    tmp_path_factory: pytest.TempPathFactory, command: list[str], old: list[str], new: list[str]
) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    before, after = version(*old), version(*new, number=2)
    assert patched(tmp_path_factory.mktemp("text"), before, after, *command) == f"{as_text(after.blocks)}\n"


def test_changes_that_are_far_apart_are_hunks_of_their_own() -> None:
    old = [f"Line {n}." for n in range(30)]
    new = [*old[:5], "Inserted.", *old[5:20], *old[21:]]
    hunks = [
        line
        for line in FORMATS["unified"](of(version(*old), version(*new, number=2)), Screen()).splitlines()
        if line.startswith("@@")
    ]
    assert hunks == ["@@ -8,6 +8,8 @@", "@@ -37,8 +39,6 @@"]


@pytest.mark.timeout(60)
def test_a_hostile_pair_of_documents_is_compared_in_good_time() -> None:
    def wordy(n: int, words: str) -> str:
        return f"Item{n} " + words * 150

    old = version(*(wordy(n, "a b ") for n in range(300)))
    new = version(*(wordy(n, "b a a ") for n in range(300)), number=2)
    for name in FORMATS:
        assert FORMATS[name](of(old, new), Screen())

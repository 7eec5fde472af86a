"""GitHub Actions is told by its own commands, and a page cannot give it any."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.notifiers.samples import FINDING, NEW, NIGHT
from tests.reports.test_reports import RUN, changed
from tests.running import tosmon
from tosmon.models import Run, Severity
from tosmon.reports.actions import commands, inert, summary


def obeyed(text: str) -> list[tuple[str, str, str]]:
    """The commands that the runner finds in what is printed: name, properties and message of each, as it reads them."""
    found = []
    for line in text.splitlines():
        # A line that begins with "::", or has "##[" anywhere.
        for pattern in (r"\s*::(\w+)\s*(.*?)::(.*)", r".*?##\[(\w+)\s*(.*?)\](.*)"):
            if match := re.fullmatch(pattern, line):
                found.append((match[1], match[2], match[3]))
                break
    return found


def test_alerts_are_warnings_notices_are_notices_and_what_was_not_verified_is_said_last() -> None:
    assert commands(RUN) == [
        "::warning title=Orchard / Terms of Use%3A reworded%3A may train or develop AI with people's content or data"
        "::We may use your songs to train AI models. (https://orchard.example/terms)",
        "::warning title=Lantern / Terms of Use%3A gone%3A promises not to train on people's content or data"
        "::We never train on songs. (https://lantern.example/terms)",
        "::notice title=Orchard / Terms of Use%3A new%3A training is on unless people object"
        "::You can object to training. (https://orchard.example/terms)",
        "::warning title=2 documents not verified::doubt/terms-of-use, gone/terms-of-use",
    ]
    assert commands(Run(NIGHT, NIGHT, ())) == []


def test_a_page_cannot_leave_its_annotation() -> None:
    evil = "a%0Ab,c::d\n::error::faked\r##[error]faked"
    run = Run(NIGHT, NIGHT, (changed("Orchard", replace(FINDING, service=evil, clause=replace(NEW, text=evil))),))
    (line,) = commands(run)
    ((name, properties, message),) = obeyed(line)
    assert name == "warning"
    assert properties.startswith("title=a%250Ab%2Cc%3A%3Ad %3A%3Aerror%3A%3Afaked") and "," not in properties
    assert message.startswith("a%250Ab,c::d ::error::faked")


def test_github_shows_ten_of_a_level_so_the_rest_is_counted() -> None:
    many = [replace(FINDING, version=number) for number in range(30)]
    lines = commands(Run(NIGHT, NIGHT, (*RUN.of(RUN.outcomes[3].kind), changed("Orchard", *many))))
    assert len(lines) == 10
    assert lines[8] == "::warning title=30 alerts::22 more than are shown here: see the summary of this job."
    nine = commands(Run(NIGHT, NIGHT, (changed("Orchard", *many[:9]),)))
    assert len(nine) == 9 and "more than" not in nine[-1]
    assert commands(Run(NIGHT, NIGHT, (changed("Orchard", replace(FINDING, severity=Severity.INFO)),))) == []


@pytest.mark.parametrize("text", ["::error::x", "fine\n  ::set-output name=a::b", "tosmon: ##[error]x", "a ##[add-mask]b"])
def test_what_is_printed_holds_no_command(text: str) -> None:
    assert obeyed(text)
    assert not obeyed(inert(text))


def test_json_that_is_printed_stays_the_same_json() -> None:
    data = {"text": "::error::a ##[error]b"}
    assert json.loads(inert(json.dumps(data, indent=2))) == data


def test_a_summary_is_cut_between_paragraphs_and_says_so() -> None:
    report = "# tosmon\n\n" + "\n\n".join(["ünï" * 100] * 100)
    assert summary(report, 10**6) == f"{report}\n"
    cut = summary(report, 10_000)
    assert 9_000 < len(cut.encode()) <= 10_000
    assert set(cut.split("\n\n")[1:-1]) == {"ünï" * 100}
    assert "left out" in cut.split("\n\n")[-1]
    assert summary(report, 20) == ""


def test_what_a_file_says_is_no_command_where_the_runner_reads_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Terms\n\n::error::faked\n\n##[error]faked too\n", encoding="utf-8")
    assert obeyed(tosmon(tmp_path, "read", "a.md").stdout)
    assert not obeyed(tosmon(tmp_path, "read", "a.md", GITHUB_ACTIONS="true").stdout)
    (row,) = tosmon(tmp_path, "read", "a.md", "--format", "jsonl", GITHUB_ACTIONS="true").stdout.splitlines()
    assert not obeyed(row) and json.loads(row)["text"].endswith("##[error]faked too")

"""What a run and a list of findings look like, in every format, whole."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from markdown_it import MarkdownIt

from tosmon.cli.options import Output
from tosmon.models import (
    Block,
    BlockKind,
    Change,
    ChangeType,
    Clause,
    Document,
    Finding,
    Kind,
    Outcome,
    OutcomeKind,
    Run,
    Sentence,
    Severity,
)
from tosmon.reports.formats import FORMATS
from tosmon.reports.markdown import quote
from tosmon.reports.text import Screen

NIGHT = datetime(2024, 2, 12, 3, tzinfo=UTC)
BEFORE = datetime(2023, 11, 6, 3, tzinfo=UTC)
SCREEN = Screen(width=100)
GRANT = "We may use your songs to train AI models."


def document(name: str) -> Document:
    return Document(name, "Terms of Use", f"https://{name.lower()}.example/terms")


def finding(name: str, change_type: ChangeType, severity: Severity, kind: Kind, text: str, before: str = "") -> Finding:
    where = document(name)
    clause = Clause(kind, text, "f" * 16, "We use songs to:", ("Terms", "2. Songs"), ("en-some-rule",), "en")
    first = NIGHT if change_type is ChangeType.ADDED else BEFORE
    return Finding(where.service, where.name, where.url, NIGHT, change_type, severity, clause, first, 2, 1, before)


def changed(name: str, *findings: Finding, words: Change | None = None) -> Outcome:
    return Outcome(document(name), OutcomeKind.CHANGED, NIGHT, version=2, previous=1, findings=findings, change=words or Change())


def sentence(text: str) -> Sentence:
    return Sentence(text, text.lower(), Block(BlockKind.PARAGRAPH, text))


GONE = finding("Lantern", ChangeType.REMOVED, Severity.ALERT, Kind.DENIAL, "We never train on songs.")
WORSE = finding("Orchard", ChangeType.REWORDED, Severity.ALERT, Kind.GRANT, GRANT, "We may use your songs to tune AI models.")
NOTED = finding("Orchard", ChangeType.ADDED, Severity.NOTICE, Kind.OPT_OUT, "You can object to training.")
WORDS = Change(added=(sentence("One."), sentence("Two.")), removed=(sentence("Three."),), moved=1)
RUN = Run(
    NIGHT,
    NIGHT,
    (
        changed("Plain", words=WORDS),
        changed("Orchard", NOTED, WORSE),
        Outcome(document("Fresh"), OutcomeKind.FIRST, NIGHT, version=1),
        Outcome(document("Doubt"), OutcomeKind.HELD, NIGHT, reason="looks like an error page"),
        Outcome(document("Gone"), OutcomeKind.FAILED, NIGHT, reason="https://gone.example/terms: HTTP 410"),
        Outcome(document("Same"), OutcomeKind.UNCHANGED, NIGHT, version=1),
        changed("Lantern", GONE),
    ),
)
TEXT = f"""\
Orchard
  ALERT  Terms of Use  reworded: may train or develop AI with people's content or data
    Terms > 2. Songs
    We use songs to:
    - We may use your songs to tune AI models.
    + We may use your songs to train AI models.
    since 12 Feb 2024, older wording from 6 Nov 2023 · grant · en-some-rule
    https://orchard.example/terms
    id {WORSE.id}
    tosmon diff orchard/terms-of-use 1 2

  NOTICE  Terms of Use  new: training is on unless people object
    Terms > 2. Songs
    We use songs to:
    + You can object to training.
    since 12 Feb 2024 · opt_out · en-some-rule
    https://orchard.example/terms
    id {NOTED.id}
    tosmon diff orchard/terms-of-use 1 2

Lantern
  ALERT  Terms of Use  gone: promises not to train on people's content or data
    Terms > 2. Songs
    We use songs to:
    - We never train on songs.
    gone since 12 Feb 2024, stood there from 6 Nov 2023 · denial · en-some-rule
    https://lantern.example/terms
    id {GONE.id}
    tosmon diff lantern/terms-of-use 1 2

Seen for the first time
  Fresh / Terms of Use: no AI clauses

Changed, nothing flagged
  Plain / Terms of Use: 2 sentences added, 1 removed, 1 moved

Held back, not believed yet
  Doubt / Terms of Use: looks like an error page

Could not be checked
  Gone / Terms of Use: https://gone.example/terms: HTTP 410

7 documents: 3 changed, 1 seen first, 1 unchanged, 1 held, 1 failed. 2 alerts, 1 notice."""


def test_the_text_report_tells_alerts_first_and_totals_last() -> None:
    assert FORMATS["text"].run(RUN, SCREEN) == TEXT


def test_findings_stay_in_their_order_below_the_names_of_their_services() -> None:
    told = FORMATS["text"].findings([GONE, NOTED, WORSE, GONE], SCREEN)
    assert [line for line in told.split("\n") if line and not line.startswith(" ")] == [
        *("Lantern", "Orchard", "Lantern"),
        "4 findings",
    ]


def test_a_narrow_terminal_keeps_every_word_and_its_indent() -> None:
    told = FORMATS["text"].run(RUN, Screen(width=40)).split("\n")
    assert max(map(len, told)) <= 40
    assert " ".join(" ".join(told).split()) == " ".join(TEXT.split())


def test_colours_only_come_on_top_of_the_words() -> None:
    colored = FORMATS["text"].run(RUN, Screen(width=100, color=True))
    assert "\x1b[" in colored
    assert "ALERT" in colored and "NOTICE" in colored


def test_the_words_that_were_added_to_a_sentence_are_marked_in_colour() -> None:
    colored = FORMATS["text"].findings([WORSE], Screen(width=100, color=True))
    assert "\x1b[1;4m train\x1b[0m" in colored


def test_a_run_without_news_is_one_line() -> None:
    quiet = Run(NIGHT, NIGHT, (Outcome(document("Same"), OutcomeKind.UNCHANGED, NIGHT, version=1),))
    assert FORMATS["text"].run(quiet, SCREEN) == "1 document: 1 unchanged. Nothing new."
    assert FORMATS["text"].findings([], SCREEN) == "No findings."


def test_a_dry_run_says_so() -> None:
    assert FORMATS["text"].run(Run(NIGHT, NIGHT, (), dry_run=True), SCREEN).endswith("Dry run: nothing was stored or announced.")


def test_the_json_counts_every_outcome_and_severity() -> None:
    report = json.loads(FORMATS["json"].run(RUN, SCREEN))
    assert report["counts"] == {
        "documents": 7,
        "left": 0,
        "first": 1,
        "unchanged": 1,
        "changed": 3,
        "held": 1,
        "failed": 1,
        "alert": 2,
        "notice": 1,
        "info": 0,
        "muted": 0,
    }
    assert report["started_at"] == "2024-02-12T03:00:00Z"


def test_one_document_a_line_and_one_finding_a_line_are_json_lines() -> None:
    assert [json.loads(line)["outcome"] for line in FORMATS["jsonl"].run(RUN, SCREEN).splitlines()].count("changed") == 3
    (row,) = (json.loads(line) for line in FORMATS["jsonl"].findings([WORSE], SCREEN).splitlines())
    assert (row["before"], row["section"], row["previous"], row["id"]) == (WORSE.before, "Terms > 2. Songs", 1, WORSE.id)


def test_the_markdown_report_marks_the_changed_words() -> None:
    report = FORMATS["markdown"].run(RUN, SCREEN)
    assert "> We may use your songs to <del>tune</del> <b>train</b> AI models." in report
    assert "## ALERT: Orchard / Terms of Use" in report
    assert "- **Doubt / Terms of Use**: looks like an error page" in report


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("We use songs.", "We use songs, too.", "We use songs<b>, too</b>."),
        ("我们使用歌曲。", "我们使用歌曲、视频。", "我们使用歌曲<b>、视频</b>。"),
    ],
)
def test_new_words_that_begin_with_a_comma_are_marked_in_markdown(before: str, after: str, shown: str) -> None:
    assert f"<p>{shown}</p>" in MarkdownIt("commonmark").render(quote(before, after))


def test_remote_text_stays_text_in_markdown() -> None:
    evil = "<img src=x onerror=alert(1)> @octocat fixes #1 [x](javascript:y) `code` | # heading"
    report = FORMATS["markdown"].findings([finding("Orchard", ChangeType.ADDED, Severity.ALERT, Kind.GRANT, evil)], SCREEN)
    quoted = next(line for line in report.splitlines() if line.startswith("> "))
    html = MarkdownIt("commonmark").render(quoted)
    assert not [tag for tag in ("<img", "<a ", "<code", "<h1") if tag in html]
    assert "@octocat" not in html and "#1" not in html


def test_every_format_can_be_chosen_on_the_command_line() -> None:
    assert [each.value for each in Output] == list(FORMATS)


@pytest.mark.parametrize("outcomes", [(), RUN.outcomes[:1], RUN.outcomes], ids=len)
def test_the_json_of_a_run_is_indented_and_a_document_without_news_takes_one_line(outcomes: tuple[Outcome, ...]) -> None:
    said = FORMATS[Output.JSON].run(replace(RUN, outcomes=outcomes), SCREEN)
    found = json.loads(said)["documents"]
    quiet = [json.dumps(each) for each in found if not each["findings"] and not each["changed"]]
    for line in quiet:
        assert f"\n    {line}" in said
        said = said.replace(line, json.dumps(json.loads(line), indent=2).replace("\n", "\n    "))
    assert said == json.dumps(json.loads(said), indent=2)
    assert len(found) == len(outcomes) and (quiet or not outcomes[1:])


def test_a_reason_that_looks_like_the_list_of_documents_stays_a_reason() -> None:
    failed = Outcome(Document("Plum", "Terms", "https://plum.test/"), OutcomeKind.FAILED, NIGHT, reason='"documents": null')
    said = json.loads(FORMATS[Output.JSON].run(replace(RUN, outcomes=(failed, failed)), SCREEN))
    assert [document["reason"] for document in said["documents"]] == [failed.reason] * 2

"""What people say to findings, as a process: ack, mute and unmute; and that nobody hears of what is muted."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.running import page, service, tosmon, write_config
from tests.store.samples import KEY, NIGHT, TERMS, Clock, changed, clause, finding, first
from tosmon.demo.site import DemoSite
from tosmon.demo.story import NIGHTS
from tosmon.models import Acknowledgement, Document, Mute
from tosmon.ports import FindingFilter
from tosmon.store import open_store

GRANT = "We may use the content you upload to train our artificial intelligence models."
LICENCE = "You grant us a licence to train our machine learning models on your songs."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two documents that both come to say the same, one of them a thing more."""
    for name in ("Terms", "Privacy"):
        place = tmp_path / "archive" / "Orchard" / name
        place.mkdir(parents=True)
        (place / "20231106T030000Z.html").write_text(page(), encoding="utf-8")
        said = page(GRANT, LICENCE) if name == "Terms" else page(GRANT)
        (place / "20240212T030000Z.html").write_text(said, encoding="utf-8")
    write_config(tmp_path)
    assert tosmon(tmp_path, "import", "archive").returncode == 0
    return tmp_path


def found(folder: Path, *arguments: str) -> list[dict[str, Any]]:
    done = tosmon(folder, "findings", "--since", "2024-01-01", "--format", "jsonl", *arguments)
    assert done.returncode == 0
    return [json.loads(line) for line in done.stdout.splitlines()]


def texts(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return sorted((row["document"], row["text"]) for row in rows)


EVERYTHING = [("Privacy", GRANT), ("Terms", GRANT), ("Terms", LICENCE)]


def one(folder: Path, document: str = "Terms", text: str = GRANT) -> dict[str, Any]:
    return next(row for row in found(folder) if (row["document"], row["text"]) == (document, text))


def test_an_acknowledged_finding_says_so_and_stays(archive: Path) -> None:
    row = one(archive)
    assert (row["acknowledged_at"], row["muted"], row["muted_until"], row["mute_reason"]) == (None, False, None, None)
    done = tosmon(archive, "findings", "ack", row["id"][:10], "--reason", "told the label")
    assert (done.returncode, done.stdout) == (0, f"Acknowledged: {row['id']}.\n")
    again = one(archive)
    assert again["acknowledged_at"].startswith(f"{datetime.now(UTC):%Y-}")
    assert again["acknowledge_reason"] == "told the label"
    assert re.search(rf"id {row['id']}; acknowledged .*: told the label", tosmon(archive, "findings", "--all").stdout)
    assert texts(found(archive)) == EVERYTHING
    assert texts(found(archive, "--open")) == [("Privacy", GRANT), ("Terms", LICENCE)]


def test_a_muted_clause_is_hidden_everywhere_counted_and_not_deleted(archive: Path) -> None:
    row = one(archive)
    done = tosmon(archive, "findings", "mute", row["fingerprint"], "--reason", "an old quarrel", "--until", "30d")
    assert re.fullmatch(rf"Muted until \d+ \w+ \d+: {row['fingerprint']}\.\n", done.stdout)
    assert texts(found(archive)) == [("Terms", LICENCE)]
    assert texts(found(archive, "--muted")) == texts(found(archive, "--all")) == EVERYTHING
    (muted,) = (each for each in found(archive, "--muted") if each["id"] == row["id"])
    end = datetime.fromisoformat(muted["muted_until"])
    assert timedelta(days=29) < end - datetime.now(UTC) <= timedelta(days=30)
    assert (muted["muted"], muted["mute_reason"]) == (True, "an old quarrel")
    listed = tosmon(archive, "findings", "--since", "2024-01-01")
    assert listed.stdout.endswith("1 finding\n2 muted, --muted shows them\n")
    piped = tosmon(archive, "findings", "--since", "2024-01-01", "--format", "json")
    assert (len(json.loads(piped.stdout)), piped.stderr) == (1, "tosmon: 2 muted, --muted shows them\n")


def test_a_mute_can_be_for_one_document_and_is_taken_back(archive: Path) -> None:
    row = one(archive)
    tosmon(archive, "findings", "mute", row["id"], "--reason", "known", "--document", "Orchard/Privacy")
    assert texts(found(archive)) == [("Terms", GRANT), ("Terms", LICENCE)]
    assert tosmon(archive, "findings", "unmute", row["id"]).stdout == f"Unmuted: {row['fingerprint']}.\n"
    assert texts(found(archive)) == EVERYTHING
    done = tosmon(archive, "findings", "unmute", row["id"])
    assert (done.returncode, "is not muted" in done.stderr) == (2, True)


WRONG = {
    "no hex": (["ack", "xyz"], '"xyz" is no id'),
    "unknown": (["ack", "0" * 16], "no finding has an id that begins with"),
    "nothing": (["ack", ""], '"" is no id'),
    "no reason": (["mute", "{id}", "--reason", " "], "--reason is empty"),
    "a day that is over": (["mute", "{id}", "--reason", "x", "--until", "2020-01-01"], '"2020-01-01" is over'),
    "an age beyond all years": (["mute", "{id}", "--reason", "x", "--until", "99999y"], "lies after 9999"),
    "no day": (["mute", "{id}", "--reason", "x", "--until", "soon"], '"soon" is no day'),
    "no document": (["mute", "{id}", "--reason", "x", "--document", "orchid"], "did you mean orchard?"),
}


@pytest.mark.parametrize(("arguments", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_answer_is_told_in_a_sentence(archive: Path, arguments: list[str], sentence: str) -> None:
    row = one(archive)
    done = tosmon(archive, "findings", *(each.format(id=row["id"]) for each in arguments))
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert sentence in done.stderr


def test_an_id_that_begins_several_is_refused(tmp_path: Path) -> None:
    write_config(tmp_path)
    with open_store(f"sqlite:///{tmp_path / 'tosmon.db'}") as store:
        store.record(first("One."))
        store.record(changed("Two.", findings=tuple(finding(clause(f"We train on {n}.")) for n in range(17))))
        ids = store.finding_ids("")
    prefix = next(each[0] for each in ids if sum(other[0] == each[0] for other in ids) > 1)
    done = tosmon(tmp_path, "findings", "ack", prefix)
    assert (done.returncode, "is the beginning of" in done.stderr) == (2, True)


def test_a_mute_that_is_over_hides_nothing_and_what_it_hid_is_announced() -> None:
    clock = Clock()
    said = clause()
    with open_store("sqlite://", clock=clock) as store:
        store.introduce("mail")
        store.record(first("One."))
        store.mute(Mute(said.fingerprint, "first", NIGHT, None))
        store.mute(Mute(said.fingerprint, "known", NIGHT, NIGHT + timedelta(days=9)))
        store.record(changed("Two.", findings=(finding(said),)))
        assert [each.mute and each.mute.reason for each in store.findings(FindingFilter())] == ["known"]
        assert store.unannounced("mail") == []
        clock.now += timedelta(days=9)
        assert [each.mute for each in store.findings(FindingFilter())] == [None]
        assert store.unannounced("mail") == [finding(said)]


def test_a_mute_of_one_document_leaves_the_others() -> None:
    other = Document("Lantern", "Terms", "https://lantern.test/terms")
    with open_store("sqlite://", clock=Clock()) as store:
        for document in (TERMS, other):
            store.record(first("One.", document=document))
            store.record(changed("Two.", document=document, findings=(finding(clause(), document=document),)))
        store.mute(Mute(clause().fingerprint, "known", NIGHT, None, KEY))
        assert {each.key: bool(each.mute) for each in store.findings(FindingFilter())} == {KEY: True, other.key: False}


def test_the_last_acknowledgement_counts() -> None:
    with open_store("sqlite://", clock=Clock()) as store:
        store.record(first("One."))
        store.record(changed("Two.", findings=(finding(clause()),)))
        for reason in ("seen", "done"):
            store.acknowledge(store.finding_ids(""), Acknowledgement(NIGHT, reason))
        assert [each.acknowledged for each in store.findings(FindingFilter())] == [Acknowledgement(NIGHT, "done")]


def test_the_exit_code_of_check_does_not_count_what_is_muted(tmp_path: Path) -> None:
    with DemoSite(NIGHTS[0].time.date()) as site:
        write_config(tmp_path, service("Tonewave", site.url("tonewave")))
        assert tosmon(tmp_path, "check").returncode == 0
        site.today = NIGHTS[1].time.date()
        found_dry = json.loads(tosmon(tmp_path, "check", "--dry-run", "--format", "json").stdout)
        (row,) = found_dry["documents"][0]["findings"]
        with open_store(f"sqlite:///{tmp_path / 'tosmon.db'}") as store:
            store.mute(Mute(row["fingerprint"], "known", NIGHT))
        done = tosmon(tmp_path, "check", "--dry-run")
        assert (done.returncode, done.stdout.splitlines()[-1]) == (
            0,
            "1 document: 1 changed. Nothing new. 1 muted. Dry run: nothing was stored or announced.",
        )
        assert "ALERT" not in tosmon(tmp_path, "check", "--dry-run", "--format", "markdown").stdout
        done = tosmon(tmp_path, "check", "--format", "json")
    report = json.loads(done.stdout)
    assert (done.returncode, report["counts"]["alert"], report["counts"]["muted"]) == (0, 0, 1)
    assert report["documents"][0]["findings"][0]["mute_reason"] == "known"

"""Feeds keep the rules of Atom (RFC 4287), and say what became of findings."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest

from tests.site.stores import DAY, NIGHT
from tosmon.models import Acknowledgement, ChangeType, Clause, Finding, Kind, Mute, Severity
from tosmon.reports.feed import MOST, Feed, atom, by_subject

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "https://terms.test/site/"
HOSTILE = "<script>alert(1)</script> ]]> &amp; \x00\x0b\x1b \u202e \ud800 \ufffe \uffff ' \" end"


def finding(text: str = "We may train AI.", *, change: ChangeType = ChangeType.ADDED, day: int = 0, before: str = "") -> Finding:
    clause = Clause(Kind.GRANT, text, f"{len(text):016x}", HOSTILE, (HOSTILE,), ("own",), "en")
    at = NIGHT + day * DAY
    place = ("Orchard", "Terms & Conditions", "https://orchard.test/terms?a=1&b=2")
    return Finding(*place, at, change, Severity.ALERT, clause, at, 2 + day, 1 + day, before)


def parsed(*findings: Finding, base: str = BASE) -> ET.Element:
    text = atom(Feed("all", "All", findings), lambda found: f"{BASE}services/x.html#f-{found.id}", base)
    root = ET.fromstring(text.encode())
    keeps_the_rules(root, base=base)
    return root


def keeps_the_rules(root: ET.Element, base: str) -> None:
    """The rules of sections 3 and 4 of RFC 4287 that a feed of ours can break."""
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, f"{element.tag} has one {name} (4.1.1, 4.1.2)"
        said = element.findtext(f"{ATOM}id")
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", said or ""), "an absolute IRI (4.2.6)"
    for date in (*root.iter(f"{ATOM}updated"), *root.iter(f"{ATOM}published")):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", date.text or ""), "a date of RFC 3339 (3.3)"
        assert datetime.fromisoformat(date.text or "")
    assert root.findtext(f"{ATOM}author/{ATOM}name"), "an author of the feed stands for all entries (4.1.1)"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids)), "no two entries are one (4.1.1)"
    newest = max((entry.findtext(f"{ATOM}updated") or "" for entry in entries), default="")
    assert (root.findtext(f"{ATOM}updated") or "") >= newest
    for link in root.iter(f"{ATOM}link"):
        assert link.get("href"), "a link leads somewhere (4.2.7.1)"
    selves = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert selves == ([f"{base}feeds/all.atom"] if base else []), "the address of the feed itself, where it is known (4.1.1)"
    for entry in entries:
        assert len([link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "alternate"]) == 1
        assert all(each.get("term") for each in entry.findall(f"{ATOM}category")), "a category has a term (4.2.2)"
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "html" and not list(content), "HTML is escaped text (3.1.1.2)"


def test_a_feed_keeps_the_rules_of_atom_and_a_hostile_text_stays_text() -> None:
    for root in (
        parsed(),
        parsed(base=""),
        parsed(finding(HOSTILE), finding("Other.", day=1)),
        parsed(finding(HOSTILE), base=""),
    ):
        assert "<script" not in ET.tostring(root, encoding="unicode")
        for content in root.iter(f"{ATOM}content"):
            assert "<script" not in (content.text or "")
            assert not re.search("[\x00-\x09\x0b-\x1f\u202e\ud800\ufffe\uffff]", content.text or "")


def test_ids_stay_and_entries_are_updated_when_they_are_told_otherwise() -> None:
    one = finding()

    def entry(*findings: Finding) -> tuple[str, str, str]:
        last = parsed(*findings).findall(f"{ATOM}entry")[-1]
        return tuple(last.findtext(f"{ATOM}{name}") or "" for name in ("id", "updated", "content"))  # type: ignore[return-value]  # three

    name, updated, content = entry(one)
    assert updated == "2024-02-12T03:00:00Z"
    acknowledged = replace(one, acknowledged=Acknowledgement(NIGHT + DAY, "our secret"))
    superseded = replace(one, superseded=NIGHT + 2 * DAY)
    reworded = finding("We may train AI on all.", change=ChangeType.REWORDED, day=3, before=one.clause.text)
    gone = finding(change=ChangeType.REMOVED, day=4)
    for others, day, words in (
        ([acknowledged], 13, "Acknowledged on 13 Feb 2024."),
        ([superseded], 14, "Withdrawn on 14 Feb 2024:"),
        ([reworded, one], 15, "Since then: reworded on 15 Feb 2024."),
        ([gone, one], 16, "Since then: gone on 16 Feb 2024."),
    ):
        again, later, told = entry(*others)
        assert (again, later) == (name, f"2024-02-{day}T03:00:00Z")
        assert words in told and words not in content and "secret" not in told


def test_what_is_muted_is_left_out_and_the_newest_come_first() -> None:
    muted = replace(finding(), mute=Mute("f", "known", NIGHT))
    assert parsed(muted).findall(f"{ATOM}entry") == []
    many = [finding(f"Number {'x' * n}.", day=n) for n in range(MOST + 5)]
    dates = [each.findtext(f"{ATOM}published") or "" for each in parsed(*many).findall(f"{ATOM}entry")]
    assert len(dates) == MOST and dates == sorted(dates, reverse=True)


def test_there_is_a_feed_of_everything_of_each_service_and_of_each_tag() -> None:
    feeds = list(by_subject([finding()], [("orchard", "Orchard"), ("other", "Other")], {"music & art": {"orchard", "other"}}))
    assert [(feed.name, len(feed.findings)) for feed in feeds] == [
        ("all", 1),
        ("services/orchard", 1),
        ("services/other", 0),
        ("tags/music-art", 1),
    ]
    ids = {re.search(r"<id>(.*?)</id>", atom(feed, base_url=base))[1] for feed in feeds for base in ("", BASE)}  # type: ignore[index]  # it has one
    assert len(ids) == 8


@pytest.mark.parametrize("base", ["", BASE])
def test_the_same_findings_always_make_the_same_bytes(base: str) -> None:
    feed = Feed("all", "All", [finding(), finding(day=1)])
    assert atom(feed, base_url=base) == atom(feed, base_url=base)

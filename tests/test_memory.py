"""What a document newly says, says otherwise, or says no more; and how much each of it matters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon.clauses import TRAINING
from tosmon.memory import Event, baseline, reconcile, remember
from tosmon.models import Attributes, ChangeType, Clause, Document, Finding, Kind, LedgerEntry, Severity
from tosmon.reading.text import canonical

TERMS = Document("Orchard", "Terms", "https://orchard.example/terms")
FIRST = datetime(2023, 11, 6, 3, tzinfo=UTC)

GRANT = "We may use your posts to train our artificial intelligence models."
DENIAL = "We will never use your posts to train artificial intelligence models."
BAN = "You may not scrape the site to train artificial intelligence models."
OPT_OUT = "You can opt out of the training of our models in your account settings."
LICENCE = "You grant us a perpetual licence to use your posts to train our artificial intelligence models."
OPT_IN = "We train our models on your posts only with your explicit consent."


def clause(kind: Kind, text: str, lead: str = "") -> Clause:
    said = next((verdict.attributes for verdict in TRAINING.judge(text, lead)), Attributes())
    return Clause(kind, text, f"{kind}:{canonical(text)}", lead=lead, rules=("test",), language="en", attributes=said)


class Story:
    """A document through its nights: each `night` gives what was found."""

    def __init__(self, *clauses: Clause) -> None:
        self.time, self.number = FIRST, 1
        self.findings, self.ledger = baseline(Event(TERMS, FIRST, 1), clauses)

    def night(self, *clauses: Clause) -> list[tuple[ChangeType, Severity, str]]:
        self.time += timedelta(days=1)
        self.number += 1
        self.findings, self.ledger = remember(Event(TERMS, self.time, self.number, self.number - 1), clauses, self.ledger)
        return [(finding.change, finding.severity, finding.clause.text) for finding in self.findings]


def test_clauses_that_stay_are_no_findings() -> None:
    story = Story(clause(Kind.GRANT, GRANT), clause(Kind.RESTRICTION, BAN))
    assert story.night(clause(Kind.GRANT, GRANT), clause(Kind.RESTRICTION, BAN)) == []


def test_a_clause_that_moved_or_changed_its_typography_is_no_finding() -> None:
    story = Story(clause(Kind.GRANT, GRANT), clause(Kind.OPT_OUT, OPT_OUT))
    assert story.night(clause(Kind.OPT_OUT, OPT_OUT.upper()), clause(Kind.GRANT, f"3. {GRANT}")) == []


def test_the_first_sight_is_a_baseline_and_alerts_nobody() -> None:
    story = Story(clause(Kind.GRANT, GRANT))
    assert [(f.change, f.severity) for f in story.findings] == [(ChangeType.BASELINE, Severity.INFO)]


@pytest.mark.parametrize(
    ("kind", "text", "came", "went"),
    [
        (Kind.GRANT, GRANT, Severity.ALERT, Severity.NOTICE),
        (Kind.OPT_OUT, OPT_OUT, Severity.NOTICE, Severity.NOTICE),
        (Kind.OPT_IN, OPT_IN, Severity.NOTICE, Severity.ALERT),
        (Kind.DENIAL, DENIAL, Severity.NOTICE, Severity.ALERT),
        (Kind.RESTRICTION, BAN, Severity.INFO, Severity.INFO),
        (Kind.LICENCE, LICENCE, Severity.NOTICE, Severity.INFO),
        (Kind.MINING, LICENCE, Severity.NOTICE, Severity.INFO),
        (Kind.BIOMETRIC, LICENCE, Severity.NOTICE, Severity.INFO),
        (Kind.CHANGES, LICENCE, Severity.NOTICE, Severity.INFO),
    ],
)
def test_each_kind_weighs_what_the_contract_says_when_it_comes_and_when_it_goes(
    kind: Kind, text: str, came: Severity, went: Severity
) -> None:
    story = Story()
    assert story.night(clause(kind, text)) == [(ChangeType.ADDED, came, text)]
    assert story.night() == [(ChangeType.REMOVED, went, text)]


def test_a_clause_that_comes_back_is_said_to_be_back_and_no_more() -> None:
    story = Story(clause(Kind.GRANT, GRANT))
    story.night()
    assert story.night(clause(Kind.GRANT, GRANT)) == [(ChangeType.RETURNED, Severity.INFO, GRANT)]
    assert story.findings[0].first_seen == FIRST


def test_what_is_gone_is_told_once() -> None:
    story = Story(clause(Kind.DENIAL, DENIAL))
    story.night()
    assert story.night() == []


def test_a_promise_that_becomes_a_grant_is_one_alert_with_both_wordings() -> None:
    story = Story(clause(Kind.DENIAL, "We will not use your posts to train our artificial intelligence models."))
    assert story.night(clause(Kind.GRANT, GRANT)) == [(ChangeType.REWORDED, Severity.ALERT, GRANT)]
    assert story.findings[0].before == "We will not use your posts to train our artificial intelligence models."


@pytest.mark.parametrize(
    ("kind", "before", "after", "severity"),
    [
        (Kind.GRANT, GRANT, "We may use your posts to train our artificial-intelligence model.", Severity.NOTICE),
        (
            Kind.GRANT,
            GRANT,
            "We and third parties may use your posts to train our artificial intelligence models.",
            Severity.ALERT,
        ),
        (Kind.GRANT, f"With your consent, {GRANT}", GRANT, Severity.ALERT),
        (
            Kind.GRANT,
            GRANT,
            "Unless you object, we may use your posts to train our artificial intelligence models.",
            Severity.NOTICE,
        ),
        (
            Kind.DENIAL,
            DENIAL,
            "Unless you agree, we will never use your posts to train artificial intelligence models.",
            Severity.ALERT,
        ),
        (Kind.DENIAL, DENIAL, "We will never use your posts to train generative artificial intelligence models.", Severity.ALERT),
        (Kind.DENIAL, DENIAL, "We will currently never use your posts to train artificial intelligence models.", Severity.ALERT),
        (
            Kind.DENIAL,
            DENIAL,
            "We will never use your posts to train artificial intelligence models, if you pay.",
            Severity.ALERT,
        ),
        (Kind.DENIAL, DENIAL, "We will never, ever use your posts to train artificial intelligence models.", Severity.NOTICE),
        (Kind.GRANT, f"{GRANT[:-1]} from public posts.", GRANT, Severity.ALERT),
        (Kind.RESTRICTION, BAN, "You may not scrape the whole site to train artificial intelligence models.", Severity.INFO),
    ],
)
def test_a_rewording_is_an_alert_only_where_it_takes_more_from_people(
    kind: Kind, before: str, after: str, severity: Severity
) -> None:
    story = Story(clause(kind, before))
    assert story.night(clause(kind, after)) == [(ChangeType.REWORDED, severity, after)]


def test_a_grant_that_comes_back_in_other_words_is_as_new() -> None:
    story = Story(clause(Kind.GRANT, "We may use your posts to train artificial intelligence models."))
    story.night()
    assert story.night(clause(Kind.GRANT, GRANT)) == [(ChangeType.REWORDED, Severity.ALERT, GRANT)]


def test_the_same_item_below_another_lead_in_is_reworded_and_shows_the_old_lead_in() -> None:
    story = Story(clause(Kind.RESTRICTION, "train machine learning models;", "You agree not to:"))
    night = story.night(clause(Kind.GRANT, "train machine learning models;", "We use your posts to:"))
    assert night == [(ChangeType.REWORDED, Severity.ALERT, "train machine learning models;")]
    assert story.findings[0].before == "You agree not to: train machine learning models;"


def test_a_second_clause_that_resembles_a_standing_one_is_new() -> None:
    story = Story(clause(Kind.GRANT, GRANT))
    other = GRANT.replace("posts", "songs")
    assert story.night(clause(Kind.GRANT, GRANT), clause(Kind.GRANT, other)) == [(ChangeType.ADDED, Severity.ALERT, other)]


def test_a_clause_that_stands_twice_is_told_once() -> None:
    assert len(Story().night(clause(Kind.GRANT, GRANT), clause(Kind.GRANT, GRANT))) == 1


def test_a_better_reader_adds_to_the_ledger_in_silence() -> None:
    ledger = reconcile(FIRST, [clause(Kind.GRANT, GRANT)], ())
    assert ledger == (LedgerEntry(clause(Kind.GRANT, GRANT), FIRST, FIRST),)
    findings, _ = remember(Event(TERMS, FIRST + timedelta(days=1), 2, 1), [clause(Kind.GRANT, GRANT)], ledger)
    assert findings == ()


POOL = [clause(kind, text) for kind, text in zip(Kind, (GRANT, OPT_OUT, OPT_IN, DENIAL, BAN, *[LICENCE] * 4), strict=True)]
NIGHTS = st.lists(st.lists(st.sampled_from(POOL), max_size=6), max_size=8)


@given(NIGHTS)
def test_the_ledger_forgets_nothing_and_knows_what_stands(nights: list[list[Clause]]) -> None:
    story = Story()
    said: set[Clause] = set()
    for clauses in nights:
        story.night(*clauses)
        said |= set(clauses)
        assert {entry.clause for entry in story.ledger} == said
        assert {entry.clause for entry in story.ledger if entry.present} == set(clauses)
        assert all(entry.first_seen <= entry.last_seen <= story.time for entry in story.ledger)


@given(NIGHTS)
def test_a_clause_is_never_added_twice(nights: list[list[Clause]]) -> None:
    story = Story()
    added: list[Finding] = []
    for clauses in nights:
        story.night(*clauses)
        added += [finding for finding in story.findings if finding.change is ChangeType.ADDED]
    assert len({finding.clause for finding in added}) == len(added)


def test_another_subject_is_info_when_it_is_reworded() -> None:
    story = Story(clause(Kind.LICENCE, LICENCE))
    reworded = LICENCE.replace("perpetual", "perpetual, irrevocable")
    assert story.night(clause(Kind.LICENCE, reworded)) == [(ChangeType.REWORDED, Severity.INFO, reworded)]


def test_what_a_sentence_says_of_one_subject_is_no_rewording_of_what_it_said_of_another() -> None:
    story = Story(clause(Kind.LICENCE, LICENCE), clause(Kind.DENIAL, DENIAL))
    reworded = LICENCE.replace("perpetual", "perpetual, irrevocable")
    assert story.night(clause(Kind.GRANT, reworded), clause(Kind.LICENCE, reworded), clause(Kind.DENIAL, DENIAL)) == [
        (ChangeType.ADDED, Severity.ALERT, reworded),
        (ChangeType.REWORDED, Severity.INFO, reworded),
    ]

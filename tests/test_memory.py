"""What a document newly says, says otherwise, or says no more; and how much each of it matters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon.clauses import TRAINING
from tosmon.memory import Event, Stand, baseline, reconcile, remember, replay
from tosmon.models import ChangeType, Clause, Document, Finding, Kind, LedgerEntry, Severity, Span, Told
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
    """A clause as the rules would make it, of the kind that the test is about."""
    made = Clause(kind, text, f"{kind}:{canonical(text)}", lead=lead, rules=("test",), language="en")
    verdict = next(iter(TRAINING.engine.judge(text, lead)), None)
    return replace(made, attributes=verdict.attributes, marks=verdict.marks) if verdict else made


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


def test_nobody_is_alerted_twice_to_the_end_of_a_promise_but_the_second_is_told_too() -> None:
    story = Story(clause(Kind.DENIAL, DENIAL))
    told = [story.night(), story.night(clause(Kind.DENIAL, DENIAL)), story.night()]
    assert told == [
        [(ChangeType.REMOVED, Severity.ALERT, DENIAL)],
        [(ChangeType.RETURNED, Severity.INFO, DENIAL)],
        [(ChangeType.REMOVED, Severity.NOTICE, DENIAL)],
    ]


def test_a_page_that_alternates_between_two_texts_alerts_once() -> None:
    here = [clause(Kind.DENIAL, DENIAL), clause(Kind.OPT_IN, OPT_IN)]
    there = [clause(Kind.GRANT, GRANT), clause(Kind.OPT_OUT, OPT_OUT)]
    story = Story(*here)
    nights = [story.night(*clauses) for clauses in [there, here] * 4]
    alerts = [text for night in nights for _, severity, text in night if severity is Severity.ALERT]
    assert sorted(alerts) == sorted({GRANT, OPT_IN})  # the grant stands in the place of the denial
    assert all(nights)


def test_a_promise_that_gives_way_to_a_grant_of_the_past_is_gone() -> None:
    promise = "We will not use your posts to train our artificial intelligence models."
    story = Story(clause(Kind.GRANT, GRANT))
    assert story.night(clause(Kind.DENIAL, promise)) == [(ChangeType.REWORDED, Severity.NOTICE, promise)]
    assert story.night(clause(Kind.GRANT, GRANT)) == [
        (ChangeType.RETURNED, Severity.INFO, GRANT),
        (ChangeType.REMOVED, Severity.ALERT, promise),
    ]


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
        (Kind.GRANT, GRANT.replace("artificial", "generative artificial"), GRANT, Severity.ALERT),
        (Kind.GRANT, GRANT, GRANT.replace("posts", "posts and private messages"), Severity.ALERT),
        (
            Kind.OPT_IN,
            OPT_IN,
            "We train our models on your posts only with your explicit consent, unless you are a guest.",
            Severity.ALERT,
        ),
        (Kind.OPT_OUT, OPT_OUT, f"At any time, {OPT_OUT}", Severity.NOTICE),
        (Kind.RESTRICTION, BAN, "You may not scrape the whole site to train artificial intelligence models.", Severity.INFO),
    ],
)
def test_a_rewording_is_an_alert_only_where_it_takes_more_from_people(
    kind: Kind, before: str, after: str, severity: Severity
) -> None:
    story = Story(clause(kind, before))
    assert story.night(clause(kind, after)) == [(ChangeType.REWORDED, severity, after)]


def test_a_grant_that_comes_back_in_nearly_its_words_is_back_and_shows_them() -> None:
    old = "We may use your posts to train artificial intelligence models."
    story = Story(clause(Kind.GRANT, old))
    story.night()
    assert story.night(clause(Kind.GRANT, GRANT)) == [(ChangeType.RETURNED, Severity.INFO, GRANT)]
    assert (story.findings[0].before, story.findings[0].first_seen) == (old, FIRST)


def test_a_grant_that_comes_back_wider_is_an_alert() -> None:
    story = Story(clause(Kind.GRANT, f"With your consent, {GRANT}"))
    story.night()
    assert story.night(clause(Kind.GRANT, GRANT)) == [(ChangeType.REWORDED, Severity.ALERT, GRANT)]


def test_a_promise_that_comes_back_weaker_is_more_than_there_was() -> None:
    weaker = "We will never use your posts to train generative artificial intelligence models."
    story = Story(clause(Kind.DENIAL, DENIAL))
    assert story.night() == [(ChangeType.REMOVED, Severity.ALERT, DENIAL)]
    assert story.night(clause(Kind.DENIAL, weaker)) == [(ChangeType.RETURNED, Severity.INFO, weaker)]


def test_the_same_item_below_another_lead_in_is_reworded_and_shows_the_old_lead_in() -> None:
    story = Story(clause(Kind.RESTRICTION, "train machine learning models;", "You agree not to:"))
    night = story.night(clause(Kind.GRANT, "train machine learning models;", "We use your posts to:"))
    assert night == [(ChangeType.REWORDED, Severity.ALERT, "train machine learning models;")]
    assert story.findings[0].before == "You agree not to: train machine learning models;"


def test_a_second_clause_that_resembles_a_standing_one_is_new() -> None:
    story = Story(clause(Kind.GRANT, GRANT))
    other = GRANT.replace("posts", "songs")
    assert story.night(clause(Kind.GRANT, GRANT), clause(Kind.GRANT, other)) == [(ChangeType.ADDED, Severity.ALERT, other)]


def test_a_second_clause_that_takes_nothing_that_a_standing_one_does_not_take_is_no_alert() -> None:
    story = Story(clause(Kind.GRANT, GRANT))
    other = f"In the orchard app, {GRANT}"
    assert story.night(clause(Kind.GRANT, GRANT), clause(Kind.GRANT, other)) == [(ChangeType.ADDED, Severity.NOTICE, other)]


LONG = (
    "We may use the posts that you upload to train our artificial intelligence models, and we may also share the results of that "
    "training with partners who help us to run the service and to keep it safe."
)
HALVES = (
    "We may use the posts that you upload to train our artificial intelligence models.",
    "We may also share the results of that training with partners who help us to run the service and to keep it safe.",
)


def test_a_sentence_split_in_two_is_not_new() -> None:
    story = Story(clause(Kind.GRANT, LONG))
    night = story.night(*(clause(Kind.GRANT, half) for half in HALVES))
    assert [(change, severity) for change, severity, _ in night] == [(ChangeType.REWORDED, Severity.NOTICE)] * 2
    assert {finding.before for finding in story.findings} == {LONG}


def test_two_sentences_merged_into_one_are_not_new_and_neither_is_gone() -> None:
    story = Story(*(clause(Kind.GRANT, half) for half in HALVES))
    assert story.night(clause(Kind.GRANT, LONG)) == [(ChangeType.REWORDED, Severity.NOTICE, LONG)]


def test_a_clause_merged_with_a_sentence_that_is_none_is_not_new() -> None:
    told = "You keep every right in the pictures and songs that you ever made and shared with the other gardeners of the orchard"
    merged = f"{told}, and {GRANT}"
    event = Event(TERMS, FIRST + timedelta(days=1), 2, 1, went=(f"{told}.",))
    _, ledger = baseline(Event(TERMS, FIRST, 1), [clause(Kind.GRANT, GRANT)])
    findings, _ = remember(event, [clause(Kind.GRANT, merged)], ledger)
    assert [(f.change, f.severity, f.before) for f in findings] == [(ChangeType.REWORDED, Severity.NOTICE, GRANT)]
    findings, _ = remember(replace(event, went=()), [clause(Kind.GRANT, merged)], ledger)
    assert [finding.severity for finding in findings] == [Severity.ALERT]


def test_a_way_out_that_was_a_part_of_the_grant_and_is_a_sentence_now_is_no_loss() -> None:
    way_out = "you can opt out of that training in your settings."
    whole = f"We may use your posts to train our artificial intelligence models, and {way_out}"
    story = Story(clause(Kind.GRANT, whole))
    assert story.findings[0].clause.attributes.control == "opt_out"
    night = story.night(clause(Kind.GRANT, GRANT), clause(Kind.OPT_OUT, f"And {way_out}"))
    assert [(change, severity) for change, severity, _ in night] == [(ChangeType.REWORDED, Severity.NOTICE)] * 2
    assert Story(clause(Kind.GRANT, whole)).night(clause(Kind.GRANT, GRANT)) == [(ChangeType.REWORDED, Severity.ALERT, GRANT)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (GRANT, GRANT.replace("train", "trian")),
        (f"Orchard {GRANT[3:]}", f"Pomona {GRANT[3:]}"),
        (
            "We may use your posts, photos and comments to train our artificial intelligence models.",
            "We may use your comments, posts and photos to train our artificial intelligence models.",
        ),
    ],
    ids=["typo", "renamed company", "another order"],
)
def test_nearly_the_same_sentence_is_reworded_with_the_old_one_beside_it(before: str, after: str) -> None:
    story = Story(clause(Kind.GRANT, before))
    assert story.night(clause(Kind.GRANT, after)) == [(ChangeType.REWORDED, Severity.NOTICE, after)]
    assert story.findings[0].before == before


def test_the_ledger_knows_in_which_versions_a_clause_stood() -> None:
    story = Story(clause(Kind.DENIAL, DENIAL))
    days = [FIRST + timedelta(days=number) for number in range(6)]
    story.night(clause(Kind.DENIAL, DENIAL))
    story.night()
    story.night()
    story.night(clause(Kind.DENIAL, DENIAL), clause(Kind.GRANT, GRANT))
    story.night(clause(Kind.GRANT, GRANT))
    assert [(entry.spans, entry.present, entry.told) for entry in story.ledger] == [
        ((Span(days[0], days[1]), Span(days[4], days[4])), False, frozenset([Told.WENT])),
        ((Span(days[4], days[5]),), True, frozenset([Told.CAME])),
    ]


def test_a_clause_that_stands_twice_is_told_once() -> None:
    assert len(Story().night(clause(Kind.GRANT, GRANT), clause(Kind.GRANT, GRANT))) == 1


def test_a_better_reader_adds_to_the_ledger_in_silence() -> None:
    ledger = reconcile(FIRST, [clause(Kind.GRANT, GRANT)], ())
    assert ledger == (LedgerEntry(clause(Kind.GRANT, GRANT), (Span(FIRST, FIRST),)),)
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


@given(NIGHTS)
def test_the_spans_of_a_clause_are_the_versions_it_stood_in(nights: list[list[Clause]]) -> None:
    story = Story()
    times = {FIRST: set[str]()}
    for clauses in nights:
        story.night(*clauses)
        times[story.time] = {said.fingerprint for said in clauses}
    for entry in story.ledger:
        stood = {time for time in times if any(span.first <= time <= span.last for span in entry.spans)}
        assert stood == {time for time, said in times.items() if entry.clause.fingerprint in said}
        assert all(one.last < other.first for one, other in pairwise(entry.spans))


@given(NIGHTS)
def test_nobody_is_alerted_twice_to_one_sentence_for_one_reason(nights: list[list[Clause]]) -> None:
    story = Story()
    alerts = []
    for clauses in nights:
        story.night(*clauses)
        alerts += [(f.change is ChangeType.REMOVED, f.clause) for f in story.findings if f.severity is Severity.ALERT]
    assert len(set(alerts)) == len(alerts)


@given(st.permutations(POOL), st.permutations(POOL))
def test_the_order_of_a_document_does_not_matter(one: list[Clause], other: list[Clause]) -> None:
    story = Story(*one)
    assert story.night(*other) == []


@given(st.lists(st.sampled_from(POOL)), st.lists(st.sampled_from(POOL)))
def test_a_second_reading_of_a_version_adds_nothing(before: list[Clause], now: list[Clause]) -> None:
    _, ledger = baseline(Event(TERMS, FIRST, 1), before)
    once = reconcile(FIRST, now, ledger)
    assert reconcile(FIRST, now, once) == once
    assert remember(Event(TERMS, FIRST + timedelta(days=1), 2, 1), now, once)[0] == ()


@given(NIGHTS)
def test_the_past_told_again_is_what_was_told_night_by_night(nights: list[list[Clause]]) -> None:
    story = Story()
    told, stands = list(story.findings), [Stand(Event(TERMS, FIRST, 1), ())]
    for clauses in nights:
        story.night(*clauses)
        told += story.findings
        stands.append(Stand(Event(TERMS, story.time, story.number, story.number - 1), tuple(clauses)))
    assert replay(stands) == (tuple(told), story.ledger)


def test_thousands_of_clauses_are_compared_in_seconds() -> None:
    def said(verb: str) -> list[Clause]:
        return [
            Clause(Kind.GRANT, f"For matter {n} and {n * 7} we may {verb} your posts of sort {n} to train models.", f"{verb}{n}")
            for n in range(3_000)
        ]

    _, ledger = baseline(Event(TERMS, FIRST, 1), said("use"))
    start = perf_counter()
    findings, _ = remember(Event(TERMS, FIRST + timedelta(days=1), 2, 1), said("take"), ledger)
    assert perf_counter() - start < 30  # it takes two; each with each would take minutes
    assert all(finding.change is ChangeType.REWORDED for finding in findings)

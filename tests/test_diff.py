"""What counts as a change between two versions, and which words of a sentence changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tosmon.diff import MOST_PAIRS, Edit, Run, diff, word_diff
from tosmon.models import Block, BlockKind, Version

WORDS = st.lists(st.sampled_from("we you may not use your content to train our models unless".split()), max_size=12).map(" ".join)


def version(*paragraphs: str) -> Version:
    return Version(tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs), datetime(2024, 2, 12, tzinfo=UTC))


def test_the_same_words_are_no_change() -> None:
    assert not diff(version("You keep your rights."), version("You keep your rights."))


def test_a_moved_sentence_is_not_a_new_one() -> None:
    change = diff(
        version("You keep your rights.", "We keep ours.", "Both end."),
        version("We keep ours.", "Both end.", "You keep your rights."),
    )
    assert not change
    assert change.moved == 2


def test_dates_numbering_and_typography_are_no_change() -> None:
    old = version("Last updated: 1 May 2023", "1. We don't own “it”.")
    assert not diff(old, version("Last updated: 12 February 2024", '2.3 We don’t own "it"'))


def test_a_sentence_in_the_middle_of_a_paragraph_is_added_alone() -> None:
    change = diff(version("You keep it. We show it."), version("You keep it. We may train AI on it. We show it."))
    assert [s.text for s in change.added] == ["We may train AI on it."]
    assert not change.removed and not change.reworded


def test_a_sentence_with_a_few_other_words_is_reworded() -> None:
    change = diff(version("We will not use your posts to train models."), version("We may use your posts to train models."))
    assert [(r.before.text, r.after.text) for r in change.reworded] == [
        ("We will not use your posts to train models.", "We may use your posts to train models.")
    ]
    assert not change.added and not change.removed


def test_a_removed_sentence_is_told() -> None:
    change = diff(version("You keep it.", "We never train on it."), version("You keep it."))
    assert [s.text for s in change.removed] == ["We never train on it."]


def test_the_words_that_came_and_went_are_marked() -> None:
    assert word_diff("We will not use it", "We may use it") == (
        Run(Edit.SAME, "We"),
        Run(Edit.REMOVED, " will not"),
        Run(Edit.ADDED, " may"),
        Run(Edit.SAME, " use it"),
    )


@pytest.mark.parametrize(
    ("before", "after", "runs"),
    [
        ("我们不会使用它。", "我们可以使用它。", ["我们", "-不会", "+可以", "使用它。"]),
        ("We don't, at 1.5%.", "We do, at 2.5%.", ["We", "- don't", "+ do", ", at", "- 1.5", "+ 2.5", "%."]),
        ("A cat, a mat or so", "A dog, the rug or so", ["A", "- cat, a mat", "+ dog, the rug", " or so"]),
        ("", "All new", ["+All new"]),
        ("same", "same", ["same"]),
    ],
)
def test_words_are_marked_whole_in_any_script(before: str, after: str, runs: list[str]) -> None:
    signs = {Edit.SAME: "", Edit.ADDED: "+", Edit.REMOVED: "-"}
    assert [f"{signs[run.edit]}{run.text}" for run in word_diff(before, after)] == runs


@given(st.one_of(WORDS, st.text()), st.one_of(WORDS, st.text()), st.sampled_from([0, 3, MOST_PAIRS]))
def test_what_is_kept_and_added_is_the_new_sentence_and_what_is_kept_and_removed_the_old(
    before: str, after: str, most: int
) -> None:
    runs = word_diff(before, after, most)
    assert "".join(run.text for run in runs if run.edit is not Edit.REMOVED) == after
    assert "".join(run.text for run in runs if run.edit is not Edit.ADDED) == before
    assert all(run.text for run in runs)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6))
def test_a_change_accounts_for_every_sentence(old: list[str], new: list[str]) -> None:
    before, after = version(*filter(None, old)), version(*filter(None, new))
    change, back = diff(before, after), diff(after, before)
    assert bool(change) == bool(back)
    assert len(change.added) + len(change.reworded) == len(back.removed) + len(back.reworded)


def test_a_long_sentence_is_compared_between_the_words_that_stand_once_in_it() -> None:
    old = " ".join(f"rule{n} of the terms and the law" for n in range(2_000))
    runs = word_diff(old, old.replace("rule7 of", "rule7 above").replace("rule1999", "rule2000"))
    assert [run.text for run in runs if run.edit is Edit.REMOVED] == [" of", " rule1999"]


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 9_000, "b a a " * 9_000),
        ("the " * 40_000, "of the " * 20_000),
        ("x" * 300_000, "y" * 300_000),
        ("." * 9_999, "!." * 9_999),
    ],
    ids=["periodic", "one word", "no space", "signs"],
)
def test_a_hostile_sentence_is_compared_coarsely_in_good_time(before: str, after: str) -> None:
    runs = word_diff(f"x {before}", f"y {after}")
    assert "".join(run.text for run in runs if run.edit is not Edit.REMOVED) == f"y {after}"


@pytest.mark.timeout(30)
def test_sentences_that_differ_in_one_word_each_pair_up_in_order() -> None:
    old = [f"Rule a{n} applies to all of your content." for n in range(1_000)]
    new = [f"Rule b{n} applies to all of your content." for n in range(1_000)]
    change = diff(version(*old), version(*new))
    assert [(r.before.text, r.after.text) for r in change.reworded] == list(zip(old, new, strict=True))
    assert not change.added and not change.removed


@pytest.mark.timeout(30)
def test_a_document_rewritten_in_every_sentence_pairs_each_with_its_old_wording_wherever_it_went() -> None:
    old = [f"We may use item{n} and part{n} of what you post on the service." for n in range(8_000)]
    new = [sentence.replace("may", "will") for sentence in reversed(old)]
    change = diff(version(*old), version(*new))
    assert [(r.before.text, r.after.text) for r in change.reworded] == list(zip(reversed(old), new, strict=True))


def test_a_change_of_price_or_share_is_a_rewording() -> None:
    change = diff(version("You get 5 of the $100 we earn."), version("You get 5% of the €100 we earn."))
    assert [(r.before.text, r.after.text) for r in change.reworded] == [
        ("You get 5 of the $100 we earn.", "You get 5% of the €100 we earn.")
    ]

"""Any text, any header, any bytes: what is recorded comes back as it was."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.samples import entry, finding
from tosmon.models import Block, BlockKind, Clause, Document, Kind, Outcome, OutcomeKind, Snapshot, Version
from tosmon.ports import Check, FindingFilter
from tosmon.store import SqlStore

texts = st.text(st.characters(exclude_categories=()))  # NUL and lone surrogates too
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 the zone is given apart
paths = st.lists(texts, max_size=3).map(tuple)
blocks = st.builds(Block, st.sampled_from(BlockKind), texts, paths, texts, st.integers(0, 9))
versions = st.builds(Version, st.lists(blocks, max_size=4).map(tuple), moments, texts, texts, texts)
pages = st.builds(
    Snapshot,
    texts,
    texts,
    moments,
    st.binary(),
    st.integers(100, 599),
    st.lists(st.tuples(texts, texts), max_size=4).map(tuple),
    st.floats(0, 1e6),
)
clauses = st.builds(Clause, st.sampled_from(Kind), texts, st.text(), texts, paths, paths, texts)
services = (f"Service {number}" for number in count())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # one database for all examples
@given(snapshot=pages, read=versions, said=clauses, at=moments)
def test_whatever_is_recorded_comes_back(store: SqlStore, snapshot: Snapshot, read: Version, said: Clause, at: datetime) -> None:
    document = Document(next(services), "Terms", "https://example.test")
    found = dataclasses.replace(finding(said, at, document=document), before=said.lead)
    outcome = Outcome(document, OutcomeKind.FIRST, at, findings=(found,))
    store.record(Check(outcome, 200, 0.0, snapshot, read, ledger=(entry(said, at),)))
    assert store.snapshot(document.key) == snapshot
    assert store.version(document.key) == dataclasses.replace(read, number=1)
    assert store.ledger(document.key) == (entry(said, at),)
    assert list(store.findings(FindingFilter(keys=(document.key,)))) == [found]

"""A page is read only where nothing cheaper says that it is the same, and a usual night costs the store a few statements."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from tests.running import page
from tosmon import reading
from tosmon.clauses import TRAINING
from tosmon.digest import digest
from tosmon.errors import StoreError
from tosmon.models import Document, NotModified, OutcomeKind, Snapshot, Validators
from tosmon.pipeline import HELD, TOGETHER, Monitor
from tosmon.ports import Check
from tosmon.store import SqlStore, open_store

NIGHT = datetime(2024, 5, 1, 3, tzinfo=UTC)
TERMS = Document("Orchard", "Terms", "https://orchard.test/terms")


@pytest.fixture
def store() -> Iterator[SqlStore]:
    with open_store("sqlite://") as opened, opened.lock_run("test"):
        yield opened


def snapshot(html: str, document: Document = TERMS) -> Snapshot:
    return Snapshot(document.url, document.url, NIGHT, html.encode(), headers=(("content-type", "text/html"), ("etag", '"a"')))


def check(store: SqlStore, came: Snapshot | NotModified) -> OutcomeKind:
    found = digest(store, TERMS, store.state(TERMS), came)
    store.record(found)
    return found.outcome.kind


@pytest.fixture
def known(store: SqlStore) -> SqlStore:
    """A store that knows the document."""
    assert check(store, snapshot(page())) is OutcomeKind.FIRST
    return store


def never(*_: object) -> None:
    raise AssertionError("the page was read")


@pytest.mark.parametrize(
    "came",
    [
        NotModified(TERMS.url, NIGHT),
        snapshot(page()),
        snapshot(page().replace("</body>", "<!-- made in 7 ms --><script nonce='r4'>count(7)</script></body>")),
    ],
    ids=["not modified", "the same bytes", "the same behind other noise"],
)
def test_a_page_that_is_the_same_is_not_read(
    known: SqlStore, monkeypatch: pytest.MonkeyPatch, came: Snapshot | NotModified
) -> None:
    monkeypatch.setattr(reading.Opened, "read", never)
    assert check(known, came) is OutcomeKind.UNCHANGED


def test_what_was_seen_behind_the_gate_is_the_page_known_from_then_on(known: SqlStore) -> None:
    noisy = snapshot(page().replace("</body>", "<script>count(8)</script></body>"))
    assert check(known, noisy) is OutcomeKind.UNCHANGED
    assert known.state(TERMS).snapshot_sha256 == noisy.sha256


def test_a_clause_that_comes_with_other_noise_is_found(known: SqlStore) -> None:
    came = page("We may use what you upload to train our models.").replace("</body>", "<script>count(9)</script></body>")
    assert check(known, snapshot(came)) is OutcomeKind.CHANGED


def test_other_rules_read_the_page_again(known: SqlStore) -> None:
    came = snapshot(page().replace("</body>", "<!-- 10 --></body>"))
    found = digest(known, TERMS, known.state(TERMS), came, rulebook=type(TRAINING)(TRAINING.families[:1]))
    assert (found.outcome.kind, found.reread is not None) == (OutcomeKind.UNCHANGED, True)


class Night:
    """Says of every page that it is not modified; the first night brings them all."""

    def __init__(self) -> None:
        self.first = True

    async def fetch(self, document: Document, validators: Validators) -> Snapshot | NotModified:
        assert bool(validators.etag) is not self.first
        return snapshot(page(), document) if self.first else NotModified(document.url, NIGHT + timedelta(days=1))

    async def aclose(self) -> None:
        pass


def test_a_night_without_news_costs_the_store_a_few_statements_for_all_documents_together(store: SqlStore) -> None:
    documents = [Document(f"Service {number}", "Terms", f"https://{number}.test/") for number in range(2 * TOGETHER + 1)]
    night = Night()

    def run() -> list[OutcomeKind]:
        monitor = Monitor(night, store, clock=lambda: NIGHT + timedelta(days=1))
        return [outcome.kind for outcome in asyncio.run(monitor.run(documents)).outcomes]

    assert run() == [OutcomeKind.FIRST] * len(documents)
    night.first = False
    statements: list[str] = []
    event.listen(store._engine, "before_cursor_execute", lambda *said: statements.append(said[2]))
    assert run() == [OutcomeKind.UNCHANGED] * len(documents)
    assert len(statements) < 30
    assert not [each for each in statements if "packs" in each]
    assert all(row.last_good == NIGHT + timedelta(days=1) for row in store.status())


def test_pages_that_say_the_same_wait_for_each_other_as_far_as_there_is_room(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [Document(f"Service {number}", "Terms", f"https://{number}.test/") for number in range(20)]
    asyncio.run(Monitor(Night(), store, clock=lambda: NIGHT).run(documents))

    class Noisy(Night):
        async def fetch(self, document: Document, validators: Validators) -> Snapshot | NotModified:
            del validators
            return snapshot(page().replace("</body>", f"<script>/*{'x' * (HELD // 4)}*/</script></body>"), document)

    sizes: list[int] = []
    record = store.record

    def recorded(*found: Check) -> None:
        sizes.append(sum(len(each.snapshot.body) for each in found if each.snapshot))
        record(*found)

    monkeypatch.setattr(store, "record", recorded)
    assert len(asyncio.run(Monitor(Noisy(), store, clock=lambda: NIGHT).run(documents)).of(OutcomeKind.UNCHANGED)) == 20
    assert sum(sizes) > 5 * HELD and max(sizes) < 2 * HELD
    assert len(sizes) <= 6, "what there is room for is written together"


def test_word_of_the_documents_seen_is_kept_when_the_database_fails_at_another(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [Document(f"Service {number}", "Terms", f"https://{number}.test/") for number in range(3)]
    night = Night()
    asyncio.run(Monitor(night, store, clock=lambda: NIGHT).run(documents))

    class Mixed(Night):
        async def fetch(self, document: Document, validators: Validators) -> Snapshot | NotModified:
            if document is not documents[-1]:
                return await super().fetch(document, validators)
            return snapshot(page("Whoever leaves shuts the gate."), document)

    def busy(*_: object) -> None:
        raise StoreError("the database is locked")

    mixed = Mixed()
    mixed.first = False
    monkeypatch.setattr(store, "version", busy)
    with pytest.raises(StoreError):
        asyncio.run(Monitor(mixed, store, clock=lambda: NIGHT + timedelta(days=1), concurrency=1).run(documents))
    assert [row.last_good.day for row in store.status() if row.last_good] == [2, 2, 1]

"""The one place that picks adapters: which fetcher, which store, which notifiers a command works with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing, asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tosmon.clauses import TRAINING, Rulebook
from tosmon.config import Config
from tosmon.fetch.browser import BrowserFetcher
from tosmon.fetch.http import HttpFetcher
from tosmon.fetch.pacing import Origins
from tosmon.interrupts import on_interrupt
from tosmon.models import Document, Mute, Outcome, Run
from tosmon.notifiers import NOTIFIERS
from tosmon.pipeline import Monitor, fetch_whole
from tosmon.ports import Notifier
from tosmon.settings import HttpSettings, NotifySettings
from tosmon.store import SqlStore

if TYPE_CHECKING:
    from tosmon.importers.memento import WebArchive


def utc_now() -> datetime:
    """The time, as every part of tosmon wants it."""
    return datetime.now(UTC)


def notifier(settings: NotifySettings, env: Mapping[str, str]) -> Notifier:
    """The notifier of a table of the config. Raises ConfigError where it lacks a key or its secret in the environment."""
    return NOTIFIERS[settings.type](settings, env)


@asynccontextmanager
async def fetchers(config: Config, clock: Callable[[], datetime] = utc_now) -> AsyncIterator[tuple[HttpFetcher, BrowserFetcher]]:
    """The plain fetcher and the browser, polite together to each site; both are closed at the end.

    The browser is started by the first page it is asked for.
    """
    origins = Origins(config.http)
    async with (
        aclosing(HttpFetcher(config.http, now=clock, origins=origins)) as plain,
        aclosing(BrowserFetcher(config.browser, config.http, now=clock, origins=origins)) as browser,
    ):
        yield plain, browser


@contextmanager
def web_archive(http: HttpSettings, url: str, per_second: float, clock: Callable[[], datetime] = utc_now) -> Iterator[WebArchive]:
    """An archive of the web, asked for one page at a time and `per_second` at most, patiently where it is busy.

    Ctrl-C ends the request in hand.
    """
    from tosmon.importers.memento import WebArchive  # noqa: PLC0415 - a check, which starts every night, imports no past

    patient = replace(
        http,
        headers=(),  # they are for the sites that are watched, and may be secret
        cookies=(),
        per_origin=1,
        per_origin_delay=1 / per_second,
        retries=max(http.retries, 4),
        read_timeout=max(http.read_timeout, 60.0),
        retry_after_cap=max(http.retry_after_cap, 120.0),
    )
    with asyncio.Runner() as runner:
        fetcher = HttpFetcher(patient, now=clock)
        try:
            yield WebArchive(lambda page: runner.run(fetch_whole(page, lambda _: fetcher)), url)
        finally:
            runner.run(fetcher.aclose())


async def check_documents(
    config: Config,
    store: SqlStore,
    documents: Sequence[Document],
    *,
    rulebook: Rulebook = TRAINING,
    dry_run: bool = False,
    clock: Callable[[], datetime] = utc_now,
    on_start: Callable[[Document], None] = lambda _: None,
    on_outcome: Callable[[Outcome], None] = lambda _: None,
) -> Run:
    """One pass over documents. The first Ctrl-C or SIGTERM lets the documents in hand finish. Raises StoreError."""
    async with fetchers(config, clock) as (plain, browser):
        monitor = Monitor(
            plain,
            store,
            clock=clock,
            browser=browser,
            rulebook=rulebook,
            concurrency=config.http.concurrency,
            dry_run=dry_run,
            believe_after=config.believe_after,
            on_start=on_start,
            on_outcome=on_outcome,
        )
        with on_interrupt(monitor.stop):
            run = await monitor.run(documents)
    return _with_mutes(run, store.mutes())


def _with_mutes(run: Run, mutes: Sequence[Mute]) -> Run:
    """The same run, its findings with the mutes that are about them."""
    if not mutes:
        return run
    outcomes = (
        replace(outcome, findings=tuple(replace(finding, mute=finding.muted_by(mutes)) for finding in outcome.findings))
        for outcome in run.outcomes
    )
    return replace(run, outcomes=tuple(outcomes))

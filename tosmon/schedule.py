"""Run a job on a cron schedule until told to stop."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from tosmon.errors import ConfigError, TosmonError
from tosmon.interrupts import on_interrupt
from tosmon.settings import WatchSettings

log = logging.getLogger(__name__)


async def every(settings: WatchSettings, job: Callable[[], Awaitable[None]]) -> None:
    """Run the job at each time of the cron expression until SIGTERM or Ctrl-C comes, then let a running one finish.

    Missed times are made up for once, within the grace; two runs never overlap. A TosmonError of one run is logged and the
    next night comes all the same; any other error ends the schedule and is raised. Raises ConfigError for a cron expression
    that names no time.
    """
    ended = asyncio.Event()
    faults: list[Exception] = []
    idle = asyncio.Lock()

    async def guarded() -> None:
        async with idle:
            if ended.is_set():
                return  # told to stop while it waited for the run before it
            try:
                await job()
            except TosmonError as error:
                log.error("%s", error)  # noqa: TRY400 (the sentence is for a person, who has no use for a traceback)
            except Exception as error:  # noqa: BLE001 (raised below; the scheduler would only log it)
                faults.append(error)
                ended.set()

    scheduler = AsyncIOScheduler(timezone=ZoneInfo(settings.timezone))
    scheduler.add_job(
        guarded, _trigger(settings), coalesce=True, max_instances=1, misfire_grace_time=settings.misfire_grace or None
    )
    with on_interrupt(ended.set):
        scheduler.start()
        log.info("next check at %s", scheduler.get_jobs()[0].next_run_time.isoformat(timespec="seconds"))
        if settings.run_at_start:
            await guarded()
        await ended.wait()
        log.info("stopping")
        scheduler.pause()  # `shutdown` would cancel the running job
        async with idle:  # the documents in hand are finished
            scheduler.shutdown()
    if faults:
        raise faults[0]


def _named_weekdays(cron: str) -> str:
    """The expression with its weekdays as names, since cron counts them from Sunday (as 0 or 7) and APScheduler from Monday."""
    *others, weekdays = cron.split()
    names = "sun mon tue wed thu fri sat sun".split()
    return " ".join([*others, re.sub(r"(?<![/\d])[0-7](?!\d)", lambda match: names[int(match[0])], weekdays)])


def _trigger(settings: WatchSettings) -> CronTrigger:
    try:
        trigger = CronTrigger.from_crontab(_named_weekdays(settings.cron), timezone=ZoneInfo(settings.timezone))
    except ValueError as error:
        raise ConfigError(f'watch.cron = "{settings.cron}": {error}; write five fields such as "0 3 * * *"') from error
    if trigger.get_next_fire_time(None, datetime.now(UTC)) is None:
        raise ConfigError(
            f'watch.cron = "{settings.cron}": this expression names no time that ever comes; write one such as "0 3 * * *"'
        )
    trigger.jitter = settings.jitter or None
    return trigger

"""The whole job on a small site that ships with tosmon: `tosmon demo`."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from tosmon.cli.session import Session, screen, write

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.demo.site import DemoSite
    from tosmon.demo.story import Night
    from tosmon.models import Run
    from tosmon.store import SqlStore

NEXT = """\
That was the whole job: fetch, read, compare, remember, tell. Nothing of it left this machine, and the demo's database is gone.

Next:
  tosmon catalog list --tag music   the platforms that ship
  tosmon init --tag music           write a tosmon.toml that watches some of them
  tosmon check                      the first check is the baseline, the next one tells what changed
  tosmon status                     how every document stands"""


def demo(context: typer.Context) -> None:
    """Show the whole job on a small site that ships with tosmon, served on loopback: no network needed.

    Five nights are checked for real over HTTP into a temporary database: terms that gain an AI clause, a layout
    that is shuffled, an error page, a page in French, and a rewrite. Example: tosmon demo
    """
    from tosmon.demo.site import DemoSite
    from tosmon.demo.story import NIGHTS
    from tosmon.reports.formats import FORMATS
    from tosmon.store import open_store

    Session.of(context)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tosmon-demo-"))
        site = stack.enter_context(DemoSite(NIGHTS[0].time.date()))
        store = stack.enter_context(open_store(f"sqlite:///{Path(folder, 'tosmon.db').as_posix()}"))
        for night in NIGHTS:
            site.today = night.time.date()
            write(f"== {_date(night)}. {night.happened}\n")
            write(FORMATS["text"].run(check_night(site, store, night), screen()) + "\n")
    write(NEXT)


def check_night(site: DemoSite, store: SqlStore, night: Night) -> Run:
    """The real check of one night of the story."""
    import asyncio

    from tosmon.app import check_documents
    from tosmon.config import Config
    from tosmon.demo.story import documents
    from tosmon.settings import HttpSettings

    # Loopback is what the demo is about, and its one server need not be spared.
    http = HttpSettings(allow_private_hosts=True, per_origin=4, per_origin_delay=0.0)
    config = replace(Config(database=""), http=http)
    return asyncio.run(check_documents(config, store, documents(site.url), clock=lambda: night.time))


def _date(night: Night) -> str:
    from tosmon.reports.wording import day

    return day(night.time)

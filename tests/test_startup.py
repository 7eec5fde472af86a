"""A cron job starts often: commands load only what they need."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import environment, service, tosmon, write_config
from tosmon.demo.site import DemoSite
from tosmon.demo.story import NIGHTS

# What takes long to load, and what only a page that is read needs.
HEAVY = {"sqlalchemy.dialects.postgresql"} | set(
    "httpx apscheduler alembic playwright apprise pypdfium2 charset_normalizer warcio jinja2".split()
)
READING = set("bs4 lxml ahocorasick_rs gcld3 tosmon.reading.text tosmon.reading.dates tosmon.reading.quality".split()) | {
    *("tosmon.clauses.engine", "tosmon.clauses.lexicon", "tosmon.memory", "tosmon.diff", "tosmon.own_rules"),
}
CORE = {"tosmon.reading", "tosmon.clauses", "tosmon.pipeline"}
STORE = {"sqlalchemy", "tosmon.store"}
NOT_TO_CHECK = HEAVY - {"httpx"} | READING | {"click", "pygments", "rich.progress", "tosmon.cli.status", "tosmon.cli.backfill"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A database of one document whose server says that it is not modified; another one's server does not answer."""
    place = tmp_path_factory.mktemp("startup")
    with DemoSite(NIGHTS[0].time.date()) as site:
        write_config(place, service("Tonewave", site.url("tonewave")))
        assert tosmon(place, "check").returncode == 0
        write_config(place, service("Tonewave", site.url("tonewave")), service("Orchard", "http://127.0.0.1:9/"))
        yield place


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--version"], HEAVY | READING | CORE | STORE | {"typer", "asyncio", "logging", "json", "tosmon.models"}),
        (["-q", "--version"], HEAVY | READING | CORE | STORE | {"asyncio", "logging", "tosmon.models"}),
        (["--help"], HEAVY | READING | CORE | STORE),
        (["check", "--help"], HEAVY | READING | CORE | STORE | {"tosmon.cli.status", "tosmon.cli.backfill"}),
        (["catalog", "list"], HEAVY | READING | CORE | STORE | {"tosmon.cli.check"}),
        (["status"], HEAVY | READING | CORE | {"rich", "tosmon.cli.check"}),
        (["check"], NOT_TO_CHECK),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_nothing_it_does_not_need(folder: Path, arguments: list[str], unwanted: set[str]) -> None:
    say = "print(*(name for name, module in sys.modules.items() if module), file=sys.stderr)"
    code = f"import sys, tosmon.cli\ntry:\n    tosmon.cli.main()\nfinally:\n    {say}"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    modules = done.stderr.splitlines()[-1].split()
    loaded = {*modules, *(name.partition(".")[0] for name in modules)}
    assert "tosmon" in loaded and done.stdout
    if arguments == ["check"]:
        assert "2 documents: 1 unchanged, 1 failed." in done.stdout
    assert not loaded & unwanted

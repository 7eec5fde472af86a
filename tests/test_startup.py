"""A cron job starts often: commands load only what they need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import environment, write_config

HEAVY = set("httpx bs4 lxml apscheduler alembic playwright apprise pypdfium2 charset_normalizer warcio jinja2".split())
CORE = {"tosmon.reading", "tosmon.clauses", "tosmon.memory"}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], HEAVY | CORE | {"sqlalchemy"}),
        (["--version"], HEAVY | CORE | {"sqlalchemy"}),
        (["check", "--help"], HEAVY | CORE | {"sqlalchemy"}),
        (["catalog", "list"], HEAVY | CORE | {"sqlalchemy"}),
        (["status"], HEAVY | CORE),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_loads_no_library_it_does_not_need(tmp_path: Path, arguments: list[str], unwanted: set[str]) -> None:
    write_config(tmp_path)
    code = "import sys, tosmon.cli\ntry:\n    tosmon.cli.main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    modules = done.stderr.splitlines()[-1].split()
    loaded = {*modules, *(name.partition(".")[0] for name in modules)}
    assert "tosmon" in loaded
    assert not loaded & unwanted

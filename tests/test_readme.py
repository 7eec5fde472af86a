"""What the README shows is what the program does."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import readme
from tests.running import environment, service, tosmon, write_config
from tosmon.config import load_config
from tosmon.demo.site import DemoSite
from tosmon.demo.story import NIGHTS

TEXT = readme.README.read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


def test_the_generated_parts_are_up_to_date() -> None:
    assert set(re.findall(r"<!-- generated: (\w+) -->", TEXT)) == set(readme.PARTS)
    assert readme.written() == TEXT, "run: python -m tests.readme"


@pytest.mark.parametrize("text", blocks("toml"))
def test_every_config_shown_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tosmon.toml"
    path.write_text(text, encoding="utf-8")
    env = dict.fromkeys(re.findall(r"\$\{(\w+)\}", text), "https://switch.example/secret")
    assert load_config(path, env, cwd=tmp_path).path == path
    assert tomllib.loads(text)


def test_every_command_shown_exists(tmp_path: Path) -> None:
    shown = set(re.findall(r"(?:`|bin/)tosmon (?:-\w+ )*((?:catalog )?[a-z]+)", TEXT))
    assert {"check", "catalog show", "rules"} <= shown
    for name in sorted(shown):
        assert tosmon(tmp_path, *name.split(), "--help").returncode == 0, name


def test_the_links_inside_the_repository_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT):
        assert (readme.README.parent / target).exists(), target


@pytest.mark.skipif(sys.platform == "win32", reason="cron is a thing of Unix")
def test_the_cron_line_is_silent_on_a_quiet_night_and_speaks_when_there_is_trouble(tmp_path: Path) -> None:
    (line,) = blocks("cron")
    script = line.split(None, 5)[5]
    home = tmp_path / "home"
    place = home / "tosmon"
    (place / ".venv" / "bin").mkdir(parents=True)
    (place / ".venv" / "bin" / "tosmon").symlink_to(Path(sys.executable).parent / "tosmon")
    write_config(place, service("Orchard", "http://127.0.0.1:9/terms"))

    def night() -> str:
        done = subprocess.run(
            ["/bin/sh", "-c", script], env=environment(tmp_path, HOME=str(home)), capture_output=True, text=True, check=True
        )
        return done.stdout + done.stderr

    assert "Could not be checked" in night()
    with DemoSite(NIGHTS[0].time.date()) as site:
        write_config(place, service("Orchard", site.url("tonewave")))
        assert night() == ""


def test_the_systemd_units_are_well_formed() -> None:
    service_unit, timer_unit = (configparser.RawConfigParser() for _ in range(2))
    for parser in (service_unit, timer_unit):
        parser.optionxform = str  # type: ignore[assignment, method-assign]  # the keys of systemd have capitals
    first, second = blocks("ini")
    service_unit.read_string(first)
    timer_unit.read_string(second)
    assert service_unit["Service"]["ExecStart"].endswith("tosmon check")
    assert timer_unit["Timer"]["Persistent"] == "true"

"""The shell completes what the config and the database know, and stays silent where they cannot be read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import environment, page, service, tosmon, write_config

TAGGED = '\n[[services]]\nname = "Pear Tree"\ntags = ["music"]\n[[services.documents]]\nname = "Privacy"\nurl = "https://pear.example"\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A config of two services, and a database with two others."""
    tmp_path = tmp_path_factory.mktemp("completion")
    write_config(tmp_path, service("Orchard", "https://orchard.example", "Terms of Use"), TAGGED)
    for name in ("Grove", "Glade"):
        place = tmp_path / "archive" / name / "Terms_of_Use"
        place.mkdir(parents=True)
        (place / "20240212T030000Z.html").write_text(page(), encoding="utf-8")
    tosmon(tmp_path, "import", "archive")
    return tmp_path


def completed(folder: Path, line: str) -> list[str]:
    """What bash is told to complete at the end of a line."""
    words = line.split(" ")
    asked = {"_TOSMON_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = tosmon(folder, **asked)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("tosmon stat", ["status"]),
        ("tosmon check ", ["orchard", "pear-tree"]),
        ("tosmon check p", ["pear-tree", "pear-tree/privacy"]),
        ("tosmon check orchard/", ["orchard/terms-of-use"]),
        ("tosmon check --tag m", ["music"]),
        ("tosmon check --format ", ["text", "json", "jsonl", "markdown", "csv", "sarif"]),
        ("tosmon check --metr", ["--metrics"]),
        ("tosmon history g", ["glade", "grove"]),
        ("tosmon history gr", ["grove", "grove/terms-of-use"]),
        ("tosmon findings ", ["ack", "mute", "unmute", "glade", "grove"]),
        ("tosmon findings --kind op", ["opt_out", "opt_in"]),
        ("tosmon catalog show soundc", ["soundcloud"]),
        ("tosmon schema check", ["check", "check-line"]),
        ("tosmon --config nowhere.toml check ", []),
        ("tosmon --database sqlite:///nowhere.db history ", []),
    ],
)
def test_a_word_is_completed_by_what_is_known(folder: Path, line: str, words: list[str]) -> None:
    assert completed(folder, line) == words


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
def test_every_other_shell_is_told_the_same_in_its_way(folder: Path, shell: str) -> None:
    asked = {"_TOSMON_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": "tosmon check orc"}
    asked |= {"_TYPER_COMPLETE_FISH_ACTION": "get-args", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "orc"}
    done = tosmon(folder, **asked)
    assert "orchard/terms-of-use" in done.stdout


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="there is no bash")
def test_bash_completes_with_the_script_that_is_installed(folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = """
        source /dev/stdin <<< "$(_TOSMON_COMPLETE=source_bash tosmon)"
        COMP_WORDS=(tosmon check orc) COMP_CWORD=2
        _tosmon_completion tosmon
        printf '%s\\n' "${COMPREPLY[@]}"
    """
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment(folder, PATH=path), capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["orchard", "orchard/terms-of-use"]

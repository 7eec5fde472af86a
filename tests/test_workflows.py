"""The workflows are sound, and the one for users keeps its state whatever the night brings."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEST_COMMAND = "python3 -m venv .venv-test && .venv-test/bin/pip install '.[test]' && .venv-test/bin/python -m pytest"
FIRST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/tosmon demo"


def read(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def steps_of(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def actionlint() -> str:
    """The linter, or its fork: the linter's package fetches a binary while it is installed, which not every network allows."""
    for name in ("actionlint", "jactionlint"):
        found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
        if found:
            return found
    pytest.fail("neither actionlint nor jactionlint is installed; `pip install '.[test]'` brings the second")


def test_actionlint_has_nothing_to_say() -> None:
    run = subprocess.run(
        [actionlint(), *map(str, WORKFLOWS)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (run.returncode, run.stdout) == (0, ""), run.stderr


def test_dependabot_watches_libraries_and_actions_every_week() -> None:
    updates = read(ROOT / ".github" / "dependabot.yml")["updates"]
    assert {update["package-ecosystem"]: update["schedule"]["interval"] for update in updates} == {
        "pip": "weekly",
        "github-actions": "weekly",
    }
    assert all(update["groups"] for update in updates)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestEveryWorkflow:
    def test_uses_only_githubs_own_actions_at_a_commit_whose_version_it_names(self, path: Path) -> None:
        lines = [line.strip().removeprefix("- ") for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
        assert lines
        for line in lines:
            assert re.fullmatch(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line

    def test_gives_no_permission_but_to_a_job_that_needs_it(self, path: Path) -> None:
        workflow = read(path)
        assert workflow["permissions"] == {}
        assert all(job["permissions"] for job in workflow["jobs"].values())

    def test_gives_every_job_an_end(self, path: Path) -> None:
        assert all(job["timeout-minutes"] <= 60 for job in read(path)["jobs"].values())

    def test_leaves_no_token_on_disk(self, path: Path) -> None:
        checkouts = [step for step in steps_of(read(path)) if step.get("uses", "").startswith("actions/checkout@")]
        assert checkouts
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)

    def test_puts_no_expression_into_a_script(self, path: Path) -> None:
        assert [step["run"] for step in steps_of(read(path)) if "${{" in step.get("run", "")] == []


def test_an_action_has_the_same_commit_everywhere() -> None:
    pins = defaultdict(set)
    for path in WORKFLOWS:
        for name, pin in re.findall(r"uses: ([\w/-]+)@(.+)", path.read_text(encoding="utf-8")):
            pins[name].add(pin)
    assert {name: len(found) for name, found in pins.items()} == {"actions/checkout": 1, "actions/setup-python": 1}


def test_ci_runs_what_the_readme_tells_a_newcomer_to_run() -> None:
    ran = [step.get("run") for step in steps_of(read(ROOT / ".github" / "workflows" / "ci.yml"))]
    assert TEST_COMMAND in ran
    assert FIRST_COMMAND in ran
    assert TEST_COMMAND in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert TEST_COMMAND in readme
    assert FIRST_COMMAND in readme


# The steps of tosmon.yml, run as they stand against a repository on disk.

NIGHTLY = read(ROOT / ".github" / "workflows" / "tosmon.yml")
TOKEN = "ghs_notARealToken123"

# What the workflow asks of tosmon: a database with one more check in it, a report on stdout, an exit code.
FAKE_TOSMON = """\
#!{python}
import os, sqlite3, sys
assert sys.argv[1:] == "--database sqlite:///state/tosmon.db check --notify github --format markdown".split(), sys.argv
assert os.environ["GITHUB_TOKEN"]
database = sqlite3.connect("state/tosmon.db")
database.execute("PRAGMA journal_mode = WAL")
database.execute("CREATE TABLE IF NOT EXISTS checks (night TEXT)")
database.execute("INSERT INTO checks VALUES ('$(exit 7)')")
database.commit()
print("# Report\\n\\n$(exit 7) `exit 7` ${{{{ github.token }}}}" + "x" * int(os.environ.get("FAKE_LENGTH", "0")), flush=True)
if "FAKE_KILLED" in os.environ:
    os._exit(137)
database.close()
sys.exit(int(os.environ.get("FAKE_EXIT", "0")))
"""

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="the workflow runs on Linux, and its scripts need a POSIX shell")


def git(*arguments: str | Path) -> str:
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    bare = tmp_path / "remote.git"
    git("init", "--quiet", "--bare", bare)
    return bare


class Runner:
    """One run of the job on a fresh machine; `step` runs a step as the Actions runner does, and returns its exit code."""

    def __init__(self, home: Path, remote: Path) -> None:
        self.home, self.log = home, ""
        self.workspace, programs = home / "workspace", home / "bin"
        for folder in (self.workspace, programs):
            folder.mkdir(parents=True)
        (programs / "tosmon").write_text(FAKE_TOSMON.format(python=sys.executable), encoding="utf-8")
        (programs / "tosmon").chmod(0o755)
        (programs / "python").symlink_to(sys.executable)
        self.environment = {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(home),
            "GIT_CONFIG_NOSYSTEM": "1",
            "RUNNER_TEMP": str(home),
            "GITHUB_OUTPUT": str(home / "output"),
            "GITHUB_STEP_SUMMARY": str(home / "summary.md"),
            "STATE_BRANCH": NIGHTLY["jobs"]["check"]["env"]["STATE_BRANCH"],
            "STATE_REMOTE": str(remote),
        }

    def step(self, name: str, **environment: str) -> int:
        (step,) = (step for step in steps_of(NIGHTLY) if step["name"] == name)
        script = self.home / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        given = {"GITHUB_TOKEN": TOKEN} if "GITHUB_TOKEN" in step["env"] else {"STATUS": environment.pop("STATUS", "")}
        run = subprocess.run(
            ["bash", "-e", script],
            cwd=self.workspace,
            env=self.environment | given | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        self.log += run.stdout + run.stderr
        assert TOKEN not in self.log
        return run.returncode

    def restore(self) -> int:
        return self.step("Restore the state")

    def check(self, **environment: str) -> int:
        return self.step("Check the documents", **environment)

    def save(self) -> int:
        return self.step("Save the state")

    def verdict(self) -> int:
        output = (self.home / "output").read_text(encoding="utf-8").split("status=")[-1].strip()
        return self.step("Say how it went", STATUS=output)


def night(home: Path, remote: Path, **environment: str) -> Runner:
    """A whole run that goes well up to the verdict."""
    runner = Runner(home, remote)
    assert [runner.restore(), runner.check(**environment), runner.save()] == [0, 0, 0], runner.log
    return runner


def saved_checks(remote: Path, folder: Path) -> int:
    """How many checks the saved database holds; the branch must be one commit with that one file."""
    assert git("-C", remote, "rev-list", "--count", "tosmon-state") == "1"
    assert git("-C", remote, "ls-tree", "-r", "--name-only", "tosmon-state") == "tosmon.db"
    copy = folder / "copy.db"
    copy.write_bytes(
        subprocess.run(["git", "-C", remote, "show", "tosmon-state:tosmon.db"], capture_output=True, check=True).stdout
    )
    database = sqlite3.connect(copy)
    try:
        return int(database.execute("SELECT count(*) FROM checks").fetchone()[0])
    finally:
        database.close()


@on_posix
class TestNightly:
    def test_the_first_run_makes_the_branch(self, tmp_path: Path, remote: Path) -> None:
        runner = night(tmp_path / "1", remote)
        assert "::notice::There is no saved state yet" in runner.log
        assert saved_checks(remote, tmp_path) == 1

    def test_every_run_goes_on_from_the_last_and_the_branch_stays_one_commit(self, tmp_path: Path, remote: Path) -> None:
        for count in (1, 2, 3):
            night(tmp_path / str(count), remote)
            assert saved_checks(remote, tmp_path) == count

    def test_a_lost_branch_is_begun_anew(self, tmp_path: Path, remote: Path) -> None:
        night(tmp_path / "1", remote)
        git("-C", remote, "update-ref", "-d", "refs/heads/tosmon-state")
        night(tmp_path / "2", remote)
        assert saved_checks(remote, tmp_path) == 1

    @pytest.mark.parametrize("nights_before", [0, 1])
    def test_of_two_runs_at_once_the_second_does_not_overwrite_the_first(
        self, tmp_path: Path, remote: Path, nights_before: int
    ) -> None:
        for count in range(nights_before):
            night(tmp_path / str(count), remote)
        first, second = Runner(tmp_path / "first", remote), Runner(tmp_path / "second", remote)
        assert [first.restore(), second.restore(), first.check(), second.check(), second.check()] == [0] * 5
        assert [first.save(), second.save()] == [0, 1]
        assert "::error::The state could not be saved" in second.log
        assert saved_checks(remote, tmp_path) == nights_before + 1

    def test_a_remote_that_does_not_answer_is_no_first_run(self, tmp_path: Path) -> None:
        runner = Runner(tmp_path / "1", tmp_path / "nowhere.git")
        assert runner.restore() not in {0, 2}
        assert "no saved state" not in runner.log

    def test_what_a_killed_tosmon_had_committed_is_saved(self, tmp_path: Path, remote: Path) -> None:
        runner = night(tmp_path / "1", remote, FAKE_KILLED="1")
        assert saved_checks(remote, tmp_path) == 1
        assert runner.verdict() == 1

    def test_a_damaged_database_does_not_replace_a_good_one(self, tmp_path: Path, remote: Path) -> None:
        night(tmp_path / "1", remote)
        runner = Runner(tmp_path / "2", remote)
        runner.restore()
        (runner.workspace / "state" / "tosmon.db").write_bytes(b"not a database, whatever its name" * 100)
        assert runner.save() == 1
        assert saved_checks(remote, tmp_path) == 1

    def test_a_run_without_a_database_changes_nothing(self, tmp_path: Path, remote: Path) -> None:
        runner = Runner(tmp_path / "1", remote)
        assert [runner.restore(), runner.save()] == [0, 0]
        assert "::warning::tosmon left no database" in runner.log
        assert git("-C", remote, "branch") == ""

    @pytest.mark.parametrize(
        ("exit_code", "verdict", "said"),
        [
            ("0", 0, "Nothing new.\n"),
            ("1", 0, "::notice::Something new was found"),
            ("3", 0, "::warning::Some documents could not be checked"),
            ("2", 1, "::error::tosmon ended with exit code 2"),
            ("4", 1, "::error::Something new was found, but not all of it could be told"),
        ],
    )
    def test_the_state_is_saved_and_then_the_exit_code_judged(
        self, tmp_path: Path, remote: Path, exit_code: str, verdict: int, said: str
    ) -> None:
        runner = night(tmp_path / "1", remote, FAKE_EXIT=exit_code)
        assert saved_checks(remote, tmp_path) == 1
        assert runner.verdict() == verdict
        assert said in runner.log

    def test_the_report_becomes_the_summary_unread_by_the_shell(self, tmp_path: Path, remote: Path) -> None:
        runner = night(tmp_path / "1", remote)
        summary = (runner.home / "summary.md").read_text(encoding="utf-8")
        assert summary == "# Report\n\n$(exit 7) `exit 7` ${{ github.token }}\n"

    def test_a_report_longer_than_github_shows_is_cut(self, tmp_path: Path, remote: Path) -> None:
        runner = night(tmp_path / "1", remote, FAKE_LENGTH="1500000")
        assert (runner.home / "summary.md").stat().st_size == 1_000_000

    def test_nothing_but_the_verdict_depends_on_how_the_check_ended(self) -> None:
        (save,) = (step for step in steps_of(NIGHTLY) if step["name"] == "Save the state")
        assert save["if"] == "always() && steps.restore.outcome == 'success'"

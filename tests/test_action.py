"""The action for users: its steps are run as they stand, against a repository on disk and a small GitHub."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from pytest_httpserver import HTTPServer

from tests.notifiers.github_server import REPOSITORY, TOKEN, GitHubServer, github_server
from tests.running import environment, page, service, write_config

FOLDER = Path(__file__).parent.parent / ".github" / "actions" / "tosmon"
ACTION: dict[str, Any] = yaml.safe_load((FOLDER / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
GRANT = "We may use the content you upload to train our artificial intelligence models."

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the action runs on Linux")

# What the action asks of tosmon, for tests of the state: a database with one more check in it, a report on stdout, an exit code.
FAKE = """\
#!{python}
import os, sqlite3, sys
assert sys.argv[1:] == "check --format json --fail-on never --notify github".split(), sys.argv
database = sqlite3.connect(os.environ["TOSMON_DATABASE"].removeprefix("sqlite:///"))
database.execute("PRAGMA journal_mode = WAL")
database.execute("CREATE TABLE IF NOT EXISTS checks (night TEXT)")
database.execute("INSERT INTO checks VALUES ('$(exit 7)')")
database.commit()
finding = '{{"change": "%s", "muted": %s}}'
shown = ", ".join(finding % each for each in (("baseline", "false"), ("added", "true"), ("added", "false")))
print('{{"documents": [{{"findings": [%s], "reason": "$(exit 7) `exit 7` ${{{{ github.token }}}}"}}]}}' % shown, flush=True)
if "FAKE_KILLED" in os.environ:
    os._exit(137)
database.close()
sys.exit(int(os.environ.get("FAKE_EXIT", "0")))
"""
REAL = "#!{python} -W error\nfrom tosmon.cli import main\nmain()\n"


def git(*arguments: str | Path) -> str:
    return subprocess.run(["git", *arguments], capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    bare = tmp_path / REPOSITORY
    git("init", "--quiet", "--bare", bare)
    return bare


class Runner:
    """One run of the action on a fresh machine; a step runs as the Actions runner runs it."""

    def __init__(self, home: Path, server: str, program: str = FAKE, **inputs: str) -> None:
        self.home, self.log, self.outcomes = home, "", dict[str, str]()
        self.workspace, programs = home / "workspace", home / "bin"
        for folder in (self.workspace, programs):
            folder.mkdir(parents=True)
        (programs / "tosmon").write_text(program.format(python=sys.executable), encoding="utf-8")
        (programs / "tosmon").chmod(0o755)
        (programs / "python").symlink_to(sys.executable)
        self.context = {f"inputs.{name}": str(each["default"]) for name, each in ACTION["inputs"].items()}
        self.context |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        self.context |= {"inputs.token": TOKEN, "runner.temp": str(home)}
        self.context |= {"github.server_url": server, "github.repository": REPOSITORY}
        self.environment = environment(
            home,
            PATH=f"{programs}{os.pathsep}{os.environ['PATH']}",
            GIT_CONFIG_NOSYSTEM="1",
            RUNNER_TEMP=str(home),
            GITHUB_ACTIONS="true",
            GITHUB_ACTION_PATH=str(FOLDER),
            GITHUB_REPOSITORY=REPOSITORY,
            GITHUB_STEP_SUMMARY=str(home / "summary.md"),
        )

    def step(self, name: str, **given: str) -> bool:
        """Whether a step ended well."""
        (step,) = (step for step in STEPS if step["name"] == name)
        script, output = self.home / "step.sh", self.home / "output"
        script.write_text(step["run"], encoding="utf-8")
        output.write_text("", encoding="utf-8")
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.workspace,
            env=self.environment
            | {key: self._evaluated(value) for key, value in step["env"].items()}
            | {"GITHUB_OUTPUT": str(output)}
            | given,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        self.log += run.stdout + run.stderr
        assert TOKEN not in self.log
        for line in output.read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition("=")
            self.context[f"steps.{step['id']}.outputs.{key}"] = value
        self.outcomes[step.get("id", name)] = "success" if run.returncode == 0 else "failure"
        return run.returncode == 0

    def _evaluated(self, text: str) -> str:
        return re.sub(r"\$\{\{ (.+?) \}\}", lambda match: self.context.get(match[1], ""), text)

    def job(self, **given: str) -> bool:
        """Run all steps but the installing, each under its condition; whether the job is green."""
        green = True
        for step in STEPS:
            if "uses" in step or step["name"] == "Install tosmon":
                continue
            condition = {
                "": green,
                "inputs.site != ''": green and self.context["inputs.site"] != "",
                "always() && steps.restore.outcome == 'success'": self.outcomes.get("restore") == "success",
            }[step.get("if", "")]
            if condition:
                green = self.step(step["name"], **given) and green
        return green

    def begin(self, **given: str) -> None:
        """Up to the saving of the state."""
        for name in ("Choose what is watched", "Restore the state", "Check the documents"):
            assert self.step(name, **given), self.log

    def save(self) -> bool:
        return self.step("Save the state")

    def output(self, name: str) -> str:
        return self._evaluated(ACTION["outputs"][name]["value"])


def saved(remote: Path, folder: Path, query: str) -> Any:
    """What the saved database answers; the branch must be one commit with that one file."""
    assert git("-C", remote, "rev-list", "--count", "tosmon-state") == "1"
    assert git("-C", remote, "ls-tree", "-r", "--name-only", "tosmon-state") == "tosmon.db"
    content = subprocess.run(["git", "-C", remote, "show", "tosmon-state:tosmon.db"], capture_output=True, check=True).stdout
    copy = folder / "copy.db"
    copy.write_bytes(content)
    database = sqlite3.connect(copy)
    try:
        return database.execute(query).fetchone()[0]
    finally:
        database.close()


def saved_checks(remote: Path, folder: Path) -> Any:
    return saved(remote, folder, "SELECT count(*) FROM checks")


class TestTheState:
    def test_every_run_goes_on_from_the_last_and_the_branch_stays_one_commit(self, tmp_path: Path, remote: Path) -> None:
        for count in (1, 2):
            runner = Runner(tmp_path / str(count), str(tmp_path))
            assert runner.job(), runner.log
            assert ("::notice::There is no saved state" in runner.log) == (count == 1)
            assert saved_checks(remote, tmp_path) == count
        assert (runner.output("findings"), runner.output("exit-code")) == ("1", "0")

    @pytest.mark.parametrize("nights_before", [0, 1])
    def test_of_two_runs_at_once_the_second_does_not_overwrite_the_first(
        self, tmp_path: Path, remote: Path, nights_before: int
    ) -> None:
        for count in range(nights_before):
            assert Runner(tmp_path / str(count), str(tmp_path)).job()
        first, second = (Runner(tmp_path / name, str(tmp_path)) for name in ("first", "second"))
        first.begin()
        second.begin()
        assert second.step("Check the documents")  # once more, or the two states would be the same, and so no loss
        assert [first.save(), second.save()] == [True, False]
        assert "::error::The state could not be saved" in second.log
        assert saved_checks(remote, tmp_path) == nights_before + 1

    def test_a_remote_that_does_not_answer_is_no_first_run(self, tmp_path: Path) -> None:
        runner = Runner(tmp_path / "1", str(tmp_path / "nowhere"))
        assert not runner.step("Restore the state")
        assert "no saved state" not in runner.log

    def test_what_a_killed_tosmon_had_committed_is_saved(self, tmp_path: Path, remote: Path) -> None:
        assert not Runner(tmp_path / "1", str(tmp_path)).job(FAKE_KILLED="1")
        assert saved_checks(remote, tmp_path) == 1

    def test_a_damaged_database_does_not_replace_a_good_one_and_a_missing_one_changes_nothing(
        self, tmp_path: Path, remote: Path
    ) -> None:
        empty = Runner(tmp_path / "0", str(tmp_path))
        assert [empty.step("Restore the state"), empty.save()] == [True, True]
        assert "::warning::tosmon left no database" in empty.log
        assert git("-C", remote, "branch") == ""
        assert Runner(tmp_path / "1", str(tmp_path)).job()
        runner = Runner(tmp_path / "2", str(tmp_path))
        runner.step("Restore the state")
        (runner.home / "tosmon-state" / "tosmon.db").write_bytes(b"not a database, whatever its name" * 100)
        assert not runner.save()
        assert saved_checks(remote, tmp_path) == 1


@pytest.mark.parametrize(
    ("status", "findings", "green", "said"),
    [
        ("0", "0", True, ["Nothing new."]),
        ("0", "2", True, ["::notice::2 new: see the issues and the summary of this run."]),
        ("1", "1", False, ["::error::Something new was found, and 'fail-on' asks", "::notice::1 new"]),
        ("3", "0", True, ["::warning::Some documents could not be checked"]),
        ("4", "1", False, ["::error::Something new was found, but not all of it could be told", "::notice::1 new"]),
        ("2", "0", False, ["::error::tosmon ended with exit code 2"]),
        ("", "", False, ["::error::tosmon ended with exit code :", "::notice:: new"]),
    ],
)
def test_the_exit_code_is_judged_last(tmp_path: Path, status: str, findings: str, green: bool, said: list[str]) -> None:
    runner = Runner(tmp_path / "1", str(tmp_path))
    assert runner.step("Say how it went", STATUS=status, FINDINGS=findings) == green
    assert [line.startswith(each) for line, each in zip(runner.log.splitlines(), said, strict=True)] == [True] * len(said)


def test_a_config_and_platforms_together_are_refused(tmp_path: Path) -> None:
    runner = Runner(tmp_path / "1", str(tmp_path), config="a.toml", catalog="soundcloud")
    assert not runner.step("Choose what is watched")
    assert "::error::Both 'config' and 'catalog' are given" in runner.log


def test_platforms_of_the_catalogue_make_a_config(tmp_path: Path) -> None:
    runner = Runner(tmp_path / "1", str(tmp_path), REAL, catalog="soundcloud x")
    assert runner.step("Choose what is watched"), runner.log
    file = Path(runner.context["steps.config.outputs.file"])
    assert 'catalog = ["soundcloud", "x"]' in file.read_text(encoding="utf-8")


class Nights:
    """Runs of the real tosmon in the action, which watch one page and open issues in a small GitHub."""

    def __init__(self, folder: Path, github: GitHubServer, site: HTTPServer) -> None:
        self.folder, self.github, self.site = folder, github, site

    def serve(self, text: str) -> None:
        self.site.clear()
        self.site.expect_request("/terms").respond_with_data(text, content_type="text/html")

    def runner(self, name: str) -> Runner:
        runner = Runner(self.folder / name, str(self.folder), REAL, label="ai-terms")
        runner.environment["GITHUB_API_URL"] = self.github.url
        write_config(runner.workspace, service("Orchard", self.site.url_for("/terms")))
        return runner

    def night(self, name: str) -> Runner:
        runner = self.runner(name)
        assert runner.job(), runner.log
        return runner


def test_a_finding_is_told_once_whatever_becomes_of_the_state(tmp_path: Path, remote: Path, httpserver: HTTPServer) -> None:
    with github_server() as github:
        nights = Nights(tmp_path, github, httpserver)
        nights.serve(page())
        first = nights.night("first")
        assert (first.output("findings"), "baseline" in first.log, github.issues) == ("0", True, [])

        nights.serve(page(GRANT))
        told, late = nights.runner("told"), nights.runner("late")
        told.begin()
        late.step("Choose what is watched")
        late.step("Restore the state")
        told.context["inputs.site"] = "site"
        assert told.step("Build the site"), told.log
        assert GRANT in (told.workspace / "site" / "index.html").read_text(encoding="utf-8")
        assert told.save() and told.step("Say how it went")
        assert (told.output("findings"), len(github.issues)) == ("1", 1)
        assert github.issues[0]["labels"] == [{"name": "ai-terms"}]
        assert "::warning title=Orchard / Terms of Use%3A new%3A" in told.log
        assert GRANT in (told.home / "summary.md").read_text(encoding="utf-8")

        # A run at the same time, or the same one again without its state, finds the same and opens nothing.
        assert late.step("Check the documents") and late.output("findings") == "1"
        assert not late.save()
        assert len(github.issues) == 1

        kept = "SELECT count(*) FROM findings WHERE change = 'added'"
        assert "Nothing new." in nights.night("quiet").log
        assert saved(remote, tmp_path, kept) == 1

        # The branch is lost: a new baseline, said so, and no issue for what stands there.
        git("-C", remote, "update-ref", "-d", "refs/heads/tosmon-state")
        lost = nights.night("lost")
        assert "::notice::There is no saved state" in lost.log
        assert (lost.output("findings"), len(github.issues)) == ("0", 1)
        assert saved(remote, tmp_path, kept) == 0

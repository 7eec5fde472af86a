"""The workflows, and the action for users, are sound."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTION = ROOT / ".github" / "actions" / "tosmon" / "action.yml"
TEST_COMMAND = "python3 -m venv .venv-test && .venv-test/bin/pip install '.[test]' && .venv-test/bin/python -m pytest"
FIRST_COMMAND = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/tosmon demo"


def read(path: Path) -> dict[str, Any]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def steps_of(described: dict[str, Any]) -> list[dict[str, Any]]:
    """Those of a workflow, or of an action."""
    return [step for job in described.get("jobs", {"": described.get("runs")}).values() for step in job["steps"]]


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


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=lambda path: path.name)
class TestEveryWorkflowAndTheAction:
    def test_uses_only_githubs_own_actions_at_a_commit_whose_version_it_names_and_ours(self, path: Path) -> None:
        lines = [line.strip().removeprefix("- ") for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
        assert lines
        for line in lines:
            if line != "uses: ./.github/actions/tosmon":
                assert re.fullmatch(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line

    def test_puts_no_expression_into_a_script(self, path: Path) -> None:
        assert [step["run"] for step in steps_of(read(path)) if "${{" in step.get("run", "")] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestEveryWorkflow:
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


def test_the_action_describes_its_inputs_and_outputs_and_says_its_shell() -> None:
    action = read(ACTION)
    assert all(each["description"] and "default" in each for each in action["inputs"].values())
    assert all(each["description"] and each["value"] for each in action["outputs"].values())
    assert all(step["shell"] == "bash" for step in steps_of(action) if "run" in step)


def test_only_the_steps_that_need_the_token_are_given_it() -> None:
    given = [step["name"] for step in steps_of(read(ACTION)) if "inputs.token" in str(step)]
    assert given == ["Restore the state", "Check the documents", "Save the state"]


def test_an_action_has_the_same_commit_everywhere() -> None:
    pins = defaultdict(set)
    for path in (*WORKFLOWS, ACTION):
        for name, pin in re.findall(r"uses: (actions/[\w-]+)@(.+)", path.read_text(encoding="utf-8")):
            pins[name].add(pin)
    assert {name: len(found) for name, found in pins.items()} == dict.fromkeys(pins, 1)


def test_ci_runs_what_the_readme_tells_a_newcomer_to_run() -> None:
    ran = [step.get("run") for step in steps_of(read(ROOT / ".github" / "workflows" / "ci.yml"))]
    assert TEST_COMMAND in ran
    assert FIRST_COMMAND in ran
    assert TEST_COMMAND in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert TEST_COMMAND in readme
    assert FIRST_COMMAND in readme

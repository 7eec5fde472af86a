"""The parts of the README that the program itself can write. `python -m tests.readme` writes them anew."""

from __future__ import annotations

import inspect
import re
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import yaml

from tests.running import tosmon
from tosmon.clauses import TRAINING
from tosmon.cli.commands import COMMANDS, command_named, group_named
from tosmon.cli.exits import Exit
from tosmon.models import Run
from tosmon.reports.metrics import metrics
from tosmon.reports.schemas import NAMES, schema

README = Path(__file__).parent.parent / "README.md"
ACTION = README.parent / ".github" / "actions" / "tosmon" / "action.yml"
_PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def demo() -> str:
    """The second night of the demo, as a person sees it; only the port of its server is another one each time."""
    with tempfile.TemporaryDirectory() as folder:
        nights = tosmon(Path(folder), "demo").stdout.split("== ")
    text = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:40813", nights[2].rstrip())
    return f"```text\n== {text}\n```\n"


def rules() -> str:
    """How many rules each language has, and the sentences that prove them."""
    rows = []
    for family in TRAINING.families:
        matches, passes = ({each for rule in family.rules for each in getattr(rule, name)} for name in ("matches", "passes"))
        rows.append(f"| {family.grammar.language} | {len(family.rules)} | {len(matches)} | {len(passes)} |\n")
    return "| language | rules | sentences they must flag | look-alikes they must pass |\n|---|---|---|---|\n" + "".join(rows)


def commands() -> str:
    """Each command with the first sentence of its help."""
    named: dict[str, Callable[..., None]] = {name: command_named(name) for name in COMMANDS}
    for below in ("catalog", "findings", "notify"):
        shown = [info for info in group_named(below).registered_commands if not info.hidden and info.callback]
        named |= {f"{below} {info.name or info.callback.__name__}": info.callback for info in shown if info.callback}
    rows = [f"| `{name}` | {(inspect.getdoc(each) or '').splitlines()[0]} |\n" for name, each in named.items()]
    return "| command | does |\n|---|---|\n" + "".join(rows)


def exits() -> str:
    """What each exit code says."""
    _, _, text = inspect.cleandoc(Exit.__doc__ or "").partition("\n\n")
    meanings, _, rest = " ".join(text.split()).partition(". ")
    rows = ["| {} | {} |\n".format(*meaning.split(" ", 1)) for meaning in meanings.split("; ")]
    return "| code | says |\n|---|---|\n" + "".join(rows) + f"\n{rest}\n"


def schemas() -> str:
    """What has a schema, and what it describes."""
    rows = [f"| `{name}` | {schema(name)['description']} |\n" for name in NAMES]
    return "| `tosmon schema` | describes |\n|---|---|\n" + "".join(rows)


def health() -> str:
    """The metrics with their meaning."""
    night = datetime(2024, 2, 12, 3, tzinfo=UTC)
    text = metrics(Run(night, night, ()), ())
    rows = [f"| `{name}` | {meaning} |\n" for name, meaning in re.findall(r"# HELP (\w+) (.+)", text)]
    return "| metric | says |\n|---|---|\n" + "".join(rows)


def action() -> str:
    """The inputs and outputs of the action for GitHub."""
    described = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    rows = [f"| `{name}` | {each['description']} | {_default(each['default'])} |\n" for name, each in described["inputs"].items()]
    outputs = "; ".join(f"`{name}`: {each['description'].rstrip('.')}" for name, each in described["outputs"].items())
    return "| input | says | default |\n|---|---|---|\n" + "".join(rows) + f"\nOutputs: {outputs}.\n"


def _default(value: str) -> str:
    return f"`{value}`" if value else ""


PARTS = {"demo": demo, "rules": rules, "commands": commands, "exits": exits}
PARTS |= {"schemas": schemas, "health": health, "action": action}


def written() -> str:
    """The README with every generated part as the program writes it today."""
    return _PART.sub(lambda match: match[1] + PARTS[match[2]]() + match[3], README.read_text(encoding="utf-8"))


if __name__ == "__main__":
    README.write_text(written(), encoding="utf-8")

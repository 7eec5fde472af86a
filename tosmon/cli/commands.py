"""The commands by name, of which only the one that is called is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pkgutil import resolve_name
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

# Each is `module:function` in this package, or `module:group`; the help lists them in this order, groups last.
COMMANDS = {
    "init": "init:init",
    "check": "check:check",
    "watch": "check:watch",
    "status": "status:status",
    "findings": "findings:findings",
    "history": "past:history",
    "show": "past:show",
    "diff": "past:diff",
    "blame": "blame:blame",
    "read": "reading:read",
    "scan": "reading:scan",
    "import": "importing:import_past",
    "backfill": "backfill:backfill",
    "verify": "evidence:verify",
    "prune": "evidence:prune",
    "reprocess": "reprocess:reprocess",
    "export": "export:export",
    "report": "report:report",
    "feed": "report:feed",
    "rules": "rules:rules",
    "schema": "schema:schema",
    "demo": "demo:demo",
}
GROUPS = {"findings": "findings:group", "catalog": "catalog:catalog", "notify": "notify:group"}


def command_named(name: str) -> Callable[..., None]:
    """The function of a command."""
    found: Callable[..., None] = resolve_name(f"tosmon.cli.{COMMANDS[name]}")
    return found


def group_named(name: str) -> typer.Typer:
    """The commands of a group."""
    found: typer.Typer = resolve_name(f"tosmon.cli.{GROUPS[name]}")
    return found


class Commands(TyperGroup):
    """All commands, each imported when it is called; the help imports all of them."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Made()  # type: ignore[assignment]  # nothing is added to it

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - their names do not depend on it
        """Their names, for which none is imported."""
        return list(self.commands)


class _Made(Mapping[str, Any]):
    """Each command as Typer makes it of its function, made when it is asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            app = typer.Typer()
            if name in GROUPS:
                app.add_typer(group_named(name), name=name)
            else:
                app.command(name)(command_named(name))
            self._made |= get_group(app).commands
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        yield from (name for name in COMMANDS if name not in GROUPS)
        yield from GROUPS

    def __len__(self) -> int:
        return len({*COMMANDS, *GROUPS})

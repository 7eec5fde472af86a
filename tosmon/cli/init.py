"""Write a commented tosmon.toml: `tosmon init`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.exits import Exit
from tosmon.cli.session import Session, write
from tosmon.errors import ConfigError

TEMPLATE = """\
# What tosmon watches, and how. Every key is optional; `tosmon check` reads this file from the current folder.

# Where versions and findings are kept, relative to this file.
database = "sqlite:///tosmon.db"

# Platforms that ship with tosmon, by slug ("tosmon catalog list"); ["*"] for all, [] for none.
catalog = {catalog}

# Pages that do not ship. Without "select", the terms are found on the page by themselves.
# [[services]]
# name = "Example"
# tags = ["music"]
# [[services.documents]]
# name = "Terms of Service"
# url = "https://example.com/terms"
# language = "en"
# select = ["main"]            # CSS of the parts to read
# remove = [".related-links"]  # CSS of what to leave out

# Clauses to look for beside those about AI training: "licence", "mining", "biometric", "changes"; and files of your own rules.
# [clauses]
# families = ["licence"]
# rules = ["my-rules.toml"]

# When `tosmon watch` checks: minute, hour, day of month, month, day of week.
[watch]
cron = "0 3 * * *"
timezone = "UTC"

# Whom to tell: "email", "webhook", "command", "apprise", or "github", which opens issues; its token is taken from GITHUB_TOKEN.
# [[notify]]
# type = "github"
# repository = "owner/name"
# min_severity = "alert"
"""


def init(
    context: typer.Context,
    platforms: Annotated[
        list[str] | None,
        typer.Argument(metavar="SERVICE", help="Platforms to watch, by slug.", autocompletion=completion.platforms),
    ] = None,
    tag: Annotated[
        list[str] | None,
        typer.Option(
            "--tag", help="All platforms with this tag; may be given several times.", autocompletion=completion.platform_tags
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write a commented tosmon.toml into the current folder, choosing platforms from the catalogue.

    Without platforms or tags it asks on a terminal, and elsewhere takes all. Example: tosmon init --tag music
    """
    path = Session.of(context).config_path or Path("tosmon.toml")
    if path.exists() and not force:
        raise ConfigError(f"{path}: is there already; give --force to replace it")
    chosen = _chosen(platforms or [], tag or [])
    try:
        path.write_text(TEMPLATE.format(catalog=json.dumps(chosen)), encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written: {error.strerror}") from error
    write(f"Wrote {path}. Next: tosmon check")
    raise typer.Exit(Exit.NOTHING_NEW)


def _chosen(platforms: Sequence[str], tags: Sequence[str]) -> list[str]:
    from tosmon import catalog

    if not platforms and not tags:
        if not sys.stdin.isatty():
            return ["*"]
        answer = typer.prompt(
            "Platforms to watch, parted by spaces (* for all, `tosmon catalog list` shows them)", default="*", err=True
        )
        platforms = answer.replace(",", " ").split()
    if "*" in platforms:
        return ["*"]
    services = catalog.load()
    known = {tag for service in services for tag in service.tags}
    for tag in tags:
        if tag not in known:
            raise ConfigError(f'no platform has the tag "{tag}"; there are {", ".join(sorted(known))}')
    by_tag = [service.slug for service in services if set(tags) & set(service.tags)]
    return sorted({*(service.slug for service in catalog.pick(platforms)), *by_tag})

"""What ships, and what others declare: `tosmon catalog list|show|search|import|test`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.exits import Exit
from tosmon.cli.session import Session, existing, say, write
from tosmon.cli.trial import try_platform
from tosmon.errors import ConfigError

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.importers.declared import Declared
    from tosmon.models import Service

catalog = typer.Typer(help="The platforms that ship with tosmon.", no_args_is_help=True)


@catalog.command("list")
def list_platforms(
    tag: Annotated[
        list[str] | None, typer.Option("--tag", help="Only platforms with this tag.", autocompletion=completion.platform_tags)
    ] = None,
) -> None:
    """List the platforms that ship, with their tags and documents.

    Example: tosmon catalog list --tag music
    """
    from tosmon import catalog as platforms

    services = platforms.load()
    tags = {each for service in services for each in service.tags}
    for wanted in set(tag or []) - tags:
        raise ConfigError(f'no platform has the tag "{wanted}"; there are {", ".join(sorted(tags))}')
    write(_table(service for service in services if not tag or set(tag) & set(service.tags)))


@catalog.command("show")
def show_platform(
    name: Annotated[
        str, typer.Argument(metavar="SERVICE", help="A platform's slug or name.", autocompletion=completion.platforms)
    ],
) -> None:
    """Show the documents of a platform and how they are fetched.

    Example: tosmon catalog show soundcloud
    """
    from tosmon import catalog as platforms

    for service in platforms.pick([name]):
        lines = [f"{service.name} ({service.slug})", f"tags: {', '.join(service.tags)}"]
        for document in service.documents:
            details = [document.language, *(["needs a browser"] if document.render else [])]
            lines += [
                f"{document.key}",
                *(f"  {address}" for address in document.addresses),
                f"  {', '.join(filter(None, details))}",
            ]
        write("\n".join(lines))


@catalog.command("search")
def search_platforms(words: Annotated[list[str], typer.Argument(help="Words of a name, a tag or an address.")]) -> None:
    """Find platforms by words of their name, tags or addresses.

    Example: tosmon catalog search google
    """
    from tosmon import catalog as platforms

    found = platforms.search(words)
    write(_table(found) if found else "No platform matches. Any address can be watched: add it to tosmon.toml.")


@catalog.command("import")
def import_declarations(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder with the JSON files.")],
    output: Annotated[Path | None, typer.Option("--output", help="Write the config to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write a config for the declarations of Open Terms Archive in a folder.

    What had to be left out, and why, stands on stderr; what could not be taken at all makes the exit code 3.
    Example: tosmon catalog import declarations/ --output orchard.toml
    """
    from tosmon.importers.declared import read_folder

    if output and output.exists() and not force:
        raise ConfigError(f"{output}: is there already; give --force to replace it")
    session = Session.of(context)
    declared = read_folder(existing(folder))
    for sentence in declared.left:
        session.warn(sentence)
    for sentence in declared.failed:
        say(sentence)
    if declared.services:
        _give(declared, output)
    if declared.failed:
        say(f"{len(declared.failed)} of the files and documents could not be taken")
        raise typer.Exit(Exit.UNCHECKED)


catalog.command("test")(try_platform)


def _give(declared: Declared, output: Path | None) -> None:
    """The config of the declarations, in a file or on stdout."""
    import tomli_w

    from tosmon.reports.wording import count

    said = f"{count(len(declared.services), 'service')} with {count(declared.documents, 'document')}"
    text = f"# Declarations of Open Terms Archive: {said}.\n\n" + tomli_w.dumps({"services": declared.services})
    if output is None:
        write(text.rstrip())
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigError(f"{output}: cannot be written: {error.strerror}") from error
    write(f"Wrote {output}: {said}.")


def _table(services: Iterable[Service]) -> str:
    rows = [(service.slug, ", ".join(service.tags), ", ".join(d.name for d in service.documents)) for service in services]
    widths = [max((len(row[i]) for row in rows), default=0) for i in range(2)]
    return "\n".join([*(f"{a:{widths[0]}}  {b:{widths[1]}}  {c}" for a, b, c in rows), f"{len(rows)} platforms"])

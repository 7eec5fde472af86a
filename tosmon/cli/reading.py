"""Read pages without storing anything: `tosmon read` shows the text, `tosmon scan` the AI clauses in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli.exits import Exit
from tosmon.cli.options import Lines
from tosmon.cli.session import Session, existing, inert, say, screen, write
from tosmon.errors import ConfigError, DocumentError
from tosmon.models import Document, Quality, QualityLevel, Snapshot

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.models import Version


def read(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="PATH|URL", help="Files, folders (walked) or addresses.")],
    select: Annotated[
        list[str] | None, typer.Option("--select", help="CSS of the parts to read; may be given several times.")
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", help="CSS of what to leave out; may be given several times.")
    ] = None,
    render: Annotated[bool, typer.Option("--render", help="Have a browser draw the pages at addresses.")] = False,
    output: Annotated[Lines, typer.Option("--format", help="The text, or one page a line as JSON.")] = Lines.TEXT,
) -> None:
    """Show what tosmon reads from a page, storing nothing.

    A page at an address that turns out to be an empty shell is drawn by a browser, if there is one.
    Example: tosmon read https://example.com/terms --select main
    """
    from tosmon.reading.rendering import as_text

    unread, several = False, len(sources) > 1 or Path(sources[0]).is_dir()
    how = Document("", "", "", select=_selectors("--select", select), remove=_selectors("--remove", remove), render=render)
    for page in _pages(Session.of(context), sources, how):
        unread = unread or page.version is None
        text = as_text(page.version.blocks) if page.version else ""
        if output is Lines.JSONL:
            write(_page_json(page, text))
            continue
        if page.quality.level is not QualityLevel.OK:
            _tell(page)
        if text:
            text = "\n".join(map(inert, text.split("\n")))
            write(f"==> {page.path} <==\n{text}\n" if several else text)
    if unread:
        raise typer.Exit(Exit.UNCHECKED)


def scan(
    context: typer.Context,
    sources: Annotated[list[str], typer.Argument(metavar="PATH|URL", help="Files, folders (walked) or addresses.")],
    explain: Annotated[
        bool, typer.Option("--explain", help="Mark who, what, with what and whether, and say why each rule matters.")
    ] = False,
    output: Annotated[Lines, typer.Option("--format", help="A list, or one clause a line as JSON.")] = Lines.TEXT,
) -> None:
    """Show the clauses in files, folders or pages, storing nothing: those about AI, and those the config asks for beside.

    Example: tosmon scan terms.html --explain
    """
    from tosmon.reports.clauses import clause as clause_text
    from tosmon.reports.contract import clause_data

    session = Session.of(context)
    rulebook = session.rulebook(session.config())
    reasons = {rule.id: f"{rule.title}. {rule.reason}" for rule in rulebook.rules}
    unread = False
    for page in _pages(session, sources, Document("", "", "")):
        if page.version is None:
            unread = True
            _tell(page)
            continue
        found = rulebook.find(page.version.blocks, page.version.language)
        for clause in found:
            if output is Lines.JSONL:
                write(json.dumps({"path": page.path} | clause_data(clause)))
                continue
            why = [(rule, reasons[rule]) for rule in clause.rules] if explain else ()
            write(clause_text(page.path, clause, why, screen()))
    if unread:
        raise typer.Exit(Exit.UNCHECKED)


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read from one source; `version` is None where nothing could be."""

    path: str
    quality: Quality
    version: Version | None


def _selectors(option: str, selectors: list[str] | None) -> tuple[str, ...]:
    """The selectors given by an option. Raises ConfigError for one that is no CSS."""
    import soupsieve

    for selector in selectors or ():
        try:
            soupsieve.compile(selector)
        except soupsieve.SelectorSyntaxError as error:
            problem = str(error).partition("\n")[0]
            raise ConfigError(f'{option} "{selector}" is no CSS selector: {problem}') from error
    return tuple(selectors or ())


def _pages(session: Session, sources: list[str], how: Document) -> Iterator[_Page]:
    """Each page that the sources lead to, read as `how` says."""
    for path, load in _loaders(session, sources, how):
        try:
            page = _read(path, load)
            if page.quality.level is QualityLevel.EMPTY and load.path is None and not load.document.render:
                page = _drawn(page, load)
        except DocumentError as error:
            page = _Page(path, Quality(QualityLevel.ERROR, str(error)), None)
        yield page


def _read(path: str, load: _Load) -> _Page:
    from tosmon.reading import quality
    from tosmon.reading import read as read_snapshot

    page = load()
    version = read_snapshot(page, load.document)
    return _Page(path, quality.judge(version, page), version)


def _drawn(page: _Page, load: _Load) -> _Page:
    """The page as a browser draws it, or as it is with the reason why none could."""
    try:
        return _read(page.path, replace(load, document=replace(load.document, render=True)))
    except DocumentError as error:
        reason = f"{page.quality.reason}; {str(error).removeprefix(f'{page.path}: ')}"
        return replace(page, quality=Quality(page.quality.level, reason))


def _loaders(session: Session, sources: list[str], how: Document) -> Iterator[tuple[str, _Load]]:
    for source in sources:
        if source.startswith(("https://", "http://")):
            yield source, _Load(session, replace(how, url=source))
            continue
        for path in _walk(existing(Path(source))):
            yield str(path), _Load(session, replace(how, url=str(path)), path)


@dataclass(frozen=True, slots=True)
class _Load:
    """Gets the bytes of one source; raises DocumentError."""

    session: Session
    document: Document
    path: Path | None = None

    def __call__(self) -> Snapshot:
        if self.path is None:
            import asyncio

            return asyncio.run(_fetch(self.session, self.document))
        return snapshot_of(self.path)


def snapshot_of(path: Path) -> Snapshot:
    """A file as if it had been fetched now, of the media type its name says. Raises DocumentError."""
    from tosmon.reading import MEDIA_TYPES

    try:
        body = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error
    headers = (("content-type", MEDIA_TYPES.get(path.suffix.lower(), "")),)
    return Snapshot(str(path), "", datetime.now(UTC), body, headers=headers)


def _tell(page: _Page) -> None:
    """The reason on stderr, with the source in front where it does not begin with it."""
    reason = page.quality.reason
    say(reason if reason.startswith(page.path) else f"{page.path}: {reason}")


def _walk(path: Path) -> list[Path]:
    from tosmon.reading import MEDIA_TYPES

    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix.lower() in MEDIA_TYPES and file.is_file())


async def _fetch(session: Session, document: Document) -> Snapshot:
    from tosmon.app import fetchers
    from tosmon.pipeline import fetch_whole

    async with fetchers(session.config()) as (plain, browser):
        return await fetch_whole(document, lambda page: browser if page.render else plain)


def _page_json(page: _Page, text: str) -> str:
    version = page.version
    return json.dumps(
        {
            "path": page.path,
            "text": text,
            "quality": page.quality.level.value,
            "reason": page.quality.reason,
            "language": version.language if version else "",
            "title": version.title if version else "",
        }
    )

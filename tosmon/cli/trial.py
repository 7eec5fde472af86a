"""Try a platform before it is added: `tosmon catalog test` visits its pages twice and says what came."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from tosmon.cli import completion
from tosmon.cli.exits import Exit
from tosmon.cli.session import Session, inert, say, write
from tosmon.errors import DocumentError
from tosmon.models import BlockKind, Document, Quality, QualityLevel, Snapshot, Version

if TYPE_CHECKING:  # loaded late, so that `--help` starts fast
    from tosmon.ports import Fetcher

HEADINGS, LINES, RESTLESS = 12, 4, 5  # shown of each
LONGEST_LINE = 160  # characters


@dataclass(frozen=True, slots=True)
class _Visit:
    """One page as it came and as it was read; `version` is None where nothing could be read, and `quality` says why."""

    how: str
    page: Snapshot
    quality: Quality
    version: Version | None

    @property
    def lines(self) -> list[str]:
        return [block.text for block in self.version.blocks] if self.version else []


def try_platform(
    context: typer.Context,
    source: Annotated[
        str,
        typer.Argument(
            metavar="SERVICE|URL", help="A platform's slug or name, or an address.", autocompletion=completion.platforms
        ),
    ],
    render: Annotated[bool, typer.Option("--render", help="Have a browser draw the pages too, and compare.")] = False,
    language: Annotated[list[str] | None, typer.Option("--language", help="Ask for this language too, and compare.")] = None,
) -> None:
    """Visit a page twice and say what a person needs before adding it: what came, what is read of it, whether it holds still.

    Nothing is stored. The exit code is 3 where a page did not come, is not the terms, or does not hold still.
    Example: tosmon catalog test https://example.com/terms --language fr
    """
    fine = True
    for document in _documents(source):
        title = document.key if document.service else document.url
        write(f"{title}\n  {' '.join(document.addresses)}" if document.service else title)
        try:
            visits = asyncio.run(_visits(Session.of(context), document, render=render, languages=language or []))
        except DocumentError as error:
            say(str(error))
            fine = False
            continue
        write("\n".join(map(inert, _report(visits))) + "\n")
        fine = fine and all(visit.quality.level is QualityLevel.OK for visit in visits[:2]) and visits[0].lines == visits[1].lines
    if not fine:
        raise typer.Exit(Exit.UNCHECKED)


def _documents(source: str) -> tuple[Document, ...]:
    from tosmon import catalog

    if source.startswith(("https://", "http://")):
        return (Document("", "", source),)
    return tuple(document for service in catalog.pick([source]) for document in service.documents)


async def _visits(session: Session, document: Document, *, render: bool, languages: list[str]) -> list[_Visit]:
    """Two visits as the document asks for, and one more for each other way. Raises DocumentError."""
    from tosmon.app import fetchers

    async with fetchers(session.config()) as (plain, browser):

        def usual(page: Document) -> Fetcher:
            return browser if page.render else plain

        name = "browser" if document.render else "plain"
        visits = [await _visit(name, usual, document), await _visit(f"{name}, again", usual, document)]
        if render and not document.render:
            visits.append(await _visit("browser", lambda _: browser, document))
        others = [replace(document, language=language) for language in languages]
        return visits + [await _visit(f"{name}, {other.language}", usual, other) for other in others]


async def _visit(how: str, fetcher_of: Callable[[Document], Fetcher], document: Document) -> _Visit:
    from tosmon import reading
    from tosmon.pipeline import fetch_whole
    from tosmon.reading import quality

    page = await fetch_whole(document, fetcher_of)
    try:
        version = reading.read(page, document)
    except DocumentError as error:
        return _Visit(how, page, Quality(QualityLevel.ERROR, str(error)), None)
    return _Visit(how, page, quality.doubt(version, page, document.language), version)


def _report(visits: list[_Visit]) -> Iterator[str]:
    for visit in visits:
        yield f"  {visit.how}: {_summary(visit)}"
        if visit.quality.reason:
            yield f"    {visit.quality.level}: {visit.quality.reason}"
    first, second, *others = visits
    restless = sorted(set(first.lines) ^ set(second.lines))
    yield (
        "  still: both visits read the same"
        if not restless
        else f"  restless: {len(restless)} lines differ between the two visits"
    )
    yield from (f"    {_short(line)}" for line in restless[:RESTLESS])
    for other in others:
        differ = len(set(first.lines) ^ set(other.lines))
        yield f"  {other.how}: {f'{differ} lines differ from {first.how}' if differ else f'the same text as {first.how}'}"
    if first.version:
        yield from _contents(first, restless)


def _summary(visit: _Visit) -> str:
    page, version = visit.page, visit.version
    moved = f", redirected to {page.final_url}" if page.final_url and page.final_url != page.url else ""
    read = f", {len(version.text.split()):,} words, language {version.language or 'unknown'}" if version else ""
    return f"HTTP {page.status}{moved}, {len(page.body) / 1000:,.0f} kB in {page.seconds:.1f} s, {visit.quality.level}{read}"


def _contents(visit: _Visit, restless: list[str]) -> Iterator[str]:
    """What was read of a page, and what the config may say of it."""
    from tosmon.reading import decoded
    from tosmon.reading.suggest import suggestion
    from tosmon.reading.text import words

    assert visit.version is not None
    blocks = visit.version.blocks
    if visit.page.media_type in ("text/html", "application/xhtml+xml"):
        found = suggestion(decoded(visit.page), restless)
        share = min(1.0, len(words(visit.version.text)) / max(1, found.words))
        yield f"  kept: {share:.0%} of the {found.words:,} words on the page"
        for key, css in (("select", found.select), ("remove", found.remove)):
            if css:
                yield f"  suggested: {key} = {json.dumps(css)}"
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    yield f"  headings ({len(headings)}):"
    yield from (f"    {_short(heading)}" for heading in headings[:HEADINGS])
    yield "  first lines:"
    yield from (f"    {_short(block.text)}" for block in [b for b in blocks if b.kind is not BlockKind.HEADING][:LINES])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"

"""Say whether a page is the terms at all: on its own, and beside what is known of its document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from tosmon.models import BlockKind, Quality, QualityLevel, Snapshot, Version
from tosmon.reading import language
from tosmon.reading.quality import succession, walls
from tosmon.reading.quality.astray import landing
from tosmon.reading.quality.prose import FAR, VOCABULARY, legal_words, width

SHORTEST_DOCUMENT = 250  # Latin letters' worth of prose; the shortest real terms are several times as long
LONGEST_WALL = 3_000  # the same; walls and error pages are short, and a document may well speak of captchas
WHERE_WALLS_SAY_SO = 400  # characters; walls and error pages say what they are at once, terms speak of such things later
LONGEST_REQUEST = 1_000  # Latin letters' worth; a page that shows more than this needs no script to be read
LONGEST_TITLE = 300  # characters
LONGEST_BUTTON = 40  # characters
SURELY_TERMS = 8  # words of terms; no wall or error page has said so many, also none that points to the site's terms
SURELY_NAMED = 5  # the same of a page whose title or headings name such a document
HARDLY_TERMS = 3  # words of terms; a page with fewer is doubted
COLLAPSE = 0.4  # a version with less than this share of the last good one's text is not believed at once
SWELLING = 3.0  # nor one with so many times its text; two versions on one page, old and new, are a usual thing
ANOTHER_TEXT = 0.05  # nor one that shares less than this; the most thorough rewriting of real terms keeps that much of phrases

# Words that name such documents, in titles.
_NAMED = re.compile(
    r"\bterms\b|polic(?:y|ies)|privacy|guidelines?|conditions|agreement|\brules\b|legal|licen[cs]e|code of conduct|cookies"
    r"|\bcg[uv]\b|confidentialité|nutzungsbedingungen|\bagb\b|datenschutz|richtlinie|términos|política|privacidad|termini|condizioni"
    r"|informativa|termos|condições|privacidade|voorwaarden|privacybeleid|条款|條款|隐私|隱私|政策|规则|規約|プライバシー|ポリシー|ガイドライン"
    r"|약관|개인정보|услови|политика|соглашение|правила",
    re.IGNORECASE,
)


def judge(version: Version, page: Snapshot | None = None) -> Quality:
    """Whether one page on its own can be a document's terms; the bytes it was read from name the wall where there is no text.

    Of a combined document, whether each of its pages can; one of them alone need not use many words of terms.
    """
    for address, part in version.parts:
        found = judge(part)
        if found.level is not QualityLevel.OK and not found.passing:
            return replace(found, reason=f"{address}: {found.reason}")
    size = _size(version)
    said = legal_words(version, SURELY_TERMS)
    named = _named(version)
    if said < (SURELY_NAMED if named else SURELY_TERMS) and (wall := _wall(version, size)):
        return wall
    if size < SHORTEST_DOCUMENT:
        return _empty(size, page)
    return Quality() if said >= (1 if named else HARDLY_TERMS) else _other_text(version)


def doubt(version: Version, page: Snapshot, asked: str = "", last: Version | None = None) -> Quality:
    """Whether a page can be the successor of the last good version, or the first version where there is none.

    `asked` is the language the document is declared to be in, a BCP 47 tag or "".
    """
    alone = judge(version, page)
    if alone.level is not QualityLevel.OK and not alone.passing:
        return alone
    if last is not None and version.sha256 == last.sha256:
        return Quality()
    return _astray(version, page, last) or _foreign(version, asked, last) or (judge_against(version, last) if last else alone)


def judge_against(version: Version, last_good: Version) -> Quality:
    """Whether a page that looks fine on its own can be the successor of the last good version."""
    before, now = len(last_good.text), len(version.text)
    if now < COLLAPSE * before:
        said = f"the text shrank from {before:,} characters to {now:,}; it may be another page"
        return Quality(QualityLevel.SHRUNK, said, passing=True)
    if now > SWELLING * before:
        said = f"the text grew from {before:,} characters to {now:,}; it may be another page"
        return Quality(QualityLevel.SWOLLEN, said, passing=True)
    if succession.shared(version, last_good) < ANOTHER_TEXT:
        said = "the text shares hardly a phrase with the last good version; it may be another page"
        return Quality(QualityLevel.REPLACED, said, passing=True)
    return Quality()


def mark(version: Version, quality: Quality) -> str:
    """What a held page is remembered by, at most 64 characters: its doubt, and what it said where that may be believed."""
    return f"{quality.level} {succession.sketch(version)}" if quality.passing else quality.level.value


def repeats(held_as: str, version: Version) -> bool:
    """Whether a page says nearly the same as the one that was held with this mark."""
    sketch = held_as.partition(" ")[2]
    return bool(sketch) and succession.alike(sketch, succession.sketch(version))


def _size(version: Version) -> float:
    """The length of a text without its headings, counted no further than a wall may be long."""
    size = 0.0
    for block in version.blocks:
        size += 0 if block.kind is BlockKind.HEADING else width(block.text)
        if size > LONGEST_WALL:
            break
    return size


def _wall(version: Version, size: float) -> Quality | None:
    """The first sign of a wall or an error page: of a title at any size, of the text only of a short page."""
    short = size <= LONGEST_WALL
    title = version.title[:LONGEST_TITLE]
    if found := _found(walls.VENDORS, [f"{title}\n{version.text[: 2 * LONGEST_WALL]}"] if short else []):
        return found
    lines = _opening(version) if short else []
    return (
        _found(walls.TITLES, [title]) or _found(walls.SAYINGS, [title, *lines]) or _script(lines, size) or _consent(version, size)
    )


def _found(signs: Iterable[walls.Sign], lines: Sequence[str]) -> Quality | None:
    """What a page is by the first sign that one of its lines holds."""
    for sign in signs:
        if found := next(filter(None, map(sign.pattern.search, lines)), None):
            return Quality(sign.level, f'looks like {sign.what}: "{" ".join(found[0].split())[:80]}"')
    return None


def _script(lines: Sequence[str], size: float) -> Quality | None:
    return _found([walls.NEEDS_SCRIPT], lines) if size <= LONGEST_REQUEST else None


def _opening(version: Version) -> list[str]:
    """The first blocks of a page, as far as a wall has said by then that it is one."""
    lines, left = [], WHERE_WALLS_SAY_SO
    for block in version.blocks:
        lines.append(block.text[:left])
        left -= len(block.text)
        if left <= 0:
            break
    return lines


def _consent(version: Version, size: float) -> Quality | None:
    """Whether a short page asks for consent and offers a button, which is a block of its own where there is more text."""
    if size > LONGEST_WALL or not walls.CONSENT.search(version.text[: 2 * LONGEST_WALL]):
        return None
    if size < SHORTEST_DOCUMENT:
        button = walls.BUTTON.search(version.text)
    else:
        short = (block.text for block in version.blocks if len(block.text) <= LONGEST_BUTTON)
        button = next(filter(None, map(walls.BUTTON.fullmatch, short)), None)
    return Quality(QualityLevel.BLOCKED, f'looks like a consent wall: "{button[0]}"') if button else None


def _empty(size: float, page: Snapshot | None) -> Quality:
    vendor = next((name for name, script in walls.SCRIPTS if page is not None and script in page.body), "")
    if vendor:
        return Quality(QualityLevel.BLOCKED, f"looks like a bot wall of {vendor}: its script stands in a page without text")
    said = f"only {size:,.0f} characters of text were found; the page may be drawn by its scripts"
    return Quality(QualityLevel.EMPTY, said)


def _other_text(version: Version) -> Quality:
    """A text that says hardly a word of what terms say, unless in a language of which we do not know the words."""
    if language.detect(version.text[:FAR]) not in VOCABULARY:
        return Quality()
    return Quality(
        QualityLevel.ERROR, "hardly a word of it is one that terms, policies or rules use; it may be another page", passing=True
    )


def _named(version: Version) -> bool:
    headings = (block.text for block in islice(version.blocks, 5) if block.kind is BlockKind.HEADING)
    return any(_NAMED.search(line[:LONGEST_TITLE]) for line in (version.title, *headings))


def _astray(version: Version, page: Snapshot, last: Version | None) -> Quality | None:
    where = landing(page.url, page.final_url)
    if not where:
        return None
    if last is None:
        fits = legal_words(version, SURELY_TERMS) >= SURELY_TERMS
    else:
        fits = succession.shared(version, last) >= succession.MUCH
    if fits:
        return None
    return Quality(QualityLevel.ASTRAY, f'redirected to {where}; if the document moved, correct "url"')


def _foreign(version: Version, asked: str, last: Version | None) -> Quality | None:
    expected = {tag for tag in (asked, language.detect(last.text) if last else "") if tag}
    if not expected:
        return None
    found = language.foreign(version.text, expected)
    if not found:
        return None
    said = f'the text is in another language ("{found}") than expected ("{asked or min(expected)}")'
    return Quality(QualityLevel.FOREIGN, said, passing=True)

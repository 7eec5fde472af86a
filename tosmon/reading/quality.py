"""Say whether a page is the terms at all, or an error page, a bot wall, an empty shell."""

from __future__ import annotations

import re

from tosmon.models import BlockKind, Quality, QualityLevel, Version

SHORTEST_DOCUMENT = 250  # characters of prose; the shortest real terms are several times as long

SHORTEST_DOCUMENT = 250  # characters of prose; the shortest real terms are several times as long
LONGEST_WALL = 3_000  # characters; walls and error pages are short, and a document may well speak of captchas
WHERE_WALLS_SAY_SO = 400  # characters; walls and error pages say what they are at once, terms speak of such things later
COLLAPSE = 0.35  # a version with less than this share of the last good one's words is not believed at once


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_WALL = _any(
    r"checking (?:your browser|if the site connection is secure)",
    r"just a moment",
    r"verify (?:that )?you are (?:a )?human",
    r"(?:are you|not) a robot",
    r"unusual traffic|automated (?:access|requests)|bot detection",
    r"access (?:to this page has been )?denied|request (?:was )?blocked",
    r"pardon our interruption|attention required|security check",
    r"complete the captcha|press (?:&|and) hold",
    r"ddos protection|incapsula|datadome|perimeterx",
    r"reference #\d+\.[\da-f]+",
)
_NEEDS_SCRIPT = _any(
    r"(?:enable|activate|turn on|requires?|activer|activez) (?:your )?(?:javascript|js)\b",
    r"javascript (?:is )?(?:required|disabled|must be enabled)",
    r"without javascript enabled",
)
_ERROR = _any(
    r"\b(?:404|410|500|502|503|504)\b.{0,40}\b(?:error|not found|gone|unavailable|bad gateway)",
    r"page (?:can(?:no|')t be |was |could )?not (?:be )?found",
    r"page (?:you (?:are|were) looking for|you requested)",
    r"page (?:(?:doesn[’']t|does not) exist|(?:isn[’']t|is not) available|no longer exists)",
    r"something went wrong|an error (?:has )?occurred|oops|try again later",
    r"internal server error|service (?:is )?(?:temporarily )?unavailable|bad gateway|gateway time-?out",
    r"(?:under|scheduled|down for) maintenance|we[’']ll be (?:right )?back|temporarily (?:down|offline)",
    r"page introuvable|une erreur (?:est survenue|s[’']est produite)|service indisponible",
    r"maintenance en cours|site en maintenance",
    r"seite nicht gefunden|página no encontrada|pagina non trovata",
    r"domain (?:is )?(?:for sale|parked)|coming soon",
)
_SIGN_IN = _any(r"^(?:please )?(?:sign|log) in\b", r"(?:sign|log) in to (?:continue|your account)", r"connectez-vous pour")
_CONSENT = _any(
    r"before you continue|we (?:and our partners )?use cookies|accept all(?: cookies)?",
    r"nous utilisons des cookies|tout accepter",
)

_SHORT_SIGNS = (
    (_WALL, QualityLevel.BLOCKED, "a bot wall"),
    (_ERROR, QualityLevel.ERROR, "an error page"),
    (_NEEDS_SCRIPT, QualityLevel.EMPTY, "a page that asks for JavaScript"),
    (_SIGN_IN, QualityLevel.BLOCKED, "a sign-in page"),
    (_CONSENT, QualityLevel.BLOCKED, "a consent wall"),
)


def judge(version: Version) -> Quality:
    """Whether one page on its own can be a document's terms; of a combined document, whether each of its pages can."""
    for address, part in version.parts:
        doubt = judge(part)
        if doubt.level is not QualityLevel.OK:
            return Quality(doubt.level, f"{address}: {doubt.reason}")
    opening = f"{version.title}\n{version.text[:WHERE_WALLS_SAY_SO]}"
    size = sum(len(block.text) for block in version.blocks if block.kind is not BlockKind.HEADING)
    if len(version.text) <= LONGEST_WALL:
        for sign, level, what in _SHORT_SIGNS:
            if found := sign.search(opening):
                return Quality(level, f'looks like {what}: "{found[0]}"')
    if size < SHORTEST_DOCUMENT:
        return Quality(QualityLevel.EMPTY, f"only {size} characters of text were found; the page may be drawn by its scripts")
    return Quality()


def judge_against(version: Version, last_good: Version) -> Quality:
    """Whether a page that looks fine on its own can be the successor of the last good version."""
    before, now = len(last_good.text.split()), len(version.text.split())
    if now < COLLAPSE * before:
        return Quality(QualityLevel.SHRUNK, f"the text shrank from {before:,} words to {now:,}; it may be another page")
    return Quality()

"""Say whether a redirect ended on a front page, a sign-in page or a search page instead of the document."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

# "en", "en-us", "en_US", "us": what sites put before all their paths.
_REGION = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_FRONT = frozenset("home homepage index index.html index.htm index.php default.aspx main welcome".split())
_ELSEWHERE = {
    **dict.fromkeys(
        "login log-in signin sign-in signup sign-up register auth sso oauth authwall authorize".split(), "a sign-in page"
    ),
    **dict.fromkeys("search suche recherche busqueda".split(), "a search page"),
    **dict.fromkeys(
        "404 error errors not-found notfound page-not-found 404.html error.html unsupported".split(), "an error page"
    ),
}
Parts = tuple[str, ...]


def landing(asked: str, came: str) -> str:
    """What a redirect from the address asked for to the one that came has ended on ("its front page"), "" for no fault.

    Addresses alone decide. A file read from a disk has no second address and is never astray.
    """
    if not asked or not came or asked == came:
        return ""
    old, new = _split(asked), _split(came)
    if old is None or new is None:
        return ""
    before, after = _parts(old), _parts(new)
    if before == after:
        return ""
    last = after[-1].lower() if after else ""
    first = next((part.lower() for part in after if part.lower() in _ELSEWHERE and part not in before), "")
    if first:
        return f"{_ELSEWHERE[first]} ({came})"
    if before and (not after or last in _FRONT):
        return f"a front page ({came})"
    # Of two hosts, the path of one says nothing about the other's.
    same_host = _host(old) == _host(new)
    return f"a page above it ({came})" if same_host and after and before[: len(after)] == after else ""


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:  # a redirect to an address that is none; what came from there is judged by its text
        return None


def _parts(address: SplitResult) -> Parts:
    """The path's segments without the region in front, which redirects add and drop."""
    parts = tuple(part for part in address.path.split("/") if part)
    while parts and _REGION.fullmatch(parts[0]):
        parts = parts[1:]
    return parts


def _host(address: SplitResult) -> str:
    return (address.hostname or "").removeprefix("www.")

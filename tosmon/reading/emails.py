"""E-mail addresses that a page hides from robots, made readable again."""

from __future__ import annotations

import re

# Stands for an address that the page keeps to itself: it may be any.
HIDDEN = "@"

ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_ADDRESS = re.compile(ADDRESS)
_PLACEHOLDER = re.compile(r"[\[(]?\be-?mail\s+protected\b[\])]|[\[(]e-?mail\s+protected\b[\])]?", re.IGNORECASE)
_AT, _DOT = r"(?:at|ät|arobase|arroba|chiocciola|@)", r"(?:dot|punkt|point|punto|ponto|punt|\.)"
_NAME, _LABEL = r"[\w.+-]{1,64}", r"[\w-]{1,63}"
# "name [at] example [dot] com", "name(at)example.com", "name @ example.com", "name at example dot com".
_OBFUSCATED = re.compile(
    rf"({_NAME})(?:\s?[\[({{<]\s?{_AT}\s?[\])}}>]\s?|\s@\s)({_LABEL}(?:(?:\s?[\[({{<]\s?{_DOT}\s?[\])}}>]\s?|\.|\sdot\s){_LABEL}){{1,6}})"
    rf"|({_NAME})\sat\s({_LABEL}(?:\sdot\s{_LABEL}){{1,6}})",
    re.IGNORECASE,
)
_MAY_BE = re.compile(rf"[\[({{<]\s?{_AT}\s?[\])}}>]|\s@\s|\sdot\s", re.IGNORECASE)
_SPOKEN_DOT = re.compile(rf"\s?[\[({{<]\s?{_DOT}\s?[\])}}>]\s?|\sdot\s", re.IGNORECASE)


def revealed(text: str) -> str:
    """A text with its addresses as one types them, and HIDDEN for each that the page shows as "[email protected]"."""
    if "rotected" in text or "ROTECTED" in text:
        text = _PLACEHOLDER.sub(HIDDEN, text)
    # In all of those one of these stands; to look for them first takes a tenth.
    signs = "@" in text or "(" in text or "[" in text or "<" in text or "{" in text or "dot" in text.lower()
    if signs and _MAY_BE.search(text):
        text = _OBFUSCATED.sub(lambda m: f"{m[1] or m[3]}@{_SPOKEN_DOT.sub('.', m[2] or m[4])}", text)
    return text


def hidden(identity: str) -> str:
    """The canonical form of a sentence with all its addresses hidden: the same, whether the page showed or kept them."""
    return _ADDRESS.sub(HIDDEN, identity) if "@" in identity else identity

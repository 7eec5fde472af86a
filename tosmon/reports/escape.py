"""Make text from a remote page inert, for GitHub-flavoured Markdown and for terminals: it can be read, and does nothing."""

from __future__ import annotations

import re

# GitHub looks for mentions, references and links in the rendered text, where an entity or a backslash has already done its work
# and gone; only a character that stays in the text, and that nobody sees, keeps it from finding them.
_SEAM = "\u200b"

_SEAMS = (
    (re.compile(r"[@#]"), rf"\g<0>{_SEAM}"),  # @name, a@b.org, user@1f2e3d4, #12, owner/repository#12, "# heading"
    (re.compile(r"gh-(?=\d)", re.IGNORECASE), rf"\g<0>{_SEAM}"),
    (re.compile(r"://"), f":{_SEAM}//"),
    (re.compile(r"www(?=\.)", re.IGNORECASE), rf"\g<0>{_SEAM}"),
    (re.compile(r":(?=[\w+-]+:)"), f":{_SEAM}"),  # :emoji:
)
_ANGLE = (re.compile(r"<(?=[@!#/\w])"), f"<{_SEAM}")  # <!channel>, <@U123>, <b>
# What may be the beginning of a commit's SHA-1. Six hex digits are too few for GitHub to look one up.
_SHA = re.compile(r"[0-9a-f]{7,}", re.IGNORECASE)
_SIX = re.compile(r"......(?=.)")

_MARKS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", **{mark: f"\\{mark}" for mark in "\\`*_[]|~$"}})
# List items, rulers and the underlines of headings mean something at the start of a line only.
_START = re.compile(r"^(\d{0,9})([-+=.)])")

_UNSEEN = re.compile("[\ufff9-\ufffb\U000e0000-\U000e007f]")
_LONE = re.compile("[\ud800-\udfff]")

_TERMINAL = {code: 0x2400 + code for code in range(0x20)}  # the pictures Unicode has for control characters: "␛"
_TERMINAL |= {0x7F: 0x2421}
_TERMINAL |= dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)
_TERMINAL |= dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), 0x20)
_TERMINAL_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\U000e0000-\U000e007f]")


def markdown(text: str, limit: int | None = None) -> str:
    """The text on one line, to be put into GitHub-flavoured Markdown anywhere but inside code.

    No mention, reference, link, emoji, formula, HTML or Markdown structure comes out of it, and the same words do. `limit` is in
    characters of the text as read, and a longer text ends in an ellipsis; written out, a character takes at most five, and
    a seam of one more.
    """
    from tosmon.reading.text import clean  # noqa: PLC0415 - what goes to a terminal starts without the reading

    text = cut(_LONE.sub("\ufffd", clean(_UNSEEN.sub("", text))), limit)
    for pattern, seamed in _SEAMS:
        text = pattern.sub(seamed, text)
    text = _SHA.sub(lambda match: _SIX.sub(rf"\g<0>{_SEAM}", match[0]), text)
    return _START.sub(r"\1\\\2", text.translate(_MARKS))


def chat(text: str) -> str:
    """The text on one line for a service that shows messages: no mention and no link comes out of it, whatever its markup."""
    text = terminal(text)
    for pattern, seamed in (*_SEAMS, _ANGLE):
        text = pattern.sub(seamed, text)
    return text


def cut(text: str, limit: int | None) -> str:
    """The text if it has at most `limit` characters, else its start and an ellipsis in that many."""
    return text if limit is None or len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def terminal(text: str) -> str:
    """The text on one line without anything a terminal obeys: no cursor moves, no colours, no faked lines, no reversed reading.

    Control characters become their pictures ("␛"), line breaks and tabs spaces; what cannot be printed becomes U+FFFD.
    """
    return text if text.isprintable() and text.isascii() else _TERMINAL_UNSEEN.sub("", text.translate(_TERMINAL))

"""Sentences and their canonical form: what is the same sentence, and what is not."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

# Marks that are invisible on the page: soft hyphen, zero-width and bidi marks, byte order mark.
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")

# "1.", "2.3", "(a)", "iv)", "•" in front of a sentence: numbering is shown, but it is not change.
_NUMBERING = re.compile(
    r"""^(?:[-*•·▪◦‣–—]\s*
        |§+\s*\d+[.\d]*\s*
        |\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlcdm]{1,6})[.)]+(?:\s+|$)
        |\d{1,3}(?:\.\d{1,3})+\s+
    )+""",
    re.IGNORECASE | re.VERBOSE,
)
# A per cent or currency sign is a word: "5%" is not 5, and $100 are not €100.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[%‰$¢£¤¥\u20a0-\u20cf]")

_MONTH = (
    r"(?:jan(?:uary|vier|uar)?|feb(?:ruary|ruar)?|f[eé]vr(?:ier)?|mar(?:ch|s)?|m[aä]rz|apr(?:il)?|avr(?:il)?|may|mai"
    r"|jun[ei]?|juin|jul[yi]?|juillet|aug(?:ust)?|ao[uû]t|sep(?:t(?:ember(?:re)?|embre)?)?|o[ck]t(?:ober|obre)?"
    r"|nov(?:ember|embre)?|de[cz](?:ember)?|d[eé]c(?:embre)?)\.?"
)
_DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{4}})"
)
# Behind the year of a copyright: a name of one word or of capitalised ones. What goes on in small letters is a sentence,
# and so may be what is written in a script without capitals.
_OWNER = (
    r"(?:\s+[^\s\u0590-\u1dff\u2e80-\uffff]{1,40}"
    r"(?:\s+(?:and|et|und|of|by|its|affiliates|subsidiaries|&|[-–—|·]|(?-i:[A-ZÀ-ÖØ-ÞΑ-ΩА-Я0-9])[\w.,;'’&()-]{0,40})){0,7}?)?"
)
_RIGHTS = r"(?:[\s.,|·–—-]*(?:all\s+rights\s+reserved|tous\s+droits\s+réservés|alle\s+rechte\s+vorbehalten))?"
# A line that says only when the text was last changed, or the year of a copyright.
_DATELINE = re.compile(
    rf"""^\W*(?:
        (?:(?:this|these|the|our|la|le|les|cette|ces|nos|notre)\s+(?:[\w'’]+\s+){{0,5}})?
        (?:was|were|is|are|est|sont|a\s+été|ont\s+été)?\s*
        (?:last\s+(?:updated?|modified|revised?|changed?|reviewed|revision|modification)|effective(?:\s+date)?|updated|revised|date\s+of\s+last\s+revision
          |version(?:\s+date)?|published|posted|as\s+of|dernière\s+(?:mise\s+à\s+jour|modification|révision)|mise?\s+à\s+jour|date\s+d['’]effet
          |date\s+d['’]entrée\s+en\s+vigueur|en\s+vigueur|stand|zuletzt\s+(?:aktualisiert|geändert))
        (?:\s+date)?[\s:–—-]*(?:(?:on|as\s+of|le|du|au|depuis\s+le|à\s+compter\s+du|am|vom)\s+)?{_DATE}
        (?:[\s,|·–—-]*(?:at\s+)?\d{{1,2}}:\d{{2}}(?:\s*[ap]m)?(?:\s*\w{{3,4}})?)?
      | (?:(?:©|\(c\)|copyright)\s*)+\d{{4}}(?:\s*[,–—-]\s*(?:\d{{4}}|present))?,?{_OWNER}{_RIGHTS}
      | {_DATE}
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)

# Words with a full stop that do not end a sentence, in the languages of the first rules.
_ABBREVIATIONS = frozenset(
    "e.g i.e eg ie etc inc ltd llc co corp plc gmbh s.a s.r.l s.l b.v n.v u.s u.k u.s.a d.c no nos art arts sec secs para paras"
    " cf al vs v"
    " mr mrs ms dr prof st jr sr fig vol p pp ch cl approx dept est ext jan feb mar apr jun jul aug sep sept oct nov dec"
    " n° env ex c.-à-d c.à.d resp tél cie".split()
)
_BOUNDARY = re.compile(
    r"""(?<![.!?…])[.!?…]+["'”’»)\]]*(\s+)(?=["'“‘«(\[¿¡]?\s?[^\W_a-zß-öø-ÿ])|[。！？]["”’」』）]*(\s*)(?=\S)"""
)
LONGEST_ABBREVIATION = 40  # characters, with its stops and brackets; a longer token is none
_LAST_TOKEN = re.compile(r"[(\[\"'“‘«]*(\S+?)\.+$")


def clean(text: str) -> str:
    """Text on one line as a person sees it: NFC, without invisible marks and control characters, spaces folded."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(_CONTROL.sub(" ", text).split())


@lru_cache(maxsize=65_536)
def canonical(text: str) -> str:
    """The identity of a sentence: its words, case-folded, without numbering and punctuation; "%" and "$" are words.

    Typography never changes it; a word ("not", "may", "unless", "only") always does. A text without words, such as a
    line of symbols, is its own identity.
    """
    plain = clean(text).replace("’", "'")
    return " ".join(words(_NUMBERING.sub("", plain))) or plain


def words(text: str) -> list[str]:
    """The words of a text, case-folded: letters and digits of any script with the apostrophes inside, "%", currency signs."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("’", "'"))


def similarity(one: str, other: str) -> float:
    """How alike the words of two texts are, from 0 to 1, whatever their order (Dice's coefficient on multisets)."""
    a, b = _bag(one), _bag(other)
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else float(one == other)


@lru_cache(maxsize=16_384)
def _bag(text: str) -> Counter[str]:
    """The words of a text with their numbers, kept, since one text is compared with many."""
    return Counter(words(text))


def is_dateline(text: str) -> bool:
    """Whether a sentence says only when the text was last changed, or the year of a copyright."""
    return len(text) < 160 and _DATELINE.match(clean(text)) is not None


def sentences(text: str) -> list[str]:
    """The sentences of a block in order. Joined by spaces they are the cleaned block again: nothing is lost."""
    text = clean(text)
    found, start = [], 0
    for match in _BOUNDARY.finditer(text):
        if match[1] is not None and _is_abbreviation(text, start, match.start() + 1):
            continue
        end = match.start(1) if match[1] is not None else match.start(2)
        found.append(text[start:end])
        start = match.end()
    if start < len(text):
        found.append(text[start:])
    return found


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end of a sentence's text belongs to an abbreviation, an initial or a heading's number."""
    begin = max(start, text.rfind(" ", start, end) + 1)
    last = text[begin:end]
    match = _LAST_TOKEN.match(last) if len(last) <= LONGEST_ABBREVIATION else None
    if match is None:
        return False
    token = match[1].casefold()
    return (
        token in _ABBREVIATIONS
        or (len(token) == 1 and token.isalpha())
        or (begin == start and _NUMBERING.fullmatch(last) is not None)
    )

"""Sentences and their canonical form: what is the same sentence, and what is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tosmon.reading.calendar import opens_date
from tosmon.reading.dates import undated
from tosmon.reading.emails import ADDRESS, HIDDEN, hidden, revealed
from tosmon.reading.remembered import remembered

# Marks that are invisible on the page: soft hyphen, zero-width and bidi marks, variation selectors, fillers, tags, the byte
# order mark.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")

# "1.", "2.3", "(a)", "iv)", "•" in front of a sentence: numbering is shown, but it is not change. "1.5 million" and
# "2.5 %" are no numbering, and a roman number is one below 50, so that "mix." and "did." are words.
_SPAN = (
    r"(?:(?:calendar|business|working)\s)?"
    r"(?:day|week|month|year|hour|minute|per\s?cent|jour|mois|ans?\b|tage|monat|jahr|día|mes|año)"
)
_NUMBERING = re.compile(
    rf"""^(?:[-*•·▪◦‣–—]\s*
        |§+\s*\d+[.\d]*\s*
        |(?:section|article|art\.|clause|part|chapter|artikel|abschnitt|artículo|articolo|artigo)\s+(?:\d{{1,3}}(?:\.\d{{1,3}})*|[ivxl]{{1,6}})\s?[.:)–—-]+(?:\s+|$)
        |第\s?[\d一二三四五六七八九十百]{{1,6}}\s?[条條章节節款項项][\s、.:：]*
        |[①-⑳⑴-⒇]\s*|[一二三四五六七八九十]{{1,3}}、\s*
        |[(（](?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}}(?=[)）][\u3040-\u9fff](?<![日月年天个個ヶか时時分週周歳回])))[)）]\s*
        |[(（]?(?:\d{{1,3}}(?:\.\d{{1,3}})*|[a-z]|(?=[ivxl])(?:xl|l?x{{0,3}})(?:ix|iv|v?i{{0,3}}))[.)）．]+(?:\s+(?!{_SPAN})|$)
        |\d{{1,3}}[°º)）．、](?!\d)\s*
        |\d{{1,3}}(?:\.\d{{1,3}})+\s+(?![%‰$¢-¥\u20a0-\u20cf]|(?-i:[a-zß-öø-ÿ])|(?:million|billion|percent|gb|mb|kb|tb)\b)
    )+""",
    re.IGNORECASE | re.VERBOSE,
)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘‛ʼʹ′´＇", "'"))
# The signs of most texts that would be ASCII without them, and what stands for each on a typewriter: their words are the same.
_TYPEWRITTEN = (("’", "'"), ("“", '"'), ("”", '"'), ("‘", "'"), ("–", "-"), ("—", "-"), ("\xa0", " "), ("•", "*"), ("…", "..."))
# What stands for a word: yes and no in a table, and in what is more than its letters ("Orchard™") what is none.
_SIGNS = str.maketrans(dict.fromkeys("✔☑✅", "✓") | dict.fromkeys("✘✖☒❌❎", "✗") | dict.fromkeys("™℠®"))
_SCHEME = re.compile(r"\b(?:https?://(?:www\.)?|www\.|mailto:)", re.IGNORECASE)
# Marks that are part of the letter they stand at, for the scripts in which a vowel is one.
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_MARKS += "\u0900-\u0963\u0966-\u096f\u0971-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0fbc\u1000-\u1049\u1056-\u109f\u1780-\u17d3"
# Chinese characters and kana, which are written without spaces: each is a word.
ALONE = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS = rf"(?:[^\W_{ALONE}]+[{_MARKS}]*)+"
# A per cent or currency sign is a word: "5%" is not 5, and $100 are not €100. So is what compares, and an address.
_WORD = re.compile(rf"{ADDRESS}|(?<!\w){HIDDEN}(?!\w)|{_LETTERS}(?:'{_LETTERS})*|[{ALONE}]|[%‰$¢-¥\u20a0-\u20cf≤≥≠±✓✗]")
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*|[%$]")
# ASCII in lower case, what is no letter or digit as a space: that finds the words of most sentences in a third of the time.
_ASCII_PLAIN = bytes(ord(c.lower() if c.isalnum() else " ") for c in map(chr, range(128))) + bytes(128)

# Words with a full stop that do not end a sentence, in English, French, German, Spanish, Italian, Portuguese and Dutch.
_ABBREVIATIONS = frozenset(
    "eg ie etc inc ltd llc co corp plc gmbh no nos art arts sec secs para paras cf al vs v reg regs pub stat ann supp"
    " mr mrs ms dr prof st jr sr fig vol p pp ch cl approx dept est ext jan feb mar apr jun jul aug sep sept oct nov dec"
    " n° env ex resp tél cie arrêt al abs nr ziff bzw usw ggf inkl vgl ca z.b sog bspw evtl str tel hrsg lit"
    " n.º núm nº pág págs sra dra lda ltda cía av ud uds dott sig ecc pty pvt bros mfr incl excl attn bv nv ej treas civ".split()
)
# Those among them that are words as well: they are short for something only in front of a number.
_BEFORE_NUMBERS = frozenset("no nos art arts fig mar est dec lit pub sig".split())
# Those that may end a sentence all the same, as may all initials ("U.S."): it begins behind them with one of `_OPENERS`.
_MAY_END = frozenset("etc inc ltd llc co corp plc gmbh u.s s.r.l s.l s.p.a a.m p.m ltda usw ecc cie".split())
_NEVER_END = frozenset("n.b p.s".split())
_OPENERS = frozenset(
    "We You Your Our The This These Those That They There If It Its In For All As By To Please However Any Such When Where Unless"
    " Nous Vous Le Les Cette Ces Si Wir Sie Die Der Das".split()
)
_DOTTED = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,3})+")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_NUMBER = re.compile(r"\s*[(\[]?(?:[\d§]|[A-Z]{1,3}[\d.]|[IVXLC]+\b|[A-Za-z]\b)")
_SPACED_DATE = re.compile(r"(?<!\d)(?:\d{1,2}\. \d{1,2}\. (?:19|20)\d\d|(?:19|20)\d\d\. \d{1,2}\. \d{1,2})(?!\d)")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
# Where a sentence may end, each way with the white space behind it: a capital, a digit or "(b)" begins the next. A bullet in
# running text and a lost space ("services.We may") end none: tried, and no clause was known better for it. The stop comes first
# and what stands before it second, so that the search can skip from stop to stop.
_BOUNDARY = re.compile(
    r"""[.!?…](?<![.!?…].)[.!?…]*["'”’»)\]]*(?P<spaced>\s+)"""
    r"""(?=["'“‘«(\[¿¡]?\s?[^\W_a-zß-öø-ÿ]|\((?:[a-z]|[ivx]{2,4})\)\s)"""
)
# Chinese and Japanese stops need no space behind them, nor does a borrowed "?" between two of their letters. What is said in
# brackets or quotes ends a sentence only where it is one: 果樹園（以下「当社」といいます。）は.
_STOPS = re.compile("[。！？｡]")
_GOES_ON = tuple("とはがをにのもでへや、，")  # behind a quotation within a sentence
_BOUNDARY_ALONE = re.compile(
    r"(?:[（(][^（()）。]{0,300}+。[^（()）]{0,300}+[)）]|「[^「」。]{0,300}+。[^「」]{0,300}+」|『[^『』。]{0,300}+。[^『』]{0,300}+』)"
    rf"(?P<aside>\s*)|(?:[。！？｡]+|(?<=[{ALONE}])[!?]+(?=[\"”’」』）)]*[{ALONE}]))[\"”’」』）)]*(?P<alone>\s*)(?=\S)|{_BOUNDARY.pattern}"
)
LONGEST_ABBREVIATION = 40  # characters, with its stops and brackets; a longer token is none
_LAST_TOKEN = re.compile(r"[(\[\"'“‘«]*(\S+?)\.+$")


def clean(text: str) -> str:
    """Text on one line as a person sees it: NFC, without invisible marks and control characters, spaces folded."""
    if not typewritten(text).isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    elif text.isprintable() and "  " not in text:
        return text.strip()
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(_CONTROL.sub(" ", text).split())


def typewritten(text: str) -> str:
    """A text with quotes, dashes and the like as a typewriter has them: ASCII where the rest of it is."""
    if not text.isascii():
        for sign, typed in _TYPEWRITTEN:
            text = text.replace(sign, typed)
    return text


@remembered
def canonical(text: str) -> str:
    """The identity of a sentence: its words, case-folded, without numbering, punctuation and datelines.

    Typography never changes it; a word ("not", "may", "unless", "only") or a sign that is one ("%", "$") always does. A text
    without words, such as a line of symbols, is its own identity.
    """
    plain = clean(text)
    said = revealed(undated(plain))
    if ":" in said or "w." in said or "W." in said:
        said = _SCHEME.sub("", said)
    if not opens_date(said):
        said = _NUMBERING.sub("", said)
    return " ".join(words(said)) or " ".join(words(plain)) or plain


@remembered
def identity(text: str) -> str:
    """The same without addresses: a page that hides one from robots today and shows it tomorrow says the same sentence."""
    return hidden(canonical(text))


def words(text: str) -> list[str]:
    """The words of a text, case-folded: letters and digits of any script with the apostrophes inside, signs, e-mail addresses.

    Each Chinese character and kana is a word of its own, since no space parts them.
    """
    plain = typewritten(text)
    if plain.isascii() and "@" not in plain:
        if "'" in plain or "%" in plain or "$" in plain:
            return _ASCII_WORD.findall(plain.lower())
        return plain.encode().translate(_ASCII_PLAIN).decode().split()
    text = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES).translate(_SIGNS)).casefold()
    # The dotted and the dotless i of Turkish are one in capitals, which is typography.
    return _WORD.findall(unicodedata.normalize("NFC", text).replace("i\u0307", "i").replace("ı", "i"))


def says(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand in a text in a row, whatever their case and typography."""
    return f" {' '.join(words(phrase))} " in f" {' '.join(words(text))} "


def similarity(one: str, other: str) -> float:
    """How alike the words of two texts are, from 0 to 1, whatever their order (Dice's coefficient on multisets)."""
    a, b = _bag_of(one), _bag_of(other)
    total = len(a) + len(b)
    return 2 * len(a & b) / total if total else float(one == other)


def bag(said: Iterable[str]) -> frozenset[str]:
    """Words as often as they are said, the second of equal ones with its number: what two bags share is found at once."""
    number: dict[str, int] = {}
    found = set()
    for word in said:
        number[word] = times = number.get(word, 0) + 1
        found.add(word if times == 1 else f"{word} {times}")
    return frozenset(found)


@lru_cache(maxsize=4_096)
def _bag_of(text: str) -> frozenset[str]:
    """The words of a text, kept, since one text is compared with many."""
    return bag(words(text))


@remembered
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a block in order: nothing of the cleaned block is lost but spaces between them."""
    plain = clean(text)
    return tuple(plain[start:end] for start, end in _spans(plain))


def spans(text: str) -> list[tuple[int, int]]:
    """Where each of the sentences of a block begins and ends, in characters of the cleaned block."""
    return list(_spans(clean(text)))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in (_BOUNDARY_ALONE if _STOPS.search(text) else _BOUNDARY).finditer(text):
        end = match.start(match.lastgroup or 0)
        if match.lastgroup == "spaced" and _is_abbreviation(text, start, match.start() + 1):
            continue
        if match.lastgroup == "aside" and (
            match.start() > start or text[end - 2] not in "。！？" or text.startswith(_GOES_ON, end)
        ):
            continue
        yield start, end
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end of a sentence's text belongs to an abbreviation, an initial or a heading's number."""
    begin = max(start, text.rfind(" ", start, end) + 1)
    last = text[begin:end]
    # Nearly always it is: then nothing of what follows can be.
    plain = begin > start and len(last) > 2 and last[:-1].isalpha() and last[:-1].casefold() not in _ABBREVIATIONS
    if not plain and (opens_date(text[begin : begin + 40]) or _in_spaced_date(text, end)):
        return True
    match = None if plain or len(last) > LONGEST_ABBREVIATION else _LAST_TOKEN.match(last)
    if match is None:
        return False
    token = match[1].casefold().rpartition("-")[2]  # "EU-U.S."
    following = _FIRST_WORD.match(text[end : end + 20].lstrip())
    opens = following is not None and following[0].capitalize() in _OPENERS
    listed = begin == start or last[0] in "([" or text[begin - 2] in ":;|(["
    if token in _BEFORE_NUMBERS:
        return _NUMBER.match(text, end) is not None
    if _DOTTED.fullmatch(token):
        return not (opens and (match[1].isupper() or token in _MAY_END)) or token in _NEVER_END
    if len(token) == 1 and token.isalpha():
        return listed or not (opens and token != match[1])
    return (
        (token in _ABBREVIATIONS and not (opens and token in _MAY_END))
        or (_NUMBERED.fullmatch(token) is not None and len(token.partition(".")[0]) < 3 and listed)
        or (begin == start and _NUMBERING.fullmatch(last) is not None)
    )


def _in_spaced_date(text: str, end: int) -> bool:
    """Whether a full stop that ends at `end` stands inside `15. 07. 2019` or `2025. 3. 3`."""
    return any(found.start() < end < found.end() for found in _SPACED_DATE.finditer(text, max(0, end - 10), end + 10))

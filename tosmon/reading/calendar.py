"""Dates as documents write them, in sixteen languages, and the day each of them names."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache

# The months by their names and short forms in English, French, German, Spanish, Italian, Portuguese, Dutch, Polish, Russian,
# Swedish, Danish, Norwegian, Finnish and Turkish, in the forms that a date takes. Names without their accents are known too.
_MONTHS = (
    "january jan janvier janv januar jänner jän enero ene gennaio gen janeiro januari stycznia styczeń января январь янв"
    " tammikuuta tammikuu ocak",
    "february feb février févr fév februar feber febrero febbraio fevereiro fev februari lutego luty февраля февраль фев"
    " helmikuuta helmikuu şubat",
    "march mar mars märz mär mrz marzo março maart mrt marca marzec марта март maaliskuuta maaliskuu marts mart",
    "april apr avril avr abril abr aprile kwietnia kwiecień апреля апрель апр huhtikuuta huhtikuu nisan",
    "may mai mayo maggio mag maio mei maja maj мая май toukokuuta toukokuu mayıs",
    "june jun juin juni junio giugno giu junho czerwca czerwiec июня июнь kesäkuuta kesäkuu haziran",
    "july jul juillet juil juli julio luglio lug julho lipca lipiec июля июль heinäkuuta heinäkuu temmuz",
    "august aug août agosto ago augustus augusti sierpnia sierpień августа август авг elokuuta elokuu ağustos",
    "september sep sept septembre septiembre setiembre settembre set setembro września wrzesień сентября сентябрь сен сент"
    " syyskuuta syyskuu eylül",
    "october oct octobre oktober okt octubre ottobre ott outubro out października październik октября октябрь окт"
    " lokakuuta lokakuu ekim",
    "november nov novembre noviembre novembro listopada listopad ноября ноябрь ноя нояб marraskuuta marraskuu kasım",
    "december dec décembre déc dezember dez diciembre dic dicembre dezembro desember des grudnia grudzień декабря декабрь дек"
    " joulukuuta joulukuu aralık",
)
_WEEKDAY = (
    r"(?:(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\.?,?\s+"
)
_YEAR = r"(?:19|20)\d\d(?!\d)(?:\s*(?:года|г\.?|r\.)(?!\w))?"
_DAY = r"\d{1,2}(?!\d)(?:\s?(?:st|nd|rd|th|er|ème|º|°|\.|-?го))?"
# Eras of Japan, by the year before their first.
_ERAS = {"令和": 2018, "平成": 1988}
# Regions that write 3 April as 4/3; all other writers of English, and of most languages, put the day first.
_MONTH_FIRST = frozenset(["en-us", "en-ph"])
_EITHER = frozenset(["", "en", "en-ca", "fr-ca", "es-us", "es-pr"])


def _plain(word: str) -> str:
    """A word without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c)).replace("ı", "i")


@cache
def _months() -> dict[str, int]:
    return {_plain(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


@cache
def date_pattern() -> str:
    """A regular expression (case ignored) for a date with a year; it has no groups."""
    names = {spelling for names in _MONTHS for name in names.split() for spelling in (name, _plain(name))}
    month = rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})(?![^\W\d_])\.?"
    return (
        rf"(?:(?:{_WEEKDAY})?(?:"
        rf"{_YEAR}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,2}}(?!\d)\.?"
        rf"|\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:{_YEAR}|\d\d(?!\d))"
        rf"|{month}\s*(?:{_DAY})?\s*,?\s*{_YEAR}"
        rf"|{_DAY}[\s-]*(?:of\s+|de\s+|di\s+|d['’])?{month}\s*,?[\s-]*(?:of\s+|del?\s+)?{_YEAR}"
        rf"|(?:{_YEAR}|(?:{'|'.join(_ERAS)})\s?(?:\d{{1,2}}|元))\s?[年년]\s?\d{{1,2}}\s?[月월](?:\s?\d{{1,2}}\s?[日일])?"
        rf"|\d{{1,2}}[./]{_YEAR}"
        r"))"
    )


_ORDINAL = re.compile(r"\d{1,2}\.\s+([^\W\d_]+)")


def opens_date(text: str) -> bool:
    """Whether a text begins with the ordinal of a date, `3. März`, whose full stop ends nothing."""
    match = _ORDINAL.match(text[:40])
    return match is not None and _plain(match[1]) in _months()


def day_named(text: str, language: str = "") -> str:
    """The ISO 8601 day a date names: `2025-03-01`, `2025-03` without a day, "" for none and for one that can be read two ways.

    Whether 03/04/2025 is in March or in April, only the `language` (BCP 47) can tell, and English alone does not.
    """
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    era = next((before for name, before in _ERAS.items() if name in text), None)
    if era is not None:
        numbers = [era + (1 if "元" in text else numbers.pop(0)), *numbers]
    month = next((found for word in re.findall(r"[^\W\d_]+", text) if (found := _months().get(_plain(word)))), None)
    if month is not None:
        *day, year = numbers
        return _iso(year, month, *day)
    if numbers[0] > 31 or len(numbers) == 2:
        return _iso(*(numbers if numbers[0] > 31 else reversed(numbers)))
    first, second, year = numbers
    return _in_order(first, second, year, language, dotted="." in text)


def _in_order(first: int, second: int, year: int, language: str, *, dotted: bool) -> str:
    """A day of which one number is the month; dots are written by those alone who put the day first."""
    if year < 100:
        return ""
    language = language.casefold().replace("_", "-")
    if second > 12 or first == second or (language in _MONTH_FIRST and first <= 12 and not dotted):
        return _iso(year, first, second)
    if first > 12 or dotted or language not in _EITHER:
        return _iso(year, second, first)
    return ""


def _iso(year: int, month: int, day: int | None = None) -> str:
    try:
        return date(year, month, day or 1).isoformat()[: 10 if day else 7]
    except ValueError:  # the 31st of February names no day
        return ""

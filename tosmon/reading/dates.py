"""The dates a document states of itself: when it was last updated, and since when it is effective."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from ahocorasick_rs import BytesAhoCorasick, Implementation

from tosmon.models import DateKind, StatedDate, Version
from tosmon.reading.calendar import date_pattern, day_named
from tosmon.reading.remembered import remembered

LONGEST = 1_000  # characters; what a longer sentence says is no dateline
MOST_BLOCKS = 20_000  # a document has fewer

# Labels that stand before the date, and are never part of a sentence about something else.
_UPDATED = (
    r"(?:date\s+of\s+)?(?:last|latest|most\s+recent)(?:ly)?\s+(?:updated?|modified|modification|revised|revision|changed?|reviewed|edited"
    r"|amended|amendment)(?:\s+(?:date|on))?|date\s+(?:last\s+)?(?:updated|modified|revised|amended)|(?:update|revision|version)\s+date"
    r"|(?:document|page|article|policy|terms)\s+(?:last\s+)?updated",
    r"(?:date\s+de\s+(?:la\s+)?)?derni[eè]res?\s+(?:mises?\s+[aà]\s+jour|modifications?|r[eé]visions?|actualisation)"
    r"|date\s+de\s+(?:mise\s+[aà]\s+jour|r[eé]vision|modification)",
    r"(?:datum\s+der\s+)?letzten?\s+(?:aktualisierung|änderung|überarbeitung)|zuletzt\s+(?:aktualisiert|geändert|überarbeitet|bearbeitet)",
    r"(?:fecha\s+de\s+(?:la\s+)?)?[uú]ltima\s+(?:actualizaci[oó]n|modificaci[oó]n|revisi[oó]n)|fecha\s+de\s+(?:actualizaci[oó]n|revisi[oó]n)",
    r"(?:data\s+(?:di|dell['’])\s*)?ultim[oa]\s+(?:aggiornamento|modifica|revisione)|data\s+di\s+aggiornamento",
    r"(?:data\s+da\s+)?[uú]ltima\s+(?:atualiza[cç][aã]o|modifica[cç][aã]o|revis[aã]o|altera[cç][aã]o)|data\s+de\s+atualiza[cç][aã]o",
    r"laatst\s+(?:bijgewerkt|gewijzigd|herzien|aangepast)|laatste\s+(?:update|wijziging|herziening|aanpassing)",
    r"ostatni[ao]\s+(?:aktualizacj[ai]|zmian[ay]|zaktualizowano|zmieniono)|data\s+(?:ostatniej\s+)?(?:aktualizacji|zmiany)",
    r"(?:дата\s+)?последн\w+\s+(?:обновлени[ея]|изменени[ея]|редакци[яи])|дата\s+(?:обновления|изменения)",
    r"senast\s+(?:uppdatera(?:d|de|t|ts)|ändra(?:d|t)|reviderad)|sid?st\s+(?:opdateret|ændret|revideret|oppdatert|endret|revidert)",
    r"viimeksi\s+(?:päivitetty|muokattu)|viimeisin\s+(?:päivitys|muutos)|son\s+(?:güncelle(?:me|nme)|değişiklik)(?:\s+tarihi)?"
    r"|güncelleme\s+tarihi",
    r"最[終终后後近新](?:一次)?\s?(?:更新|改定|改訂|改正|修正|修订|修訂|修改)(?:日期|日時|日付|时间|時間|日|于|於)?"
    r"|(?:更新|改定|改訂|改正|修正|制定|修订|修訂|修改)(?:日期|日時|日付|时间|時間|日)",
    r"(?:최종|마지막|최근)\s?(?:업데이트|수정|개정|변경)(?:\s?(?:일자|일시|날짜|일|됨))?|(?:업데이트|수정|개정|변경)\s?(?:일자|날짜|일)",
)
_EFFECTIVE = (
    r"(?:version\s+)?effective\s+date|date\s+effective|date\s+of\s+(?:entry\s+into\s+force|effect)|date\s+d['’](?:effet|entr[eé]e\s+en\s+vigueur"
    r"|application)",
    r"datum\s+des\s+inkrafttretens|inkrafttreten|gültigkeitsdatum|ingangsdatum|(?:data|fecha)\s+d[ei]\s+(?:entra(?:da|ta)\s+(?:en|em|in)\s+vigore?"
    r"|vigencia|vig[eê]ncia|efecto|decorrenza|efetiva[cç][aã]o)|entrada\s+e[nm]\s+vigor|entrata\s+in\s+vigore",
    r"data\s+(?:wejścia\s+w\s+życie|obowiązywania)|дата\s+вступления\s+в\s+силу|ikraft(?:trädande|trædelsesdato|træden|tredelse)"
    r"|voimaantulopäivä|(?:yürürlük|geçerlilik)(?:e\s+giriş)?\s+tarihi",
    r"(?:施行|発効|適用(?:開始)?|生效|实施|實施)(?:日期|时间|時間|日)|(?:시행|발효|적용)\s?(?:일자|날짜|일)",
)
# Words that are a label before a colon, or where they and a date are all that is said; else a sentence may be about the date.
_UPDATED_TOO = (
    r"(?:up)?dated|revised|modified|amended|reviewed|edited|posted|published|version|as\s+of|mis(?:e?s?)\s+[aà]\s+jour|modifiée?s?"
    r"|stand|aktualisiert|fassung|actualizad[oa]s?|aggiornat[oaie]|atualizad[oa]s?|bijgewerkt|versie|zaktualizowano|обновлено"
    r"|uppdaterad|opdateret|oppdatert|päivitetty|güncellendi|更新于|更新於|发布于|發布於|更新"
)
_EFFECTIVE_TOO = (
    r"effective(?:ness)?|in\s+(?:effect|force)|valid|applicable|(?:takes?|taking)\s+effect|com(?:es?|ing)\s+into\s+(?:force|effect)|becomes?\s+effective"
    r"|(?:entr[eé]es?\s+)?en\s+vigueur|entren?t?\s+en\s+vigueur|applicables?|[aà]\s+compter\s+du|gültig|wirksam|in\s+kraft|vigentes?|e[nm]\s+vigor"
    r"|in\s+vigore|geldig|van\s+kracht|met\s+ingang\s+van|obowiązuje|wchodzi\s+w\s+życie|вступает\s+в\s+силу|действует|gäller|gælder|gjelder"
    r"|voimassa|生效|施行|시행"
)
_BEFORE_DATE = (
    r"(?:(?:on|as\s+of|as\s+from|from|since|starting|beginning|with\s+effect\s+from|le|du|au|depuis\s+le|[aà]\s+compter\s+du|[aà]\s+partir\s+d[ue]|am|vom"
    r"|seit|ab|dem|zum|el|del?|desde(?:\s+el)?|a\s+partir\s+del?|il|dal|em|op|per|vanaf|sinds|с|от|od|dnia|z\s+dnia|w\s+dniu|den|från(?:\s+och\s+med)?"
    r"|fra|alkaen)\s*[:：]?\s+){0,2}"
)
# What a document calls itself. Any other word in front of the label is about something else, and the date is too.
_TITLE = (
    r"(?:(?:privacy|cookies?|users?|services?|of|and|the|use|sale|customer|licen[cs]e|data|processing|protection|acceptable|community"
    r"|general|website|site|version|de|des|du|et|la|le|les|d['’]utilisation|conditions|politique|(?-i:[A-Z][\w'’&-]*))\s+){0,8}"
    r"(?:polic(?:y|ies)|terms|agreement|notice|statement|page|document|version|conditions|addendum|guidelines|rules|article|contract"
    r"|use|service|sale|licen[cs]e|charter|faq|list|confidentialité|utilisation|politique|conditions|mentions|charte|contrat)"
)
_SUBJECT = (
    rf"(?:(?:this|these|the|our|la|le|les|cette|ces|nos|notre|ce)\s+(?:présentes?\s+)?{_TITLE}\s+(?:(?:was|were|is|are|has\s+been|have\s+been|est|sont|a\s+été|ont\s+été)\s+)?"
    r"|本[\u3040-\u9fff]{0,12}(?:規約|规约|条款|條款|協議|协议|政策|ポリシー|方針|規則|规则|声明)(?:は、?|于|於|自)?\s?"
    r"|[이본]\s?[\uac00-\ud7a3 ]{0,12}(?:약관|방침|정책)[은는]\s)"
)
_UNIT = (
    r"(?:(?:second|minute|hour|day|week|month|year)s?|secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|sekunden?|minuten?|stunden?|tag(?:en?)?"
    r"|wochen?|monat(?:en?)?|jahr(?:en?)?|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|mês|a[nñ]os?|second[oi]|minut[oi]|or[ae]|giorn[oi]"
    r"|settiman[ae]|mes[ei]|ann[oi]|uur|dag(?:en)?|week|weken|maand(?:en)?|jaar)"
)
_SOME = (
    r"(?:(?:over|about|almost|around|more\s+than|less\s+than|plus\s+d['’e]|environ|über|etwa|mehr\s+als|más\s+de|mais\s+de|cerca\s+de|più\s+di|meer\s+dan)\s*)?"
    r"(?:\d{1,3}|an?|one|two|three|a\s+few|une?|quelques|eine[mnr]?|un[oa]?|um|uma|een|enkele)\s?"
)
_AGO = (
    rf"(?:{_SOME}\s?{_UNIT}\s+(?:ago|fa|geleden)|(?:il\s+y\s+a|vor|hace|há)\s+{_SOME}\s?{_UNIT}|yesterday|today|just\s+now|this\s+(?:week|month|year)"
    r"|last\s+(?:week|month|year)|hier|gestern|heute|ayer|hoy|ieri|oggi|ontem|hoje|gisteren|vandaag"
    r"|\d{1,3}\s?(?:秒|分钟?|時間|小时|小時|日|天|週間|周|[かヶカ]月|个月|個月|年)以?前|\d{1,3}\s?(?:분|시간|일|주|개월|년)\s?전)"
)
_TIME = (
    r"(?:[\s,T|·–—-]*(?:at\s+|à\s+|um\s+)?\d{1,2}[:h]\d{2}(?::\d{2})?(?:\.\d+)?(?:\s*[ap]\.?m\b\.?)?(?:\s*uhr)?"
    r"(?:\s*\(?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d\d:?\d\d)\)?(?![\w]))*)?"
)
_LABEL_BEHIND = (
    r"(?:に|より|から|付で?|起|부터|자로?)?\s?(?:最終)?(?:(?P<updated_behind>更新|改定|改訂|改正|制定|修订|修訂|修改|개정|수정|제정|updated|revised"
    r"|aktualisiert|geändert|aggiornato|bijgewerkt)|(?P<effective_behind>施行|適用|発効|生效|实施|實施|시행|적용|발효))"
    r"(?:します|しました|する|されます|합니다|됩니다|됨)?"
)
_ANY_DATE = re.compile(
    r"(?:19|20)\d\d|\d[./-]\d\d?[./-]\d\d|令和|平成|\b(?:ago|fa|geleden|yesterday|today|just now"
    r"|(?:this|last) (?:week|month|year)|il y a|vor|hace|há|hier|gestern|heute|ayer|hoy"
    r"|ieri|oggi|ontem|hoje|gisteren|vandaag)\b|[前전]",
    re.IGNORECASE,
)
# One of these stands in all that it finds, or else one of `_OTHER_SIGNS`. To look for them takes a tenth of the time.
_SIGNS = (
    *"ago fa geleden yesterday today vor hace hier gestern heute ayer hoy ieri oggi ontem hoje gisteren vandaag".split(),
    *(f"{which} {span}" for which in ("this", "last") for span in ("week", "month", "year")),
    *("just now", "il y a"),
)
_DATES_IN_DIGITS = b"0000", b"0 0 00", b"0 00 00"
# Digits of other scripts, what else it seeks that is no ASCII, and what is a letter of ASCII to it ("ſ" is "s").
_OTHER_SIGNS = re.compile("[^\\D0-9]|[令平前전á\u00c1\u017f\u212a\u0130\u0131]")
# Letters of ASCII in lower case, every digit as "0" and all else as a space.
_PLAIN = bytes(ord("0" if c.isdigit() else c.lower() if c.isalnum() or c == "_" else " ") for c in map(chr, range(128)))
_PLAIN += b" " * 128
_JOINED = re.compile(r"[\s,;|·•/–—()\[\].*-]*(?:and|et|und|y|e|en|och|og)?\s*", re.IGNORECASE)
# Edges of a dateline inside a longer text. A comma is none: "Effective 1 May 2025, we may ...".
_PARTED_LEFT = re.compile(r"(?:^|[|·•(\[{【（*_]|\s[–—-]|[.!?。！？][\"”’)]*)\s*$")
_PARTED_RIGHT = re.compile(r"\s*(?:$|[|·•()\[\]}】）*_。]|[–—-]\s|[.!?;]+(?:\s|$))")
_BARRED_RIGHT = re.compile(r"\s*[.!?。)\]】）]*\s*(?:$|[|·•(\[（])|[.!?]\s+")
_NEXT_RIGHT = re.compile(r"\s+[\"“«]?[^\W\d_a-zß-öø-ÿ]")
_VERSION = re.compile(
    r"(?:^|[|·•–—,;()\[\]-])\s*(?:version|v\.?|rev(?:ision)?\.?)\s*\d+(?:\.\d+){0,3}\s*(?=$|[|·•–—,;()\[\]-])", re.IGNORECASE
)
_MARKS = re.compile(r"[\W_]*")

# The year of a copyright says nothing; "(c)" alone may be the number of an item.
_COPYRIGHT_YEAR = re.compile(
    r"(©\s*(?:[\w.&'’-]+\s+){0,3}?|\bcopyright\s*(?:©|\(c\))?\s*)(?:19|20)\d\d(?:\s*[,–—-]\s*(?:(?:19|20)\d\d|present))?(?![^\W_])",
    re.IGNORECASE,
)
# Behind the year of a copyright: a name of one word or of capitalised ones. What goes on in small letters is a sentence,
# and so may be what is written in a script without capitals.
_OWNER = (
    r"(?:\s+[^\s\u0590-\u1dff\u2e80-\uffff]{1,40}"
    r"(?:\s+(?:and|et|und|of|by|its|affiliates|subsidiaries|&|[-–—|·]|(?-i:[A-ZÀ-ÖØ-ÞΑ-ΩА-Я0-9])[\w.,;'’&()-]{0,40})){0,7}?)?"
)
_RIGHTS = (
    r"(?:[\s.,|·–—-]*(?:all\s+rights\s+reserved|tous\s+droits\s+réservés|alle\s+rechte\s+vorbehalten|todos\s+los\s+derechos\s+reservados"
    r"|todos\s+os\s+direitos\s+reservados|tutti\s+i\s+diritti\s+riservati|alle\s+rechten\s+voorbehouden|все\s+права\s+защищены"
    r"|wszelkie\s+prawa\s+zastrzeżone|alla\s+rättigheter\s+förbehåll(?:na|s)|alle\s+rettigheter\s+forbeholdt|alle\s+rettigheder\s+forbeholdes"
    r"|kaikki\s+oikeudet\s+pidätetään|tüm\s+hakları\s+saklıdır))?"
)
_COPYRIGHT = re.compile(
    rf"^\W*(?:(?:©|\(c\)|copyright)\s*)+\d{{4}}(?:\s*[,–—-]\s*(?:\d{{4}}|present))?,?{_OWNER}{_RIGHTS}\W*$", re.IGNORECASE
)


@remembered
def is_dateline(text: str) -> bool:
    """Whether a sentence says only when the text was last changed or takes effect, or the year of a copyright."""
    if len(text) < 160 and (_COPYRIGHT.match(text) or is_date(text)):
        return True
    rest = undated(text)
    return rest != text and _MARKS.fullmatch(rest) is not None


def _may_date(text: str) -> bool:
    """Whether there is anything in a text that may be a date: there is not in most sentences."""
    plain = b" %b " % text.encode("utf-8", "surrogatepass").translate(_PLAIN)
    if not _signs().find_matches_as_indexes(plain) and (text.isascii() or not _OTHER_SIGNS.search(text)):
        return False
    return _ANY_DATE.search(text) is not None


@cache
def _signs() -> BytesAhoCorasick:
    return BytesAhoCorasick([*_DATES_IN_DIGITS, *(f" {said} ".encode() for said in _SIGNS)], implementation=Implementation.DFA)


def is_date(text: str) -> bool:
    """Whether a text is a date or a "3 months ago" and nothing else."""
    return len(text) < 80 and _may_date(text) and _lone_date().fullmatch(text) is not None


@remembered
def undated(text: str) -> str:
    """A text without the years of copyrights, and without its datelines where they stand apart from what it says.

    "Terms — Last updated: 3 May 2025 | Version 2.1" is "Terms —"; "Effective 3 May 2025, we may share it" stays as it is.
    """
    if len(text) > LONGEST or not _may_date(text):
        return text
    text = _COPYRIGHT_YEAR.sub(r"\1", text) if "©" in text or "opyright" in text or "OPYRIGHT" in text else text
    lines = list(_datelines(text))
    if not lines:
        return text
    for start, end, _ in reversed(lines):
        text = f"{text[:start]} | {text[end:]}"
    return " ".join(_VERSION.sub(" ", text).split())


def stated_dates(version: Version) -> tuple[StatedDate, ...]:
    """The dates a version states of itself, in its order, each once; one such as "3 months ago" is none.

    Those it carries already, else those of its text. A date in numbers is read by the version's language.
    """
    if version.stated is not None:
        return version.stated
    found: dict[StatedDate, None] = {}
    label = ""
    for block in islice(version.blocks, MOST_BLOCKS):
        text = f"{label} {block.text}" if label and is_date(block.text) else block.text
        label = block.text if _is_label(block.text) else ""
        found |= dict.fromkeys(said for matches in _all_datelines(text) for said in _stated(matches, version.language))
    return tuple(found)


@remembered
def _all_datelines(text: str) -> tuple[list[re.Match[str]], ...]:
    """The labelled dates in each dateline of a text."""
    return () if len(text) > LONGEST * 4 or not _may_date(text) else tuple(matches for _, _, matches in _datelines(text))


@remembered
def _is_label(text: str) -> bool:
    """Whether a text is the label of a date that stands in the next block."""
    return len(text) < 60 and _lone_label().fullmatch(text) is not None


def _stated(matches: list[re.Match[str]], language: str) -> Iterator[StatedDate]:
    for match in matches:
        if written := match["date"] or match["date_in_front"]:
            yield StatedDate(
                DateKind.EFFECTIVE if _is_effective(match) else DateKind.UPDATED,
                day_named(written, language),
                " ".join(match[0].split()),
            )


def _is_effective(match: re.Match[str]) -> bool:
    return any(match[name] for name in ("effective", "effective_colon", "effective_loose", "effective_behind"))


def _datelines(text: str) -> Iterator[tuple[int, int, list[re.Match[str]]]]:
    """Where datelines stand that are apart from the sentence: start, end, and the labelled dates in each."""
    group: list[re.Match[str]] = []
    for match in _labelled().finditer(text):
        if group and not _JOINED.fullmatch(text, group[-1].end(), match.start()):
            yield from _apart(text, group)
            group = []
        group.append(match)
    if group:
        yield from _apart(text, group)


def _apart(text: str, group: list[re.Match[str]]) -> Iterator[tuple[int, int, list[re.Match[str]]]]:
    start, end = group[0].start(), group[-1].end()
    left, right = text[max(0, start - 20) : start], text[end : end + 20]
    parted = _PARTED_LEFT.search(left) is not None
    opens = parted and (not left.strip() or left.rstrip()[-1] in ".!?。！？|·•" or not text[:start].strip("(*_[ "))
    if all(match["formal"] for match in group):
        # "Terms of Use Last updated: 3 May 2025 Please read", in one block for want of a line break.
        apart = (parted or (text[start].isupper() and not text.isupper())) and (
            _PARTED_RIGHT.match(right) or _NEXT_RIGHT.match(right)
        )
    elif any(_is_effective(match) or match["date_in_front"] or match["subject"] or match["as_of"] for match in group):
        apart = opens and _BARRED_RIGHT.match(right)
    else:
        apart = parted and _PARTED_RIGHT.match(right)
    if apart:
        yield start, end, group


@cache
def _labelled() -> re.Pattern[str]:
    """A label and its date: `formal` where a sentence can't be meant, `effective` for the kind, `date` (empty if relative)."""
    date = date_pattern()
    updated, effective = "|".join(_UPDATED), "|".join(_EFFECTIVE)
    dash = r"\s*[:：|–—-]*\s*"
    return re.compile(
        rf"(?<![^\W_])(?P<subject>{_SUBJECT})?(?:"
        rf"(?:(?P<formal>(?:{updated}|(?P<effective>{effective})){dash}|(?:{_UPDATED_TOO}|(?P<effective_colon>{_EFFECTIVE_TOO}))\s*{_BEFORE_DATE}[:：]\s*"
        rf"|(?:last\s+)?(?:updated|edited|modified)\s+(?={_AGO}))"
        rf"|(?:(?:(?P<as_of>as\s+of)|{_UPDATED_TOO}|(?P<effective_loose>{_EFFECTIVE_TOO}))\s*))"
        rf"\*?\s*{_BEFORE_DATE}(?:(?P<date>{date})|{_AGO}){_TIME}"
        rf"|(?:(?P<date_in_front>{date})|{_AGO})\s*{_LABEL_BEHIND})(?![^\W_])",
        re.IGNORECASE,
    )


@cache
def _lone_date() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{date_pattern()}{_TIME}|{_AGO})\W*", re.IGNORECASE)


@cache
def _lone_label() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:{'|'.join((*_UPDATED, *_EFFECTIVE, _UPDATED_TOO, _EFFECTIVE_TOO))})\s*{_BEFORE_DATE}\W*", re.IGNORECASE
    )

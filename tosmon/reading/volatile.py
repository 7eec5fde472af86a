"""Know the lines of a page that change by themselves: how long ago, how many votes, how many minutes to read."""

from __future__ import annotations

import re

from tosmon.reading.dates import is_dateline

LONGEST = 100  # characters

_COUNT = r"\d{1,3}(?:[\d.,\u00a0\u202f ]{0,9}\d)?\s?[km]?"
_UNIT = r"min(?:ute[sn]?|uti|utos?|uten)?\.?"
_COUNTER = re.compile(
    rf"\W*(?:{_COUNT}\s+(?:out\s+of|of|sur|von|de|su|van)\s+{_COUNT}\s+(?:people\s+)?(?:found|ont\s+trouvé|fanden|encontr\w+|hanno|vonden)\b.*"
    rf"|{_COUNT}\s+people\s+(?:found|like)\b.*"
    rf"|{_COUNT}\s+(?:views?|comments?|likes?|shares?|reactions?|replies|followers?|vues?|commentaires?|aufrufe|kommentare?|visualizaciones"
    rf"|comentarios?|visualizações|comentários?|visualizzazioni|commenti|weergaven|reacties)"
    rf"|(?:{_COUNT}[\s-]*{_UNIT}[\s-]+(?:to\s+)?(?:read(?:ing)?(?:\s+time)?|de\s+lecture|lesezeit|de\s+lectura|de\s+leitura|di\s+lettura|leestijd))"
    rf"|(?:(?:estimated\s+)?read(?:ing)?\s+time|temps\s+de\s+lecture|lesezeit|leestijd|tiempo\s+de\s+lectura|tempo\s+di\s+lettura"
    rf"|tempo\s+de\s+leitura)\W*(?:about\s+)?{_COUNT}\s*{_UNIT}(?:\W+{_COUNT}\s+words)?)\W*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\d{4}")


def is_volatile(text: str) -> bool:
    """Whether a line says only how long ago the page was changed, or counts its readers, their votes or its minutes."""
    if len(text) > LONGEST:
        return False
    return _COUNTER.fullmatch(text) is not None or (_YEAR.search(text) is None and is_dateline(text))

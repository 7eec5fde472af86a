"""From the bytes of an HTML page to its tree, cut to what the selectors name."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

from lxml import etree

from tosmon.models import Range

_META_CHARSET = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# What browsers decode (https://encoding.spec.whatwg.org/#names-and-labels), by the names of Python's codecs. All else that
# Python knows, such as utf-7, idna or unicode_escape, is text to no reader of the page.
_CODECS = frozenset(
    "utf-8 utf-16-le utf-16-be koi8-r koi8-u mac-roman mac-cyrillic cp866 cp874 gbk gb18030 big5hkscs euc_jp iso2022_jp"
    " cp932 cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258"
    " iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15"
    " iso8859-16".split()
)
# The labels that the same standard reads as a superset of what they say.
_READ_AS = {
    **dict.fromkeys(["ascii", "iso8859-1"], "cp1252"),
    **dict.fromkeys(["iso8859-11", "tis-620"], "cp874"),
    "iso8859-9": "cp1254",
    "utf-16": "utf-16-le",
    "gb2312": "gbk",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(body: bytes, charset: str = "") -> str:
    """Bytes to text, in the order of the HTML Standard: byte order mark, HTTP charset, <meta>, UTF-8, windows-1252.

    A declaration that the bytes contradict is not believed; bytes that fit nothing become U+FFFD.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    declared = _META_CHARSET.search(body[:4096])
    meta = _codec(declared[1].decode("ascii", "replace")) if declared else ""
    # A <meta> that can be read as ASCII does not stand in UTF-16; the standard takes it for UTF-8.
    for name in (_codec(charset), "utf-8" if meta.startswith("utf-16") else meta, "utf-8", "cp1252"):
        try:
            if name:
                return body.decode(name)
        except UnicodeDecodeError:
            continue
    return body.decode("utf-8" if declared is None else "windows-1252", "replace")


def _codec(label: str) -> str:
    """Python's name for a label of the Encoding Standard, "" for every other."""
    try:
        name = codecs.lookup(label.strip().lower()).name
    except (LookupError, ValueError):  # ValueError for a label with a null character
        return ""
    name = _READ_AS.get(name, name)
    return name if name in _CODECS else ""


def tree(text: str, select: Sequence[str | Range] = (), remove: Sequence[str | Range] = ()) -> etree._Element | None:
    """The tree of a page, None for one without any element; with selectors, the same page with only those parts in its body.

    Raises ReadError where a selector of `select` matches nothing; one of `remove` may match nothing.
    """
    if select or remove:
        from tosmon.reading.selectors import cut  # noqa: PLC0415 (brings an HTML parser of its own, for its CSS alone)

        text = cut(text, select, remove)
    # Text is handed over as UTF-8, so that no declaration inside the page is believed a second time.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # only for a page in which there is nothing at all; all else is mended
        return None

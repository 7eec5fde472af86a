"""From the bytes of an HTML page to its tree, cut to what the selectors name."""

from __future__ import annotations

import codecs
import re
import warnings
from collections.abc import Sequence

from lxml import etree

from tosmon.errors import ReadError

_META_CHARSET = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# The HTML Standard reads these labels as windows-1252 (Encoding Standard, section 4.2), as browsers do.
_AS_WINDOWS_1252 = frozenset(["iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"])
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(body: bytes, charset: str = "") -> str:
    """Bytes to text, in the order of the HTML Standard: byte order mark, HTTP charset, <meta>, UTF-8, windows-1252.

    A declaration that the bytes contradict is not believed; bytes that fit nothing become U+FFFD.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace")
    declared = _META_CHARSET.search(body[:4096])
    labels = [charset, declared[1].decode("ascii", "replace") if declared else "", "utf-8", "windows-1252"]
    for label in labels:
        try:
            name = codecs.lookup(label.strip().lower()).name if label else ""
            if name:
                return body.decode("windows-1252" if name in _AS_WINDOWS_1252 else name)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8" if declared is None else "windows-1252", "replace")


def tree(text: str, select: Sequence[str] = (), remove: Sequence[str] = ()) -> etree._Element | None:
    """The tree of a page, None for one without any element; with selectors, the same page with only those parts in its body.

    Raises ReadError where a selector of `select` matches nothing; one of `remove` may match nothing.
    """
    if select or remove:
        text = _cut(text, select, remove)
    # Text is handed over as UTF-8, so that no declaration inside the page is believed a second time.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # only for a page in which there is nothing at all; all else is mended
        return None


def _cut(text: str, select: Sequence[str], remove: Sequence[str]) -> str:
    """The page as HTML with the parts that were asked for, in its own order, none inside another."""
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning  # noqa: PLC0415 (slower than lxml, and needed for its CSS alone)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML served as HTML reads well as HTML
        soup = BeautifulSoup(text.replace("\x00", ""), "lxml")
    for selector in remove:
        for node in soup.select(selector):
            node.extract()
    for selector in select:
        if not soup.select(selector, limit=1):
            raise ReadError(
                f'the selector "{selector}" matches nothing on the page; the page changed its layout, so correct "select"'
            )
    if select and soup.body:
        chosen = soup.select(", ".join(select))
        inside = {id(node) for node in chosen}
        outermost = [node.extract() for node in chosen if not any(id(parent) in inside for parent in node.parents)]
        soup.body.clear()
        soup.body.extend(outermost)
    return str(soup)

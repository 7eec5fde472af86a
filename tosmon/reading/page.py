"""From the text of an HTML page to its tree, cut to what the selectors name."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from lxml import etree

from tosmon.errors import ReadError


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

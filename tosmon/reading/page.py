"""From the text of an HTML page to its tree, cut to what the selectors name."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import islice

from lxml import etree

from tosmon.errors import ReadError
from tosmon.models import Range

# Never text a person reads (HTML Living Standard, sections 4.8, 4.10 and 4.12).
UNREAD = (
    "script style noscript template svg math iframe object embed canvas audio video map select datalist option textarea input"
    " meta link dialog progress meter"
).split()
MOST_ELEMENTS = 100_000  # that no page can keep the reader busy for long; the legal centre of a large company has 10,000
MOST_TAGS = 4 * MOST_ELEMENTS  # and signs that might be tags; asked before a tree of them is built
# "&#146;" is an apostrophe, and libxml2 takes it for a control character (HTML Standard, 13.2.5.80).
_WINDOWS_1252 = re.compile(rb"&#(?:1(?:2[89]|[345]\d)|x[89][0-9a-f]);", re.IGNORECASE)
LONGEST_FALLBACK = 100  # nodes side by side
# All that is ever asked of attributes; an `href` tells only whether a link leads within the page.
READ_ATTRIBUTES = frozenset("aria-expanded aria-hidden class hidden href id lang role rowspan start style value".split())


def tree(text: str, select: Sequence[str | Range] = (), remove: Sequence[str | Range] = ()) -> etree._Element | None:
    """The tree of a page, None for one without any element; with selectors, the same page with only those parts in its body.

    Raises ReadError where a selector of `select` matches nothing (one of `remove` may) and for a page of too many elements.
    """
    if select or remove:
        from tosmon.reading.selectors import cut  # noqa: PLC0415 (brings an HTML parser of its own, for its CSS alone)

        text = cut(text, select, remove)
    page = text.encode("utf-8", "replace")  # bytes are searched in a fraction of the time that characters are
    tags = page.count(b"<")
    if tags > MOST_TAGS:
        raise ReadError(f"the page has {tags:,} tags, far more than any terms; tosmon reads up to {MOST_TAGS:,}")
    page = _WINDOWS_1252.sub(lambda reference: html.unescape(reference[0].decode()).encode(), page)
    streamed = b'id="S:' in page
    try:
        root = etree.fromstring(page.replace(b"\x00", b""), _parser(comments=streamed))
    except etree.XMLSyntaxError:  # only for a page in which there is nothing at all; all else is mended
        return None
    if root is None:
        return None
    elements = int(root.xpath("count(//*)")) if 2 * tags > MOST_ELEMENTS else 0  # with a tag comes a <p> at most that has none
    if elements > MOST_ELEMENTS:
        raise ReadError(f"the page has {elements:,} elements, far more than any terms; tosmon reads up to {MOST_ELEMENTS:,}")
    if streamed:
        _join_streamed(root)
    return root


@cache
def _parser(*, comments: bool) -> etree.HTMLParser:
    """One for all pages; without a table of ids, which nobody asks for, it takes a third less time."""
    # Text is handed over as UTF-8, so that no declaration inside the page is believed a second time.
    return etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=not comments, remove_pis=True, collect_ids=False)


def _join_streamed(root: etree._Element) -> None:
    """Put what React streamed behind the page in its place, as the page's own script does: `S:1` where `B:1` or `P:1` holds it.

    Behind a `B` stands what is shown meanwhile, up to the comment "/$" (React's source: ReactFizzInstructionSetShared.js).
    """
    places = {node.get("id"): node for node in root.iter("template")}
    for part in [node for node in root.iter("div") if node.get("hidden") is not None and node.get("id", "").startswith("S:")]:
        number = part.get("id", "")[2:]
        place = places.get(f"B:{number}", places.get(f"P:{number}"))
        if place is None or place.getparent() is None or part in place.iterancestors():
            continue
        if place.get("id", "").startswith("B:"):
            _drop_fallback(place)
        del part.attrib["hidden"]
        place.addprevious(part)
    etree.strip_elements(root, etree.Comment, with_tail=False)


def _drop_fallback(place: etree._Element) -> None:
    """Without its end, which a proxy may have taken out with other comments, what is shown meanwhile stays."""
    shown = list(islice(place.itersiblings(), LONGEST_FALLBACK))
    ends = [at for at, node in enumerate(shown) if node.tag is etree.Comment and node.text == "/$"]
    for node in shown[: ends[0]] if ends else ():
        node.getparent().remove(node)


def strip_unread(root: etree._Element) -> None:
    """Take what no person reads out of a tree, at the speed of C."""
    etree.strip_elements(root, *UNREAD, with_tail=False)


def strip_unasked(root: etree._Element, signs: Mapping[str, Callable[[str], str]]) -> None:
    """Take out of a tree what the reading asks nothing of: other attributes, and where links lead that leave the page.

    `signs` tell by the name of an attribute what is asked of its value, "" where that is nothing, and stand there instead.
    """
    names: set[str] = set()
    for node in root.iter():
        held = node.keys()
        names.update(held)
        for name in held:
            if (sign := signs.get(name)) is not None:
                if value := sign(node.get(name, "")):
                    node.set(name, value)
                else:
                    del node.attrib[name]
    etree.strip_attributes(root, *(names - READ_ATTRIBUTES))


def leads_within(href: str) -> bool:
    """Whether a link leads to a place on the same page, as those of a summary or a table of contents do."""
    return href.startswith("#") and len(href) > 1

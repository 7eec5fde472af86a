"""Find the part of a page that is the document, and what on it is only furniture.

Legal text is prose outside of links; menus, footers, banners and share bars are not. Where it is in doubt, more is kept:
a dropped clause is the worst fault of all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from bs4.element import NavigableString, PreformattedString, Tag

# Never text a person reads (HTML Living Standard, sections 4.8, 4.10 and 4.12).
UNREAD = frozenset(
    "script style noscript template svg math iframe object embed canvas audio video map select datalist option textarea input"
    " meta link head dialog progress meter".split()
)
_FURNITURE_TAGS = frozenset(["nav", "footer", "aside", "menu"])
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar tooltip".split()
)
# Names of furniture in classes and ids. Bare topics ("cookies", "consent", "share", "feedback") are no signs: the sections of a
# privacy policy are called so.
_FURNITURE_NAME = re.compile(
    r"(?:^|[-_ ])(?:(?:cookie|consent|gdpr|privacy)-?_?(?:banner|bar|notice|popup|modal|wall|overlay|dialog|manager)"
    r"|onetrust|cookiebot|usercentrics|didomi"
    r"|breadcrumbs?|pagination|navbar|navigation|sidebar|side-?_?nav|topnav|footer"
    r"|(?:share|social|sharing)-?_?(?:bar|buttons?|links|icons|tools|media)"
    r"|newsletter-?_?(?:signup|form|box)|(?:email|newsletter)-signup|related-?_?(?:posts|articles|links|content)"
    r"|(?:site|global|page|main)-?_?(?:footer|nav|navigation)|skip-?_?(?:link|nav|to-?_?content)"
    r"|(?:lang(?:uage)?|locale|country|region)-?_?(?:picker|selector|switcher|menu|select)"
    r"|feedback-?_?(?:widget|form|box)|was-?_?this-?_?helpful|(?:announcement|promo)-?_?(?:bar|banner))(?:$|[-_ ])",
    re.IGNORECASE,
)
# A node that is furniture by its name alone holds at most so many characters of prose.
LONGEST_NAMED_FURNITURE = 1_500
_STRUCTURE = frozenset("table ul ol h1 h2 h3 h4 h5 h6".split())
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

# Shares of the prose of a page. A node that holds more than the first is no furniture, whatever it is called; a node inside which
# the second stands is the document; <main> or <article> is believed when it holds the third.
FURNITURE_SHARE = 0.25
DOCUMENT_SHARE = 0.9
MAIN_SHARE = 0.7
# A hidden part with more prose than this is a closed accordion or tab, not a banner waiting for its hour (characters).
LONGEST_HIDDEN_BANNER = 600


class Prose:
    """How many characters of prose, that is of text outside of links, stand inside each node of a page.

    What stands in a <nav>, <footer> and the like counts for that node alone, not for those around it, unless that would
    leave out most of the page.
    """

    def __init__(self, root: Tag) -> None:
        self._counts = _measured(root, _is_apart)
        everything = _measured(root, _is_link)
        if 2 * self._counts[id(root)] < everything[id(root)]:
            self._counts = everything
        self.total = self.of(root)
        self._structured = _structured(root)

    def is_structured(self, node: Tag) -> bool:
        """Whether headings, lists or tables stand inside a node."""
        return id(node) in self._structured

    def of(self, node: Tag) -> int:
        """Characters of prose inside a node."""
        return self._counts.get(id(node), 0)


def _top_down(root: Tag) -> list[Tag]:
    """The nodes that may hold text, each before those inside it."""
    # Without recursion, since hostile pages nest deeper than Python's stack.
    order, stack = [], [root]
    while stack:
        node = stack.pop()
        if node.name not in UNREAD:
            order.append(node)
            stack.extend(child for child in node.contents if isinstance(child, Tag))
    return order


def _structured(root: Tag) -> set[int]:
    found: set[int] = set()
    for node in reversed(_top_down(root)):
        if (node.name in _STRUCTURE or id(node) in found) and node.parent is not None:
            found.add(id(node.parent))
    return found


def _measured(root: Tag, apart: Callable[[Tag], bool]) -> dict[int, int]:
    """Characters of text inside each node, children that are `apart` left out."""
    counts: dict[int, int] = {}
    for node in reversed(_top_down(root)):
        total = 0
        for child in node.contents:
            if isinstance(child, Tag):
                total += 0 if apart(child) else counts.get(id(child), 0)
            elif not isinstance(child, PreformattedString):  # comments, doctypes, CDATA
                total += len(cast("NavigableString", child).strip())
        counts[id(node)] = total
    return counts


def _is_link(node: Tag) -> bool:
    return node.name == "a"


def _is_apart(node: Tag) -> bool:
    return node.name == "a" or node.name in _FURNITURE_TAGS or attribute(node, "role").lower() in _FURNITURE_ROLES


def attribute(node: Tag, name: str) -> str:
    """An attribute as one string, empty where it is missing."""
    value = node.attrs.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def is_hidden(node: Tag, prose: Prose) -> bool:
    """Whether a node is hidden and too small to be a closed part of the document."""
    attrs = node.attrs
    if not attrs or ("hidden" not in attrs and attrs.get("aria-hidden") != "true" and "style" not in attrs):
        return False
    hidden = (
        "hidden" in attrs
        or attribute(node, "aria-hidden").lower() == "true"
        or _HIDING.search(attribute(node, "style")) is not None
    )
    return hidden and prose.of(node) <= LONGEST_HIDDEN_BANNER


def is_furniture(node: Tag, prose: Prose) -> bool:
    """Whether a node is navigation, a banner, a footer and the like."""
    name = node.name
    if prose.of(node) > FURNITURE_SHARE * prose.total:
        return False
    if name in _FURNITURE_TAGS or attribute(node, "role").lower() in _FURNITURE_ROLES:
        return True
    if name == "header":
        return node.find(["h1", "h2"]) is None
    if name in ("div", "section", "ul", "ol", "span", "p", "a"):
        return prose.of(node) <= LONGEST_NAMED_FURNITURE and any(
            _FURNITURE_NAME.search(attribute(node, key)) for key in ("id", "class")
        )
    return False


def document_root(body: Tag, prose: Prose) -> Tag:
    """The smallest node that surely holds the whole document."""
    for node in body.find_all(_is_main):
        if prose.of(node) >= MAIN_SHARE * prose.total:
            return _narrow(node, prose)
    return _narrow(body, prose)


def _narrow(node: Tag, prose: Prose) -> Tag:
    """Go down while one child holds nearly all the prose."""
    while True:
        children = [child for child in node.contents if isinstance(child, Tag)]
        best = max(children, key=prose.of, default=None)
        if best is None or prose.of(best) < DOCUMENT_SHARE * prose.of(node) or best.name in _KEEP_WHOLE:
            return node
        node = best


_KEEP_WHOLE = frozenset("p ul ol dl table tbody thead tr td li pre h1 h2 h3 h4 h5 h6 span b strong em i font".split())


def _is_main(node: Tag) -> bool:
    return node.name in ("main", "article") or attribute(node, "role").lower() == "main"

"""Find the part of a page that is the document, and what on it is only furniture.

Legal text is prose outside of links; menus, footers, banners and share bars are not. Where it is in doubt, more is kept:
a dropped clause is the worst fault of all.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from lxml.etree import _Element as Node

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
    r"(?:^|[-_ ])(?:(?:cookie|consent|gdpr|privacy)-?_?(?:banner|bar|popup|modal|wall|overlay|dialog|manager)"
    r"|onetrust|cookiebot|usercentrics|didomi"
    r"|breadcrumbs?|pagination|navbar|navigation|sidebar|side-?_?nav|topnav|footer"
    r"|(?:share|social|sharing)-?_?(?:bar|buttons?|links|icons|tools)"
    r"|newsletter-?_?(?:signup|form|box)|(?:email|newsletter)-signup|related-?_?(?:posts|articles|links)"
    r"|(?:site|global|page|main)-?_?(?:footer|nav|navigation)|skip-?_?(?:link|nav|to-?_?content)"
    r"|(?:lang(?:uage)?|locale|country|region)-?_?(?:picker|selector|switcher|menu|select)"
    r"|feedback-?_?(?:widget|form|box)|was-?_?this-?_?helpful|(?:announcement|promo)-?_?(?:bar|banner))(?:$|[-_ ])",
    re.IGNORECASE,
)
_NAMED = frozenset("div section ul ol span p a".split())
_APART = _FURNITURE_TAGS
_NOTHING: frozenset[str] = frozenset()
_CONTAINERS = frozenset("div section article main body aside".split())
# A part of fewer characters may be said twice on purpose.
SHORTEST_REPEATED_PART = 400
# A node that is furniture by its name alone holds at most so many characters of prose.
LONGEST_NAMED_FURNITURE = 1_500
_STRUCTURE = frozenset("table ul ol h1 h2 h3 h4 h5 h6".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 summary".split())
_OPENS = re.compile(r"accordion|collaps|expand|(?:^|[-_ ])(?:tab|panel|pane|answer|faq)", re.IGNORECASE)
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)

# Shares of the prose of a page. A node that holds more than the first is no furniture, whatever it is called; <main> or <article>
# is believed to be all of the document when it holds the second.
FURNITURE_SHARE = 0.25
MAIN_SHARE = 0.85
# A node that is passed by on the way down to the document has less prose than this; no clause is as short (characters).
SHORTEST_CLAUSE = 40
# A hidden part with more prose than this is a closed accordion or tab, not a banner waiting for its hour (characters).
LONGEST_HIDDEN_BANNER = 600


class Prose:
    """How many characters of prose, that is of text outside of links, stand inside each node of a page.

    What stands in a <nav>, <footer> and the like counts for that node alone, not for those around it, unless that would
    leave out most of the page.
    """

    def __init__(self, root: Node) -> None:
        # Without recursion, since hostile pages nest deeper than Python's stack. The list keeps the nodes alive, which lxml
        # makes anew each time otherwise, so that they can be keys.
        self._nodes = list(root.iter())
        self._structured: set[Node] = set()
        self._counts = self._measured(leave_out=_APART)
        everything = self._measured(leave_out=_NOTHING)
        if 2 * self._counts[root] < everything[root]:
            self._counts = everything
        self.total = self.of(root)
        self._repeated = self._repeated_sizes()
        self._said: set[str] = set()

    def of(self, node: Node) -> int:
        """Characters of prose inside a node."""
        return self._counts.get(node, 0)

    def is_structured(self, node: Node) -> bool:
        """Whether headings, lists or tables stand inside a node."""
        return node in self._structured

    def is_said_again(self, node: Node) -> bool:
        """Whether a node says word for word what one asked about before said.

        Pages hold parts twice, for wide and narrow screens, or as streamed and as drawn.
        """
        if self.of(node) not in self._repeated or node.tag not in _CONTAINERS or self._is_wrapped(node):
            return False
        text = " ".join(" ".join(node.itertext()).split())
        if text in self._said:
            return True
        self._said.add(text)
        return False

    def _measured(self, leave_out: frozenset[str]) -> dict[Node, int]:
        """Characters of text inside each node, links and children of certain names or roles left out."""
        counts = dict.fromkeys(self._nodes, 0)
        for node in reversed(self._nodes):  # those inside come before those around
            own = 0 if node.tag in UNREAD else counts[node] + _length(node.text)
            counts[node] = own
            parent = node.getparent()
            if parent in counts:
                apart = node.tag == "a" or node.tag in leave_out or (leave_out and _role(node) in _FURNITURE_ROLES)
                counts[parent] += (0 if apart else own) + _length(node.tail)
                if node.tag in _STRUCTURE or node in self._structured:
                    self._structured.add(parent)
        return counts

    def _repeated_sizes(self) -> set[int]:
        """Sizes of parts that stand in two places; a wrapper of one part has the size of that part and is the same place."""
        sizes = Counter(
            size for node, size in self._counts.items() if size >= SHORTEST_REPEATED_PART and not self._is_wrapped(node)
        )
        return {size for size, places in sizes.items() if places > 1}

    def _is_wrapped(self, node: Node) -> bool:
        return self._counts.get(node.getparent(), 0) == self._counts[node]


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0


def _role(node: Node) -> str:
    role = node.get("role")
    return role.lower() if role else ""


def is_hidden(node: Node, prose: Prose) -> bool:
    """Whether a node is hidden and too small to be a closed part of the document."""
    hidden = (
        node.get("hidden") is not None
        or node.get("aria-hidden", "").lower() == "true"
        or _HIDING.search(node.get("style", "")) is not None
    )
    return hidden and prose.of(node) <= LONGEST_HIDDEN_BANNER and not _is_closed_part(node)


def _is_closed_part(node: Node) -> bool:
    """Whether a hidden node is a closed accordion or tab: named so, or behind the heading or button that opens it."""
    if _role(node) == "tabpanel" or _OPENS.search(f"{node.get('class', '')} {node.get('id', '')}"):
        return True
    before = node.getprevious()
    if before is None:
        return False
    return any(each.tag in _HEADINGS or each.get("aria-expanded") is not None for each in islice(before.iter(), 20))


def is_furniture(node: Node, prose: Prose) -> bool:
    """Whether a node is navigation, a banner, a footer and the like."""
    if prose.of(node) > FURNITURE_SHARE * prose.total:
        return False
    if node.tag == "aside" and _is_note(node):
        return False
    if node.tag in _FURNITURE_TAGS or _role(node) in _FURNITURE_ROLES:
        return True
    if node.tag == "header":
        return next(node.iter("h1", "h2"), None) is None
    if node.tag not in _NAMED or prose.of(node) > LONGEST_NAMED_FURNITURE:
        return False
    return any(_FURNITURE_NAME.search(node.get(key, "")) is not None for key in ("id", "class"))


def _is_note(aside: Node) -> bool:
    """Whether an aside belongs to the text (HTML Standard, section 4.3.5): it stands in an article or between paragraphs."""
    parent = aside.getparent()
    between = parent is not None and any(each.tag == "p" for each in parent)
    return between or next(aside.iterancestors("main", "article"), None) is not None


def document_root(body: Node, prose: Prose) -> Node:
    """The smallest node that surely holds the whole document."""
    for node in body.iter():
        if (node.tag in ("main", "article") or _role(node) == "main") and prose.of(node) >= MAIN_SHARE * prose.total:
            return _narrow(node, prose)
    return _narrow(body, prose)


def _narrow(node: Node, prose: Prose) -> Node:
    """Go down while one child holds all the prose but a few words."""
    while True:
        best = max(node, key=prose.of, default=None)
        if best is None or best.tag in _KEEP_WHOLE or prose.of(node) - prose.of(best) >= SHORTEST_CLAUSE:
            return node
        node = best


_KEEP_WHOLE = frozenset("p ul ol dl table tbody thead tr td li pre h1 h2 h3 h4 h5 h6 span b strong em i font".split())

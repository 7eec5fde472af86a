"""Find the part of a page that is the document, and what beside it is not.

Legal text is prose outside of links, and nearly all of it stands together; menus, banners and calls to sign up stand beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml.etree import _Element as Node

from tosmon.reading.dates import is_dateline
from tosmon.reading.furniture import SHORTEST_CLAUSE, asks_for_consent, is_menu
from tosmon.reading.prose import Prose, role

# <main> or <article> is believed to be all of the document when it holds this share of the prose of the page.
MAIN_SHARE = 0.85
# Where one child of a node holds this share of its prose, menus left out, the others stand beside the document.
CORE_SHARE = 0.5
# The title of a document with all that stands beside it in one node: a breadcrumb, a date (characters).
LONGEST_TITLE = 500

_KEEP_WHOLE = frozenset("p ul ol dl table tbody thead tr td li pre h1 h2 h3 h4 h5 h6 span b strong em i font".split())
_TITLES = ("h1", "h2", "h3")


@dataclass(frozen=True, slots=True)
class Content:
    """The smallest node that surely holds the whole document, and the nodes inside it that are no part of it.

    `way` are the nodes from there down to the one that holds most of the prose by itself.
    """

    root: Node
    beside: frozenset[Node] = frozenset()
    way: tuple[Node, ...] = ()


def find_content(body: Node, prose: Prose) -> Content:
    """Go down the page from node to node to where the prose is, and judge what stands beside the way."""
    root = node = _main(body, prose)
    beside: set[Node] = set()
    way = [root]
    while True:
        core = max(node, key=prose.of, default=None)
        if core is None or core.tag in _KEEP_WHOLE:
            break
        rest = prose.of(node) - prose.of(core)  # all together less than a clause is passed by
        passed = _passed_by(node, core, prose, short=rest < SHORTEST_CLAUSE)
        if prose.of(core) < CORE_SHARE * (prose.of(node) - sum(map(prose.of, passed))):
            beside.update(each for each in passed if asks_for_consent(each, prose))
            break
        if root is node and rest < SHORTEST_CLAUSE and len(passed) == len(node) - 1:
            root = core
        beside.update(passed)
        node = core
        way.append(node)
    return Content(root, frozenset(beside), tuple(way[way.index(root) :]))


def _main(body: Node, prose: Prose) -> Node:
    for node in body.iter():
        if (node.tag in ("main", "article") or role(node) == "main") and prose.of(node) >= MAIN_SHARE * prose.total:
            return node
    return body


def _passed_by(node: Node, core: Node, prose: Prose, *, short: bool) -> list[Node]:
    """The children of a node that stand beside the document and are no part of it; `short` when they hardly have any prose."""
    passed, before = [], True
    for each in node:
        if each is core:
            before = False
        elif not (before and _is_title(each)) and (short or is_menu(each, before=before) or asks_for_consent(each, prose)):
            passed.append(each)
    return passed


def _is_title(node: Node) -> bool:
    """Whether a node in front of the document is its title or says when it was last changed."""
    text = "".join(node.itertext())
    return len(text) <= LONGEST_TITLE and (node.tag in _TITLES or next(node.iter("h1"), None) is not None or is_dateline(text))

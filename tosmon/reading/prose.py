"""Measure the prose of a page: how much text outside of links stands inside each of its nodes."""

from __future__ import annotations

from collections import Counter

from lxml.etree import _Element as Node

FURNITURE_TAGS = frozenset(["nav", "footer", "aside", "menu"])
FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alertdialog menu menubar toolbar tooltip listbox combobox".split()
)
_CONTAINERS = frozenset("div section article main body aside".split())
# A part of fewer characters may be said twice on purpose.
SHORTEST_REPEATED_PART = 400


def role(node: Node) -> str:
    """The ARIA role of a node in small letters, "" where it has none."""
    value = node.get("role")
    return value.lower() if value else ""


class Prose:
    """How many characters of prose, that is of text outside of links, stand inside each node of a page.

    What stands in a <nav>, <footer> and the like counts for that node alone, not for those around it, unless that would
    leave out most of the page.
    """

    def __init__(self, root: Node) -> None:
        # Without recursion, since hostile pages nest deeper than Python's stack. The list keeps the nodes alive, which lxml
        # makes anew each time otherwise, so that they can be keys.
        self._nodes = list(root.iter())
        self._counts, everything = self._measured()
        if 2 * self._counts[root] < everything[root]:
            self._counts = everything
        self.total = self.of(root)
        self._repeated = self._repeated_sizes()
        self._said: set[str] = set()

    def of(self, node: Node) -> int:
        """Characters of prose inside a node."""
        return self._counts.get(node, 0)

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

    def _measured(self) -> tuple[dict[Node, int], dict[Node, int]]:
        """Characters of prose inside each node, with children that are furniture by their tag or role left out, and with them."""
        counts = dict.fromkeys(self._nodes, 0)
        everything = counts.copy()
        for node in reversed(self._nodes):  # those inside come before those around
            text, tail, parent = node.text, node.tail, node.getparent()
            if text and (size := len(text.strip())):
                counts[node] += size
                everything[node] += size
            if parent in counts:
                behind = len(tail.strip()) if tail else 0
                own = 0 if node.tag == "a" else everything[node]
                apart = own and (node.tag in FURNITURE_TAGS or role(node) in FURNITURE_ROLES)
                counts[parent] += behind if apart or not own else counts[node] + behind
                everything[parent] += own + behind
        return counts, everything

    def _repeated_sizes(self) -> set[int]:
        """Sizes of parts that stand in two places; a wrapper of one part has the size of that part and is the same place."""
        sizes = Counter(
            size for node, size in self._counts.items() if size >= SHORTEST_REPEATED_PART and not self._is_wrapped(node)
        )
        return {size for size, places in sizes.items() if places > 1}

    def _is_wrapped(self, node: Node) -> bool:
        return self._counts.get(node.getparent(), 0) == self._counts[node]

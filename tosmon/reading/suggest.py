"""Suggest the selectors of a page: what to write into the config, where what is read by itself is to be pinned down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element as Node

from tosmon.reading.content import find_content
from tosmon.reading.html import read_html
from tosmon.reading.page import strip_unread, tree
from tosmon.reading.prose import Prose
from tosmon.reading.text import clean, words

# A name made by a build or a visit ("css-1q2w3e", "r12_a"), which is another one tomorrow.
_MADE = re.compile(r"\d{2}|^[a-z]{1,2}$|__\w*[A-Z0-9]\w*|[A-Z][a-z]*\d|^(?:css|sc|jss)-")
_NAME = re.compile(r"[A-Za-z][\w-]{2,40}")
_LANDMARKS = ("main", "article")
MOST_TRIED = 6  # selectors
ALIKE = 0.95  # share of the words that two readings have in common


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to `select` and to `remove`, each perhaps empty, and how many words the whole page shows."""

    select: tuple[str, ...]
    remove: tuple[str, ...]
    words: int


def suggestion(text: str, restless: Collection[str] = ()) -> Suggestion:
    """The selectors that a page's HTML suggests; `restless` are lines that differ from one visit to the next."""
    root = tree(text)
    if root is None:
        return Suggestion((), (), 0)
    strip_unread(root)
    body = next(root.iter("body"), root)
    content = find_content(body, Prose(body))
    shown = len(words(" ".join(body.itertext())))
    named = [css for node in content.way if (css := _selector(root, node))]
    unsettled = (_selector(root, node) for node in _holding(content.root, restless))
    return Suggestion(_reading_alike(text, named), tuple(dict.fromkeys(filter(None, unsettled))), shown)


def _reading_alike(text: str, selectors: Sequence[str]) -> tuple[str, ...]:
    """The first selector with which nearly the same is read as without."""
    wanted = Counter(_read(text))
    for css in selectors[:MOST_TRIED]:
        found = Counter(_read(text, css))
        if 2 * (wanted & found).total() >= ALIKE * (wanted.total() + found.total()):
            return (css,)
    return ()


def _read(text: str, *select: str) -> list[str]:
    return [word for block in read_html(text, select).blocks for word in words(block.text)]


def _holding(root: Node, lines: Collection[str]) -> Iterator[Node]:
    """The smallest nodes that hold these lines."""
    wanted = {clean(line) for line in lines}
    for node in root.iter():
        if clean(" ".join(node.itertext())) in wanted:
            yield node


def _selector(root: Node, node: Node) -> str:
    """CSS that matches this node alone and looks as if somebody had named it to last; "" where there is none."""
    if node.tag == "body":
        return ""
    return next((css for css, path, name in _names(node) if root.xpath(f"count({path})", name=name) == 1), "")


def _names(node: Node) -> Iterator[tuple[str, str, str]]:
    """Ways to name a node, the most lasting first: as CSS, and as XPath with a name."""
    if node.tag in _LANDMARKS:
        yield str(node.tag), f"//{node.tag}", ""
    if node.get("role") == "main":
        yield "[role=main]", "//*[@role='main']", ""
    if _lasts(node.get("id", "")):
        yield f"#{node.get('id')}", "//*[@id=$name]", node.get("id", "")
    for name in filter(_lasts, node.get("class", "").split()):
        yield (
            f"{node.tag}.{name}",
            f"//{node.tag}[contains(concat(' ', normalize-space(@class), ' '), concat(' ', $name, ' '))]",
            name,
        )


def _lasts(name: str) -> bool:
    return _NAME.fullmatch(name) is not None and _MADE.search(name) is None

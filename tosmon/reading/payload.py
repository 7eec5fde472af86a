"""Find the text that a page carries as data for its own script, and write it as the HTML that the script would draw.

Two kinds are known: the stream of React server components that Next.js sends in pieces (`self.__next_f.push([1, "..."])`), and
JSON in a script (`__NEXT_DATA__`, any `application/json`) or in the `data-page` of Inertia, with rich text as HTML or as the
trees of the usual editors (ProseMirror, Slate, Lexical, Draft.js, Portable Text, Contentful, Prismic).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

from lxml.etree import _Element as Node

DEEPEST = 200  # levels of data inside one another; no page is drawn from deeper ones
MOST_PIECES = 50_000  # of HTML; five times what the largest documents need
LONGEST_TITLE = 150  # characters of a title

_FLIGHT = re.compile(r"self\.__next_f\.push\((\[.*\])\)\s*;?\s*$", re.DOTALL)
_ROW = re.compile(rb"([0-9a-f]*):(?:T([0-9a-f]{1,8}),|([A-Z]{1,2})?)")
_REFERENCE = re.compile(r"\$[L@]?([0-9a-f]+)(?::.*)?$", re.DOTALL)
_HTML = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_PROSE = re.compile(r"(?:\S+\s+){5}|[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{12}")
_TAG = re.compile(r"[a-z][a-z0-9-]{0,20}$")
_UNDRAWN = frozenset("title script style link meta head svg noscript template".split())
_TITLE_KEYS = frozenset("title heading headline header question".split())
# Properties that hold no text of the document: looks, what Next.js draws in place of the page (its documentation, "File
# conventions"), and the dictionaries of next-intl, next-i18next, next-translate and the like, which hold every text of the site.
_NO_TEXT_KEYS = frozenset(
    "class className style id key href src alt seo meta metadata breadcrumbs navigation nav footer"
    " notFound forbidden unauthorized error errorStyles errorScripts loading template templateStyles templateScripts"
    " messages translations dictionary i18n locales _nextI18Next initialI18nStore __namespaces".split()
)

# What the editors call their nodes, in small letters and without marks between the words.
_NODES = {
    **dict.fromkeys(["paragraph", "normal", "unstyled", "block", "p"], "p"),
    **dict.fromkeys(["listitem", "unorderedlistitem", "orderedlistitem", "olistitem", "li"], "li"),
    **dict.fromkeys(["unorderedlist", "bulletlist", "bulletedlist", "list", "ul"], "ul"),
    **dict.fromkeys(["orderedlist", "numberedlist", "ol"], "ol"),
    **dict.fromkeys(["tablerow", "tr"], "tr"),
    **dict.fromkeys(["tablecell", "td"], "td"),
    **dict.fromkeys(["tableheadercell", "tableheader", "th"], "th"),
    **dict.fromkeys(["text", "span", "link", "hyperlink", "a", "autolink"], "span"),
    **{f"{name}{level}": f"h{level}" for level in range(1, 7) for name in ("h", "heading")},
    **{f"header{name}": f"h{level}" for level, name in enumerate(["one", "two", "three", "four", "five", "six"], 1)},
    "table": "table",
    "blockquote": "blockquote",
    "quote": "blockquote",
    "hardbreak": "br",
    "linebreak": "br",
}


def payload_html(root: Node) -> str:
    """The text that the scripts of a page hold as data, as HTML; "" where they hold none that is known."""
    flight, data = [], []
    for script in root.iter("script"):
        text = (script.text or "").strip()
        if match := _FLIGHT.match(text):
            flight.append(match[1])
        elif script.get("type", "").lower() == "application/json":
            data.append(text)
    data.extend(value for node in root.iter() if (value := node.get("data-page")))
    drawing = _Drawing()
    for text in data:
        drawing.json(_loads(text))
    if flight:
        drawing.flight(_rows("".join(_pieces(flight)).encode("utf-8", "replace")))
    return "".join(drawing.html)


def _loads(text: str) -> object:
    """The value of a JSON text; None for one that is broken or nested beyond reason."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _pieces(flight: list[str]) -> Iterator[str]:
    for text in flight:
        match _loads(text):
            case [1, str(piece)]:
                yield piece


def _rows(stream: bytes) -> dict[str, object]:
    """The rows of a stream of server components by their ids: values of JSON, and plain texts, whose length is given in bytes."""
    rows: dict[str, object] = {}
    at = 0
    while match := _ROW.match(stream, at):
        name, at = match[1].decode(), match.end()
        if match[2]:
            end = at + int(match[2], 16)
            rows[name] = stream[at:end].decode("utf-8", "replace")
        else:
            end = stream.find(b"\n", at)
            end = len(stream) if end < 0 else end
            if not match[3]:  # rows with a letter load modules and styles
                rows[name] = _loads(stream[at:end].decode("utf-8", "replace"))
            end += 1
        at = end
    return rows


class _Drawing:
    """HTML in the making. Every row is drawn once, so that rows which name each other end."""

    def __init__(self) -> None:
        self.html: list[str] = []
        self._rows: dict[str, object] = {}
        self._said = 0  # pieces of text, tags and titles not counted

    def flight(self, rows: dict[str, object]) -> None:
        """Draw the tree that begins in the first row, then what nothing in it named."""
        self._rows = rows
        for name in list(rows):
            self._value(self._rows.pop(name, None), 0)

    def json(self, value: object) -> None:
        """Draw plain data."""
        self._value(value, 0)

    def _value(self, value: object, depth: int) -> None:
        if depth > DEEPEST or len(self.html) > MOST_PIECES:
            return
        match value:
            case ["$", str(tag), _, dict(properties)]:
                self._element(tag, properties, depth)
            case list():
                self._group("div", value, depth)
            case dict():
                self._node(value, depth)
            case str():
                self._string(value, depth)

    def _group(self, tag: str, values: list[object], depth: int) -> None:
        self.html.append(f"<{tag}>")
        for each in values:
            self._value(each, depth + 1)
        self.html.append(f"</{tag}>")

    def _element(self, tag: str, properties: dict[str, object], depth: int) -> None:
        """An element of React: one of HTML with its children, or a component, of which any property may be its text."""
        if tag in _UNDRAWN or "strategy" in properties:  # the script component of Next.js has one
            return
        drawn = tag if _TAG.match(tag) else "div"
        self.html.append(f"<{drawn}>")
        if drawn == tag:
            self._children(properties.get("children"), depth)
        else:
            if (named := _REFERENCE.match(tag)) is not None and named[1] in self._rows:
                self._value(self._rows.pop(named[1]), depth + 1)
            self._children(properties.get("children"), depth)
            self._properties({key: each for key, each in properties.items() if key != "children"}, depth)
        match properties.get("dangerouslySetInnerHTML"):
            case {"__html": str(inner)}:
                self._inner(inner)
        self.html.append(f"</{drawn}>")

    def _children(self, value: object, depth: int) -> None:
        """What stands inside an element: text as it is, in whatever pieces."""
        match value:
            case ["$", str(), _, dict()]:
                self._value(value, depth + 1)
            case list():
                for each in value:
                    self._children(each, depth + 1) if depth < DEEPEST else None
            case str() if value.startswith("$"):
                self._string(value, depth)
            case str():
                self._say(escape(value))
            case int() | float() if not isinstance(value, bool):
                self._say(str(value))

    def _inner(self, html: str) -> None:
        """HTML, or the name of the row that holds it."""
        named = _REFERENCE.match(html)
        row = self._rows.pop(named[1], "") if named else html
        if isinstance(row, str):
            self._say(f"<div>{row}</div>")

    def _string(self, value: str, depth: int) -> None:
        """A string of data: a reference to a row, HTML, prose; a shorter one says nothing to a reader."""
        if value.startswith("$"):
            if (named := _REFERENCE.match(value)) and named[1] in self._rows:
                self._value(self._rows.pop(named[1]), depth + 1)
            elif value.startswith("$$"):
                self._say(escape(value[1:]))
        elif _HTML.search(value):
            self._say(f"<div>{value}</div>")
        elif _PROSE.match(value):
            for part in value.split("\n\n"):
                self._say(f"<p>{escape(part)}</p>")

    def _node(self, value: dict[str, object], depth: int) -> None:
        """A node of an editor's tree under its name, or any other object with all its values."""
        tag = _tag_of(value)
        self.html.append(f"<{tag or 'div'}>")
        text = value.get("text", value.get("value"))
        if tag and isinstance(text, str):
            self._say(escape(text))
            value = {key: each for key, each in value.items() if key not in ("text", "value")}
        elif not tag and set(value) <= _LEAF and isinstance(text, str):
            self._say(f"<span>{escape(text)}</span>")
            value = {}
        self._properties(value, depth)
        self.html.append(f"</{tag or 'div'}>")

    def _properties(self, value: dict[str, object], depth: int) -> None:
        """The values of an object. Its title is a heading where it has any text; the titles of menus have none."""
        start, said = len(self.html), self._said
        for key, each in value.items():
            if key in _TITLE_KEYS and _is_heading(each):
                self.html.append(f"<h2>{escape(str(each))}</h2>")
            elif key not in _NO_TEXT_KEYS and key != "dangerouslySetInnerHTML":
                self._value(each, depth + 1)
        if self._said == said:
            del self.html[start:]

    def _say(self, html: str) -> None:
        self.html.append(html)
        self._said += 1


def _is_heading(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_TITLE and not value.startswith("$") and not _HTML.search(value)


# A leaf of Slate has its text and at most marks beside it.
_LEAF = frozenset("text bold italic underline code strikethrough marks".split())


def _tag_of(value: dict[str, object]) -> str:
    """The tag that an editor's node stands for, "" for an object that is no such node."""
    if isinstance(value.get("listItem"), str):  # Portable Text
        return "li"
    attributes = value.get("attrs")
    level = attributes.get("level") if isinstance(attributes, dict) else value.get("level")
    for key in ("style", "nodeType", "tag", "type", "_type"):
        name = value.get(key)
        if not isinstance(name, str):
            continue
        plain = re.sub(r"[^a-z0-9]", "", name[:40].lower())
        if plain in ("heading", "header") and level in range(1, 7):
            return f"h{level}"
        if plain in _NODES:
            return _NODES[plain]
    return ""

"""Cut an HTML page to the parts that selectors and ranges name.

Every node of the page has a place, counted in the order of the text, and every part is a span of places: what an element
holds lies between its own place and the place where it ends, and a range may begin and end in the midst of elements.
"""

from __future__ import annotations

import html
import warnings
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from bs4 import BeautifulSoup, PageElement, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString

from tosmon.errors import ReadError
from tosmon.models import Range

Span = tuple[int, int]

MOST_TAGS = 50_000  # "<" on a page; real ones have up to 20,000, and the parser that knows CSS is slow
DEEPEST = 2_000  # elements inside one another; CSS looks at all that are around each


def cut(text: str, select: Sequence[str | Range], remove: Sequence[str | Range]) -> str:
    """The page as HTML without the parts to remove, and with only the selected ones in its body.

    They come in the order of the page, none inside another, nothing twice. Raises ReadError where a selector of `select`
    matches nothing, a range ends before it starts, or the page is too large or too deep to look for anything in it. A
    selector of `remove` may match nothing.
    """
    if (tags := text.count("<")) > MOST_TAGS:
        raise ReadError(f"the page has some {tags:,} tags, more than the {MOST_TAGS:,} in which tosmon looks for selectors")
    if remove:
        text = _Page(text).without(remove)
    return _Page(text).only(select) if select else text


class _Page:
    """The nodes of a page by their places."""

    def __init__(self, text: str) -> None:
        self._soup = _parsed(text)
        self._nodes: list[PageElement] = list(self._soup.descendants)
        self._ends = _ends(self._nodes)
        self._places = {id(node): place for place, node in enumerate(self._nodes)}

    def without(self, remove: Sequence[str | Range]) -> str:
        """The page without these parts, each as it stands on the whole page."""
        return self._markup(0, len(self._nodes), gone=_merged(span for each in remove for span in self._spans(each)))

    def only(self, select: Sequence[str | Range]) -> str:
        """The page with only these parts in its body."""
        for each in select:
            self._expect(each)
        body = self._places[id(self._soup.body)] if self._soup.body else 0
        spans = _merged((max(start, body), end) for each in select for start, end in self._spans(each))
        return self._markup(0, body + 1, last="".join(self._markup(*span) for span in spans))

    def _expect(self, selector: str | Range) -> None:
        for css in (selector,) if isinstance(selector, str) else _ends_of(selector):
            if not self._soup.select(css, limit=1):
                raise ReadError(
                    f'the selector "{css}" matches nothing on the page; the page changed its layout, so correct "select"'
                )

    def _spans(self, selector: str | Range) -> list[Span]:
        if isinstance(selector, str):
            return [self._span(tag) for tag in self._soup.select(selector)]
        start, end = (self._soup.select(css, limit=1) for css in _ends_of(selector))
        if not (start and end):
            return []
        # Before an element is its place, after it the place where it ends, as in a Range of the DOM (https://dom.spec.whatwg.org/#ranges).
        first = self._span(start[0])[not selector.start_before]
        last = self._span(end[0])[not selector.end_before]
        if last < first:
            raise ReadError(f"the range {_described(selector)} ends before it starts; the page changed its layout, so correct it")
        return [(first, last)]

    def _span(self, tag: Tag) -> Span:
        place = self._places[id(tag)]
        return place, self._ends[place]

    def _markup(self, start: int, end: int, *, gone: Sequence[Span] = (), last: str = "") -> str:
        """A span as HTML, `last` at its end. An element that lies in it in part, or is gone in part, is there with the rest.

        One that holds the whole span is not written: what is around a part must not hide it.
        """
        around = takewhile(lambda place: self._ends[place] < end, self._around(start) if start < end else ())
        opened = list(around)[::-1]
        written = [_opening(self._nodes[place]) for place in opened]
        leaving = iter([*gone, (end, end)])
        away = next(leaving)
        place = start
        while place < end:
            while opened and self._ends[opened[-1]] <= place:
                written.append(_closing(self._nodes[opened.pop()]))
            while away[1] <= place:
                away = next(leaving)
            if away[0] <= place and self._ends[place] <= away[1]:
                place = self._ends[place]
                continue
            written.append(_opening(self._nodes[place]))
            if _closing(self._nodes[place]):
                opened.append(place)
            place += 1
        return "".join([*written, last, *(_closing(self._nodes[place]) for place in reversed(opened))])

    def _around(self, place: int) -> Iterator[int]:
        """The places of the elements around a node, the innermost first."""
        return (self._places[id(tag)] for tag in self._nodes[place].parents if tag is not self._soup)


def _ends_of(selector: Range) -> tuple[str, str]:
    return selector.start_before or selector.start_after, selector.end_before or selector.end_after


def _described(selector: Range) -> str:
    """A range as it is written in the config: `{ start_after = "h1", end_before = "footer" }`."""
    given = ((key, getattr(selector, key)) for key in ("start_before", "start_after", "end_before", "end_after"))
    return "{ " + ", ".join(f'{key} = "{css}"' for key, css in given if css) + " }"


def _parsed(text: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML served as HTML reads well as HTML
        return BeautifulSoup(text.replace("\x00", ""), "lxml", multi_valued_attributes=None)


def _ends(nodes: Sequence[PageElement]) -> list[int]:
    """For each node in order the place behind all that is inside it."""
    ends = list(range(1, len(nodes) + 1))
    opened: list[int] = []
    for place, node in enumerate(nodes):
        while opened and nodes[opened[-1]] is not node.parent:
            ends[opened.pop()] = place
        opened.append(place)
        if len(opened) > DEEPEST:
            raise ReadError(f"the page nests its elements more than {DEEPEST:,} deep, too deep to look for selectors in it")
    for place in opened:
        ends[place] = len(nodes)
    return ends


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one; two that only touch stay two parts."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return merged


def _opening(node: PageElement) -> str:
    """A start tag, or a text as it stands in HTML; nothing for comments and the like, which hold no text of the page."""
    if isinstance(node, Tag):
        attributes = "".join(f' {name}="{html.escape(str(value))}"' for name, value in node.attrs.items())
        return f"<{node.name}{attributes}>"
    if isinstance(node, PreformattedString) or not isinstance(node, NavigableString):
        return ""
    raw = node.parent is not None and node.parent.name in ("script", "style")
    return str(node) if raw else html.escape(node, quote=False)


def _closing(node: PageElement) -> str:
    """An end tag; nothing for a text, and for an element that has none."""
    return f"</{node.name}>" if isinstance(node, Tag) and not node.is_empty_element else ""

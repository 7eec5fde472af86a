"""Findings as an Atom feed (RFC 4287). Text from a page is text in it, without what XML cannot hold."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from tosmon.diff import word_diff
from tosmon.models import Finding, slug
from tosmon.reports import wording
from tosmon.reports.escape import cut, terminal
from tosmon.reports.html import text, words
from tosmon.reports.sequels import sequels, told
from tosmon.reports.times import stamp

MOST = 100  # entries, the newest
LONGEST = 4000  # characters of a sentence that are shown
_ATOM = "http://www.w3.org/2005/Atom"
_SPACE = uuid.UUID("8f0c4c0e-3c53-4b46-9d0b-1c8a3f1d6f57")  # chosen once for tosmon: the same name always makes the same id
_NO_XML = re.compile("[\ufffe\uffff]")
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: `name` is its path without the ending, such as `services/tonewave`, and `findings` are in any order.

    Superseded ones are told as withdrawn; those that are muted are left out.
    """

    name: str
    title: str
    findings: Sequence[Finding]


def by_subject(findings: Sequence[Finding], services: Iterable[tuple[str, str]], tags: dict[str, set[str]]) -> Iterator[Feed]:
    """The feed of everything, one for each service (slug and name), and one for each tag of the services' slugs."""
    of: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        of[slug(finding.service)].append(finding)
    yield Feed("all", "tosmon: AI clauses in terms of service", findings)
    for name, title in services:
        yield Feed(f"services/{name}", f"tosmon: {title}", of[name])
    for tag, names in sorted(tags.items()):
        yield Feed(f"tags/{slug(tag)}", f"tosmon: {tag}", [each for name in sorted(names) for each in of[name]])


def atom(feed: Feed, page: Callable[[Finding], str] = lambda finding: finding.url, base_url: str = "") -> str:
    """The feed; `page` tells where a finding can be read, by default where its document is.

    Ids never change: those of entries are the findings' own, that of the feed is its name's below `base_url`, which ends with a
    slash, or is empty where nobody knows it.
    """
    shown = sorted((each for each in feed.findings if not each.mute), key=lambda each: each.observed_at, reverse=True)[:MOST]
    later = sequels(feed.findings)
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(root, "id", _id(f"{base_url}feeds/{feed.name}"))
    _add(root, "title", feed.title)
    _add(root, "updated", stamp(max((_updated(each, later.get(each.id, [])) for each in shown), default=_NEVER)))
    _add(SubElement(root, "author"), "name", "tosmon")
    _add(root, "generator", "tosmon")
    if base_url:
        SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{base_url}feeds/{feed.name}.atom"})
        SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": base_url})
    for finding in shown:
        _entry(root, finding, later.get(finding.id, []), page(finding))
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _entry(root: Element, finding: Finding, later: Sequence[Finding], page: str) -> None:
    entry = SubElement(root, "entry")
    withdrawn = "Withdrawn: " if finding.superseded else ""
    _add(entry, "id", _id(f"findings/{finding.id}"))
    _add(entry, "title", f"{withdrawn}{finding.label}: {wording.headline(finding)}")
    _add(entry, "published", stamp(finding.observed_at))
    _add(entry, "updated", stamp(_updated(finding, later)))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": _legal(page)})
    for term in (finding.severity, finding.clause.kind, finding.change):
        SubElement(entry, "category", {"term": term})
    _add(entry, "content", "\n".join(_content(finding, later)), type="html")


def _content(finding: Finding, later: Sequence[Finding]) -> Iterator[str]:
    """HTML in which all that is of a page is escaped."""
    clause = finding.clause
    if finding.superseded:
        yield f"<p><b>Withdrawn on {wording.day(finding.superseded)}:</b> a later look at the past came to another result.</p>"
    yield f"<p><b>{finding.severity.upper()}</b> {text(wording.headline(finding))}</p>"
    if clause.section:
        yield f"<p>{text(' > '.join(clause.section))}</p>"
    lead = f"{text(cut(clause.lead, LONGEST))} " if clause.lead else ""
    yield f"<blockquote>{lead}{_said(finding)}</blockquote>"
    told_so = [wording.attributes(clause), *(wording.fact(each, finding) for each in finding.facts), wording.since(finding)]
    yield from (f"<p>{text(line)}</p>" for line in told_so if line)
    if later:
        yield f"<p>Since then: {text(', '.join(map(told, later)))}.</p>"
    if finding.acknowledged:
        yield f"<p>Acknowledged on {wording.day(finding.acknowledged.at)}.</p>"


def _said(finding: Finding) -> str:
    """The sentence, with the words marked by which it differs from the one before."""
    now = cut(finding.clause.text, LONGEST)
    if not finding.before:
        return text(now)
    return words(word_diff(cut(finding.before, LONGEST), now))


def _updated(finding: Finding, later: Sequence[Finding]) -> datetime:
    """When it was last told otherwise: it was withdrawn or acknowledged, or its clause was reworded, went or came back."""
    seen = finding.acknowledged
    told_at = (finding.superseded, seen.at if seen else None, *(each.observed_at for each in later))
    return max([finding.observed_at, *filter(None, told_at)])


def _id(name: str) -> str:
    return uuid.uuid5(_SPACE, name).urn


def _add(parent: Element, name: str, said: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = _legal(said) if name != "content" else _NO_XML.sub("", said)


def _legal(said: str) -> str:
    """Text as XML may hold it, on one line."""
    return _NO_XML.sub("", terminal(said))

"""What a message says, in the words of the reports: its subject, its text for a medium, and its HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tosmon.diff import Edit, Run, word_diff
from tosmon.models import ChangeType, Finding, Message, Severity
from tosmon.reports import wording
from tosmon.reports.escape import cut, terminal
from tosmon.reports.html import page, words
from tosmon.reports.html import text as escape

TEST = "This is a test: tosmon can reach you here. Nothing was found."
FOOT = "These words were found by rules, not by a lawyer: read them where they stand."

LONGEST_SUBJECT = 200  # characters
LONGEST_QUOTE = 4_000
LONGEST_PLACE = 500  # of a section, a lead-in or a reason


def subject(message: Message) -> str:
    """`tosmon: 2 alerts, 1 notice (SoundCloud / Terms of Service and 1 more)`, on one line that nothing can break out of."""
    if message.test:
        return "tosmon: a test message"
    severities = [finding.severity for finding in message.findings]
    said = [wording.count(severities.count(s), *wording.SEVERITY_NAMES[s]) for s in Severity if s in severities]
    ended = [trouble.ended is not None for trouble in message.troubles]
    said += [f"{wording.count(ended.count(False), 'document')} not checked"] * (False in ended)
    said += [f"{wording.count(ended.count(True), 'document')} checked again"] * (True in ended)
    labels = [*(each.label for each in message.findings), *(each.label for each in message.troubles)]
    first, *others = dict.fromkeys(labels)
    more = f" and {len(others)} more" if others else ""
    return cut(terminal(f"tosmon: {', '.join(said)} ({cut(first, LONGEST_SUBJECT // 2)}{more})"), LONGEST_SUBJECT)


def text(message: Message, inert: Callable[[str], str]) -> str:
    """The whole message as plain text; `inert` makes text of a page harmless where the message is read."""
    return "\n".join(_lines(message, inert))


def _lines(message: Message, inert: Callable[[str], str]) -> Iterator[str]:
    if message.test:
        yield TEST
        return
    for finding in wording.by_weight(message.findings):
        yield from (inert(line) for line in _finding(finding))
        yield ""
    for title, troubles in _troubles(message):
        yield title
        yield from (inert(f"- {said}") for said in troubles)
        yield ""
    if message.findings:
        yield FOOT


def _finding(finding: Finding) -> Iterator[str]:
    clause = finding.clause
    yield f"{finding.severity.value.upper()}: {finding.label}"
    yield f"{wording.headline(finding)} ({wording.since(finding)})"
    yield from _around(finding)
    yield f'"{cut(clause.text, LONGEST_QUOTE)}"'
    if finding.before and finding.change is not ChangeType.REMOVED:
        yield f'Before: "{cut(finding.before, LONGEST_QUOTE)}"'
    yield from _said(finding)
    yield finding.url
    yield f"More: {_more(finding)}"


def _around(finding: Finding) -> Iterator[str]:
    if finding.clause.section:
        yield f"Section: {cut(' > '.join(finding.clause.section), LONGEST_PLACE)}"
    if finding.clause.lead:
        yield f"After the words: {cut(finding.clause.lead, LONGEST_PLACE)}"


def _said(finding: Finding) -> Iterator[str]:
    """What the clause allows, and what the page's own dates tell."""
    if said := wording.attributes(finding.clause):
        yield cut(said, LONGEST_QUOTE)
    yield from wording.facts(finding)


def _more(finding: Finding) -> str:
    versions = f" {finding.previous} {finding.version}" if finding.previous else ""
    return f"tosmon diff {finding.key}{versions}" if versions else f"tosmon show {finding.key}"


def _troubles(message: Message) -> Iterator[tuple[str, list[str]]]:
    """Under a title each: what cannot be checked, and what can be again."""
    for title, ended in (("Not checked for days, so that nobody knows whether it changed:", False), ("Checked again:", True)):
        troubles = [each for each in message.troubles if (each.ended is not None) is ended]
        if troubles:
            yield title, [cut(f"{each.label}: {wording.trouble(each)}", LONGEST_PLACE) for each in troubles]


def html(message: Message) -> str:
    """The same as a page for a mail program: nothing is loaded, and text of a page is text."""
    if message.test:
        return page(subject(message), f"<p>{TEST}</p>")
    parts = ["\n".join(_html_finding(finding)) for finding in wording.by_weight(message.findings)]
    for title, troubles in _troubles(message):
        parts.append(f"<h2>{title}</h2>\n<ul>{''.join(f'<li>{escape(said)}</li>' for said in troubles)}</ul>")
    foot = [f'<p class="quiet">{FOOT}</p>'] if message.findings else []
    return page(subject(message), "\n".join([*parts, *foot]))


def _html_finding(finding: Finding) -> Iterator[str]:
    yield f"<h2>{escape(f'{finding.severity.value.upper()}: {finding.label}')}</h2>"
    yield f"<p><b>{escape(wording.headline(finding))}</b> ({escape(wording.since(finding))})</p>"
    yield from (f'<p class="quiet">{escape(line)}</p>' for line in _around(finding))
    yield f'<blockquote dir="auto">{_words(finding)}</blockquote>'
    yield from (f"<p>{escape(line)}</p>" for line in _said(finding))
    yield f"<p>{_link(finding.url)}<br><code>{escape(_more(finding))}</code></p>"


def _words(finding: Finding) -> str:
    """The sentence, with what was added and removed marked."""
    now = cut(finding.clause.text, LONGEST_QUOTE)
    if finding.change is ChangeType.REMOVED:
        return words([Run(Edit.REMOVED, now)])
    if not finding.before:
        return escape(now)
    return words(word_diff(cut(finding.before, LONGEST_QUOTE), now))


def _link(url: str) -> str:
    return f'<a href="{escape(url)}">{escape(url)}</a>' if url.startswith(("https://", "http://")) else escape(url)

"""What an issue says: a title, and bodies that tell people in plain words and tell tosmon in hidden marks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from tosmon.diff import Edit, word_diff
from tosmon.models import ChangeType, Finding, Severity
from tosmon.reading.text import identity
from tosmon.reports import wording
from tosmon.reports.escape import cut, markdown, terminal

BODY_LIMIT = 65_536
"""Characters GitHub takes in the body of an issue or comment; it refuses a longer one."""

TITLE_LIMIT = 256

# So long that hardly a sentence is longer, and so short that two of them escaped always fit into one body.
QUOTE_LIMIT = 3_000

_DOCUMENT = re.compile(r"<!-- tosmon:document=(\S+) -->")
_FINDING = re.compile(r"<!-- tosmon:finding=([0-9a-f]{16}) -->")
_EVENT = re.compile(r"<!-- tosmon:event=([0-9a-f]{16}) day=(\d{4}-\d\d-\d\d) -->")

_CLAUSE = re.compile(r"<!-- tosmon:clause=([0-9a-f]{16}) (came|went) (open|done) -->")
_ANSWER = re.compile(r"<!-- tosmon:answer=([0-9a-f]{16}) (\w*) -->")

_COUNTED = {
    ChangeType.ADDED: "{} new AI-training clause{}",
    ChangeType.REWORDED: "{} AI-training clause{} reworded",
    ChangeType.REMOVED: "{} AI-training clause{} gone",
    ChangeType.RETURNED: "{} AI-training clause{} back",
}
_URL_MARKS = {ord(mark): f"%{ord(mark):02X}" for mark in ' "<>\\^`{|}'}


class Concern(StrEnum):
    """What an issue tells of a clause: that it came, or that it went."""

    CAME = "came"
    WENT = "went"


class Stand(NamedTuple):
    """How an issue stands to a clause: what it told of it, and whether that still is so and matters."""

    concern: Concern
    is_open: bool


Stands = Mapping[str, Stand]
"""Words of clauses, as `words` makes them -> how an issue stands to them."""

DONE = "Nothing that is told here still holds and waits for an answer, so the issue is closed."


def words(text: str) -> str:
    """16 hex digits for a sentence, whatever its typography."""
    return hashlib.sha256(identity(text).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def effect(finding: Finding, known: Stands, *, wanted: bool) -> dict[str, Stand]:
    """What a finding makes of an issue that stands so to the clauses it knows; empty where it is nothing to it.

    What came and went is settled, what returns is open again. An alert always opens: a promise that went is no end of it.
    """
    now = words(finding.clause.text)
    concern = Concern.WENT if finding.change is ChangeType.REMOVED else Concern.CAME
    last = known.get(now)
    if finding.change is ChangeType.REWORDED and (before := known.get(words(finding.before))):
        settled = {words(finding.before): Stand(before.concern, is_open=False)}
        return settled | {now: Stand(concern, is_open=wanted or before.is_open)}
    if last is None:
        return {now: Stand(concern, is_open=True)} if wanted else {}
    if last.concern is concern or finding.severity is Severity.ALERT:
        return {now: Stand(concern, is_open=True)}
    return {now: Stand(last.concern, is_open=False)}


def title(findings: Sequence[Finding]) -> str:
    """`SoundCloud / Terms of Service: 1 new AI-training clause (12 Feb 2024)`, of findings in one document."""
    changes = {finding.change for finding in findings}
    what = _COUNTED.get(changes.pop(), "{} AI-training clause{}") if len(changes) == 1 else "{} AI-training clause{} changed"
    news = what.format(len(findings), "" if len(findings) == 1 else "s")
    tail = f": {news} ({wording.day(max(finding.observed_at for finding in findings))})"
    # Titles are no Markdown, so nothing is escaped; the name in it is the user's own.
    return cut(terminal(findings[0].label), TITLE_LIMIT - len(tail)) + tail


def bodies(
    findings: Sequence[Finding], effects: Mapping[str, Stands], note: str = ""
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Texts for an issue and its comments about one document, each with the findings it tells of; none is over BODY_LIMIT.

    `effects` are what each finding, by its id, makes of the clauses; the last text ends with the note.
    """
    first = findings[0]
    page = f"{markdown(first.label, 300)}: {_link(first.url)}"
    head = f"<!-- tosmon:document={first.key} -->\nThe words on AI training changed in {page}\n"
    foot = (
        "\nThese words were found by rules, not by a lawyer: read them where they stand."
        f" The whole story: `tosmon history {first.key}`, `tosmon diff {first.key}`.\n"
    )
    last = f"\n{note}\n{foot}" if note else foot
    text = head
    told: list[Finding] = []
    for finding in findings:
        section = _section(finding, effects[finding.id])
        if told and len(text) + len(section) + len(last) > BODY_LIMIT:
            yield text + foot, tuple(told)
            text, told = head, []
        text += section
        told.append(finding)
    yield text + last, tuple(told)


def answer(findings: Sequence[Finding], effects: Stands, note: str = "") -> str:
    """The text of a comment that tells what people said to findings."""
    lines = []
    for finding in findings:
        said = wording.facts(finding)[-1] if finding.superseded else wording.answered(finding) or "open again"
        lines += [f"<!-- tosmon:answer={finding.id} {finding.settled} -->", *_stands(effects, words(finding.clause.text))]
        lines += [f"Finding {markdown(finding.id)} ({markdown(wording.headline(finding))}): {markdown(said, 1_000)}.", ""]
    return "\n".join([*lines, note]).rstrip() + "\n"


def event(finding: Finding) -> str:
    """16 hex digits that stay the same when a finding is found again because the state of the last run was not saved."""
    parts = (finding.key, finding.change, finding.clause.fingerprint, str(finding.version))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def marked_document(text: str) -> str | None:
    """The key of the document a body is about, if tosmon wrote it."""
    match = _DOCUMENT.search(text)
    return match[1] if match else None


def marked_findings(text: str) -> set[str]:
    """The ids of the findings a body tells of."""
    return set(_FINDING.findall(text))


def marked_events(text: str) -> dict[str, date]:
    """The events a body tells of, and the day of each."""
    return {digits: date.fromisoformat(day) for digits, day in _EVENT.findall(text) if _is_day(day)}


def marked_clauses(text: str) -> dict[str, Stand]:
    """How a body stands to clauses."""
    return {digits: Stand(Concern(concern), state == "open") for digits, concern, state in _CLAUSE.findall(text)}


def marked_answers(text: str) -> dict[str, str]:
    """The findings to which a body tells people's answer, and which (`Finding.settled`)."""
    return dict(_ANSWER.findall(text))


def _stands(effects: Stands, *digits: str) -> list[str]:
    state = {True: "open", False: "done"}
    return [f"<!-- tosmon:clause={each} {effects[each].concern} {state[effects[each].is_open]} -->" for each in digits or effects]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _section(finding: Finding, effects: Stands) -> str:
    """One finding: what happened, where, the words now and before."""
    clause = finding.clause
    lines = [
        "",
        f"<!-- tosmon:finding={finding.id} -->",
        f"<!-- tosmon:event={event(finding)} day={finding.observed_at:%Y-%m-%d} -->",
        *_stands(effects),
        f"### {_upper(wording.headline(finding))}",
        "",
        f"{_upper(wording.since(finding))} ({_versions(finding)}).",
    ]
    lines += [line for fact in wording.facts(finding) for line in ("", f"{_upper(fact)}.")]
    if said := wording.attributes(clause):
        lines += ["", f"{_upper(markdown(said, 1_000))}."]
    if clause.section:
        lines += ["", f"Section: {markdown(' › '.join(clause.section), 500)}"]
    if clause.lead:
        lines += ["", f"After the words: {markdown(clause.lead, 1_000)}"]
    lines += ["", f"> {_quote(finding)}"]
    if finding.before:
        lines += ["", "Before:", "", f"> {markdown(finding.before, QUOTE_LIMIT)}"]
    if max(len(clause.text), len(finding.before)) > QUOTE_LIMIT:
        lines += ["", f"(Cut after {QUOTE_LIMIT:,} characters. In full: `tosmon show {finding.key}`.)"]
    return "\n".join(lines) + "\n"


def _upper(text: str) -> str:
    """With a capital first; the rest has capitals of its own."""
    return text[:1].upper() + text[1:]


def _versions(finding: Finding) -> str:
    return f"version {finding.version}" + (f", after version {finding.previous}" if finding.previous else "")


def _quote(finding: Finding) -> str:
    """The sentence, with the words in bold that its former wording did not have."""
    after = cut(finding.clause.text, QUOTE_LIMIT)
    if not finding.before or finding.change is ChangeType.REMOVED:
        return markdown(after)
    return "".join(
        _run(run.text, bold=run.edit is Edit.ADDED) for run in word_diff(finding.before, after) if run.edit is not Edit.REMOVED
    )


def _run(text: str, *, bold: bool) -> str:
    """Words with the spaces around them kept. An element, because asterisks do not bind next to punctuation."""
    inner = markdown(text)
    lead, trail = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{lead}<b>{inner}</b>{trail}" if bold and inner else f"{lead}{inner}{trail}"


def _link(url: str) -> str:
    """The address as a link if it is one for browsers, else as inert text."""
    written = terminal(url).translate(_URL_MARKS)
    return f"<{written}>" if written.startswith(("https://", "http://")) and len(written) < 2_000 else markdown(url, 2_000)

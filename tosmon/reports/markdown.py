"""The report as Markdown, for a job summary or a message. Remote text in it is inert."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tosmon.models import ChangeType, Finding, Outcome, OutcomeKind, Run
from tosmon.reports import wording
from tosmon.reports.escape import markdown as escape
from tosmon.reports.text import Screen, totals

# Characters of one sentence that are shown; terms hold sentences of several thousand words.
LONGEST_QUOTE = 4_000


def run(run: Run, _: Screen) -> str:
    """The report of a run, what is newly flagged first."""
    changed = run.of(OutcomeKind.CHANGED)
    flagged = wording.by_service(finding for outcome in changed for finding in outcome.told)
    unflagged = [outcome for outcome in changed if not outcome.told]
    parts = ["# tosmon", totals(run)]
    parts += map(finding, flagged)
    parts += _section("Seen for the first time", run.of(OutcomeKind.FIRST), wording.inventory)
    parts += _section("Changed, nothing flagged", unflagged, wording.changed)
    parts += _section("Held back, not believed yet", run.of(OutcomeKind.HELD), lambda outcome: outcome.reason)
    parts += _section("Could not be checked", run.of(OutcomeKind.FAILED), lambda outcome: outcome.reason)
    return "\n\n".join(parts)


def findings(findings: Sequence[Finding], _: Screen) -> str:
    """A list of findings, in the order given."""
    return "\n\n".join(["# Findings", *map(finding, findings)] if findings else ["No findings."])


def finding(finding: Finding) -> str:
    """One finding with its heading, the sentence as a quote, since when, and what the page's own dates tell of it."""
    return "\n\n".join(_finding(finding))


def quote(before: str, after: str) -> str:
    """A sentence as a block quote; the words that are new in a reworded one are bold, those that went are struck through."""
    if not before:
        return f"> {escape(after, LONGEST_QUOTE)}"
    from tosmon.diff import Edit, word_diff  # noqa: PLC0415 (it reads, and most reports tell of no change)

    tags = {Edit.SAME: "", Edit.ADDED: "b", Edit.REMOVED: "del"}
    runs = word_diff(before[:LONGEST_QUOTE], after[:LONGEST_QUOTE])
    return "> " + "".join(_marked(part.text, tags[part.edit]) for part in runs)


def _finding(finding: Finding) -> Iterator[str]:
    clause = finding.clause
    yield f"## {finding.severity.value.upper()}: {escape(finding.label)}"
    yield f"**{wording.headline(finding)}** ({wording.since(finding)})"
    if clause.section:
        yield f"Section: {escape(' > '.join(clause.section), LONGEST_QUOTE)}"
    if clause.lead:
        yield f"After the words: {escape(clause.lead, LONGEST_QUOTE)}"
    yield quote(finding.before, clause.text) if finding.change is not ChangeType.REMOVED else _gone(clause.text)
    if said := wording.attributes(clause):
        yield escape(said, LONGEST_QUOTE)
    if told := wording.facts(finding):
        yield "\n".join(f"- {escape(fact)}" for fact in told)
    if said := wording.answered(finding):
        yield escape(said, LONGEST_QUOTE)
    yield f"<{finding.url}>" if _is_plain_url(finding.url) else escape(finding.url)


def _gone(text: str) -> str:
    return f"> {_marked(text[:LONGEST_QUOTE], 'del')}"


def _marked(text: str, tag: str) -> str:
    """Escaped words in an element, the spaces around them outside. Asterisks and tildes do not bind next to a comma."""
    words = escape(text)
    if not tag or not words:
        return " " * text.startswith(" ") + words + " " * (text.endswith(" ") and bool(words))
    return " " * text.startswith(" ") + f"<{tag}>{words}</{tag}>" + " " * text.endswith(" ")


def _section(title: str, outcomes: Sequence[Outcome], say: Callable[[Outcome], str]) -> list[str]:
    if not outcomes:
        return []
    rows = [
        f"- **{escape(outcome.document.label)}**: {escape('; '.join([say(outcome), *outcome.notes]))}" for outcome in outcomes
    ]
    return [f"## {title}", "\n".join(rows)]


def _is_plain_url(url: str) -> bool:
    """Whether a URL from the config can stand as a link: nothing in it ends the link or starts another."""
    return url.startswith(("https://", "http://")) and not set(url) & set(" <>\"'`\\\n\r\t")

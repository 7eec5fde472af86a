"""The report for the terminal: what is newly flagged first, then changed, held, failed, and one line of totals."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from tosmon.models import ChangeType, Finding, Outcome, OutcomeKind, Run, Severity
from tosmon.reports import wording
from tosmon.reports.escape import terminal

# Of the standard 16 colours those that can be read on a light background and on a dark one, or that bring their own; the words
# carry the meaning without them.
_STYLES = {Severity.ALERT: "bold white on red", Severity.NOTICE: "black on yellow", Severity.INFO: "black on cyan"}
_ADDED = "bold underline"
_REMOVED = "strike dim"


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a text goes: columns, whether colours are shown, and whether it is a terminal with room for two texts."""

    width: int = 100
    color: bool = False
    wide: bool = False


def run(run: Run, screen: Screen) -> str:
    """The report of a run."""
    out = console(screen)
    flagged = [outcome for outcome in run.outcomes if outcome.kind is OutcomeKind.CHANGED and outcome.told]
    unflagged = [outcome for outcome in run.of(OutcomeKind.CHANGED) if not outcome.told]
    _print_findings(out, wording.by_service(finding for outcome in flagged for finding in outcome.told))
    _print_list(out, "Seen for the first time", run.of(OutcomeKind.FIRST), wording.inventory)
    _print_list(out, "Changed, nothing flagged", unflagged, wording.changed)
    _print_list(out, "Held back, not believed yet", run.of(OutcomeKind.HELD), lambda outcome: outcome.reason, "magenta")
    _print_list(out, "Could not be checked", run.of(OutcomeKind.FAILED), lambda outcome: outcome.reason, "red")
    out.print(Text(totals(run)))
    return written(out)


def findings(findings: Sequence[Finding], screen: Screen) -> str:
    """A list of findings, in the order given."""
    out = console(screen)
    _print_findings(out, findings)
    out.print(Text(wording.count(len(findings), "finding") if findings else "No findings."))
    return written(out)


def totals(run: Run) -> str:
    """One line: `84 documents: 1 changed, 82 unchanged, 1 failed. 1 alert.`, as a sentence."""
    counted = [(run.of(kind), kind.value) for kind in (OutcomeKind.CHANGED, OutcomeKind.FIRST, OutcomeKind.UNCHANGED)]
    counted += [(run.of(kind), kind.value) for kind in (OutcomeKind.HELD, OutcomeKind.FAILED)]
    said = ", ".join(f"{len(outcomes):,} {'seen first' if what == 'first' else what}" for outcomes, what in counted if outcomes)
    news = [finding for finding in run.findings if finding.change is not ChangeType.BASELINE]
    told = [finding.severity for finding in news if not finding.mute]
    flagged = ", ".join(wording.count(told.count(s), *wording.SEVERITY_NAMES[s]) for s in Severity if s in told)
    rest = f" {len(news) - len(told):,} muted." if len(news) > len(told) else ""
    rest += f" Stopped: {wording.count(run.left, 'document')} not checked." if run.left else ""
    rest += " Dry run: nothing was stored or announced." if run.dry_run else ""
    return f"{wording.count(len(run.outcomes), 'document')}: {said or 'nothing to check'}. {flagged or 'Nothing new'}.{rest}"


def words_marked(before: str, after: str) -> Text:
    """The sentence as it stands now, the words that are new in it marked; only those of a reworded sentence can be."""
    if not before:
        return Text(terminal(after))
    marked = Text()
    from tosmon.diff import Edit, word_diff  # noqa: PLC0415 (it reads, and most reports tell of no change)

    for part in word_diff(terminal(before), terminal(after)):
        if part.edit is Edit.ADDED:
            marked.append(part.text, _ADDED)
        elif part.edit is Edit.REMOVED:
            marked.append(part.text, _REMOVED)
        else:
            marked.append(part.text)
    return marked


def _print_findings(console: Console, findings: Iterable[Finding]) -> None:
    """Findings in the order given; those of one service that follow each other stand below its name."""
    for service, group in groupby(findings, key=lambda finding: finding.service):
        console.print(Text(terminal(service), "bold"))
        for finding in group:
            _print_finding(console, finding)


def _print_finding(console: Console, finding: Finding) -> None:
    severity = (finding.severity.value.upper(), _STYLES[finding.severity])
    head = Text.assemble(severity, "  ", (terminal(finding.document), "bold"), "  ", wording.headline(finding))
    console.print(Padding(head, (0, 0, 0, 2)))
    for line in _body(finding, color=not console.no_color and console.color_system is not None):
        console.print(Padding(line, (0, 0, 0, 4)))
    console.print()


def _body(finding: Finding, *, color: bool) -> Iterator[Text]:
    clause = finding.clause
    if clause.section:
        yield Text(terminal(" > ".join(clause.section)), "italic")
    if clause.lead:
        yield Text(terminal(clause.lead), "dim")
    if finding.change is ChangeType.REMOVED:
        yield Text(f"- {terminal(clause.text)}", "red")
    elif finding.change is ChangeType.ADDED:
        yield Text.assemble("+ ", (terminal(clause.text), _ADDED))
    elif finding.before and color:
        yield Text.assemble("~ ", words_marked(finding.before, clause.text))
    elif finding.before:
        yield Text(f"- {terminal(finding.before)}")
        yield Text(f"+ {terminal(clause.text)}")
    else:
        yield Text(f"  {terminal(clause.text)}")
    if said := wording.attributes(clause):
        yield Text(terminal(said))
    for fact in wording.facts(finding):
        yield Text(fact, "bold")
    yield Text(f"{wording.since(finding)} · {clause.kind.value} · {', '.join(clause.rules)}", "dim")
    yield Text(terminal(finding.url), "dim")
    yield Text(terminal("; ".join(filter(None, [f"id {finding.id}", wording.answered(finding)]))), "dim")
    if finding.previous:
        yield Text(f"tosmon diff {finding.key} {finding.previous} {finding.version}", "dim")


def _print_list(
    console: Console, title: str, outcomes: Sequence[Outcome], say: Callable[[Outcome], str], style: str = ""
) -> None:
    if not outcomes:
        return
    console.print(Text(title, f"bold {style}".strip()))
    for outcome in outcomes:
        notes = "".join(f"; {note}" for note in outcome.notes)
        console.print(Padding(Text(terminal(f"{outcome.document.label}: {say(outcome)}{notes}")), (0, 0, 0, 2)))
    console.print()


def console(screen: Screen) -> Console:
    """What writes for a screen, into memory."""
    return Console(
        file=io.StringIO(),
        width=screen.width,
        force_terminal=screen.color,
        no_color=not screen.color,
        color_system="standard" if screen.color else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )


def written(out: Console) -> str:
    """All that was printed."""
    file = out.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().rstrip("\n").split("\n"))

"""One clause for the terminal, and why it is one: the words that made the rules know it, each in the colour of its part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from tosmon.models import Clause, Mark, Role
from tosmon.reports import wording
from tosmon.reports.escape import terminal
from tosmon.reports.text import Screen, console, written

# Of the standard 16, which every terminal theme keeps readable; the list below the sentence says the same without colours.
STYLES = {Role.ACTOR: "bold red", Role.POLARITY: "bold magenta", Role.ACT: "bold yellow", Role.DATA: "bold green"}
STYLES[Role.OBJECT] = "bold cyan"


def clause(path: str, said: Clause, reasons: Sequence[tuple[str, str]], screen: Screen) -> str:
    """A clause found in a file. `reasons` are the ids of its rules with why each matters; with none it is not explained."""
    out = console(screen)
    where = f" · {terminal(' > '.join(said.section))}" if said.section else ""
    out.print(f"{said.kind.value.upper()}  {terminal(path)}{where} · {', '.join(said.rules)}", soft_wrap=True)
    lead = f"{terminal(said.lead)} " if said.lead else ""
    for line in (Text.assemble(lead, _marked(said.text, said.marks if reasons else ())), *_below(said, reasons)):
        out.print(Text.assemble("  ", line), soft_wrap=True)
    return f"{written(out)}\n"


def _below(said: Clause, reasons: Sequence[tuple[str, str]]) -> Iterator[Text]:
    if told := wording.attributes(said):
        yield Text(terminal(told), "dim")
    if not reasons:
        return
    for role, style in STYLES.items():
        words = dict.fromkeys(said.text[mark.start : mark.end] for mark in said.marks if mark.role is role)
        if words:
            yield Text.assemble((role.value, style), ": ", terminal(", ".join(words)))
    for rule, reason in reasons:
        yield Text.assemble((rule, "bold"), ": ", terminal(reason))


def _marked(text: str, marks: Sequence[Mark]) -> Text:
    """A sentence with its marks in colour."""
    shown, at = Text(), 0
    for mark in marks:
        shown.append(terminal(text[at : mark.start])).append(terminal(text[mark.start : mark.end]), STYLES[mark.role])
        at = mark.end
    return shown.append(terminal(text[at:]))

"""Measure it all, and write tables and two plots beside this file, and what the project's README says of speed.

`python -m tests.bench.report`
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

from tests.bench.growth import CHANGED, FIRST, NUMBERS, OF_MANY_VERSIONS, ON_THE_LADDER, RUNGS, UNMODIFIED, Cost, Figures, measure
from tests.bench.ratios import table

HERE = Path(__file__).parent
README = HERE / "README.md"
OF_PROJECT = HERE.parent.parent / "README.md"
# The steps of the ladder as users know them, and what each takes.
_STEPS = (
    "the server says that nothing changed (`304`) | a request",
    "the same bytes came | their SHA-256",
    "the same as far as it is read: scripts, tokens and counters differ | parsing them",
    "the same words in other markup | reading them and what is stored",
    "one sentence changed | comparing, judging and storing it",
)
_PART = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def write(figures: Figures) -> None:
    """Write tables and plots."""
    parts = {
        "night": _night(figures),
        "rungs": _rungs(figures),
        "documents": _documents(figures),
        "versions": _versions(figures),
        "ratios": table(),
    }
    for file in (README, OF_PROJECT):
        text = file.read_text(encoding="utf-8")
        file.write_text(_PART.sub(lambda match: match[1] + parts[match[2]] + match[3], text), encoding="utf-8")
    for name, what, value in (("cost.svg", "CPU, ms for each document", _each), ("memory.svg", "peak memory, MB", _megabytes)):
        documents = {night: [value(costs[night]) for costs in figures.documents.values()] for night in (FIRST, UNMODIFIED)}
        versions = {CHANGED: [value(cost) for cost in figures.versions.values()]}
        _plot(HERE / name, what, (figures.documents, documents), (figures.versions, versions))


def _each(cost: Cost) -> float:
    return cost.each


def _megabytes(cost: Cost) -> float:
    return cost.memory / 1e6


def _rungs(figures: Figures) -> str:
    rows = ["| the server's answer | a check of one, s | each of 1,000, ms | to a 304 | peak, MB |\n|---|---|---|---|---|\n"]
    least = figures.rungs[UNMODIFIED].each
    rows += [
        f"| {name} | {cost.start:.2f} | {cost.each:.1f} | {cost.each / least:.1f} | {_megabytes(cost):.0f} |\n"
        for name, cost in figures.rungs.items()
    ]
    return "".join(rows)


def _night(figures: Figures) -> str:
    """What users are told of all this."""

    def quiet(number: int) -> str:
        cost = figures.documents[number][UNMODIFIED]
        return f"{cost.seconds:.1f} s of CPU and {_megabytes(cost):.0f} MB"

    least, first = figures.rungs[UNMODIFIED], figures.documents[ON_THE_LADDER][FIRST]
    costs = [figures.rungs[name].each for name in (UNMODIFIED, *RUNGS, CHANGED)]
    steps = (f"| {step} | {each:.1f} | {each / least.each:.1f} |\n" for step, each in zip(_STEPS, costs, strict=True))
    return (
        f"On two busy cores of a shared machine, {ON_THE_LADDER:,} documents that did not change take {quiet(ON_THE_LADDER)},\n"
        f"{NUMBERS[-1]:,} take {quiet(NUMBERS[-1])}; {least.start:.1f} s of it is the start. The first check of one takes"
        f" {first.each:.0f} ms.\n\n| step | what it takes | CPU, ms | to a 304 |\n|---|---|---|---|\n{''.join(steps)}"
    )


def _documents(figures: Figures) -> str:
    rows = [
        "| documents | first check, ms each | peak, MB | all 304, ms each | peak, MB | s in all |\n|---|---|---|---|---|---|\n"
    ]
    for number, costs in figures.documents.items():
        cells = " | ".join(f"{cost.each:.1f} | {_megabytes(cost):.0f}" for cost in (costs[FIRST], costs[UNMODIFIED]))
        rows.append(f"| {number:,} | {cells} | {costs[UNMODIFIED].seconds:.1f} |\n")
    return "".join(rows)


def _versions(figures: Figures) -> str:
    rows = ["| versions of each document | one sentence changed, ms each | peak, MB |\n|---|---|---|\n"]
    rows += [f"| {number:,} | {cost.each:.0f} | {_megabytes(cost):.0f} |\n" for number, cost in figures.versions.items()]
    return "".join(rows)


Lines = tuple[Collection[int], Mapping[str, list[float]]]


def _plot(file: Path, what: str, documents: Lines, versions: Lines) -> None:
    """Lines by the number of documents, and by that of versions."""
    mpl.rcParams["svg.hashsalt"] = "tosmon"  # the same figures make the same file
    drawing, sides = plt.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    along = "documents", f"versions of each of {OF_MANY_VERSIONS} documents"
    for side, label, (numbers, lines) in zip(sides, along, (documents, versions), strict=True):
        for night, values in lines.items():
            side.plot(list(numbers), values, marker="o", label=night)
        side.set(xscale="log", xlabel=label, ylabel=what)
        side.set_ylim(bottom=0)
        side.grid(alpha=0.3)
        side.legend()
    drawing.savefig(file, metadata={"Date": None})
    plt.close(drawing)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        write(measure(Path(place)))

"""Measure it all, and write tables into README.md and two plots, beside this file: `python -m tests.bench.report`."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

from tests.bench.growth import CHANGED, FIRST, OF_MANY_VERSIONS, UNMODIFIED, Cost, Figures, measure
from tests.bench.ratios import table

HERE = Path(__file__).parent
README = HERE / "README.md"
_PART = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def write(figures: Figures) -> None:
    """Write tables and plots."""
    parts = {"rungs": _rungs(figures), "documents": _documents(figures), "versions": _versions(figures), "ratios": table()}
    text = README.read_text(encoding="utf-8")
    README.write_text(_PART.sub(lambda match: match[1] + parts[match[2]] + match[3], text), encoding="utf-8")
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

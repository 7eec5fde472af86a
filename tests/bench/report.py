"""Measure it all, and write tables into README.md and two plots, beside this file: `python -m tests.bench.report`."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

from tests.bench.growth import CHANGED, FIRST, OF_MANY_VERSIONS, ON_THE_LADDER, UNMODIFIED, Cost, Figures, measure
from tests.bench.ratios import table

HERE = Path(__file__).parent
README = HERE / "README.md"
_PART = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def write(figures: Figures) -> None:
    """Write tables and plots."""
    parts = {"rungs": _rungs(figures), "documents": _documents(figures), "versions": _versions(figures), "ratios": table()}
    text = README.read_text(encoding="utf-8")
    README.write_text(_PART.sub(lambda match: match[1] + parts[match[2]] + match[3], text), encoding="utf-8")
    _plot("cost.svg", "CPU, ms for each document", figures, _per_document(figures), _per_version(figures))
    _plot(
        "memory.svg",
        "peak memory, MB",
        figures,
        {name: [costs[name].memory / 1e6 for costs in figures.documents.values()] for name in (FIRST, UNMODIFIED)},
        {CHANGED: [cost.memory / 1e6 for cost in figures.versions.values()]},
    )


def each(cost: Cost, one: Cost, documents: int) -> float:
    """Milliseconds of CPU for each document, without all that a check of one takes."""
    return 1000 * (cost.seconds - one.seconds) / (documents - 1)


def _per_document(figures: Figures) -> dict[str, list[float]]:
    return {
        name: [each(costs[name], figures.one[name], int(number)) for number, costs in figures.documents.items()]
        for name in (FIRST, UNMODIFIED)
    }


def _per_version(figures: Figures) -> dict[str, list[float]]:
    return {CHANGED: [each(cost, figures.one[CHANGED], OF_MANY_VERSIONS) for cost in figures.versions.values()]}


def _rungs(figures: Figures) -> str:
    rows = ["| the server's answer | a check of one, s | each of 1,000, ms | to a 304 | peak, MB |\n|---|---|---|---|---|\n"]
    least = each(figures.rungs[UNMODIFIED], figures.one[UNMODIFIED], ON_THE_LADDER)
    for name, cost in figures.rungs.items():
        took = each(cost, figures.one[name], ON_THE_LADDER)
        rows.append(f"| {name} | {figures.one[name].seconds:.2f} | {took:.1f} | {took / least:.1f} | {cost.memory / 1e6:.0f} |\n")
    return "".join(rows)


def _documents(figures: Figures) -> str:
    rows = [
        "| documents | first check, ms each | peak, MB | all 304, ms each | s in all | peak, MB |\n|---|---|---|---|---|---|\n"
    ]
    cost = _per_document(figures)
    for at, (number, costs) in enumerate(figures.documents.items()):
        first, quiet = costs[FIRST], costs[UNMODIFIED]
        rows.append(
            f"| {int(number):,} | {cost[FIRST][at]:.1f} | {first.memory / 1e6:.0f} | {cost[UNMODIFIED][at]:.2f} "
            f"| {quiet.seconds:.1f} | {quiet.memory / 1e6:.0f} |\n"
        )
    return "".join(rows)


def _versions(figures: Figures) -> str:
    rows = ["| versions of each document | one sentence changed, ms each | peak, MB |\n|---|---|---|\n"]
    for (number, cost), took in zip(figures.versions.items(), _per_version(figures)[CHANGED], strict=True):
        rows.append(f"| {int(number):,} | {took:.0f} | {cost.memory / 1e6:.0f} |\n")
    return "".join(rows)


def _plot(name: str, what: str, figures: Figures, documents: dict[str, list[float]], versions: dict[str, list[float]]) -> None:
    mpl.rcParams["svg.hashsalt"] = "tosmon"  # the same figures make the same file
    drawing, sides = plt.subplots(1, 2, figsize=(9, 3.4), sharey=name == "memory.svg", layout="constrained")
    for side, along, numbers, lines in (
        (sides[0], "documents", figures.documents, documents),
        (sides[1], f"versions of each of {OF_MANY_VERSIONS} documents", figures.versions, versions),
    ):
        for label, values in lines.items():
            side.plot([int(number) for number in numbers], values, marker="o", label=label)
        side.set(xscale="log", xlabel=along, ylabel=what)
        side.set_ylim(bottom=0)
        side.grid(alpha=0.3)
        side.legend()
    drawing.savefig(HERE / name, metadata={"Date": None})
    plt.close(drawing)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        write(measure(Path(place)))

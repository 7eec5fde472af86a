"""Where the time of a check went, stage by stage."""

from __future__ import annotations

import sys
import time

from tosmon.models import Run
from tosmon.reports.wording import count
from tosmon.stages import Cost, Profile, Stage


def text(profile: Profile, run: Run) -> str:
    """A table of the processor time of each stage, and what the whole process came to."""
    total = time.process_time()
    costs = {str(stage): cost for stage, cost in profile.costs.items() if cost.times}
    costs[Stage.FETCH] = Cost(len(run.outcomes), profile.costs[Stage.FETCH].seconds)
    costs["other"] = Cost(1, max(0.0, total - sum(cost.seconds for cost in costs.values())))
    lines = [f"{'stage':8}  {'times':>7}  {'CPU s':>7}  {'ms each':>8}"]
    for stage, cost in costs.items():
        each = cost.seconds / cost.times * 1000 if cost.times else 0.0
        lines.append(f"{stage:8}  {cost.times:>7,}  {cost.seconds:>7.2f}  {each:>8.2f}")
    wall = (run.finished_at - run.started_at).total_seconds()
    each = total / len(run.outcomes) * 1000 if run.outcomes else 0.0
    said = f"{count(len(run.outcomes), 'document')} in {wall:.1f} s, {total:.2f} s of them on the processor ({each:.1f} ms each)"
    return "\n".join([*lines, f"{said}{_memory()}."])


def _memory() -> str:
    """The most memory the process had, where the system says so."""
    if sys.platform == "win32":
        return ""
    import resource  # noqa: PLC0415 - there is none on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes, but on macOS bytes
    return f", {most / (1e6 if sys.platform == 'darwin' else 1e3):,.0f} MB of memory at most"

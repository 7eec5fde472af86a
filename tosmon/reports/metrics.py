"""A run as metrics for Prometheus, in its text format 0.0.4, for the textfile collector of node_exporter.

https://prometheus.io/docs/instrumenting/exposition_formats/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from tosmon.models import ChangeType, Document, OutcomeKind, Run, Severity

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})

Sample = tuple[Mapping[str, str], float]


def metrics(run: Run, watched: Iterable[tuple[Document, datetime | None]]) -> str:
    """All metrics, with a last newline. `watched` are the documents of the config, and when each was last verified (UTC)."""
    return "".join(_lines(run, watched))


def _lines(run: Run, watched: Iterable[tuple[Document, datetime | None]]) -> Iterator[str]:
    ended, seconds = run.finished_at.timestamp(), (run.finished_at - run.started_at).total_seconds()
    news = [finding for outcome in run.outcomes for finding in outcome.told if finding.change is not ChangeType.BASELINE]
    severities = [finding.severity for finding in news]
    verified = [({"service": each.service, "document": each.name}, time.timestamp() if time else 0.0) for each, time in watched]
    yield from _metric("last_run_timestamp_seconds", "When the last run ended.", [({}, ended)])
    yield from _metric("last_run_duration_seconds", "How long the last run took.", [({}, seconds)])
    yield from _metric(
        "documents",
        "Documents of the last run by what came of them.",
        [({"outcome": kind.value}, len(run.of(kind))) for kind in OutcomeKind],
    )
    yield from _metric("documents_left", "Documents that the last run did not look at, as it was stopped.", [({}, run.left)])
    yield from _metric(
        "findings",
        "Findings of the last run by severity, without baselines and muted ones.",
        [({"severity": severity.value}, severities.count(severity)) for severity in Severity],
    )
    yield from _metric(
        "document_last_verified_timestamp_seconds",
        "When a document last came and was believed; 0 if never.",
        verified,
    )


def _metric(name: str, meaning: str, samples: Sequence[Sample]) -> Iterator[str]:
    yield f"# HELP tosmon_{name} {meaning}\n# TYPE tosmon_{name} gauge\n"
    for labels, value in samples:
        said = ",".join(f'{label}="{text.translate(_ESCAPES)}"' for label, text in labels.items())
        yield f"tosmon_{name}{{{said}}} {value!r}\n" if said else f"tosmon_{name} {value!r}\n"

"""The metrics are what Prometheus reads: judged by the parser of its own client library."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from prometheus_client.parser import text_string_to_metric_families

from tests.reports.test_reports import NIGHT, RUN, document
from tosmon.models import Document
from tosmon.reports.metrics import metrics

ODD = Document('Or"chard\\n', "Terms\nof Use", "https://orchard.example/terms")


def test_a_run_is_read_as_gauges_with_their_meaning() -> None:
    run = replace(RUN, finished_at=NIGHT + timedelta(seconds=90.5))
    text = metrics(run, [(document("Orchard"), NIGHT), (ODD, None)])
    families = {family.name: family for family in text_string_to_metric_families(text)}
    assert all(family.type == "gauge" and family.documentation.endswith(".") for family in families.values())
    found = {
        (sample.name.removeprefix("tosmon_"), *sample.labels.values()): sample.value
        for family in families.values()
        for sample in family.samples
    }
    assert found == {
        ("last_run_timestamp_seconds",): NIGHT.timestamp() + 90.5,
        ("last_run_duration_seconds",): 90.5,
        ("documents", "first"): 1,
        ("documents", "unchanged"): 1,
        ("documents", "changed"): 3,
        ("documents", "held"): 1,
        ("documents", "failed"): 1,
        ("documents_left",): 0,
        ("findings", "alert"): 2,
        ("findings", "notice"): 1,
        ("findings", "info"): 0,
        ("document_last_verified_timestamp_seconds", "Orchard", "Terms of Use"): NIGHT.timestamp(),
        ("document_last_verified_timestamp_seconds", 'Or"chard\\n', "Terms\nof Use"): 0,
    }
    assert text.endswith("\n") and "\r" not in text

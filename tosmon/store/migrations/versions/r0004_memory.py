"""In which versions each clause stood, what was told of it, and what the dates of a page tell of a finding."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """What was never recorded stays empty until `tosmon reprocess` finds it; what was told is known from the findings."""
    with op.batch_alter_table("versions") as versions:
        versions.add_column(sa.Column("stated", sa.JSON()))
    with op.batch_alter_table("ledger") as ledger:
        ledger.add_column(sa.Column("spans", sa.JSON(), nullable=False, server_default="[]"))
        ledger.add_column(sa.Column("told", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("findings") as findings:
        findings.add_column(sa.Column("facts", sa.JSON(), nullable=False, server_default="[]"))
        findings.add_column(sa.Column("superseded", sa.DateTime(timezone=True)))
    _remember_alerts()


def _remember_alerts() -> None:
    ledger, findings = (
        sa.table("ledger", sa.column("document_id"), sa.column("fingerprint"), sa.column("told", sa.JSON)),
        sa.table("findings", *map(sa.column, ("document_id", "fingerprint", "severity", "change"))),
    )
    alerted = sa.exists().where(
        findings.c.document_id == ledger.c.document_id,
        findings.c.fingerprint == ledger.c.fingerprint,
        findings.c.severity == "alert",
    )
    went, came = alerted.where(findings.c.change == "removed"), alerted.where(findings.c.change != "removed")
    for told, condition in ((["came"], came), (["went"], went), (["came", "went"], came & went)):
        op.execute(sa.update(ledger).where(condition).values(told=told))

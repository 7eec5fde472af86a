"""The gate of each document's page, by which one that says the same is known without being read; checks found by document."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """None is known yet: each is stored when its page next comes with other bytes."""
    with op.batch_alter_table("documents") as documents:
        documents.add_column(sa.Column("gate", sa.LargeBinary(32)))
    op.create_index(op.f("ix_checks_document_id"), "checks", ["document_id"])

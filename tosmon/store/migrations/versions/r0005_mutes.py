"""What people said to findings: that they have seen one, and that they do not want to hear of a clause."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

UTC = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make both tables; nothing stored before changes."""
    op.create_table(
        "acknowledgements",
        sa.Column("finding_id", sa.String(length=16), nullable=False),
        sa.Column("at", UTC, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name=op.f("fk_acknowledgements_finding_id")),
        sa.PrimaryKeyConstraint("finding_id", name=op.f("pk_acknowledgements")),
    )
    op.create_table(
        "mutes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("muted_at", UTC, nullable=False),
        sa.Column("until", UTC),
        sa.Column("ended_at", UTC),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_mutes_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mutes")),
    )

"""Pages may be packed with those of other documents: sketches tell which are alike, an index which are used so."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """No page that is stored has a sketch yet, and making them all would take long: `prune` does, and packs anew."""
    op.create_index(op.f("ix_packs_base_id"), "packs", ["base_id"])
    op.create_table(
        "sketches",
        sa.Column("value", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["packs.id"], name=op.f("fk_sketches_pack_id")),
        sa.PrimaryKeyConstraint("value", "pack_id", name=op.f("pk_sketches")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sketches_pack_id"), "sketches", ["pack_id"])

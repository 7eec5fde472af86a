"""What a new pack may be packed with is found by indexes, however many packs a document has."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """SQLite uses an index of some rows only for a query that has its condition word by word, so the numbers stand in both."""
    op.create_index(op.f("ix_packs_document_id_id"), "packs", ["document_id", "id"])
    for name, condition in (
        ("ix_packs_page_bases", "page_id IS NULL AND (base_id IS NULL OR length(data) > 300)"),
        ("ix_packs_blocks_bases", "page_id IS NOT NULL AND (base_id IS NULL OR length(data) > 500)"),
    ):
        where = sa.text(condition)
        op.create_index(name, "packs", ["document_id", "id"], sqlite_where=where, postgresql_where=where)

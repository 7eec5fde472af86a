"""What a clause says about the training, and which of its words made the rules know it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Clauses known before have neither until their document is judged by newer rules; findings keep what was said then."""
    for name in ("ledger", "findings"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("attributes", sa.JSON(), nullable=False, server_default="{}"))
            table.add_column(sa.Column("marks", sa.JSON(), nullable=False, server_default="[]"))

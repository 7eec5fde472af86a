"""Messages to notifiers until they are sent, reminders, how sending goes; digests of checks in half the bytes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

UTC = sa.DateTime(timezone=True)
MANY = 10_000  # checks that are in memory at once

checks = sa.table("checks", *map(sa.column, ("id", "sha256", "digest")))


def upgrade() -> None:
    """Make the tables; what was announced before was in no message, and stays announced."""
    op.create_table(
        "messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=32), nullable=False),
        sa.Column("notifier", sa.Text(), nullable=False),
        sa.Column("queued_at", UTC, nullable=False),
        sa.Column("sent_at", UTC),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
        sa.UniqueConstraint("uid", name=op.f("uq_messages_uid")),
    )
    op.create_table(
        "answers",
        sa.Column("notifier", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.String(length=16), nullable=False),
        sa.Column("settled", sa.String(length=16), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["finding_id"], ["findings.id"], name=op.f("fk_answers_finding_id")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_answers_message_id")),
        sa.PrimaryKeyConstraint("notifier", "finding_id", name=op.f("pk_answers")),
    )
    op.create_table(
        "reminders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notifier", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("since", UTC, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", UTC),
        sa.Column("ended_message_id", sa.Integer()),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_reminders_document_id")),
        sa.ForeignKeyConstraint(["message_id"], ["messages.id"], name=op.f("fk_reminders_message_id")),
        sa.ForeignKeyConstraint(["ended_message_id"], ["messages.id"], name=op.f("fk_reminders_ended_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminders")),
    )
    op.create_table(
        "deliveries",
        sa.Column("notifier", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("next_attempt", UTC, nullable=False),
        sa.PrimaryKeyConstraint("notifier", name=op.f("pk_deliveries")),
    )
    with op.batch_alter_table("announcements") as announcements:
        announcements.add_column(sa.Column("message_id", sa.Integer()))
        announcements.create_foreign_key(op.f("fk_announcements_message_id"), "messages", ["message_id"], ["id"])
    _shorten_digests()


def _shorten_digests() -> None:
    """The SHA-256 of each check becomes 32 bytes; it was 64 hex digits."""
    with op.batch_alter_table("checks") as table:
        table.add_column(sa.Column("digest", sa.LargeBinary(32)))
    connection, last = op.get_bind(), 0
    put = sa.update(checks).where(checks.c.id == sa.bindparam("check")).values(digest=sa.bindparam("bytes"))
    wanted = sa.select(checks.c.id, checks.c.sha256).where(checks.c.sha256.is_not(None)).order_by(checks.c.id).limit(MANY)
    while rows := connection.execute(wanted.where(checks.c.id > last)).all():
        connection.execute(put, [{"check": row.id, "bytes": _as_bytes(row.sha256)} for row in rows])
        last = rows[-1].id
    with op.batch_alter_table("checks") as table:
        table.drop_column("sha256")
    with op.batch_alter_table("checks") as table:
        table.alter_column("digest", new_column_name="sha256", existing_type=sa.LargeBinary(32))


def _as_bytes(digits: str) -> bytes:
    """What is no hash, in a row that is damaged, stays as it is, for `tosmon verify` to tell of."""
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return digits.encode()

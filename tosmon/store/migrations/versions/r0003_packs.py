"""Bytes belong to a document, with spares for them; its snapshots are a chain. Packing what is there anew is left to `prune`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC

import sqlalchemy as sa
from alembic import op

from tosmon.store.blobs import combined
from tosmon.store.chain import link

revision = "0003"
down_revision = "0002"

_TOGETHER = 4  # documents that have a spare in common
_MANY = 500  # rows read at once

documents = sa.table("documents", sa.column("id"), sa.column("key"), sa.column("chain"))
blobs = sa.table("blobs", *map(sa.column, ("sha256", "codec", "size", "data")))
snapshots = sa.table(
    "snapshots",
    *map(sa.column, ("id", "document_id", "url", "final_url", "status", "blob", "digest", "pack_id", "chain")),
    sa.column("fetched_at", sa.DateTime(timezone=True)),
    sa.column("headers", sa.JSON),
)
versions = sa.table("versions", *map(sa.column, ("id", "document_id", "snapshot_id", "sha256", "digest", "blob", "pack_id")))


def upgrade() -> None:
    """Copy all bytes as they are packed, the whole and the damaged; then the columns that named them."""
    packs, spares = _new_tables()
    spare: dict[int, bytes] = defaultdict(bytes)
    for name in ("snapshots", "versions"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("digest", sa.LargeBinary(32)))
            table.add_column(sa.Column("pack_id", sa.Integer()))
            if name == "snapshots":
                table.add_column(sa.Column("chain", sa.LargeBinary(32)))
                table.add_column(sa.Column("pruned_at", sa.DateTime(timezone=True)))
    with op.batch_alter_table("documents") as table:
        table.add_column(sa.Column("chain", sa.LargeBinary(32)))
    with op.batch_alter_table("findings") as table:
        table.add_column(sa.Column("sha256", sa.LargeBinary(32)))
    for document, key in op.get_bind().execute(sa.select(documents.c.id, documents.c.key)).all():
        spare[document - document % _TOGETHER] = combined(spare[document - document % _TOGETHER], _copy(packs, document))
        _chain(document, key)
    for first, data in spare.items():
        op.get_bind().execute(sa.insert(spares).values(id=first, data=data))
    for name in ("snapshots", "versions"):
        _settle(name)
    op.drop_table("blobs")


def _new_tables() -> tuple[sa.Table, sa.Table]:
    packs = op.create_table(
        "packs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(32), nullable=False),
        sa.Column("codec", sa.String(length=16), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("base_id", sa.Integer()),
        sa.Column("page_id", sa.Integer()),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["base_id"], ["packs.id"], name=op.f("fk_packs_base_id")),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name=op.f("fk_packs_document_id")),
        sa.ForeignKeyConstraint(["page_id"], ["packs.id"], name=op.f("fk_packs_page_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_packs")),
        sa.UniqueConstraint("document_id", "sha256", name=op.f("uq_packs_document_id_sha256")),
    )
    spares = op.create_table(
        "spares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spares")),
    )
    return packs, spares


def _copy(packs: sa.Table, document: int) -> bytes:
    """Copy the bytes of a document's pages and versions, each page before what was read from it; all, one XOR the other."""
    connection, spare = op.get_bind(), b""
    for name in _names(document):
        row = connection.execute(sa.select(blobs).where(blobs.c.sha256 == name)).one()
        values = {"document_id": document, "sha256": bytes.fromhex(name), "codec": row.codec, "size": row.size, "data": row.data}
        [pack] = connection.execute(sa.insert(packs).values(depth=0, **values).returning(packs.c.id)).one()
        spare = combined(spare, row.data)
        for table in (snapshots, versions):
            mine = (table.c.document_id == document) & (table.c.blob == name)
            connection.execute(sa.update(table).where(mine).values(pack_id=pack, digest=bytes.fromhex(name)))
    texts = connection.execute(sa.select(versions.c.id, versions.c.sha256).where(versions.c.document_id == document)).all()
    for version, text in texts:  # a version's own digest is that of its text, not of the bytes that hold its blocks
        connection.execute(sa.update(versions).where(versions.c.id == version).values(digest=bytes.fromhex(text)))
    return spare


def _names(document: int) -> Iterator[str]:
    mine = sa.select(snapshots.c.id, snapshots.c.blob, versions.c.blob).where(snapshots.c.document_id == document)
    read = mine.select_from(sa.outerjoin(snapshots, versions, versions.c.snapshot_id == snapshots.c.id))
    rows = op.get_bind().execute(read.order_by(snapshots.c.id, versions.c.id)).all()
    yield from dict.fromkeys(name for _, *names in rows for name in names if name is not None)


def _chain(document: int, key: str) -> None:
    connection, last, chain = op.get_bind(), 0, key
    while True:
        after = (snapshots.c.document_id == document) & (snapshots.c.id > last)
        rows = connection.execute(sa.select(snapshots).where(after).order_by(snapshots.c.id).limit(_MANY)).all()
        for row in rows:
            time = row.fetched_at.replace(tzinfo=row.fetched_at.tzinfo or UTC)
            chain = link(chain, row.url, row.final_url, time, row.status, row.headers, row.blob)
            connection.execute(sa.update(snapshots).where(snapshots.c.id == row.id).values(chain=bytes.fromhex(chain)))
            last = row.id
        if len(rows) < _MANY:
            break
    if last:
        connection.execute(sa.update(documents).where(documents.c.id == document).values(chain=bytes.fromhex(chain)))


def _settle(name: str) -> None:
    """The new columns take the places of the old ones."""
    with op.batch_alter_table(name) as table:
        table.drop_constraint(f"fk_{name}_blob", type_="foreignkey")
        table.drop_column("blob")
        if name == "versions":
            table.drop_column("sha256")
    with op.batch_alter_table(name) as table:
        table.alter_column("digest", new_column_name="sha256", existing_type=sa.LargeBinary(32), nullable=False)
        table.create_foreign_key(op.f(f"fk_{name}_pack_id"), "packs", ["pack_id"], ["id"])
        if name == "snapshots":
            table.alter_column("chain", existing_type=sa.LargeBinary(32), nullable=False)
        else:
            table.alter_column("pack_id", existing_type=sa.Integer(), nullable=False)

"""The tables, as the newest migration leaves them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    func,
    literal_column,
)

from tosmon.store.columns import Digest, Text, Utc

# The revision of these tables. A migration changes it, and a test compares it with the newest file in migrations/versions.
REVISION = "0009"


# Named constraints, because SQLite's migrations can only change what has a name.
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _document() -> Column[int]:
    return Column("document_id", ForeignKey("documents.id"), nullable=False)


def _clause() -> tuple[Column[Any], ...]:
    return (
        Column("fingerprint", Text, nullable=False),
        Column("kind", String(16), nullable=False),
        Column("text", Text, nullable=False),
        Column("lead", Text, nullable=False),
        Column("section", JSON, nullable=False),
        Column("rules", JSON, nullable=False),
        Column("language", Text, nullable=False),
        Column("attributes", JSON, nullable=False, server_default="{}"),
        Column("marks", JSON, nullable=False, server_default="[]"),
    )


# A document, and how it stood when it was last checked. `version` is the number of its last version, 0 before the first;
# `url` is the addresses of its pages, one a line; `chain` is that of its last snapshot. `page_sha256`
# and `gate` are those of the last page known to say what the version says; the gate is of all that its reading depends on.
documents = Table(
    "documents",
    metadata,
    _id(),
    Column("key", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("page_sha256", String(64), nullable=False),
    Column("gate", Digest),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("last_checked", Utc),
    Column("last_good", Utc),
    Column("failing_since", Utc),
    Column("held_since", Utc),
    Column("held_as", String(64), nullable=False),
    Column("held_count", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("chain", Digest),
    UniqueConstraint("key"),
)

# A run, and the lock at once: `active` is true for the one that is on and NULL for all others, and it is unique.
runs = Table(
    "runs",
    metadata,
    _id(),
    Column("active", Boolean),
    Column("holder", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("process", String(32), nullable=False),
    Column("started_at", Utc, nullable=False),
    Column("heartbeat", Utc, nullable=False),
    Column("finished_at", Utc),
    UniqueConstraint("active"),
)

# Bytes of a document by their SHA-256, each stored once: pages, and the blocks read from them. `codec` says how `data` is packed,
# `size` is the bytes unpacked. The dictionary it was packed with is the bytes of `page_id` (that of the page, for blocks)
# followed by those of `base_id`, if any; `depth` counts the bases below it. A base may be of another document.
packs = Table(
    "packs",
    metadata,
    _id(),
    _document(),
    Column("sha256", Digest, nullable=False),
    Column("codec", String(16), nullable=False),
    Column("size", Integer, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("base_id", ForeignKey("packs.id")),
    Column("page_id", ForeignKey("packs.id")),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("document_id", "sha256"),
    Index(None, "document_id", "id"),
    Index(None, "base_id"),
)


def _bases(name: str, of: ColumnElement[bool], small: int) -> ColumnElement[bool]:
    """What tells a sort of packs with which others may be packed, with an index of these, which are few."""
    them = of & (packs.c.base_id.is_(None) | (func.length(packs.c.data) > literal_column(str(small))))
    # So it is in PostgreSQL, by the migration; to say so here would load all that SQLAlchemy knows of it with every command.
    Index(name, packs.c.document_id, packs.c.id, sqlite_where=them)
    return them


# Packs of pages and of blocks that took no more bytes than this are a small change of another one, and no base: see `bases`. The
# indexes know the numbers too, so that it takes a migration to change one.
SMALL_PAGE, SMALL_BLOCKS = 300, 500
PAGE_BASES = _bases("ix_packs_page_bases", packs.c.page_id.is_(None), SMALL_PAGE)
BLOCKS_BASES = _bases("ix_packs_blocks_bases", packs.c.page_id.is_not(None), SMALL_BLOCKS)

# Some hashes of what a page consists of, by which another one like it finds the pack to be packed with: see `kin`.
sketches = Table(
    "sketches",
    metadata,
    Column("value", BigInteger, primary_key=True, autoincrement=False),
    Column("pack_id", ForeignKey("packs.id"), primary_key=True),
    Index(None, "pack_id"),
    sqlite_with_rowid=False,
)

# All packs of four documents, one XOR the other: with the others it makes up for any one of them that is damaged. `id` is that of
# the first of the four documents, there or not.
spares = Table(
    "spares",
    metadata,
    _id(),
    Column("data", LargeBinary, nullable=False),
)

# A page as it came. `believed` is false for one that was held back or could not be read. `pack_id` is where its bytes are, NULL
# from `pruned_at` on. `chain` is the hash of its record and of the one before, in the order of recording.
snapshots = Table(
    "snapshots",
    metadata,
    _id(),
    _document(),
    Column("url", Text, nullable=False),
    Column("final_url", Text, nullable=False),
    Column("fetched_at", Utc, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("status", Integer, nullable=False),
    Column("headers", JSON, nullable=False),
    Column("sha256", Digest, nullable=False),
    Column("pack_id", ForeignKey("packs.id")),
    Column("believed", Boolean, nullable=False),
    Column("chain", Digest, nullable=False),
    Column("pruned_at", Utc),
    Index(None, "document_id"),
)

# One check of one document. `bytes` and `sha256` are those of the page it brought, if any; `snapshot_id` is where that page is
# kept: a page that says the same as the last version is not, since nine of ten pages whose bytes change say the same.
checks = Table(
    "checks",
    metadata,
    _id(),
    _document(),
    Column("run_id", ForeignKey("runs.id")),
    Column("checked_at", Utc, nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("status", Integer),
    Column("bytes", Integer),
    Column("sha256", Digest),
    Column("seconds", Float, nullable=False),
    Column("snapshot_id", ForeignKey("snapshots.id")),
    Index(None, "document_id"),
)

# What a person reads. `number` is in the order of recording and never changes, `observed_at` is the order of time: they differ
# where an older version was imported later. `stated` are the dates it states of itself, NULL where an older release did not
# look for them. `snapshot_id` is the page it was read from;
# `sha256` is that of the text, `size` its characters; `pack_id` holds the blocks.
versions = Table(
    "versions",
    metadata,
    _id(),
    _document(),
    Column("number", Integer, nullable=False),
    Column("observed_at", Utc, nullable=False),
    Column("snapshot_id", ForeignKey("snapshots.id"), nullable=False),
    Column("sha256", Digest, nullable=False),
    Column("size", Integer, nullable=False),
    Column("pack_id", ForeignKey("packs.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("technical", Boolean, nullable=False),
    Column("stated", JSON(none_as_null=True)),
    UniqueConstraint("document_id", "number"),
)

# Every clause a document ever said, by the rules of today. `spans` are the stretches of versions in which it stood, each with the
# first and the last day, `told` what people were alerted to. `first_seen` and `last_seen` are the ends of `spans`, which are
# empty where an older release did not record them.
ledger = Table(
    "ledger",
    metadata,
    _id(),
    _document(),
    *_clause(),
    Column("first_seen", Utc, nullable=False),
    Column("last_seen", Utc, nullable=False),
    Column("present", Boolean, nullable=False),
    Column("spans", JSON, nullable=False, server_default="[]"),
    Column("told", JSON, nullable=False, server_default="[]"),
    UniqueConstraint("document_id", "fingerprint"),
)

# `seq` is the order of recording. `live` is false for history that was imported, and for what only a later look at the past
# found. `superseded` is when such a look came to another result; the row stays as evidence of what was said.
# `sha256` is that of what the finding says, NULL in rows of older releases.
findings = Table(
    "findings",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(16), nullable=False),
    _document(),
    Column("service", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("observed_at", Utc, nullable=False),
    Column("change", String(16), nullable=False),
    Column("severity", String(16), nullable=False),
    *_clause(),
    Column("first_seen", Utc, nullable=False),
    Column("version", Integer, nullable=False),
    Column("previous", Integer),
    Column("before", Text, nullable=False),
    Column("live", Boolean, nullable=False),
    Column("sha256", Digest),
    Column("facts", JSON, nullable=False, server_default="[]"),
    Column("superseded", Utc),
    UniqueConstraint("id"),
)

# From when on a notifier is told of findings of a severity.
marks = Table(
    "marks",
    metadata,
    Column("notifier", Text, primary_key=True),
    Column("severity", String(16), primary_key=True),
    Column("since", Utc, nullable=False),
)

# What a notifier is told at once, kept until it is sent. `uid` is what its receivers know it by.
messages = Table(
    "messages",
    metadata,
    _id(),
    Column("uid", String(32), nullable=False),
    Column("notifier", Text, nullable=False),
    Column("queued_at", Utc, nullable=False),
    Column("sent_at", Utc),
    UniqueConstraint("uid"),
)

# What a notifier has announced or is about to, and where: `reference` is a URL, "" where there is none. `message_id` is NULL for
# what it never asked for, and for what an older release announced.
announcements = Table(
    "announcements",
    metadata,
    Column("notifier", Text, primary_key=True),
    Column("finding_id", ForeignKey("findings.id"), primary_key=True),
    Column("reference", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("message_id", ForeignKey("messages.id")),
)

# What a notifier was last told of people's answers to a finding it had announced: `Finding.settled`.
answers = Table(
    "answers",
    metadata,
    Column("notifier", Text, primary_key=True),
    Column("finding_id", ForeignKey("findings.id"), primary_key=True),
    Column("settled", String(16), nullable=False),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
)

# That a notifier was reminded of a document in trouble, and that it works again: each in a message.
reminders = Table(
    "reminders",
    metadata,
    _id(),
    Column("notifier", Text, nullable=False),
    _document(),
    Column("kind", String(16), nullable=False),
    Column("since", Utc, nullable=False),
    Column("reason", Text, nullable=False),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
    Column("ended_at", Utc),
    Column("ended_message_id", ForeignKey("messages.id")),
)

# A notifier that could not send when it last tried; there is no row for one that works.
deliveries = Table(
    "deliveries",
    metadata,
    Column("notifier", Text, primary_key=True),
    Column("attempts", Integer, nullable=False),
    Column("last_error", Text, nullable=False),
    Column("next_attempt", Utc, nullable=False),
)

# That somebody has seen a finding, and what they said to it.
acknowledgements = Table(
    "acknowledgements",
    metadata,
    Column("finding_id", ForeignKey("findings.id"), primary_key=True),
    Column("at", Utc, nullable=False),
    Column("reason", Text, nullable=False),
)

# That nobody wants to hear of a clause: in one document, or in all where `document_id` is NULL; for ever where `until` is.
# `ended_at` is when somebody wanted to hear of it again. No row is ever deleted.
mutes = Table(
    "mutes",
    metadata,
    _id(),
    Column("fingerprint", Text, nullable=False),
    Column("document_id", ForeignKey("documents.id")),
    Column("reason", Text, nullable=False),
    Column("muted_at", Utc, nullable=False),
    Column("until", Utc),
    Column("ended_at", Utc),
)

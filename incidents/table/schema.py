"""The tables of the ledger; revisions may be added, and never changed or taken away."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

VERSION: Final = 1

METADATA: Final = MetaData()

META: Final = Table("meta", METADATA, Column("schema_version", Integer, primary_key=True))

SOURCE: Final = Table(
    "source",
    METADATA,
    Column("article_id", Text, primary_key=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("bytes", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
    Column("published", Text),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
    Column("retrieved_at", Text, nullable=False),
    Column("retrieved_by", Text, nullable=False),
)

BATCH: Final = Table(
    "batch",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("header", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("accepted", Integer, nullable=False),
    Column("updated", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("quarantined", Integer, nullable=False),
    Column("undone_at", Text),
)
Index(
    "batch_content",
    BATCH.c.content_hash,
    unique=True,
    sqlite_where=BATCH.c.undone_at.is_(None),
    postgresql_where=BATCH.c.undone_at.is_(None),
)

REVISION: Final = Table(
    "revision",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("incident_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("operation", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("body", Text),
    Column("key", Text),
    Column("batch_id", Text),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("incident_id", "version"),
    Index("revision_batch", "batch_id"),
)

QUARANTINE: Final = Table(
    "quarantine",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("batch_id", Text, nullable=False, index=True),
    Column("line", Integer, nullable=False),
    Column("column", Text),
    Column("value", Text),
    Column("reason", Text, nullable=False),
    Column("mend", Text, nullable=False),
    Column("row", Text, nullable=False),
)

CURRENT: Final = Table(
    "current",
    METADATA,
    Column("incident_id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("sequence", Integer, nullable=False, unique=True),
    Column("operation", Text, nullable=False),
    Column("key", Text, unique=True),
    Column("batch_id", Text),
    Column("body", Text, nullable=False),
)

# REPLACE deletes without asking a trigger unless recursive_triggers is on; the connection sets it.
SQLITE_TRIGGERS: Final = tuple(
    text(
        f"CREATE TRIGGER revision_no_{verb.lower()} BEFORE {verb} ON revision "
        "BEGIN SELECT RAISE(ABORT, 'the ledger only grows: a revision is never changed'); END"
    )
    for verb in ("UPDATE", "DELETE")
)

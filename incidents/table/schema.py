"""The tables of the ledger; revisions may be added, and never changed or taken away."""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from incidents.table.columns import CURRENT_COLUMNS

METADATA: Final = MetaData()

# INTEGER is SQLite's own row number and has 64 bits there.
_LONG: Final = Integer().with_variant(BigInteger(), "postgresql")
_TYPES: Final[dict[pa.DataType, TypeEngine[Any]]] = {
    pa.utf8(): Text(),
    pa.bool_(): Boolean(),
    pa.int8(): Integer(),
    pa.int32(): Integer(),
    pa.int64(): _LONG,
    pa.float32(): Float(),
    pa.float64(): Float(),
}

SOURCE: Final = Table(
    "source",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("size", _LONG, nullable=False),
    Column("name", Text),
    Column("made_by", Text),
    Column("url", Text),
    Column("final_url", Text),
    Column("headers", Text, nullable=False),
    Column("retrieved_at", Text, nullable=False),
    Column("retrieved_by", Text, nullable=False),
    Column("tool", Text, nullable=False),
)

# A value of 1 GB is more than either database takes, and more than memory should.
SOURCE_PART: Final = Table(
    "source_part",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
)

ARTICLE: Final = Table(
    "article",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("published", Text),
    Column("title", Text),
    Column("url", Text),
    Column("publisher", Text),
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
    Column("source", Text),
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
    Column("sequence", _LONG, primary_key=True, autoincrement=False),
    Column("incident_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("operation", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("body", Text),
    Column("key", Text),
    Column("batch_id", Text),
    Column("source", Text),
    Column("other_id", Text),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("incident_id", "version"),
    Index("revision_batch", "batch_id"),
)
Index(
    "revision_gone",
    REVISION.c.sequence,
    sqlite_where=REVISION.c.body.is_(None),
    postgresql_where=REVISION.c.body.is_(None),
)

QUARANTINE: Final = Table(
    "quarantine",
    METADATA,
    Column("batch_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("line", Integer, nullable=False),
    Column("column", Text),
    Column("value", Text),
    Column("reason", Text, nullable=False),
    Column("mend", Text, nullable=False),
    Column("row", Text, nullable=False),
)

# The body stays in `revision`: reading a million rows must not wade through it.
CURRENT: Final = Table(
    "current",
    METADATA,
    *(
        Column(
            field.name,
            _TYPES[field.type],
            nullable=field.nullable,
            # A changed incident gets a new sequence, so a row is replaced and never updated.
            primary_key=field.name == "sequence",
            autoincrement=False,
            unique=field.name == "incident_id",
        )
        for field in CURRENT_COLUMNS
    ),
    Column("operation", Text, nullable=False),
    Column("key", Text, unique=True),
)

# Alembic's own table; its number is the migration that the schema stands at.
SCHEMA_VERSION: Final = Table(
    "alembic_version", METADATA, Column("version_num", String(32), primary_key=True)
)

# What was taken in stays as it was; the databases refuse to change or delete it.
ONLY_GROWS: Final = (REVISION, SOURCE, SOURCE_PART, ARTICLE, QUARANTINE)

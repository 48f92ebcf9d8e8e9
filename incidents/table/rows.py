"""Rows of the database become records here, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row

from incidents.article import Article
from incidents.rejection import Rejection
from incidents.table.batch import Batch, BatchKind, Summary
from incidents.table.canonical import digest, from_json
from incidents.table.revision import Entry, Operation, Revision
from incidents.table.schema import REVISION
from incidents.table.source import KeptSource, SourceKind

AnyRow = Row[*tuple[Any, ...]]
_BODY: Final = list(REVISION.columns).index(REVISION.c.body)


def revision_hash(row: dict[str, Any]) -> str:
    """The hash of a revision: over every other column, previous_hash included."""
    return digest(
        row["body"],
        row["sequence"],
        row["incident_id"],
        row["version"],
        row["operation"],
        row["actor"],
        row["at"],
        row["reason"],
        row["key"],
        row["batch_id"],
        row["source"],
        row["other_id"],
        row["previous_hash"],
    )


def hash_of_row(row: Sequence[Any]) -> str:
    """The same, of a row that was read: its values are in the order of the table's columns."""
    return digest(row[_BODY], *row[:_BODY], *row[_BODY + 1 : -1])


def revision(row: AnyRow) -> Revision:
    """A row of `revision`."""
    return Revision(
        sequence=row.sequence,
        incident_id=row.incident_id,
        version=row.version,
        operation=Operation(row.operation),
        actor=row.actor,
        at=datetime.fromisoformat(row.at),
        reason=row.reason,
        incident=None if row.body is None else from_json(row.body),
        batch_id=row.batch_id,
        source=row.source,
        other_id=row.other_id,
        previous_hash=row.previous_hash,
        hash=row.hash,
    )


def entry(row: AnyRow) -> Entry:
    """A row of `revision` that `current` shows."""
    return Entry(
        incident_id=row.incident_id,
        version=row.version,
        sequence=row.sequence,
        incident=from_json(row.body),
        batch_id=row.batch_id,
    )


def batch(row: AnyRow) -> Batch:
    """A row of `batch`."""
    return Batch(
        id=row.id,
        kind=BatchKind(row.kind),
        name=row.name,
        actor=row.actor,
        at=datetime.fromisoformat(row.at),
        summary=Summary(
            format=row.format,
            rows=row.rows,
            accepted=row.accepted,
            updated=row.updated,
            unchanged=row.unchanged,
            quarantined=row.quarantined,
            batch=row.id,
        ),
        header=tuple(json.loads(row.header)),
        undone_at=None if row.undone_at is None else datetime.fromisoformat(row.undone_at),
    )


def rejection(row: AnyRow) -> Rejection:
    """A row of `quarantine`."""
    return Rejection(
        line=row.line,
        column=row.column,
        value=json.loads(row.value),
        reason=row.reason,
        mend=row.mend,
        row=tuple(json.loads(row.row)),
    )


def article(row: AnyRow) -> Article:
    """A row of `article`."""
    return Article(
        id=row.id,
        text=row.text,
        sha256=row.sha256,
        published=None if row.published is None else date.fromisoformat(row.published),
        title=row.title,
        url=row.url,
        publisher=row.publisher,
    )


def source(row: AnyRow) -> KeptSource:
    """A row of `source`."""
    return KeptSource(
        sha256=row.sha256,
        kind=SourceKind(row.kind),
        size=row.size,
        name=row.name,
        made_by=row.made_by,
        url=row.url,
        final_url=row.final_url,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
        retrieved_at=datetime.fromisoformat(row.retrieved_at),
        retrieved_by=row.retrieved_by,
        tool=row.tool,
    )


def part(row: AnyRow) -> bytes:
    """A row of `source_part`.

    Whoever alters the bytes by hand may leave text; SQLite does not mind.
    """
    return row.bytes if isinstance(row.bytes, bytes) else str(row.bytes).encode()

"""Rows of the database become records here, and nowhere else."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from incidents.article import Article
from incidents.rejection import Rejection
from incidents.table.batch import Batch, BatchKind, Summary
from incidents.table.canonical import digest, from_json
from incidents.table.revision import Entry, Operation, Revision

AnyRow = Row[Any]


def revision_hash(row: dict[str, Any]) -> str:
    """The hash of a revision: over every other column, previous_hash included."""
    return digest(
        row["sequence"],
        row["incident_id"],
        row["version"],
        row["operation"],
        row["actor"],
        row["at"],
        row["reason"],
        row["body"],
        row["key"],
        row["batch_id"],
        row["previous_hash"],
    )


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
        previous_hash=row.previous_hash,
        hash=row.hash,
    )


def entry(row: AnyRow) -> Entry:
    """A row of `current`."""
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
        value=row.value,
        reason=row.reason,
        mend=row.mend,
        row=tuple(json.loads(row.row)),
    )


def article(row: AnyRow) -> Article:
    """A row of `source`."""
    return Article(
        id=row.article_id,
        text=row.text,
        sha256=row.sha256,
        published=None if row.published is None else date.fromisoformat(row.published),
        title=row.title,
        url=row.url,
        publisher=row.publisher,
    )

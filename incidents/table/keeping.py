"""Batches, rows kept aside and articles are kept beside the revisions they belong to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from incidents.article import Article
from incidents.errors import NotFound
from incidents.rejection import Rejection
from incidents.table import rows
from incidents.table.batch import Batch, NewBatch, Summary
from incidents.table.revision import Author
from incidents.table.schema import BATCH, QUARANTINE, SOURCE


def batch(connection: Connection, batch_id: str) -> Batch:
    """A batch.

    Raises:
        NotFound: There is no such batch.
    """
    row = connection.execute(select(BATCH).where(BATCH.c.id == batch_id)).first()
    if row is None:
        raise NotFound(f"There is no batch {batch_id!r}.")
    return rows.batch(row)


def filed_before(connection: Connection, content_hash: str) -> Batch | None:
    """The batch that filed this content and was not undone, or None."""
    row = connection.execute(
        select(BATCH).where(BATCH.c.content_hash == content_hash, BATCH.c.undone_at.is_(None))
    ).first()
    return None if row is None else rows.batch(row)


def nothing_new(before: Batch) -> Summary:
    """What filing the same content again does: nothing."""
    taken = before.summary.rows - before.summary.quarantined
    return Summary(
        format=before.summary.format,
        rows=before.summary.rows,
        accepted=0,
        updated=0,
        unchanged=taken,
        quarantined=before.summary.quarantined,
        batch=before.id,
    )


def keep_batch(connection: Connection, new: NewBatch, summary: Summary, by: Author) -> None:
    """Keep what was filed, and what became of its rows."""
    counts = asdict(summary)
    connection.execute(
        insert(BATCH).values(
            id=counts.pop("batch"),
            kind=new.kind.value,
            name=new.name,
            content_hash=new.content_hash,
            header=json.dumps(new.header, ensure_ascii=False),
            actor=by.actor,
            at=datetime.now(UTC).isoformat(),
            **counts,
        )
    )


def keep_aside(connection: Connection, batch_id: str, rejections: Sequence[Rejection]) -> None:
    """Keep the rows that were not taken, with their reasons."""
    if rejections:
        connection.execute(
            insert(QUARANTINE),
            [
                {
                    **asdict(each),
                    "batch_id": batch_id,
                    "row": json.dumps(each.row, ensure_ascii=False),
                }
                for each in rejections
            ],
        )


def keep_source(connection: Connection, article: Article, data: bytes, *, by: Author) -> None:
    """Keep an article and the bytes it was read from; one that is known stays as it is."""
    known = connection.execute(
        select(SOURCE.c.article_id).where(SOURCE.c.article_id == article.id)
    ).first()
    if known is None:
        connection.execute(
            insert(SOURCE).values(
                article_id=article.id,
                sha256=article.sha256,
                bytes=data,
                text=article.text,
                published=article.published and article.published.isoformat(),
                title=article.title,
                url=article.url,
                publisher=article.publisher,
                retrieved_at=datetime.now(UTC).isoformat(),
                retrieved_by=by.actor,
            )
        )

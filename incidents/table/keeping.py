"""Batches, rows kept aside, articles and bytes are kept beside the revisions they belong to."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from incidents.article import Article
from incidents.errors import BadInput, NotFound
from incidents.record import unstorable
from incidents.rejection import Rejection
from incidents.table import rows
from incidents.table.batch import Batch, NewBatch, Summary
from incidents.table.database import Database
from incidents.table.kept import of_article, of_batch, of_source
from incidents.table.revision import Author
from incidents.table.schema import ARTICLE, BATCH, QUARANTINE, SOURCE, SOURCE_PART
from incidents.table.source import TOOL, Source, SourceKind


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


class Keeper:
    """Keeps what comes with a batch, inside the batch's transaction.

    Attributes:
        kept: The digest of each thing that was kept, by name.
    """

    def __init__(self, database: Database, connection: Connection, by: Author) -> None:
        self.kept: dict[str, str] = {}
        refuse_unstorable(actor=by.actor, reason=by.reason)
        self._database = database
        self._connection = connection
        self._by = by

    def batch(
        self,
        new: NewBatch,
        summary: Summary,
        source: str | None,
        rejections: Sequence[Rejection],
    ) -> None:
        """Keep what was filed, what became of its rows, and those that were not taken."""
        counts = asdict(summary)
        del counts["gone"]
        refuse_unstorable(name=new.name)
        row = {
            "id": counts.pop("batch"),
            "kind": new.kind.value,
            "name": new.name,
            "content_hash": new.content_hash,
            "header": json.dumps(new.header),
            "actor": self._by.actor,
            "at": datetime.now(UTC).isoformat(),
            "source": source,
            **counts,
        }
        aside = [
            _aside(summary.batch, number, each) for number, each in enumerate(rejections, start=1)
        ]
        self._database.insert(self._connection, BATCH, [row])
        self._database.insert(self._connection, QUARANTINE, aside)
        self._note(of_batch(row, aside))

    def article(self, article: Article, data: bytes) -> str:
        """Keep an article and the bytes it was read from; return their hash.

        Raises:
            BadInput: The id belongs to another article: its evidence would quote the wrong text.
        """
        known = self._connection.execute(
            select(ARTICLE.c.sha256).where(ARTICLE.c.id == article.id)
        ).first()
        if known is not None:
            if known.sha256 != article.sha256:
                raise BadInput(
                    f"Article {article.id!r} was filed before with other contents; "
                    "give this one an id of its own."
                )
            return article.sha256
        sha256 = self.source(_bytes_of(article, data))
        if sha256 != article.sha256:
            raise BadInput(f"The bytes are not those that article {article.id!r} was read from.")
        row = asdict(replace(article, retrieval=None))
        del row["retrieval"]
        row["published"] = None if article.published is None else article.published.isoformat()
        refuse_unstorable(**{name: text for name, text in row.items() if isinstance(text, str)})
        self._database.insert(self._connection, ARTICLE, [row])
        self._note(of_article(row))
        return sha256

    def source(self, source: Source) -> str:
        """Keep bytes, once; return their hash."""
        sha256 = source.sha256()
        known = self._connection.execute(
            select(SOURCE.c.sha256).where(SOURCE.c.sha256 == sha256)
        ).first()
        if known is not None:
            return sha256
        texts = {
            "name": source.name,
            "made_by": source.made_by,
            "url": source.url,
            "final_url": source.final_url,
        }
        refuse_unstorable(**{name: text for name, text in texts.items() if text is not None})
        size = 0
        for number, part in enumerate(source.parts()):
            size += len(part)
            self._database.insert(
                self._connection,
                SOURCE_PART,
                [{"sha256": sha256, "part": number, "bytes": part}],
            )
        row = {
            "sha256": sha256,
            "kind": source.kind.value,
            "size": size,
            **texts,
            "headers": json.dumps(source.headers),
            "retrieved_at": (source.retrieved_at or datetime.now(UTC)).astimezone(UTC).isoformat(),
            "retrieved_by": self._by.actor,
            "tool": TOOL,
        }
        self._database.insert(self._connection, SOURCE, [row])
        self._note(of_source(row))
        return sha256

    def _note(self, kept: tuple[str, str]) -> None:
        name, digest = kept
        self.kept[name] = digest


def _aside(batch_id: str, number: int, rejection: Rejection) -> dict[str, str | int | None]:
    """A row of `quarantine`.

    It may be here because of a character that no database keeps, so what the file says is
    written as JSON, which spells such characters out.
    """
    return {
        "batch_id": batch_id,
        "number": number,
        "line": rejection.line,
        "column": None if rejection.column is None else _visible(rejection.column),
        "value": json.dumps(rejection.value),
        "reason": _visible(rejection.reason),
        "mend": _visible(rejection.mend),
        "row": json.dumps(rejection.row),
    }


def _bytes_of(article: Article, data: bytes) -> Source:
    fetched = article.retrieval
    return Source(
        kind=SourceKind.ARTICLE,
        data=data,
        name=article.title,
        made_by=article.publisher,
        # What a page calls its own address need not be where it was asked for.
        url=article.url if fetched is None else fetched.url,
        final_url=None if fetched is None else fetched.final_url,
        headers=() if fetched is None else fetched.headers,
        retrieved_at=None if fetched is None else fetched.at,
    )


def refuse_unstorable(**texts: str) -> None:
    """Refuse texts that a database cannot keep.

    Raises:
        BadInput: One holds what no database keeps; the message names it.
    """
    for name, text in texts.items():
        why = unstorable(text)
        if why:
            raise BadInput(f"The text of '{name}' cannot be stored: {why}. Remove it there.")


def _visible(text: str) -> str:
    return text.replace("\0", "␀").encode(errors="replace").decode()

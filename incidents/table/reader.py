"""Reading the ledger takes no lock, and sees one state from its beginning to its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyarrow as pa
from sqlalchemy import select

from incidents.article import Article
from incidents.errors import NotFound
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table import keeping, rows
from incidents.table.batch import Batch
from incidents.table.country_words import with_country_names
from incidents.table.database import Database
from incidents.table.heads import HeadLog
from incidents.table.reading import gone_since, shown, shown_revisions
from incidents.table.revision import Entry, Head, Revision, Withdrawn
from incidents.table.schema import (
    ARTICLE,
    BATCH,
    CURRENT,
    QUARANTINE,
    REVISION,
    SOURCE,
    SOURCE_PART,
)
from incidents.table.source import KeptSource

_ROWS_AT_ONCE: Final = 2_000


class Reader:
    """What is in a ledger; threads and processes may share it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.log = HeadLog(database.heads)

    def head(self) -> Head:
        """The last revision; cheap enough to ask before every answer."""
        found = self.database.newest()
        sequence, last = found or (0, "")
        return Head(sequence=sequence, hash=last)

    def current_batches(self, after: int = 0) -> Iterator[pa.RecordBatch]:
        """The columns of every incident that changed since a revision, as it is now.

        Returns:
            Batches of at most 65,536 rows with CURRENT_COLUMNS, in order of sequence.
        """
        return map(with_country_names, self.database.column_batches(after))

    def withdrawn_since(self, after: int) -> tuple[str, ...]:
        """Ids of the incidents that are gone since a revision."""
        with self.database.reading() as connection:
            return tuple(row.incident_id for row in gone_since(connection, after))

    def entry(self, incident_id: str) -> Entry:
        """An incident as it is now.

        Raises:
            NotFound: There is no such incident, or it was withdrawn or merged away.
        """
        with self.database.reading() as connection:
            row = shown(connection, incident_id)
        if row is None:
            raise NotFound(f"There is no incident {incident_id!r}.")
        return rows.entry(row)

    def still_there(self, incident_ids: Iterable[str]) -> Iterator[Entry]:
        """Those of some incidents that nobody has withdrawn meanwhile, in their order."""
        for incident_id in incident_ids:
            try:
                yield self.entry(incident_id)
            except NotFound:
                continue  # whoever named it has seen an older state

    def entries(self, after: int = 0) -> Iterator[Entry | Withdrawn]:
        """What is new since a revision: each incident once, as it is now."""
        with self.database.reading() as connection:
            with connection.execute(
                shown_revisions().where(CURRENT.c.sequence > after).order_by(CURRENT.c.sequence),
                execution_options={"yield_per": _ROWS_AT_ONCE},
            ) as found:
                for row in found:
                    yield rows.entry(row)
            if after:
                for row in gone_since(connection, after):
                    yield Withdrawn(incident_id=row.incident_id, sequence=row.sequence)

    def history(self, incident_id: str) -> tuple[Revision, ...]:
        """Every revision of an incident, oldest first.

        Raises:
            NotFound: There never was such an incident.
        """
        with self.database.reading() as connection:
            found = connection.execute(
                select(REVISION)
                .where(REVISION.c.incident_id == incident_id)
                .order_by(REVISION.c.version)
            ).all()
        if not found:
            raise NotFound(f"There is no incident {incident_id!r}.")
        return tuple(rows.revision(row) for row in found)

    def sources(self) -> Iterator[tuple[Article, bytes]]:
        """Every article with the bytes it was read from."""
        with self.database.reading() as connection:
            for row in connection.execute(select(ARTICLE).order_by(ARTICLE.c.id)).all():
                yield rows.article(row), b"".join(self.source_bytes(row.sha256))

    def kept_source(self, sha256: str) -> KeptSource | None:
        """What is known of the bytes with this hash, or None where there are none."""
        with self.database.reading() as connection:
            row = connection.execute(select(SOURCE).where(SOURCE.c.sha256 == sha256)).first()
        return None if row is None else rows.source(row)

    def source_bytes(self, sha256: str) -> Iterator[bytes]:
        """The bytes of a source in pieces of at most 1 MiB; none where there is no such source."""
        with (
            self.database.reading() as connection,
            connection.execute(
                select(SOURCE_PART.c.bytes)
                .where(SOURCE_PART.c.sha256 == sha256)
                .order_by(SOURCE_PART.c.part),
                execution_options={"yield_per": 1},
            ) as found,
        ):
            for row in found:
                yield rows.part(row)

    def article(self, article_id: str) -> Article | None:
        """An article that was filed, or None."""
        with self.database.reading() as connection:
            row = connection.execute(select(ARTICLE).where(ARTICLE.c.id == article_id)).first()
        return None if row is None else rows.article(row)

    def article_of(self, incident: Incident) -> Article | None:
        """The article that an incident was drafted from, or None."""
        return None if incident.article_id is None else self.article(incident.article_id)

    def batches(self) -> tuple[Batch, ...]:
        """Every batch, newest first."""
        with self.database.reading() as connection:
            found = connection.execute(select(BATCH).order_by(BATCH.c.id.desc())).all()
        return tuple(rows.batch(row) for row in found)

    def batch(self, batch_id: str) -> Batch:
        """A batch.

        Raises:
            NotFound: There is no such batch.
        """
        with self.database.reading() as connection:
            return keeping.batch(connection, batch_id)

    def batches_of_source(self, sha256: str) -> tuple[Batch, ...]:
        """The batches that were read from the bytes with this hash and not undone, oldest first."""
        with self.database.reading() as connection:
            found = connection.execute(
                select(BATCH)
                .where(BATCH.c.source == sha256, BATCH.c.undone_at.is_(None))
                .order_by(BATCH.c.id)
            ).all()
        return tuple(rows.batch(row) for row in found)

    def rejections(self, batch_id: str) -> tuple[Rejection, ...]:
        """The rows of a batch that were not taken."""
        with self.database.reading() as connection:
            found = connection.execute(
                select(QUARANTINE)
                .where(QUARANTINE.c.batch_id == batch_id)
                .order_by(QUARANTINE.c.number)
            ).all()
        return tuple(rows.rejection(row) for row in found)

    def close(self) -> None:
        """Give the connections back."""
        self.database.close()

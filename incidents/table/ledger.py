"""The ledger keeps every incident by what was ever done to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import OperationalError

from incidents.article import Article
from incidents.errors import Conflict, LedgerError, NotFound, ReadOnly
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table import keeping, rows, undoing
from incidents.table.batch import Batch, NewBatch, Summary
from incidents.table.canonical import to_json
from incidents.table.filing import file_incidents
from incidents.table.heads import HeadLog
from incidents.table.identity import new_batch_id, new_incident_id
from incidents.table.revision import Author, Change, Entry, Head, Revision, Withdrawn
from incidents.table.schema import BATCH, CURRENT, QUARANTINE, REVISION, SOURCE
from incidents.table.sqlite import WRITES, open_engine, path_of
from incidents.table.writer import Draft, Writer, head_of

_ROWS_AT_ONCE: Final = 2_000


class Ledger:
    """A ledger in a database; threads and processes may share it."""

    def __init__(self, engine: Engine, log: HeadLog) -> None:
        self._engine = engine
        self.log = log

    def write(self, changes: Sequence[Change], *, by: Author) -> tuple[Revision, ...]:
        """Make changes, all or none.

        Raises:
            Conflict: An incident was changed since its expected version was read.
            ReadOnly: The database cannot be written.
            BadInput: A text holds what a database cannot keep.
        """
        with self._writing() as connection:
            writer = Writer(connection, by)
            made = writer.add([_draft(connection, change) for change in changes])
            sequences = [row["sequence"] for row in made]
            found = connection.execute(
                select(REVISION)
                .where(REVISION.c.sequence.in_(sequences))
                .order_by(REVISION.c.sequence)
            ).all()
        self.log.append(writer.head)
        return tuple(rows.revision(row) for row in found)

    def file_batch(
        self,
        new: NewBatch,
        incidents: Iterable[Incident],
        rejections: Sequence[Rejection],
        *,
        by: Author,
        source: tuple[Article, bytes] | None = None,
    ) -> Summary:
        """File an import or an ingest in one transaction; the same content again does nothing.

        Args:
            new: What is filed.
            incidents: Its incidents, in their order.
            rejections: Its rows that could not be read.
            by: Who files it, and why.
            source: The article and its bytes, where it is one.

        Raises:
            ReadOnly: The database cannot be written.
            BadInput: A text holds what a database cannot keep.
        """
        with self._writing() as connection:
            before = keeping.filed_before(connection, new.content_hash)
            if before is not None:
                return keeping.nothing_new(before)
            batch_id = new_batch_id()
            writer = Writer(connection, by)
            tally = file_incidents(connection, writer, incidents, batch_id)
            kept_aside = [*rejections, *tally.rejections]
            summary = Summary(
                format=new.format,
                rows=tally.accepted + tally.updated + tally.unchanged + len(kept_aside),
                accepted=tally.accepted,
                updated=tally.updated,
                unchanged=tally.unchanged,
                quarantined=len(kept_aside),
                batch=batch_id,
            )
            keeping.keep_batch(connection, new, summary, by)
            keeping.keep_aside(connection, batch_id, kept_aside)
            if source is not None:
                keeping.keep_source(connection, *source, by=by)
        self.log.append(writer.head)
        return summary

    def undo(self, batch_id: str, *, by: Author) -> Batch:
        """Undo a batch as one, by new revisions.

        Raises:
            NotFound: There is no such batch.
            LedgerError: It was undone before, or somebody has changed its incidents since.
        """
        with self._writing() as connection:
            batch = keeping.batch(connection, batch_id)
            writer = Writer(connection, by)
            undoing.undo(connection, writer, batch)
            undone = keeping.batch(connection, batch_id)
        self.log.append(writer.head)
        return undone

    def entry(self, incident_id: str) -> Entry:
        """An incident as it is now.

        Raises:
            NotFound: There is no such incident, or it was withdrawn.
        """
        with self._engine.connect() as connection:
            row = connection.execute(
                select(CURRENT).where(CURRENT.c.incident_id == incident_id)
            ).first()
        if row is None:
            raise NotFound(f"There is no incident {incident_id!r}.")
        return rows.entry(row)

    def entries(self, after: int = 0) -> Iterator[Entry | Withdrawn]:
        """What is new since a revision: each incident once, as it is now."""
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(
                select(CURRENT).where(CURRENT.c.sequence > after).order_by(CURRENT.c.sequence)
            ):
                yield rows.entry(row)
            if after:
                for row in connection.execute(
                    select(REVISION.c.incident_id, REVISION.c.sequence)
                    .where(REVISION.c.sequence > after, REVISION.c.body.is_(None))
                    .where(REVISION.c.incident_id.not_in(select(CURRENT.c.incident_id)))
                ):
                    yield Withdrawn(incident_id=row.incident_id, sequence=row.sequence)

    def head(self) -> Head:
        """The last revision."""
        with self._engine.connect() as connection:
            return head_of(connection)

    def history(self, incident_id: str) -> tuple[Revision, ...]:
        """Every revision of an incident, oldest first.

        Raises:
            NotFound: There never was such an incident.
        """
        with self._engine.connect() as connection:
            found = connection.execute(
                select(REVISION)
                .where(REVISION.c.incident_id == incident_id)
                .order_by(REVISION.c.version)
            ).all()
        if not found:
            raise NotFound(f"There is no incident {incident_id!r}.")
        return tuple(rows.revision(row) for row in found)

    def revisions(self) -> Iterator[dict[str, object]]:
        """Every revision's row as it stands in the database, in order."""
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(
                select(REVISION).order_by(REVISION.c.sequence)
            ):
                yield dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row's columns

    def current_rows(self) -> Iterator[dict[str, object]]:
        """Every row of `current` as it stands in the database."""
        with self._engine.connect() as connection:
            for row in connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(
                select(CURRENT)
            ):
                yield dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row's columns

    def sources(self) -> Iterator[tuple[Article, bytes]]:
        """Every article with the bytes it was read from."""
        with self._engine.connect() as connection:
            for row in connection.execute(select(SOURCE)):
                # Whoever alters the bytes by hand may leave text; SQLite does not mind.
                data = row.bytes if isinstance(row.bytes, bytes) else str(row.bytes).encode()
                yield rows.article(row), data

    def article(self, article_id: str) -> Article | None:
        """An article that was filed, or None."""
        with self._engine.connect() as connection:
            row = connection.execute(
                select(SOURCE).where(SOURCE.c.article_id == article_id)
            ).first()
        return None if row is None else rows.article(row)

    def batches(self) -> tuple[Batch, ...]:
        """Every batch, newest first."""
        with self._engine.connect() as connection:
            found = connection.execute(select(BATCH).order_by(BATCH.c.id.desc())).all()
        return tuple(rows.batch(row) for row in found)

    def batch(self, batch_id: str) -> Batch:
        """A batch.

        Raises:
            NotFound: There is no such batch.
        """
        with self._engine.connect() as connection:
            return keeping.batch(connection, batch_id)

    def rejections(self, batch_id: str) -> tuple[Rejection, ...]:
        """The rows of a batch that were not taken."""
        with self._engine.connect() as connection:
            found = connection.execute(
                select(QUARANTINE)
                .where(QUARANTINE.c.batch_id == batch_id)
                .order_by(QUARANTINE.c.id)
            ).all()
        return tuple(rows.rejection(row) for row in found)

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with (
                self._engine.connect().execution_options(**{WRITES: True}) as connection,
                connection.begin(),
            ):
                yield connection
        except OperationalError as fault:
            _explain(fault)
            raise


def open_ledger(address: str) -> Ledger:
    """Open the ledger at an address; a new file becomes an empty one.

    Raises:
        SettingsError: The address is none this program opens.
        LedgerError: The file is no ledger, or was written by a newer version.
    """
    path = path_of(address)
    return Ledger(open_engine(address), HeadLog(path.with_name(path.name + ".heads")))


def _explain(fault: OperationalError) -> None:
    said = str(fault.orig)
    if "readonly" in said:
        raise ReadOnly(
            "The database can only be read: nothing was changed. Give this user the right to "
            "write the file and its folder."
        ) from fault
    if "locked" in said:
        raise LedgerError(
            "Another program has been writing to the database for too long: nothing was "
            "changed. Try again when it is done."
        ) from fault
    if "full" in said:
        raise LedgerError(
            "The disk is full: nothing was changed. Make room and try again."
        ) from fault


def _draft(connection: Connection, change: Change) -> Draft:
    body = to_json(change.incident)
    if change.incident_id is None:
        return Draft(
            incident_id=new_incident_id(),
            version=1,
            operation=change.operation,
            body=body,
            key=None,
            batch_id=None,
        )
    row = connection.execute(
        select(CURRENT).where(CURRENT.c.incident_id == change.incident_id)
    ).first()
    if row is None:
        raise NotFound(f"There is no incident {change.incident_id!r}.")
    if row.version != change.expected_version:
        raise Conflict(change.incident_id, expected=change.expected_version, found=row.version)
    return Draft(
        incident_id=row.incident_id,
        version=row.version + 1,
        operation=change.operation,
        body=body,
        key=row.key,
        batch_id=row.batch_id,
    )

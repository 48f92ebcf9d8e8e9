"""The ledger keeps every incident by what was ever done to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, select

from incidents.article import Article
from incidents.errors import BadInput, LedgerError, NotFound
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.table import keeping, rows, undoing
from incidents.table.batch import Batch, NewBatch, Summary
from incidents.table.canonical import to_json
from incidents.table.conflict import EditConflict
from incidents.table.filing import Filing, Tally
from incidents.table.identity import new_batch_id, new_incident_id
from incidents.table.keeping import Keeper
from incidents.table.merging import Merge, merge_drafts, unmerge_drafts
from incidents.table.migrate import prepare
from incidents.table.opening import open_database, refuse_missing
from incidents.table.reader import Reader
from incidents.table.reading import shown
from incidents.table.rebuilding import rebuild
from incidents.table.release import Compared
from incidents.table.revision import Author, Change, Operation, Revision
from incidents.table.schema import REVISION
from incidents.table.source import Source
from incidents.table.writer import Draft, Writer

_GRADE_WITHOUT_REASON: Final = "A grade that differs from the rule's needs a reason; say why."
# An article with its bytes, any other bytes, or none.
ItsSource = tuple[Article, bytes] | Source | None


class Ledger(Reader):
    """A ledger that may also be written; one writer at a time, the others wait."""

    def write(self, changes: Sequence[Change], *, by: Author) -> tuple[Revision, ...]:
        """Make changes, all or none.

        Raises:
            EditConflict: An incident was changed since its expected version was read.
            NotFound: There is no such incident.
            ReadOnly: The database cannot be written.
            BadInput: A text holds what a database cannot keep, one incident is changed twice,
                or a grade is given without a reason.
        """
        _refuse(changes, by)
        with self._adding(by) as (connection, writer, _):
            return _made(connection, writer, [_draft(connection, each, by) for each in changes])

    def merge(self, merge: Merge, *, by: Author) -> tuple[Revision, ...]:
        """Make two incidents one; return the kept one's revision, then the other's.

        Raises:
            BadInput: It is one incident.
            EditConflict: One of them was changed since it was read.
            NotFound: One of them is not there.
            ReadOnly: The database cannot be written.
        """
        with self._adding(by) as (connection, writer, _):
            return _made(connection, writer, merge_drafts(connection, merge))

    def unmerge(self, incident_id: str, *, by: Author) -> tuple[Revision, ...]:
        """Take back the merge that was the last thing done to an incident.

        Raises:
            LedgerError: The last revision is no merge.
            NotFound: There is no such incident.
            ReadOnly: The database cannot be written.
        """
        with self._adding(by) as (connection, writer, _):
            return _made(connection, writer, unmerge_drafts(connection, incident_id))

    def file_batch(
        self,
        new: NewBatch,
        incidents: Iterable[Incident],
        rejections: Sequence[Rejection],
        *,
        by: Author,
        source: ItsSource = None,
    ) -> Summary:
        """File an import or an ingest in one transaction; the same content again does nothing.

        Args:
            new: What is filed.
            incidents: Its incidents, in their order.
            rejections: Its rows that could not be read; looked at when every incident is filed.
            by: Who files it, and why.
            source: The bytes it was read from, to be kept; with its article where it is one.

        Raises:
            ReadOnly: The database cannot be written.
            BadInput: A text holds what a database cannot keep.
        """
        with self._adding(by) as (connection, writer, keeper):
            before = keeping.filed_before(connection, new.content_hash)
            if before is not None:
                return keeping.nothing_new(before)
            batch_id = new_batch_id()
            kept = _kept(keeper, source)
            filing = Filing(connection, writer, new, batch_id=batch_id, source=kept)
            tally = filing.file(incidents, rejections)
            summary = _summary(new, tally, len(rejections), batch_id)
            keeper.batch(new, summary, kept, [*rejections, *tally.rejections])
            return summary

    def rehearse_batch(
        self,
        new: NewBatch,
        incidents: Iterable[Incident],
        rejections: Sequence[Rejection],
        *,
        by: Author,
    ) -> tuple[Summary, Compared]:
        """Say what filing a batch would do, and keep nothing of it.

        Returns:
            What would become of the rows, and how they differ from what is here.

        Raises:
            ReadOnly: The database cannot be written.
            BadInput: A text holds what a database cannot keep.
        """
        with self.database.writing() as connection:
            before = keeping.filed_before(connection, new.content_hash)
            if before is not None:
                return keeping.nothing_new(before), Tally().compared()
            filing = Filing(connection, Writer(self.database, connection, by), new)
            tally = filing.file(incidents, rejections)
            connection.rollback()
        return _summary(new, tally, len(rejections), ""), tally.compared()

    def keep(self, source: Source, *, by: Author) -> str:
        """Keep a photo, a video or a file; return its SHA-256. The same bytes are kept once.

        Raises:
            ReadOnly: The database cannot be written.
        """
        with self._adding(by) as (_, _, keeper):
            return keeper.source(source)

    def undo(self, batch_id: str, *, by: Author) -> Batch:
        """Undo a batch as one, by new revisions.

        Raises:
            NotFound: There is no such batch.
            LedgerError: It was undone before, or somebody has changed its incidents since.
        """
        with self._adding(by) as (connection, writer, _):
            batch = keeping.batch(connection, batch_id)
            undoing.undo(connection, writer, batch)
            return keeping.batch(connection, batch_id)

    def rebuild(self) -> int:
        """Make `current` anew from the revisions; return how many incidents are shown.

        Raises:
            ReadOnly: The database cannot be written.
        """
        with self.database.writing() as connection:
            return rebuild(self.database, connection)

    @contextmanager
    def _adding(self, by: Author) -> Iterator[tuple[Connection, Writer, Keeper]]:
        with self.database.writing() as connection:
            writer = Writer(self.database, connection, by)
            keeper = Keeper(self.database, connection, by)
            before = writer.head
            yield connection, writer, keeper
        # Only what is committed is logged; a crash in between leaves the log some lines short.
        if writer.head == before and not keeper.kept:
            return
        try:
            self.log.append(writer.head, keeper.kept)
        except OSError as fault:
            raise LedgerError(
                f"The change was kept, but its head could not be logged: {fault.strerror}. Make "
                "room for it, and look at what is there before you do it again."
            ) from fault


def open_ledger(address: str, *, begin: bool = True) -> Ledger:
    """Open the ledger at an address.

    Args:
        address: `sqlite:///PATH` or `postgresql://USER@HOST/NAME`, see opening.py.
        begin: Whether a file that does not exist becomes an empty ledger, or is refused.

    Raises:
        SettingsError: The address is none this program opens, or nothing is there to be read.
        LedgerError: The database is no ledger, or was written by a newer version.
    """
    if not begin:
        refuse_missing(address)
    database = open_database(address)
    try:
        prepare(database)
    except BaseException:
        database.close()
        raise
    return Ledger(database)


def _summary(new: NewBatch, tally: Tally, unread: int, batch_id: str) -> Summary:
    quarantined = unread + len(tally.rejections)
    return Summary(
        format=new.format,
        rows=tally.accepted + tally.updated + tally.unchanged + quarantined,
        accepted=tally.accepted,
        updated=tally.updated,
        unchanged=tally.unchanged,
        quarantined=quarantined,
        batch=batch_id,
        gone=tally.gone,
    )


def _refuse(changes: Sequence[Change], by: Author) -> None:
    keeping.refuse_unstorable(actor=by.actor, reason=by.reason)
    ids = [each.incident_id for each in changes if each.incident_id is not None]
    if len(set(ids)) < len(ids):
        raise BadInput("One incident is changed twice at once; make one change of it.")
    if not by.reason.strip() and any(each.operation is Operation.GRADE for each in changes):
        raise BadInput(_GRADE_WITHOUT_REASON)


def _made(connection: Connection, writer: Writer, drafts: Sequence[Draft]) -> tuple[Revision, ...]:
    before = writer.head.sequence
    writer.add(drafts)
    found = connection.execute(
        select(REVISION).where(REVISION.c.sequence > before).order_by(REVISION.c.sequence)
    ).all()
    return tuple(rows.revision(row) for row in found)


def _kept(keeper: Keeper, source: ItsSource) -> str | None:
    if source is None:
        return None
    return keeper.source(source) if isinstance(source, Source) else keeper.article(*source)


def _draft(connection: Connection, change: Change, by: Author) -> Draft:
    body = to_json(change.incident)
    if change.incident_id is None:
        return Draft(
            incident_id=new_incident_id(),
            version=1,
            replaces=None,
            operation=change.operation,
            body=body,
            key=None,
            batch_id=None,
        )
    row = shown(connection, change.incident_id)
    if row is None:
        raise NotFound(f"There is no incident {change.incident_id!r}.")
    if row.version != change.expected_version:
        raise EditConflict(rows.entry(row), change.incident, expected=change.expected_version)
    if not by.reason.strip() and rows.entry(row).incident.grade is not change.incident.grade:
        raise BadInput(_GRADE_WITHOUT_REASON)
    return Draft(
        incident_id=row.incident_id,
        version=row.version + 1,
        replaces=row.version,
        operation=change.operation,
        body=body,
        key=row.key,
        batch_id=row.batch_id,
    )

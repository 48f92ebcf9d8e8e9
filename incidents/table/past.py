"""What was shown at a revision can be read for good, because revisions are only ever added."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import Select, func, select

from incidents.table import rows
from incidents.table.columns import CURRENT_COLUMNS
from incidents.table.country_words import with_country_names
from incidents.table.reader import Reader
from incidents.table.reading import shown_revisions
from incidents.table.revision import Entry, Head
from incidents.table.schema import CURRENT, REVISION
from incidents.table.writer import current_row

_ROWS_AT_ONCE: Final = 2_000


def head_at(ledger: Reader, sequence: int) -> Head | None:
    """The head as it was when a revision was the last one; None where there is none such yet."""
    if sequence == 0:
        return Head(sequence=0, hash="")
    with ledger.database.reading() as connection:
        found = connection.execute(
            select(REVISION.c.hash).where(REVISION.c.sequence == sequence)
        ).scalar()
    return None if found is None else Head(sequence=sequence, hash=found)


def shown_at(ledger: Reader, sequence: int) -> Iterator[pa.RecordBatch]:
    """The columns of every incident as it was when a revision was the last one.

    Returns:
        Batches with CURRENT_COLUMNS; first what is the same today, then what was changed or
        withdrawn since, read from the body it had. An incident that is changed in between stands
        in both, alike.
    """
    for batch in ledger.current_batches():
        same = batch.filter(pc.less_equal(batch.column("sequence"), sequence))
        if same.num_rows:
            yield same
        if same.num_rows < batch.num_rows:
            break  # they come in order of sequence
    yield from map(with_country_names, _changed_since(ledger, sequence))


def entries_at(ledger: Reader, sequence: int) -> Iterator[Entry]:
    """Every incident once, as it was when a revision was the last one.

    Both readings are of one state of the database, so nothing stands in both.
    """
    same = shown_revisions().where(CURRENT.c.sequence <= sequence).order_by(CURRENT.c.sequence)
    with ledger.database.reading() as connection:
        for statement in (same, _before_they_changed(sequence)):
            with connection.execute(
                statement, execution_options={"yield_per": _ROWS_AT_ONCE}
            ) as found:
                for row in found:
                    yield rows.entry(row)


def _changed_since(ledger: Reader, sequence: int) -> Iterator[pa.RecordBatch]:
    with (
        ledger.database.reading() as connection,
        connection.execute(
            _before_they_changed(sequence), execution_options={"yield_per": _ROWS_AT_ONCE}
        ) as found,
    ):
        for some in found.mappings().partitions():
            columns = [current_row(dict(row)) for row in some]
            yield pa.RecordBatch.from_pylist(columns, CURRENT_COLUMNS)


def _before_they_changed(sequence: int) -> Select[Any]:
    """The last revision up to a sequence of each incident that was changed or withdrawn later."""
    changed = select(REVISION.c.incident_id).where(REVISION.c.sequence > sequence)
    latest = (
        select(func.max(REVISION.c.sequence).label("sequence"))
        .where(REVISION.c.sequence <= sequence, REVISION.c.incident_id.in_(changed))
        .group_by(REVISION.c.incident_id)
        .subquery()
    )
    return (
        select(REVISION)
        .join(latest, latest.c.sequence == REVISION.c.sequence)
        .where(REVISION.c.body.is_not(None))
        .order_by(REVISION.c.sequence)
    )

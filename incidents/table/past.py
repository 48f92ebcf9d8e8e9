"""The ledger as it stood at an earlier head, so that a cited view shows what was seen then."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import pyarrow as pa
from sqlalchemy import func, select

from incidents.errors import NotFound
from incidents.table.columns import CURRENT_COLUMNS, columns_of
from incidents.table.country_words import with_country_names
from incidents.table.reader import Reader
from incidents.table.revision import Head
from incidents.table.schema import REVISION

_ROWS_AT_ONCE: Final = 65_536


class Past:
    """What a ledger showed at one of its heads; a view can follow it, and it never changes."""

    def __init__(self, ledger: Reader, head: Head) -> None:
        """Look back.

        Args:
            ledger: The ledger.
            head: Its head then; the hash may be its beginning.

        Raises:
            NotFound: The ledger never had this head.
        """
        with ledger.database.reading() as connection:
            found = connection.execute(
                select(REVISION.c.hash).where(REVISION.c.sequence == head.sequence)
            ).scalar()
        if found is None or not head.hash or not found.startswith(head.hash):
            raise NotFound(
                f"This ledger never had the head {head.sequence}-{head.hash[:12]}: the link is "
                "wrong, or it cites another ledger."
            )
        self._ledger = ledger
        self._head = Head(sequence=head.sequence, hash=found)

    def head(self) -> Head:
        """The head then."""
        return self._head

    def current_batches(self, after: int = 0) -> Iterator[pa.RecordBatch]:
        """The columns of every incident as it was then, of those changed since a revision."""
        rows = self._rows(after)
        while some := list(islice(rows, _ROWS_AT_ONCE)):
            yield with_country_names(pa.RecordBatch.from_pylist(some, CURRENT_COLUMNS))

    def withdrawn_since(self, after: int) -> tuple[str, ...]:  # noqa: ARG002 - a view asks it of any ledger
        """None: what was then does not change."""
        return ()

    def _rows(self, after: int) -> Iterator[dict[str, Any]]:
        last = (
            select(REVISION.c.incident_id, func.max(REVISION.c.sequence).label("sequence"))
            .where(REVISION.c.sequence <= self._head.sequence)
            .group_by(REVISION.c.incident_id)
            .subquery()
        )
        shown = (
            select(REVISION)
            .join(last, REVISION.c.sequence == last.c.sequence)
            .where(REVISION.c.body.is_not(None), REVISION.c.sequence > after)
            .order_by(REVISION.c.sequence)
        )
        with (
            self._ledger.database.reading() as connection,
            connection.execute(shown, execution_options={"yield_per": 2_000}) as found,
        ):
            for row in found:
                yield {
                    "sequence": row.sequence,
                    "incident_id": row.incident_id,
                    "version": row.version,
                    "batch_id": row.batch_id,
                    **columns_of(row.body),
                }

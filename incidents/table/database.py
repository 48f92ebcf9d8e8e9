"""What the ledger asks of a database; each database answers in a module of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, Protocol

import pyarrow as pa
from sqlalchemy import Connection, Table

Row = Mapping[str, Any]
# Sequence and hash of the last revision.
NEWEST: Final = "SELECT sequence, hash FROM revision ORDER BY sequence DESC LIMIT 1"


class Database(Protocol):
    """An open database.

    Attributes:
        address: Its address without a password, as messages name it.
        heads: The file, on this machine, in which the heads are logged.
    """

    address: str
    heads: Path

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state from its beginning to its end."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is the only one that writes, from its beginning to its end.

        Raises:
            ReadOnly: The database cannot be written.
            LedgerError: The disk is full, another writer took too long, or the database is gone.
        """
        ...

    def insert(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Add rows that all have the same columns, as fast as the database can."""
        ...

    def make_tables(self, connection: Connection) -> None:
        """Make every table, and what keeps the revisions from being changed."""
        ...

    def newest(self) -> tuple[int, str] | None:
        """Sequence and hash of the last revision, in well under a millisecond."""
        ...

    def column_batches(self, after: int) -> Iterator[pa.RecordBatch]:
        """The rows of `current` after a revision, in its order, with CURRENT_COLUMNS."""
        ...

    def save(self, target: Path) -> None:
        """Write everything into a new SQLite file, whatever version the schema has."""
        ...

    def close(self) -> None:
        """Give the connections back."""
        ...

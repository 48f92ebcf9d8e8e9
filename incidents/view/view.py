"""The view follows the ledger: it reads what is new since the head it knows, and nothing again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Protocol

import pyarrow as pa

from incidents.table import Head
from incidents.view.columns import Columns
from incidents.view.snapshot import Snapshot


class Followed(Protocol):
    """What a view follows; a ledger is one."""

    def head(self) -> Head:
        """The last revision."""
        ...

    def current_batches(self, after: int = 0) -> Iterator[pa.RecordBatch]:
        """What is new since a revision, in the columns of incidents.table.columns."""
        ...

    def withdrawn_since(self, after: int) -> tuple[str, ...]:
        """The incidents that are gone since a revision."""
        ...


class View:
    """Holds the newest snapshot of a ledger; threads may share it."""

    def __init__(self, ledger: Followed) -> None:
        self._ledger = ledger
        self._snapshot: Snapshot | None = None
        self._reading = threading.Lock()

    def snapshot(self) -> Snapshot:
        """The incidents as they are now.

        While one thread reads what is new, the others are given what was known before.
        """
        head = self._ledger.head()
        known = self._snapshot
        if known is not None and known.head == head:
            return known
        if known is not None and not self._reading.acquire(blocking=False):
            return known
        if known is None:
            self._reading.acquire()
        try:
            return self._read()
        finally:
            self._reading.release()

    def _read(self) -> Snapshot:
        head = self._ledger.head()
        known = self._snapshot
        if known is not None and known.head == head:
            return known
        # A ledger that is shorter than it was is another one, put in its place.
        grown = known is not None and 0 < known.head.sequence < head.sequence
        before, after = (
            (known.columns, known.head.sequence) if grown and known else (Columns.none(), 0)
        )

        def gone() -> tuple[str, ...]:
            return self._ledger.withdrawn_since(after) if after else ()

        columns = before.extended(self._ledger.current_batches(after), gone)
        self._snapshot = made = Snapshot(head, columns)
        return made

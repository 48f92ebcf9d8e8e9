"""The view follows the ledger: it reads what is new since the head it knows, and nothing again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Final, Protocol

import pyarrow as pa

from incidents.table import Head
from incidents.table.past import head_at
from incidents.table.reader import Reader
from incidents.view.columns import Columns
from incidents.view.matching import Banned, nobody_knows
from incidents.view.snapshot import Snapshot

# Rows that were replaced are kept until they are many; then everything is read anew.
_MOST_DEAD: Final = 65_536
_DEAD_SHARE: Final = 0.5


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

    def __init__(self, ledger: Followed, banned: Banned = nobody_knows) -> None:
        """Follow a ledger.

        Args:
            ledger: What is followed.
            banned: Tells which weapons a treaty bans; without it, that filter is refused.
        """
        self._ledger = ledger
        self._banned = banned
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
        before, after = Columns.none(), 0
        if known is not None and self._continues(known, head):
            before, after = known.columns, known.head.sequence

        def gone() -> tuple[str, ...]:
            return self._ledger.withdrawn_since(after) if after else ()

        columns = before.extended(self._ledger.current_batches(after), gone)
        self._snapshot = made = Snapshot(head, columns, self._banned)
        return made

    def _continues(self, known: Snapshot, head: Head) -> bool:
        """Whether a head comes after what is known, and reading only what is new is worth it."""
        if not 0 < known.head.sequence < head.sequence:
            return False
        dead = known.columns.size - known.size
        if dead > _MOST_DEAD and dead > known.size * _DEAD_SHARE:
            return False
        # Another ledger may have been put in its place, by a restore or in another window.
        ledger = self._ledger
        return not isinstance(ledger, Reader) or head_at(ledger, known.head.sequence) == known.head

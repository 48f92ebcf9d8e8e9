"""A link that names a head shows what was seen then, whatever has become of it since."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from incidents.errors import NotFound
from incidents.table import Head
from incidents.table.past import head_at, shown_at
from incidents.table.reader import Reader


class Past:
    """A ledger as it stood at a head; it never changes. A View can follow it."""

    def __init__(self, ledger: Reader, head: Head) -> None:
        self._ledger = ledger
        self._head = head

    def head(self) -> Head:
        """The head it stood at."""
        return self._head

    def current_batches(self, after: int = 0) -> Iterator[pa.RecordBatch]:
        """The incidents as they were, in the columns of incidents.table.columns."""
        return iter(()) if after else shown_at(self._ledger, self._head.sequence)

    def withdrawn_since(self, after: int) -> tuple[str, ...]:
        """Nothing: what was withdrawn by then is not among the incidents."""
        del after
        return ()


def past(ledger: Reader, sequence: int) -> Past:
    """The ledger as it stood when a revision was its last.

    Args:
        ledger: The ledger.
        sequence: The revision's number; 0 for the empty ledger.

    Raises:
        NotFound: There is no such revision yet.
    """
    head = head_at(ledger, sequence)
    if head is None:
        raise NotFound(
            f"This ledger has no revision {sequence} yet: the link was made with another ledger, "
            "or this one was restored from a backup that is older than the link."
        )
    return Past(ledger, head)

"""What a selection shows is read as records as they were at the head that it shows."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.record import Incident
from incidents.table import Head, Ledger
from incidents.table.past import entries_at
from incidents.view import Selection


def selected_then(
    ledger: Ledger, selection: Selection, head: Head
) -> Iterator[tuple[str, Incident]]:
    """Each incident of a selection with its id, as it was at the head that the selection shows.

    Whatever is written meanwhile, what is read fits the head that an export names.
    """
    wanted = frozenset(selection.ids())
    for entry in entries_at(ledger, head.sequence):
        if entry.incident_id in wanted:
            yield entry.incident_id, entry.incident

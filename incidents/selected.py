"""The incidents that a selection shows, as records, in the order in which the ledger has them."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.record import Incident
from incidents.table import Entry, Ledger
from incidents.view import Selection


def selected(ledger: Ledger, selection: Selection) -> Iterator[tuple[str, Incident]]:
    """Each incident of a selection with its id; one that was withdrawn meanwhile is left out."""
    wanted = frozenset(selection.ids())
    for entry in ledger.entries():
        if isinstance(entry, Entry) and entry.incident_id in wanted:
            yield entry.incident_id, entry.incident

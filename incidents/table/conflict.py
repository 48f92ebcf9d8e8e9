"""A conflict shows the entry that is there and the incident that was meant; a person chooses."""

from __future__ import annotations

from incidents.errors import Conflict
from incidents.record import Incident
from incidents.table.revision import Entry


class EditConflict(Conflict):
    """Somebody changed the incident meanwhile.

    Attributes:
        there: The incident as it is now.
        meant: The incident as it was to become.
    """

    def __init__(self, there: Entry, meant: Incident, *, expected: int) -> None:
        super().__init__(there.incident_id, expected=expected, found=there.version)
        self.there = there
        self.meant = meant

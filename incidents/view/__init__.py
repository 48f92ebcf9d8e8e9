"""The read side: the ledger's incidents in columns, for filters, counts, the map and the table."""

from __future__ import annotations

from incidents.view.cells import Box, Cells
from incidents.view.matching import Banned
from incidents.view.selection import Selection
from incidents.view.snapshot import Snapshot
from incidents.view.view import View

__all__ = ["Banned", "Box", "Cells", "Selection", "Snapshot", "View"]

"""An id that stands in two rows with different contents names neither: the second is put aside."""

from __future__ import annotations

from collections.abc import Callable

from incidents.formats.cells import Cells, Fault, shown
from incidents.record import Incident


def once(build: Callable[[Cells], Incident]) -> Callable[[Cells], Incident]:
    """Refuse a row whose id an earlier one has, unless both rows are the same.

    Args:
        build: Makes an incident of a row.
    """
    # The first line of each id, and a hash of its cells.
    seen: dict[tuple[str | None, str], tuple[int, int]] = {}

    def checked(cells: Cells) -> Incident:
        incident = build(cells)
        if incident.dataset_id is None:
            return incident
        here = hash(cells.cells)
        key = (incident.dataset, incident.dataset_id)
        line, first = seen.setdefault(key, (cells.line, here))
        if first != here:
            raise Fault(
                *_cell_with(cells, incident.dataset_id),
                f"The id “{shown(incident.dataset_id)}” stands in line {line} too, with other "
                "contents.",
                "Keep the row that is right, or give one of the two an id of its own.",
            )
        return incident

    return checked


def _cell_with(cells: Cells, text: str) -> tuple[str | None, str | None]:
    """The column and the cell in which a text stands alone; neither where it was written anew."""
    pairs = zip(cells.header, cells.cells, strict=True)
    return next(((name, cell) for name, cell in pairs if cell.strip() == text), (None, None))

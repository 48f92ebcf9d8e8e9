"""What speaks against a row beside the others of its table asks for a look at its incident."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from incidents.formats.cells import Cells
from incidents.record import Incident


def doubted(
    build: Callable[[Cells], Incident], *doubts: Callable[[Cells], Iterable[str]]
) -> Callable[[Cells], Incident]:
    """The same incidents, each with the doubts of its row.

    Args:
        build: Makes an incident of a row.
        doubts: Each tells a sentence for whatever speaks against a row.
    """

    def built(cells: Cells) -> Incident:
        incident = build(cells)
        odd = [sentence for each in doubts for sentence in each(cells)]
        return replace(incident, review=(*incident.review, *odd)) if odd else incident

    return built

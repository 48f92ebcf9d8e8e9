"""What a program writes for nothing is read as nothing, in data sets that have no such word.

R writes NA, pandas NaN, databases NULL. Namibia's code NA stands in none of these data sets: they
write countries out, or by number or three letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from incidents.formats.cells import Cells, Fault, shown
from incidents.formats.table import Row, Table
from incidents.record import Incident

WORDS_FOR_NOTHING: Final = frozenset(
    {"NA", "NaN", "nan", "NULL", "null", "None", "<NA>", "#N/A", "NaT", "\\N"}
)
_SAMPLE: Final = 500


def without_words_for_nothing(
    build: Callable[[Cells], Incident], table: Table
) -> Callable[[Cells], Incident]:
    """Hand a row on with empty cells where a program wrote a word for nothing.

    A word that none of the first rows has in its column is said of its row.

    Args:
        build: Makes an incident of a row.
        table: The table.
    """
    said_of_the_file = _found(table)

    def emptied(cells: Cells) -> Incident:
        if WORDS_FOR_NOTHING.isdisjoint(cells.cells):
            return build(cells)
        row = Row(
            cells.line, tuple("" if cell in WORDS_FOR_NOTHING else cell for cell in cells.cells)
        )
        try:
            incident = build(Cells(cells.at, cells.header, row))
        except Fault as fault:
            if fault.column in cells.header:
                fault.value = cells.cells[cells.header.index(fault.column)]
            raise
        said = [
            f"“{cell}” in {name} is read as nothing, as programs write it for that."
            for name, cell in _words_in(cells.header, cells.cells)
            if (name, cell) not in said_of_the_file
        ]
        return replace(incident, review=(*incident.review, *said)) if said else incident

    return emptied


def words_for_nothing(table: Table) -> tuple[str, ...]:
    """A sentence where words for nothing stand among the first rows of a table."""
    found = _found(table)
    if not found:
        return ()
    words = " and ".join(sorted({f"“{cell}”" for _, cell in found}))
    columns = _named([name for name in table.header if any(name == each for each, _ in found)])
    return (f"{words} in {columns} is what programs write for nothing, and read as nothing.",)


def _found(table: Table) -> frozenset[tuple[str, str]]:
    """Column and word of all words for nothing in the first rows."""
    return frozenset(
        pair
        for row in islice(table.rows, _SAMPLE)
        if not WORDS_FOR_NOTHING.isdisjoint(row.cells)
        for pair in _words_in(table.header, row.cells)
    )


def _words_in(header: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    pairs = zip(header, cells, strict=True)
    return ((name, cell) for name, cell in pairs if cell in WORDS_FOR_NOTHING)


def _named(names: Sequence[str]) -> str:
    return ", ".join(map(shown, names[:3])) + (" and more" if len(names) > 3 else "")

"""Every row becomes an incident or a rejection: the impossible is refused, the odd is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Final

from incidents.formats.cells import OF_AN_EXPORT, REJECTED_PREFIX, Cells, Fault, key_of, shown
from incidents.formats.formula import restored
from incidents.formats.odd_values import (
    is_far_off,
    is_no_id,
    is_shortened,
    oddities,
    spreadsheet_errors,
    wrongly_decoded,
)
from incidents.formats.row_faults import keepable
from incidents.formats.table import Row, Table
from incidents.record import Incident
from incidents.rejection import Rejection

# What a record calls a column in its messages, where it calls it otherwise.
_COLUMN_OF_WORD: Final = MappingProxyType({"radius": "uncertainty_m"})


def read_each(table: Table, build: Callable[[Cells], Incident]) -> Iterator[Incident | Rejection]:
    """Build an incident of every row; what cannot be built is a rejection.

    What is odd asks for a look, but in a table that says itself what to look at.
    """
    at = {key_of(name) or f"column {i + 1}": i for i, name in enumerate(table.header)}
    escaped = f"{REJECTED_PREFIX}line" in at
    is_an_export, asks_itself = at.keys() >= OF_AN_EXPORT, "review" in at
    today = datetime.now(UTC).date()
    for entry in table.entries():
        if isinstance(entry, Rejection):
            yield entry
            continue
        row = Row(entry.line, tuple(map(restored, entry.cells))) if escaped else entry
        try:
            incident = build(Cells(at, table.header, row))
            if not is_an_export:
                _refuse_what_cannot_be_meant(incident, table.header, row.cells, today)
            if not asks_itself:
                incident = _looked_at(incident, table.header, row.cells, today)
            yield incident
        except Fault as fault:
            yield _rejection(entry, fault)
        except ValueError as impossible:
            # A record refuses what cannot be true; its message says what.
            column, value = _cell_spoken_of(str(impossible), table.header, row.cells)
            mend = "Correct the cells it speaks of." if column is None else f"Correct {column}."
            yield _rejection(entry, Fault(column, value, f"{impossible}.", mend))


def _refuse_what_cannot_be_meant(
    incident: Incident, header: Sequence[str], cells: Sequence[str], today: date
) -> None:
    if incident.dataset_id is not None and is_shortened(incident.dataset_id):
        raise Fault(
            *_cell_with(incident.dataset_id, header, cells),
            f"The id {incident.dataset_id} was shortened by a spreadsheet, and digits are lost.",
            "Take the ids from the original file.",
        )
    if incident.dataset_id is not None and is_no_id(incident.dataset_id):
        raise Fault(
            *_cell_with(incident.dataset_id, header, cells),
            f"“{shown(incident.dataset_id)}” is no id: it is a program's word for nothing, or "
            "holds a character that nobody sees.",
            "Take the id from the original file.",
        )
    if incident.date is not None and is_far_off(incident.date, today):
        raise Fault(
            *_cell_with(str(incident.date.end.year), header, cells),
            "The date lies far in the future.",
            "Correct the year.",
        )


def _cell_with(
    words: str, header: Sequence[str], cells: Sequence[str]
) -> tuple[str | None, str | None]:
    """The column and the text of the first cell that holds some words; neither where none does."""
    holding = (
        (name, cell) for name, cell in zip(header, cells, strict=True) if cell and words in cell
    )
    return next(holding, (None, None))


def _cell_spoken_of(
    message: str, header: Sequence[str], cells: Sequence[str]
) -> tuple[str | None, str | None]:
    """The column that a message names and its text; neither where it names none of these."""
    words = {_COLUMN_OF_WORD.get(word, word) for word in re.findall(r"\w+", message.casefold())}
    named = (
        (name, cell)
        for name, cell in zip(header, cells, strict=True)
        if cell and key_of(name) in words
    )
    return next(named, (None, None))


def _looked_at(
    incident: Incident, header: Sequence[str], cells: Sequence[str], today: date
) -> Incident:
    odd = (
        *oddities(incident, today),
        *spreadsheet_errors(header, cells),
        *wrongly_decoded(header, cells),
    )
    return replace(incident, review=(*incident.review, *odd)) if odd else incident


def _rejection(row: Row, fault: Fault) -> Rejection:
    return Rejection(
        line=row.line,
        column=fault.column,
        value=None if fault.value is None else keepable(fault.value),
        reason=fault.reason,
        mend=fault.mend,
        row=row.cells,
    )

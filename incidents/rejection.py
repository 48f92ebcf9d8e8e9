"""A rejected row keeps its line, column, value and reason, and says how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejection:
    """A row of a table that was not taken.

    Attributes:
        line: Number of the physical line of the file on which the row starts, from 1; in a
            workbook the number of the sheet's row, in JSON and KML that of the record.
        column: The column at fault as the header names it, or None where it is the whole row.
        value: What stands there, or None where it is the whole row.
        reason: What is wrong, as a sentence.
        mend: What to do, as a sentence.
        row: The row's cells as they were read.
    """

    line: int
    column: str | None
    value: str | None
    reason: str
    mend: str
    row: tuple[str, ...]

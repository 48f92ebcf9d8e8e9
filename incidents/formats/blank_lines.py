"""A blank line inside a table may part it from another table, or from remarks about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from incidents.formats.row_faults import RawRow

# Some programs write a blank line after every row.
_OFTEN: Final = 0.25


def blank_lines(lines: Sequence[str], rows: Iterable[RawRow], *, first: int) -> tuple[str, ...]:
    """A doubt where rows follow a blank line.

    Args:
        lines: Physical lines with their ends.
        rows: The rows under the column names; they are read only where a line is blank.
        first: Index of the first line under the column names.
    """
    if not any(not line.strip("\r\n") for line in lines[first:-1]):
        return ()
    blank: list[int] = []
    number = last = 0
    for row in rows:
        if row.cells == ():
            blank.append(row.line)
        else:
            number, last = number + 1, row.line
    inside = [line for line in blank if line < last]
    if not inside or len(inside) > _OFTEN * number:
        return ()
    return (
        f"Line {inside[0]} is blank, and what stands below it is read as rows of the same table.",
    )

"""A blank line inside a table may part it from another table, or from remarks about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
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
    return _doubt([line for line in blank if line < last], number)


def gaps(rows: Sequence[RawRow]) -> tuple[str, ...]:
    """A doubt where rows of a sheet follow an empty row.

    Args:
        rows: The rows under the column names; those that are empty are left out.
    """
    pairs = pairwise(rows)
    return _doubt([one.line + 1 for one, next_ in pairs if next_.line > one.line + 1], len(rows))


def _doubt(blank: Sequence[int], number: int) -> tuple[str, ...]:
    if not blank or len(blank) > _OFTEN * number:
        return ()
    return (
        f"Line {blank[0]} is blank, and what stands below it is read as rows of the same table.",
    )

"""A row right under the names may be more names, or their types and units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from incidents.formats.row_faults import RawRow

# Rows looked at to see whether a second row of names stands under the first.
_FEW_ROWS: Final = 20
_FEW_ROWS_OF_NAMES: Final = 3
_FEWEST_NAMES: Final = 3
_FEWEST_TYPES: Final = 2
# What databases and sheets write under names: types and units.
_TYPES: Final = frozenset(
    (
        *("string", "text", "str", "char", "varchar", "object", "categorical", "factor", "enum"),
        *("int", "integer", "bigint", "smallint", "int64", "number", "numeric", "decimal", "real"),
        *("float", "float64", "double", "boolean", "bool", "logical", "date", "datetime", "time"),
        *("timestamp", "uuid", "json", "geometry", "point", "%", "kg", "g", "t", "m", "km", "cm"),
        *("m2", "km2", "ha", "s", "min", "h", "usd", "eur", "count", "-"),
    )
)


def second_header(names: Sequence[str], rows: Iterable[RawRow]) -> tuple[str, ...]:
    """A doubt where a row under the names looks like names, too.

    So does one whose cells hold the names, one whose cells are all the same, and the first one
    where it holds words only and every other row looked at holds numbers. A row that shares a
    word with a row below it in one column is a row, such as one whose date is “soon”; so is one
    that lacks numbers in a single column of several.

    Args:
        names: The names of the columns.
        rows: The rows under the header and the tags.
    """
    looked_at = [row for row in islice(rows, _FEW_ROWS) if row.cells]
    for row in looked_at[:_FEW_ROWS_OF_NAMES]:
        below = looked_at[_FEW_ROWS_OF_NAMES:]
        others = below or [each for each in looked_at if each is not row]
        # Offices may be called “North Office”, and streets “High Street”.
        cells = row.cells or ()
        if _are_types(cells) and not any(_are_types(other.cells or ()) for other in others):
            return (_second(row),)
        if _repeats(names, cells) and not any(
            _repeats(names, other.cells or ()) for other in others
        ):
            return (_second(row),)
    if len(looked_at) < 3 or any(map(_has_digits, looked_at[:1])):
        return ()
    if not all(map(_has_digits, looked_at[1:])) or _is_a_row(looked_at[0], looked_at[1:]):
        return ()
    return (_second(looked_at[0]),)


def _second(row: RawRow) -> str:
    shown = ", ".join(cell for cell in row.cells or () if cell.strip())[:80]
    return f"Line {row.line} looks like a second row of names and is read as a row: “{shown}”."


def _repeats(names: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether half of the cells hold the names of their columns, or all are the same.

    Of two cells both have to hold their names.
    """
    filled = [cell.casefold() for cell in cells if cell.strip()]
    if tuple(names) == tuple(cells):
        return False
    pairs = zip(names, cells, strict=False)
    holding = sum(1 for name, cell in pairs if name.strip() and name.casefold() in cell.casefold())
    if len(filled) < _FEWEST_NAMES:
        return 1 < len(filled) == holding
    return holding * 2 >= len(filled) or len(set(filled)) == 1


def _are_types(cells: Sequence[str]) -> bool:
    """Whether all filled cells are types or units, in brackets or not, and two are letters."""
    filled = [cell.strip(" []()").casefold() for cell in cells if cell.strip(" []()")]
    lettered = sum(any(map(str.isalpha, cell)) for cell in filled)
    return lettered >= _FEWEST_TYPES and _TYPES.issuperset(filled)


def _has_digits(row: RawRow) -> bool:
    return any(character.isdigit() for cell in row.cells or () for character in cell[:40])


def _is_a_row(first: RawRow, others: Sequence[RawRow]) -> bool:
    columns = [
        (cell.strip(), [each.strip() for each in below])
        for cell, *below in zip(
            first.cells or (), *(each.cells or () for each in others), strict=False
        )
    ]
    if any(cell and cell in below for cell, below in columns):
        return True
    numbers = [cell for cell, below in columns if all(map(_holds_a_digit, below))]
    return len(numbers) > 1 and sum(map(bool, numbers)) < 2


def _holds_a_digit(cell: str) -> bool:
    return any(map(str.isdigit, cell))

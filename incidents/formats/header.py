"""The header is the row that names the columns; what stands above it is said, not skipped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from incidents.errors import BadTable
from incidents.formats.row_faults import RawRow
from incidents.record import unstorable

MOST_COLUMNS: Final = 2_000
_LONGEST_NAME: Final = 1_000
_LONGEST_PREAMBLE: Final = 50
_HXL_TAG: Final = re.compile(r"#[a-z][a-z0-9_]*( *\+ *[a-z][a-z0-9_]*)*", re.IGNORECASE)
_VALUE: Final = re.compile(r"-?\d+([.,]\d+)*|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")
# Rows looked at to see whether a second row of names stands under the first.
_FEW_ROWS: Final = 20


def find_header(rows: Iterable[RawRow]) -> tuple[RawRow, tuple[str, ...]]:
    """The row of column names, and a doubt where lines stand above it.

    Args:
        rows: The rows of a table from its first on.

    Raises:
        BadTable: There is none, or its quotation marks do not close.
    """
    first = [row for row in islice(rows, 2 * _LONGEST_PREAMBLE) if row.cells != ()]
    if not first:
        raise BadTable("The file is empty. Hand in a table with a line of column names first.")
    widths = Counter(len(row.cells) for row in first if row.cells)
    width = max(widths, key=lambda width: (widths[width], width), default=0)
    at = 0
    if len(first[0].cells or ()) * 2 <= width:
        wide = (index for index, row in enumerate(first) if len(row.cells or ()) == width)
        at = next(wide, 0)
    header = first[at]
    if header.cells is None:
        raise BadTable(
            f"Quotation marks in line {header.line}, where the column names should stand, do not "
            "close. Close them, or write one inside a name twice."
        )
    return header, _above(first[:at])


def refuse_a_bad_header(names: tuple[str, ...]) -> None:
    """Refuse names that no table can be read by.

    Raises:
        BadTable: There are too many or none, one is too long or damaged, two are the same, or
            values stand where the names should.
    """
    if len(names) > MOST_COLUMNS:
        raise BadTable(
            f"The table has {len(names):,} columns and at most {MOST_COLUMNS:,} are read. "
            "Is the delimiter right? Else delete the columns you do not need."
        )
    for position, name in enumerate(names, start=1):
        _refuse_a_bad_name(position, name)
    filled = [name.strip() for name in names if name.strip()]
    if not filled:
        raise BadTable("The first line holds no column names. Add a line that names the columns.")
    values = [name for name in filled if _VALUE.fullmatch(name)]
    if len(values) * 3 >= len(filled):
        raise BadTable(
            f"The first line holds values such as “{values[0]}” where the column names should "
            "stand. Add a line that names the columns."
        )
    _refuse_the_same_name_twice(filled)


def tags_under(rows: Iterator[RawRow], *, width: int) -> RawRow | None:
    """The row of HXL tags that stands right under the header, or None.

    Args:
        rows: The rows under the header.
        width: How many columns the header names.
    """
    row = next((row for row in rows if row.cells != ()), None)
    if row is None or row.cells is None or len(row.cells) != width:
        return None
    return row if are_tags(row.cells) else None


def are_tags(cells: Sequence[str]) -> bool:
    """Whether some cells are filled and every filled one is an HXL tag."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(map(_HXL_TAG.fullmatch, filled))


def nameless(names: Sequence[str]) -> tuple[str, ...]:
    """A doubt where columns have no name."""
    places = [str(at) for at, name in enumerate(names, start=1) if not name.strip()]
    if not places:
        return ()
    return (f"A column has no name: number {', '.join(places[:5])}.",)


def second_header(rows: Iterable[RawRow]) -> tuple[str, ...]:
    """A doubt where the first row holds words only and every other row looked at holds numbers.

    A row that shares a word with a row below it in one column is a row, such as one whose date
    is “soon”; so is one that lacks numbers in a single column of several.

    Args:
        rows: The rows under the header and the tags.
    """
    looked_at = [row for row in islice(rows, _FEW_ROWS) if row.cells]
    if len(looked_at) < 3 or any(map(_has_digits, looked_at[:1])):
        return ()
    if not all(map(_has_digits, looked_at[1:])) or _is_a_row(looked_at[0], looked_at[1:]):
        return ()
    shown = ", ".join(cell for cell in looked_at[0].cells or () if cell.strip())[:80]
    where = f"Line {looked_at[0].line}"
    return (f"{where} looks like a second row of names and is read as a row: “{shown}”.",)


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


def _above(rows: Sequence[RawRow]) -> tuple[str, ...]:
    if not rows:
        return ()
    last = rows[-1].line + max(1, len(rows[-1].lines)) - 1
    where = "Line 1 stands" if last == 1 else f"Lines 1 to {last} stand"
    text = "".join(rows[0].lines) or " ".join(filter(None, rows[0].cells or ()))
    return (f"{where} above the column names and is not read as rows: “{text.strip()[:80]}”.",)


def _refuse_a_bad_name(position: int, name: str) -> None:
    if len(name) > _LONGEST_NAME:
        raise BadTable(
            f"The name of column {position} has {len(name):,} characters. "
            "Look for a quotation mark that is not closed in the first line."
        )
    reason = unstorable(name)
    if reason is not None:
        raise BadTable(
            f"The name of column {position} cannot be read: {reason}. "
            "Export the file again as UTF-8."
        )


def _refuse_the_same_name_twice(names: Sequence[str]) -> None:
    twice = [name for name, count in Counter(map(str.casefold, names)).items() if count > 1]
    if twice:
        raise BadTable(
            f"Two columns are called “{twice[0][:80]}”. Rename one, so that each name stands once."
        )

"""The header is the row that names the columns; what stands above it is said, not skipped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Final, NamedTuple

from incidents.errors import BadTable
from incidents.formats.cell_kinds import kinds_of_columns, told_apart
from incidents.formats.like_values import may_be_values
from incidents.formats.row_faults import RawRow
from incidents.record import unstorable

MOST_COLUMNS: Final = 2_000
_LONGEST_NAME: Final = 1_000
_LONGEST_PREAMBLE: Final = 50
_HXL_TAG: Final = re.compile(r"#[a-z][a-z0-9_]*( *\+ *[a-z][a-z0-9_]*)*", re.IGNORECASE)
_VALUE: Final = re.compile(r"-?\d+([.,]\d+)*|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")
_FEWEST_OF_A_KIND: Final = 2
_FEW_PADDED: Final = 0.1
# In a table of one or two columns a row with one filled cell is a row like any.
_NARROW: Final = 2


class Header(NamedTuple):
    """Where the names of the columns stand.

    Attributes:
        row: The row of names; the first row of values where there are none.
        width: How many cells most rows have.
        doubts: What could be read in another way, a sentence each.
        is_missing: Whether there are no names.
    """

    row: RawRow
    width: int
    doubts: tuple[str, ...]
    is_missing: bool


def find_header(rows: Iterable[RawRow], *, width: int = 0) -> Header:
    """The row of column names, and a doubt where lines stand above it.

    Args:
        rows: The rows of a table from its first on.
        width: How many cells most of them have; 0 where that is not known.

    Raises:
        BadTable: There is none, or its quotation marks do not close.
    """
    first = [row for row in islice(rows, 2 * _LONGEST_PREAMBLE) if row.cells != ()]
    if not first:
        raise BadTable("The file is empty. Hand in a table with a line of column names first.")
    width = width or _usual_width(first)
    wide = [row.cells or () for row in first if len(row.cells or ()) == width]
    kinds = kinds_of_columns(wide[1:], most=True)
    at = _place_of_names(first, width, kinds)
    header = first[at]
    if header.cells is None:
        raise BadTable(
            f"Quotation marks in line {header.line}, where the column names should stand, do not "
            "close. Close them, or write one inside a name twice."
        )
    like, unlike = told_apart(header.cells, kinds)
    are_values = like >= _FEWEST_OF_A_KIND and like > unlike
    again = _standing_again(header.cells, first[at + 1 :])
    is_missing = are_values or len(again) >= _FEWEST_OF_A_KIND
    doubts = () if is_missing else _odd_names(header, first[at + 1 :], again)
    return Header(
        row=header, width=width, doubts=(*_above(first[:at]), *doubts), is_missing=is_missing
    )


def _standing_again(names: Sequence[str], below: Sequence[RawRow]) -> list[str]:
    """Names that stand as values in their own columns, in rows that are not the names again."""
    rows = [row.cells for row in below if row.cells and row.cells != tuple(names)]
    columns = zip_longest(names, *rows, fillvalue="")
    return [name for name, *values in columns if name.strip() and name in values]


def _usual_width(rows: Sequence[RawRow]) -> int:
    widths = Counter(len(row.cells) for row in rows if row.cells)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _place_of_names(rows: Sequence[RawRow], width: int, kinds: Sequence[str | None]) -> int:
    """The first row that says more than a title does.

    Where it is not as wide as the table, it is remarks if the first row that is holds names.
    """
    at = next((at for at, row in enumerate(rows) if _may_be_names(row, width)), 0)
    if len(rows[at].cells or ()) == width:
        return at
    wide = next((at for at, row in enumerate(rows) if len(row.cells or ()) == width), at)
    like, unlike = told_apart(rows[wide].cells or (), kinds)
    return wide if wide > at and unlike > like else at


def _may_be_names(row: RawRow, width: int) -> bool:
    if row.cells is None:
        return True
    filled = sum(1 for cell in row.cells if cell.strip())
    return len(row.cells) * 2 > width and (filled > 1 or width <= _NARROW)


def _odd_names(header: RawRow, below: Sequence[RawRow], again: Sequence[str]) -> Iterator[str]:
    """Doubts about a line of names that was read, and may have been meant otherwise."""
    if again:
        yield (
            f"The first line may hold values: “{again[0][:40]}” stands below in the same column, "
            "too."
        )
    elif may_be_values(header.cells or (), [row.cells for row in below if row.cells]):
        yield "The first line looks like those below it, and may hold values and no names."
    if header.fault is not None:
        yield f"Line {header.line}, the column names: {header.fault.reason}"
    names = header.cells or ()
    looked_at = [row for row in below if row.cells]
    if _are_padded(names) and looked_at and all(_are_padded(row.cells or ()) for row in looked_at):
        yield "Blanks stand before all names and cells but the first; they are read with them."
        return
    padded = sum(_are_padded(row.cells or ()) for row in looked_at)
    if _are_padded(names) and padded * 2 < len(looked_at):
        yield "Blanks stand before the names of the columns and not before the cells under them."
    elif padded > max(1, _FEW_PADDED * len(looked_at)) and (
        not _are_padded(names) or padded < (1 - _FEW_PADDED) * len(looked_at)
    ):
        yield (
            f"Blanks stand before the cells of {padded} of the first {len(looked_at)} rows and not "
            "before the others or the names; they are read with them."
        )


def _are_padded(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and all(cell.startswith(" ") for cell in cells[1:])


def refuse_what_is_no_header(names: tuple[str, ...]) -> None:
    """Refuse names that no table can be looked at by.

    Raises:
        BadTable: There are too many or none, or one is too long or damaged.
    """
    if len(names) > MOST_COLUMNS:
        raise BadTable(
            f"The table has {len(names):,} columns and at most {MOST_COLUMNS:,} are read. "
            "Is the delimiter right? Else delete the columns you do not need."
        )
    for position, name in enumerate(names, start=1):
        _refuse_a_bad_name(position, name)
    if not any(map(str.strip, names)):
        raise BadTable("The first line holds no column names. Add a line that names the columns.")


def why_no_header(names: tuple[str, ...], *, is_missing: bool = False) -> str | None:
    """Why no table can be taken by these names, as a sentence, or None where one can.

    Args:
        names: The first row.
        is_missing: Whether it is known to hold values.
    """
    if is_missing or holds_values(names):
        value = next((name for name in map(str.strip, names) if _VALUE.fullmatch(name)), names[0])
        return (
            f"The first line holds values such as “{value[:80]}” where the column names should "
            "stand. Add a line that names the columns."
        )
    filled = (name.strip().casefold() for name in names if name.strip())
    twice = next((name for name, count in Counter(filled).items() if count > 1), None)
    if twice is None:
        return None
    return f"Two columns are called “{twice[:80]}”. Rename one, so that each name stands once."


def holds_values(names: Sequence[str]) -> bool:
    """Whether a third of the names are numbers or days."""
    filled = [name.strip() for name in names if name.strip()]
    return sum(1 for name in filled if _VALUE.fullmatch(name)) * 3 >= len(filled)


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


def _above(rows: Sequence[RawRow]) -> tuple[str, ...]:
    if not rows:
        return ()
    last = rows[-1].line + max(1, len(rows[-1].lines)) - 1
    where, verb = ("Line 1 stands", "is") if last == 1 else (f"Lines 1 to {last} stand", "are")
    text = "".join(rows[0].lines) or " ".join(filter(None, rows[0].cells or ()))
    return (f"{where} above the column names and {verb} not read as rows: “{text.strip()[:80]}”.",)


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

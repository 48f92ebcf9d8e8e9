"""Where a second table begins, most columns change at one row, and its names are like no cell."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from incidents.formats.cell_kinds import kind_of
from incidents.formats.cell_looks import (
    BLANK,
    Common,
    are_apart,
    in_common,
    look_of,
    stands_out,
)
from incidents.formats.column_texts import ColumnTexts, texts_of
from incidents.formats.row_faults import RawRow

# A table of two rows looks like anything.
_FEWEST_ROWS: Final = 3
_FEWEST_WITHOUT_NAMES: Final = 5
_FEWEST_COLUMNS: Final = 2
_ROWS_COMPARED: Final = 100
_MOST_CELLS: Final = 40_000
_ROWS_NEAR: Final = 3
_HALF: Final = 0.5
_MOST: Final = 0.6
_NEARLY_ALL: Final = 0.8
_LONGEST_NAME: Final = 40
_MOST_WORDS_OF_A_NAME: Final = 5
# Names are no sentences, abbreviations or lists.
_NO_NAME: Final = re.compile(r".*[.!?]|.*[|;].*")
_SHOWN: Final = 80


class _Change(NamedTuple):
    """How many columns differ above and below a row.

    Attributes:
        otherwise: How many look otherwise below it, and are filled on both sides.
        changed: How many look otherwise, filled or not, or have no text from above.
        same: How many have texts from above.
    """

    otherwise: int
    changed: int
    same: int


_NO_CHANGE: Final = _Change(0, 0, 0)


def second_table(width: int, rows: Iterator[RawRow], *, number: int) -> tuple[str, ...]:
    """A doubt where rows from one on may be another table of as many columns.

    Args:
        width: How many columns the table has.
        rows: Its rows in their order.
        number: About how many there are.
    """
    most = max(_ROWS_COMPARED, _MOST_CELLS // max(width, 1))
    sound = (row for row in rows if row.fault is None and len(row.cells or ()) == width)
    return _doubt(width, list(_throughout(sound, number, most)))


def _throughout(rows: Iterator[RawRow], number: int, most: int) -> Iterator[RawRow]:
    """Rows from the beginning, the middle and the end of a table; all of a short one."""
    part = most // 3
    yield from islice(rows, part if number > most else number)
    step = max(1, number // part)
    last: deque[RawRow] = deque(maxlen=part)
    for at, row in enumerate(rows):
        if len(last) == part and at % step == 0:
            yield last[0]
        last.append(row)
    yield from last


def _doubt(width: int, rows: Sequence[RawRow]) -> tuple[str, ...]:
    if width < _FEWEST_COLUMNS or len(rows) < 2 * _FEWEST_ROWS:
        return ()
    columns = tuple(texts_of([(row.cells or ())[at] for row in rows]) for at in range(width))
    commons = tuple(in_common(column.cells) for column in columns)
    most, line = 0, 0
    for at in range(_FEWEST_ROWS, len(rows) - _FEWEST_ROWS + 1):
        may_be_names = _may_be_names(columns, at)
        if may_be_names and _stand_out(columns, commons, at):
            return (_names(rows[at]),)
        change = _change(columns, at)
        if may_be_names and change.changed > change.same and _are_new(columns, at):
            return (_names(rows[at]),)
        is_long = _FEWEST_WITHOUT_NAMES <= at <= len(rows) - _FEWEST_WITHOUT_NAMES
        if is_long and _is_another(change, width) and change.changed > most:
            most, line = change.changed, rows[at].line
    if not most:
        return ()
    doubt = (
        f"From about line {line} on, {most} of {width} columns hold something else than above; it "
        "may be another table, and is read as the same."
    )
    return (doubt,)


def _names(row: RawRow) -> str:
    shown = ", ".join(filter(None, row.cells or ()))[:_SHOWN]
    return (
        f"Line {row.line} looks like the names of other columns, and what stands below it is read "
        f"as rows of the same table: “{shown}”."
    )


def _may_be_names(columns: Sequence[ColumnTexts], at: int) -> bool:
    """Whether nearly all cells are filled, with a few words or a code that stand nowhere else."""
    filled = [column.cells[at] for column in columns if column.cells[at]]
    return (
        len(filled) >= _NEARLY_ALL * len(columns)
        and len({*filled}) == len(filled)
        and all(column.is_once(at) for column in columns)
        and all(
            len(cell) <= _LONGEST_NAME
            and len(cell.split()) <= _MOST_WORDS_OF_A_NAME
            and kind_of(cell) in {None, "code"}
            and not _NO_NAME.fullmatch(cell)
            for cell in filled
        )
    )


def _stand_out(columns: Sequence[ColumnTexts], commons: Sequence[Common], at: int) -> bool:
    """Whether half of the cells look otherwise than their columns do."""
    number = sum(
        stands_out(look_of(column.cells[at]), common)
        for column, common in zip(columns, commons, strict=True)
    )
    return number >= max(_FEWEST_COLUMNS, _HALF * len(columns))


def _are_new(columns: Sequence[ColumnTexts], at: int) -> bool:
    """Whether half of the cells look otherwise than those above, or are new where texts repeat."""
    number = sum(
        column.is_rare(at) or stands_out(look_of(column.cells[at]), in_common(_above(column, at)))
        for column in columns
    )
    return number >= max(_FEWEST_COLUMNS, _HALF * len(columns))


def _is_another(change: _Change, width: int) -> bool:
    return (
        change.otherwise >= _FEWEST_COLUMNS and not change.same and change.changed >= _MOST * width
    )


def _change(columns: Sequence[ColumnTexts], at: int) -> _Change:
    """How many columns change at a row; none where most have texts from above below it."""
    if sum(column.shared[at] > 0 for column in columns) > _HALF * len(columns):
        return _NO_CHANGE
    new = {place for place, column in enumerate(columns) if column.is_new_below(at)}
    if not new and not any(_changes_near(column, at) for column in columns):
        return _NO_CHANGE
    same = {place for place, column in enumerate(columns) if column.goes_on_below(at)}
    sides = {
        place: (in_common(_above(column, at)), in_common(_below(column, at)))
        for place, column in enumerate(columns)
        if place not in same
    }
    apart = {place for place, (above, below) in sides.items() if are_apart(above, below)}
    filled = {place for place in apart if BLANK not in sides[place]}
    return _Change(len(filled), len((new | apart) - same), len(same))


def _above(column: ColumnTexts, at: int) -> tuple[str, ...]:
    return column.cells[max(0, at - _ROWS_COMPARED) : at]


def _below(column: ColumnTexts, at: int) -> tuple[str, ...]:
    return column.cells[at + 1 : at + 1 + _ROWS_COMPARED]


def _changes_near(column: ColumnTexts, at: int) -> bool:
    """Whether the cells right below a row look otherwise than those right above it."""
    above = {*map(look_of, column.cells[max(0, at - _ROWS_NEAR) : at])}
    below = {*map(look_of, column.cells[at + 1 : at + 1 + _ROWS_NEAR])}
    return not above & below

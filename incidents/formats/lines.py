"""Lines become rows; after a row whose marks do not pair, reading goes on at the next sound row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from incidents.formats.delimiter import DELIMITERS
from incidents.formats.dialect import Dialect, in_words
from incidents.formats.repair import parted
from incidents.formats.row_faults import (
    CHECK,
    GOES_ON,
    UNPAIRED,
    Fault,
    RawRow,
    holds_a_whole_row,
    is_paired,
)

# In a narrower table a line of text inside a cell looks like a row.
_FEWEST_COLUMNS: Final = 3
_LINES_LOOKED_AT: Final = 200
_LINES_BEYOND: Final = 20
# The longer signs first: a part of one parts a row as well.
_OTHERS: Final = (", ", "; ", *DELIMITERS, " ", ":")


def read_lines(
    lines: tuple[str, ...], dialect: Dialect, *, first: int, width: int = 0
) -> Iterator[RawRow]:
    """Read physical lines from one on; a blank line is a row of no cells.

    Args:
        lines: Physical lines with their ends.
        dialect: How they are written.
        first: Index of the first line to read.
        width: How many cells the rows of the table have; 0 where that is not known.
    """
    start = first
    # A mark behind a blank opens no cell; nearly always it was meant to.
    padded = f"{dialect.delimiter} {dialect.quote}"
    while start < len(lines):
        for raw in _until_torn(lines, dialect, start):
            cells = raw.cells
            if cells is not None and (
                not cells or not width or (len(cells) == width and padded not in raw.lines[0])
            ):
                yield raw
                continue
            found = _reread(lines, raw, dialect, width)
            yield found
            start = raw.line - 1 + len(found.lines)
            if cells is None or len(found.lines) != len(raw.lines):
                break
        else:
            return


def _reread(lines: tuple[str, ...], raw: RawRow, dialect: Dialect, width: int) -> RawRow:
    """A row that is not as wide as the others, or torn, in the cells that it may be meant in."""
    if width < _FEWEST_COLUMNS:
        return raw
    if raw.cells is not None and len(raw.cells) == width and is_paired(raw, dialect):
        return raw
    other = _by_another_delimiter(lines, raw, dialect, width)
    if other is not None:
        return other
    if raw.cells is None:
        return _mended(lines, raw, dialect, width)
    if len(raw.cells) == width or is_paired(raw, dialect):
        return raw
    cells = parted("".join(raw.lines).rstrip("\r\n"), dialect, width=width)
    return raw if cells is None else raw._replace(cells=cells, fault=UNPAIRED)


def going_on(rows: Iterator[RawRow], dialect: Dialect) -> Iterator[RawRow]:
    """The rows; one whose last cell goes on in a narrower line, which a mark closes, has a fault.

    Args:
        rows: As `read_lines` gives them.
        dialect: How they are written.
    """
    above: RawRow | None = None
    for row in rows:
        if above is not None:
            is_narrower = row.cells and len(row.cells) < len(above.cells or ())
            goes_on = is_narrower and above.fault is None and not is_paired(row, dialect)
            yield above._replace(fault=GOES_ON) if goes_on else above
        above = row
    if above is not None:
        yield above


def _until_torn(lines: tuple[str, ...], dialect: Dialect, start: int) -> Iterator[RawRow]:
    """Rows up to the first whose marks do not pair, and that one without cells."""
    reader = dialect.reader(map(lines.__getitem__, range(start, len(lines))))
    first = start
    while True:
        cells: tuple[str, ...] | None
        try:
            cells = dialect.cells(next(reader))
        except StopIteration:
            return
        except csv.Error:
            cells = None
        end = first + reader.line_num
        yield RawRow(start + 1, lines[start:end], cells)
        if cells is None:
            return
        start = end


def _mended(lines: tuple[str, ...], raw: RawRow, dialect: Dialect, width: int) -> RawRow:
    """A row whose marks do not pair, up to where sound rows begin again."""
    start = raw.line - 1
    taken = start + len(raw.lines)
    beyond = min(taken + _LINES_BEYOND, start + _LINES_LOOKED_AT, len(lines))
    for end in range(start + 1, beyond + 1):
        is_sound = _sound_from(lines, end, dialect, width)
        if not is_sound and not _can_be_parted(lines[end], dialect, width):
            continue
        cells = parted("".join(lines[start:end]).rstrip("\r\n"), dialect, width=width)
        if cells is not None:
            return RawRow(raw.line, lines[start:end], cells, UNPAIRED)
        if is_sound and end <= taken:
            return RawRow(raw.line, lines[start:end], None)
    return raw


def _can_be_parted(line: str, dialect: Dialect, width: int) -> bool:
    return parted(line.rstrip("\r\n"), dialect, width=width) is not None


def _sound_from(lines: tuple[str, ...], start: int, dialect: Dialect, width: int) -> bool:
    """Whether a sound row begins at a line; the end of the file is as good."""
    while start < len(lines) and not lines[start].strip():
        start += 1
    if start == len(lines):
        return True
    raw = _row_at(lines, start, dialect)
    return (
        raw is not None
        and len(raw.cells or ()) == width
        and is_paired(raw, dialect)
        and not holds_a_whole_row(raw, width, dialect.delimiter)
    )


def _row_at(lines: tuple[str, ...], start: int, dialect: Dialect) -> RawRow | None:
    """The row that begins at a line, or None where its marks do not pair."""
    end = min(start + _LINES_LOOKED_AT, len(lines))
    reader = dialect.reader(map(lines.__getitem__, range(start, end)))
    try:
        cells = dialect.cells(next(reader))
    except (csv.Error, StopIteration):
        return None
    return RawRow(start + 1, lines[start : start + reader.line_num], cells)


def _by_another_delimiter(
    lines: tuple[str, ...], raw: RawRow, dialect: Dialect, width: int
) -> RawRow | None:
    """The row whose cells another sign parts soundly into as many as the others have."""
    start = raw.line - 1
    for sign in _OTHERS:
        if sign == dialect.delimiter or sign not in lines[start]:
            continue
        other = replace(dialect, delimiter=sign)
        found = _row_at(lines, start, other)
        if found is not None and len(found.cells or ()) == width and is_paired(found, other):
            return found._replace(fault=_parted_by(sign, dialect.delimiter))
    return None


def _parted_by(sign: str, usual: str) -> Fault:
    return Fault(
        f"The cells of this row are parted by {in_words(sign)}, and those of the others by "
        f"{in_words(usual)}.",
        f"{CHECK}, or write the delimiter of the others.",
    )

"""Lines become rows; after a row whose marks do not pair, reading goes on at the next sound row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from incidents.formats.delimiter import DELIMITERS
from incidents.formats.dialect import Dialect, in_words
from incidents.formats.repair import parted
from incidents.formats.row_faults import UNPAIRED, Fault, RawRow, holds_a_whole_row, is_paired

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
    while start < len(lines):
        for raw in _until_torn(lines, dialect, start):
            if raw.cells is None:
                mended = _mended(lines, raw, dialect, width)
                start = mended.line - 1 + len(mended.lines)
                yield mended
                break
            yield _looked_at(raw, dialect, width) if raw.cells else raw
        else:
            return


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
    if width < _FEWEST_COLUMNS:
        return raw
    start = raw.line - 1
    taken = start + len(raw.lines)
    for end in range(start + 1, min(taken + _LINES_BEYOND, len(lines)) + 1):
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
    reader = dialect.reader(islice(lines, start, start + _LINES_LOOKED_AT))
    try:
        cells = dialect.cells(next(reader))
    except csv.Error:
        return False
    raw = RawRow(start + 1, lines[start : start + reader.line_num], cells)
    return (
        len(cells) == width
        and is_paired(raw, dialect)
        and not holds_a_whole_row(raw, width, dialect.delimiter)
    )


def _looked_at(raw: RawRow, dialect: Dialect, width: int) -> RawRow:
    """A row that is not as wide as the others, with the cells that were meant where they show."""
    if width < _FEWEST_COLUMNS or len(raw.cells or ()) == width:
        return raw
    text = "".join(raw.lines).rstrip("\r\n")
    if len(raw.lines) == 1:
        for sign in _OTHERS:
            if sign != dialect.delimiter and sign in text:
                other = replace(dialect, delimiter=sign)
                cells = _sound_cells(raw, other, width)
                if cells is not None:
                    return raw._replace(cells=cells, fault=_parted_by(sign, dialect.delimiter))
    if not is_paired(raw, dialect):
        cells = parted(text, dialect, width=width)
        if cells is not None:
            return raw._replace(cells=cells, fault=UNPAIRED)
    return raw


def _sound_cells(raw: RawRow, dialect: Dialect, width: int) -> tuple[str, ...] | None:
    try:
        cells = dialect.cells(next(dialect.reader(raw.lines)))
    except csv.Error:
        return None
    is_sound = len(cells) == width and is_paired(raw._replace(cells=cells), dialect)
    return cells if is_sound else None


def _parted_by(sign: str, usual: str) -> Fault:
    return Fault(
        f"The cells of this row are parted by {in_words(sign)}, and those of the others by "
        f"{in_words(usual)}.",
        "Check that each cell stands in its column, and take the row.",
    )

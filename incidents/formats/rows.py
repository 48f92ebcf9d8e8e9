"""Rows come out exactly as they stand in the file, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from itertools import islice
from typing import Final

from incidents.errors import BadTable
from incidents.formats.delimiter import find_delimiter, named_delimiter
from incidents.formats.row_faults import RawRow
from incidents.formats.table import Table, read_lines
from incidents.formats.text import decode
from incidents.record import unstorable

MOST_COLUMNS: Final = 2_000
_LONGEST_NAME: Final = 1_000
_LONGEST_PREAMBLE: Final = 50
_HXL_TAG: Final = re.compile(r"#[a-z][a-z0-9_]*( *\+ *[a-z][a-z0-9_]*)*", re.IGNORECASE)
_VALUE: Final = re.compile(r"-?\d+([.,]\d+)*|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?")


def read_table(data: bytes, *, encoding: str | None = None, delimiter: str | None = None) -> Table:
    """Read the bytes of a table of text.

    Args:
        data: The file.
        encoding: Its encoding where a person knows it; else it is found out.
        delimiter: Its delimiter where a person knows it; else it is found out.

    Raises:
        BadTable: The bytes are no readable table; the message says why and what to do.
    """
    decoded = decode(data, encoding)
    lines = tuple(StringIO(decoded.text, newline=""))
    lines, first, stated = _without_excel_hint(lines)
    stated = stated if delimiter is None else named_delimiter(delimiter)
    chosen, doubts = find_delimiter(lines) if stated is None else (stated, ())
    header, preamble = _header(lines, chosen, first=first)
    names = header.cells or ()
    _refuse_a_bad_header(names)
    below = header.line - 1 + len(header.lines)
    tags = _tags(lines, chosen, below, width=len(names))
    return Table(
        encoding=decoded.encoding,
        delimiter=chosen,
        header=names,
        tags=None if tags is None else tags.cells,
        doubts=(*decoded.doubts, *doubts, *preamble, *_nameless(names)),
        lines=lines,
        first=below if tags is None else tags.line - 1 + len(tags.lines),
    )


def _without_excel_hint(lines: tuple[str, ...]) -> tuple[tuple[str, ...], int, str | None]:
    """Excel writes `sep=;` above a table to name the delimiter."""
    hint = re.fullmatch(r'"?sep=(.)"?[\r\n]*', lines[0], re.IGNORECASE)
    return (lines, 0, None) if hint is None else (lines, 1, hint[1])


def _header(
    lines: tuple[str, ...], delimiter: str, *, first: int
) -> tuple[RawRow, tuple[str, ...]]:
    """The row of column names, and a doubt where lines stand above it."""
    rows = [
        row
        for row in islice(read_lines(lines, delimiter, first=first), 2 * _LONGEST_PREAMBLE)
        if row.cells != ()
    ]
    if not rows:
        raise BadTable("The file is empty. Hand in a table with a line of column names first.")
    widths = Counter(len(row.cells) for row in rows if row.cells)
    width = max(widths, key=lambda width: (widths[width], width), default=0)
    at = 0
    if len(rows[0].cells or ()) * 2 <= width:
        wide = (index for index, row in enumerate(rows) if len(row.cells or ()) == width)
        at = next(wide, 0)
    header = rows[at]
    if header.cells is None:
        raise BadTable(
            f"Quotation marks in line {header.line}, where the column names should stand, do not "
            "close. Close them, or write one inside a name twice."
        )
    if at == 0:
        return header, ()
    above = rows[at - 1]
    last = above.line + len(above.lines) - 1
    where = "Line 1 stands" if last == 1 else f"Lines 1 to {last} stand"
    shown = "".join(rows[0].lines).strip()[:80]
    return header, (f"{where} above the column names and is not read as rows: “{shown}”.",)


def _refuse_a_bad_header(names: tuple[str, ...]) -> None:
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


def _tags(lines: tuple[str, ...], delimiter: str, first: int, *, width: int) -> RawRow | None:
    rows = (row for row in read_lines(lines, delimiter, first=first) if row.cells != ())
    row = next(rows, None)
    if row is None or row.cells is None or len(row.cells) != width:
        return None
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    return row if filled and all(map(_HXL_TAG.fullmatch, filled)) else None


def _nameless(names: tuple[str, ...]) -> tuple[str, ...]:
    places = [str(at) for at, name in enumerate(names, start=1) if not name.strip()]
    if not places:
        return ()
    return (f"A column has no name: number {', '.join(places[:5])}.",)

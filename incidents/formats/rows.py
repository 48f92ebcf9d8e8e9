"""Rows come out exactly as they stand in the file, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from io import StringIO
from itertools import islice
from typing import Final

from incidents.formats.blank_lines import blank_lines
from incidents.formats.cut import cut_off
from incidents.formats.delimiter import find_dialect, named_delimiter
from incidents.formats.dialect import Dialect
from incidents.formats.fit import Fit, fit, sampled
from incidents.formats.header import find_header, tags_under
from incidents.formats.likeness import likeness_of
from incidents.formats.lines import read_lines
from incidents.formats.marks import with_marks
from incidents.formats.marks_around import names_between_marks, rows_between_marks
from incidents.formats.named import named
from incidents.formats.row_faults import RawRow, is_paired
from incidents.formats.second_header import second_header
from incidents.formats.second_table import second_table
from incidents.formats.table import Table
from incidents.formats.text import decode
from incidents.formats.trailing_signs import blanks_after, trailing_signs

ROWS_COMPARED: Final = 200
_NEARLY_ALL: Final = 0.95
_MARKS_ARE_LETTERS: Final = (
    "Quotation marks are read as letters, as most of them pair with no other; some begin a cell."
)
_BARE_NAME: Final = (
    "A quotation mark stands in the name of a column that is not between quotation marks."
)
_NO_ROWS: Final = "No row stands below the column names."


def read_table(data: bytes, *, encoding: str | None = None, delimiter: str | None = None) -> Table:
    """Read the bytes of a table of text.

    Args:
        data: The file.
        encoding: Its encoding where a person knows it; else it is found out.
        delimiter: Its delimiter where a person knows it; else it is found out.

    Raises:
        BadTable: The bytes are no table that can be taken; the message says why and what to do.
    """
    return look_at_table(data, encoding=encoding, delimiter=delimiter).taken()


def look_at_table(
    data: bytes, *, encoding: str | None = None, delimiter: str | None = None
) -> Table:
    """Read the bytes of a table of text, also of one that says in `refused` why nobody takes it.

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
    found, doubts = (
        find_dialect(lines[first:]) if stated is None else (_fitting(lines[first:], stated), ())
    )
    dialect = found.dialect
    header = find_header(
        read_lines(lines, dialect, first=first, width=found.width), width=found.width
    )
    about = named(header, header.row)
    names = about.names
    width = header.width
    below = header.row.line - 1 + (len(header.row.lines) if about.stand else 0)
    tags = tags_under(read_lines(lines, dialect, first=below), width=len(names))
    under = below if tags is None else tags.line - 1 + len(tags.lines)
    rows = partial(read_lines, lines, dialect, first=under, width=width)
    looked_at = [row for row in islice(rows(), ROWS_COMPARED) if row.cells]
    some = [row.cells or () for row in looked_at]
    bare = () if is_paired(header.row, dialect) else (_BARE_NAME,)
    if dialect.quote is None and any(cell.startswith('"') for row in some for cell in row):
        bare = (*bare, _MARKS_ARE_LETTERS)
    like = likeness_of(
        [cells for cells in some if len(cells) == len(names) or not names],
        names,
        is_marked=sum(_is_marked(row, dialect) for row in looked_at) > _NEARLY_ALL * len(some),
    )
    return Table(
        encoding=decoded.encoding,
        dialect=dialect,
        header=names,
        tags=None if tags is None else tags.cells,
        doubts=(
            *decoded.doubts,
            *doubts,
            *about.doubts,
            *bare,
            *(() if some else (_NO_ROWS,)),
            *second_header(names, rows()),
            *names_between_marks(names),
            *rows_between_marks(some),
            *trailing_signs(names, some),
            *blanks_after(some),
            *blank_lines(lines, rows(), first=under),
            *second_table(width, rows(), number=len(lines) - under),
            *cut_off(lines, dialect, first=under),
        ),
        lines=lines,
        first=under,
        width=width,
        like=like,
        refused=about.refused,
    )


def _fitting(lines: Sequence[str], delimiter: str) -> Fit:
    some = sampled(lines)
    return with_marks(some, fit(some, Dialect(delimiter=delimiter)))


def _is_marked(row: RawRow, dialect: Dialect) -> bool:
    """Whether nearly all cells of a row that hold something stand between marks."""
    whole = "".join(row.lines)
    filled = [cell for cell in row.cells or () if cell]
    marked = sum(dialect.is_between_marks(cell, whole) for cell in filled)
    return dialect.quote is not None and marked >= len(filled) - 1 > 0


def _without_excel_hint(lines: tuple[str, ...]) -> tuple[tuple[str, ...], int, str | None]:
    """Excel writes `sep=;` above a table to name the delimiter."""
    hint = re.fullmatch(r'"?sep=(.)"?[\r\n]*', lines[0], re.IGNORECASE)
    return (lines, 0, None) if hint is None else (lines, 1, hint[1])

"""Rows come out exactly as they stand in the file, or not at all."""

from __future__ import annotations

import re
from io import StringIO

from incidents.formats.cut import cut_off
from incidents.formats.delimiter import find_delimiter, named_delimiter
from incidents.formats.header import (
    find_header,
    nameless,
    refuse_a_bad_header,
    second_header,
    tags_under,
)
from incidents.formats.headerless import layout_of
from incidents.formats.table import Table, read_lines
from incidents.formats.text import decode


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
    header, preamble = find_header(read_lines(lines, chosen, first=first))
    known = layout_of(header)
    if known is None:
        names = header.cells or ()
        refuse_a_bad_header(names)
        below = header.line - 1 + len(header.lines)
        doubts = (*doubts, *preamble, *nameless(names))
    else:
        names, doubt = known
        below = header.line - 1
        doubts = (*doubts, *preamble, doubt)
    tags = tags_under(read_lines(lines, chosen, first=below), width=len(names))
    under = below if tags is None else tags.line - 1 + len(tags.lines)
    return Table(
        encoding=decoded.encoding,
        delimiter=chosen,
        header=names,
        tags=None if tags is None else tags.cells,
        doubts=(
            *decoded.doubts,
            *doubts,
            *second_header(read_lines(lines, chosen, first=under)),
            *cut_off(lines, chosen, first=under),
        ),
        lines=lines,
        first=under,
    )


def _without_excel_hint(lines: tuple[str, ...]) -> tuple[tuple[str, ...], int, str | None]:
    """Excel writes `sep=;` above a table to name the delimiter."""
    hint = re.fullmatch(r'"?sep=(.)"?[\r\n]*', lines[0], re.IGNORECASE)
    return (lines, 0, None) if hint is None else (lines, 1, hint[1])

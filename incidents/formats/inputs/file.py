"""Any file becomes a table of exact text, or one sentence says why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from incidents.errors import BadTable
from incidents.formats.blank_lines import gaps
from incidents.formats.dialect import Dialect
from incidents.formats.header import (
    find_header,
    refuse_what_is_no_header,
    tags_under,
    why_no_header,
)
from incidents.formats.inputs.apart import parse_apart
from incidents.formats.inputs.archive import unpack_gzip, unpack_zip
from incidents.formats.inputs.found import Found, Line
from incidents.formats.inputs.kind import Kind, kind_of
from incidents.formats.likeness import likeness_of
from incidents.formats.named import named
from incidents.formats.row_faults import RawRow, keepable
from incidents.formats.rows import ROWS_COMPARED, look_at_table
from incidents.formats.second_header import second_header
from incidents.formats.second_table import second_table
from incidents.formats.table import Table
from incidents.formats.text import MOST_BYTES, decode
from incidents.rejection import Rejection

# A gzip of a zip of a workbook is the deepest that anybody sends.
_MOST_LAYERS: Final = 3
_NO_LINES: Final = Dialect(delimiter="")


def look_at_file(
    data: bytes,
    name: str,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Table:
    """Read a table of any known kind, also one that says in `refused` why nobody takes it.

    CSV, TSV and other text tables, XLSX, XLS, ODS, JSON, JSON Lines, GeoJSON and KML, each also
    in gzip or zip.

    Args:
        data: The file.
        name: What it is called; only its ending is looked at, and only where the bytes leave it
            open. It is never used as a path.
        encoding: The encoding of a text table where a person knows it.
        delimiter: Its delimiter where a person knows it.
        sheet: The sheet of a workbook or the file of an archive where a person names one.

    Raises:
        BadTable: It cannot be read; the message says why and what to do.
    """
    if len(data) > MOST_BYTES:
        raise BadTable(
            f"The file has {len(data) / 1e6:,.0f} MB and at most {MOST_BYTES / 1e6:,.0f} MB are "
            "read. Split it into smaller files, each with the header."
        )
    doubts: tuple[str, ...] = ()
    for _ in range(_MOST_LAYERS):
        kind = kind_of(data, name)
        if kind not in {Kind.GZIP, Kind.ZIP}:
            table = _table(kind, data, encoding=encoding, delimiter=delimiter, sheet=sheet)
            return replace(table, doubts=(*doubts, *table.doubts))
        unpacked = unpack_gzip(data, name) if kind is Kind.GZIP else unpack_zip(data, wanted=sheet)
        sheet = None if unpacked.named else sheet
        name, data, doubts = unpacked.name, unpacked.data, (*doubts, *unpacked.doubts)
    raise BadTable("The file is an archive of archives. Unpack it and hand in the table.")


def _table(
    kind: Kind, data: bytes, *, encoding: str | None, delimiter: str | None, sheet: str | None
) -> Table:
    if kind is Kind.TEXT:
        return look_at_table(data, encoding=encoding, delimiter=delimiter)
    if kind in {Kind.WORKBOOK, Kind.KML}:
        return _of(parse_apart(kind, data, wanted=sheet), kind.value)
    decoded = decode(data, encoding)
    text = decoded.text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    found = parse_apart(kind, text.encode())
    return replace(_of(found, decoded.encoding), doubts=(*decoded.doubts, *found.doubts))


def _of(found: Found, encoding: str) -> Table:
    rows = list(_rows(found))
    if found.header is not None:
        names = tuple(found.header)
        refuse_what_is_no_header(names)
        return Table(
            encoding=encoding,
            dialect=_NO_LINES,
            header=names,
            doubts=tuple(found.doubts),
            grid=tuple(rows),
            refused=why_no_header(names),
        )
    raw = [row for row in rows if isinstance(row, RawRow)]
    narrow = find_header(map(_without_empty_end, raw))
    header = next(row for row in raw if row.line == narrow.row.line)
    about = named(narrow, header)
    names = about.names
    under = [row for row in raw if row.line >= header.line + about.stand]
    tags = tags_under(iter(under), width=len(names))
    if tags is not None:
        under = [row for row in under if row.line > tags.line]
    width = len(header.cells or ())
    return Table(
        encoding=encoding,
        dialect=_NO_LINES,
        header=names,
        tags=None if tags is None else tags.cells,
        doubts=(
            *found.doubts,
            *about.doubts,
            *second_header(names, iter(under)),
            *gaps(under),
            *second_table(width, iter(under), number=len(under)),
        ),
        grid=tuple(under),
        width=width,
        like=likeness_of([row.cells or () for row in under[:ROWS_COMPARED]], names),
        refused=about.refused,
    )


def _without_empty_end(row: RawRow) -> RawRow:
    """A row of a sheet is as wide as the sheet; a title above the table is not."""
    cells = row.cells or ()
    filled = max((at + 1 for at, cell in enumerate(cells) if cell.strip()), default=0)
    return row._replace(cells=cells[:filled])


def _rows(found: Found) -> Iterator[RawRow | Rejection]:
    for line in found.lines:
        yield RawRow(line.number, (), tuple(line.cells)) if line.reason is None else _fault(line)


def _fault(line: Line) -> Rejection:
    return Rejection(
        line=line.number,
        column=None,
        value=None,
        reason=line.reason or "",
        mend="Correct the record, or delete it.",
        row=tuple(map(keepable, line.cells)),
    )

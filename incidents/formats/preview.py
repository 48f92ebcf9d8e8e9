"""A preview says how a file would be read, and shows every doubt before anything is stored."""

from __future__ import annotations

from incidents.errors import BadTable
from incidents.formats.format import Context
from incidents.formats.registry import recognise
from incidents.formats.table import Table


def preview(table: Table, context: Context | None = None) -> dict[str, object]:
    """How a table is read: encoding, delimiter, header, format, doubts; and faulty rows.

    `table.exact_rows()` gives the rows that follow it. `format` is None where no format is
    recognised or the table cannot be taken, and the doubts then say what to do.
    """
    doubts = list(table.doubts)
    try:
        known, why = recognise(table.taken().header, table.tags)
    except BadTable as unknown:
        name = reason = None
        doubts.append(str(unknown))
    else:
        name, reason = known.name, why
        doubts += known.doubts(table, context or Context())
    rejections = table.rejections
    if rejections:
        first = rejections[0]
        rows = "1 row is" if len(rejections) == 1 else f"{len(rejections):,} rows are"
        doubts.append(f"{rows} not read, the first in line {first.line}: {first.reason}")
    return {
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "quote": table.dialect.quote,
        "escape": table.dialect.escape,
        "header": list(table.header),
        "format": name,
        "doubts": doubts,
        "recognised_by": reason,
        "tags": None if table.tags is None else list(table.tags),
        "rejected": len(rejections),
    }

"""The CSV that export writes is the own format: it reads back as it was, and runs no formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import BinaryIO

from incidents.formats.formula import neutralised
from incidents.formats.notice import in_sentences
from incidents.formats.own_columns import COLUMNS, LIST_CELLS, NOTICE_COLUMN, Value, plain_values
from incidents.record import Incident


def write_csv(
    entries: Iterable[tuple[str, Incident]],
    out: BinaryIO,
    *,
    about: Mapping[str, object] | None = None,
) -> int:
    """Write incidents as CSV in UTF-8 with a byte-order mark, which Excel needs.

    Args:
        entries: Each incident with its id.
        out: Where the bytes go; it stays open.
        about: What the export says of itself; it stands in the first row of a last column,
            which import passes over. Without it there is no such column.

    Returns:
        How many incidents were written.
    """
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")
    notice = " ".join(in_sentences(about)) if about else None
    writer.writerow(COLUMNS if notice is None else (*COLUMNS, NOTICE_COLUMN))
    count = 0
    for incident_id, incident in entries:
        row = _row(incident_id, incident)
        writer.writerow(row if notice is None else (*row, "" if count else notice))
        count += 1
    text.flush()
    text.detach()
    return count


def _row(incident_id: str, incident: Incident) -> list[str]:
    values = plain_values(incident_id, incident)
    cells = (cell(incident) for cell in LIST_CELLS.values())
    return [*map(_cell, values.values()), *cells]


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return neutralised(value)
    return str(value).lower() if isinstance(value, bool) else repr(value)

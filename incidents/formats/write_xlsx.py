"""A workbook of two sheets: the incidents in the own columns, and what the export says of itself.

Every text is written as a text: xlsxwriter is told to make no formula, link or number of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import BinaryIO, Final

import xlsxwriter

from incidents.errors import BadInput
from incidents.formats.formula import neutralised
from incidents.formats.notice import in_sentences
from incidents.formats.own_columns import COLUMNS, LIST_CELLS, Value, plain_values
from incidents.record import Incident

# Excel specifications and limits: rows a sheet, characters a cell.
_MOST_ROWS: Final = 1_048_575
_LONGEST: Final = 32_767
_CUT: Final = " … (cut here; the CSV has the whole)"
_TEXT_ONLY: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "constant_memory": True,
    "nan_inf_to_errors": False,
}


def write_xlsx(
    entries: Iterable[tuple[str, Incident]], out: BinaryIO, *, about: Mapping[str, object]
) -> int:
    """Write incidents as an Excel workbook.

    Args:
        entries: Each incident with its id.
        out: Where the bytes go; it stays open.
        about: What the export says of itself; it stands on the second sheet.

    Returns:
        How many incidents were written.

    Raises:
        BadInput: There are more than a sheet can hold.
    """
    count = cut = 0
    with xlsxwriter.Workbook(out, _TEXT_ONLY) as book:
        sheet = book.add_worksheet("Incidents")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, COLUMNS)
        for incident_id, incident in entries:
            if count == _MOST_ROWS:
                raise BadInput(
                    f"A sheet holds {_MOST_ROWS:,} incidents. Filter, or export as CSV or Parquet."
                )
            count += 1
            for at, value in enumerate(_row(incident_id, incident)):
                cut += _write(sheet, count, at, value)
        told = book.add_worksheet("About")
        notice = (*in_sentences(about), f"Rows: {count}", f"Cells cut for Excel's limit: {cut}")
        for at, sentence in enumerate(notice):
            told.write_string(at, 0, sentence[:_LONGEST])
    return count


def _row(incident_id: str, incident: Incident) -> list[Value]:
    values = plain_values(incident_id, incident).values()
    return [*values, *(cell(incident) or None for cell in LIST_CELLS.values())]


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value) -> bool:
    """Write one cell; whether it had to be cut."""
    if value is None:
        return False
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
        return False
    if isinstance(value, int | float):
        sheet.write_number(row, column, value)
        return False
    text = neutralised(value)
    long = len(text) > _LONGEST
    sheet.write_string(row, column, text[: _LONGEST - len(_CUT)] + _CUT if long else text)
    return long

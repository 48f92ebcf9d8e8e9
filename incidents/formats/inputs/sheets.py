"""A workbook gives the values that its cells were saved with; nothing is computed or fetched."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from incidents.formats.inputs.found import MOST_CELLS, Found, Line, Refused

_MOST_UNPACKED: Final = 500_000_000
_FORMULA_WITHOUT_VALUE: Final = re.compile(rb"(</f>|<f/>)(<v></v>|<v/>)?</c>")


def read_sheets(data: bytes, wanted: str | None) -> Found:
    """One sheet of an XLSX, XLS or ODS workbook: the one named, else the largest.

    Args:
        data: The workbook.
        wanted: The sheet that a person asked for, or None.

    Raises:
        Refused: It is damaged, protected by a password, too large, or has no such sheet.
    """
    doubts = list(_parts_doubts(data))
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = book.sheet_names
        sheet, rows = _chosen(book, wanted)
    except CalamineError as error:
        raise Refused(
            "The workbook cannot be read: it is damaged or protected by a password. "
            "Save the sheet as CSV (UTF-8)."
        ) from error
    if len(names) > 1:
        others = ", ".join(f"“{name}”" for name in names[:8] if name != sheet.name)
        doubts.append(
            f"The workbook has {len(names)} sheets. “{sheet.name}”, the one named or the "
            f"largest, is read; not read are {others}."
        )
    lines = tuple(_lines(rows))
    return Found(header=None, lines=_without_empty_columns(lines), doubts=doubts)


def _parts_doubts(data: bytes) -> Iterator[str]:
    if not data.startswith(b"PK"):
        return
    try:
        with ZipFile(BytesIO(data)) as parts:
            names = parts.namelist()
            if sum(member.file_size for member in parts.infolist()) > _MOST_UNPACKED:
                raise Refused(
                    "The workbook unpacks to more than 500 MB. Save the sheet as CSV (UTF-8) "
                    "and split it."
                )
            sheets = [parts.read(name) for name in names if name.startswith("xl/worksheets/sheet")]
    except (BadZipFile, zlib.error, OSError) as broken:
        raise Refused("The workbook is damaged or cut off. Send the file again.") from broken
    if errors := sum(sheet.count(b't="e"') for sheet in sheets):
        yield f"{errors} cells hold an error of a formula, such as #REF!; they are read as empty."
    if bare := sum(len(_FORMULA_WITHOUT_VALUE.findall(sheet)) for sheet in sheets):
        yield (
            f"{bare} formulas were saved without their values; they are read as empty. Open the "
            "workbook in a spreadsheet and save it again."
        )
    if any(name.startswith("xl/externalLinks/") for name in names):
        yield (
            "The workbook refers to other files; nothing is fetched from them and the values it "
            "was saved with are read."
        )
    if any(name.endswith("vbaProject.bin") for name in names):
        yield "The workbook holds macros; they are not run."


def _chosen(book: CalamineWorkbook, wanted: str | None) -> tuple[CalamineSheet, list[list[object]]]:
    names = book.sheet_names
    if wanted is not None and wanted not in names:
        listed = ", ".join(f"“{name}”" for name in names[:8])
        raise Refused(f"The workbook has no sheet “{wanted}”. It has {listed}.")
    sheets = [book.get_sheet_by_name(name) for name in (names if wanted is None else [wanted])]
    if not sheets:
        raise Refused("The workbook has no sheet. Hand in one with a table.")
    sheet = max(sheets, key=lambda each: each.height * each.width)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise Refused(
            f"The sheet “{sheet.name}” has {sheet.total_height:,} rows of {sheet.total_width:,} "
            "cells. Delete what is empty, or split it."
        )
    return sheet, sheet.to_python(skip_empty_area=False)  # type: ignore[return-value]  # a cell is one of eight types; _text knows them


def _lines(rows: Sequence[Sequence[object]]) -> Iterator[Line]:
    for number, row in enumerate(rows, start=1):
        cells = tuple(map(_text, row))
        if any(cells):
            yield Line(number=number, cells=cells)


def _without_empty_columns(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Drop what is empty right of the last column that any row fills."""
    width = max((at + 1 for line in lines for at, cell in enumerate(line.cells) if cell), default=0)
    return tuple(Line(number=line.number, cells=line.cells[:width]) for line in lines)


def _text(value: object) -> str:
    """A value as a person would type it; a day at midnight is a day."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, int | timedelta) else ""

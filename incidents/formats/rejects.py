"""Rejected rows go back in their own columns, with what to mend, ready to be imported again."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import TextIOWrapper
from typing import BinaryIO, Final

from incidents.formats.cells import REJECTED_PREFIX
from incidents.formats.format import Context, Format
from incidents.formats.formula import neutralised
from incidents.formats.table import Row, Table
from incidents.record import Incident
from incidents.rejection import Rejection

REJECTED_COLUMNS: Final = tuple(
    f"{REJECTED_PREFIX}{name}" for name in ("line", "column", "value", "reason", "mend", "row")
)


def rejects_csv(header: Sequence[str], rejections: Iterable[Rejection], out: BinaryIO) -> int:
    """Write rejected rows as CSV in UTF-8 with a byte-order mark.

    A row that has not as many cells as the header stands whole in `rejected_row`, as JSON, and
    its own columns are empty. Import passes over the columns that start with `rejected_`.

    Args:
        header: The names of the columns of the file they come from.
        rejections: The rows.
        out: Where the bytes go; it stays open.

    Returns:
        How many rows were written.
    """
    kept = [at for at, name in enumerate(header) if not name.startswith(REJECTED_PREFIX)]
    text = TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([*(header[at] for at in kept), *REJECTED_COLUMNS])
    count = 0
    for rejection in rejections:
        whole = len(rejection.row) == len(header)
        cells = [rejection.row[at] for at in kept] if whole else [""] * len(kept)
        writer.writerow(map(neutralised, [*cells, *_about(rejection, whole=whole)]))
        count += 1
    text.flush()
    text.detach()
    return count


def in_their_rows(
    table: Table, known: Format, context: Context, rejections: Sequence[Rejection]
) -> tuple[Rejection, ...]:
    """The rejections of a ledger, which knows no lines, with the line and cells of their ids.

    Args:
        table: The table they come from.
        known: Its format.
        context: What a person has said of it.
        rejections: Of the ledger and of the table; what has a line stays as it is.
    """
    wanted = {each.value for each in rejections if each.line == 0 and each.value}
    rows: dict[str, Row] = {}
    read = zip(table.entries(), known.read(table, context), strict=True) if wanted else ()
    for entry, answer in read:
        found = answer.dataset_id if isinstance(answer, Incident) else None
        if isinstance(entry, Row) and found is not None and found in wanted:
            rows.setdefault(found, entry)
    return tuple(
        replace(each, line=row.line, row=row.cells)
        if each.line == 0 and (row := rows.get(each.value or "")) is not None
        else each
        for each in rejections
    )


def _about(rejection: Rejection, *, whole: bool) -> list[str]:
    return [
        str(rejection.line),
        rejection.column or "",
        rejection.value or "",
        rejection.reason,
        rejection.mend,
        "" if whole else json.dumps(rejection.row, ensure_ascii=False),
    ]

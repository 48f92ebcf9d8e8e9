"""A mend changes the cells of a rejected row in one named way; a person says whether to use it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from incidents.formats.cells import key_of
from incidents.formats.row_faults import CHECK
from incidents.rejection import Rejection

# Cells by their columns' keys; what a mend returns replaces them.
_Cells = Mapping[str, str]
_PART_DATE: Final = re.compile(r"([0-9]{4})[-/.]?([0-9]{2})[-/.]?([0-9]{2})( .*|T.*)?")
_NUMBERS: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(.*)")
_MEANT: Final = re.compile(r"Did you mean “(.+?)”\?")
_NO_NUMBER: Final = re.compile(
    r"(unknown|unk|n/?a|none|null|nan|-|–|\?+|-9|-99|not (known|available|reported)|no data"
    r"|k\. ?a|unbekannt|s/d|sin datos|desconocido|inconnu|неизвестно|невідомо)\.?",
    re.IGNORECASE,
)
_THOUSANDS: Final = re.compile(r"[0-9]{1,3}([,. \u00a0'’][0-9]{3})+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Mend:
    """A way to mend rows.

    Attributes:
        name: What it is called; a page hands it back to say which one was chosen.
        question: What it would do, as the question that a person answers.
        change: The cells that it changes, or None where it does not fit the row.
    """

    name: str
    question: str
    change: Callable[[Rejection, _Cells], _Cells | None]


def apply(mend: Mend, rejection: Rejection, header: Sequence[str]) -> tuple[str, ...] | None:
    """The row with its cells mended, or None where the mend does not fit it.

    Args:
        mend: How.
        rejection: The row.
        header: The names of its columns.
    """
    if len(rejection.row) != len(header):
        return None
    keys = [key_of(name) for name in header]
    changed = mend.change(rejection, dict(zip(keys, rejection.row, strict=True)))
    if changed is None:
        return None
    return tuple(changed.get(key, cell) for key, cell in zip(keys, rejection.row, strict=True))


def _at_fault(rejection: Rejection) -> tuple[str, str]:
    return key_of(rejection.column or ""), (rejection.value or "").strip()


def _take_the_month(rejection: Rejection, cells: _Cells) -> _Cells | None:
    column, value = _at_fault(rejection)
    match = _PART_DATE.fullmatch(value)
    if match is None or match[3] != "00" or not _is_a_day(match[1], match[2], "1"):
        return None
    day = f"{match[1]}-{match[2]}-01"
    if "event_id_cnty" in cells:
        return {column: day, "time_precision": "3"}
    # UCDP GED codebook 23.1, date_prec 4: the month is known.
    if "date_prec" in cells and "time_precision" not in cells:
        last = monthrange(int(match[1]), int(match[2]))[1]
        return _from_to(cells, column, day, f"{match[1]}-{match[2]}-{last}") | {"date_prec": "4"}
    return {column: f"{match[1]}-{match[2]}"} | _without_codes(cells)


def _take_the_year(rejection: Rejection, cells: _Cells) -> _Cells | None:
    column, value = _at_fault(rejection)
    match = _PART_DATE.fullmatch(value)
    if match is None or match[2] != "00" or not int(match[1]) >= 1:
        return None
    year = match[1]
    # UCDP GED codebook 23.1, date_prec 5: the year is known.
    if "date_prec" in cells and "time_precision" not in cells:
        return _from_to(cells, column, f"{year}-01-01", f"{year}-12-31") | {"date_prec": "5"}
    return {column: year} | _without_codes(cells)


def _without_codes(cells: _Cells) -> dict[str, str]:
    """Without a code a year or a month says itself how exact it is; ACLED has none for a year."""
    return {name: "" for name in ("time_precision", "date_prec") if name in cells}


def _from_to(cells: _Cells, column: str, first: str, last: str) -> dict[str, str]:
    """The first and the last day, in the columns that have them."""
    if column not in {"date_start", "date_end"} or not {"date_start", "date_end"} <= set(cells):
        return {column: first}
    whole = {
        name: cells[name]
        for name in ("date_start", "date_end")
        if cells[name].strip() and not _lacks_a_part(cells[name].strip())
    }
    return {"date_start": first, "date_end": last} | whole


def _lacks_a_part(text: str) -> bool:
    match = _PART_DATE.fullmatch(text)
    return match is not None and "00" in (match[2], match[3])


def _ordered(day: int, month: int) -> Callable[[Rejection, _Cells], _Cells | None]:
    def change(rejection: Rejection, cells: _Cells) -> _Cells | None:
        column, value = _at_fault(rejection)
        match = _NUMBERS.fullmatch(value)
        if match is None or not _is_a_day(match[3], match[month], match[day]):
            return None
        others = {
            key: f"{other[3]}-{int(other[month]):02}-{int(other[day]):02}"
            for key, cell in cells.items()
            if "date" in key
            and (other := _NUMBERS.fullmatch(cell.strip())) is not None
            and _is_a_day(other[3], other[month], other[day])
        }
        return others | {column: f"{match[3]}-{int(match[month]):02}-{int(match[day]):02}"}

    return change


def _is_a_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _swap_coordinates(rejection: Rejection, cells: _Cells) -> _Cells | None:
    column, _ = _at_fault(rejection)
    other = (
        column.replace("latitude", "longitude")
        if "latitude" in column
        else column.replace("longitude", "latitude")
    )
    if other == column or other not in cells or not cells[other].strip():
        return None
    north, east = (column, other) if "latitude" in column else (other, column)
    swapped = {north: cells[east], east: cells[north]}
    return swapped if _is_within(swapped[north], 90) and _is_within(swapped[east], 180) else None


def _is_within(text: str, most: float) -> bool:
    try:
        return abs(float(text.replace(",", "."))) <= most
    except ValueError:
        return False


def _leave_unknown(rejection: Rejection, cells: _Cells) -> _Cells | None:
    column, value = _at_fault(rejection)
    is_one = "number" in rejection.reason or "is less than" in rejection.reason
    if not is_one or _NO_NUMBER.fullmatch(value) is None:
        return None
    ends = {f"{column[:-4]}_min", f"{column[:-4]}_max"} if column[-4:] in {"_min", "_max"} else ()
    also = {each: "" for each in ends if _NO_NUMBER.fullmatch(cells.get(each, "").strip())}
    return also | {column: ""}


def _take_what_was_meant(rejection: Rejection, _: _Cells) -> _Cells | None:
    column, _value = _at_fault(rejection)
    meant = _MEANT.search(rejection.mend)
    return None if meant is None or not column else {column: meant[1]}


def _drop_the_separators(rejection: Rejection, _: _Cells) -> _Cells | None:
    column, value = _at_fault(rejection)
    if _THOUSANDS.fullmatch(value) is None or "number" not in rejection.reason:
        return None
    return {column: re.sub(r"[^0-9]", "", value)}


def _take_as_parted(rejection: Rejection, _: _Cells) -> _Cells | None:
    return {} if rejection.mend.startswith(CHECK) else None


MENDS: Final = MappingProxyType(
    {
        mend.name: mend
        for mend in (
            Mend(name="month", question="take the month?", change=_take_the_month),
            Mend(name="year", question="take the year?", change=_take_the_year),
            Mend(name="day first", question="read the day first?", change=_ordered(1, 2)),
            Mend(name="month first", question="read the month first?", change=_ordered(2, 1)),
            Mend(
                name="swap",
                question="swap latitude and longitude?",
                change=_swap_coordinates,
            ),
            Mend(name="unknown", question="leave the number unknown?", change=_leave_unknown),
            Mend(name="meant", question="take what it is nearest to?", change=_take_what_was_meant),
            Mend(
                name="thousands",
                question="read the sign as one between thousands?",
                change=_drop_the_separators,
            ),
            Mend(
                name="parted",
                question="take the cells as they are parted here?",
                change=_take_as_parted,
            ),
        )
    }
)

"""A date of numbers is read by the order that the whole column proves, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from incidents.formats.cells import Cells, counted, key_of, shown
from incidents.formats.format import DayOrder
from incidents.formats.table import Table

# A time of day, with a zone or not: the day is the one that is written.
_TIME: Final = (
    r"([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?( ?[AaPp]\.?[Mm]\.?)?"
    r"( ?Z| ?UTC| ?[+-][0-9]{2}:?[0-9]{2})?)?"
)
_ISO: Final = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})" + _TIME)
_WITHOUT_ZERO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[1-9]")
_WITH_ZERO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-0[1-9].*")
_COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NUMBERS: Final = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})" + _TIME)
_DAY_MONTH: Final = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -]([0-9]{4})")
_MONTH_DAY: Final = re.compile(r"([A-Za-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})")
_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH_NUMBERS: Final = MappingProxyType(
    {
        **{name: number for number, name in enumerate(_MONTHS, start=1)},
        **{name[:3]: number for number, name in enumerate(_MONTHS, start=1)},
        "sept": 9,
    }
)
MEND: Final = "Write the date as year-month-day, such as 2022-06-30."


def order_in(table: Table, names: Sequence[str]) -> DayOrder | None:
    """Which comes first in the dates of numbers of some columns; None where nothing proves it.

    A number above 12 is a day, so it proves the order for all of them.

    Args:
        table: The table.
        names: The columns' keys; those that it lacks are passed over.
    """
    proven = orders_in(table, names)
    return next(iter(proven)) if len(proven) == 1 else None


def orders_in(table: Table, names: Sequence[str]) -> frozenset[DayOrder]:
    """Which orders some date of the columns proves; both where they contradict each other."""
    proven: set[DayOrder] = set()
    for values in counted(table, names).values():
        for value in values:
            match = _NUMBERS.fullmatch(value.strip())
            if match is None:
                continue
            if int(match[1]) > 12:
                proven.add(DayOrder.DAY_FIRST)
            if int(match[3]) > 12:
                proven.add(DayOrder.MONTH_FIRST)
    return frozenset(proven)


def is_a_date(text: str) -> bool:
    """Whether a text looks like a date, in whatever order its numbers stand."""
    text = text.strip()
    return _named(text) is not None or _NUMBERS.fullmatch(text) is not None


def doubts(table: Table, names: Sequence[str], order: DayOrder | None) -> tuple[str, ...]:
    """What is open about the dates of some columns, a sentence each.

    Args:
        table: The table.
        names: The columns' keys; those that it lacks are passed over.
        order: What a person or the publisher has said, or None.
    """
    known = order or order_in(table, names)
    called = {key_of(name): name for name in table.header}
    return tuple(
        sentence
        for name, values in counted(table, names).items()
        for sentence in (
            *(() if known else _either_order(called[name], values)),
            *_turned_round(called[name], values),
            *_cut_off(called[name], values),
        )
    )


def _either_order(column: str, values: Iterable[str]) -> tuple[str, ...]:
    """A doubt where some date can be read in two ways."""
    example = next((value.strip() for value in values if _is_doubtful(value.strip())), None)
    if example is None:
        return ()
    sentence = (
        f"Dates such as “{example}” in {column} may be day first or month first, and no date of "
        "the column shows which; such rows are rejected until the order is named."
    )
    return (sentence,)


def _cut_off(column: str, values: Mapping[str, int]) -> tuple[str, ...]:
    """A doubt where the last digit of some dates may be lost: 2016-10-2 among 2016-10-02."""
    days = [value.strip() for value in values]
    cut = [text for text in days if _WITHOUT_ZERO.fullmatch(text)]
    if not cut or not any(_WITH_ZERO.fullmatch(text) for text in days):
        return ()
    number = sum(values[value] for value in values if _WITHOUT_ZERO.fullmatch(value.strip()))
    have = "date has" if number == 1 else "dates have"
    sentence = (
        f"{number:,} {have} a day of one digit in {column}, such as “{cut[0]}”, where others are "
        "written with a zero; a digit may be lost."
    )
    return (sentence,)


def _turned_round(column: str, values: Mapping[str, int]) -> tuple[str, ...]:
    """A doubt where some dates have the day before the month after their year."""
    found = {
        text: number
        for value, number in values.items()
        if value[5:7] > "12"
        and (match := _ISO.fullmatch(text := value.strip())) is not None
        and 12 < int(match[3]) <= 31
        and 1 <= int(match[4]) <= 12
    }
    if not found:
        return ()
    number = sum(found.values())
    are = "date is" if number == 1 else "dates are"
    first = next(iter(found))
    sentence = (
        f"{number:,} {are} written year-day-month in {column}, such as “{first}”, and not "
        "read; of those whose day is at most 12 nobody can tell, and they are read year-month-day."
    )
    return (sentence,)


def day(cells: Cells, column: str, order: DayOrder | None) -> date:
    """The day that a cell names.

    Args:
        cells: The row.
        column: The column of the date.
        order: Day or month first in a date of numbers; None where that is not known.

    Raises:
        Fault: The cell is empty, no date, or one that can be read in two ways.
    """
    text = cells.needed(column)
    found = _named(text)
    if found is None and (match := _NUMBERS.fullmatch(text)) is not None:
        if order is None and _is_doubtful(text):
            raise cells.fault(
                column,
                f"“{text}” may be day first or month first, and no date of the column shows which.",
                f"{MEND[:-1]}, or name the order for the whole file.",
            )
        found = _by_order(match, order)
    if found is None:
        raise cells.fault(column, f"“{shown(text)}” is no date.", MEND)
    try:
        return date(*found)
    except ValueError:
        raise cells.fault(column, f"“{shown(text)}” is no day of the calendar.", MEND) from None


def _is_doubtful(text: str) -> bool:
    match = _NUMBERS.fullmatch(text)
    return (
        match is not None
        and int(match[1]) != int(match[3])
        and max(int(match[1]), int(match[3])) <= 12
    )


def _by_order(match: re.Match[str], order: DayOrder | None) -> tuple[int, int, int]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if order is None:
        order = DayOrder.DAY_FIRST if first > 12 else DayOrder.MONTH_FIRST
    return (year, second, first) if order is DayOrder.DAY_FIRST else (year, first, second)


def _named(text: str) -> tuple[int, int, int] | None:
    if (match := _ISO.fullmatch(text)) is not None:
        return int(match[1]), int(match[3]), int(match[4])
    if (match := _COMPACT.fullmatch(text)) is not None:
        return int(match[1]), int(match[2]), int(match[3])
    if (match := _DAY_MONTH.fullmatch(text)) is not None:
        return _with_month(match[3], match[2], match[1])
    if (match := _MONTH_DAY.fullmatch(text)) is not None:
        return _with_month(match[3], match[1], match[2])
    return None


def month_named(name: str) -> int | None:
    """The number of a month by its English name, whole or shortened; None where it is none."""
    return _MONTH_NUMBERS.get(name.casefold())


def _with_month(year: str, month: str, day_: str) -> tuple[int, int, int] | None:
    number = month_named(month)
    return None if number is None else (int(year), number, int(day_))

"""The own format is what export writes; three of its columns are enough for a file by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final, TypeVar

from incidents.count import Count
from incidents.formats import days, own_lists
from incidents.formats.cells import OF_AN_EXPORT, Cells, has_columns, key_of, shown
from incidents.formats.countries import country_of_code, country_of_name
from incidents.formats.each_row import read_each
from incidents.formats.format import Context, DayOrder
from incidents.formats.lacking import renamed
from incidents.formats.odd_ids import OddIds
from incidents.formats.once import once
from incidents.formats.own_columns import COLUMNS, NOTICE_COLUMN
from incidents.formats.own_place import place_of
from incidents.formats.row_doubts import doubted
from incidents.formats.table import Table
from incidents.formats.taxonomy import types_of
from incidents.interval import (
    DATE_PREC_OF_TIME_PRECISION,
    TIME_PRECISION_OF_DATE_PREC,
    Interval,
)
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.vocabulary import Grade, State

_Choice = TypeVar("_Choice", bound=StrEnum)
_DATES: Final = ("date_start", "date_end", "date")
_READ: Final = frozenset((*COLUMNS, NOTICE_COLUMN))
_READ_WITH_DATE: Final = _READ | {"date"}
# Columns that only an export has, and those that only one has that holds all.
_EXPORTED: Final = ("place_how", "place_review")
_WHOLE: Final = ("evidence", "extra")
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_YEAR: Final = re.compile(r"[0-9]{4}")


class Own:
    """The columns that export writes, or some of them in a file made by hand."""

    name = "Incident Atlas"
    version = "1"

    def recognises(self, header: Sequence[str]) -> str | None:
        """An event type, a date and a place are the least that makes an incident."""
        for time in ("date_start", "date"):
            for place in (("location",), ("latitude", "longitude")):
                wanted = ("event_type", time, *place)
                if has_columns(header, wanted):
                    return f"has {', '.join(wanted)}: the columns of the template"
        return None

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """Columns that are nearly ours, and dates of numbers whose order nothing proves."""
        return (
            *renamed(table.header, _READ_WITH_DATE),
            *_holds_less(table.header),
            *days.doubts(table, _DATES, context.day_order),
        )

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row.

        An incident without a data set is named by its id and this format, so that an edited
        export finds the incident it came from.
        """
        order = context.day_order or days.order_in(table, _DATES)
        if set(map(key_of, table.header)) >= OF_AN_EXPORT:
            return read_each(table, partial(incident_of, order=order))
        return read_each(
            table, once(doubted(partial(incident_of, order=order), OddIds(table, "id").doubts))
        )


def _holds_less(header: Sequence[str]) -> Iterator[str]:
    """Of our exports only the CSV and the workbook hold all of an incident."""
    if has_columns(header, _EXPORTED) and not has_columns(header, _WHOLE):
        yield (
            "This is an export of ours that holds less than the CSV: where a row updates an "
            "incident, its evidence and further columns would go. Import the CSV instead."
        )


def incident_of(cells: Cells, order: DayOrder | None) -> Incident:
    """The incident of a row in the own columns.

    Args:
        cells: The row.
        order: Day or month first in a date of numbers; None where that is not known.

    Raises:
        Fault: A cell cannot be taken.
    """
    kind, sub_kind = types_of(cells)
    country = _country(cells, "country")
    dataset, dataset_id = _identity(cells)
    return Incident(
        event_type=kind,
        sub_event_type=sub_kind,
        date=_date(cells, order),
        location=cells.own_name("location"),
        country=country,
        admin1=cells.own_name("admin1"),
        place=place_of(cells, country=country, place_country=_country(cells, "place_country")),
        killed=_count(cells, "killed"),
        injured=_count(cells, "injured"),
        casualties_unknown=cells.flag("casualties_unknown"),
        weapons=own_lists.weapons(cells),
        actors=own_lists.actors(cells),
        targets=own_lists.targets(cells),
        victims=own_lists.victims(cells),
        claims=own_lists.claims(cells),
        evidence=own_lists.evidence(cells),
        notes=cells.own_text("notes"),
        state=_choice(cells, "state", State) or State.ACCEPTED,
        confidence=cells.number("confidence"),
        grade=_choice(cells, "grade", Grade),
        dataset=dataset,
        dataset_id=dataset_id,
        article_id=cells.own_text("article_id"),
        review=own_lists.review(cells),
        extra=own_lists.extra_of(cells) | cells.rest(_read_of(cells)),
    )


def _read_of(cells: Cells) -> frozenset[str]:
    """The columns that were read; `date` only where it stands in for date_start."""
    return _READ if cells.text("date_start") else _READ_WITH_DATE


def _identity(cells: Cells) -> tuple[str | None, str | None]:
    dataset, dataset_id = cells.own_text("dataset"), cells.own_name("dataset_id")
    if dataset_id is None:
        dataset_id = cells.own_name("id")
    return (dataset or (None if dataset_id is None else Own.name)), dataset_id


def _country(cells: Cells, name: str) -> str | None:
    written = cells.text(name)
    if written is None:
        return None
    code = country_of_code(written) or country_of_name(written)
    if code is None:
        raise cells.fault(
            name,
            f"“{shown(written)}” is no country.",
            "Write the two letters of ISO 3166-1, such as NA for Namibia, or its English name.",
        )
    return code


def _date(cells: Cells, order: DayOrder | None) -> Interval | None:
    name = "date_start" if cells.text("date_start") else "date"
    written = cells.text(name)
    if written is None:
        return None
    span = _span(written) if cells.text("date_end") is None else None
    start, end = span or (days.day(cells, name, order), None)
    if cells.text("date_end"):
        end = days.day(cells, "date_end", order)
        if end < start:
            raise cells.fault(
                "date_end",
                f"date_end {end} lies before {name} {start}.",
                "Correct the one that is wrong.",
            )
    return _with_codes(cells, start, end)


def _span(written: str) -> tuple[date, date] | None:
    """The days of a month written 2022-06 or of a year written 2022."""
    if _YEAR.fullmatch(written) and int(written):
        return date(int(written), 1, 1), date(int(written), 12, 31)
    match = _MONTH.fullmatch(written)
    if match is None or not int(match[1]) or not 1 <= int(match[2]) <= 12:
        return None
    month = Interval.month(int(match[1]), int(match[2]))
    return month.start, month.end


def _with_codes(cells: Cells, start: date, end: date | None) -> Interval:
    time_precision = cells.code("time_precision", (1, 2, 3))
    date_prec = cells.code("date_prec", (1, 2, 3, 4, 5))
    if time_precision is None and date_prec is None:
        return Interval.spanning(start, end or start)
    if end is None and date_prec is None:
        return Interval.coded_by_acled(start, time_precision or 1)
    date_prec = date_prec or DATE_PREC_OF_TIME_PRECISION[time_precision or 1]
    return Interval(
        start=start,
        end=end or start,
        time_precision=time_precision or TIME_PRECISION_OF_DATE_PREC[date_prec],
        date_prec=date_prec,
    )


def _count(cells: Cells, name: str) -> Count | None:
    least, most = cells.whole(f"{name}_min"), cells.whole(f"{name}_max")
    unknown = cells.flag(f"{name}_unknown")
    if least is None and most is None:
        return Count() if unknown else None
    if unknown:
        raise cells.fault(
            f"{name}_unknown",
            f"{name} is said to be unknown though a number is given.",
            f"Empty {name}_unknown, or the numbers.",
        )
    if most is not None and most < (least or 0):
        raise cells.fault(
            f"{name}_max",
            f"{name}_max {most} is less than {name}_min {least}.",
            "Correct the one that is wrong.",
        )
    return Count(minimum=least, maximum=most)


def _choice(cells: Cells, name: str, choices: type[_Choice]) -> _Choice | None:
    written = cells.text(name)
    if written is None:
        return None
    for choice in choices:
        if choice.value.casefold() == written.casefold():
            return choice
    names = ", ".join(choice.value for choice in choices)
    raise cells.fault(name, f"“{shown(written)}” is no {name}.", f"Write one of {names}.")

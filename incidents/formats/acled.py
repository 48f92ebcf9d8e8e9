"""ACLED's export: one row an event, actors without direction, a blank number is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from geo.place import Place
from geo.precision import WHERE_PREC_OF_GEO_PRECISION
from incidents.actor import Actor
from incidents.claim import Claim
from incidents.count import Count
from incidents.formats import acled_twice, days
from incidents.formats.cells import Cells, has_columns, parts, sentences, shown
from incidents.formats.countries import country_of_name, country_of_number
from incidents.formats.coupled import Coupled
from incidents.formats.each_row import read_each
from incidents.formats.format import Context, DayOrder
from incidents.formats.lacking import lacking
from incidents.formats.nothing import without_words_for_nothing, words_for_nothing
from incidents.formats.odd_ids import OddIds
from incidents.formats.once import once
from incidents.formats.row_doubts import doubted
from incidents.formats.table import Table
from incidents.formats.taxonomy import types_of
from incidents.interval import Interval
from incidents.record import Incident
from incidents.rejection import Rejection
from incidents.vocabulary import ActorKind

# Seconds since 1970, or a date with or without a time.
_TIMESTAMP: Final = re.compile(
    r"[0-9]{9,11}(\.0)?|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}.*|[0-9.]+E\+0?9"
)
_YEAR: Final = re.compile(r"[12][0-9]{3}")
_ID: Final = "event_id_cnty"
_PRECISION: Final = "time_precision"
_DATES: Final = ("event_date",)
_SIGNATURE: Final = ("event_id_cnty", "event_date", "sub_event_type")
# Their values stand whole in the incident; every other column goes into `extra`.
_READ: Final = frozenset(
    {
        "event_id_cnty",
        "event_date",
        "time_precision",
        "event_type",
        "sub_event_type",
        "actor1",
        "actor2",
        "iso",
        "country",
        "admin1",
        "location",
        "latitude",
        "longitude",
        "geo_precision",
        "source",
        "notes",
        "fatalities",
    }
)
# Columns of every generation.
_EXPECTED: Final = (
    *("event_date", "event_type", "actor1", "actor2", "country", "admin1", "location", "latitude"),
    *("longitude", "geo_precision", "time_precision", "source", "notes", "fatalities"),
)
# ACLED codebook, inter1 and inter2: 5 rioters, 6 protesters, 7 civilians.
_PEOPLE: Final = frozenset({"5", "6", "7", "rioters", "protesters", "civilians"})
# Associated actors carry no code; ACLED writes people without an organisation by these words.
_GROUPS_OF_PEOPLE: Final = frozenset(
    {
        "civilians",
        "farmers",
        "fishers",
        "health workers",
        "journalists",
        "labour group",
        "labor group",
        "lawyers",
        "prisoners",
        "protesters",
        "refugees/idps",
        "rioters",
        "street traders",
        "students",
        "taxi drivers",
        "teachers",
        "women",
    }
)


class Acled:
    """ACLED's export, before and after March 2023, in lower or upper case."""

    name = "ACLED"
    version = "2023-03"

    def recognises(self, header: Sequence[str]) -> str | None:
        """ACLED's id, date and sub-type columns together are nobody else's."""
        if not has_columns(header, _SIGNATURE):
            return None
        return f"has {', '.join(_SIGNATURE)}: ACLED's columns"

    def doubts(self, table: Table, context: Context) -> tuple[str, ...]:
        """Columns that it lacks, and dates of numbers whose order nothing proves."""
        return (
            *lacking(table.header, _EXPECTED),
            *days.doubts(table, _DATES, context.day_order),
            *words_for_nothing(table),
        )

    def read(self, table: Table, context: Context) -> Iterator[Incident | Rejection]:
        """Read every row, in the order of the file; one answer a row."""
        order = context.day_order or days.order_in(table, _DATES)
        build = doubted(
            partial(_incident, order=order),
            Coupled(table, acled_twice.COUPLES).doubts,
            OddIds(table, _ID).doubts,
        )
        return read_each(table, once(without_words_for_nothing(build, table)))


def _incident(cells: Cells, order: DayOrder | None) -> Incident:
    kind, sub_kind = types_of(cells)
    country, doubt = _country(cells)
    notes = cells.text("notes")
    when = _date(cells, order)
    _refuse_shifted(cells)
    fatalities = cells.whole("fatalities")
    says = notes or sub_kind or kind.value
    place = _place(cells, country)
    return Incident(
        event_type=kind,
        sub_event_type=sub_kind,
        date=when,
        location=cells.text("location"),
        country=country,
        admin1=cells.text("admin1"),
        place=place,
        killed=None if fatalities is None else Count.exactly(fatalities),
        actors=tuple(_actors(cells)),
        claims=tuple(Claim(source=name, says=says) for name in parts(cells.text("source"))),
        notes=notes,
        dataset=Acled.name,
        dataset_id=_id(cells),
        review=sentences(
            (
                *(doubt, _no_number(cells, fatalities), _no_point(cells, place)),
                *_left_empty(cells),
                *acled_twice.said_twice(cells, kind, sub_kind, country, when),
            )
        ),
        extra=_extra(cells, when, country),
    )


def _no_number(cells: Cells, fatalities: int | None) -> str | None:
    """ACLED gives a number of fatalities in every row."""
    if fatalities is not None or "fatalities" not in cells.at:
        return None
    return "fatalities is empty, where ACLED gives a number in every row."


def _left_empty(cells: Cells) -> Iterator[str]:
    """ACLED gives a sub-type and a precision of the time in every row."""
    for name in ("sub_event_type", _PRECISION):
        if name in cells.at and cells.text(name) is None:
            yield f"{name} is empty, where ACLED gives one in every row."


def _no_point(cells: Cells, place: Place | None) -> str | None:
    """ACLED gives a point in every row."""
    if place is not None or not {"latitude", "longitude"} <= set(cells.at):
        return None
    return "latitude and longitude are empty, where ACLED gives a point in every row."


def _id(cells: Cells) -> str:
    """A country's letters and a number, such as KEN6770; another program may have ids of its own.

    Before 2023 the number stood in a column of its own too.
    """
    written = cells.needed("event_id_cnty")
    number = cells.text("event_id_no_cnty")
    if not any(map(str.isdigit, written)) or (number and number not in written):
        raise cells.fault(
            "event_id_cnty",
            f"“{shown(written)}” is no id of this row: its cells seem to be moved.",
            "Compare the row with the original file.",
        )
    return written


def _refuse_shifted(cells: Cells) -> None:
    """The time of the last change stands near the end, so a row whose cells moved shows there."""
    written = cells.text("timestamp")
    if written is not None and _TIMESTAMP.fullmatch(written) is None:
        raise cells.fault(
            "timestamp",
            f"“{shown(written)}” is no time: the cells of the row seem to be moved.",
            "Compare the row with the original file.",
        )


def _date(cells: Cells, order: DayOrder | None) -> Interval:
    year = cells.whole("year")
    written = cells.text("event_date") or ""
    if _YEAR.fullmatch(written) and year in {None, int(written)} and not cells.text(_PRECISION):
        return Interval.spanning(date(int(written), 1, 1), date(int(written), 12, 31))
    day = days.day(cells, "event_date", order)
    if year is not None and year != day.year:
        raise cells.fault(
            "year",
            f"The year is {year} and event_date lies in {day.year}.",
            "Correct the one that is wrong.",
        )
    return Interval.coded_by_acled(day, cells.code(_PRECISION, (1, 2, 3)) or 1)


def _country(cells: Cells) -> tuple[str | None, str | None]:
    """The country's code, and a doubt about it where number and name differ."""
    number = cells.whole("iso")
    name = cells.text("country")
    by_number = None if not number else country_of_number(number)
    by_name = None if name is None else country_of_name(name)
    if number and by_number is None:
        return by_name, f"iso {number} is no country's number."
    if by_number and by_name and by_number != by_name:
        return by_name, f"iso {number} is {by_number} but country “{name}” is {by_name}."
    if name is not None and not (by_number or by_name):
        return None, f"Country “{name}” is not known."
    return by_name or by_number, None


def _place(cells: Cells, country: str | None) -> Place | None:
    point = cells.point()
    code = cells.code("geo_precision", (1, 2, 3))
    if point is None:
        return None
    if code is None:
        raise cells.fault(
            "geo_precision",
            "geo_precision is empty though coordinates are given.",
            "Write 1 for the town, 2 for near it, 3 for a larger region.",
        )
    return Place.given(
        cells.text("location") or cells.text("admin1") or cells.text("country") or "unnamed",
        *point,
        where_prec=WHERE_PREC_OF_GEO_PRECISION[code],
        geo_precision=code,
        country=country,
        admin1=cells.text("admin1"),
    )


def _actors(cells: Cells) -> Iterator[Actor]:
    for side in ("1", "2"):
        code = (cells.text(f"inter{side}") or "").casefold().removesuffix(".0")
        kind = ActorKind.PEOPLE if code in _PEOPLE else ActorKind.ORGANISATION
        named = cells.text(f"actor{side}")
        if named is not None:
            yield Actor(name=named, kind=kind)
        for name in parts(cells.text(f"assoc_actor_{side}")):
            group = name.partition(" (")[0].casefold()
            people = group in _GROUPS_OF_PEOPLE
            yield Actor(name=name, kind=ActorKind.PEOPLE if people else ActorKind.ORGANISATION)


def _extra(cells: Cells, when: Interval, country: str | None) -> dict[str, str]:
    """The columns without a counterpart; and those whose exact text the record cannot give."""
    extra = cells.rest(_READ)
    if when.time_precision != 1:
        extra["event_date"] = cells.exact("event_date")
    if country is None and cells.text("country"):
        extra["country"] = cells.exact("country")
    return extra

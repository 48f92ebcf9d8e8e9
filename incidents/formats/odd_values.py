"""What can be and hardly ever is asks for a look: it is more often a cell that went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from geo.place import Place
from incidents.count import Count
from incidents.formats.cells import shown
from incidents.formats.mojibake import proposed
from incidents.interval import Interval
from incidents.record import Incident

# Day 0 of many a program, day 0 and day 1 of Excel, day 0 of Excel for the Mac, and of Unix.
_FIRST_DAYS: Final = frozenset(
    {
        date(1, 1, 1),
        date(1899, 12, 30),
        date(1899, 12, 31),
        date(1900, 1, 1),
        date(1904, 1, 1),
        date(1970, 1, 1),
    }
)
# Excel's days since 1900 and Unix's seconds are numbers above this; tolls of one event are not.
_MANY: Final = 10_000
_FAR_YEARS: Final = 50
_FIRST_YEAR: Final = 1800
_LONGEST: Final = timedelta(days=366)
_ANTARCTIC: Final = -60.0
# A point this exact needs more than whole degrees.
_DEGREE_M: Final = 50_000
# What programs write for a number that is not known.
_PLACEHOLDERS: Final = frozenset({999, 9_999})
_SPREADSHEET_ERRORS: Final = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
# Ids of data sets have a blank at most, or a number in brackets behind one.
_BLANKS_OF_A_TEXT: Final = 2
_AROUND: Final = 9
_NO_ID: Final = frozenset({"null", "nan", "none", "nat", "<na>", "n/a"})
_SHORTENED: Final = re.compile(r"[0-9]([.,][0-9]+)?[Ee]\+[0-9]+")


def oddities(incident: Incident, today: date) -> Iterator[str]:
    """What is odd about an incident, a sentence each.

    Args:
        incident: As it was read.
        today: The day on which it was read, in UTC.
    """
    if incident.date is None:
        yield "No day is given."
    else:
        yield from _odd_days(incident.date.start, incident.date.end, today)
    if incident.place is None and not (incident.location or incident.admin1):
        yield "No place is given."
    year = None if incident.date is None else incident.date.start.year
    for count, harm in ((incident.killed, "killed"), (incident.injured, "injured")):
        yield from _many(count, harm)
        if count is not None and year in {count.minimum, count.maximum}:
            yield f"{year} {harm} is also the year; the number may be of another column."
    if incident.place is not None:
        yield from _odd_point(incident.place)
    if incident.dataset_id is not None and incident.dataset_id.count(" ") >= _BLANKS_OF_A_TEXT:
        yield f"The id “{shown(incident.dataset_id)}” is a text; it may be of another column."


def is_far_off(when: Interval, today: date) -> bool:
    """Whether a date lies so far in the future that it cannot be meant."""
    return when.end.year > today.year + _FAR_YEARS


def is_shortened(dataset_id: str) -> bool:
    """Whether a spreadsheet has written an id as a power of ten, so that its digits are lost."""
    return _SHORTENED.fullmatch(dataset_id) is not None


def is_no_id(dataset_id: str) -> bool:
    """Whether an id is an error or a blank of a program, or holds a character nobody sees."""
    return (
        dataset_id in _SPREADSHEET_ERRORS
        or dataset_id.casefold() in _NO_ID
        or not dataset_id.isprintable()
    )


def spreadsheet_errors(header: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    """A sentence for each cell that holds a spreadsheet's error, such as #REF!."""
    if not _SPREADSHEET_ERRORS.isdisjoint(cells):
        for name, cell in zip(header, cells, strict=False):
            if cell in _SPREADSHEET_ERRORS:
                yield f"{cell} in {name} is an error of a spreadsheet; what stood there is lost."


def wrongly_decoded(header: Sequence[str], cells: Sequence[str]) -> Iterator[str]:
    """A sentence for each text that was decoded wrongly once, with what may have stood there."""
    if "".join(cells).isascii():
        return
    for name, cell in zip(header, cells, strict=False):
        found = proposed(cell)
        if found is not None:
            pairs = enumerate(zip(cell, found, strict=False))
            at = next((at for at, (one, other) in pairs if one != other), 0)
            around = slice(max(0, at - _AROUND), at + _AROUND)
            yield (
                f"The text in {name} looks wrongly decoded: “{' '.join(cell[around].split())}” may "
                f"be “{' '.join(found[around].split())}”."
            )


def _odd_point(place: Place) -> Iterator[str]:
    for name, degrees in (("latitude", place.latitude), ("longitude", place.longitude)):
        if degrees == 0:
            yield f"A {name} of exactly 0 may stand for one that is missing."
    if place.latitude == place.longitude != 0:
        yield "Latitude and longitude are the same number."
    if (
        place.latitude.is_integer()
        and place.longitude.is_integer()
        and place.uncertainty_m < _DEGREE_M
    ):
        yield "The point lies on whole degrees; its decimals may be lost."
    if place.latitude < _ANTARCTIC:
        yield "The point lies in the Antarctic; latitude and longitude may be swapped."


def _odd_days(start: date, end: date, today: date) -> Iterator[str]:
    if start > today:
        yield f"The date {start} lies in the future."
    if start.year < _FIRST_YEAR:
        yield f"The date {start} lies before {_FIRST_YEAR}; the year may be cut off."
    if end - start > _LONGEST:
        yield f"The dates go over more than a year, from {start} to {end}."
    for day in {start, end} & _FIRST_DAYS:
        yield f"{day} is what spreadsheets and programs write where a date is missing."


def _many(count: Count | None, harm: str) -> Iterator[str]:
    if count is None:
        return
    ends = {count.minimum, count.maximum}
    for placeholder in _PLACEHOLDERS & ends if ends != {99} else ends:
        yield f"{placeholder:,} {harm} is what programs write where a number is not known."
    number = max(count.minimum or 0, count.maximum or 0)
    if number >= _MANY:
        yield f"{number:,} {harm} are many for one incident; the number may be of another column."

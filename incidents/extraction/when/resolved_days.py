"""A day without a year is the last such day before publication, and unknown without one."""

from __future__ import annotations

from datetime import date
from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.when.calendar_words import day_of, latest_day
from incidents.interval import Interval

_NEAR: Final = (0, -1, 1)  # years from that of publication, in the order in which they are tried


def resolved_day(reading: Reading, day: int, month: int, year: int | None) -> date | None:
    """The date of a day and month, or None where there is none or it cannot be told."""
    if year is not None:
        return day_of(day, month, year)
    return latest_day(day, month, reading.published) if reading.published else None


def on_weekday(
    reading: Reading, interval: Interval, weekday: int, *, is_year_said: bool
) -> Interval:
    """The same day in the year in which it falls on the weekday that the text names beside it.

    "Friday, 14 June" is this year's where it is a Friday then, even two days after publication;
    where no near year fits, the last such day stands and the review tells the contradiction.
    """
    day = interval.start
    if is_year_said or reading.published is None or interval.end != day:
        return interval
    for years in _NEAR:
        found = day_of(day.day, day.month, reading.published.year + years)
        if found is not None and found.weekday() == weekday:
            return interval if found == day else Interval.day(found)
    return interval

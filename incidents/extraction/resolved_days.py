"""A day without a year is the last such day before publication, and unknown without one."""

from __future__ import annotations

from datetime import date

from incidents.extraction.calendar_words import day_of, latest_day
from incidents.extraction.reading import Reading


def resolved_day(reading: Reading, day: int, month: int, year: int | None) -> date | None:
    """The date of a day and month, or None where there is none or it cannot be told."""
    if year is not None:
        return day_of(day, month, year)
    return latest_day(day, month, reading.published) if reading.published else None

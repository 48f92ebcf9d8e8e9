"""The words of the calendar, and the day they mean seen from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from incidents.extraction.text.word_list import word_row

_MONTH_NAMES: Final = word_row(
    "january february march april may june july august september october november december"
)
MONTHS: Final = MappingProxyType(
    {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
    | {name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)}
    | {"sept": 9}
)
_WEEKDAY_NAMES: Final = word_row("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS: Final = MappingProxyType({name: number for number, name in enumerate(_WEEKDAY_NAMES)})
_DAY: Final = timedelta(days=1)
_FIRST_YEAR: Final = 1_000
_LAST_YEAR: Final = 9_000
_MOST_DAYS: Final = 31  # of a month


def day_of(day: int, month: int, year: int) -> date | None:
    """The date, or None where there is none such that a report can mean."""
    if not (1 <= month <= 12 and may_be_meant(year) and 1 <= day <= _MOST_DAYS):
        return None
    try:
        return date(year, month, day)
    except ValueError:  # 31 June
        return None


def may_be_meant(year: int) -> bool:
    """Whether a report can be of a year; at the ends of the calendar no day has a day beside it."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def day_in_words(day: date) -> str:
    """A day as a person writes it: "18 May 2022"."""
    return f"{day.day} {_MONTH_NAMES[day.month - 1].capitalize()} {day.year}"


def weekday_in_words(day: date) -> str:
    """The day of the week: "Monday"."""
    return _WEEKDAY_NAMES[day.weekday()].capitalize()


def latest_day(day: int, month: int, published: date) -> date | None:
    """The last such day that was not after publication; the 29 February may be years back."""
    # A report filed late at night may name the next day in the reader's time zone.
    last = published + _DAY
    for year in range(published.year, published.year - 5, -1):
        found = day_of(day, month, year)
        if found is not None and found <= last:
            return found
    return None


def latest_month(month: int, published: date) -> int:
    """The year of the last such month that had begun at publication."""
    return published.year - (month > published.month)


def latest_weekday(weekday: int, published: date) -> date:
    """The last such weekday, which may be the day of publication."""
    return published - _DAY * ((published.weekday() - weekday) % 7)


def weekend_before(published: date) -> tuple[date, date]:
    """The Saturday and Sunday before publication, or up to it where it is one of them.

    On a Saturday the words may still mean the weekend before.
    """
    saturday = latest_weekday(5, published)
    if saturday == published:
        return saturday - 7 * _DAY, published
    return saturday, min(saturday + _DAY, published)

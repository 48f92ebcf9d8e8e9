"""Words such as "yesterday" and "over the weekend" date from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import (
    MONTHS,
    WEEKDAYS,
    latest_weekday,
    weekend_before,
)
from incidents.interval import Interval

_DAY: Final = timedelta(days=1)
_THE_LAST: Final = word_set("the this last past")
_NOT_A_DATE: Final = frozenset({"curfew", "vigil", "on", "of", "between", "from"})
_OF_THE_DAY: Final = word_set("morning afternoon evening today")


def relative_date(reading: Reading, at: int) -> tuple[int, Interval] | None:
    """Yesterday · overnight · over the weekend · last week."""
    published = reading.published
    if published is None:
        return None
    word, after = (*reading.words(at, at + 2), "")[:2]
    if word == "weekend" and reading.word(at - 1) in _THE_LAST:
        return at + 1, Interval.spanning(*weekend_before(published))
    if (word, after) in _PERIODS:
        first, last = _PERIODS[word, after](published)
        return at + 2, Interval.spanning(first, last)
    if word in {"this", "earlier"} and after in _OF_THE_DAY:
        return at + 2, Interval.day(published)
    days = _SINGLE.get(word)
    if days is None or (word == "overnight" and _is_dated(after)):
        return None
    return at + 1, Interval.spanning(published - _DAY * days[0], published - _DAY * days[1])


def _is_dated(after: str) -> bool:
    """Whether the word after "overnight" says which night: "overnight on 4-5 July"."""
    return after in _NOT_A_DATE or after in WEEKDAYS or after in MONTHS or after[:1].isdecimal()


def _last_week(published: date) -> tuple[date, date]:
    monday = latest_weekday(0, published) - 7 * _DAY
    return monday, monday + 6 * _DAY


def _last_month(published: date) -> tuple[date, date]:
    last = published.replace(day=1) - _DAY
    return last.replace(day=1), last


def _last_year(published: date) -> tuple[date, date]:
    return date(published.year - 1, 1, 1), date(published.year - 1, 12, 31)


def _this_month(published: date) -> tuple[date, date]:
    return published.replace(day=1), published


def _last_night(published: date) -> tuple[date, date]:
    return published - _DAY, published - _DAY


def _last_day(published: date) -> tuple[date, date]:
    return published - _DAY, published


def _this_week(published: date) -> tuple[date, date]:
    return latest_weekday(0, published), published


_PERIODS: Final = {
    ("last", "week"): _last_week,
    ("last", "month"): _last_month,
    ("last", "year"): _last_year,
    ("this", "month"): _this_month,
    ("last", "night"): _last_night,
    ("last", "24"): _last_day,
    ("past", "24"): _last_day,
    ("past", "day"): _last_day,
    ("previous", "day"): _last_day,
    ("this", "week"): _this_week,
}
_SINGLE: Final = {"yesterday": (1, 1), "today": (0, 0), "overnight": (1, 0), "tonight": (0, 0)}
RELATIVE_STARTS: Final = (
    *_SINGLE,
    "weekend",
    *dict.fromkeys(word for word, _ in _PERIODS),
    "earlier",
)

"""How a date is written, one rule a way of writing; seen from the day of publication.

Own rules, since a general parser took "a second" for a date and 03/04 for the American order.
A date that cannot be told without the day of publication is none where that day is unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from incidents.extraction.text.numbers import number_of
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_digit
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import (
    MONTHS,
    WEEKDAYS,
    day_of,
    latest_month,
    latest_weekday,
)
from incidents.extraction.when.numeric_dates import numeric_date
from incidents.extraction.when.relative_dates import RELATIVE_STARTS, relative_date
from incidents.extraction.when.resolved_days import on_weekday, resolved_day
from incidents.interval import Interval

_DAY: Final = timedelta(days=1)
_YEARS: Final = range(1900, 2101)
_PARTS_OF_A_MONTH: Final = {
    "early": (1, 10),
    "mid": (11, 20),
    "middle": (11, 20),
    "late": (21, 31),
    "end": (21, 31),
    "beginning": (1, 10),
    "start": (1, 10),
}
_BEFORE_A_MONTH: Final = word_set("in early mid late since last during of this until by")
_COMING: Final = word_set("next coming upcoming")
_ABOUT: Final = word_set("around about circa approximately")
_TEN_YEARS: Final = 3_650  # days
_UNITS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30}


_Found = tuple[int, Interval | None]
_Rule = Callable[[Reading, int], _Found | None]


def date_at(reading: Reading, at: int) -> _Found | None:
    """The end of the date that starts at a token, and its days; None where none starts.

    The days are None where something is written like a date and cannot be told.
    """
    word = reading.tokens.words[at]
    rules = _RULES_BY_WORD.get(word)
    if rules is None:
        if not starts_with_a_digit(word):
            return None
        rules = _NUMBER_RULES
    for rule in rules:
        found = rule(reading, at)
        if found is not None:
            return found
    return None


def _day_number(word: str) -> int | None:
    digits = word.rstrip("stndrh")
    if (
        digits.isdecimal()
        and len(digits) <= 2
        and word[len(digits) :] in {"", "st", "nd", "rd", "th"}
    ):
        number = int(digits)
        return number if 1 <= number <= 31 else None
    return None


def _year(reading: Reading, at: int) -> tuple[int, int | None]:
    """The end and the year where one stands at a token, perhaps after a comma."""
    skip = 1 if reading.word(at) == "," else 0
    word = reading.word(at + skip)
    if len(word) == 4 and word.isdecimal() and int(word) in _YEARS:
        return at + skip + 1, int(word)
    return at, None


def _day_month(reading: Reading, at: int) -> _Found | None:
    """18 May 2022 · 9 - 13 Aug · 11 or 12 June · 3rd of March."""
    day = _day_number(reading.word(at))
    if day is None:
        return None
    last, after = day, at + 1
    if reading.word(after) in {"-", "–", "or", "and", "to"} or _is_hyphen(reading, after):
        skip = 0 if _is_hyphen(reading, after) else 1
        second = _day_number(reading.word(after + skip))
        if second is not None and second > day and reading.word(after + skip + 1) in MONTHS:
            last, after = second, after + skip + 1
    after += reading.word(after) == "of"
    month = MONTHS.get(reading.word(after))
    if month is None or not reading.is_capital(after):
        return None
    end, year = _year(reading, after + 1)
    return end, _about(reading, at, _span(reading, (day, last), month, year))


def _is_hyphen(reading: Reading, at: int) -> bool:
    """Whether a hyphen, which is no token, stands before this token."""
    starts, ends = reading.tokens.starts, reading.tokens.ends
    return 0 < at < len(starts) and reading.text[ends[at - 1] : starts[at]].strip() == "-"


def _span(reading: Reading, days: tuple[int, int], month: int, year: int | None) -> Interval | None:
    last = resolved_day(reading, days[1], month, year)
    if last is None:
        return None
    if days[0] == days[1]:
        return Interval.day(last)
    first = day_of(days[0], month, last.year)
    return None if first is None else Interval.spanning(first, last)


def _about(reading: Reading, at: int, interval: Interval | None) -> Interval | None:
    if interval is None or interval.start != interval.end:
        return interval
    if reading.word(at - 1) in _ABOUT and "week" in reading.words(at, at + 7):
        return Interval.coded_by_acled(interval.start, 2)
    return interval


def _month_day(reading: Reading, at: int) -> _Found | None:
    """October 5, 2020 · Oct 5 to 7."""
    month = MONTHS.get(reading.word(at))
    if month is None or not reading.is_capital(at):
        return None
    after = at + 1 + (reading.word(at + 1) == "." and len(reading.word(at)) < 5)
    day = _day_number(reading.word(after))
    if day is None:
        return _month(reading, at)
    last, end = day, after + 1
    if _is_hyphen(reading, end) or reading.word(end) in {"–", "to"}:
        second_at = end if _is_hyphen(reading, end) else end + 1
        second = _day_number(reading.word(second_at))
        if second is not None and second > day:
            last, end = second, second_at + 1
    end, year = _year(reading, end)
    return end, _span(reading, (day, last), month, year)


def _month(reading: Reading, at: int) -> _Found | None:
    """In March 2022 · early March · since September."""
    month = MONTHS[reading.word(at)]
    end, said = _year(reading, at + 1)
    year = said
    before = reading.word(at - 1)
    if year is None and before not in _BEFORE_A_MONTH:
        return None
    if year is None:
        if reading.published is None:
            return None
        year = latest_month(month, reading.published)
    part = before if before in _PARTS_OF_A_MONTH else reading.word(at - 2)
    if before == "of" or before in _PARTS_OF_A_MONTH:
        days = _PARTS_OF_A_MONTH.get(part)
        if days is not None:
            return end, _until_published(reading, _part(reading, month, year, days), said)
    return end, _until_published(reading, Interval.month(year, month), said)


def _part(reading: Reading, month: int, year: int, days: tuple[int, int]) -> Interval:
    """A part of a month; one that had not begun at publication and names no year is last year's."""
    published = reading.published
    if published is not None and (year, month) == (published.year, published.month):
        year -= days[0] > published.day
    last = min(days[1], Interval.month(year, month).end.day)
    return Interval.spanning(date(year, month, days[0]), date(year, month, last))


def _until_published(reading: Reading, interval: Interval, said: int | None) -> Interval:
    """The days up to publication, where the text names no year: news tells what has happened."""
    published = reading.published
    if said is not None or published is None or not interval.start <= published < interval.end:
        return interval
    return Interval.spanning(interval.start, published)


def _weekday(reading: Reading, at: int) -> _Found | None:
    """Monday · Monday, October 5 · Monday morning."""
    if not reading.is_capital(at):
        return None
    after = at + 1 + (reading.word(at + 1) == ",")
    after += reading.word(after) == "the"
    for rule in (_day_month, _month_day):
        word = reading.word(after)
        if word and (word in MONTHS or _day_number(word)):
            found = rule(reading, after)
            if found is not None and found[1] is not None:
                weekday = WEEKDAYS[reading.word(at)]
                return found[0], on_weekday(
                    reading, found[1], weekday, is_year_said=_said_year(reading, found)
                )
    return _weekday_alone(reading, at)


def _said_year(reading: Reading, found: _Found) -> bool:
    last = reading.word(found[0] - 1)
    return len(last) == 4 and last.isdecimal()


def _weekday_alone(reading: Reading, at: int) -> _Found | None:
    if reading.published is None:
        return None
    before = reading.word(at - 1)
    if before in _COMING:
        return at + 1, None
    day = latest_weekday(WEEKDAYS[reading.word(at)], reading.published)
    if before == "last" and day == reading.published:
        day -= 7 * _DAY
    return at + 1 + (reading.word(at + 1) == "night"), Interval.day(day)


def _ago(reading: Reading, at: int) -> _Found | None:
    """Two days ago · a week ago."""
    unit = _UNITS.get(reading.word(at + 1))
    if unit is None or reading.word(at + 2) != "ago" or reading.published is None:
        return None
    number = 1 if reading.word(at) in {"a", "an"} else number_of(reading.word(at))
    if number is None or number * unit > _TEN_YEARS:
        return None
    day = reading.published - _DAY * (number * unit)
    if unit == 1:
        return at + 3, Interval.day(day)
    return at + 3, Interval.spanning(day - _DAY * (unit // 2), day + _DAY * (unit // 2))


_NUMBER_RULES: Final[tuple[_Rule, ...]] = (_day_month, numeric_date, _ago)
_NUMBER_STARTS: Final = word_set(
    "a an one two three four five six seven eight nine ten eleven twelve"
)
_RULES_BY_WORD: Final[dict[str, tuple[_Rule, ...]]] = {
    **dict.fromkeys(_NUMBER_STARTS, (_ago,)),
    **dict.fromkeys(MONTHS, (_month_day,)),
    **dict.fromkeys(WEEKDAYS, (_weekday,)),
    **dict.fromkeys(RELATIVE_STARTS, (relative_date,)),
}
DATE_STARTS: Final = frozenset(_RULES_BY_WORD)

"""A date in figures is read in the order that fits, 18/07 or 07/18; where both do, none is sure.

Of two days that both fit, the one just before publication counts; the GTD's summaries, which open
with the date and a colon, write the month first.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import day_of
from incidents.extraction.when.resolved_days import resolved_day
from incidents.interval import Interval

_DAY: Final = timedelta(days=1)
_BEFORE_A_DATE: Final = word_set("on of dated since from by until before after the . , ( ; : – —")
_YEAR_DIGITS: Final = {2, 4}


def numeric_date(reading: Reading, at: int) -> tuple[int, Interval | None] | None:
    """The end and day of 2022-05-18, 18/07, 18/07/2022 or 18.07.2022 at a token."""
    numbers, end = _joined_numbers(reading, at)
    if len(numbers) == 3 and numbers[0] > 31:
        found = day_of(numbers[2], numbers[1], numbers[0])
        return (end, Interval.day(found)) if found else None
    if len(numbers) not in {2, 3} or any(number > 31 for number in numbers[:2]):
        return None
    if len(numbers) == 2 and at and reading.tokens.words[at - 1] not in _BEFORE_A_DATE:
        return None  # "ward 5/30" is an address
    year = numbers[2] if len(numbers) == 3 else None
    if year is not None and year < 100:
        year += 2000
    found = None
    if year is not None and _heads_a_summary(reading, at, end):
        found = day_of(numbers[1], numbers[0], year)
    found = found or _either_order(reading, numbers[0], numbers[1], year)
    return (end, Interval.day(found)) if found else None


def _heads_a_summary(reading: Reading, at: int, end: int) -> bool:
    """Whether a text opens with 03/07/2014 and a colon, as the GTD's summaries do: month first."""
    return at == 0 and reading.word(1) == "/" and reading.word(end) == ":"


def _joined_numbers(reading: Reading, at: int) -> tuple[list[int], int]:
    words, starts, ends = reading.tokens.words, reading.tokens.starts, reading.tokens.ends
    first = words[at]
    dotted = first.split(".")
    dotted_date = len(dotted) == 3 and len(dotted[2]) in _YEAR_DIGITS
    if dotted_date and all(part.isdecimal() and len(part) <= 4 for part in dotted):
        return [int(part) for part in dotted], at + 1
    numbers, end = [int(first)] if first.isdecimal() and len(first) <= 4 else [], at + 1
    while numbers and end < len(words) and len(numbers) < 3:
        slash = words[end] == "/" and starts[end] == ends[end - 1]
        following = end + 1 if slash else end
        glue = reading.text[ends[end - 1] : starts[end]]
        if not slash and (glue != "-" or len(first) != 4):
            break
        if following >= len(words) or not words[following].isdecimal() or len(words[following]) > 4:
            break
        numbers.append(int(words[following]))
        end = following + 1
    return numbers, end


def _either_order(reading: Reading, one: int, other: int, year: int | None) -> date | None:
    """Day and month in whichever order there is; where both are, that just before publication."""
    readings = {
        found
        for day, month in ((one, other), (other, one))
        if (found := resolved_day(reading, day, month, year)) is not None
    }
    if reading.published is None or one == other:
        return readings.pop() if len(readings) == 1 else None
    past = [found for found in readings if found <= reading.published + _DAY]
    return max(past, default=None)

"""Which day dates an event: not the one on which it was told, or on which its toll rose."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from incidents.extraction.text.boilerplate import lies_in
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence
from incidents.extraction.what.signal import Signal
from incidents.extraction.when.dates import DateSpan, Dating
from incidents.extraction.when.report_dates import is_of_a_report
from incidents.interval import Interval

_WEEK: Final = 7  # days
_MOST_BETWEEN: Final = 8  # words
_ENDS_OF_HEADINGS: Final = frozenset({":", "–", "—"})
_MOST_TO_AN_OPENING: Final = 4  # words


def date_of(
    reading: Reading,
    sentence: Sentence,
    dates: tuple[DateSpan, ...],
    trigger: Signal | None,
    datelined: tuple[range, ...],
) -> DateSpan | None:
    """The day that dates the event of a sentence, or None.

    Args:
        reading: The article.
        sentence: The sentence.
        dates: The dates of the article, in order.
        trigger: The words that tell the event, or None.
        datelined: The tokens of each dateline.
    """
    here = [
        each
        for each in dates_within(dates, sentence)
        if each.dating is Dating.WHEN and not dates_the_report(reading, sentence, each)
    ]
    if not here:
        return None
    here = [each for each in here if not lies_in(datelined, each.end - 1)] or here
    if trigger is None or len(here) == 1:
        return here[0]
    days = [each for each in here if each.interval.start == each.interval.end]
    here = days or here  # "This week: on Monday, shells hit"
    here = _days_before_a_heading(reading, sentence, here) or here
    for each in here:
        if each.first - sentence.first < _MOST_TO_AN_OPENING:
            return each
    return _nearest(here, trigger.first)


def _nearest(days: list[DateSpan], token: int) -> DateSpan:
    return min(days, key=lambda day: abs(day.first - token))


def _days_before_a_heading(
    reading: Reading, sentence: Sentence, days: list[DateSpan]
) -> list[DateSpan]:
    """The days of the week up to that which heads a sentence: "15 June - X died on Tuesday".

    Empty where none heads it, or where it tells of no other.
    """
    heading = next(
        (
            each
            for each in days
            if each.first - sentence.first < _MOST_TO_AN_OPENING and _heads(reading, each.end)
        ),
        None,
    )
    if heading is None:
        return []
    filed = heading.interval.start
    return [
        each for each in days if timedelta(0) < filed - each.interval.start < timedelta(days=_WEEK)
    ]


def _heads(reading: Reading, end: int) -> bool:
    """Whether a colon or a dash ends the words before a token."""
    if end >= len(reading.tokens.words):
        return False
    gap = reading.text[reading.tokens.ends[end - 1] : reading.tokens.starts[end]]
    return reading.tokens.words[end] in _ENDS_OF_HEADINGS or gap.strip() == "-"


def dates_beside(
    reading: Reading, clause: Sentence, dates: tuple[DateSpan, ...], date: DateSpan | None
) -> tuple[str, ...]:
    """Other days that "and" joins to the date of an event: "on Monday and Y on Tuesday"."""
    if date is None:
        return ()
    return tuple(
        reading.said(each.first, each.end)
        for each in dates_within(dates, clause)
        if date.end <= each.first <= date.end + _MOST_BETWEEN
        and each.dating is Dating.WHEN
        and each.interval.start > date.interval.end
        and "and" in reading.words(date.end, each.first)
        and not reading.has("trigger", date.end, each.first)
    )


def report_date_in(
    reading: Reading, sentence: Sentence, dates: tuple[DateSpan, ...]
) -> DateSpan | None:
    """The day on which a sentence says that something was told, or None."""
    return next(
        (
            each
            for each in dates_within(dates, sentence)
            if each.dating is Dating.WHEN and dates_the_report(reading, sentence, each)
        ),
        None,
    )


def days_until_told(told_on: DateSpan | None) -> Interval | None:
    """The week up to the day on which something was told, where only that is known; else None."""
    if told_on is None:
        return None
    last = told_on.interval.end
    return Interval.spanning(last - timedelta(days=_WEEK - 1), last)


def dates_within(dates: tuple[DateSpan, ...], sentence: Sentence) -> tuple[DateSpan, ...]:
    """The dates that a sentence names, in order."""
    low = _first_from(dates, sentence.first)
    if low == len(dates) or dates[low].first >= sentence.end:
        return ()
    return dates[low : _first_from(dates, sentence.end)]


def _first_from(dates: tuple[DateSpan, ...], token: int) -> int:
    """The number of the first date that starts at a token or after it."""
    # As index_from tells it of numbers; bisect takes ten times as long with a key.
    low, high = 0, len(dates)
    while low < high:
        middle = (low + high) // 2
        if dates[middle].first < token:
            low = middle + 1
        else:
            high = middle
    return low


def dates_the_report(reading: Reading, sentence: Sentence, date: DateSpan) -> bool:
    """Whether a date says when something was told: "said on Monday", "told Saba on Monday"."""
    return is_of_a_report(reading, sentence, date.first, date.end)

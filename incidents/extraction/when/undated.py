"""A date that needs the day of publication is said to be open where that day is not known.

A weekday with its day and month fits one year in six or so. Where the text names just one of
those years, that day stands in for the day of publication; otherwise nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS, day_of
from incidents.extraction.when.dates import DateSpan, dates_in

_SOME_DAY: Final = date(2039, 6, 15)  # only to see which words would be dates
_YEARS: Final = range(1990, 2041)
_MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class OpenDate:
    """Words that date something and cannot be told, from token `first` up to `end`.

    Attributes:
        first: First token.
        end: Token after the last.
        years: The years they fit, where they name a weekday, day and month; else empty.
    """

    first: int
    end: int
    years: tuple[int, ...] = ()


def open_dates_in(reading: Reading) -> tuple[OpenDate, ...]:
    """The dates of a text that only the day of publication would settle, in order."""
    if reading.published is not None:
        return ()
    told = {span.first for span in dates_in(reading)}
    imagined = imagined_dates_in(reading)
    return tuple(
        OpenDate(span.first, span.end, _years_of(reading, span))
        for span in imagined
        if span.first not in told
    )


def imagined_dates_in(reading: Reading) -> tuple[DateSpan, ...]:
    """The dates of a text seen from an imagined day, or none where its own day is known.

    Their days mean nothing; the words that date something do.
    """
    return () if reading.published is not None else dates_in(replace(reading, published=_SOME_DAY))


def open_weekday_of(reading: Reading, span: DateSpan | None) -> int | None:
    """The weekday that a date names, from 0 for Monday, or None."""
    words = [] if span is None else reading.words(span.first, span.end)
    return next((WEEKDAYS[word] for word in words if word in WEEKDAYS), None)


def open_dates_by_paragraph(reading: Reading) -> dict[int, list[OpenDate]]:
    """The open dates of a text by the number of their paragraph."""
    found: dict[int, list[OpenDate]] = {}
    for span in open_dates_in(reading):
        found.setdefault(reading.sentence_of(span.first).paragraph, []).append(span)
    return found


def anchor_in(reading: Reading) -> date | None:
    """The day that may stand in for an unknown day of publication, or None."""
    if reading.published is not None:
        return None
    named = {int(word) for word in reading.tokens.words if len(word) == 4 and word.isdecimal()}
    if not named:
        return None
    found = {
        day
        for span in open_dates_in(reading)
        for year in named.intersection(span.years)
        if (day := _day_in(reading, span, year)) is not None
    }
    return found.pop() if len(found) == 1 else None


def in_words(reading: Reading, span: OpenDate) -> str:
    """Why a date stays open, as a person would say it."""
    said = reading.said(span.first, span.end)
    if "/" in said:
        return f"{said!r} may name the day or the month first"
    if not span.years:
        return f"{said!r} cannot be dated: the day of publication is not known"
    latest = span.years[-_MOST_NAMED:]
    fits = ", ".join(str(year) for year in latest[:-1]) + f" and {latest[-1]}"
    return f"{said!r} fits {fits}, among others: the day of publication is not known"


def _years_of(reading: Reading, span: DateSpan) -> tuple[int, ...]:
    words = reading.words(span.first, span.end)
    weekday = next((WEEKDAYS[word] for word in words if word in WEEKDAYS), None)
    if weekday is None:
        return ()
    return tuple(
        year
        for year in _YEARS
        if (day := _day_in(reading, span, year)) is not None and day.weekday() == weekday
    )


def _day_in(reading: Reading, span: DateSpan | OpenDate, year: int) -> date | None:
    words = reading.words(span.first, span.end)
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    number = next(
        (int(digits) for word in words if (digits := word.rstrip("stndrh")).isdecimal()), 0
    )
    return None if month is None else day_of(number, month, year)

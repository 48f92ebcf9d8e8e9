"""What a report only recalls is no incident of its own: "last month", "in March 2019".

An event that a later sentence dates to a month or a year, all of it before the report's first
event, is recalled; so is an agreement that the text only points to ("the peace deal of 2016").
"""

from __future__ import annotations

from typing import Final

from incidents.extraction.episodes import Episode
from incidents.extraction.telling import Telling
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.sentences import Sentence

_LONG: Final = 20  # days, as a month or a year has
_IN: Final = frozenset({"in", "during", "since"})
_DIGITS: Final = 4
_A_YEAR: Final = 300  # days
_LEAD: Final = 2  # sentences
_SHORT: Final = 7  # days of an event that a report tells as news


def recalls_a_year(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence further on opens with a year gone by: "In 2004, militants seized"."""
    if reading.published is None or sentence.number < _LEAD:
        return False
    year = reading.word(sentence.first + 1)
    return (
        reading.word(sentence.first) in _IN
        and len(year) == _DIGITS
        and year.isdecimal()
        and int(year) < reading.published.year
    )


def is_of_another_year(telling: Telling) -> bool:
    """Whether a sentence further on recalls what was "last year", in a report of no event."""
    if telling.date is None or telling.sentence.number < _LEAD:
        return False
    return (telling.date.interval.end - telling.date.interval.start).days >= _A_YEAR


def is_background(first: Episode, telling: Telling) -> bool:
    """Whether a sentence recalls what was before the first event of a report."""
    if telling.is_definite and telling.trigger is not None and telling.trigger.name == "agreement":
        return True
    if telling.date is None or first.date is None or first.date.date is None:
        return False
    when, recalled = first.date.date.interval, telling.date.interval
    return (
        (when.end - when.start).days < _SHORT
        and (recalled.end - recalled.start).days >= _LONG
        and recalled.end < when.start
    )

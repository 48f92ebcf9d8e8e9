"""A date is read only where a text dates something, and says whether it says when or since when.

A date that bounds a time ("since 27 September", "until Friday") dates no event.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from incidents.extraction.date_rules import DATE_STARTS, date_at
from incidents.extraction.reading import Reading
from incidents.extraction.word_list import word_set
from incidents.interval import Interval

_SINCE: Final = word_set("since from until till by before dated")
_LONG_AGO: Final = frozenset({"anniversary"})
_LEAD_INS: Final = (
    ("over", "the"),
    ("at", "the"),
    ("in", "early"),
    ("in", "late"),
    ("in", "mid"),
    ("early", "on"),
    ("on",),
    ("in",),
    ("during",),
    ("since",),
)


class Dating(Enum):
    """What a date in a text is for."""

    WHEN = "when"
    BOUND = "since or until"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a text, from token `first` up to `end`."""

    first: int
    end: int
    dating: Dating
    interval: Interval


def dates_in(reading: Reading) -> tuple[DateSpan, ...]:
    """Every date of a text that can be told, in order."""
    spans: list[DateSpan] = []
    words = reading.tokens.words
    at = 0
    while at < len(words):
        word = words[at]
        found = date_at(reading, at) if word in DATE_STARTS or word[0].isdecimal() else None
        if found is None:
            at += 1
            continue
        end, interval = found
        if interval is not None:
            spans.append(DateSpan(_led_in(words, at), end, _dating(words, at), interval))
        at = max(end, at + 1)
    return tuple(spans)


def _led_in(words: list[str], at: int) -> int:
    """The first token of the words that lead in a date: "over the weekend"."""
    for lead in _LEAD_INS:
        if at >= len(lead) and tuple(words[at - len(lead) : at]) == lead:
            return at - len(lead)
    return at


def _dating(words: list[str], at: int) -> Dating:
    before = words[max(0, at - 3) : at]
    if before and (before[-1] in _SINCE or any(word in _LONG_AGO for word in before)):
        return Dating.BOUND
    return Dating.WHEN

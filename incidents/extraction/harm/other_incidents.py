"""Numbers of other incidents count nothing here: those since a day, and those of days before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from incidents.extraction.harm.people_counted import STOPS
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set

_SUMS_UP: Final = word_set("bringing brings brought raising raises taking takes pushing")
_OF_A_TIME: Final = frozenset(
    {("this", "year"), ("this", "month"), ("so", "far"), ("last", "year"), ("last", "month")}
)
_SUICIDE: Final = "suicide"
_CELLS: Final = word_set("prison jail custody detention")
_YEAR_DIGITS: Final = 4
_SINCE: Final = "since"
_SPANS: Final = word_set("hour hours day days week weeks month months year years")
_AFTER: Final = "after"
_OPENS: Final = _SUMS_UP | {_AFTER, _SUICIDE}
_ENDS: Final = STOPS - {"who", "whom", "whose", "which", "that"}


def told_of_others(reading: Reading, first: int, end: int) -> Iterator[range]:
    """The tokens of a sentence that count those harmed in other incidents.

    "Bringing to 60 the soldiers killed this year"; "a week after six bodies were found", which
    a comma ends where the sentence opens so: "A day after six died, …".

    Args:
        reading: The article.
        first: The first token of the sentence.
        end: The token from which on nothing counts.
    """
    words = reading.tokens.words
    for at in range(first, end):
        if words[at] not in _OPENS:
            continue
        if words[at] in _SUMS_UP and is_of_a_time(words[at:end]):
            yield range(at, end)
        elif words[at] == _AFTER and words[at - 1] in _SPANS and at > first:
            closes = _ENDS | {","} if at < first + 4 else _ENDS
            ends = (each for each in range(at + 1, end) if words[each] in closes)
            yield range(at, next(ends, end))
        elif words[at] == _SUICIDE and at + 2 < end and _is_later(words, at + 1):
            yield range(at - 1, at + 1)


def _is_later(words: list[str], at: int) -> bool:
    """Whether words tell of another year or of a cell: "committed suicide in 2008"."""
    year = words[at + 1]
    is_a_year = year.isdecimal() and len(year) == _YEAR_DIGITS
    return words[at] == "in" and (is_a_year or year in _CELLS)


def is_of_a_time(words: list[str]) -> bool:
    """Whether words count all since a day, or of a month: "since May", "so far this year"."""
    return _SINCE in words or any(pair in _OF_A_TIME for pair in pairwise(words))

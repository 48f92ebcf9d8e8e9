"""The people whom "the" points back to are as many as the text counted: "the two raiders"."""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.harm.people_counted import is_plural
from incidents.extraction.lexicon.entries import ActorPattern
from incidents.extraction.text.numbers import may_be_a_number, quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.word_list import word_set

_POINTING: Final = word_set("the these those")
_FEWEST: Final = 2
_MOST_BACK: Final = 80  # words
_MOST_TO_A_NOUN: Final = 3  # words
_BEFORE_THEM: Final = 2  # words: "the suspected raiders"


def as_told_before(reading: Reading, first: int, end: int) -> Count:
    """How many people words mean, where the text counted them before; else unknown.

    Args:
        reading: The article.
        first: The first token of the words for them, after "the".
        end: The token after the last.
    """
    words = reading.tokens.words
    noun = words[end - 1]
    if not is_plural(noun) or _POINTING.isdisjoint(words[max(0, first - _BEFORE_THEM) : first]):
        return Count()
    for at in range(first - 1, max(0, first - _MOST_BACK) - 1, -1):
        if words[at] != noun:
            continue
        number = _number_of(reading, at)
        if number is not None:
            return number
    return Count()


def _number_of(reading: Reading, noun: int) -> Count | None:
    """The number before a noun: the two of "two armed raiders"."""
    words = reading.tokens.words
    for at in range(noun - 1, max(0, noun - _MOST_TO_A_NOUN) - 1, -1):
        if not may_be_a_number(words[at]):
            continue
        quantity = quantity_at(reading, at)
        if quantity is None or quantity.end > noun or (quantity.count.minimum or 0) < _FEWEST:
            return None
        between = reading.within("actor", ActorPattern, quantity.end, noun)
        return None if between else quantity.count
    return None

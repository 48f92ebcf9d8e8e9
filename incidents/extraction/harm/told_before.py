"""The people whom "the" points back to are as many as the text counted: "the two raiders"."""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.harm.people_counted import is_plural, people_at
from incidents.extraction.lexicon.entries import ActorPattern
from incidents.extraction.text.numbers import Quantity, may_be_a_number, quantity_at
from incidents.extraction.text.reading import BE, Reading
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


def they_told_before(reading: Reading, at: int) -> Count:
    """How many "them" or "their" at a token mean: the nearest people counted before it.

    Unknown where others are told between, who may be meant.
    """
    for back in range(at - 1, max(0, at - _MOST_BACK) - 1, -1):
        people = people_at(reading, back)
        if people is None or people.end > at or (people.count.minimum or 0) < _FEWEST:
            continue
        between = reading.within("actor", ActorPattern, people.end + _MOST_TO_A_NOUN, at)
        words = reading.tokens.words
        is_told_last = not any(
            is_plural(words[each.end - 1]) and words[each.first - 1] != "by" for each in between
        )
        return people.count if is_told_last else Count()
    return Count()


def subject_told_before(reading: Reading, first: int, end: int) -> Quantity | None:
    """Whom a sentence counts first, where a clause names nobody: "both fled but were killed".

    Args:
        reading: The article.
        first: The first token of the clause.
        end: The token of the word of harm.
    """
    words = reading.tokens.words
    if first == 0 or words[first - 1] != "but" or words[first] not in BE:
        return None
    start = first - 1
    while start > 0 and not reading.opens_a_sentence(start) and first - start < _MOST_BACK:
        start -= 1
    subject = people_at(reading, start)
    return subject if subject is not None and subject.end <= end else None


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

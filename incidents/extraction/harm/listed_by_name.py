"""Those listed with their ages after a colon are as many as the ages: "Killed: Ana Lima, 34; …"."""

from __future__ import annotations

from typing import Final

from incidents.count import Count
from incidents.extraction.harm.harm import Harm
from incidents.extraction.harm.people_counted import is_dated
from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_letter

_COLON: Final = ":"
_BEFORE_AN_AGE: Final = frozenset({",", "("})
_AFTER_AN_AGE: Final = frozenset({",", ")", ";", ".", "and", "years", "year", "yrs"})
_MOST_TO_THE_COLON: Final = 16  # words
_OLDEST: Final = 115  # years


def listed_by_name(reading: Reading, hit: Hit[HarmWords], right: int) -> Harm | None:
    """The people listed after a colon that a word of harm opens; None where a number counts them.

    Args:
        reading: The article.
        hit: The word of harm.
        right: The token from which on nothing counts.
    """
    words = reading.tokens.words
    limit = min(right, hit.end + _MOST_TO_THE_COLON)
    colon = next((at for at in range(hit.end, limit) if words[at] == _COLON), None)
    if colon is None or _is_counted(reading, hit.end, colon):
        return None
    ages = [at for at in range(colon + 2, right) if _is_an_age(words, at)]
    if not ages:
        return None
    return Harm(hit.entry.harm, Count.exactly(len(ages)), hit.first, ages[-1] + 1)


def _is_counted(reading: Reading, first: int, end: int) -> bool:
    """Whether a number stands between two tokens that is no day."""
    numbers = [quantity_at(reading, at) for at in range(first, end)]
    return any(each is not None and not is_dated(reading, each) for each in numbers)


def _is_an_age(words: list[str], at: int) -> bool:
    """Whether a number stands as an age does: "Ana Lima, 34;", "a driver (44)"."""
    word = words[at]
    return (
        word.isdecimal()
        and int(word) <= _OLDEST
        and words[at - 1] in _BEFORE_AN_AGE
        and starts_with_a_letter(words[at - 2])
        and (at + 1 == len(words) or words[at + 1] in _AFTER_AN_AGE)
    )

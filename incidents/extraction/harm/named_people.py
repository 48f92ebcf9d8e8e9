"""A list of names counts those whom it names: "journalist Ana Lima and her brother Luis"."""

from __future__ import annotations

from typing import Final

from incidents.extraction.harm.people_counted import ONE, PREPOSITIONS, STOPS, is_plural, people_at
from incidents.extraction.lexicon.entries import ActorPattern
from incidents.extraction.text.numbers import Quantity, number_of
from incidents.extraction.text.reading import Reading

_JOINTS: Final = frozenset({",", "and"})
_ENDS: Final = STOPS | PREPOSITIONS | {"as", "to", "for", "over"}
_ARTICLES: Final = frozenset({"a", "an", "the"})
_OLDEST: Final = 115  # years
_FEWEST: Final = 2  # people of a list, and words of a name
_LONGEST: Final = 9  # words of one of them


def named_after(reading: Reading, first: int, limit: int) -> list[Quantity]:
    """The people of a list that starts at a token; empty where none of them is named.

    Args:
        reading: The article.
        first: The token after the word of harm.
        limit: The token from which on nothing counts.
    """
    words = reading.tokens.words
    if reading.is_one_case or limit <= first or not _may_open(reading, first):
        return []
    end = next((at for at in range(first, limit) if words[at] in _ENDS), limit)
    found: list[Quantity] = []
    start = first
    for at in range(first, end + 1):
        if at < end and words[at] not in _JOINTS:
            continue
        if start < at and not _says_who(reading, start, at, found):
            somebody = _somebody(reading, start, at)
            if somebody is None:
                return []
            found.append(somebody)
        start = at + 1
    is_named = any(_is_a_name(reading, each.first, each.end) for each in found)
    return found if is_named and len(found) >= _FEWEST else []


def _may_open(reading: Reading, at: int) -> bool:
    """Whether a name, or a noun before one, stands at a token; most words of harm have none."""
    return reading.is_capital(at) or reading.has("actor", at, at + 1)


def _says_who(reading: Reading, first: int, end: int, found: list[Quantity]) -> bool:
    """Whether words only say who somebody is: "Ana Lima, 34, a nurse, and her brother Luis"."""
    words = reading.tokens.words[first:end]
    if len(words) == 1 and (number_of(words[0]) or _OLDEST + 1) <= _OLDEST:
        return True
    follows_a_name = bool(found) and _is_a_name(reading, found[-1].first, found[-1].end)
    return (
        follows_a_name
        and words[0] in _ARTICLES
        and reading.tokens.words[first - 1] == ","
        and not _is_a_name(reading, first, end)
    )


def _somebody(reading: Reading, first: int, end: int) -> Quantity | None:
    counted = people_at(reading, first)
    if counted is not None and counted.end <= end:
        return Quantity(first, end, counted.count)
    people = reading.within("actor", ActorPattern, first, end)
    if people and (is_plural(reading.tokens.words[people[-1].end - 1]) or people[-1].end == end):
        return None
    is_one = end - first <= _LONGEST and _is_a_name(reading, first, end)
    return Quantity(first, end, ONE) if is_one else None


def _is_a_name(reading: Reading, first: int, end: int) -> bool:
    """Whether words end in a name of two words or more."""
    last = range(max(first, end - _FEWEST), end)
    return len(last) == _FEWEST and all(
        reading.is_capital(at) and reading.tokens.words[at].isalpha() for at in last
    )

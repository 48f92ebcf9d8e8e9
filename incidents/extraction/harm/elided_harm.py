"""A number without a verb takes the verb before it: "killed two in X and three in Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from incidents.count import Count
from incidents.extraction.harm.harm_after import is_another_deed
from incidents.extraction.harm.people_counted import ONE, STOPS, is_plural, people_at
from incidents.extraction.lexicon.entries import ActorPattern
from incidents.extraction.text.numbers import Quantity, quantity_at
from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS

_JOINTS: Final = frozenset({"and", ","})
_SKIPPED: Final = word_set("and another a further")
_IN: Final = word_set("in at near outside around")
_OF_A_PLACE: Final = word_set("the town towns city village villages settlement district of nearby")
_WERE: Final = frozenset({"was", "were"})
_DASHES: Final = frozenset({"–", "—"})
_LOOK: Final = 12  # words
_MOST_PEOPLE: Final = 2  # words for whom the number counts


def elided_after(reading: Reading, count: Count, first: int, limit: int) -> Iterator[Quantity]:
    """The numbers that share a verb with the number before them, each with a place of its own.

    Args:
        reading: The article.
        count: The number that the verb has.
        first: The token after the words that say it.
        limit: The token from which on nothing counts.

    Yields:
        Each number. Those that come to just the first without an "and" before them are its parts
        ("killed ten in Gaza, five in Rafah and five in Deir al-Balah") and are left out.
    """
    if not reading.says(_JOINTS, first, limit):
        return
    found = list(_elided(reading, first, _end_of_the_deed(reading, first, limit)))
    parts = sum(quantity.count.minimum or 0 for quantity, _ in found)
    if found and not found[0][1] and parts == count.minimum:
        return
    for quantity, _ in found:
        yield quantity


def _end_of_the_deed(reading: Reading, first: int, limit: int) -> int:
    """The token at which another verb follows a joint: "and rescued 21 children in Jos"."""
    words = reading.tokens.words
    for at in range(first, min(limit, first + _LOOK)):
        if words[at - 1] in _JOINTS and is_another_deed(words[at]):
            return at
    return limit


def _elided(reading: Reading, first: int, limit: int) -> Iterator[tuple[Quantity, bool]]:
    words = reading.tokens.words
    at = first
    again = _told_again(reading, first, limit)
    if again is not None:
        yield again, True
        return
    while at < min(limit, first + _LOOK):
        if words[at] in STOPS or _is_a_dash(reading, at):
            return
        if words[at] not in _JOINTS:
            at += 1
            continue
        is_joined = words[at] == "and"
        start = at + 1
        while start < limit and words[start] in _SKIPPED:
            is_joined = is_joined or words[start] == "and"
            start += 1
        quantity = quantity_at(reading, start) if start < limit else None
        if quantity is None or not _stands_in_a_place(reading, quantity.end, limit):
            at += 1
            continue
        yield quantity, is_joined
        at = first = quantity.end


def _told_again(reading: Reading, first: int, limit: int) -> Quantity | None:
    """Those of whom it is told in short: ", as were two guards", "and so was the gunman"."""
    words = reading.tokens.words
    for at in range(first, limit - 3):
        is_so = words[at] == "and" and words[at + 1] == "so"
        is_as = at == first and words[at] == "," and words[at + 1] == "as"
        if (is_so or is_as) and words[at + 2] in _WERE:
            those = _those_too(reading, at + 3)
            if those is not None:
                return those
    return None


def _those_too(reading: Reading, at: int) -> Quantity | None:
    """The people for whom "were" stands again: ", as were two guards", ", as was the gunman"."""
    words = reading.tokens.words
    people = reading.within("actor", ActorPattern, at + 1, at + 2)
    if words[at] != "the" or not people or is_plural(words[people[0].end - 1]):
        return people_at(reading, at)
    return Quantity(at, people[0].end, ONE)


def _is_a_dash(reading: Reading, at: int) -> bool:
    """Whether a dash stands before a token, after which parts are told: "100 died - 70 in X"."""
    gap = reading.text[reading.tokens.ends[at - 1] : reading.tokens.starts[at]]
    return reading.tokens.words[at] in _DASHES or gap.strip() == "-"


def _stands_in_a_place(reading: Reading, at: int, limit: int) -> bool:
    """Whether "in Nikopol" or "people in the town of Nikopol" follows a number."""
    words = reading.tokens.words
    end = at
    while end < min(limit, at + _MOST_PEOPLE) and is_plural(words[end]):
        end += 1
    if end >= limit or words[end] not in _IN:
        return False
    end += 1
    while end < limit and words[end] in _OF_A_PLACE:
        end += 1
    if words[end - 1] == "the" and words[end : end + 1] == ["other"]:
        return True  # "killing five in one village and three in the other"
    return (
        end < limit
        and reading.is_capital(end)
        and starts_with_a_letter(words[end])
        and words[end] not in MONTHS
        and words[end] not in WEEKDAYS
    )

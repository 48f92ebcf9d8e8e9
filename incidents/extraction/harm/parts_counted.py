"""Part of a number is no further number: "three of whom died", ", 31 of whom were women,"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from incidents.count import Count
from incidents.extraction.harm.harm import Harm
from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import Quantity, quantity_at
from incidents.extraction.text.reading import BE, Reading

_OF_THEM: Final = frozenset({("of", "whom"), ("of", "them")})
_OF: Final = "of"
_WHOSE: Final = frozenset({"the", "those", "these", "his", "her", "their", "its", "about"})
_SHARES: Final = {"half": 2, "third": 3, "quarter": 4}
_ENDS_OF_ASIDES: Final = frozenset({",", ".", ";", "(", ")"})
_LONGEST_ASIDE: Final = 10  # words
_MOST_OF_A_PART: Final = 6  # words of "at least three of whom"
_BEFORE_A_DEED: Final = BE | {"later", "have", "has", "had", "subsequently", "reportedly"}


def part_before(reading: Reading, hit: Hit[HarmWords], lowest: int) -> Harm | None:
    """Read "five men were hurt, three of whom later died" and "two of them were shot dead"."""
    words = reading.tokens.words
    end = hit.first
    while end > lowest and words[end - 1] in _BEFORE_A_DEED:
        end -= 1
    if (*words[max(end - 2, lowest) : end],) not in _OF_THEM:
        return None
    for at in range(max(lowest, end - _MOST_OF_A_PART), end - 2):
        quantity = quantity_at(reading, at)
        if quantity is not None and quantity.end == end - 2:
            return Harm(hit.entry.harm, quantity.count, quantity.first, hit.end)
    return None


def with_its_whole(reading: Reading, part: Quantity) -> Quantity:
    """The same number, up to the end of what it is a part of: "two of the five hostages"."""
    words = reading.tokens.words
    first = part.end + (words[part.end - 1] != _OF)
    if first >= len(words) or words[first - 1] != _OF:
        return part
    first += words[first] in _WHOSE
    whole = quantity_at(reading, first)
    return part if whole is None else Quantity(part.first, whole.end, part.count)


def part_of(reading: Reading, whole: Quantity, lowest: int) -> Quantity:
    """The part that is told of a number, or the number: the two of "two of the five hostages"."""
    words = reading.tokens.words
    at = whole.first - 1
    at -= at > lowest and words[at] in _WHOSE
    if at <= lowest or words[at] != _OF:
        return whole
    if words[at - 1] in _SHARES:
        return Quantity(at - 1, whole.end, _share_of(whole.count, _SHARES[words[at - 1]]))
    for first in range(max(lowest, at - _MOST_OF_A_PART), at):
        part = quantity_at(reading, first)
        if part is not None and at <= part.end <= at + 1:
            return Quantity(first, whole.end, part.count)
    return whole


def _share_of(count: Count, share: int) -> Count:
    """One of so many equal shares of a number; unknown where it does not come out even."""
    number = count.minimum
    if number is None or number != count.maximum or number % share:
        return Count()
    return Count.exactly(number // share)


def aside_about_a_part(words: list[str], end: int, lowest: int) -> int | None:
    """The comma that opens an aside which another, at a token, ends; None where none does."""
    if words[end] != ",":
        return None
    first = next(
        (
            at
            for at in range(end - 1, max(lowest, end - _LONGEST_ASIDE) - 1, -1)
            if words[at] in _ENDS_OF_ASIDES
        ),
        None,
    )
    if first is None or words[first] != ",":
        return None
    inside = words[first:end]
    return first if any(pair in _OF_THEM for pair in pairwise(inside)) else None

"""Part of a number is no further number: "three of whom died", ", 31 of whom were women,"."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from incidents.extraction.harm.harm import Harm
from incidents.extraction.lexicon.entries import HarmWords
from incidents.extraction.lexicon.phrases import Hit
from incidents.extraction.text.numbers import quantity_at
from incidents.extraction.text.reading import BE, Reading

_OF_THEM: Final = frozenset({("of", "whom"), ("of", "them")})
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

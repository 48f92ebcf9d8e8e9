"""Somebody named once with a title is no town where the last name stands alone later."""

from __future__ import annotations

from typing import Final

from geo.toponyms.words import TITLES
from incidents.extraction.text.reading import Reading

_SURNAMES: Final = ("surnames",)
_LENGTH: Final = 3  # "President Ali Bongo"


def surnames_in(reading: Reading) -> frozenset[str]:
    """The last names of those whom a text names with a title: "President Ali Bongo"."""
    found: frozenset[str] | None = reading.remembered.get(_SURNAMES)
    if found is None:
        words = reading.tokens.words
        found = reading.remembered[_SURNAMES] = frozenset(
            words[at + _LENGTH - 1]
            for at in [at for at, word in enumerate(words) if word in TITLES]
            if at + _LENGTH <= len(words) and _is_a_name(reading, at, at + _LENGTH)
        )
    return found


def _is_a_name(reading: Reading, first: int, end: int) -> bool:
    words = reading.tokens.words
    return all(reading.is_capital(at) and words[at].isalpha() for at in range(first, end))

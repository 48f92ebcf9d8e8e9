"""A number of people in one cell may be a range or a bound; what is vaguer a person must read."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Final

_NUMBER: Final = r"([0-9]{1,6})"
_ENGLISH: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_WORDS: Final = MappingProxyType({word: number for number, word in enumerate(_ENGLISH, 1)})
_NUMBER_WORD: Final = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_AT_LEAST: Final = r"at least|min(?:imum|\.)?|mindestens|au moins|al menos|pelo menos|не менее|≥|>="
_MORE: Final = r"more than|over|mehr als|über|plus de|más de|mas de|mais de|более|понад|>"
_AT_MOST: Final = r"at most|up to|max(?:imum|\.)?|höchstens|bis zu|jusqu'à|hasta|até|не более|≤|<="
_FEWER: Final = r"fewer than|less than|under|weniger als|moins de|menos de|менее|<"
_OR_MORE: Final = r"\+|or more|or over|et plus|o más|ou mais|oder mehr"
_TO: Final = r"-|–|—|to|bis|à|a|до"

# Least and most; None is open.
_Range = tuple[int | None, int | None]
_FORMS: Final[tuple[tuple[str, Callable[..., _Range]], ...]] = (
    (rf"(?:between )?{_NUMBER} ?(?:{_TO}|and) ?{_NUMBER}", lambda one, other: (one, other)),
    (rf"(?:{_AT_LEAST}) ?{_NUMBER}", lambda one: (one, None)),
    (rf"(?:{_MORE}) ?{_NUMBER}", lambda one: (one + 1, None)),
    (rf"(?:{_AT_MOST}) ?{_NUMBER}", lambda one: (None, one)),
    (rf"(?:{_FEWER}) ?{_NUMBER}", lambda one: (None, one - 1)),
    (rf"{_NUMBER} ?(?:{_OR_MORE})", lambda one: (one, None)),
)
_COMPILED: Final = tuple((re.compile(form, re.IGNORECASE), made) for form, made in _FORMS)


def range_of(text: str) -> _Range | None:
    """The least and the most that a cell such as "2-5" or "at least 4" gives; None is open.

    Args:
        text: The cell. English numbers up to twelve may be words.

    Returns:
        None where it is no range: a plain number, nothing, or a text that only a person can read.
    """
    words = _NUMBER_WORD.sub(lambda match: str(_WORDS[match[0].casefold()]), text.strip())
    if words != text.strip() and words.isdigit():
        return int(words), int(words)
    for form, made in _COMPILED:
        match = form.fullmatch(words)
        if match is None:
            continue
        least, most = made(*map(int, match.groups()))
        return None if _is_impossible(least, most) else (least, most)
    return None


def _is_impossible(least: int | None, most: int | None) -> bool:
    return (most is not None and most < 0) or (
        least is not None and most is not None and most < least
    )

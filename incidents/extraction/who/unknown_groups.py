"""A group of no lexicon is told by its capitals where words of claim or blame lead to it."""

from __future__ import annotations

from typing import Final

from incidents.extraction.text.reading import Reading
from incidents.extraction.text.tokens import starts_with_a_letter
from incidents.extraction.text.word_list import word_set
from incidents.extraction.who.mentions import Mention
from incidents.extraction.who.nobody import NOBODY

ORGANISATIONS: Final = word_set(
    "front army movement party council group forces union alliance coalition congress brigade "
    "brigades organisation organization militia force federation"
)
_SMALL: Final = word_set("of for the and 's")
_BETWEEN: Final = word_set("has have had also later")
_NOBODY: Final = NOBODY | word_set("he she it they we who this that i")
_MOST_OF_A_NAME: Final = 7  # words


def group_before(reading: Reading, at: int, lowest: int) -> Mention | None:
    """The group whose name ends before a token: "the Free Hills Movement claimed …"."""
    words = reading.tokens.words
    end = at
    while end > lowest and words[end - 1] in _BETWEEN:
        end -= 1
    is_apart = words[end - 1] == "," and end - 1 > lowest
    end -= is_apart
    first = end
    while first > max(lowest, end - _MOST_OF_A_NAME) and _belongs(reading, first - 1):
        first -= 1
    if is_apart and words[first - 1] != ",":
        return None  # "In a note on Telegram, claimed"
    return _group(reading, first, end)


def group_after(reading: Reading, first: int, limit: int) -> Mention | None:
    """The group whose name starts at a token: "suspect the BRN"; an abbreviation or what it is."""
    end = first
    while end < min(limit, first + _MOST_OF_A_NAME) and _belongs(reading, end):
        end += 1
    group = _group(reading, first, end)
    if group is None:
        return None
    is_known = reading.tokens.words[group.end - 1] in ORGANISATIONS
    return group if is_known or reading.said(group.first, group.end).isupper() else None


def _belongs(reading: Reading, at: int) -> bool:
    word = reading.tokens.words[at]
    return word in _SMALL or (
        reading.is_capital(at) and starts_with_a_letter(word) and word not in _NOBODY
    )


def _group(reading: Reading, first: int, end: int) -> Mention | None:
    words = reading.tokens.words
    while first < end and words[first] in _SMALL:
        first += 1
    while end > first and words[end - 1] in _SMALL:
        end -= 1
    if first == end or reading.is_one_case or len(words[end - 1]) < 2:
        return None
    return Mention(first, end, "armed", None, is_name=True)

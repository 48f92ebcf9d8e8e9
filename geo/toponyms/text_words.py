"""A text is cut into words, and between two words is a gap that says how they hang together."""

from __future__ import annotations

import re
from functools import cached_property
from operator import add
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʻ][^\W\d_]+)*", re.UNICODE)
_APOSTROPHES: Final = ("'", "’")
_POSSESSIVES: Final = ("'s", "’s", "'S", "’S")
_SENTENCE_END: Final = re.compile(r"[.!?:;\n\"“”)—]\s*[\"“]?\s*$")
_SHOUTING: Final = 0.6  # share of words in capitals


class Word(NamedTuple):
    """A word of the text, without its possessive ending."""

    start: int
    end: int
    text: str
    is_capital: bool


class CutText:
    """A text and its words, each without its possessive ending.

    What is known of the words stands in columns: few of them are ever looked at one by one, and
    a record for each took a third of the time of cutting them. Each column ends in an empty word,
    which stands beyond both ends of the text: its number is `size`, and -1.

    Attributes:
        text: The whole of it.
        size: How many words it has.
        starts: Offset of the first character of each.
        ends: Offset after the last of each.
        said: Each as it stands.
        lower: Each in lower case.
        capitals: Whether each starts with a capital.
        is_shouting: Most of them are in capitals.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_WORD.finditer(text))
        said = list(map(re.Match.group, found))
        if any(ending in text for ending in _POSSESSIVES):
            said = [each[:-2] if each.endswith(_POSSESSIVES) else each for each in said]
        self.size = len(said)
        self.is_shouting = sum(map(str.isupper, said)) > _SHOUTING * max(1, self.size)
        self.starts = list(map(re.Match.start, found))
        self.ends = list(map(add, self.starts, map(len, said)))
        self.capitals = [each[0].isupper() for each in said]
        self.said = [*said, ""]
        self.lower = [*map(str.lower, said), ""]
        self.starts.append(len(text))
        self.ends.append(len(text))
        self.capitals.append(False)

    @cached_property
    def words(self) -> list[Word]:
        """The words as records, for those who look at a few of them."""
        columns = self.starts, self.ends, self.said, self.capitals
        return [Word(*each) for each in zip(*columns, strict=True)][: self.size]

    def word(self, number: int) -> str:
        """A word in lower case; an empty one beyond the ends."""
        return self.lower[number] if 0 <= number < self.size else ""

    def gap(self, one: int, other: int) -> str:
        """What stands between two words; a line's end beyond the ends."""
        if one < 0 or other >= self.size:
            return "\n"
        return self.text[self.ends[one] : self.starts[other]]

    def starts_sentence(self, number: int) -> bool:
        """Whether a sentence begins with a word."""
        if number <= 0:
            return True
        gap = self.gap(number - 1, number)
        if gap == " " or (gap == ". " and len(self.said[number - 1]) <= 2):
            return False
        return bool(_SENTENCE_END.search(gap))

    def is_possessive(self, end: int) -> bool:
        """Whether the word that ends at an offset has a possessive ending."""
        following = self.text[end : end + 2]
        return following in _POSSESSIVES or following.rstrip("\n") in _APOSTROPHES

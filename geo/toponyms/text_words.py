"""A text is cut into words, and between two words is a gap that says how they hang together."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"((?:[A-Z]\.){2,}|[^\W_]+(?:['’ʻ][^\W\d_]+)*)", re.UNICODE)
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
        gaps: What stands before each; a line's end before the first and beyond the ends.
        is_shouting: Most of them are in capitals.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        parts = _WORD.split(text)
        said, self.gaps = parts[1::2], parts[::2]
        offsets = list(accumulate(map(len, parts)))
        self.size = len(said)
        self.starts, self.ends = offsets[::2], [*offsets[1::2], len(text)]
        if any(ending in text for ending in _POSSESSIVES):
            self._leave_possessives(said)
        self.gaps[0] = self.gaps[-1] = "\n"
        self.is_shouting = sum(map(str.isupper, said)) > _SHOUTING * max(1, self.size)
        self.capitals = [*map(str.isupper, map(itemgetter(0), said)), False]
        self.said = [*said, ""]
        self.lower = [*map(str.lower, said), ""]

    def _leave_possessives(self, said: list[str]) -> None:
        """Leave the possessive ending of each word to the gap after it."""
        for number, word in enumerate(said):
            if word.endswith(_POSSESSIVES):
                said[number] = word[:-2]
                self.ends[number] -= 2
                self.gaps[number + 1] = word[-2:] + self.gaps[number + 1]

    @cached_property
    def words(self) -> list[Word]:
        """The words as records, for those who look at a few of them."""
        columns = self.starts, self.ends, self.said, self.capitals
        return [Word(*each) for each in zip(*columns, strict=True)][: self.size]

    def word(self, number: int) -> str:
        """A word in lower case; an empty one beyond the ends."""
        return self.lower[number] if 0 <= number < self.size else ""

    def starts_sentence(self, number: int) -> bool:
        """Whether a sentence begins with a word."""
        if number <= 0:
            return True
        gap = self.gaps[number]
        if gap == " " or (gap == ". " and len(self.said[number - 1]) <= 2):
            return False
        return bool(_SENTENCE_END.search(gap))

    def is_possessive(self, end: int) -> bool:
        """Whether the word that ends at an offset has a possessive ending."""
        following = self.text[end : end + 2]
        return following in _POSSESSIVES or following.rstrip("\n") in _APOSTROPHES

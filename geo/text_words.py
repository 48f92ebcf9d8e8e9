"""A text is cut into words, and between two words is a gap that says how they hang together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʻ][^\W\d_]+)*", re.UNICODE)
_APOSTROPHES: Final = ("'", "’")
_POSSESSIVES: Final = ("'s", "’s", "'S", "’S")
_SENTENCE_END: Final = re.compile(r"[.!?:;\n\"“”)—]\s*[\"“]?\s*$")


class Word(NamedTuple):
    """A word of the text, without its possessive ending."""

    start: int
    end: int
    text: str
    lower: str
    is_capital: bool


class CutText:
    """A text and its words.

    Attributes:
        text: The whole of it.
        words: Its words in order.
        is_shouting: Most of it is in capitals.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = _words(text)
        self.is_shouting = _is_shouting(self.words)

    def at(self, number: int) -> Word:
        """The word of a number; an empty one beyond the ends."""
        return self.words[number] if 0 <= number < len(self.words) else _NOTHING

    def gap(self, one: int, other: int) -> str:
        """What stands between two words; a line's end beyond the ends."""
        if one < 0 or other >= len(self.words):
            return "\n"
        return self.text[self.words[one].end : self.words[other].start]

    def starts_sentence(self, number: int) -> bool:
        """Whether a sentence begins with a word."""
        if number <= 0:
            return True
        gap = self.gap(number - 1, number)
        if gap == " " or (gap == ". " and len(self.words[number - 1].text) <= 2):
            return False
        return bool(_SENTENCE_END.search(gap))

    def is_possessive(self, end: int) -> bool:
        """Whether the word that ends at an offset has a possessive ending."""
        following = self.text[end : end + 2]
        return following in _POSSESSIVES or following.rstrip("\n") in _APOSTROPHES


_NOTHING: Final = Word(0, 0, "", "", is_capital=False)


def _words(text: str) -> list[Word]:
    found = list(_WORD.finditer(text))
    said = [each.group() for each in found]
    said = [each[:-2] if each.endswith(_POSSESSIVES) else each for each in said]
    starts = [each.start() for each in found]
    ends = [start + len(each) for start, each in zip(starts, said, strict=True)]
    return list(
        map(Word, starts, ends, said, map(str.lower, said), [each[0].isupper() for each in said])
    )


def _is_shouting(words: Sequence[Word]) -> bool:
    return sum(word.text.isupper() for word in words) > 0.6 * max(1, len(words))

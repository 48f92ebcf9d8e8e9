"""A text is cut into words, and between two words is a gap that says how they hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’ʻ][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE: Final = re.compile(r"['’][sS]?$")
_SENTENCE_END: Final = re.compile(r"[.!?:;\n\"“”)—]\s*[\"“]?\s*$")


@dataclass(frozen=True, slots=True)
class Word:
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
        self.words = list(_words(text))
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
        return bool(_SENTENCE_END.search(self.gap(number - 1, number))) and not (
            len(self.words[number - 1].text) <= 2 and self.gap(number - 1, number) == ". "
        )

    def is_possessive(self, end: int) -> bool:
        """Whether the word that ends at an offset has a possessive ending."""
        return bool(_POSSESSIVE.match(self.text[end : end + 2]))


_NOTHING: Final = Word(0, 0, "", "", is_capital=False)


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        said = found.group()
        ending = _POSSESSIVE.search(said)
        if ending:
            said = said[: ending.start()]
        end = found.start() + len(said)
        yield Word(found.start(), end, said, said.lower(), said[:1].isupper())


def _is_shouting(words: Sequence[Word]) -> bool:
    return sum(word.text.isupper() for word in words) > 0.6 * max(1, len(words))

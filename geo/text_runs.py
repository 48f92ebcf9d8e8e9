"""Words that stand next to each other may be one name: capitals, and what hangs between them.

"Port-au-Prince", "Deir ez-Zor" and "Pol-e Khomri" hang together by a hyphen at a short word.
"""

from __future__ import annotations

from typing import Final

from geo.names import ARTICLES
from geo.text_words import CutText

MOST_WORDS: Final = 5
_JOINS: Final = frozenset(
    {"of", "the", "de", "del", "la", "le", "el", "al", "du", "da", "and", "on", "upon"}
)
# "Ra's al-'Ayn": what is left of a letter may follow the hyphen.
_HYPHENS: Final = frozenset({"-", "-'", "-’", "-‘"})
_GAPS: Final = _HYPHENS | {
    " ",
    "  ",
    "\u00a0",
    " \u00a0",
    "\u00a0 ",
    "\u00a0\u00a0",
    "–",
    ". ",
    "/",
}
_LONGEST_PARTICLE: Final = 4


class CutRuns(CutText):
    """A text cut into words, with how many of them may be one name."""

    def run(self, number: int) -> int:
        """How many words from this one on may be one name, 1 to MOST_WORDS."""
        length = 1
        while length < MOST_WORDS and number + length < len(self.words):
            word = self.words[number + length]
            if not (word.is_capital or word.text in _JOINS or self._is_hyphened(number + length)):
                break
            gap = self.gap(number + length - 1, number + length)
            if gap not in _GAPS:
                break
            if gap == ". " and len(self.words[number + length - 1].text) > 2:
                break
            length += 1
        return length

    def is_an_article(self, number: int) -> bool:
        """Whether an Arabic article begins a name at a word: "al-Hasakah"."""
        return (
            self.words[number].text in ARTICLES
            and self.gap(number, number + 1) in _HYPHENS
            and self.at(number + 1).is_capital
        )

    def has_a_particle(self, first: int, last: int) -> bool:
        """Whether a short word hangs in a name by a hyphen, or begins it."""
        return any(
            not self.words[number].is_capital and self._is_hyphened(number)
            for number in range(first, last - 1)
        )

    def _is_hyphened(self, number: int) -> bool:
        return len(self.words[number].text) <= _LONGEST_PARTICLE and (
            self.gap(number - 1, number) in _HYPHENS or self.gap(number, number + 1) in _HYPHENS
        )

"""Words that stand next to each other may be one name: capitals, and what hangs between them.

"Port-au-Prince", "Deir ez-Zor" and "Pol-e Khomri" hang together by a hyphen at a short word.
"""

from __future__ import annotations

from typing import Final

from geo.names import ARTICLES
from geo.toponyms.text_words import CutText

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
# "Santiago del Estero", "Rio de Janeiro": the name of a town, and no piece of it.
_OF: Final = frozenset({"de", "del", "da", "do", "dos", "du", "di"})


class CutRuns(CutText):
    """A text cut into words, with how many of them may be one name."""

    def run(self, number: int) -> int:
        """How many words from this one on may be one name, 1 to MOST_WORDS."""
        last = number
        while last + 1 < min(self.size, number + MOST_WORDS):
            following = last + 1
            said = self.said[following]
            if not (self.capitals[following] or said in _JOINS or self._is_hyphened(following)):
                break
            gap = self.gaps[following]
            if gap not in _GAPS or (gap == ". " and len(self.said[last]) > 2):
                break
            last = following
        return last + 1 - number

    def may_begin_a_name(self) -> list[int]:
        """The numbers of the words with a capital, and of Arabic articles before one."""
        return [
            number
            for number, said in enumerate(self.said)
            if self.capitals[number] or (said in ARTICLES and self._is_an_article(number))
        ]

    def _is_an_article(self, number: int) -> bool:
        """Whether an Arabic article begins a name at a word: "al-Hasakah"."""
        return self.gaps[number + 1] in _HYPHENS and self.capitals[number + 1]

    def has_a_particle(self, first: int, last: int) -> bool:
        """Whether a short word hangs in a name by a hyphen or as "de", or begins it."""
        return any(
            not self.capitals[number] and (self.said[number] in _OF or self._is_hyphened(number))
            for number in range(first, last - 1)
        )

    def _is_hyphened(self, number: int) -> bool:
        return len(self.said[number]) <= _LONGEST_PARTICLE and (
            self.gaps[number] in _HYPHENS or self.gaps[number + 1] in _HYPHENS
        )

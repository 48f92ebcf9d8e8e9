"""A sentence ends at a mark before a capital or at a blank line, never at an abbreviation."""

from __future__ import annotations

from typing import Final, final

from incidents.extraction.text.tokens import Tokens, starts_with_a_digit
from incidents.extraction.text.word_list import word_set
from incidents.extraction.when.calendar_words import MONTHS, WEEKDAYS

_ENDS: Final = frozenset(".!?…")
_CLOSING: Final = frozenset("\"”’')]»")
_MARKS: Final = _ENDS | _CLOSING
_OPENING: Final = frozenset("\"“‘'([«•*–—-@#")
_ABBREVIATIONS: Final = word_set(
    "mr mrs ms dr st gen col lt maj sgt capt rev prof nr gov sen rep jan feb mar apr jun jul aug "
    "sep sept oct nov dec approx vs jr sr fr hon adm cmdr brig pres dept univ inc ltd co mt ft "
    "a.m p.m e.g i.e al"
)
_BEFORE_DIGITS: Final = frozenset({"no", "nos", "art", "sec", "pp", "p", "vol"})
_SHORT_LINE: Final = 60  # characters
_MOST_OF_A_DAY: Final = 6  # tokens of "Monday, 22 September 2025"
# What has no end for so long is no sentence; the cut keeps the time of all rules in bounds.
_LONGEST: Final = 200  # tokens


@final
class Sentence:
    """A sentence of a text, or a part of one.

    Attributes:
        number: Its place among the sentences, from 0.
        first: Its first token.
        end: The token after its last.
        start: Offset of the whole sentence's first character.
        stop: Offset after the whole sentence's last character.
        paragraph: Its paragraph, from 0.
        headline: Whether it stands in a line of its own without a full stop.
        words: What the whole sentence says, each word once: most rules need one that it lacks.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - only this module makes one
        self,
        number: int,
        first: int,
        end: int,
        start: int,
        stop: int,
        paragraph: int,
        words: frozenset[str],
        *,
        headline: bool,
    ) -> None:
        self.number: Final = number
        self.first: Final = first
        self.end: Final = end
        self.start: Final = start
        self.stop: Final = stop
        self.paragraph: Final = paragraph
        self.words: Final = words
        self.headline: Final = headline

    def part(self, first: int, end: int) -> Sentence:
        """What it says from one of its tokens up to another."""
        return Sentence(
            self.number,
            first,
            end,
            self.start,
            self.stop,
            self.paragraph,
            self.words,
            headline=self.headline,
        )


def sentences_of(text: str, tokens: Tokens) -> tuple[Sentence, ...]:
    """Cut a text into sentences."""
    found: list[Sentence] = []
    first = paragraph = line = 0
    words = tokens.words
    final = len(words) - 1
    lines = [*_before_a_break(text, tokens), final]
    for at, word in enumerate(words):
        if at > lines[line]:
            line += 1
        if at < lines[line] and word not in _MARKS and at - first + 1 < _LONGEST:
            continue
        last = at == final
        between = "" if last else text[tokens.ends[at] : tokens.starts[at + 1]]
        blank = between.count("\n") > 1
        too_long = at - first + 1 >= _LONGEST
        if not (last or blank or too_long or _ends_here(text, tokens, first, at, between)):
            continue
        start, stop = tokens.starts[first], tokens.ends[at]
        alone = (last or "\n" in between) and (
            first == 0 or "\n" in text[tokens.ends[first - 1] : start]
        )
        ended = word in _ENDS or (at > first and words[at - 1] in _ENDS)
        said = frozenset(words[first : at + 1])
        headline = alone and not ended
        found.append(
            Sentence(len(found), first, at + 1, start, stop, paragraph, said, headline=headline)
        )
        first = at + 1
        paragraph += blank
    return tuple(found)


def _before_a_break(text: str, tokens: Tokens) -> list[int]:
    """The tokens that a line break follows, in order."""
    found: list[int] = []
    at = text.find("\n")
    while at >= 0:
        following = tokens.at(at)
        found.append(following - 1)
        at = text.find("\n", tokens.starts[following]) if following < len(tokens.starts) else -1
    return found


def _ends_here(text: str, tokens: Tokens, first: int, at: int, between: str) -> bool:
    if "\n" in between and (
        tokens.ends[at] - tokens.starts[first] < _SHORT_LINE
        or _is_a_day_alone(text, tokens, at + 1)
    ):
        return _opens(text, tokens, at + 1)
    word = tokens.words[at]
    if word in _CLOSING and between and at > first and tokens.words[at - 1] in _ENDS:
        return _opens(text, tokens, at + 1)
    if word not in _ENDS or not between:
        return False
    if word == "." and at > first and _abbreviates(tokens, at):
        return False
    return _opens(text, tokens, at + 1)


def _is_a_day_alone(text: str, tokens: Tokens, at: int) -> bool:
    """Whether a day is all that a line says: "22 September 2025"."""
    for end in range(at, min(at + _MOST_OF_A_DAY, len(tokens.words))):
        word = tokens.words[end]
        if not (word in WEEKDAYS or word in MONTHS or starts_with_a_digit(word) or word == ","):
            return False
        if end + 1 == len(tokens.words) or "\n" in text[tokens.ends[end] : tokens.starts[end + 1]]:
            return end > at
    return False


def _abbreviates(tokens: Tokens, at: int) -> bool:
    before = tokens.words[at - 1]
    if tokens.ends[at - 1] != tokens.starts[at]:
        return False
    if before in _BEFORE_DIGITS:
        return starts_with_a_digit(tokens.words[at + 1])
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())


def _opens(text: str, tokens: Tokens, at: int) -> bool:
    character = text[tokens.starts[at]]
    return not character.islower() and (character.isalnum() or character in _OPENING)

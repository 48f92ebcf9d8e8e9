"""A text is cut into words and marks once, each with its offsets; every rule counts in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from incidents.extraction.text.ordered import index_from

# Alternatives that start with different characters, so that the scan never goes back.
_WORD: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th|ST|ND|RD|TH)?"  # 1,200 or 18th
    r"|['’]s\b"
    r"|[^\W\d_]\w*(?:['’](?!s\b)\w+)*"
    r"|[^\w\s\-‐‑]"  # hyphens glue words
)
# Nine of ten are letters up to a blank or a mark, or such a mark: seen without the pattern.
_OTHER: Final = 0
_LETTER: Final = 1
_BLANK: Final = 2
_MARK: Final = 3
_SORTS: Final = bytes(
    _LETTER
    if character.isalpha()
    else _BLANK
    if character in " \n-"
    else _MARK
    if character in '.,;:!?()[]"/$%&–—“”…'
    else _OTHER
    for character in map(chr, range(ord("…") + 1))
)

_ZERO: Final = 0x30
_NINE: Final = 0x39
_NOT_ASCII: Final = 0x80
_WHO: Final = "WHO"
_OF_HEALTH: Final = "w.h.o"  # the World Health Organization is no "who"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and marks in their order; hyphens inside words are left out.

    Attributes:
        words: Lower case, straight apostrophes.
        starts: Offset of the first character of each.
        ends: Offset after the last character of each.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]

    def at(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset."""
        return index_from(self.starts, offset)


def tokens_of(text: str) -> Tokens:
    """Cut a text into words and marks."""
    starts, ends = _cut(text)
    words = [text[start : ends[at]].lower() for at, start in enumerate(starts)]
    if _WHO in text:
        said = [text[start : ends[at]] for at, start in enumerate(starts)]
        for at, word in enumerate(said):
            if word == _WHO and not _is_shouted(said, at):
                words[at] = _OF_HEALTH
    if "’" in text:
        words = [word.replace("’", "'") for word in words]
    return Tokens(words, starts, ends)


def _cut(text: str) -> tuple[list[int], list[int]]:
    """Where each word or mark starts and ends."""
    starts: list[int] = []
    ends: list[int] = []
    at, length = 0, len(text)
    while at < length:
        sort = _sort_of(text, at)
        if sort == _BLANK:
            at += 1
            continue
        end = _end_of_letters(text, at) if sort == _LETTER else at + (sort == _MARK)
        if end == at:
            found = _WORD.search(text, at)
            if found is None:
                break
            at, end = found.span()
        starts.append(at)
        ends.append(end)
        at = end
    return starts, ends


def _end_of_letters(text: str, first: int) -> int:
    """The end of a word of letters alone; its start where the pattern has to tell."""
    at, length = first, len(text)
    following = _LETTER
    while following == _LETTER:
        at += 1
        following = _sort_of(text, at) if at < length else _BLANK
    is_plain = following == _BLANK or (following == _MARK and at - first > 1)
    return at if is_plain else first


def _sort_of(text: str, at: int) -> int:
    code = ord(text[at])
    return _SORTS[code] if code < len(_SORTS) else _OTHER


def starts_with_a_digit(word: str) -> bool:
    """Whether a word is a number in figures, or starts as one: "1,200", "18th"."""
    code = ord(word[0])
    return _ZERO <= code <= _NINE if code < _NOT_ASCII else word[0].isdecimal()


def starts_with_a_letter(word: str) -> bool:
    """Whether a word is no number and no mark."""
    code = ord(word[0])
    return _SORTS[code] == _LETTER if code < len(_SORTS) else word[0].isalpha()


def _is_shouted(said: list[str], at: int) -> bool:
    """Whether the word before or after one in capitals is written so too."""
    beside = (*said[max(0, at - 1) : at], *said[at + 1 : at + 2])
    return any(len(word) > 1 and word.isupper() for word in beside)

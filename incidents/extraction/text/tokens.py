"""A text is cut into words and marks once, each with its offsets; every rule counts in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

# Alternatives that start with different characters, so that the scan never goes back.
_WORD: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th|ST|ND|RD|TH)?"  # 1,200 or 18th
    r"|['’]s\b"
    r"|[^\W\d_]\w*(?:['’](?!s\b)\w+)*"
    r"|[^\w\s\-‐‑]"  # hyphens glue words
)

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
        return bisect_left(self.starts, offset)


def _is_shouted(found: list[re.Match[str]], at: int) -> bool:
    """Whether the word before or after one in capitals is written so too."""
    beside = [*found[max(0, at - 1) : at], *found[at + 1 : at + 2]]
    return any(len(word) > 1 and word.isupper() for word in map(re.Match.group, beside))


def tokens_of(text: str) -> Tokens:
    """Cut a text into words and marks."""
    found = list(_WORD.finditer(text))
    words = list(map(str.lower, map(re.Match.group, found)))
    if _WHO in text:
        words = [
            _OF_HEALTH if match.group() == _WHO and not _is_shouted(found, at) else words[at]
            for at, match in enumerate(found)
        ]
    if "’" in text:
        words = [word.replace("’", "'") for word in words]
    return Tokens(words, list(map(re.Match.start, found)), list(map(re.Match.end, found)))

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


def tokens_of(text: str) -> Tokens:
    """Cut a text into words and marks."""
    found = list(_WORD.finditer(text))
    words = list(map(str.lower, map(re.Match.group, found)))
    if "’" in text:
        words = [word.replace("’", "'") for word in words]
    return Tokens(words, list(map(re.Match.start, found)), list(map(re.Match.end, found)))

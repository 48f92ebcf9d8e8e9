"""A quotation runs to its closing mark, over paragraphs that open it anew and never close it."""

from __future__ import annotations

import re
from typing import Final

# A closing mark after a letter is an apostrophe where it is single, so only double marks count.
_OPENING: Final = frozenset('“„«"')
_CLOSING: Final = frozenset("”»")
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_LONGEST: Final = 4_000  # characters; a mark that is not closed for longer is a slip


def quotations_in(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end offsets of each quotation, its marks included, in order."""
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for start, end in _marks_in(text):
        sign = text[start:end]
        if opened is not None and start - opened[0] > _LONGEST:
            opened = None
        if opened is None:
            opened = (start, sign) if sign in _OPENING else None
        elif _closes(sign, opened[1]):
            found.append((opened[0], end))
            opened = None
        elif sign.isspace() and not _goes_on(text, end, opened[1]):
            opened = None
    return tuple(found)


def _marks_in(text: str) -> list[tuple[int, int]]:
    """Start and end of each mark of a quotation and of each blank line, in order."""
    found = [line.span() for line in _BLANK_LINE.finditer(text)]
    for mark in _OPENING | _CLOSING:
        at = text.find(mark)
        while at >= 0:
            found.append((at, at + 1))
            at = text.find(mark, at + 1)
    return sorted(found)


def _closes(sign: str, opening: str) -> bool:
    return sign == '"' if opening == '"' else sign in _CLOSING


def _goes_on(text: str, at: int, opening: str) -> bool:
    """Whether the paragraph that begins here opens the same quotation anew."""
    return opening != '"' and text[at : at + 1] == opening

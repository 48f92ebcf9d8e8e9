"""Most words open with a letter of English, of which Unicode need not be asked."""

from __future__ import annotations

from typing import Final

_A: Final = 0x61
_Z: Final = 0x7A


def opens_with_a_letter(word: str) -> bool:
    """Whether a word in small letters is no number and no mark."""
    return _A <= ord(word[0]) <= _Z or word[0].isalpha()


def opens_with_a_digit(word: str) -> bool:
    """Whether a word in small letters is a number, or opens with one: "3rd"."""
    return not _A <= ord(word[0]) <= _Z and word[0].isdecimal()

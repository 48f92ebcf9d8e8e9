"""A set of words is written as one string, so that it reads as a line and not as a column."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a string, parted by spaces."""
    return frozenset(text.split())


def word_row(text: str) -> tuple[str, ...]:
    """The words of a string in their order."""
    return tuple(text.split())

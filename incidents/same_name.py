"""Two names are the same where only capitals and blanks differ."""

from __future__ import annotations


def name_key(name: str) -> str:
    """What all ways to write a name have in common."""
    return " ".join(name.casefold().split())

"""Where no place is given, the reason says what a person could change."""

from __future__ import annotations

from collections.abc import Collection

from geo.coordinates import unread_grid
from geo.phrase import LONGEST
from geo.place import NotLocated


def not_located(text: str, country: str | None, without: Collection[str]) -> NotLocated:
    """Say why nothing is known by a phrase.

    Args:
        text: The phrase.
        country: ISO 3166-1 alpha-2 of the country it is said to lie in, or None.
        without: The layers that are left out of the gazetteer.
    """
    return NotLocated(query=text[:LONGEST], reason=_why_not(text, country, without))


def _why_not(text: str, country: str | None, without: Collection[str]) -> str:
    if len(text) > LONGEST:
        return (
            f"The text has {len(text):,} characters; give at most {LONGEST}, only the place's name."
        )
    grid = unread_grid(text)
    if grid:
        return f"This looks like {grid}, which is not read; give degrees of latitude and longitude."
    if not any(character.isalnum() for character in text):
        return "The place is empty: there is no letter or digit in it."
    where = f" in {country}" if country else ""
    lacking = f"; left out of the gazetteer: {', '.join(sorted(without))}" if without else ""
    return f"No place of the name {' '.join(text.split())[:80]!r} is known{where}{lacking}."

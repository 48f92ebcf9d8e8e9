"""A weapon's origin is where it was made; that is never who used it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Weapon:
    """What was used.

    Attributes:
        name: As the source names it, such as "M095 DPICM".
        category: Family, such as "cluster munition"; None where it could not be told.
        origin: Country of make in words, or None where it was not said.
    """

    name: str
    category: str | None = None
    origin: str | None = None

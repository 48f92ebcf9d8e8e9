"""A target is what was hit, which need not be what was aimed at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """What was hit.

    Attributes:
        name: As the source names it, such as "residential areas".
        kind: Category, such as "residential" or "school"; None where it could not be told.
    """

    name: str
    kind: str | None = None

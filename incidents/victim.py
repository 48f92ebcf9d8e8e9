"""Victims are people harmed in one way, counted as a range; nobody is named."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.count import Count


@dataclass(frozen=True, kw_only=True, slots=True)
class Victims:
    """People harmed in one way.

    Attributes:
        description: Who they were, as the source says, such as "civilians" or "children".
        harm: What happened to them, such as "killed", "injured" or "casualties".
        count: How many; `Count()` where there were some and no number is known.
    """

    description: str
    harm: str
    count: Count

"""Whether one place may lie in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.distance import kilometres
from geo.gazetteer import Entry, Kind

# How far beyond its circle a region, or what is said of a town, may still mean, in kilometres.
_REACHES_KM: Final = 15
_TOWN_REACHES_KM: Final = 40


def lies_in_any(entry: Entry, regions: Sequence[Entry]) -> bool:
    """Whether a place may lie in one of several regions."""
    return any(lies_in(entry, region) for region in regions)


def lies_in(entry: Entry, region: Entry) -> bool:
    """Whether a place may lie in a region: by its codes, else by the circles.

    A division's circle reaches over its neighbours, so a place with another division's code must
    lie well inside it.
    """
    if entry.id == region.id:
        return True
    if region.kind is Kind.COUNTRY:
        return entry.country == region.country
    if region.country and entry.country and entry.country != region.country:
        return False
    if region.kind is Kind.ADMIN1 and entry.admin1 == region.admin1 and region.country:
        return True
    reach = region.radius_m / 1_000 + (
        _TOWN_REACHES_KM if region.kind is Kind.TOWN else _REACHES_KM
    )
    away = kilometres(entry.latitude, entry.longitude, region.latitude, region.longitude)
    same = region.kind is not Kind.ADMIN1 or entry.admin1 is None
    return away < (reach if same else reach * 0.5)

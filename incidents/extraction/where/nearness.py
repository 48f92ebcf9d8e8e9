"""Two wordings may mean one spot, and a region holds the towns that lie in its circle."""

from __future__ import annotations

from geo.distance import kilometres
from geo.place import Place

_ONE_SPOT_KM = 1.0


def same_spot(one: Place, other: Place) -> bool:
    """Whether two places are one, as far as their names and points tell."""
    return one.name == other.name or _apart(one, other) < _ONE_SPOT_KM


def holds(outer: Place, inner: Place) -> bool:
    """Whether a place may lie in another that is known less exactly."""
    if outer.where_prec == 1:
        return False
    return _apart(outer, inner) * 1_000 <= outer.uncertainty_m + inner.uncertainty_m


def _apart(one: Place, other: Place) -> float:
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)

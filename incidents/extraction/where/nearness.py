"""Two wordings may mean one spot, and a region holds the towns that lie in its circle."""

from __future__ import annotations

from typing import Final

from geo.distance import kilometres
from geo.place import Place

_ONE_SPOT_KM: Final = 1.0
_DEGREE_KM: Final = 111.0  # of latitude, and a little more


def same_spot(one: Place, other: Place) -> bool:
    """Whether two places are one, as far as their names and points tell."""
    return one.name == other.name or _are_within(_ONE_SPOT_KM, one, other)


def holds(outer: Place, inner: Place) -> bool:
    """Whether a place may lie in another that is known less exactly."""
    if outer.where_prec == 1:
        return False
    return _are_within((outer.uncertainty_m + inner.uncertainty_m) / 1_000, outer, inner)


def _are_within(km: float, one: Place, other: Place) -> bool:
    """Whether two places are at most so far apart, which their latitudes alone may rule out."""
    latitude, to_latitude = one.latitude, other.latitude
    if abs(latitude - to_latitude) * _DEGREE_KM > km:
        return False
    return kilometres(latitude, one.longitude, to_latitude, other.longitude) <= km

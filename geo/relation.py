"""What a phrase says around a name moves the place, widens it, or makes it a guess.

Radii follow the point-radius method (Wieczorek, Guo and Hijmans 2004): the place's own extent, the
rounding of a distance and the width of a direction add up.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

from geo.distance import destination
from geo.phrase import Phrase, Relation, bearing_of
from geo.place import Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC

_NEAR_PREC: Final = 2
_NEAR_RADIUS_M: Final = 25_000
_NEAR_ADDS_M: Final = 10_000
_PART_LEAST_M: Final = 8_000
# A part named for a direction lies between the middle and the edge.
_PART_SHIFT: Final = 0.35
_PART_WIDTH: Final = 0.7


def related(place: Place, phrase: Phrase) -> Place:
    """The place that a phrase means by its relation to the place it names."""
    if phrase.relation is Relation.NEAR:
        return _near(place, f"near {place.name}", place.uncertainty_m + _NEAR_ADDS_M)
    if phrase.relation is Relation.OFFSET and phrase.distance_km is not None:
        return _offset(place, phrase.distance_km, phrase.bearing, phrase.spread_degrees)
    if phrase.relation is Relation.FACILITY:
        doubt = f"only {place.name} is known, not the spot in it"
        return _near(place, f"something in or by {place.name}", place.uncertainty_m, doubt)
    if phrase.relation is Relation.PART:
        return replace(place, how=f"a part of {place.name}")
    return place


def _near(place: Place, how: str, radius_m: int, doubt: str | None = None) -> Place:
    """Somewhere near a place; another doubt than the place's own makes it a guess."""
    review, reason = (True, doubt) if doubt else (place.review, place.reason)
    if place.where_prec > _NEAR_PREC:
        return replace(place, how=how, review=review, reason=reason)
    return replace(
        place,
        uncertainty_m=max(radius_m, _NEAR_RADIUS_M),
        where_prec=_NEAR_PREC,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[_NEAR_PREC],
        how=how,
        review=review,
        reason=reason,
    )


def _offset(place: Place, distance_km: float, bearing: float | None, spread: float | None) -> Place:
    rounding_m = 1_000 * _rounding_km(distance_km)
    if bearing is None or spread is None:
        radius = place.uncertainty_m + 1_000 * distance_km + rounding_m
        return _near(place, f"within {distance_km:g} km of {place.name}", int(radius))
    latitude, longitude = destination(
        place.latitude, place.longitude, bearing=bearing, distance_km=distance_km
    )
    width_m = 2_000 * distance_km * math.sin(math.radians(spread / 2))
    prec = max(_NEAR_PREC, place.where_prec)
    return replace(
        place,
        latitude=latitude,
        longitude=longitude,
        uncertainty_m=int(place.uncertainty_m + rounding_m + width_m),
        where_prec=prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[prec],
        kind="point",
        how=f"{distance_km:g} km from {place.name} at {bearing:g}°",
    )


def _rounding_km(distance_km: float) -> float:
    if distance_km >= 10 and distance_km % 10 == 0:
        return 5.0
    return 0.5 if distance_km == int(distance_km) else 0.1


def widened(place: Place, direction: str) -> Place:
    """The northern, central... part of a place: half as wide, and towards that side of it."""
    how = f"the {direction} part of {place.name}"
    bearing = bearing_of(direction)
    if place.where_prec <= _NEAR_PREC or bearing is None:
        prec = max(_NEAR_PREC, place.where_prec)
        return replace(
            place,
            uncertainty_m=max(place.uncertainty_m, _PART_LEAST_M),
            where_prec=prec,
            geo_precision=GEO_PRECISION_OF_WHERE_PREC[prec],
            how=how,
        )
    latitude, longitude = destination(
        place.latitude,
        place.longitude,
        bearing=bearing,
        distance_km=place.uncertainty_m / 1_000 * _PART_SHIFT,
    )
    return replace(
        place,
        latitude=latitude,
        longitude=longitude,
        uncertainty_m=int(place.uncertainty_m * _PART_WIDTH),
        # It is no division any more, and has no division's outline.
        kind="part",
        how=how,
    )


def fallen_back(place: Place, missed: str) -> Place:
    """The place that is known instead of the spot that is not; a guess."""
    doubt = f"{missed[:80]!r} is not known; {place.name} is"
    return _near(place, f"in or by {place.name}", place.uncertainty_m, doubt)

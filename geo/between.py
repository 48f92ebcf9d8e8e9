"""What lies between two places is at their middle, with half of the way as its radius."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.distance import kilometres, midpoint
from geo.place import Place
from geo.precision import GEO_PRECISION_OF_WHERE_PREC

_NEAR_PREC: Final = 2
_WIDE_PREC: Final = 5
_NEAR_KM: Final = 60
_MOST_TRIED: Final = 6


def halfway(ones: Sequence[Place], others: Sequence[Place]) -> Place | None:
    """The middle of the nearest pair of two names' places, or None where they are one place.

    Args:
        ones: The places of one name, the likeliest first.
        others: Those of the other name.
    """
    pairs = [
        (kilometres(one.latitude, one.longitude, other.latitude, other.longitude), one, other)
        for one in ones[:_MOST_TRIED]
        for other in others[:_MOST_TRIED]
    ]
    apart = [pair for pair in pairs if pair[0] >= 1]
    if not apart:
        return None
    distance, one, other = min(apart, key=lambda pair: pair[0])
    latitude, longitude = midpoint(one.latitude, one.longitude, other.latitude, other.longitude)
    wide = _NEAR_PREC if distance < _NEAR_KM else _WIDE_PREC
    prec = max(wide, one.where_prec, other.where_prec)
    return replace(
        one,
        name=f"{one.name} - {other.name}",
        latitude=latitude,
        longitude=longitude,
        uncertainty_m=int(distance * 500) + max(one.uncertainty_m, other.uncertainty_m),
        where_prec=prec,
        geo_precision=GEO_PRECISION_OF_WHERE_PREC[prec],
        kind="point",
        how=f"halfway between {one.name} and {other.name}, {distance:.0f} km apart",
    )

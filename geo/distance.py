"""Distances are along the great circle, in kilometres, on a sphere of the Earth's mean radius."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt
from typing import Final

_EARTH_KM: Final = 6_371.0088
_RADIANS: Final = pi / 180  # in a degree; to multiply is quicker than to call radians()


def kilometres(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """The distance between two points in degrees."""
    here, there = latitude * _RADIANS, to_latitude * _RADIANS
    north = sin((there - here) / 2)
    east = sin((to_longitude - longitude) * _RADIANS / 2)
    haversine = north * north + cos(here) * cos(there) * (east * east)
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(haversine)))


def destination(
    latitude: float, longitude: float, *, bearing: float, distance_km: float
) -> tuple[float, float]:
    """The point that lies so far away in a direction, in degrees clockwise from north."""
    here, east = radians(latitude), radians(longitude)
    course, angle = radians(bearing), distance_km / _EARTH_KM
    north = asin(sin(here) * cos(angle) + cos(here) * sin(angle) * cos(course))
    turned = atan2(
        sin(course) * sin(angle) * cos(here),
        cos(angle) - sin(here) * sin(north),
    )
    return degrees(north), (degrees(east + turned) + 540) % 360 - 180


def midpoint(
    latitude: float, longitude: float, to_latitude: float, to_longitude: float
) -> tuple[float, float]:
    """The point halfway between two points."""
    half = kilometres(latitude, longitude, to_latitude, to_longitude) / 2
    here, there = radians(latitude), radians(to_latitude)
    change = radians(to_longitude - longitude)
    course = atan2(
        sin(change) * cos(there),
        cos(here) * sin(there) - sin(here) * cos(there) * cos(change),
    )
    return destination(latitude, longitude, bearing=degrees(course), distance_km=half)

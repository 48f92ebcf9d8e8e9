"""Distances are along the great circle, in kilometres, on a sphere of the Earth's mean radius."""

from __future__ import annotations

import math
from typing import Final

_EARTH_KM: Final = 6_371.0088
_RADIANS: Final = math.pi / 180  # in a degree


def kilometres(latitude: float, longitude: float, to_latitude: float, to_longitude: float) -> float:
    """The distance between two points in degrees."""
    here, there = latitude * _RADIANS, to_latitude * _RADIANS
    north = math.sin((there - here) / 2)
    east = math.sin((to_longitude - longitude) * _RADIANS / 2)
    haversine = north * north + math.cos(here) * math.cos(there) * (east * east)
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(haversine)))


def destination(
    latitude: float, longitude: float, *, bearing: float, distance_km: float
) -> tuple[float, float]:
    """The point that lies so far away in a direction, in degrees clockwise from north."""
    here, east = math.radians(latitude), math.radians(longitude)
    course, angle = math.radians(bearing), distance_km / _EARTH_KM
    north = math.asin(
        math.sin(here) * math.cos(angle) + math.cos(here) * math.sin(angle) * math.cos(course)
    )
    turned = math.atan2(
        math.sin(course) * math.sin(angle) * math.cos(here),
        math.cos(angle) - math.sin(here) * math.sin(north),
    )
    return math.degrees(north), (math.degrees(east + turned) + 540) % 360 - 180


def midpoint(
    latitude: float, longitude: float, to_latitude: float, to_longitude: float
) -> tuple[float, float]:
    """The point halfway between two points."""
    half = kilometres(latitude, longitude, to_latitude, to_longitude) / 2
    here, there = math.radians(latitude), math.radians(to_latitude)
    change = math.radians(to_longitude - longitude)
    course = math.atan2(
        math.sin(change) * math.cos(there),
        math.cos(here) * math.sin(there) - math.sin(here) * math.cos(there) * math.cos(change),
    )
    return destination(latitude, longitude, bearing=math.degrees(course), distance_km=half)

"""GeoJSON puts longitude first (RFC 7946, 3.1.1); this module gives latitude and longitude.

A shape that is no point gives the middle of its bounds and keeps its own text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from incidents.formats.inputs.json_text import dumped


def columns_of_geometry(geometry: Mapping[str, Any]) -> dict[str, object]:
    """The cells `latitude`, `longitude` and `geometry` of a GeoJSON geometry.

    Args:
        geometry: Its numbers as texts or numbers; a point's are kept as they are.
    """
    written = dumped(geometry)
    coordinates = geometry.get("coordinates")
    if geometry.get("type") == "Point" and isinstance(coordinates, list) and len(coordinates) >= 2:
        return {"latitude": coordinates[1], "longitude": coordinates[0], "geometry": written}
    try:
        pairs = list(_pairs(geometry))
    except (TypeError, ValueError, RecursionError):
        pairs = []
    if not pairs:
        return {"latitude": "", "longitude": "", "geometry": written}
    latitude, longitude = middle(pairs)
    return {"latitude": latitude, "longitude": longitude, "geometry": written}


def middle(pairs: Sequence[tuple[float, float]]) -> tuple[str, str]:
    """Latitude and longitude of the middle of the bounds of pairs of longitude and latitude."""
    longitudes, latitudes = zip(*pairs, strict=True)
    return (
        f"{(min(latitudes) + max(latitudes)) / 2:.6f}",
        f"{(min(longitudes) + max(longitudes)) / 2:.6f}",
    )


def _pairs(value: object) -> Iterator[tuple[float, float]]:
    if isinstance(value, dict):
        yield from _pairs(value.get("coordinates", value.get("geometries")))
    elif isinstance(value, list):
        if len(value) >= 2 and not isinstance(value[0], list | dict):
            yield float(value[0]), float(value[1])
        else:
            for each in value:
                yield from _pairs(each)

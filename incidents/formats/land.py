"""Whether a point lies on land, by the outlines of the map; a coast is a third of a degree wide."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import shapely

from geo.map.assets import asset

# The outlines are generalised for 1:110m, which leaves out small islands and cuts bays off.
_COAST_DEGREES: Final = 0.33


def far_from_land(points: Sequence[tuple[float, float]]) -> list[bool]:
    """For each point of latitude and longitude whether it lies out at sea.

    Small islands that the outlines lack look like sea, so this is a doubt and no finding.
    """
    if not points:
        return []
    degrees = np.asarray(points, dtype=float)
    return [not near for near in shapely.contains_xy(_land(), degrees[:, 1], degrees[:, 0])]


@cache
def _land() -> shapely.Geometry:
    found = asset("basemap/far.json.gz")
    if found is None:
        raise AssertionError("the program's own outlines are not there")
    content = gzip.decompress(found.content) if found.gzipped else found.content
    outlines = json.loads(content)
    polygons = [
        shapely.make_valid(shapely.Polygon(_ring(rings[0], outlines["step"])))
        for rings in outlines["land"]
    ]
    land = shapely.union_all(polygons).buffer(_COAST_DEGREES)
    shapely.prepare(land)
    return land


def _ring(deltas: Sequence[int], step: float) -> np.ndarray:
    return np.cumsum(np.asarray(deltas, dtype=float).reshape(-1, 2), axis=0) * step

"""Whether a point lies on land, by the outlines of the map; a coast is a third of a degree wide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
import shapely

from geo.map.outlines import land

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
    polygons = [shapely.make_valid(shapely.Polygon(ring)) for ring in land()]
    whole = shapely.union_all(polygons).buffer(_COAST_DEGREES)
    shapely.prepare(whole)
    return whole

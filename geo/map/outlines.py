"""The land's outlines of the farthest zoom, for small drawings and for telling land from sea."""

from __future__ import annotations

import gzip
import json
from functools import cache
from itertools import accumulate
from typing import Final

from geo.map.assets import asset

Ring = tuple[tuple[float, float], ...]
_FILE: Final = "basemap/far.json.gz"


@cache
def land() -> tuple[Ring, ...]:
    """The outer ring of each piece of land, as longitude and latitude in degrees.

    Source: Natural Earth 1:110m, public domain. Longitude stands first, as in GeoJSON.
    """
    found = asset(_FILE)
    if found is None:
        raise AssertionError(f"the program's own {_FILE} is not there")
    content = gzip.decompress(found.content) if found.gzipped else found.content
    outlines = json.loads(content)
    return tuple(_ring(rings[0], outlines["step"]) for rings in outlines["land"])


def _ring(deltas: list[int], step: float) -> Ring:
    east, north = (accumulate(deltas[start::2]) for start in (0, 1))
    return tuple((x * step, y * step) for x, y in zip(east, north, strict=True))

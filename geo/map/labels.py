"""The names that the map writes: states as Unicode CLDR has them, towns as GeoNames."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Collection
from functools import cache
from itertools import islice
from typing import Any, Final

from geo.map.assets import asset

_FILE: Final = "basemap/labels.json.gz"


@cache
def label_names() -> frozenset[str]:
    """Every name that may stand on the map."""
    labels = _labels()
    return frozenset(label[0] for part in ("countries", "towns") for label in labels[part])


def towns_in(squares: Collection[tuple[int, int]], *, most: int) -> list[list[str | float]]:
    """The greatest towns of some squares of the Earth.

    Args:
        squares: Each by the whole degrees of latitude and longitude of its south-western corner.
        most: How many at most.

    Returns:
        Name, latitude and longitude in degrees, and the zoom from which the map writes the name;
        the greatest town first.
    """
    inside = (
        [name, latitude, longitude, zoom]
        for name, longitude, latitude, zoom, *_ in _labels()["towns"]
        if (math.floor(latitude), math.floor(longitude)) in squares
    )
    return list(islice(inside, most))


@cache
def _labels() -> dict[str, list[Any]]:
    found = asset(_FILE)
    if found is None:
        raise AssertionError(f"the program's own {_FILE} is not there")
    labels: dict[str, list[Any]] = json.loads(gzip.decompress(found.content))
    return labels

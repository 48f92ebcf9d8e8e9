"""The names that the map writes: states as Unicode CLDR has them, towns as GeoNames."""

from __future__ import annotations

import gzip
import json
from functools import cache
from typing import Final

from geo.map.assets import asset

_FILE: Final = "basemap/labels.json.gz"


@cache
def label_names() -> frozenset[str]:
    """Every name that may stand on the map."""
    found = asset(_FILE)
    if found is None:
        raise AssertionError(f"the program's own {_FILE} is not there")
    labels = json.loads(gzip.decompress(found.content))
    return frozenset(label[0] for part in ("countries", "towns") for label in labels[part])

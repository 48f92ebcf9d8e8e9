"""The outlines that counts are coloured on are made here, by a developer; neighbours share an edge.

    python -m geo.map.make_areas WORLD_MAP_GPKG

WORLD_MAP_GPKG: the world map of Debian's qgis-common (Natural Earth 4.1, public domain). A
territory without an ISO code has no outline of its own, and neither has Crimea. The file is written
as make_basemap.py tells.
"""

from __future__ import annotations

import sys
from typing import Final

import shapely

from geo.map.basemap_shapes import read_divisions
from geo.map.make_basemap import flat, write_json

_STEP: Final = 0.01
_TOLERANCE: Final = 0.04


def main(world_map: str) -> None:
    """Make the file again."""
    countries = read_divisions(world_map).countries
    codes = sorted(countries)
    outlines = shapely.coverage_simplify([countries[code] for code in codes], _TOLERANCE)
    areas = {
        code: list(flat(_polygons(outline), _STEP))
        for code, outline in zip(codes, outlines, strict=True)
    }
    write_json("countries", {"step": _STEP, "areas": areas})


def _polygons(outline: shapely.Geometry) -> list[shapely.Geometry]:
    return [part for part in shapely.get_parts(outline) if part.geom_type == "Polygon"]


if __name__ == "__main__":
    main(*sys.argv[1:])

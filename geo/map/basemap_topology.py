"""TopoJSON keeps each border once, which tells inner borders from coasts; a developer's tool.

Source of the format: the TopoJSON specification 1.0, sections 2.1.2 (transforms) to 2.1.4 (arcs).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import shapely
from shapely import affinity
from shapely.geometry.base import BaseGeometry

Point = tuple[float, float]
# Western Sahara and Palestine; a territory that has no ISO number at all counts as well.
_CONTESTED_NUMBERS: Final = frozenset({"732", "275"})


class Topology:
    """The objects of one TopoJSON file, cut at 180°."""

    def __init__(self, content: dict[str, Any]) -> None:
        self._objects = content["objects"]
        self._arcs = [tuple(_absolute(arc, content["transform"])) for arc in content["arcs"]]

    def polygons(self, name: str) -> list[BaseGeometry]:
        """Every polygon of an object."""
        return [
            polygon
            for shape in self._shapes(name)
            for rings in _polygons_of(shape)
            for polygon in _cut([self._line(ring) for ring in rings])
        ]

    def lines(self, name: str) -> list[BaseGeometry]:
        """Every line of an object."""
        return [
            shapely.LineString(self._line(arcs))
            for shape in self._shapes(name)
            for arcs in ([shape["arcs"]] if shape["type"] == "LineString" else shape["arcs"])
        ]

    def borders(self, name: str) -> tuple[BaseGeometry, BaseGeometry]:
        """The arcs that two shapes share: between states, and along contested territories."""
        owners: dict[int, set[int]] = defaultdict(set)
        contested = set()
        for index, shape in enumerate(self._shapes(name)):
            number = shape.get("id")
            if number is None or number in _CONTESTED_NUMBERS:
                contested.add(index)
            for rings in _polygons_of(shape):
                for arc in (arc for ring in rings for arc in ring):
                    owners[arc if arc >= 0 else ~arc].add(index)
        shared = {arc: sides for arc, sides in owners.items() if len(sides) == 2}
        return (
            self._collected(arc for arc, sides in shared.items() if not sides & contested),
            self._collected(arc for arc, sides in shared.items() if sides & contested),
        )

    def _collected(self, arcs: Iterable[int]) -> BaseGeometry:
        return shapely.MultiLineString([self._arcs[arc] for arc in arcs])

    def _shapes(self, name: str) -> list[dict[str, Any]]:
        return [shape for shape in self._objects[name]["geometries"] if shape.get("arcs")]

    def _line(self, arcs: Sequence[int]) -> list[Point]:
        points: list[Point] = []
        for arc in arcs:
            steps = self._arcs[arc] if arc >= 0 else self._arcs[~arc][::-1]
            points += steps[1:] if points else steps
        return points


def read_topology(path: Path) -> Topology:
    """Read a TopoJSON file."""
    return Topology(json.loads(path.read_text("utf-8")))


def _absolute(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Point]:
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale_x + left, y * scale_y + bottom


def _polygons_of(shape: dict[str, Any]) -> list[list[list[int]]]:
    if shape["type"] == "Polygon":
        return [shape["arcs"]]
    return shape["arcs"] if shape["type"] == "MultiPolygon" else []


def _cut(rings: Sequence[Sequence[Point]]) -> list[BaseGeometry]:
    """A polygon unrolled over 180° and laid back in up to three parts."""
    outer, *holes = (_unrolled(ring) for ring in rings)
    whole = shapely.make_valid(shapely.Polygon(outer, [hole for hole in holes if len(hole) > 3]))
    parts: list[BaseGeometry] = []
    for turn in (-360, 0, 360):
        part = shapely.intersection(whole, shapely.box(-180 + turn, -90, 180 + turn, 90))
        parts.extend(shapely.get_parts(affinity.translate(part, -turn)))
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]


def _unrolled(ring: Sequence[Point]) -> list[Point]:
    """A ring without the jump at 180°; one around a pole is closed over it."""
    turn = 0.0
    points = [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        if abs(x - before) > 180:
            turn += 360 if x < before else -360
        points.append((x + turn, y))
    if abs(points[-1][0] - points[0][0]) > 180:
        pole = 90 if sum(y for _, y in points) > 0 else -90
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return points

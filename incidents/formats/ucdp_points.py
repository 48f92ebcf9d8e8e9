"""UCDP says a point three times: in degrees, as a text of geometry, and by its cell of a grid."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

from incidents.formats.cells import Cells, shown

_POINT: Final = re.compile(r"POINT ?\(\s*([-+0-9.eE]+)\s+([-+0-9.eE]+)\s*\)")
# The text has as many digits as the columns; a spreadsheet may round one of them.
_SAME_DEGREES: Final = 0.01
# PRIO-GRID codebook 2.0: half a degree, numbered from 1 at 90° south and 180° west, row by row.
_GRID: Final = 2
_COLUMNS: Final = 720
# A point on an edge of a cell may be counted to either.
_EDGE_DEGREES: Final = 0.001


def other_points(cells: Cells, latitude: float, longitude: float) -> Iterator[str]:
    """What a row says against its own point, a sentence each.

    Args:
        cells: The row.
        latitude: In degrees.
        longitude: In degrees.
    """
    match = _POINT.fullmatch(cells.text("geom_wkt") or "")
    if match is not None:
        there = _degrees(match[2]), _degrees(match[1])
        if not (_same(there[0], latitude) and _same(there[1], longitude)):
            yield (
                f"latitude and longitude say {latitude:g}, {longitude:g} and geom_wkt says "
                f"{shown(match[0])}."
            )
            return
    written = (cells.text("priogrid_gid") or "").removesuffix(".0")
    if written.isdecimal() and int(written) not in _grid_cells(latitude, longitude):
        yield f"The point {latitude:g}, {longitude:g} does not lie in priogrid_gid {written}."


def _degrees(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _same(one: float | None, other: float) -> bool:
    return one is None or abs(one - other) <= _SAME_DEGREES


def _grid_cells(latitude: float, longitude: float) -> frozenset[int]:
    sides = (-_EDGE_DEGREES, _EDGE_DEGREES)
    return frozenset(
        math.floor((latitude + north + 90) * _GRID) * _COLUMNS
        + math.floor((longitude + east + 180) * _GRID)
        + 1
        for north in sides
        for east in sides
    )

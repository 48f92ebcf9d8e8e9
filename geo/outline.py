"""A place that is a division, a country or an informal region has an outline; all else a circle.

Outlines are Natural Earth's (public domain), simplified; gazetteer/make_outlines.py makes them.
"""

from __future__ import annotations

import json
import zipfile
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, Final

from geo.gazetteer.curated import other_names
from geo.gazetteer.tables import TABLES
from geo.names import bare_division, normal
from geo.place import GIVEN_BY_THE_SOURCE, Place

_DIVISION_PREC: Final = 4
_COUNTRY_PREC: Final = 6
_STEPS_A_DEGREE: Final = 100
_REGIONS: Final = "regions"
_REMEMBERED: Final = 256
_TABLES_KEPT: Final = 16


def outline(place: Place) -> dict[str, Any] | None:
    """The outline of the area that a place is, as a GeoJSON MultiPolygon.

    Longitude stands first, as GeoJSON has it, in steps of a hundredth of a degree.

    Args:
        place: As it was answered or recorded; what decides is its kind, and where a source gave
            the point, its `where_prec`, 4 for a first-order division and 6 for a country.

    Returns:
        None where no outline is known to be this place's: a town, a district, a part of a division,
        a region known by its middle alone, a division that Natural Earth draws otherwise.
    """
    member = _member(place)
    polygons = _polygons(*member) if member else None
    return {"type": "MultiPolygon", "coordinates": polygons} if polygons else None


def _member(place: Place) -> tuple[str, str] | None:
    """Which table of the file holds the place, and under which code or name."""
    was_given = place.how == GIVEN_BY_THE_SOURCE
    if place.kind == "region":
        return _REGIONS, place.name
    if place.country is None:
        return None
    if place.kind == "country" or (was_given and place.where_prec == _COUNTRY_PREC):
        return place.country, place.country
    if place.kind == "admin1" or (was_given and place.where_prec == _DIVISION_PREC):
        code = _division(place.country, place.admin1 or place.name)
        return (place.country, code) if code else None
    return None


@lru_cache(_REMEMBERED)
def _polygons(of: str, key: str) -> list[list[list[tuple[float, float]]]] | None:
    for code, _, polygons in _table(of):
        if code == key:
            return [[_ring(deltas) for deltas in rings] for rings in json.loads(polygons)]
    return None


@lru_cache(_REMEMBERED)
def _division(country: str, name: str) -> str | None:
    """The code of the division that bears a name: exactly, or but for "State" and the like."""
    others = _other_names()
    named = [
        (code, each)
        for code, main, _ in _table(country)
        if code != country
        for each in (main, *others.get(code, ()))
    ]
    exact = {code for code, each in named if normal(each) == normal(name)}
    alike = {code for code, each in named if bare_division(each) == bare_division(name)}
    # Two divisions that differ by that word alone are neither's: "Moscow", "Moscow Oblast".
    found = exact or alike
    return found.pop() if len(found) == 1 else None


@lru_cache(_TABLES_KEPT)
def _table(of: str) -> tuple[tuple[str, str, str], ...]:
    """Code, name and polygons of each outline of a country; none where the file has none of it."""
    with zipfile.ZipFile(TABLES / "outlines.zip") as archive:
        try:
            lines = archive.read(f"{of}.tsv").decode().splitlines()
        except KeyError:
            return ()
    rows = (line.split("\t") for line in lines)
    return tuple((code, name, polygons) for code, name, polygons in rows)


def _ring(deltas: list[int]) -> list[tuple[float, float]]:
    east, north = accumulate(deltas[::2]), accumulate(deltas[1::2])
    return [(x / _STEPS_A_DEGREE, y / _STEPS_A_DEGREE) for x, y in zip(east, north, strict=True)]


_other_names = cache(other_names)
